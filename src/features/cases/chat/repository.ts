import { z } from 'zod';
import {
  type CaseOutcome,
  type CaseState,
  caseSubject,
  FINAL_STATES,
  type Rung,
} from '../../../case-life/case-life.ts';
import type { CounterPerson } from '../../../case-life/counter-person.ts';
import { type Overseers, overseersOf } from '../../../case-life/overseers.ts';
import { LANGUAGES, type Language } from '../../../chat/language.ts';
import { isAbsent } from '../../../counters/desk.ts';
import { type ContactTyped, contactIn } from '../../../personal-details/contact-details.ts';
import { clockNow } from '../../../store/clock.ts';
import { Prisma, type PrismaClient } from '../../../store/generated/client.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { contactCardName, filerCardName, GIVE_CONTACT } from './actions.ts';
import { isHeldUp } from './held-up.ts';

export type Db = PrismaClient | Transaction;

/** Why a case goes where it is proposed, as it is stored with the case. */
const proposalSchema = z.object({
  /** Null: nobody can tell the municipality yet. */
  counterId: z.string().nullable(),
  counterName: z.string().nullable(),
  website: z.string().nullable(),
  because: z.string(),
  /** How sure the place is: as stated, by the usual reading, or a guess. */
  certainty: z.enum(['stated', 'likely', 'unsure']).nullable(),
  stage: z.enum(['starting', 'running']),
  also: z.array(z.object({ topic: z.string(), counter: z.string() })),
  /** Counters that were passed over. */
  skipped: z.array(z.string()),
  /** The one question was asked. */
  asked: z.boolean(),
  /** An e-mail address or telephone number was taken out of the text. */
  contactRemoved: z.boolean(),
  /** What is asked has words that somebody else wrote; left out: whoever filed it typed all of it. */
  ofOthers: z.literal(true).optional(),
});
export type StoredProposal = z.infer<typeof proposalSchema>;

const contactSchema = z.object({
  name: z.string().optional(),
  firm: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
});
export type Contact = z.infer<typeof contactSchema>;

/** A case with all that cards, messages and e-mails about it need. */
export interface CaseView {
  id: string;
  number: number;
  organisationId: string;
  organisation: string;
  filer: { personId: string; name: string | null; isErased: boolean };
  /** Of the filer. */
  language: Language;
  conversationId: string | null;
  /** It was filed where others read along, and where the bot hears only who mentions it. */
  isInChannel: boolean;
  municipalityCode: string | null;
  topics: readonly string[];
  request: string | null;
  contact: Contact | null;
  rule: { id: string; version: number } | null;
  proposal: StoredProposal | null;
  state: CaseState;
  outcome: CaseOutcome | null;
  counter: {
    id: string;
    name: string;
    email: string | null;
    active: boolean;
    members: readonly CounterPerson[];
  } | null;
  owner: { memberId: string | null; personId: string | null; rung: Rung; name: string | null } | null;
  visited: readonly string[];
  /** How whoever can act came to have it; null: it is still on its way. */
  reached: 'chat' | 'mail' | 'person' | null;
  unreachable: readonly string[];
  /** Nothing can be brought now to whoever is in the lead, nor by mail, and as what others hear it; null: it can. */
  heldUp: Pick<Overseers, 'as'> | null;
  firstResponseDueAt: Date | null;
  resolutionDueAt: Date | null;
}

const WAYS = ['chat', 'mail', 'person'] as const;

const displayName = { select: { displayName: true } } as const;

const VIEW = {
  organisation: { select: { name: true } },
  filedBy: { select: { displayName: true, language: true, erasedAt: true } },
  conversation: { select: { kind: true } },
  counter: {
    include: {
      members: {
        where: { leftAt: null },
        orderBy: [{ position: 'asc' }, { createdAt: 'asc' }],
        include: { person: displayName, absences: true },
      },
    },
  },
  ownerPerson: displayName,
  ownerMember: { select: { name: true, person: displayName } },
} satisfies Prisma.EntrepreneurCaseInclude;

type Row = Prisma.EntrepreneurCaseGetPayload<{ include: typeof VIEW }>;

/** No counter here works on it: whoever filed it sends it on themselves, or has. */
export function isByHand<View extends Pick<CaseView, 'state'>>(
  view: View,
): view is View & { state: 'to_forward' | 'forwarded' } {
  return view.state === 'to_forward' || view.state === 'forwarded';
}

export function readCase(db: Db, id: string): Promise<CaseView | null> {
  return readView(db, { id });
}

/** The same of several, in their order, without what is not there any more. */
export async function readCases(db: Db, ids: readonly string[]): Promise<CaseView[]> {
  return (await Promise.all(ids.map((id) => readCase(db, id)))).filter((view) => view !== null);
}

/** A number that the column cannot hold is of no case. */
const HIGHEST_NUMBER = 2 ** 31 - 1;

export async function readCaseByNumber(db: Db, number: number): Promise<CaseView | null> {
  return Number.isInteger(number) && number >= 1 && number <= HIGHEST_NUMBER ? readView(db, { number }) : null;
}

async function readView(db: Db, where: { id: string } | { number: number }): Promise<CaseView | null> {
  const row = await db.entrepreneurCase.findUnique({ where, include: VIEW });
  if (!row) return null;
  const view = asView(row, await clockNow(db));
  return { ...view, heldUp: (await isHeldUp(db, view)) ? { as: (await overseersOf(db, view)).as } : null };
}

function asView(row: Row, now: Date): Omit<CaseView, 'heldUp'> {
  const { id, number, organisationId, conversationId, municipalityCode, topics, request, state, outcome } = row;
  const { visited, unreachable, firstResponseDueAt, resolutionDueAt } = row;
  return {
    ...{ id, number, organisationId, conversationId, municipalityCode, topics, request, state, outcome },
    ...{ visited, unreachable, firstResponseDueAt, resolutionDueAt },
    reached: WAYS.find((way) => way === row.reached) ?? null,
    isInChannel: row.conversation?.kind === 'channel' || row.conversation?.kind === 'group',
    organisation: row.organisation.name,
    filer: { personId: row.filedById, name: row.filedBy.displayName, isErased: row.filedBy.erasedAt !== null },
    language: LANGUAGES.find((language) => language === row.filedBy.language) ?? 'nl',
    contact: contactSchema.safeParse(row.contact).data ?? null,
    rule: row.ruleId === null || row.ruleVersion === null ? null : { id: row.ruleId, version: row.ruleVersion },
    proposal: proposalSchema.safeParse(row.explanation).data ?? null,
    counter: row.counter && {
      id: row.counter.id,
      name: row.counter.name,
      email: row.counter.email,
      active: row.counter.active,
      members: row.counter.members.map(({ person, ...member }) => ({
        id: member.id,
        personId: member.personId,
        name: member.name ?? person?.displayName ?? null,
        email: member.email,
        rung: member.rung,
        isAbsent: isAbsent(member.absences, now),
      })),
    },
    owner: ownerOf(row),
  };
}

function ownerOf({
  ownerRung: rung,
  ownerMemberId: memberId,
  ownerPersonId: personId,
  ...row
}: Row): CaseView['owner'] {
  if (rung === null) return null;
  const name = row.ownerMember
    ? (row.ownerMember.name ?? row.ownerMember.person?.displayName ?? null)
    : (row.ownerPerson?.displayName ?? null);
  return { memberId, personId, rung, name };
}

/** What was found out about a draft takes the place of what was. Only a draft changes. */
export async function reviseDraft(
  tx: Transaction,
  caseId: string,
  draft: {
    request: string;
    municipalityCode: string | null;
    topics: readonly string[];
    rule: { id: string; version: number } | null;
    proposal: StoredProposal;
    /** Left out: stays as it was. */
    contact?: Contact | null;
  },
): Promise<void> {
  const { contact } = draft;
  await tx.entrepreneurCase.updateMany({
    where: { id: caseId, state: 'draft' },
    data: {
      request: draft.request,
      municipalityCode: draft.municipalityCode,
      topics: [...draft.topics],
      ruleId: draft.rule?.id ?? null,
      ruleVersion: draft.rule?.version ?? null,
      explanation: draft.proposal,
      ...(contact === undefined
        ? {}
        : { contact: contact ?? Prisma.DbNull, contactConsentAt: contact === null ? null : await clockNow(tx) }),
    },
  });
}

/** The draft somebody has of the same words in the same place; null: none. */
export function sameDraft(
  tx: Transaction,
  wanted: { personId: string; conversationId: string | null; request: string },
): Promise<{ id: string; number: number } | null> {
  const { personId, conversationId, request } = wanted;
  return tx.entrepreneurCase.findFirst({
    where: { filedById: personId, conversationId, request, state: 'draft' },
    select: { id: true, number: true },
    orderBy: { number: 'desc' },
  });
}

/** A case that somebody handed over in the very same words and that is not over; the latest. */
export async function runningWithWords(tx: Transaction, personId: string, request: string): Promise<string | null> {
  const states = { notIn: ['draft' as const, ...FINAL_STATES] };
  const found = await tx.entrepreneurCase.findFirst({
    where: { filedById: personId, request, state: states },
    select: { id: true },
    orderBy: { number: 'desc' },
  });
  return found?.id ?? null;
}

/** Only the words of a draft change. */
export async function rewordDraft(tx: Transaction, caseId: string, request: string): Promise<void> {
  await tx.entrepreneurCase.updateMany({ where: { id: caseId, state: 'draft' }, data: { request } });
}

/** The entrepreneur agrees that a counter gets these. */
export async function agreeToContact(tx: Transaction, caseId: string, contact: Contact): Promise<void> {
  const data = { contact: { ...contact }, contactConsentAt: await clockNow(tx) };
  await tx.entrepreneurCase.updateMany({ where: { id: caseId, state: { notIn: [...FINAL_STATES] } }, data });
}

/** How to reach the entrepreneur is kept no longer than they agree to that. */
export async function takeContactBack(tx: Transaction, caseId: string): Promise<void> {
  await tx.entrepreneurCase.update({ where: { id: caseId }, data: { contact: Prisma.DbNull, contactConsentAt: null } });
}

/** Cases a person handed over in the last hour. */
export async function handedOverLately(tx: Transaction, personId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM entrepreneur_case
    WHERE filed_by = ${personId}::uuid AND handed_over_at > clock_now() - interval '1 hour'`;
  return rows[0]?.count ?? 0;
}

/** What people and members of counters are called, by their ids. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = { id: { in: [...ids] } };
  const people = await db.person.findMany({ where: wanted, select: { id: true, displayName: true } });
  const members = await db.counterMember.findMany({ where: wanted, select: { id: true, name: true } });
  return new Map([
    ...people.map(({ id, displayName }) => [id, displayName ?? ''] as const),
    ...members.map(({ id, name }) => [id, name ?? ''] as const),
  ]);
}

/** Whether a card of this name was sent to somebody: it stands with them, and changes there. */
export async function hasCardOf(tx: Transaction, personId: string | null, card: string): Promise<boolean> {
  if (personId === null) return false;
  const standing = { notIn: ['blocked', 'not_installed', 'failed'] } satisfies Prisma.EnumOutboxStateFilter;
  return (await tx.outboxEntry.count({ where: { recipientId: personId, card, state: standing } })) > 0;
}

const offeringSchema = z.object({
  buttons: z.array(z.object({ action: z.string().optional(), payload: z.unknown() })),
});

/** What a button of this action on the last card of this name carries: nothing else holds it; null: there is no such button. */
export async function carriedBy(db: Db, card: string, action: string): Promise<unknown> {
  const last = await db.outboxEntry.findFirst({ where: { card }, orderBy: { id: 'desc' }, select: { payload: true } });
  const shown = offeringSchema.safeParse(last?.payload);
  return shown.data?.buttons.find((one) => one.action === action)?.payload ?? null;
}

/** What was typed to reach the entrepreneur by, and waits for a word that they agree: only the card that asks it has it. */
export async function contactWaiting(
  db: Db,
  { id, state, contact, proposal }: Pick<CaseView, 'id' | 'state' | 'contact' | 'proposal'>,
): Promise<ContactTyped | null> {
  if (state === 'draft' && (contact !== null || !proposal?.contactRemoved)) return null;
  const card = state === 'draft' ? filerCardName(id) : contactCardName(id);
  const carried = contactSchema.safeParse(await carriedBy(db, card, GIVE_CONTACT));
  return carried.success ? contactIn(`${carried.data.email ?? ''} ${carried.data.phone ?? ''}`) : null;
}

/** Names of the cards that stand somewhere, or are on their way, and begin with this and a colon. */
export async function cardsBeginning(tx: Transaction, name: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ card: string }[]>`
    SELECT DISTINCT card FROM outbox WHERE card ~>=~ ${`${name}:`} AND card ~<~ ${`${name};`} ORDER BY card`;
  return rows.map(({ card }) => card);
}

/** The last thing that was said with events of one kind. */
export async function lastWords(db: Db, caseId: string, kind: string): Promise<string | null> {
  const event = await db.ledgerEntry.findFirst({
    where: { ...caseSubject(caseId), kind },
    orderBy: { sequence: 'desc' },
    include: { words: { select: { text: true } } },
  });
  return event?.words?.text ?? null;
}

/** From now on the colleague hears of their case alone with the bot: the place where it was filed takes no messages. */
export async function leavePlace(tx: Transaction, caseId: string): Promise<void> {
  await tx.entrepreneurCase.update({ where: { id: caseId }, data: { conversationId: null } });
}
