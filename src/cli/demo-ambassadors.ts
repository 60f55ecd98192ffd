import { openLinkableCriteria } from '../app/criteria.ts';
import { openHooks } from '../app/hooks.ts';
import { openLearningContent } from '../app/learning-content.ts';
import { localTimeAt, plusDays } from '../calendar/local-time.ts';
import { makePledge } from '../pledges/pledges.ts';
import { proposeLinks } from '../policy-themes/proposing.ts';
import { confirmTerm, proposeTerm } from '../policy-themes/terms.ts';
import { clockNow } from '../store/clock.ts';
import type { Transaction } from '../store/transaction.ts';

/** Nobody real, and in no chat that can be reached. */
const NAMES = [
  ...['Aisha', 'Bart', 'Carlijn', 'Daan', 'Eva', 'Farid', 'Gerda', 'Hugo', 'Ingrid', 'Jelle'],
  ...['Kim', 'Lars', 'Maryam', 'Niels', 'Olga', 'Pieter', 'Quinten', 'Rosa', 'Sven', 'Tess'],
  ...['Umut', 'Vera', 'Wim', 'Xandra', 'Yusuf', 'Zoë', 'Anouk', 'Boris', 'Chantal', 'Dirk'],
] as const;
const OTHERS = [
  { slug: 'demo-gemeente', name: 'Gemeente Demodam' },
  { slug: 'demo-waterschap', name: 'Waterschap Demo' },
] as const;
/** So many are of the organisation of who tries it: fewer would not be shown in figures. */
const OWN = 18;
const DEPARTMENTS = ['inkoop', 'sociaal-domein', 'economie'] as const;
/** Somebody works there, and nobody is ambassador. */
const WITHOUT = 'mobiliteit';
/** Where they work: a message can be for one region. */
const REGIONS = ['Twente', 'Salland'] as const;
const PACES = ['weekly', 'fortnightly', 'monthly'] as const;
const PLEDGES = [
  'Ik bespreek social return bij de start van onze volgende aanbesteding',
  'Ik neem een collega mee naar het werkbezoek',
  'Ik vraag drie sociale ondernemers om een offerte voor de lunch',
  'Ik zet impact op de agenda van ons teamoverleg',
  'Ik bel het ondernemersloket over de aanvraag van vorige week',
] as const;
const HALF_YEAR = 182;
/** The figures look back less far than that. */
const OF_LATE = 80;

interface Ambassador {
  n: number;
  department: string;
  today: string;
  cards: readonly string[];
  hooks: readonly string[];
}

/** A network of thirty over three organisations, with half a year behind it; and Alex is one of them. Again is a no-op. */
export async function prepareDemoAmbassadors(tx: Transaction, alex: string): Promise<void> {
  const { organisationId } = await tx.person.findUniqueOrThrow({ where: { id: alex } });
  const { tenantId } = await tx.chatIdentity.findFirstOrThrow({ where: { personId: alex } });
  if (organisationId === null || (await tx.ambassador.count()) > 0) return;
  const organisations: string[] = [];
  for (const one of OTHERS) organisations.push((await tx.organisation.create({ data: one })).id);
  const today = localTimeAt(await clockNow(tx)).date;
  const { cards, hooks } = await openLearningContent();
  const content = { cards: cards.map(({ id }) => id), hooks: hooks.map(({ id }) => id) };
  for (const [n, name] of NAMES.entries()) {
    const department = DEPARTMENTS[n % DEPARTMENTS.length] ?? 'inkoop';
    const isOwn = n < OWN;
    const { id } = await tx.person.create({
      data: {
        organisationId: isOwn ? organisationId : (organisations[n % OTHERS.length] ?? organisationId),
        displayName: `${name} (demo)`,
        department,
        region: REGIONS[n % REGIONS.length] ?? null,
        ...(isOwn
          ? { identities: { create: { tenantId, externalUserId: `demo-${n}`, standing: 'member' as const } } }
          : {}),
      },
    });
    await becomes(tx, id, { n, department, today, ...content });
  }
  await tx.person.create({ data: { organisationId, displayName: 'Esmee (demo)', department: WITHOUT } });
  const joinedAt = at(plusDays(today, -HALF_YEAR));
  const reactedAt = at(plusDays(today, -13));
  await tx.ambassador.create({
    data: { personId: alex, pace: 'weekly', days: [0, 1, 2, 3, 4], joinedAt, reactedAt },
  });
  await tx.roleGrant.create({ data: { personId: alex, role: 'ambassador', grantedAt: joinedAt } });
  await makePledge(tx, { personId: alex, text: PLEDGES[3], dueOn: plusDays(today, 4) });
  await agree(tx, organisationId, today);
}

/** Two in seven are quiet, the last three are new. */
async function becomes(tx: Transaction, personId: string, ambassador: Ambassador): Promise<void> {
  const { n, department, today } = ambassador;
  const pace = PACES[n % PACES.length] ?? 'weekly';
  const since = n >= NAMES.length - 3 ? 20 : HALF_YEAR;
  const isQuiet = n % 7 < 2;
  const joinedAt = at(plusDays(today, -since));
  const reactedAt = isQuiet ? joinedAt : at(plusDays(today, -(n % 10)));
  await tx.ambassador.create({ data: { personId, pace, department, days: [0, 1, 2, 3, 4], joinedAt, reactedAt } });
  await tx.roleGrant.create({ data: { personId, role: 'ambassador', grantedAt: joinedAt } });
  await tx.nudge.createMany({ data: nudgesOf(personId, ambassador, { since, every: EVERY[pace], isQuiet }) });
  if (isQuiet) return;
  const isDone = n % 2 === 0;
  const createdAt = at(plusDays(today, -(10 + ((n * 7) % (OF_LATE - 10)))));
  await tx.pledge.create({
    data: {
      ...{ personId, text: PLEDGES[n % PLEDGES.length] ?? PLEDGES[0], createdAt },
      ...(isDone
        ? {
            state: 'done',
            endedAt: at(plusDays(today, -(n % 10))),
            asksLeft: 1,
            sharedWith: n % 4 === 0 ? 'ambassadors' : null,
          }
        : { dueOn: at(plusDays(today, 20 + n)) }),
    },
  });
}

const EVERY = { weekly: 7, fortnightly: 14, monthly: 30 };

function nudgesOf(
  personId: string,
  { n, today, cards, hooks }: Ambassador,
  { since, every, isQuiet }: { since: number; every: number; isQuiet: boolean },
) {
  const days = Array.from({ length: Math.floor(since / every) }, (_, turn) =>
    plusDays(today, -1 - (n % 5) - turn * every),
  );
  return days.map((day, turn) => {
    const sentAt = at(day);
    const kind = (['card', 'hook', 'card', 'who-knows'] as const)[turn % 4] ?? 'card';
    const items = { card: cards, hook: hooks, 'who-knows': [''] }[kind];
    const reacts = !isQuiet && (n + turn) % 4 !== 0;
    return {
      ...{ personId, plannedFor: new Date(`${day}T00:00:00Z`), dueAt: sentAt, sentAt, state: 'sent' as const },
      ...{ kind, item: items[(n + turn) % items.length] ?? '' },
      reason: { card: 'card-new', hook: 'hook-for-you', 'who-knows': 'who-knows' }[kind],
      ...(reacts ? { reactedAt: sentAt, reaction: kind === 'card' ? 'answered' : 'did' } : {}),
    };
  });
}

/** A made-up agreement that holds, and the one before it. */
async function agree(tx: Transaction, organisationId: string, today: string): Promise<void> {
  const linkable = {
    content: openLearningContent,
    finder: openHooks(async () => null),
    criteria: openLinkableCriteria,
  };
  const agreements = [
    {
      name: 'Akkoord Samen verder (demo)',
      days: 1_300,
      themes: [{ name: 'Werk voor iedereen', about: 'arbeidsmarkt' }],
    },
    {
      ...{ name: 'Akkoord Ruimte voor morgen (demo)', days: 120 },
      themes: [
        { name: 'Schoon en zuinig', about: 'circulaire economie en energie' },
        { name: 'Iedereen doet mee', about: 'social return en inclusie' },
        { name: 'Vlot onderweg', about: 'mobiliteit, wegen en fietsen' },
      ],
    },
  ];
  for (const { name, days, themes } of agreements) {
    const linked = [];
    for (const theme of themes) linked.push({ ...theme, links: await proposeLinks(linkable, theme, 'nl') });
    const term = await proposeTerm(tx, organisationId, {
      ...{ name, beginsOn: plusDays(today, -days), source: null, themes: linked },
    });
    await confirmTerm(tx, term.id);
  }
}

function at(day: string): Date {
  return new Date(`${day}T10:00:00Z`);
}
