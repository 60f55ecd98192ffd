import { isForNobody } from '../../audiences/audience.ts';
import { nameableBy } from '../../audiences/nameable.ts';
import { kindsIn } from '../../audiences/reading.ts';
import { readMoments } from '../../calendar/moment-in-words.ts';
import { answerBeside } from '../../chat/asked-beside.ts';
import type { Situation } from '../../chat/labels.ts';
import { sentence, settling } from '../../chat/saying.ts';
import type { Intent, Move, Outcome, Said, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import { isSpokenOfLast, mayBeFor, mayBeOf } from '../../chat/spoken-last.ts';
import { texts } from '../../i18n/texts.ts';
import { isAsked } from '../../language/questions-in.ts';
import { wordsOf } from '../../language/words.ts';
import { isOnlyMoved, isOnlyWhen } from '../../places/only-when.ts';
import { saysToLeave } from '../../places/reply-said.ts';
import { hasClaim } from '../../places/rules.ts';
import { speaksOfAmbassadors } from '../../places/said.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName, VISIT_TOPIC } from './actions.ts';
import type { VisitDeps } from './deps.ts';
import { repliedToEach, saidOfEach } from './each-said.ts';
import { mayReply } from './guest-calls.ts';
import { comesAlone, saidByGuest, type VisitKind } from './guest-talk.ts';
import { type Guest, readGuest } from './guests.ts';
import { isBefore, isTheirs, notReady } from './life.ts';
import { planVisit, saidByOrganiser } from './organiser-talk.ts';
import { isProposed } from './proposal.ts';
import { REMARK_BUTTONS } from './remark.ts';
import { readVisit, type Visit } from './repository.ts';
import { isForGuests, offersMessage } from './telling-guests.ts';
import { listUpcoming, noneHere } from './upcoming.ts';
import {
  asksWhich,
  fitsVisits,
  idIn,
  isInWords,
  mayChange,
  meantOrOwn,
  namedInWords,
  visitsMeant,
  visitsSaid,
  visitToTake,
} from './which.ts';
import { saysInOrOut } from './whom.ts';

/** What is said about site visits: planning one, which there are, and coming or not. */
export function visitIntent(deps: VisitDeps): Intent {
  return {
    name: 'visit',
    role: 'colleague',
    purposes: ['visit', 'ambassador'],
    fits: (turn, text) => fitsVisits(deps, turn, text),
    async run(turn, text) {
      const kind = turn.reading?.kindOf('visit') ?? 'list';
      if (kind === 'plan' || (await isRatherNew(deps, turn, text, kind))) return planVisit(deps, turn, text);
      if (kind === 'list') return listUpcoming(deps, turn, '');
      return aboutOne(deps, turn, text, kind);
    },
  };
}

/** "Kun je iedereen van Water uitnodigen, woensdag om half 2": where there is no visit to change, what tells when tells of a new one. */
async function isRatherNew({ prisma }: VisitDeps, turn: Turn, text: string, kind: VisitKind): Promise<boolean> {
  if (kind !== 'change' || turn.setting !== 'direct' || !turn.actor.roles.has('broker')) return false;
  const isTimed = readMoments(text, turn.now).some(({ kind: read }) => read === 'moment');
  return isTimed && (await visitsMeant(prisma, turn, text, false)).length === 0;
}

/** It is about a visit; which one is asked when it is not known. */
function aboutOne(deps: VisitDeps, turn: Turn, text: string, kind: VisitKind): Outcome {
  const { people } = texts(turn.language);
  if (turn.setting === 'shared')
    return { status: 'declined', replies: [sentence(people.onlyInPrivate, turn.language)] };
  return settling('answered', async (tx) => {
    const each = await saidOfEach(tx, turn, text);
    if (each.length > 0) return repliedToEach(deps, turn, tx, each);
    const meant = await meantOrOwn(tx, turn, text, kind);
    const [visit, other] = meant;
    if (!visit) return { replies: [noneHere(turn, kind)] };
    if (other) return { replies: [asksWhich(turn, meant, text)] };
    const move = OF_ORGANISERS[kind];
    if (move !== undefined && turn.setting === 'direct' && isTheirs(turn.actor, visit)) {
      // What people were told changes only where it is named, or spoken of: "maximaal 3 deelnemers" may be of anything.
      const isAsked = move !== 'state' && !(await isMeant(tx, turn, visit, text));
      if (isAsked) return { replies: [asksWhich(turn, meant, text)] };
      return saidByOrganiser(deps, turn, tx, { visit, said: { text, move, chance: 0 } });
    }
    return saidByGuest(deps, turn, tx, { visit, kind, text });
  });
}

async function isMeant(tx: Transaction, turn: Turn, visit: Visit, text: string): Promise<boolean> {
  if (isBefore(visit)) return true;
  const isSaid = isSpokenOfLast(turn, invitationName(visit.id)) || (await visitsSaid(tx, turn, text)).length > 0;
  return isSaid && mayChange(tx, turn, visit, text);
}

/** What only who organises a visit says of it, and what it does to it. */
const OF_ORGANISERS: Partial<Record<VisitKind, Move>> = {
  change: 'correction',
  present: 'state',
  remind: 'state',
  cancel: 'cancellation',
  send: 'confirmation',
};

/** What is said after a card of a visit is about that one: an organiser changes it, who is invited replies. */
export function visitTopic(deps: VisitDeps): Topic {
  const take: TakeMove = async (turn, id, said) =>
    (await takenOfEach(deps, turn, said)) ?? (await takenOfOne(deps, turn, id, said));
  // "Dat heb ik niet gezegd", of what is to change of it; any other complaint is none of it.
  const ofProposal: TakeMove = async (turn, id, said) => {
    const visit = await readVisit(deps.prisma, idIn(id));
    return visit && isTheirs(turn.actor, visit) && isProposed(visit) ? take(turn, id, said) : null;
  };
  return {
    name: VISIT_TOPIC,
    role: 'colleague',
    async situation(turn, id) {
      const visit = await readVisit(deps.prisma, idIn(id));
      return visit && situationOf(deps, turn, visit, { isNamed: id !== visit.id });
    },
    named: (turn, text) => namedInWords(deps, turn, text),
    byForm: async (turn, id, { text, situation }) =>
      saysNo(turn, id, text) ??
      (await onlyMoves(deps, turn, { id, text, situation })) ??
      (await namesGuests(deps, turn, { id, text, situation })) ??
      changesGuests(deps, turn, id, text),
    moves: {
      ...{
        answer: take,
        correction: take,
        addition: take,
        confirmation: take,
        take,
        cancellation: take,
        refusal: take,
      },
      ...{ unknown: take, state: take, repeat: take, done: take, complaint: ofProposal },
    } satisfies Partial<Record<Move, unknown>>,
  };
}

/** "Die bij de bakker wel, de andere niet": of each of several; null: it is of one. */
async function takenOfEach(deps: VisitDeps, turn: Turn, { text }: Said): Promise<Outcome | null> {
  const each = await saidOfEach(deps.prisma, turn, text);
  return each.length === 0 ? null : settling('answered', (tx) => repliedToEach(deps, turn, tx, each));
}

async function takenOfOne(deps: VisitDeps, turn: Turn, named: string, said: Said): Promise<Outcome | null> {
  const visit = await visitToTake(deps.prisma, turn, named, said.text);
  if (!visit) return null;
  // "Haal me van de ambassadeurslijst" is no reply of a guest.
  if (!isTheirs(turn.actor, visit) && speaksOfAmbassadors(said.text) && !mayBeFor(turn, ['visit'])) return null;
  if (isForGuests(turn, visit)) return settling('answered', (tx) => offersMessage(turn, tx, visit, said.text));
  // A guest who says "twee plekken graag" replies.
  const kind = isTheirs(turn.actor, visit) && isOnlyMoved(turn, said.text) ? 'change' : kindOf(turn);
  const isOrganiser = isTheirs(turn.actor, visit) && turn.setting === 'direct';
  const isNamed = isInWords(named) || (isOrganiser && (await mayChange(deps.prisma, turn, visit, said.text)));
  if (isOrganiser && !isNamed) return asInvited(deps, turn, { visit, kind: kindOf(turn), said });
  const move = isOrganiser ? moveOnTheirs(visit, kind, said) : null;
  return move === null ? asGuest(deps, turn, { visit, kind, said }) : asOrganiser(deps, turn, visit, { ...said, move });
}

/** More words than these are no plain yes or no to an invitation. */
const MOST_OF_REPLY = 4;

/** A broker says something of a visit of a colleague that they were invited to, and does not name it: they reply, or it is of something else. */
async function asInvited(
  deps: VisitDeps,
  turn: Turn,
  one: { visit: Visit; kind: VisitKind | null; said: Said },
): Promise<Outcome | null> {
  const { kind, said } = one;
  if (kind !== null) return OF_ORGANISERS[kind] === undefined && kind !== 'plan' ? asGuest(deps, turn, one) : null;
  return IS_REPLY.has(said.move) && wordsOf(said.text).length <= MOST_OF_REPLY ? asGuest(deps, turn, one) : null;
}

/** "Toch niet", below the question whether something is for the guests to know: an answer to that. */
function saysNo(turn: Turn, id: string, text: string): Move | null {
  return answerBeside(turn, invitationName(id), text, REMARK_BUTTONS) === 'no' ? 'refusal' : null;
}

/** Said by who may change it, of what was spoken of last, nothing else can be meant. */
async function onlyMoves(
  { prisma }: VisitDeps,
  turn: Turn,
  { id, text, situation }: { id: string; text: string; situation: Situation },
): Promise<Move | null> {
  const isOfDraft = situation === 'draft' || situation === 'asked-text';
  const isOnly = isOnlyMoved(turn, text) || (isOfDraft && isOnlyWhen(turn, text));
  if (!isOnly || !isSpokenOfLast(turn, invitationName(id))) return null;
  const visit = await readVisit(prisma, id);
  return visit && isTheirs(turn.actor, visit) && (await mayChange(prisma, turn, visit, text)) ? 'correction' : null;
}

/** "Nodig alle ambassadeurs uit", beside a draft of a visit, says who its guests are: there is nothing else to invite them to. */
async function namesGuests(
  { prisma, gazetteer }: VisitDeps,
  turn: Turn,
  { id, text, situation }: { id: string; text: string; situation: Situation },
): Promise<Move | null> {
  const isDraft = situation === 'draft' || situation === 'asked-text';
  const hasText = /:\s|\n/.test(text);
  if (!isDraft || hasText || isAsked(text) || !isSpokenOfLast(turn, invitationName(id))) return null;
  const { roles, departments } = kindsIn(text, await nameableBy(gazetteer, turn, prisma));
  const named = roles.length + departments.length;
  const isWriting = turn.reading?.purposes[0]?.label === 'broadcast';
  const visit = isWriting ? null : await readVisit(prisma, id);
  // Where it is asked whom to invite, who is named is who; several groups in a row are hardly anything else.
  const isWhom = visit !== null && (named > 1 || isForNobody(visit.audience));
  return named > 0 && (isWriting || isWhom) ? 'correction' : null;
}

/** "Karim ook", "sandra kan eruit", of the visit that was spoken of last. */
async function changesGuests(deps: VisitDeps, turn: Turn, id: string, text: string): Promise<Move | null> {
  const visit = isSpokenOfLast(turn, invitationName(id)) ? await readVisit(deps.prisma, id) : null;
  if (!visit || !isTheirs(turn.actor, visit)) return null;
  return (await saysInOrOut(deps, turn, deps.prisma, visit, text)) ? 'correction' : null;
}

/** What an organiser does with a visit of theirs; null: they speak as a guest of it. */
function moveOnTheirs(visit: Visit, kind: VisitKind | null, { move }: Said): Move | null {
  if (isBefore(visit)) return kind === 'plan' || kind === 'list' ? null : move;
  if (kind === null) return move;
  return OF_ORGANISERS[kind] ?? null;
}

function asOrganiser(deps: VisitDeps, turn: Turn, visit: Visit, said: Said): Outcome {
  return settling('answered', (tx) => saidByOrganiser(deps, turn, tx, { visit, said }));
}

async function asGuest(
  deps: VisitDeps,
  turn: Turn,
  { visit, kind: said, said: { move, text } }: { visit: Visit; kind: VisitKind | null; said: Said },
): Promise<Outcome | null> {
  // Who asks how it stands replies nothing.
  const isAsking = (move === 'state' || isAsked(text)) && said !== null && REPLIES.has(said);
  const kind = isAsking ? askedIn(turn) : await kindSaid(deps, turn, visit, { kind: said, move, text });
  if (kind === null || !(isTheirs(turn.actor, visit) || (await mayReply(deps.prisma, turn, visit)))) return null;
  if (kind === 'plan') return planVisit(deps, turn, text);
  if (kind === 'list') return listUpcoming(deps, turn, '');
  return settling('answered', (tx) => saidByGuest(deps, turn, tx, { visit, kind, text }));
}

/** What is said of a visit: by its words; but a yes or a no to what was asked is no remark, however it reads by itself. */
async function kindSaid(
  deps: VisitDeps,
  turn: Turn,
  visit: Visit,
  { kind, move, text }: { kind: VisitKind | null; move: Move; text: string },
): Promise<VisitKind | null> {
  if (await comesAlone(deps.prisma, turn, visit.id, text)) return 'come';
  if (kind === null) return isForElse(turn, move) ? null : kindByMove(deps, turn, visit, move);
  const isRemark = kind === 'ask' || kind === 'feedback';
  const isReply = isRemark && IS_REPLY.has(move) && !isAsked(text);
  const asked = isReply && (await situationOf(deps, turn, visit)) === 'asked-confirm';
  return asked ? kindByMove(deps, turn, visit, move) : kind;
}

/** What somebody does who replies to what they were asked. */
const IS_REPLY: ReadonlySet<Move> = new Set(['confirmation', 'take', 'refusal', 'cancellation']);
/** From this chance on words are surely for something. */
const SURELY_ELSE = 0.85;

/** "Hoe vaak krijg ik nu iets", below an invitation: surely of something else, and no yes or no either. */
function isForElse({ reading }: Turn, move: Move): boolean {
  const [likeliest] = reading?.purposes ?? [];
  if (!likeliest || likeliest.chance < SURELY_ELSE || IS_REPLY.has(move)) return false;
  return likeliest.label !== 'small-talk' && likeliest.label !== 'complaint' && likeliest.label !== 'session';
}

async function situationOf(
  deps: VisitDeps,
  turn: Turn,
  visit: Visit,
  { isNamed } = { isNamed: false },
): Promise<Situation | null> {
  if (visit.state === 'dropped') return null;
  if (isBefore(visit)) {
    if (!isTheirs(turn.actor, visit)) return null;
    const total = visit.audience.people?.length ?? 1;
    return notReady(visit, { total, now: turn.now }) === null ? 'draft' : 'asked-text';
  }
  // An invitation that lies there is no question that what comes after something else would answer.
  const { personId } = turn.actor;
  const guest = personId === null ? null : await readGuest(deps.prisma, visit.id, personId);
  if (!isTheirs(turn.actor, visit) && !isNamed && !mayBeOfVisit(turn, visit, guest)) return null;
  const waits = guest !== null && UNDECIDED.has(guest.reply);
  const isAhead = visit.slots.some(({ startsAt }) => startsAt > turn.now);
  const isAsked = waits && isSpokenOfLast(turn, invitationName(visit.id));
  return visit.state === 'open' && isAhead && isAsked ? 'asked-confirm' : 'handed-over';
}

/** Who comes may be taken off it, whatever was said in between. */
function mayBeOfVisit(turn: Turn, { id }: Visit, guest: Guest | null): boolean {
  return (guest !== null && hasClaim(guest) && saysToLeave(turn)) || mayBeOf(turn, invitationName(id), ['visit']);
}

/** Who is still asked whether they come. */
const UNDECIDED: ReadonlySet<string> = new Set(['invited', 'offered', 'maybe']);

/** From this chance on a message is about site visits by what it says alone. */
const SAYS_SO = 0.3;

/** What a message says of a visit by its words; null: it says nothing of one, and its move decides. */
function kindOf({ reading }: Turn): VisitKind | null {
  const chance = reading?.purposes.find(({ label }) => label === 'visit')?.chance ?? 0;
  return reading && chance >= SAYS_SO ? reading.kindOf('visit') : null;
}

/** What a move can be of who is invited, and what it is when its words say none of these; null: nothing of the visit. */
const BY_MOVE: Partial<Record<Move, { kinds: readonly VisitKind[]; otherwise: VisitKind | null }>> = {
  confirmation: { kinds: ['come', 'come-two', 'wait', 'maybe'], otherwise: 'come' },
  answer: { kinds: ['come', 'come-two', 'wait', 'maybe', 'decline'], otherwise: 'come' },
  take: { kinds: ['come', 'come-two'], otherwise: 'come' },
  refusal: { kinds: ['decline', 'maybe'], otherwise: 'decline' },
  cancellation: { kinds: ['decline', 'maybe'], otherwise: 'decline' },
  unknown: { kinds: ['maybe'], otherwise: 'maybe' },
  addition: { kinds: ['come-two', 'wait', 'places', 'who', 'details', 'ask', 'feedback'], otherwise: null },
  correction: { kinds: ['come', 'come-two', 'wait', 'maybe', 'decline'], otherwise: null },
  state: { kinds: ['places', 'who', 'details'], otherwise: 'details' },
  repeat: { kinds: ['places', 'who', 'details'], otherwise: 'details' },
};

const REPLIES: ReadonlySet<VisitKind> = new Set(['come', 'come-two', 'wait', 'maybe', 'decline']);

/** What is asked of a visit, where it is known that something is. */
function askedIn({ reading }: Turn): VisitKind {
  const kinds = BY_MOVE.state?.kinds ?? [];
  return reading?.kinds('visit').find(({ label }) => kinds.includes(label))?.label ?? 'details';
}

async function kindByMove(deps: VisitDeps, turn: Turn, visit: Visit, move: Move): Promise<VisitKind | null> {
  const possible = BY_MOVE[move];
  const said = turn.reading?.kindOf('visit');
  if (!possible) return null;
  const kind = said !== undefined && possible.kinds.includes(said) ? said : possible.otherwise;
  // "Ja" and "prima" are an answer only to what was asked.
  const isAnswer = move === 'confirmation' || move === 'answer' || move === 'take';
  return isAnswer && (await situationOf(deps, turn, visit)) !== 'asked-confirm' ? null : kind;
}
