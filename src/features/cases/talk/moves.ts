import { asksToRemind } from '../../../case-life/said-of-case.ts';
import type { Move, Outcome, Said, Turn } from '../../../chat/skill.ts';
import { toBeTold } from '../../../language/to-be-told.ts';
import type { CaseChat } from '../chat/deps.ts';
import type { CaseView } from '../chat/repository.ts';

/** What was said of a case, by somebody who may have more of them: then a button says of which it is. */
export type SaidOfCase = Said & {
  isOneOfSeveral?: boolean;
  /** The bot was told to tell it, and this is what is to be told. */
  isToBeTold?: boolean;
};

/** What may be said to the bot of what the other side is to read. */
const MAY_BE_TOLD: ReadonlySet<Move> = new Set(['addition', 'answer', 'correction', 'wording', 'state']);

/**
 * "Zet erbij dat ze pas in maart kan": what the other side is to read, and not that it was to be told. It comes with what they have,
 * unless it puts right where the business is.
 */
export function withoutInstruction({ language }: Turn, said: Said, namesPlace: boolean): SaidOfCase {
  const text = MAY_BE_TOLD.has(said.move) ? toBeTold(said.text, language) : null;
  if (text === null) return said;
  const isAddition = said.move !== 'answer' && !(said.move === 'correction' && namesPlace);
  return { ...said, text, move: isAddition ? 'addition' : said.move, isToBeTold: true };
}

/** Does what somebody said about a case, of which the view is in their language; null: it is not about the case after all. */
type TakeCaseMove = (
  chat: CaseChat,
  turn: Turn,
  view: CaseView,
  said: SaidOfCase,
) => Outcome | null | Promise<Outcome | null>;

/** The moves that are taken in one situation. */
export type CaseMoves = Partial<Record<Move, TakeCaseMove>>;

/** From this chance on it is how one's cases stand that is asked, and not anything else of them, or what would be if. */
const SURE_OF_CASES = 0.6;

/** "Hoe staat het ermee?" */
export function asksHowTheyStand({ reading }: Turn): boolean {
  const [likeliest] = reading?.purposes ?? [];
  return likeliest?.label === 'my-cases' && likeliest.chance >= SURE_OF_CASES;
}

/** From this chance on words are for another ability. */
const SURELY_FOR_ELSE = 0.8;
/** From this chance on it is told of the case. */
const SURELY_OF_CASE = 0.6;
const MAY_BE_OF_CASE: ReadonlySet<string> = new Set(['case', 'my-cases', 'small-talk', 'complaint']);

/** "Dat conceptbericht, laat zien": hardly told of a case and surely for something else: nobody at the other side hears it. */
export function isForElse({ reading }: Turn, { chance, inThread }: Said): boolean {
  const [likeliest] = reading?.purposes ?? [];
  if (!likeliest || inThread || chance >= SURELY_OF_CASE) return false;
  return likeliest.chance >= SURELY_FOR_ELSE && !MAY_BE_OF_CASE.has(likeliest.label);
}

/** From this chance on they may want a message to be sent. */
const MAY_BE_MESSAGE = 0.2;

/** From this chance on it is news of a case, whatever else it sounds like. */
const SURE_OF_NEWS = 0.9;

/** They want a counter to be reminded: what may well be that goes to nobody as news. */
export function isReminder({ reading, language }: Turn, { text, chance }: Said): boolean {
  if (asksToRemind(text, language)) return true;
  const message = reading?.purposes.find(({ label }) => label === 'broadcast')?.chance ?? 0;
  return message >= MAY_BE_MESSAGE && chance < SURE_OF_NEWS && reading?.kindOf('broadcast') === 'remind';
}
