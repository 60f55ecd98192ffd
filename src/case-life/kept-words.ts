import { texts } from '../i18n/texts.ts';
import { withoutContact } from '../personal-details/contact-details.ts';
import { COUNTER_LANGUAGE, type EventKind } from './case-life.ts';

/**
 * What is said with these is about the entrepreneur, whose contact details go along only from the fields in which the
 * consent stands. With the others a counter speaks of itself or of who can help instead, whom one must be able to call.
 */
const ABOUT_THE_ENTREPRENEUR: readonly string[] = ['answer', 'finish', 'note'] satisfies EventKind[];

/** The words that go with an event, as everybody may read them: the same in the message, on the card and in the history. */
export function keptWords(kind: string, words: string): { text: string; removed: boolean } {
  if (!ABOUT_THE_ENTREPRENEUR.includes(kind)) return { text: words, removed: false };
  return withoutContact(words, texts(COUNTER_LANGUAGE).cases.contactMark);
}
