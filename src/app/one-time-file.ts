import type { Express, Request, RequestHandler, Response } from 'express';
import type { Language } from '../chat/language.ts';
import { errorCode } from '../errors.ts';
import { redeemTicket, ticketStands } from '../people/download-tickets.ts';
import { asStoreError } from '../store/errors.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import { pageHeaders, sentencePage } from '../web/html.ts';

/** Making a file of everything of somebody who has been here for years takes a second; a slow disk may take longer. */
const MAKING_TIMEOUT_MS = 60_000;

/** What the page before a file says. */
interface Words {
  title: string;
  text: string;
  button: string;
  gone: { title: string; text: string };
  later: { title: string; text: string };
}

/** A file that one person fetches once, by a link they got in chat. */
export interface OneTimeFile {
  /** `/my-data`: the secret stands behind it. */
  path: string;
  words(language: Language): Words;
  /**
   * Makes it, in the transaction that uses up the ticket: when that fails, the link still works.
   *
   * @returns null: there is none any more
   */
  make(tx: Transaction, ticket: { personId: string; what: string }, language: Language): Promise<MadeFile | null>;
}

interface MadeFile {
  name: string;
  mediaType: string;
  content: string | Uint8Array;
}

/**
 * `<path>/<secret>`: a page with a button (GET), which gives the file, once (POST). Whatever opens the link without pressing, a
 * scanner or a preview, uses up nothing and learns nothing.
 *
 * @param isOf whether a ticket is for this file, by what it is for
 */
export function mountOneTimeFile(
  server: Express,
  { prisma, logger }: { prisma: PrismaClient; logger: Logger },
  file: OneTimeFile,
  isOf: (what: string) => boolean,
): void {
  const { path } = file;

  function make(secret: string, language: Language): Promise<{ personId: string; made: MadeFile } | null> {
    return prisma.$transaction(
      async (tx) => {
        const ticket = await redeemTicket(tx, secret, isOf);
        const made = ticket && (await file.make(tx, ticket, language));
        return ticket && made ? { personId: ticket.personId, made } : null;
      },
      { timeout: MAKING_TIMEOUT_MS },
    );
  }

  const offer: RequestHandler<{ secret: string }> = (request, response) =>
    safely(request, response, async (words, language) => {
      if (!(await ticketStands(prisma, request.params.secret, isOf))) {
        return say(response, 404, { language, ...words.gone });
      }
      const { title, text, button } = words;
      say(response, 200, { language, title, text, button: { label: button } });
    });

  const give: RequestHandler<{ secret: string }> = (request, response) =>
    safely(request, response, async (words, language) => {
      const found = await make(request.params.secret, language);
      if (!found) return say(response, 404, { language, ...words.gone });
      const { name, mediaType, content } = found.made;
      logger.info({ person: found.personId, path }, 'file downloaded');
      const body = typeof content === 'string' ? content : Buffer.from(content);
      response.set(pageHeaders()).attachment(name).type(mediaType).send(body);
    });

  /** Whatever goes wrong, the person reads a sentence, and the link still works. */
  async function safely(
    request: Request<{ secret: string }>,
    response: Response,
    act: (words: Words, language: Language) => Promise<void>,
  ): Promise<void> {
    const language = request.acceptsLanguages('nl', 'en') === 'en' ? 'en' : 'nl';
    const words = file.words(language);
    try {
      await act(words, language);
    } catch (error) {
      logger.error({ code: errorCode(asStoreError(error)), error: asStoreError(error), path }, 'file not given');
      say(response, 503, { language, ...words.later });
    }
  }

  server.get(`${path}/:secret`, offer);
  server.post(`${path}/:secret`, give);
}

function say(response: Response, status: number, said: Parameters<typeof sentencePage>[0]): void {
  response.status(status).set(pageHeaders()).send(sentencePage(said));
}
