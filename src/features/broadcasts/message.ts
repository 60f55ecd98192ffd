import type { Language } from '../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { TAKE_MESSAGES } from '../../chat/shared-actions.ts';
import { texts } from '../../i18n/texts.ts';
import { messageName, receivedSubject, reminderName, SEEN } from './actions.ts';
import { isUnasked } from './purpose.ts';
import type { Broadcast } from './repository.ts';

/** How far it is with whoever gets it. */
export type Form = 'new' | 'seen' | 'corrected' | 'corrected-seen' | 'recalled';

/** What everybody reads whom a broadcast is for. */
export function broadcastMessage(broadcast: Broadcast, language: Language, form: Form): ReplyDraft {
  return received(broadcast, language, form, { card: messageName(broadcast.id), before: [] });
}

/** Once, to who got it and did not press. It says the same again, so whatever becomes of the message becomes of it as well. */
export function reminderMessage(broadcast: Broadcast, language: Language, form: Form): ReplyDraft {
  const before = [paragraph(texts(language).broadcasts.reminder)];
  return received(broadcast, language, form, { card: reminderName(broadcast.id), before });
}

function received(
  broadcast: Broadcast,
  language: Language,
  form: Form,
  { card, before }: { card: string; before: Block[] },
): ReplyDraft {
  const { broadcasts } = texts(language);
  const from = broadcasts.from(broadcast.createdBy, broadcast.organisation);
  if (form === 'recalled') {
    // Where it cannot be changed it stays as it is: nobody is bothered by what was taken back.
    return { language, card, standing: 'replaced', body: [paragraph(broadcasts.recalledMessage), paragraph(from)] };
  }
  const isSeen = form === 'seen' || form === 'corrected-seen';
  return {
    language,
    card,
    subject: receivedSubject(broadcast.id),
    framed: true,
    ...pictureOf(broadcast),
    body: [
      ...(isSeen ? [] : before),
      ...contentsOf(broadcast, language),
      ...(form.startsWith('corrected') ? [paragraph(broadcasts.correctedMessage)] : []),
      paragraph(from),
      ...(isSeen ? [paragraph(broadcasts.seenMessage)] : []),
    ],
    buttons: [
      ...(isSeen ? [] : [seenButton(broadcast, language)]),
      ...linkButton(broadcast, language),
      ...stopButton(broadcast, language),
    ],
  };
}

/**
 * What is read in a channel, in its language, or the only one in which the message is. Who presses *Gezien* there is counted; it stays for
 * the others.
 */
export function postMessage(broadcast: Broadcast, channel: Language, form: Form): ReplyDraft {
  const { textNl, textEn } = broadcast;
  const language = textNl === null && textEn !== null ? 'en' : textEn === null ? 'nl' : channel;
  const { subject: _, ...message } = broadcastMessage(broadcast, language, form);
  const buttons = [seenButton(broadcast, language), ...linkButton(broadcast, language)];
  return { ...message, buttons: form === 'recalled' ? [] : buttons };
}

/** Its picture, as soon as it is known what is on it. */
export function pictureOf({ pictureId, pictureUrl, pictureAlt }: Broadcast): Pick<ReplyDraft, 'picture'> {
  if (pictureId === null || pictureUrl === null || pictureAlt === null) return {};
  return { picture: { url: pictureUrl, alt: pictureAlt } };
}

/** Title, text and why it cannot wait. */
export function contentsOf(broadcast: Broadcast, language: Language): Block[] {
  const { broadcasts } = texts(language);
  const { title, textNl, textEn, urgentReason } = broadcast;
  const text =
    (language === 'nl' ? (textNl ?? textEn) : (textEn ?? textNl)) ??
    (title === null ? broadcasts.wordsGone : broadcasts.noTextYet);
  return [
    ...(title === null ? [] : [{ kind: 'heading' as const, text: title }]),
    ...blocksOf(text).map(withStars),
    ...(urgentReason === null ? [] : [paragraph(broadcasts.urgent(urgentReason))]),
  ];
}

/** What its writer put between stars is bold wherever it is read. */
function withStars(block: Block): Block {
  return block.kind === 'heading' ? block : { ...block, starred: true };
}

export function linkButton({ link }: Broadcast, language: Language): Button[] {
  return link === null ? [] : [{ kind: 'link', label: texts(language).broadcasts.openLink, url: link }];
}

function seenButton({ id }: Broadcast, language: Language): Button {
  const label = texts(language).broadcasts.seen;
  return { kind: 'action', label, action: SEEN, payload: { broadcastId: id }, style: 'primary' };
}

/** Of what they did not ask for people may want no more. */
function stopButton(broadcast: Broadcast, language: Language): Button[] {
  if (!isUnasked(broadcast)) return [];
  const label = texts(language).broadcasts.noMore;
  return [{ kind: 'action', label, action: TAKE_MESSAGES, payload: { take: false } }];
}

const BULLET = /^\s*[-*•]\s+/;
const NUMBER = /^\s*\d{1,2}[.)]\s+/;

/** Paragraphs stand apart by an empty line; lines that begin with a dash or a dot are a list, those from 1 on a numbered one. */
export function blocksOf(text: string): Block[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .flatMap((part): Block[] => {
      const lines = part.split('\n').filter((line) => line.trim() !== '');
      const first = lines.findIndex((line, at) => BULLET.test(line) || beginsRow(line, lines[at + 1]));
      if (first < 0) return [paragraph(lines.join('\n'))];
      const numbered = NUMBER.test(lines[first] ?? '');
      const items = lines.slice(first).map((line) => line.replace(numbered ? NUMBER : BULLET, '').trim());
      const before = lines.slice(0, first);
      return [
        ...(before.length > 0 ? [paragraph(before.join('\n'))] : []),
        { kind: 'list', items, ...(numbered ? { numbered } : {}) },
      ];
    });
}

/** A number alone is words: "1. december is de markt". */
function beginsRow(line: string, next: string | undefined): boolean {
  return /^\s*1[.)]\s/.test(line) && /^\s*2[.)]\s/.test(next ?? '');
}
