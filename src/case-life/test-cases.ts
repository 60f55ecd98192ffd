import type { By } from '../ledger/by.ts';
import { type HistoryLine, readHistory } from '../ledger/ledger.ts';
import type { Note, Verdict } from '../ledger/verify.ts';
import { verifyLedger } from '../ledger/verify-stored.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { CASE, caseSubject } from './case-life.ts';
import { createCases } from './cases.ts';
import { caseStates, type NewCase } from './repository.ts';

/** Verifies the ledger, and that every case is in the state its last entry says. */
export function verifyHistory(prisma: PrismaClient, options: { expected?: Note } = {}): Promise<Verdict> {
  return verifyLedger(prisma, { states: { [CASE]: caseStates }, ...options });
}

/** The history of a case. */
export function historyOf(prisma: PrismaClient, caseId: string): Promise<HistoryLine[]> {
  return readHistory(prisma, caseSubject(caseId));
}

/** A small network of counters and people for tests with a database. */
export interface TestNetwork {
  organisationId: string;
  filer: By & { kind: 'person' };
  broker: By & { kind: 'person' };
  /** Contacts of the counters `zwolle` (two) and `roz` (one). */
  anna: By & { kind: 'member' };
  bob: By & { kind: 'member' };
  eva: By & { kind: 'member' };
  newCase(more?: Partial<NewCase>): NewCase;
  /** Files a case and hands it over to `zwolle`. */
  handOver(words?: string | null): Promise<string>;
}

export async function createTestNetwork(prisma: PrismaClient): Promise<TestNetwork> {
  const organisation = await prisma.organisation.create({ data: { slug: 'provincie', name: 'Provincie' } });
  const organisationId = organisation.id;
  const person = async (displayName: string) =>
    ({ kind: 'person', personId: (await prisma.person.create({ data: { organisationId, displayName } })).id }) as const;
  const filer = await person('Fleur');
  const broker = await person('Bram');
  await prisma.roleGrant.create({ data: { personId: broker.personId, role: 'broker' } });
  for (const [id, name] of [
    ['zwolle', 'Ondernemersloket Zwolle'],
    ['roz', 'ROZ'],
  ] as const) {
    await prisma.counter.upsert({ where: { id }, create: { id, name }, update: {} });
  }
  const member = async (counterId: string, name: string, position: number) => {
    const email = `${name}@example.nl`;
    return {
      kind: 'member',
      memberId: (await prisma.counterMember.create({ data: { counterId, name, email, position } })).id,
    } as const;
  };
  const newCase = (more: Partial<NewCase> = {}): NewCase => ({
    filedBy: { personId: filer.personId, organisationId },
    conversationId: null,
    municipalityCode: 'GM0193',
    topics: ['vergunning_gewoon'],
    request: 'Een ondernemer zoekt een werkplaats.',
    contact: null,
    rule: null,
    ...more,
  });
  return {
    organisationId,
    filer,
    broker,
    anna: await member('zwolle', 'anna', 1),
    bob: await member('zwolle', 'bob', 2),
    eva: await member('roz', 'eva', 1),
    newCase,
    async handOver(words = null) {
      const cases = createCases(prisma);
      const { id } = await prisma.$transaction((tx) => cases.file(tx, newCase()));
      const event = { kind: 'hand_over', counterId: 'zwolle' } as const;
      await prisma.$transaction((tx) => cases.act(tx, { caseId: id, event, by: filer, words }));
      return id;
    },
  };
}
