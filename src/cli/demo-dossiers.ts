import { openCriteria } from '../app/criteria.ts';
import type { AtDossier } from '../features/criteria/at-dossier.ts';
import { beginDossier } from '../features/criteria/beginning.ts';
import { decide } from '../features/criteria/deciding.ts';
import { setTarget } from '../features/criteria/figures.ts';
import { noteHappening } from '../features/criteria/life.ts';
import { readDossier, recordAward, touch } from '../features/criteria/repository.ts';
import { clockNow } from '../store/clock.ts';
import type { Transaction } from '../store/transaction.ts';

/** What was bought and what became of it: how many criteria were chosen, and whether one was rejected, with why. */
interface DemoDossier {
  by: string;
  text: string;
  chosen: number;
  rejected?: string;
  awarded?: true;
  shared?: true;
}

/** Nobody real. */
const DOSSIERS: readonly DemoDossier[] = [
  {
    by: 'Fatima, inkoop (demo)',
    text: 'Schoonmaak van het provinciehuis, 4 jaar, 1,2 miljoen euro, Europees openbaar. We willen minder afval.',
    chosen: 3,
    rejected: 'dat vragen we al in een ander contract',
    awarded: true,
    shared: true,
  },
  {
    by: 'Joost, groen (demo)',
    text: 'We denken na over nieuw groenonderhoud in de wijken, ongeveer 180.000 euro per jaar, 3 jaar. Doel: meer soorten planten en dieren.',
    chosen: 1,
    shared: true,
  },
  { by: 'Joost, groen (demo)', text: 'Onderhoud van bermen, 2 jaar, 90.000 euro, meervoudig onderhands.', chosen: 2 },
  {
    by: 'Marit, gebouwen (demo)',
    text: 'Renovatie van de sporthal, 3 miljoen euro, met hergebruik van materiaal.',
    chosen: 2,
  },
  {
    by: 'Marit, gebouwen (demo)',
    text: 'Meubilair voor 120 werkplekken, 150.000 euro, circulair.',
    chosen: 3,
    awarded: true,
  },
  {
    by: 'Fatima, inkoop (demo)',
    text: 'Koffieautomaten, 5 jaar, 600.000 euro, boeren krijgen een eerlijke prijs.',
    chosen: 2,
  },
  {
    by: 'Fatima, inkoop (demo)',
    text: 'Drukwerk voor een jaar, 40.000 euro.',
    chosen: 0,
    rejected: 'te klein, we vragen alleen papier met een keurmerk',
  },
];

/** Of what is bought so many percent should have criteria. */
const AIM = 90;

/** Dossiers early, under way and awarded, so that there is a share to look at; again is a no-op. */
export async function prepareDemoDossiers(tx: Transaction, alex: string): Promise<void> {
  const { organisationId } = await tx.person.findUniqueOrThrow({ where: { id: alex } });
  if (organisationId === null || (await tx.dossier.count()) > 0) return;
  await setTarget(tx, organisationId, AIM);
  const people = new Map<string, string>();
  for (const one of DOSSIERS) {
    const personId = people.get(one.by) ?? (await newPerson(tx, organisationId, one.by));
    people.set(one.by, personId);
    await prepareDossier(tx, { personId, organisationId }, one);
  }
}

async function newPerson(tx: Transaction, organisationId: string, displayName: string): Promise<string> {
  const { id } = await tx.person.create({ data: { organisationId, displayName }, select: { id: true } });
  await tx.roleGrant.create({ data: { personId: id, role: 'procurement_officer' } });
  return id;
}

async function prepareDossier(
  tx: Transaction,
  by: { personId: string; organisationId: string },
  { text, chosen, rejected, awarded, shared }: DemoDossier,
): Promise<void> {
  const turn = { actor: { ...by, roles: new Set<never>() }, language: 'nl', now: await clockNow(tx) } as const;
  const begun = await beginDossier(tx, { adviser: openCriteria }, turn, { text });
  if (begun === null || begun === 'none') return;
  const { id } = begun.dossier;
  const ids = begun.items.map(({ criterion }) => criterion.id);
  const picked = ids.slice(0, chosen);
  const at = async (): Promise<AtDossier> => ({
    adviser: await openCriteria(),
    dossier: (await readDossier(tx, id)) ?? begun.dossier,
    personId: by.personId,
  });
  await decide(tx, turn, await at(), { ids: picked, state: 'chosen' });
  const last = ids.at(-1);
  if (rejected !== undefined && last !== undefined) {
    await decide(tx, turn, await at(), { ids: [last], state: 'rejected', reason: rejected });
  }
  if (shared) await touch(tx, id, { shared: true });
  if (!awarded) return;
  await recordAward(tx, begun.dossier, picked);
  await noteHappening(tx, id, {
    kind: 'dossier.awarded',
    by: { kind: 'person', personId: by.personId },
    state: 'awarded',
  });
}
