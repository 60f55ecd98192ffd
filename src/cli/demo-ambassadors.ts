import { openLearningContent } from '../app/learning-content.ts';
import { localTimeAt, plusDays } from '../calendar/local-time.ts';
import { clockNow } from '../store/clock.ts';
import type { Transaction } from '../store/transaction.ts';

/** Nobody real, and in no chat. */
const NAMES = [
  ...['Aisha', 'Bart', 'Carlijn', 'Daan', 'Eva', 'Farid', 'Gerda', 'Hugo', 'Ingrid', 'Jelle'],
  ...['Kim', 'Lars', 'Maryam', 'Niels', 'Olga', 'Pieter', 'Quinten', 'Rosa', 'Sven', 'Tess'],
  ...['Umut', 'Vera', 'Wim', 'Xandra', 'Yusuf', 'Zoë', 'Anouk', 'Boris', 'Chantal', 'Dirk'],
] as const;
const OTHERS = [
  { slug: 'demo-gemeente', name: 'Gemeente Demodam' },
  { slug: 'demo-waterschap', name: 'Waterschap Demo' },
] as const;
const DEPARTMENTS = ['inkoop', 'sociaal-domein', 'economie', 'mobiliteit'] as const;
const PACES = ['weekly', 'fortnightly', 'monthly'] as const;
const HALF_YEAR = 182;

/** A network of thirty over three organisations, with half a year behind it; and Alex is one of them. Again is a no-op. */
export async function prepareDemoAmbassadors(tx: Transaction, alex: string): Promise<void> {
  const { organisationId } = await tx.person.findUniqueOrThrow({ where: { id: alex } });
  if (organisationId === null || (await tx.ambassador.count()) > 0) return;
  const organisations = [organisationId];
  for (const one of OTHERS) organisations.push((await tx.organisation.create({ data: one })).id);
  const today = localTimeAt(await clockNow(tx)).date;
  const { cards } = await openLearningContent();
  for (const [n, name] of NAMES.entries()) {
    const department = DEPARTMENTS[n % DEPARTMENTS.length] ?? null;
    const { id } = await tx.person.create({
      data: {
        organisationId: organisations[Math.floor(n / 10)] ?? organisationId,
        displayName: `${name} (demo)`,
        department,
      },
    });
    await becomes(tx, id, { n, department, today, cardIds: cards.map((card) => card.id) });
  }
  await tx.ambassador.create({ data: { personId: alex, pace: 'weekly', days: [0, 1, 2, 3, 4] } });
  await tx.roleGrant.create({ data: { personId: alex, role: 'ambassador' } });
}

/** One in five is quiet, the last three are new. */
async function becomes(
  tx: Transaction,
  personId: string,
  { n, department, today, cardIds }: { n: number; department: string | null; today: string; cardIds: string[] },
): Promise<void> {
  const pace = PACES[n % PACES.length] ?? 'weekly';
  const every = { weekly: 7, fortnightly: 14, monthly: 30 }[pace];
  const since = n >= NAMES.length - 3 ? 20 : HALF_YEAR;
  const isQuiet = n % 5 === 4;
  const joinedAt = new Date(`${plusDays(today, -since)}T09:00:00Z`);
  const reactedAt = isQuiet ? joinedAt : new Date(`${plusDays(today, -(n % 10))}T09:00:00Z`);
  await tx.ambassador.create({ data: { personId, pace, department, days: [0, 1, 2, 3, 4], joinedAt, reactedAt } });
  await tx.roleGrant.create({ data: { personId, role: 'ambassador', grantedAt: joinedAt } });
  const days = Array.from({ length: Math.floor(since / every) }, (_, at) => plusDays(today, -1 - (n % 5) - at * every));
  await tx.nudge.createMany({
    data: days.map((day, at) => {
      const sentAt = new Date(`${day}T10:00:00Z`);
      const isCard = at % 3 !== 2;
      const reacts = !isQuiet && (n + at) % 4 !== 0;
      return {
        ...{ personId, plannedFor: new Date(`${day}T00:00:00Z`), dueAt: sentAt, sentAt, state: 'sent' as const },
        ...{ kind: isCard ? 'card' : 'who-knows', item: isCard ? (cardIds[(n + at) % cardIds.length] ?? '') : '' },
        reason: isCard ? 'card-new' : 'who-knows',
        ...(reacts ? { reactedAt: sentAt, reaction: isCard ? 'answered' : 'did' } : {}),
      };
    }),
  });
}
