import { localTimeAt } from '../calendar/local-time.ts';
import { readMoments } from '../calendar/moment-in-words.ts';
import { movedFrom } from '../calendar/moved-moment.ts';
import type { Language } from '../chat/language.ts';
import { isEverydayWord } from '../language/general-words.ts';
import { isAsked } from '../language/questions-in.ts';
import { wordsOf } from '../language/words.ts';
import { seatsIn, withoutMoments } from './amounts.ts';
import { hoursOn } from './within.ts';

interface Hearer {
  now: Date;
  language: Language;
}

/** So many letters beside it, and a text says more than that a moment or the places are others: "toch", "nee,". */
const MOST_BESIDE = 12;

/** "Een dag eerder", "toch maar 1 plek": nothing but that the moment or the places are others. */
export function isOnlyMoved({ now }: Hearer, text: string): boolean {
  const said = isAsked(text) ? null : (movedFrom(text, now) ?? seatsIn(text));
  return said !== null && text.length - (said.end - said.start) <= MOST_BESIDE;
}

/** "Donderdagmiddag", "van 1 tot 3", "een uurtje": nothing but when something is, or how long. */
export function isOnlyWhen({ now, language }: Hearer, text: string): boolean {
  const namesTime = readMoments(text, now).length > 0 || hoursOn(text, localTimeAt(now).date, now) !== null;
  if (!namesTime || isAsked(text)) return false;
  return wordsOf(withoutMoments(text, now)).every((word) => !/\p{L}/u.test(word) || isEverydayWord(word, language));
}
