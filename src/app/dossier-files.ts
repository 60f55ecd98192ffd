import type { Express } from 'express';
import type { Adviser } from '../criteria/advice.ts';
import { figuresAsCsv } from '../features/criteria/export/figures-csv.ts';
import { dossierFile } from '../features/criteria/export/file.ts';
import { FIGURES_TICKET, FILES_PATH, isFileTicket, readTicket } from '../features/criteria/export/ticket.ts';
import { dossierFigures } from '../features/criteria/figures.ts';
import { isTheirs, noteHappening } from '../features/criteria/life.ts';
import { readDossier } from '../features/criteria/repository.ts';
import { texts } from '../i18n/texts.ts';
import { member } from '../people/directory.ts';
import { clockNow } from '../store/clock.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import { mountOneTimeFile } from './one-time-file.ts';

/** `/dossiers/<secret>`: the criteria of a dossier, or the figures of an organisation, as a file, for who may see it when they fetch it. */
export function mountDossierFiles(
  server: Express,
  deps: { prisma: PrismaClient; adviser(): Promise<Adviser>; logger: Logger },
): void {
  mountOneTimeFile(
    server,
    deps,
    {
      path: FILES_PATH,
      words: (language) => texts(language).dossiers.file.page,
      async make(tx, { personId, what }) {
        if (what === FIGURES_TICKET) return figuresFile(tx, personId);
        const { id, format, language } = readTicket(what);
        const dossier = await readDossier(tx, id);
        const person = await tx.person.findUnique({ where: { id: personId }, select: { organisationId: true } });
        const actor = { personId, organisationId: person?.organisationId ?? null, roles: new Set<never>() };
        if (!dossier || dossier.text === null || !isTheirs(actor, dossier)) return null;
        const by = { kind: 'person', personId } as const;
        await noteHappening(tx, id, { kind: 'dossier.exported', by, state: dossier.state });
        const made = await dossierFile(tx, await deps.adviser(), dossier, {
          format,
          language,
          now: await clockNow(tx),
        });
        return { name: made.name, mediaType: made.mediaType, content: made.bytes };
      },
    },
    isFileTicket,
  );
}

/** Of their own organisation, while they are a director or broker of it. */
async function figuresFile(tx: Transaction, personId: string) {
  const person = await member(tx, personId);
  if (!person?.organisationId || !person.roles.some((role) => role === 'director' || role === 'broker')) return null;
  const content = figuresAsCsv(await dossierFigures(tx, person.organisationId));
  return { name: 'criteria-figures.csv', mediaType: 'text/csv; charset=utf-8', content };
}
