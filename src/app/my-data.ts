import type { Express } from 'express';
import { texts } from '../i18n/texts.ts';
import { recordAudit } from '../people/audit.ts';
import { MY_DATA } from '../people/download-tickets.ts';
import { asJson, collectPerson } from '../people/export.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { PersonalDataPart } from '../store/personal-data.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import { mountOneTimeFile } from './one-time-file.ts';

/** `/my-data/<secret>`: the file with what is kept of a person, once. */
export function mountMyData(
  server: Express,
  deps: { prisma: PrismaClient; personalData: readonly PersonalDataPart[]; logger: Logger },
): void {
  mountOneTimeFile(
    server,
    deps,
    {
      path: '/my-data',
      words: (language) => texts(language).privacy.file,
      async make(tx, { personId }) {
        const file = await collectPerson(tx, deps.personalData, personId);
        await recordAudit(tx, {
          actorId: personId,
          organisationId: await organisationOf(tx, personId),
          action: 'person.exported',
          objectKind: 'person',
          objectId: personId,
        });
        return { name: 'mijn-gegevens.json', mediaType: 'application/json', content: asJson(file) };
      },
    },
    (what) => what === MY_DATA,
  );
}

async function organisationOf(tx: Transaction, personId: string): Promise<string | null> {
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { organisationId: true } });
  return person.organisationId;
}
