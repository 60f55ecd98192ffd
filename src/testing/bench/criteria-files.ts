import { tmpdir } from 'node:os';
import { openCriteria } from '../../app/criteria.ts';
import { beginDossier } from '../../features/criteria/beginning.ts';
import { decide } from '../../features/criteria/deciding.ts';
import { dossierFile } from '../../features/criteria/export/file.ts';
import { type Dossier, readDossier } from '../../features/criteria/repository.ts';
import { clockNow } from '../../store/clock.ts';
import { openDatabase } from '../../store/database.ts';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { migrate } from '../../store/migrations.ts';
import { percentiles } from './percentiles.ts';

const FILES = 100;
const ASSIGNMENT =
  'Schoonmaak van het provinciehuis, 4 jaar, 1,2 miljoen euro, Europees openbaar. Doelen: social return, klimaat, circulair, milieu, diversiteit.';

/** How long a Word file takes of a dossier in which all that was suggested is chosen: reading the dossier, its history, and writing the file. */
export async function wordFileBench(): Promise<void> {
  const postgres = await startTemporaryPostgres();
  try {
    await migrate(postgres.url);
    const { prisma, close } = await openDatabase({ databaseUrl: postgres.url, dataDir: tmpdir() });
    try {
      await report(prisma, await dossierWithAll(prisma));
    } finally {
      await close();
    }
  } finally {
    await postgres.remove();
  }
}

async function dossierWithAll(prisma: PrismaClient): Promise<Dossier> {
  const { id: organisationId } = await prisma.organisation.create({ data: { slug: 'noord', name: 'Noord' } });
  const { id: personId } = await prisma.person.create({ data: { organisationId, displayName: 'Fatima' } });
  return prisma.$transaction(async (tx) => {
    const actor = { personId, organisationId, roles: new Set<never>() };
    const turn = { actor, language: 'nl', now: await clockNow(tx) } as const;
    const begun = await beginDossier(tx, { adviser: openCriteria }, turn, { text: ASSIGNMENT });
    if (begun === null || begun === 'none') throw new Error('The assignment of the benchmark is read as none.');
    const at = { adviser: await openCriteria(), dossier: begun.dossier, personId };
    await decide(tx, turn, at, { ids: begun.items.map(({ criterion }) => criterion.id), state: 'chosen' });
    return (await readDossier(tx, begun.dossier.id)) ?? begun.dossier;
  });
}

async function report(prisma: PrismaClient, dossier: Dossier): Promise<void> {
  const adviser = await openCriteria();
  const now = await clockNow(prisma);
  const timesMs: number[] = [];
  const firstAt = performance.now();
  const options = { format: 'docx', language: 'nl', now } as const;
  const { bytes } = await dossierFile(prisma, adviser, dossier, options);
  const firstMs = performance.now() - firstAt;
  for (let made = 0; made < FILES; made += 1) {
    const startedAt = performance.now();
    await dossierFile(prisma, adviser, dossier, options);
    timesMs.push(performance.now() - startedAt);
  }
  const [p50, p95] = Object.values(percentiles(timesMs)).map((ms) => ms.toFixed(0));
  const criteria = dossier.criteria.length;
  process.stdout.write(
    `a Word file of ${criteria} criteria (${Math.round(bytes.length / 1024)} kB): the first ${firstMs.toFixed(0)} ms, then p50 ${p50} ms, p95 ${p95} ms\n`,
  );
}
