import type { Express, Request, RequestHandler, Response } from 'express';
import type { Language } from '../chat/language.ts';
import { errorCode } from '../errors.ts';
import { texts } from '../i18n/texts.ts';
import { recordAudit } from '../people/audit.ts';
import { redeemTicket, ticketStands } from '../people/download-tickets.ts';
import { asJson, collectPerson } from '../people/export.ts';
import { asStoreError } from '../store/errors.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { PersonalDataPart } from '../store/personal-data.ts';
import type { Logger } from '../telemetry/logger.ts';
import { pageHeaders, sentencePage } from '../web/html.ts';

/** Everything of a person who has been here for years is read in a second; a slow disk may take longer. */
const COLLECT_TIMEOUT_MS = 60_000;

/**
 * `/my-data/<secret>`: a page with a button (GET), which gives a person the file with what is kept of them, once (POST).
 * Whatever opens the link without pressing, a scanner or a preview, uses up nothing and learns nothing.
 */
export function mountMyData(
  server: Express,
  deps: { prisma: PrismaClient; personalData: readonly PersonalDataPart[]; logger: Logger },
): void {
  const { prisma, personalData, logger } = deps;

  /** In one transaction: when the file cannot be made, the link still works. */
  function collect(secret: string): Promise<{ personId: string; json: string } | null> {
    return prisma.$transaction(
      async (tx) => {
        const personId = await redeemTicket(tx, secret);
        if (personId === null) return null;
        const file = await collectPerson(tx, personalData, personId);
        await recordAudit(tx, {
          actorId: personId,
          organisationId: await organisationOf(tx, personId),
          action: 'person.exported',
          objectKind: 'person',
          objectId: personId,
        });
        return { personId, json: asJson(file) };
      },
      { timeout: COLLECT_TIMEOUT_MS },
    );
  }

  const offer: RequestHandler<{ secret: string }> = (request, response) =>
    safely(request, response, async (words, language) => {
      if (!(await ticketStands(prisma, request.params.secret))) return say(response, 404, { language, ...words.gone });
      const { title, text, button } = words;
      say(response, 200, { language, title, text, button: { label: button } });
    });

  const give: RequestHandler<{ secret: string }> = (request, response) =>
    safely(request, response, async (words, language) => {
      const found = await collect(request.params.secret);
      if (!found) return say(response, 404, { language, ...words.gone });
      logger.info({ person: found.personId }, 'personal data downloaded');
      response.set(pageHeaders()).attachment('mijn-gegevens.json').type('application/json').send(found.json);
    });

  /** Whatever goes wrong, the person reads a sentence, and the link still works. */
  async function safely(
    request: Request<{ secret: string }>,
    response: Response,
    act: (words: Words, language: Language) => Promise<void>,
  ): Promise<void> {
    const language = request.acceptsLanguages('nl', 'en') === 'en' ? 'en' : 'nl';
    const words = texts(language).privacy.file;
    try {
      await act(words, language);
    } catch (error) {
      logger.error({ code: errorCode(asStoreError(error)), error: asStoreError(error) }, 'personal data not given');
      say(response, 503, { language, ...words.later });
    }
  }

  server.get('/my-data/:secret', offer);
  server.post('/my-data/:secret', give);
}

type Words = ReturnType<typeof texts>['privacy']['file'];

function say(response: Response, status: number, said: Parameters<typeof sentencePage>[0]): void {
  response.status(status).set(pageHeaders()).send(sentencePage(said));
}

async function organisationOf(tx: Parameters<typeof redeemTicket>[0], personId: string): Promise<string | null> {
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { organisationId: true } });
  return person.organisationId;
}
