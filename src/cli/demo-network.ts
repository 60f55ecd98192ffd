import { addCounter, addMember } from '../counters/changes.ts';
import { membersOf } from '../counters/members.ts';
import { currentCounters } from '../counters/repository.ts';
import { addRule, parseRule } from '../features/rules/rule-changes.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import { createTenants } from '../people/tenants.ts';
import { PLAYGROUND_PERSON, PLAYGROUND_TENANT_ID } from '../platforms/teams/playground.ts';
import { currentRules } from '../routing/repository.ts';
import { readTopicBook } from '../routing/topic-book.ts';
import { vocabularyOf } from '../routing/vocabulary.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { prepareDemoAmbassadors } from './demo-ambassadors.ts';
import { prepareDemoBroadcasts } from './demo-broadcasts.ts';
import { prepareDemoDossiers } from './demo-dossiers.ts';
import { prepareDemoNudges } from './demo-nudges.ts';
import { prepareDemoSessions } from './demo-sessions.ts';
import { prepareDemoVisits } from './demo-visits.ts';
import { settlePerson } from './settle-person.ts';

/** Nobody real: the addresses are of a domain that is kept for examples (RFC 2606 and its Dutch counterpart). */
const COUNTERS = [
  { id: 'testloket-zwolle', name: 'Testloket Zwolle (demo)', code: 'GM0193', phone: '038 000 00 00' },
  { id: 'testloket-deventer', name: 'Testloket Deventer (demo)', code: 'GM0150', phone: '0570 00 00 00' },
] as const;
const ROLES = ['administrator', 'broker', 'network_broker'] as const;
/** A whole network is written at once, on whatever machine somebody tries it on. */
const TIMEOUT_MS = 180_000;
const KEEPING = { by: null, reason: 'Demo: not a real counter.' } as const;

/**
 * Makes the demo a place where a hand-over can be tried: counters that are plainly not real, and the person of the chat
 * page at the first of them, with every right; and broadcasts. Again is a no-op.
 */
export async function prepareDemoNetwork(prisma: PrismaClient): Promise<void> {
  const tenant = await createTenants(prisma).find('teams', PLAYGROUND_TENANT_ID);
  if (tenant === null) return;
  const [gazetteer, topicBook] = await Promise.all([openGazetteer(), readTopicBook()]);
  const vocabulary = vocabularyOf(gazetteer, topicBook);
  await prisma.$transaction(
    async (tx) => {
      const profile = { ...PLAYGROUND_PERSON, department: null, standing: 'member', deactivated: false } as const;
      const personId = await settlePerson(tx, tenant, { profile, roles: ROLES });
      for (const counter of COUNTERS) await prepareCounter(tx, counter, vocabulary);
      await joinCounter(tx, COUNTERS[0].id, personId);
      await prepareDemoBroadcasts(tx, personId);
      await prepareDemoAmbassadors(tx, personId);
      await prepareDemoVisits(tx, personId);
      await prepareDemoDossiers(tx, personId);
      await prepareDemoSessions(tx, personId);
      await prepareDemoNudges(tx, personId);
    },
    { timeout: TIMEOUT_MS },
  );
}

async function prepareCounter(
  tx: Transaction,
  { id, name, code, phone }: (typeof COUNTERS)[number],
  vocabulary: ReturnType<typeof vocabularyOf>,
): Promise<void> {
  if (!(await currentCounters(tx)).some(({ counterId }) => counterId === id)) {
    const entry = {
      id,
      name,
      kind: 'counter',
      level: 'municipal',
      firstLine: true,
      municipalities: [code],
      topics: [],
      verified: true,
      status: 'active',
      statusNote: 'demo, niet echt',
      validUntil: null,
      website: null,
      email: `${id}@example.nl`,
      phone,
    };
    await addCounter(tx, entry, KEEPING);
  }
  if ((await currentRules(tx)).some(({ ruleId }) => ruleId === `demo-${id}`)) return;
  const rule = parseRule({
    id: `demo-${id}`,
    when: { municipalities: [code] },
    to: [id, 'municipality'],
    because: {
      nl: 'dit is de demo, met een loket dat niet echt is',
      en: 'this is the demo, with a counter that is not real',
    },
    source: 'demo',
  });
  await addRule(tx, rule, { ...KEEPING, place: null, vocabulary });
}

async function joinCounter(tx: Transaction, counterId: string, personId: string): Promise<void> {
  if ((await membersOf(tx, counterId)).some((member) => member.personId === personId)) return;
  await addMember(tx, { counterId, personId, name: null, email: null, rung: 'contact' }, KEEPING);
}
