import type { Said, Turn } from '../chat/skill.ts';
import { isAsked } from '../language/questions-in.ts';
import { says, speaksOfAmbassadors } from './said.ts';

/** What somebody says who was asked to come. `alone`: whom they would bring does not come; they do. */
export type ReplySaid = 'come' | 'come-two' | 'alone' | 'leave' | 'maybe';

const YES: ReadonlySet<string> = new Set(['confirmation', 'take', 'answer']);
const NO: ReadonlySet<string> = new Set(['refusal', 'cancellation']);

/** From this chance on words say so whatever they seem to do where they are said. */
const SAYS_SO = 0.5;
/** From this chance on they do even where they seem to do the opposite. */
const SURELY = 0.9;

/**
 * What words are that somebody says to an invitation: by what they say, and where that is nothing by what they do.
 *
 * @param own whether they come with somebody so far
 * @returns null: they are no reply
 */
export function replySaid(
  { reading }: Pick<Turn, 'reading'>,
  { text, move }: Pick<Said, 'text' | 'move'>,
  own: { bringsSomebody: boolean },
): ReplySaid | null {
  if (isAsked(text) || speaksOfAmbassadors(text)) return null;
  const chances = chancesIn(reading);
  if (isAlone(text, move, chances, own)) return 'alone';
  if (chances.two >= SAYS_SO) return 'come-two';
  if (NO.has(move)) return chances.come >= SURELY ? 'come' : 'leave';
  if (chances.leave >= SAYS_SO && chances.leave > chances.come) return 'leave';
  if (chances.come >= SAYS_SO || YES.has(move)) return 'come';
  return move === 'unknown' ? 'maybe' : null;
}

interface ReplyChances {
  come: number;
  two: number;
  leave: number;
}

function chancesIn(reading: Turn['reading']): ReplyChances {
  const chances = new Map(reading?.kinds('visit').map(({ label, chance }) => [label, chance]));
  const chanceOf = (kind: 'come' | 'come-two' | 'wait' | 'decline') => chances.get(kind) ?? 0;
  const leave = Math.max(chanceOf('decline'), ofSession(reading, 'leave'));
  // "Ik kom op 18 maart" reads as a visit that moves, and surely as who comes to a session.
  const join = ofSession(reading, 'join');
  const come = Math.max(chanceOf('come') + chanceOf('wait'), join >= SURE_TO_JOIN ? join : 0);
  return { come, two: chanceOf('come-two'), leave };
}

/** They come by themselves, or whom they would bring does not come. */
function isAlone(text: string, move: string, { leave }: ReplyChances, own: { bringsSomebody: boolean }): boolean {
  if (says(text, 'alone') && leave < SURELY) return true;
  return own.bringsSomebody && says(text, 'companions') && (leave >= SAYS_SO || NO.has(move));
}

/** From this chance on words are of who comes to a session, whatever they would be of a visit. */
const SURE_TO_JOIN = 0.85;

function ofSession(reading: Turn['reading'], kind: 'join' | 'leave'): number {
  return reading?.kinds('session').find(({ label }) => label === kind)?.chance ?? 0;
}

/** Whether words surely say of a session that somebody comes or does not. */
export function repliesToSession({ reading }: Pick<Turn, 'reading'>): boolean {
  return Math.max(ofSession(reading, 'join'), ofSession(reading, 'leave')) >= SURE_TO_JOIN;
}

/** From this chance on somebody wants to be taken off something. */
const SURE_TO_LEAVE = 0.65;

/** "Lukt me niet meer, haal me er maar af": surely of something one comes to, by words that may be of anything one is in. */
export function saysToLeave({ reading }: Pick<Turn, 'reading'>): boolean {
  if (!reading) return false;
  const [act] = reading.acts('handed-over');
  const decline = reading.kinds('visit').find(({ label }) => label === 'decline')?.chance ?? 0;
  return act !== undefined && NO.has(act.label) && act.chance >= SURE_TO_LEAVE && decline >= SURE_TO_LEAVE;
}
