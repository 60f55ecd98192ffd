import { MEMBER_RUNGS, type MemberRung } from '../counters/desk.ts';
import type { Clock } from '../deadlines/clock.ts';
import type { Subject } from '../store/subject.ts';

/**
 * The life of a case: what may happen to it, who is in the lead, and by when.
 *
 * - *The states and events are data* (`transitions.ts`): a table with an answer for every event in every state, so that
 *   the compiler finds what was forgotten. `decide.ts` applies it: plain data in, the next life and the notices out,
 *   or a refusal with a reason; nothing here reads a clock or a database.
 * - *There is always exactly one owner* until the case is closed (`ownership.ts`). The ladder runs contact,
 *   substitute, coordinator, broker; whoever is absent is passed over, and when there is nobody at all, the colleague
 *   who filed the case has it. So a case cannot be lost: the type has no open case without an owner.
 * - *The clocks count the working time of the counter* (`clocks.ts`) and stand still while the entrepreneur is asked
 *   something. Each gives an alarm before it runs out, and when it has run out: then the next on the ladder takes over
 *   and gets a little time of their own, each broker once, until the last of them has it. They are reminded ever less often,
 *   but never no more; the colleague and who looks after cases hear of it the first time, and then once a month.
 * - *A hand-over is one only when it arrived.* Who cannot be reached is passed over like who is absent, at once
 *   (`undeliverable`); when nobody is left, or only the name of the counter is known, the case waits for the colleague to
 *   forward it (`to_forward`), and nobody says that the counter has it.
 * - *A bounce names whom instead.* Another counter gets the case at once, unless it has been there already or was
 *   bounced twice: then a broker decides, for a case must not wander.
 *
 * `cases.ts` applies this to stored cases, one at a time under a lock; the ledger keeps what happened.
 */

/** What the ledger and links of a case are about. */
export const CASE = 'case';

/** What counters and brokers read: they share a card, and with it its language. */
export const COUNTER_LANGUAGE = 'nl';

export function caseSubject(caseId: string): Subject {
  return { subjectKind: CASE, subjectId: caseId };
}

export const CASE_STATES = [
  /** Filed; the colleague has not yet confirmed where it goes. */
  'draft',
  /** Nobody at the counter can be reached from here: it waits for the colleague to forward it by hand. */
  'to_forward',
  /** The colleague forwarded it by hand, and hears by themselves what comes of it. */
  'forwarded',
  /** At a counter that has not yet said that it takes it. */
  'handed_over',
  /** A counter works on it. */
  'accepted',
  /** The counter asked something; its clocks stand still. */
  'waiting_for_entrepreneur',
  /** Not for any counter that was tried: a broker decides where it goes. */
  'bounced',
  'finished',
  'withdrawn',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const FINAL_STATES = ['finished', 'withdrawn'] as const;
export type FinalState = (typeof FINAL_STATES)[number];

export const EVENT_KINDS = [
  'hand_over',
  'accept',
  'bounce',
  'reroute',
  'ask_back',
  'answer',
  'finish',
  'withdraw',
  'assign',
  'remind',
  'escalate',
  'forward',
  'delivered',
  'undeliverable',
  'note',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** How a case ended. */
export const OUTCOMES = ['helped', 'referred', 'not_possible', 'no_response'] as const;
export type CaseOutcome = (typeof OUTCOMES)[number];

/** What happens to a case. Words that go with it (a question, an explanation) belong to the history, not here. */
export type CaseEvent =
  | { kind: 'hand_over' | 'reroute'; counterId: string }
  /** `over`: also from whoever has taken it already, which a broker says in so many words. */
  | { kind: 'accept'; over?: true }
  | { kind: 'ask_back' | 'answer' | 'withdraw' }
  /** The colleague tells the counter something, or the counter the colleague: what, is in the words. */
  | { kind: 'note' }
  /** Sent on by hand, outside the chat; to whom is in the words. */
  | { kind: 'forward' }
  /** Somebody who can act has it: a message arrived, or the mail server took an e-mail. */
  | { kind: 'delivered'; way: 'chat' | 'mail' }
  /** A message about it cannot be delivered to a member (their id) or a person (theirs). */
  | { kind: 'undeliverable'; to: string }
  /** "Niet voor ons": always with whom instead; null is somebody who is no counter here, named in the words. */
  | { kind: 'bounce'; insteadCounterId: string | null }
  | { kind: 'finish'; outcome: CaseOutcome }
  | { kind: 'assign'; memberId: string }
  | { kind: 'remind'; clock: ClockName }
  | { kind: 'escalate'; reason: ClockName | 'absent' };

/** The steps of the ladder, from the first. `filer` is the last resort: there is no broker. */
export const RUNGS = [...MEMBER_RUNGS, 'broker', 'filer'] as const;
export type Rung = (typeof RUNGS)[number];

/** Who is in the lead. A member of a counter need not be a person in the chat. */
export type Owner =
  | { kind: 'member'; memberId: string; rung: MemberRung }
  | { kind: 'person'; personId: string; rung: 'broker' | 'filer' };

/** What somebody is to a case: what they may do follows from it. */
export type Party = 'filer' | 'counter' | 'coordinator' | 'broker' | 'system';

export const CLOCK_NAMES = ['first_response', 'resolution', 'filer'] as const;
/**
 * `first_response`: until the counter takes it or says no. `resolution`: until it is finished. `filer`: how long the
 * case waits for the colleague who filed it (a draft, a question) before they are reminded.
 */
export type ClockName = (typeof CLOCK_NAMES)[number];

interface LifeCommon {
  /** The person who filed it. */
  filedBy: string;
  /** Every counter it has been at, in order; a counter comes again when it was sent there again. */
  visited: readonly string[];
  /** How often a counter said that it was not for them. */
  bounces: number;
  /** Who could not be reached about it while it is where it is: ids of members and people. */
  unreachable: readonly string[];
  /** How whoever can act came to have it; null: it is still on its way, or not handed over. */
  reached: 'chat' | 'mail' | 'person' | null;
}

export type OpenState = Exclude<CaseState, FinalState>;

/** A case that is not closed: it has an owner. */
export interface OpenLife extends LifeCommon {
  state: OpenState;
  owner: Owner;
  /** Null: at no counter (a draft, or bounced). */
  counterId: string | null;
  /** The clocks that run or are paused; one that is absent has not begun or has ended. */
  clocks: Readonly<Partial<Record<ClockName, Clock>>>;
}

export interface ClosedLife extends LifeCommon {
  state: FinalState;
  counterId: string | null;
  outcome: CaseOutcome | null;
}

export type CaseLife = OpenLife | ClosedLife;

export function isFinalState(state: CaseState): state is FinalState {
  return FINAL_STATES.some((final) => final === state);
}

export function isClosed(life: CaseLife): life is ClosedLife {
  return isFinalState(life.state);
}
