import { isForNobody } from '../../audiences/audience.ts';
import { redrawn } from '../../chat/cards.ts';
import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { platformLabel, texts } from '../../i18n/texts.ts';
import { spanIn } from '../../places/times.ts';
import {
  CANCEL,
  DROP,
  deskCards,
  invitationName,
  OPEN,
  POST,
  PRESENT,
  publicCards,
  REPLY,
  WHO,
  WRITE,
  WRITE_GUESTS,
} from './actions.ts';
import { factsOf, titleOf } from './facts.ts';
import { comeButtons } from './invitation.ts';
import { can, type Doing, isBefore } from './life.ts';
import type { Slot } from './repository.ts';
import { type VisitView, whomFor } from './view.ts';

/** What its organisers see of a visit, with what can be done with it; changes in place. */
export function deskCard(view: VisitView, language: Language, line?: string): ReplyDraft {
  return {
    ...deskBody(view, language, line),
    card: `${deskCards(view.visit.id)}:${language}:desk`,
    standing: 'anew',
  };
}

/** Where several people read along: what a visit is and how full, nobody’s name. */
export function publicCard(view: VisitView, language: Language, line?: string): ReplyDraft {
  return {
    ...publicBody(view, language, line),
    card: `${publicCards(view.visit.id)}:${language}:public`,
    standing: 'anew',
  };
}

/** Wherever its cards stand, as it is now: without those of single persons. */
export function cardsChanged(view: VisitView): OutgoingMessage[] {
  return [
    ...redrawn(deskCards(view.visit.id), (language) => deskBody(view, language)),
    ...redrawn(publicCards(view.visit.id), (language) => publicBody(view, language)),
  ];
}

function deskBody(view: VisitView, language: Language, line?: string): ReplyDraft {
  const { visit } = view;
  const { visits } = texts(language);
  return {
    language,
    framed: true,
    subject: invitationName(visit.id),
    body: [
      ...(line === undefined ? [] : [paragraph(line)]),
      ...(visit.state === 'dropped'
        ? [{ kind: 'heading' as const, text: titleOf(visit, language) }]
        : factsOf(visit, language)),
      ...(visit.deputy === null ? [] : [paragraph(visits.deputy(visit.deputy))]),
      ...(visit.hostEmail === null ? [] : [paragraph(visits.hostByMail(visit.hostEmail))]),
      paragraph(stateIn(view, language)),
      ...(isBefore(visit) ? draftBlocks(view, language) : []),
      ...(visit.state === 'open' || visit.state === 'cancelled' ? numberBlocks(view, language) : []),
    ],
    buttons: deskButtons(view, language),
  };
}

function stateIn({ visit, now }: VisitView, language: Language): string {
  const { states } = texts(language).visits;
  if (visit.state !== 'open') return states[visit.state];
  if (visit.filledAt === null) return states.inviting;
  return visit.slots.every(({ endsAt }) => endsAt <= now) ? states.over : states.open;
}

/** Of what nobody was invited to yet: for how many it is, and whom. */
export function draftBlocks(view: VisitView, language: Language): Block[] {
  const { visits } = texts(language);
  const { visit, audience } = view;
  const total = audience?.total ?? 0;
  const platforms = (audience?.platforms ?? [])
    .map(({ platform, count }) => `${platformLabel(platform, language)} ${count}`)
    .join(', ');
  const hindered = (audience?.hindered ?? []).reduce((sum, { count }) => sum + count, 0);
  return [
    paragraph(
      visit.capacity === null ? visits.missing.capacity : visits.capacity(visit.capacity, visit.slots.length > 1),
    ),
    paragraph(isForNobody(visit.audience) ? visits.missing.whom : visits.to(whomFor(view, language))),
    paragraph(total === 0 ? visits.reachesNobody : visits.reaches(total, platforms)),
    ...(hindered === 0 ? [] : [paragraph(visits.notReached(hindered))]),
  ];
}

function numberBlocks(view: VisitView, language: Language): Block[] {
  const { visits } = texts(language);
  const { visit, counts } = view;
  const of = (reply: keyof typeof counts) => counts[reply]?.people ?? 0;
  return [
    // Later than the retention time nobody knows any more who came when.
    visit.counts === null
      ? { kind: 'list', items: visit.slots.map((slot) => slotIn(view, slot, language)) }
      : paragraph(visits.signedUp(of('coming'))),
    paragraph(visits.replies(of('maybe'), of('declined') + of('lapsed'), of('invited') - view.notInvited)),
    ...(view.notInvited > 0 ? [paragraph(visits.notInvited(view.notInvited))] : []),
    ...(view.notTold > 0 ? [paragraph(visits.notTold(view.notTold))] : []),
    ...(view.mailLost > 0 ? [paragraph(visits.mailLost(view.mailLost))] : []),
    ...(view.useful.total > 0 ? [paragraph(visits.after.counted(view.useful.yes, view.useful.total))] : []),
  ];
}

function slotIn({ visit, bySlot }: VisitView, slot: Slot, language: Language): string {
  const { id, capacity } = slot;
  const counts = bySlot.get(id) ?? { coming: 0, places: 0, waiting: 0, offered: 0 };
  const shown = texts(language).visits.slot({ ...counts, capacity });
  return visit.slots.length === 1 ? shown : `${spanIn(language, slot)}: ${shown}`;
}

const BUTTONS: readonly {
  action: string;
  doing: Doing;
  label: 'open' | 'change' | 'drop' | 'who' | 'present' | 'cancel';
  versioned?: true;
  style?: 'primary' | 'danger';
}[] = [
  { action: OPEN, doing: 'open', label: 'open', versioned: true, style: 'primary' },
  { action: WHO, doing: 'who', label: 'who' },
  { action: PRESENT, doing: 'present', label: 'present' },
  { action: WRITE, doing: 'edit', label: 'change', versioned: true },
  { action: DROP, doing: 'drop', label: 'drop' },
  { action: CANCEL, doing: 'cancel', label: 'cancel' },
];

function deskButtons(view: VisitView, language: Language): Button[] {
  const { visit, counts, now } = view;
  const { buttons } = texts(language).visits;
  const payload = { visitId: visit.id };
  const theirs: Button[] = BUTTONS.filter(({ doing }) => can(doing, visit, now)).map(
    ({ action, label, versioned, style }) => ({
      kind: 'action',
      label: buttons[label],
      action,
      payload: versioned ? { ...payload, version: visit.version } : payload,
      ...(style === undefined ? {} : { style }),
    }),
  );
  if (visit.state === 'open' && view.channels > 0 && can('edit', visit, now))
    theirs.push({ kind: 'action', label: buttons.post, action: POST, payload });
  const guests = (counts.coming?.people ?? 0) + (counts.waiting?.people ?? 0) + (counts.offered?.people ?? 0);
  if (visit.state !== 'open' || guests === 0) return theirs;
  return [
    ...theirs,
    { kind: 'action', label: buttons.write, action: WRITE_GUESTS, payload: { ...payload, begun: '' } },
  ];
}

function publicBody(view: VisitView, language: Language, line?: string): ReplyDraft {
  const { visits } = texts(language);
  const { visit, now } = view;
  const isOpen = visit.state === 'open' && visit.slots.some(({ startsAt }) => startsAt > now);
  return {
    language,
    framed: true,
    subject: invitationName(visit.id),
    body: [
      ...(line === undefined ? [] : [paragraph(line)]),
      ...factsOf(visit, language),
      ...(visit.state === 'cancelled' ? [paragraph(visits.yours.cancelled)] : []),
      ...(isOpen ? [{ kind: 'list' as const, items: visit.slots.map((slot) => slotIn(view, slot, language)) }] : []),
    ],
    buttons: isOpen
      ? comeButtons(visit, language, (label, wish, style) => ({
          kind: 'action',
          label,
          action: REPLY,
          payload: { visitId: visit.id, wish },
          ...(style === undefined ? {} : { style }),
        }))
      : [],
  };
}
