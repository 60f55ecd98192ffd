import { nameableBy } from '../../audiences/nameable.ts';
import { kindsIn } from '../../audiences/reading.ts';
import type { Situation } from '../../chat/labels.ts';
import { sentence, settling } from '../../chat/saying.ts';
import type { Intent, Move, Outcome, Said, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import { isSpokenOfLast } from '../../chat/spoken-last.ts';
import { texts } from '../../i18n/texts.ts';
import { invitationName, VISIT_TOPIC } from './actions.ts';
import type { VisitDeps } from './deps.ts';
import { mayReply } from './guest-calls.ts';
import { saidByGuest, type VisitKind } from './guest-talk.ts';
import { readGuest } from './guests.ts';
import { isBefore, isTheirs, notReady } from './life.ts';
import { planVisit, saidByOrganiser } from './organiser-talk.ts';
import { readVisit, type Visit } from './repository.ts';
import { isForGuests, offersMessage } from './telling-guests.ts';
import { listUpcoming } from './upcoming.ts';
import { asksWhich, visitsMeant } from './which.ts';

/** What is said about site visits: planning one, which there are, and coming or not. */
export function visitIntent(deps: VisitDeps): Intent {
  return {
    name: 'visit',
    role: 'colleague',
    purposes: ['visit'],
    run(turn, text) {
      const kind = turn.reading?.kindOf('visit') ?? 'list';
      if (kind === 'plan') return Promise.resolve(planVisit(deps, turn, text));
      if (kind === 'list') return listUpcoming(deps, turn, '');
      return Promise.resolve(aboutOne(deps, turn, text, kind));
    },
  };
}

/** It is about a visit; which one is asked when it is not known. */
function aboutOne(deps: VisitDeps, turn: Turn, text: string, kind: VisitKind): Outcome {
  const { visits, people } = texts(turn.language);
  if (turn.setting === 'shared')
    return { status: 'declined', replies: [sentence(people.onlyInPrivate, turn.language)] };
  return settling('answered', async (tx) => {
    const meant = await visitsMeant(tx, turn, text, AFTERWARDS.has(kind));
    const [visit, other] = meant;
    if (!visit) return { replies: [sentence(visits.noneUpcoming, turn.language)] };
    if (other) return { replies: [asksWhich(turn, meant, text)] };
    const move = OF_ORGANISERS[kind];
    if (move !== undefined && turn.setting === 'direct' && isTheirs(turn.actor, visit)) {
      return saidByOrganiser(deps, turn, tx, { visit, said: { text, move, chance: 0 } });
    }
    return saidByGuest(deps, turn, tx, { visit, kind, text });
  });
}

/** What is said of a visit that has been. */
const AFTERWARDS: ReadonlySet<VisitKind> = new Set(['present', 'feedback']);

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
  const take: TakeMove = async (turn, id, said) => {
    const visit = await readVisit(deps.prisma, id);
    if (!visit) return null;
    if (isForGuests(turn, visit)) return settling('answered', (tx) => offersMessage(turn, tx, visit, said.text));
    const kind = kindOf(turn);
    const move = isTheirs(turn.actor, visit) && turn.setting === 'direct' ? moveOnTheirs(visit, kind, said) : null;
    return move === null
      ? asGuest(deps, turn, { visit, kind, said })
      : asOrganiser(deps, turn, visit, { ...said, move });
  };
  return {
    name: VISIT_TOPIC,
    role: 'colleague',
    async situation(turn, id) {
      const visit = await readVisit(deps.prisma, id);
      return visit && situationOf(deps, turn, visit);
    },
    byForm: (turn, id, { text, situation }) => namesGuests(deps, turn, { id, text, situation }),
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
      ...{ unknown: take, state: take, repeat: take, done: take },
    } satisfies Partial<Record<Move, unknown>>,
  };
}

/** "Nodig alle ambassadeurs uit", beside a draft of a visit, says who its guests are: there is nothing else to invite them to. */
async function namesGuests(
  { prisma, gazetteer }: VisitDeps,
  turn: Turn,
  { id, text, situation }: { id: string; text: string; situation: Situation },
): Promise<Move | null> {
  const isDraft = situation === 'draft' || situation === 'asked-text';
  const isWriting = turn.reading?.purposes[0]?.label === 'broadcast';
  const hasText = /:\s|\n/.test(text);
  if (!isDraft || !isWriting || hasText || !isSpokenOfLast(turn, invitationName(id))) return null;
  const { roles, departments } = kindsIn(text, await nameableBy(gazetteer, turn, prisma));
  return roles.length + departments.length > 0 ? 'correction' : null;
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
  const isAsking = move === 'state' && said !== null && REPLIES.has(said);
  const kind = isAsking ? askedIn(turn) : (said ?? (await kindByMove(deps, turn, visit, move)));
  if (kind === null || !(isTheirs(turn.actor, visit) || (await mayReply(deps.prisma, turn, visit)))) return null;
  if (kind === 'plan') return planVisit(deps, turn, text);
  if (kind === 'list') return listUpcoming(deps, turn, '');
  return settling('answered', (tx) => saidByGuest(deps, turn, tx, { visit, kind, text }));
}

async function situationOf(deps: VisitDeps, turn: Turn, visit: Visit): Promise<Situation | null> {
  if (visit.state === 'dropped') return null;
  if (isBefore(visit)) {
    if (!isTheirs(turn.actor, visit)) return null;
    const total = visit.audience.people?.length ?? 1;
    return notReady(visit, { total, now: turn.now }) === null ? 'draft' : 'asked-text';
  }
  const { personId } = turn.actor;
  const guest = personId === null ? null : await readGuest(deps.prisma, visit.id, personId);
  const waits = guest !== null && UNDECIDED.has(guest.reply);
  const isAhead = visit.slots.some(({ startsAt }) => startsAt > turn.now);
  const isAsked = waits && isSpokenOfLast(turn, invitationName(visit.id));
  return visit.state === 'open' && isAhead && isAsked ? 'asked-confirm' : 'handed-over';
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
