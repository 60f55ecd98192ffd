import { CARDINAL_OF } from '../../calendar/words/vocabulary.ts';
import type { Kind } from '../../chat/labels.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import type { Said, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { wordsOf } from '../../language/words.ts';
import type { Pledge } from '../../pledges/pledges.ts';
import { pledgeCard } from './card.ts';

/** From this chance on what is said of a pledge ends it; what is less sure is asked, with its buttons. */
const SURE_OF_END = 0.5;

/** "Al met twee gesproken" is not surely the end of it. */
export function isUnsureEnd(
  { reading }: Turn,
  { chance, text }: Said,
  { kind, pledge }: { kind: Kind<'pledge'>; pledge: Pledge },
): boolean {
  if (kind === 'done' && isAnotherNumber(text, pledge)) return true;
  const isOfPledges = reading?.purposes[0]?.label === 'pledge';
  if (isOfPledges) return false;
  // What is given up is gone: that takes words about the promise itself, or the button.
  return kind === 'drop' || (kind === 'done' && chance < SURE_OF_END);
}

/** "Al met twee gesproken" of three: what was done is not all that was promised. */
function isAnotherNumber(text: string, { text: promised }: Pledge): boolean {
  const [said, meant] = [numbersIn(text), numbersIn(promised ?? '')];
  return said.length > 0 && meant.length > 0 && !said.some((number) => meant.includes(number));
}

/** Written in words from two on; of figures the short ones, which are no year. */
function numbersIn(text: string): number[] {
  return wordsOf(text).flatMap((word) => {
    const number = /^\d{1,2}$/.test(word) ? Number(word) : (CARDINAL_OF.get(word) ?? 0);
    return number > 1 ? [number] : [];
  });
}

/** The card of a pledge, with the question whether it is finished, or not going to be. */
export function isItOver({ language }: Turn, pledge: Pledge, kind: Kind<'pledge'>): ReplyDraft {
  const { isItDone, isItOff } = texts(language).pledges;
  return pledgeCard(pledge, language, kind === 'drop' ? isItOff : isItDone);
}
