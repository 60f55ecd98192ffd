import { type LocalDate, plusDays } from '../calendar/local-time.ts';
import { clockNow } from '../store/clock.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';

/** What can hook onto a policy theme: a pitch with its example, a criterion, a card to learn from. */
export const LINK_KINDS = ['hook', 'criterion', 'card'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface PolicyLink {
  kind: LinkKind;
  item: string;
}

/** What an organisation calls a theme of its policy. */
export interface PolicyTheme {
  id: string;
  name: string;
  /** What the agreement says about it; null: nothing was written. */
  about: string | null;
  links: PolicyLink[];
}

/** The agreement of a coalition, for a term of office. */
export interface PolicyTerm {
  id: string;
  organisationId: string;
  name: string;
  beginsOn: LocalDate;
  /** Its last day; null: it has not ended. */
  endsOn: LocalDate | null;
  /** Where the agreement stands; null: not said. */
  source: string | null;
  /** Null: it is proposed, and no broker has agreed to it. */
  confirmedAt: Date | null;
  themes: PolicyTheme[];
}

export interface NewTerm {
  name: string;
  beginsOn: LocalDate;
  source: string | null;
  themes: readonly { name: string; about: string | null; links: readonly PolicyLink[] }[];
}

const include = {
  themes: { orderBy: { place: 'asc' }, include: { links: { orderBy: [{ kind: 'asc' }, { item: 'asc' }] } } },
} satisfies Prisma.PolicyTermInclude;

/** Keeps a proposal in the place of the one there was; what is confirmed stays as it is. */
export async function proposeTerm(tx: Transaction, organisationId: string, term: NewTerm): Promise<PolicyTerm> {
  await tx.policyTerm.deleteMany({ where: { organisationId, confirmedAt: null } });
  const { name, beginsOn, source, themes } = term;
  const row = await tx.policyTerm.create({
    data: {
      ...{ organisationId, name, source, beginsOn: asDate(beginsOn) },
      themes: {
        create: themes.map((theme, place) => ({
          ...{ name: theme.name, about: theme.about, place },
          links: { create: theme.links.map(({ kind, item }) => ({ kind, item })) },
        })),
      },
    },
    include,
  });
  return termOf(row);
}

/** What hooks onto a theme of a proposal, in the place of what was proposed. @returns false: it is no proposal any more */
export async function setLinks(
  tx: Transaction,
  { themeId, links }: { themeId: string; links: readonly PolicyLink[] },
): Promise<boolean> {
  const theme = await tx.policyTheme.findUnique({ where: { id: themeId }, include: { term: true } });
  if (theme === null || theme.term.confirmedAt !== null) return false;
  await tx.policyLink.deleteMany({ where: { themeId } });
  await tx.policyLink.createMany({
    data: links.map(({ kind, item }) => ({ themeId, kind, item })),
    skipDuplicates: true,
  });
  return true;
}

/** One theme more in a proposal, behind the others. */
export async function addTheme(tx: Transaction, termId: string, theme: NewTerm['themes'][number]): Promise<void> {
  const last = await tx.policyTheme.aggregate({ where: { termId }, _max: { place: true } });
  const { name, about, links } = theme;
  await tx.policyTheme.create({
    data: {
      ...{ termId, name, about, place: (last._max.place ?? -1) + 1 },
      links: { create: links.map(({ kind, item }) => ({ kind, item })) },
    },
  });
}

/** Takes a theme out of a proposal; of what is confirmed nothing goes. */
export async function dropTheme(tx: Transaction, id: string): Promise<void> {
  await tx.policyLink.deleteMany({ where: { themeId: id, theme: { term: { confirmedAt: null } } } });
  await tx.policyTheme.deleteMany({ where: { id, term: { confirmedAt: null } } });
}

/**
 * A broker agrees to a proposal: it holds from its first day, and the one before it ends on the day before. Nothing of that one
 * is changed.
 *
 * @returns null: there is no such proposal (any more); `begun`: another one begins on that day or later
 */
export async function confirmTerm(tx: Transaction, id: string): Promise<PolicyTerm | null | 'begun'> {
  const term = await readTerm(tx, id);
  if (term === null || term.confirmedAt !== null) return null;
  await tx.$queryRaw`SELECT id FROM organisation WHERE id = ${term.organisationId}::uuid FOR UPDATE`;
  const confirmed = { organisationId: term.organisationId, confirmedAt: { not: null } };
  const later = await tx.policyTerm.count({ where: { ...confirmed, beginsOn: { gte: asDate(term.beginsOn) } } });
  if (later > 0) return 'begun';
  await tx.policyTerm.updateMany({
    where: { ...confirmed, endsOn: null },
    data: { endsOn: asDate(plusDays(term.beginsOn, -1)) },
  });
  const row = await tx.policyTerm.update({ where: { id }, data: { confirmedAt: await clockNow(tx) }, include });
  return termOf(row);
}

export async function dropProposal(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.policyTerm.deleteMany({ where: { id, confirmedAt: null } })).count > 0;
}

export async function readTerm(tx: Pick<Transaction, 'policyTerm'>, id: string): Promise<PolicyTerm | null> {
  const row = await tx.policyTerm.findUnique({ where: { id }, include });
  return row && termOf(row);
}

/** All of an organisation, the latest first; the proposal, if there is one, before all. */
export async function termsOf(tx: Transaction, organisationId: string): Promise<PolicyTerm[]> {
  const rows = await tx.policyTerm.findMany({
    where: { organisationId },
    orderBy: [{ confirmedAt: { sort: 'desc', nulls: 'first' } }, { beginsOn: 'desc' }],
    include,
  });
  return rows.map(termOf);
}

/** What holds for an organisation on a day; null: nothing was given for that day. */
export async function termOn(tx: Transaction, organisationId: string, day: LocalDate): Promise<PolicyTerm | null> {
  const row = await tx.policyTerm.findFirst({
    where: {
      ...{ organisationId, confirmedAt: { not: null }, beginsOn: { lte: asDate(day) } },
      OR: [{ endsOn: null }, { endsOn: { gte: asDate(day) } }],
    },
    orderBy: { beginsOn: 'desc' },
    include,
  });
  return row && termOf(row);
}

type Row = Awaited<ReturnType<Transaction['policyTerm']['findFirstOrThrow']>> & {
  themes: { id: string; name: string; about: string | null; links: { kind: string; item: string }[] }[];
};

function termOf({ id, organisationId, name, beginsOn, endsOn, source, confirmedAt, themes }: Row): PolicyTerm {
  return {
    ...{ id, organisationId, name, source, confirmedAt },
    beginsOn: dayOf(beginsOn),
    endsOn: endsOn && dayOf(endsOn),
    themes: themes.map((theme) => ({
      ...{ id: theme.id, name: theme.name, about: theme.about },
      links: theme.links.flatMap(({ kind, item }) => (isLinkKind(kind) ? [{ kind, item }] : [])),
    })),
  };
}

function isLinkKind(kind: string): kind is LinkKind {
  return LINK_KINDS.some((one) => one === kind);
}

function asDate(day: LocalDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

function dayOf(date: Date): LocalDate {
  return date.toISOString().slice(0, 10);
}
