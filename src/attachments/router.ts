import type { Express, Request, RequestHandler, Response } from 'express';
import { contentOf } from '../chat/file-content.ts';
import type { Language } from '../chat/language.ts';
import { texts } from '../i18n/texts.ts';
import { asStoreError } from '../store/errors.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import { pageHeaders, sentencePage } from '../web/html.ts';
import { FILES_PATH, fileBehind } from './offered-files.ts';

/**
 * `/files/<secret>`: a page with a button (GET), which gives the file (POST). The page says nothing of what the file is about:
 * scanners and previews open every link.
 */
export function mountFiles(server: Express, deps: { prisma: PrismaClient; logger: Logger }): void {
  const { prisma, logger } = deps;

  const offer: RequestHandler<{ secret: string }> = (request, response) =>
    safely(request, response, async (words, language) => {
      if ((await fileBehind(prisma, request.params.secret)) === null) return gone(response, words, language);
      const { title, text, button } = words.page;
      say(response, 200, { language, title, text, button: { label: button } });
    });

  const give: RequestHandler<{ secret: string }> = (request, response) =>
    safely(request, response, async (words, language) => {
      const file = await fileBehind(prisma, request.params.secret);
      if (file === null) return gone(response, words, language);
      response.set(pageHeaders()).attachment(file.name).type(file.mediaType).send(contentOf(file));
    });

  async function safely(
    request: Request<{ secret: string }>,
    response: Response,
    act: (words: Words, language: Language) => Promise<void>,
  ): Promise<void> {
    const language = request.acceptsLanguages('nl', 'en') === 'en' ? 'en' : 'nl';
    const words = texts(language).attachments;
    try {
      await act(words, language);
    } catch (error) {
      logger.error({ error: asStoreError(error) }, 'file not given');
      say(response, 503, { language, ...words.later });
    }
  }

  server.get(`${FILES_PATH}/:secret`, offer);
  server.post(`${FILES_PATH}/:secret`, give);
}

type Words = ReturnType<typeof texts>['attachments'];

function gone(response: Response, words: Words, language: Language): void {
  say(response, 404, { language, ...words.gone });
}

function say(response: Response, status: number, said: Parameters<typeof sentencePage>[0]): void {
  response.status(status).set(pageHeaders()).send(sentencePage(said));
}
