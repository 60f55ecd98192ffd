import type { Express } from 'express';
import { broadcastsAsCsv } from '../features/broadcasts/export.ts';
import { recipientsOf } from '../features/broadcasts/recipients.ts';
import { readBroadcast } from '../features/broadcasts/repository.ts';
import { isResultsTicket, RESULTS_PATH, readResultsTicket } from '../features/broadcasts/ticket.ts';
import { texts } from '../i18n/texts.ts';
import { member } from '../people/directory.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import { mountOneTimeFile } from './one-time-file.ts';

/** `/broadcasts/<secret>`: what became of a broadcast with each, for who is a broker of its organisation when they fetch it. */
export function mountBroadcastFiles(server: Express, deps: { prisma: PrismaClient; logger: Logger }): void {
  mountOneTimeFile(
    server,
    deps,
    {
      path: RESULTS_PATH,
      words: (language) => texts(language).broadcasts.file.page,
      async make(tx, { personId, what }) {
        const { id, language } = readResultsTicket(what);
        const broadcast = await readBroadcast(tx, id);
        if (!broadcast) return null;
        const { organisationId, number } = broadcast;
        const person = await member(tx, personId);
        if (person?.organisationId !== organisationId || !person.roles.includes('broker')) return null;
        const content = broadcastsAsCsv(await recipientsOf(tx, broadcast), language);
        return { name: texts(language).broadcasts.file.name(number), mediaType: 'text/csv; charset=utf-8', content };
      },
    },
    isResultsTicket,
  );
}
