import type { Language } from '../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { TAKE_MESSAGES } from '../../chat/shared-actions.ts';
import { texts } from '../../i18n/texts.ts';
import type { Wish } from '../../places/rules.ts';
import { momentIn, shortMomentIn, spanIn } from '../../places/times.ts';
import { CALENDAR, invitationName, REPLY, SHOW_NAME } from './actions.ts';
import { factsOf } from './facts.ts';
import type { Guest } from './guests.ts';
import type { Slot, Visit } from './repository.ts';

/** How one person stands with a visit, as far as their card shows it. */
export type Own = Pick<Guest, 'reply' | 'slotId' | 'places' | 'offerUntil' | 'showsName'>;

/** Who did not say anything yet. */
export const SILENT: Own = { reply: 'invited', slotId: null, places: 1, offerUntil: null, showsName: false };

/** The card of a visit for one person, alone with the bot: what it is, how they stand with it, and what they can say. */
export function personalCard(
  visit: Visit,
  own: Own,
  language: Language,
  also: { line?: string | undefined; now?: Date; anew?: boolean } = {},
): ReplyDraft {
  const { visits } = texts(language);
  const { line, now, anew = false } = also;
  const isOver = now !== undefined && visit.slots.every(({ startsAt }) => startsAt <= now);
  const isOpen = visit.state === 'open' && !isOver;
  return {
    language,
    card: invitationName(visit.id),
    subject: invitationName(visit.id),
    framed: true,
    ...(anew ? { standing: 'anew' as const } : {}),
    body: [
      ...(line === undefined ? [] : [paragraph(line)]),
      ...factsOf(visit, language),
      ...standingBlocks(visit, own, language, isOver),
      ...(isOpen ? [paragraph(visits.from(visit.createdBy, visit.organisation)), paragraph(visits.privacy)] : []),
    ],
    buttons: isOpen ? buttonsFor(visit, own, language) : [],
  };
}

function standingBlocks(visit: Visit, own: Own, language: Language, isOver: boolean): Block[] {
  const { visits } = texts(language);
  if (visit.state === 'cancelled') return [paragraph(visits.yours.cancelled)];
  if (isOver) return [paragraph(visits.yours.over)];
  return [
    paragraph(standingIn(visit, own, language)),
    ...(own.reply === 'coming' && own.showsName ? [paragraph(visits.nameShown)] : []),
  ];
}

/** How somebody stands with a visit, in one sentence. */
export function standingIn(visit: Visit, own: Own, language: Language): string {
  const { yours } = texts(language).visits;
  const slot = visit.slots.find(({ id }) => id === own.slotId);
  const when = slot ? spanIn(language, slot) : '';
  switch (own.reply) {
    case 'coming':
      return yours.coming(when, own.places > 1);
    case 'waiting':
      return yours.waiting(when);
    case 'offered':
      return yours.offered(when, own.offerUntil ? momentIn(language, own.offerUntil) : '', own.places);
    default:
      return yours[own.reply];
  }
}

function buttonsFor(visit: Visit, own: Own, language: Language): Button[] {
  const { buttons } = texts(language).visits;
  const say = (label: string, wish: Wish, style?: 'primary'): Button => ({
    kind: 'action',
    label,
    action: REPLY,
    payload: { visitId: visit.id, wish },
    ...(style === undefined ? {} : { style }),
  });
  const coming = (places: 1 | 2): Wish => ({ reply: 'coming', slotId: own.slotId ?? '', places });
  switch (own.reply) {
    case 'coming':
      return [
        own.places > 1 ? say(buttons.alone, coming(1)) : say(buttons.bring, coming(2)),
        {
          kind: 'action',
          label: own.showsName ? buttons.hideName : buttons.showName,
          action: SHOW_NAME,
          payload: { visitId: visit.id, shows: !own.showsName },
        },
        { kind: 'action', label: buttons.calendar, action: CALENDAR, payload: { visitId: visit.id } },
        say(buttons.notAnyMore, { reply: 'declined' }),
      ];
    case 'waiting':
      return [say(buttons.offWaiting, { reply: 'declined' })];
    case 'offered':
      return [say(buttons.take, coming(own.places > 1 ? 2 : 1), 'primary'), say(buttons.pass, { reply: 'declined' })];
    default:
      return [
        ...comeButtons(visit, language, say),
        ...(own.reply === 'maybe' ? [] : [say(buttons.maybe, { reply: 'maybe' })]),
        ...(own.reply === 'declined' ? [] : [say(buttons.decline, { reply: 'declined' })]),
        ...(own.reply === 'invited' ? [stopButton(language)] : []),
      ];
  }
}

/** One for each time. */
export function comeButtons(
  { slots }: { slots: readonly Slot[] },
  language: Language,
  say: (label: string, wish: Wish, style?: 'primary') => Button,
): Button[] {
  const { buttons } = texts(language).visits;
  return slots.map(({ id, startsAt }, at) => {
    const label = slots.length === 1 ? buttons.come : buttons.comeAt(shortMomentIn(language, startsAt));
    return say(label, { reply: 'coming', slotId: id, places: 1 }, at === 0 ? 'primary' : undefined);
  });
}

function stopButton(language: Language): Button {
  return { kind: 'action', label: texts(language).broadcasts.noMore, action: TAKE_MESSAGES, payload: { take: false } };
}
