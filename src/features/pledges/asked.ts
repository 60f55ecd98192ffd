import type { Kind } from '../../chat/labels.ts';
import type { Turn } from '../../chat/skill.ts';
import { isEverydayWord } from '../../language/general-words.ts';
import { beginsAsking, isAsked } from '../../language/questions-in.ts';
import { wordsOf } from '../../language/words.ts';
import { dueIn } from '../../pledges/when.ts';

type PledgeKind = Kind<'pledge'>;

const SENTENCE_END = /(?<=[.!?;])\s+|\n+/;

/**
 * A question about a pledge changes nothing of it: "is dat al gedaan?", "wanneer had ik dat ook weer beloofd?". What is asked of the
 * bot with a day in it is a wish ("vraag je het volgende week nog eens?"), and so is to keep one ("kun je noteren dat ik …?").
 *
 * @param kind what the words look like
 * @returns what they do
 */
export function asAsked(kind: PledgeKind, text: string, { language, now }: Pick<Turn, 'language' | 'now'>): PledgeKind {
  if (!onlyAsks(text, language)) return kind;
  switch (kind) {
    case 'make':
      return beginsAsking(text) ? 'list' : kind;
    case 'later':
    case 'change':
      return 'on' in dueIn(text, now) && !beginsAsking(text) ? kind : 'list';
    default:
      return 'list';
  }
}

/** Whether each sentence asks, but for those that say nothing by themselves ("Zeg."). */
function onlyAsks(text: string, language: Turn['language']): boolean {
  const sentences = text.split(SENTENCE_END).filter((part) => /\p{L}/u.test(part));
  const says = (part: string) => wordsOf(part).some((word) => !isEverydayWord(word, language));
  return sentences.some(isAsked) && sentences.every((part) => isAsked(part) || !says(part));
}
