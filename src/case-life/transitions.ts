import type { CaseState, EventKind, Party } from './case-life.ts';

/** Why an event is not for a case in this state. */
export type RefusalCode =
  | 'draft'
  | 'already-handed-over'
  | 'already-accepted'
  | 'already-waiting'
  | 'not-waiting'
  | 'waiting'
  | 'with-broker'
  | 'not-bounced'
  | 'closed'
  /** The state would allow it, this person may not. */
  | 'not-allowed'
  | 'no-such-counter'
  | 'same-counter'
  | 'no-such-member'
  /** A question without a question, or a bounce without whom instead. */
  | 'words-missing'
  /** The reminder or escalation was for a situation that is over. */
  | 'not-due'
  /** It waits for the colleague to forward it, or they did: no counter here works on it. */
  | 'by-hand';

export type Rule =
  /** Who may, and where it may lead. */
  { by: readonly Party[]; to: readonly CaseState[] } | { refused: RefusalCode };

const no = (refused: RefusalCode): Rule => ({ refused });

const SYSTEM = ['system'] as const;
const COUNTER = ['counter', 'broker'] as const;
const FILER = ['filer', 'broker'] as const;
const LEADERS = ['coordinator', 'broker'] as const;
const BOTH_SIDES = ['counter', 'filer', 'broker'] as const;

const closed: Record<EventKind, Rule> = {
  hand_over: no('closed'),
  accept: no('closed'),
  bounce: no('closed'),
  reroute: no('closed'),
  ask_back: no('closed'),
  answer: no('closed'),
  finish: no('closed'),
  withdraw: no('closed'),
  assign: no('closed'),
  remind: no('closed'),
  escalate: no('closed'),
  forward: no('closed'),
  delivered: no('closed'),
  undeliverable: no('closed'),
  note: no('closed'),
};

/** What a broker or the colleague does with a case that no counter here works on. */
const byHand = {
  hand_over: no('already-handed-over'),
  accept: { by: ['broker'], to: ['accepted'] },
  bounce: no('by-hand'),
  // Also to the same counter again: there may be somebody by now.
  reroute: { by: FILER, to: ['handed_over', 'to_forward'] },
  ask_back: no('by-hand'),
  answer: no('not-waiting'),
  finish: { by: FILER, to: ['finished'] },
  withdraw: { by: FILER, to: ['withdrawn'] },
  assign: no('by-hand'),
  escalate: no('by-hand'),
  forward: { by: FILER, to: ['forwarded'] },
  delivered: no('not-due'),
} satisfies Partial<Record<EventKind, Rule>>;

/** What may happen, in every state. */
export const TRANSITIONS: Record<CaseState, Record<EventKind, Rule>> = {
  draft: {
    hand_over: { by: FILER, to: ['handed_over', 'to_forward'] },
    accept: no('draft'),
    bounce: no('draft'),
    reroute: no('draft'),
    ask_back: no('draft'),
    answer: no('draft'),
    finish: no('draft'),
    // The system: when nobody has confirmed it after a reminder.
    withdraw: { by: [...FILER, ...SYSTEM], to: ['withdrawn'] },
    assign: no('draft'),
    remind: { by: SYSTEM, to: ['draft'] },
    escalate: no('draft'),
    forward: no('draft'),
    delivered: no('draft'),
    undeliverable: no('draft'),
    note: no('draft'),
  },
  to_forward: {
    ...byHand,
    note: { by: FILER, to: ['to_forward'] },
    remind: { by: SYSTEM, to: ['to_forward'] },
    undeliverable: { by: SYSTEM, to: ['to_forward'] },
  },
  forwarded: {
    ...byHand,
    note: { by: FILER, to: ['forwarded'] },
    remind: { by: SYSTEM, to: ['forwarded'] },
    undeliverable: { by: SYSTEM, to: ['forwarded'] },
  },
  handed_over: {
    hand_over: no('already-handed-over'),
    accept: { by: COUNTER, to: ['accepted'] },
    bounce: { by: COUNTER, to: ['handed_over', 'to_forward', 'bounced'] },
    reroute: { by: LEADERS, to: ['handed_over', 'to_forward'] },
    ask_back: { by: COUNTER, to: ['waiting_for_entrepreneur'] },
    answer: no('not-waiting'),
    finish: { by: COUNTER, to: ['finished'] },
    withdraw: { by: FILER, to: ['withdrawn'] },
    assign: { by: LEADERS, to: ['handed_over'] },
    remind: { by: SYSTEM, to: ['handed_over'] },
    escalate: { by: SYSTEM, to: ['handed_over'] },
    forward: no('already-handed-over'),
    delivered: { by: SYSTEM, to: ['handed_over'] },
    undeliverable: { by: SYSTEM, to: ['handed_over', 'to_forward'] },
    note: { by: BOTH_SIDES, to: ['handed_over'] },
  },
  accepted: {
    hand_over: no('already-handed-over'),
    // Over from whoever has it; who only presses an older button is told that it is taken.
    accept: { by: COUNTER, to: ['accepted'] },
    bounce: { by: COUNTER, to: ['handed_over', 'to_forward', 'bounced'] },
    reroute: { by: LEADERS, to: ['handed_over', 'to_forward'] },
    ask_back: { by: COUNTER, to: ['waiting_for_entrepreneur'] },
    answer: no('not-waiting'),
    finish: { by: COUNTER, to: ['finished'] },
    withdraw: { by: FILER, to: ['withdrawn'] },
    assign: { by: ['counter', 'coordinator', 'broker'], to: ['accepted'] },
    remind: { by: SYSTEM, to: ['accepted'] },
    escalate: { by: SYSTEM, to: ['accepted'] },
    forward: no('already-accepted'),
    delivered: no('not-due'),
    undeliverable: { by: SYSTEM, to: ['accepted', 'to_forward'] },
    note: { by: BOTH_SIDES, to: ['accepted'] },
  },
  waiting_for_entrepreneur: {
    hand_over: no('already-handed-over'),
    accept: no('waiting'),
    bounce: no('waiting'),
    reroute: no('waiting'),
    ask_back: no('already-waiting'),
    // Where it was when it was asked: a counter that asked first has not taken it.
    answer: { by: ['filer', 'counter', 'broker'], to: ['handed_over', 'accepted'] },
    finish: { by: COUNTER, to: ['finished'] },
    withdraw: { by: FILER, to: ['withdrawn'] },
    assign: { by: ['counter', 'coordinator', 'broker'], to: ['waiting_for_entrepreneur'] },
    remind: { by: SYSTEM, to: ['waiting_for_entrepreneur'] },
    escalate: no('waiting'),
    forward: no('waiting'),
    delivered: no('not-due'),
    undeliverable: { by: SYSTEM, to: ['waiting_for_entrepreneur', 'to_forward'] },
    note: { by: BOTH_SIDES, to: ['waiting_for_entrepreneur'] },
  },
  bounced: {
    hand_over: no('with-broker'),
    accept: { by: ['broker'], to: ['accepted'] },
    bounce: no('with-broker'),
    // The filer too: when there is no broker, the case is theirs.
    reroute: { by: FILER, to: ['handed_over', 'to_forward'] },
    ask_back: no('with-broker'),
    answer: no('not-waiting'),
    finish: { by: FILER, to: ['finished'] },
    withdraw: { by: FILER, to: ['withdrawn'] },
    assign: no('with-broker'),
    remind: { by: SYSTEM, to: ['bounced'] },
    escalate: { by: SYSTEM, to: ['bounced'] },
    forward: no('with-broker'),
    delivered: no('not-due'),
    undeliverable: { by: SYSTEM, to: ['bounced'] },
    note: { by: FILER, to: ['bounced'] },
  },
  finished: closed,
  withdrawn: closed,
};
