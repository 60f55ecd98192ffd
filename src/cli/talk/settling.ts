import { PERSONAL_DATA } from '../../app/personal-data.ts';
import { addCounter, addMember } from '../../counters/changes.ts';
import { currentCounters } from '../../counters/repository.ts';
import { AppError } from '../../errors.ts';
import { addRule, parseRule } from '../../features/rules/rule-changes.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { openGazetteer } from '../../gazetteer/open.ts';
import { keepProfile } from '../../people/profiles.ts';
import { isGrantedRole } from '../../people/roles.ts';
import { createTenants } from '../../people/tenants.ts';
import { TERMINAL } from '../../platforms/terminal/address.ts';
import { type Cast, profileOf } from '../../platforms/terminal/people.ts';
import { readTopicBook } from '../../routing/topic-book.ts';
import { vocabularyOf } from '../../routing/vocabulary.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { settlePerson } from '../settle-person.ts';
import { countersOf, nobodyCalled, personInRole } from './network.ts';
import type { CounterPlan, PeopleFile, PersonEntry } from './people-file.ts';

const KEEPING = { by: null, reason: 'Voor een gesprek in de terminal.' } as const;

/** Everyone who takes part, as the bot knows them. */
export interface Settled {
  /**
   * Sees that there is somebody of this name: a name that is a role is somebody new with that role.
   *
   * @returns null; else a sentence that says that there is nobody, and who may be meant
   */
  meet(called: string): Promise<string | null>;
  /** Has the bot know how somebody is now: that they left, or are back. */
  tell(called: string): Promise<void>;
}

/** Puts organisations, people, roles and counters into the database, and the people into the terminal. */
export async function settle(
  prisma: PrismaClient,
  cast: Cast,
  { network, open }: { network: PeopleFile; open: boolean },
): Promise<Settled> {
  const tenants = createTenants(prisma);
  const personIds = new Map<string, string>();
  const first = network.organisations[0]?.id ?? '';
  for (const { id, name } of network.organisations) {
    await tenants.connect({ platform: TERMINAL, externalId: id, organisation: { slug: id, name } });
  }
  for (const person of network.people) await add(person);
  const gazetteer = await openGazetteer();
  for (const counter of network.counters) await settleCounter(prisma, counter, { gazetteer, personIds });

  async function add(entry: PersonEntry): Promise<void> {
    const externalId = entry.organisation ?? first;
    const tenant = await tenants.find(TERMINAL, externalId);
    if (tenant === null) throw new AppError({ code: 'talk.people-file', message: `There is no ${externalId}.` });
    const { id, name = id, email = null, department = null, standing } = entry;
    const told = { id, name, tenant: externalId, email, department, standing };
    cast.add(told);
    const settled = { profile: profileOf(cast, told), roles: entry.roles.filter(isGrantedRole) };
    personIds.set(id, await prisma.$transaction((tx) => settlePerson(tx, tenant, settled)));
  }

  return {
    async tell(called) {
      const person = cast.person(called);
      const tenant = person && (await tenants.find(TERMINAL, person.tenant));
      if (!tenant) return;
      await prisma.$transaction((tx) => keepProfile(tx, PERSONAL_DATA, tenant, profileOf(cast, person)));
      // As where a platform tells that somebody removed the bot.
      const removed = cast.reachability(called) === 'blocked';
      await prisma.$executeRaw`
        UPDATE conversation SET left_at = CASE WHEN ${removed} THEN clock_now() END
        WHERE tenant_id = ${tenant.id}::uuid AND kind = 'personal' AND address ->> 'user' = ${person.id}`;
    },
    async meet(called) {
      if (cast.person(called) !== null) return null;
      const entry = personInRole(called);
      if (entry === null) {
        const known = cast.everyone().map(({ id }) => id);
        return nobodyCalled(called, known);
      }
      await add(open ? entry : { ...entry, organisation: first });
      if (open) {
        for (const counterId of countersOf(called)) {
          await prisma.$transaction((tx) => joinCounter(tx, counterId, { person: called, rung: 'contact' }, personIds));
        }
      }
      return null;
    },
  };
}

type Member = CounterPlan['members'][number];

async function settleCounter(
  prisma: PrismaClient,
  counter: CounterPlan,
  { gazetteer, personIds }: { gazetteer: Gazetteer; personIds: ReadonlyMap<string, string> },
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const known = (await currentCounters(tx)).some(({ counterId }) => counterId === counter.id);
    if (!known) await openCounter(tx, counter, gazetteer);
    for (const member of counter.members) await joinCounter(tx, counter.id, member, personIds);
  });
}

/** A counter of which only this conversation knows, and the rule that leads to it. */
async function openCounter(tx: Transaction, counter: CounterPlan, gazetteer: Gazetteer): Promise<void> {
  const { id, name = id, topics, email = null, phone = null } = counter;
  const municipalities = (counter.municipalities ?? []).map((one) => codeOf(gazetteer, one));
  if (municipalities.length === 0) {
    throw new AppError({
      code: 'talk.people-file',
      message: `The counter ${id} does not come with the program: give it a name and municipalities.`,
    });
  }
  const entry = {
    id,
    name,
    kind: 'counter',
    level: 'municipal',
    firstLine: true,
    municipalities,
    topics,
    verified: true,
    status: 'active',
    statusNote: null,
    validUntil: null,
    website: null,
    email,
    phone,
  };
  await addCounter(tx, entry, KEEPING);
  const rule = parseRule({
    id: `terminal-${id}`,
    when: { municipalities, ...(topics.length > 0 ? { topics } : {}) },
    to: [id, 'municipality'],
    because: { nl: `${name} is het loket daarvoor`, en: `${name} is the counter for that` },
    source: 'terminal',
  });
  const vocabulary = vocabularyOf(gazetteer, await readTopicBook());
  // Before every other rule: who names a counter means that cases go there.
  await addRule(tx, rule, { ...KEEPING, place: 'first', vocabulary });
}

async function joinCounter(
  tx: Transaction,
  counterId: string,
  member: Member,
  personIds: ReadonlyMap<string, string>,
): Promise<void> {
  const { rung } = member;
  const who =
    'person' in member
      ? { personId: personIds.get(member.person) ?? null, name: null, email: null }
      : { personId: null, name: member.name ?? null, email: member.email };
  await addMember(tx, { counterId, ...who, rung }, KEEPING);
}

/** A municipality by its code (`GM1774`) or its name. */
function codeOf(gazetteer: Gazetteer, said: string): string {
  if (/^GM\d{4}$/.test(said)) return said;
  const found = gazetteer.municipalities.find(({ name }) => name.toLowerCase() === said.toLowerCase());
  if (found) return found.code;
  throw new AppError({ code: 'talk.people-file', message: `There is no municipality ${said} in Overijssel.` });
}
