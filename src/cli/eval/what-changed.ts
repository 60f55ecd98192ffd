import { openGazetteer } from '../../gazetteer/open.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Changed } from './conversation-set.ts';

/** What is counted before a script, and looked at after each of its turns. */
const MADE = ['broadcasts', 'visits', 'sessions', 'dossiers', 'pledges'] as const;
type Made = (typeof MADE)[number];

/** How many there were of each before a script. */
export type CountsBefore = Readonly<Record<Made | 'cases', number>>;

/** How many there are of each. */
export async function countAll(prisma: PrismaClient): Promise<CountsBefore> {
  return {
    cases: await prisma.entrepreneurCase.count(),
    broadcasts: await prisma.broadcast.count(),
    visits: await prisma.siteVisit.count(),
    sessions: await prisma.sessionSeries.count(),
    dossiers: await prisma.dossier.count(),
    pledges: await prisma.pledge.count(),
  };
}

/** What did not become of a turn in the database that had to. */
export async function notChanged(prisma: PrismaClient, before: CountsBefore, expected: Changed): Promise<string[]> {
  const now = await countAll(prisma);
  const others = await Promise.all(
    MADE.map(async (made) => {
      const { count, state } = expected[made] ?? {};
      const more = now[made] - before[made];
      const newest = state === undefined ? undefined : await newestState(prisma, made);
      return [
        ...(count !== undefined && more !== count ? [`${more} ${made}, not ${count}`] : []),
        ...(state !== undefined && newest !== state
          ? [`of ${made} the newest is ${newest ?? 'not there'}, not ${state}`]
          : []),
      ];
    }),
  );
  return [...(await notChangedInCases(prisma, now.cases - before.cases, expected)), ...others.flat()];
}

async function newestState(prisma: PrismaClient, made: Made): Promise<string | undefined> {
  const newest = { orderBy: { createdAt: 'desc' }, select: { state: true } } as const;
  const found = {
    broadcasts: () => prisma.broadcast.findFirst(newest),
    visits: () => prisma.siteVisit.findFirst(newest),
    sessions: () => prisma.sessionSeries.findFirst(newest),
    dossiers: () => prisma.dossier.findFirst(newest),
    pledges: () => prisma.pledge.findFirst(newest),
  } satisfies Record<Made, () => Promise<{ state: string } | null>>;
  return (await found[made]())?.state;
}

async function notChangedInCases(prisma: PrismaClient, cases: number, expected: Changed): Promise<string[]> {
  const newest = await prisma.entrepreneurCase.findFirst({ orderBy: { number: 'desc' } });
  const code = newest?.municipalityCode ?? null;
  const municipality = code === null ? null : (await openGazetteer()).municipality(code).name;
  const { state, request } = expected;
  return [
    ...(expected.cases !== undefined && expected.cases !== cases ? [`${cases} cases, not ${expected.cases}`] : []),
    ...(state !== undefined && newest?.state !== state
      ? [`the case is ${newest?.state ?? 'not there'}, not ${state}`]
      : []),
    ...(request !== undefined && !(newest?.request ?? '').includes(request) ? [`“${request}” is not in the case`] : []),
    ...(expected.municipality !== undefined && municipality !== expected.municipality
      ? [`it is in ${municipality}, not ${expected.municipality}`]
      : []),
  ];
}
