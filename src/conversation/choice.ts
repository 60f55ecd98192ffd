import { CHOICE_TOPIC, isChoiceOfEach } from '../chat/cards.ts';
import { type Reading, takesBack } from '../chat/reading.ts';
import type { Option, Outcome, SpokenOf, Turn } from '../chat/skill.ts';
import { choosesAll, chosenOption, namedOption } from '../language/chosen-option.ts';
import { isTrade } from '../language/trades.ts';
import { isStopWord, wordsOf } from '../language/words.ts';

/** What somebody chose in words who could have pressed. */
export interface Chosen {
  /** Of the question that is answered by it. */
  subject: string;
  /** What the button says in the person's name. */
  says: string;
}

/** Whether there is a question that can be answered by saying one of its buttons. */
export function isChoiceOpen({ spokenOf = [] }: Turn): boolean {
  return spokenOf.some(({ subject }) => subject.startsWith(`${CHOICE_TOPIC}:`));
}

/**
 * What somebody answers to a question of which the buttons say something in their name.
 *
 * @returns null: none was asked, or this is no answer to it
 */
export function chosenIn({ spokenOf = [] }: Turn, text: string, reading: Reading): Chosen | null {
  const asked = spokenOf.find(({ subject }) => subject.startsWith(`${CHOICE_TOPIC}:`));
  if (!asked) return null;
  // Pressed: it says just what stood on it.
  const pressed = asked.options.find(({ says }) => says === text);
  if (pressed) return { subject: asked.subject, says: text };
  const isAnswer = reading.acts('asked-choice')[0]?.label === 'answer';
  // "De eerste" is of what was shown last.
  const isLatest = spokenOf[0] === asked;
  const chosen = isAnswer && isLatest ? (allInTurn(asked, text) ?? byPlaceOrWords(asked, text)) : null;
  const says = (
    (chosen && !tellsBesides(text, chosen) ? chosen : namedOption(text, asked.options)) ??
    (isChoiceOfEach(asked.subject) ? toldOption(text, asked.options) : null)
  )?.says;
  return says === undefined ? null : { subject: asked.subject, says };
}

/** Of those that are left of a row "de derde" is what stands on a button, and not the third of them. */
function byPlaceOrWords({ subject, options }: Pick<SpokenOf, 'subject' | 'options'>, text: string): Option | null {
  return (isChoiceOfEach(subject) ? namedOption(text, options) : null) ?? chosenOption(text, options);
}

/** What is left of a question of which one after the other is chosen, once one is taken out: "die van Kampen hoeft niet". */
export interface LeftOver extends Pick<Chosen, 'subject'> {
  left: readonly Option[];
  /** Nothing else was spoken of since. */
  isLatest: boolean;
}

/** @returns null: nothing is taken out of what may be chosen */
export function takenOutIn({ spokenOf = [] }: Turn, text: string, reading: Reading): LeftOver | null {
  const asked = spokenOf.find(({ subject }) => isChoiceOfEach(subject));
  if (!asked || !takesBack(reading)) return null;
  const { subject, options } = asked;
  const told = toldOption(text, options, LONGEST_TAKEN_OUT);
  // What is wanted is rather of what was spoken of since; who it is, is not.
  const isLatest = spokenOf[0] === asked;
  const out = isLatest ? (told ?? byPlaceOrWords(asked, text)) : told && isNamed(text, told) ? told : null;
  return out ? { subject, left: options.filter((option) => option !== out), isLatest } : null;
}

/** Whether a text has a word by which somebody is known: a name, a place or a trade. */
function isNamed(text: string, { says = '' }: Option): boolean {
  const names = new Set(wordsOf((says.match(/\p{Lu}[\p{L}'’-]*/gu) ?? []).join(' ')));
  return wordsOf(text).some((word) => names.has(word) || (isTrade(word) && wordsOf(says).includes(word)));
}

/** "Allebei", of what is chosen one after the other: the first of those that are left; the others stay. */
function allInTurn({ subject, options }: Pick<SpokenOf, 'subject' | 'options'>, text: string): Option | null {
  return isChoiceOfEach(subject) && choosesAll(text) ? (options[0] ?? null) : null;
}

/** From so many words on that are not its own, who names an option by its number tells something of it, and chooses nothing. */
const TELLS_FROM = 3;

/** "Casus 1 is afgerond, ze huurt nu in het dorpshuis": the words that wait behind the button of that case are other words. */
function tellsBesides(text: string, { label, says = '' }: Option): boolean {
  const number = /^\p{L}+ \d+(?=:)/u.exec(says)?.[0];
  if (number === undefined || !text.toLowerCase().startsWith(number.toLowerCase())) return false;
  const own = new Set([...wordsOf(label), ...wordsOf(says)]);
  const others = wordsOf(text).filter((word) => !own.has(word) && !isStopWord(word, 'nl') && !isStopWord(word, 'en'));
  return others.length >= TELLS_FROM;
}

/** So few words name one of several and say nothing of it: "en nu de kapper". */
const LONGEST_NAME = 5;
/** And so few say of one that it is not needed: "die fietsenmaker uit Raalte mag je overslaan". */
const LONGEST_TAKEN_OUT = 9;

/** The one option of which the words behind its button have all telling words of a short text that any of them has. */
function toldOption(text: string, options: readonly Option[], longest = LONGEST_NAME): Option | null {
  const said = wordsOf(text);
  if (said.length > longest) return null;
  const words = options.map(({ says = '' }) => new Set(wordsOf(says)));
  const telling = said.filter((word) => !isStopWord(word, 'nl') && !isStopWord(word, 'en'));
  const named = telling.filter((word) => words.filter((own) => own.has(word)).length === 1);
  if (named.length === 0 || telling.length - named.length > MOST_BESIDE) return null;
  const meant = options.filter((_option, at) => named.every((word) => words[at]?.has(word)));
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

/** "Eerst de kapper": so many words may stand beside its own. */
const MOST_BESIDE = 1;

/** A no that says no more than that. */
const LONGEST_NO = 4;
/** From this chance on it is for something of its own. */
const SURELY_FOR = 0.8;
/** From this chance on it is a no, to what was asked last. */
const SURELY_NO = 0.6;

/**
 * The question with buttons that was asked last, to which somebody says no in so many words: it is not about anything that
 * was spoken of before.
 *
 * @returns null: something else was said last, or it is no such no
 */
export function declinedIn({ spokenOf = [] }: Turn, text: string, reading: Reading): Pick<Chosen, 'subject'> | null {
  const [last] = spokenOf;
  if (!last?.subject.startsWith(`${CHOICE_TOPIC}:`)) return null;
  if (text.split(/\s+/).length > LONGEST_NO || /\d/.test(text)) return null;
  // "Ik stop ermee" says what else is to end.
  const [likeliest] = reading.purposes;
  if (likeliest && likeliest.label !== 'small-talk' && likeliest.chance >= SURELY_FOR) return null;
  const no = reading.acts('asked-confirm').filter(({ label }) => label === 'refusal' || label === 'cancellation');
  return no.reduce((sum, { chance }) => sum + chance, 0) >= SURELY_NO ? { subject: last.subject } : null;
}

/** The outcome, with which the question is not open any more; of one after the other, what was not chosen yet is. */
export function closing(
  { subject, says }: Pick<Chosen, 'subject'> & Partial<Chosen>,
  { conversationId, spokenOf = [] }: Turn,
  outcome: Outcome,
): Outcome {
  const options = spokenOf.find((one) => one.subject === subject)?.options ?? [];
  const left = isChoiceOfEach(subject) && says !== undefined ? options.filter((option) => option.says !== says) : [];
  return {
    ...outcome,
    async settle(tx) {
      const settled = (await outcome.settle?.(tx)) ?? {};
      if (conversationId === null) return settled;
      const where = { conversationId, subject };
      if (left.length === 0) await tx.spokenOf.deleteMany({ where });
      else await tx.spokenOf.updateMany({ where, data: { options: left.map((option) => ({ ...option })) } });
      return settled;
    },
  };
}
