import type { Express, Request, RequestHandler, Response } from 'express';
import { errorCode } from '../errors.ts';
import { recordAudit } from '../people/audit.ts';
import { redeemTicket } from '../people/download-tickets.ts';
import { asJson, collectPerson } from '../people/export.ts';
import { asStoreError } from '../store/errors.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { PersonalDataPart } from '../store/personal-data.ts';
import type { Logger } from '../telemetry/logger.ts';

/** Everything of a person who has been here for years is read in a second; a slow disk may take longer. */
const COLLECT_TIMEOUT_MS = 60_000;

/** What keeps the file out of every cache and the secret out of every log of another site. */
const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
} as const;

const NOT_ANY_MORE = [
  'Deze link werkt niet meer, of is al gebruikt. Vraag in de chat een nieuwe met /impact mijn-gegevens.',
  'This link no longer works, or was used already. Ask for a new one in the chat with /impact my-data.',
].join('\n');
const LATER = 'Dit lukt nu niet. Probeer het over een paar minuten opnieuw. / Please try again in a few minutes.';

/** `GET /my-data/<secret>`: gives a person the file with what is kept of them, once. */
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

  const give: RequestHandler<{ secret: string }> = async (request, response) => {
    response.set(HEADERS);
    // A program that only looks whether there is something must not use up the link.
    if (isOnlyLooking(request)) return void response.status(405).end();
    try {
      const found = await collect(request.params.secret);
      if (!found) return refuse(response, 404, NOT_ANY_MORE);
      logger.info({ person: found.personId }, 'personal data downloaded');
      response.attachment('mijn-gegevens.json').type('application/json').send(found.json);
    } catch (error) {
      logger.error({ code: errorCode(asStoreError(error)), error: asStoreError(error) }, 'personal data not given');
      refuse(response, 503, LATER);
    }
  };
  server.get('/my-data/:secret', give);
}

async function organisationOf(tx: Parameters<typeof redeemTicket>[0], personId: string): Promise<string | null> {
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { organisationId: true } });
  return person.organisationId;
}

function isOnlyLooking(request: Request<{ secret: string }>): boolean {
  const purpose = `${request.get('sec-purpose') ?? ''} ${request.get('purpose') ?? ''}`;
  return request.method === 'HEAD' || /prefetch|preview|prerender/i.test(purpose);
}

function refuse(response: Response, status: number, sentence: string): void {
  response.status(status).type('text/plain').send(`${sentence}\n`);
}
