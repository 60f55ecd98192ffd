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
  const { broadcasts } = texts(language);
  const card = messageName(broadcast.id);
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

/** What is read in a channel: in Dutch where there is a Dutch text. Who presses *Gezien* there is counted; it stays for the others. */
export function postMessage(broadcast: Broadcast, form: Form): ReplyDraft {
  const language: Language = broadcast.textNl === null && broadcast.textEn !== null ? 'en' : 'nl';
  const { subject: _, ...message } = broadcastMessage(broadcast, language, form);
  const buttons = [seenButton(broadcast, language), ...linkButton(broadcast, language)];
  return { ...message, buttons: form === 'recalled' ? [] : buttons };
}

/** Once, to who got it and did not press. */
export function reminderMessage(broadcast: Broadcast, language: Language): ReplyDraft {
  const { broadcasts } = texts(language);
  return {
    language,
    card: reminderName(broadcast.id),
    subject: receivedSubject(broadcast.id),
    framed: true,
    ...pictureOf(broadcast),
    body: [paragraph(broadcasts.reminder), ...contentsOf(broadcast, language)],
    buttons: [seenButton(broadcast, language), ...linkButton(broadcast, language), ...stopButton(broadcast, language)],
  };
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
    ...blocksOf(text),
    ...(urgentReason === null ? [] : [paragraph(broadcasts.urgent(urgentReason))]),
  ];
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

const LIST_ITEM = /^\s*[-*•]\s+/;

/** Paragraphs stand apart by an empty line; lines that begin with a dash or a dot are a list. */
export function blocksOf(text: string): Block[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .flatMap((part): Block[] => {
      const lines = part.split('\n').filter((line) => line.trim() !== '');
      const first = lines.findIndex((line) => LIST_ITEM.test(line));
      if (first < 0) return [paragraph(lines.join('\n'))];
      const items = lines.slice(first).map((line) => line.replace(LIST_ITEM, '').trim());
      const before = lines.slice(0, first);
      return [...(before.length > 0 ? [paragraph(before.join('\n'))] : []), { kind: 'list', items }];
    });
}
