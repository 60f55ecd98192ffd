import { randomUUID } from 'node:crypto';
import { LANGUAGES, type Language } from './language.ts';
import type { OutgoingMessage } from './outgoing.ts';
import { type Button, paragraph, type ReplyDraft } from './reply.ts';

/**
 * The name of a card that is drawn anew every time somebody asks for it: it comes as a new message, not in the place of
 * an old one, and is still found by what it is about, see {@link redrawn}.
 *
 * @param about for example `link:<id>`; with what else makes the cards of some differ from those of others behind it
 */
export function newCardName(about: string, language: Language): string {
  return `${about}:${language}:${randomUUID()}`;
}

/** Redraws all cards about something, wherever they stand, each in the language it was asked for in. */
export function redrawn(about: string, draw: (language: Language) => ReplyDraft): OutgoingMessage[] {
  return LANGUAGES.map((language) => ({ to: { cardsAbout: `${about}:${language}` }, replies: [draw(language)] }));
}

/** The topic of a question of which the buttons that say something are the answers. */
export const CHOICE_TOPIC = 'choice';

/** A name for such a question: who types which one they mean is understood as who presses it. */
export function newChoice(): string {
  return `${CHOICE_TOPIC}:${randomUUID()}`;
}

const OF_EACH = ':each';

/** The same, where one is chosen after the other: what was not chosen yet can be chosen later, whatever was said since. */
export function newChoiceOfEach(): string {
  return `${newChoice()}${OF_EACH}`;
}

export function isChoiceOfEach(subject: string): boolean {
  return subject.endsWith(OF_EACH);
}

/**
 * Shows what was said beside something and is not understood as a change of it: a press puts it there, another leaves it out.
 *
 * @param subject what it was said beside
 */
export function remarkReply(
  { language, subject, asks, words }: { language: Language; subject: string; asks: string; words: string },
  buttons: Button[],
): ReplyDraft {
  return {
    language,
    subject,
    framed: true,
    card: `${newChoice()}:remark`,
    body: [paragraph(asks), paragraph(`“${words}”`)],
    buttons,
  };
}
