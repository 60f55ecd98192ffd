import { namesOtherDay, onDayNamed } from '../../calendar/day-named.ts';
import type { Kind } from '../../chat/labels.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { sentence } from '../../chat/saying.ts';
import type { Settled, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { isAsked } from '../../language/questions-in.ts';
import { seatsIn } from '../../places/amounts.ts';
import { hasClaim, type Wish } from '../../places/rules.ts';
import { says } from '../../places/said.ts';
import { waitingAt } from '../../places/seats.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName } from './actions.ts';
import type { VisitDeps } from './deps.ts';
import { titleOf } from './facts.ts';
import { replyFor } from './guest-calls.ts';
import { countReplies, type Guest, namedWith, readGuest } from './guests.ts';
import { personalCard, SILENT, standingIn } from './invitation.ts';
import { isTheirs } from './life.ts';
import { whoBlocks } from './organiser-calls.ts';
import { VISIT_SEATS } from './replying.ts';
import type { Visit } from './repository.ts';
import { cardFor, freeIn } from './upcoming.ts';

export type VisitKind = Kind<'visit'>;

/** What words of somebody who is invited come to. */
export function saidByGuest(
  deps: VisitDeps,
  turn: Turn,
  tx: Transaction,
  said: { visit: Visit; kind: VisitKind; text: string },
): Promise<Settled> {
  const { visit, kind } = said;
  switch (kind) {
    case 'come':
    case 'come-two':
    case 'wait':
    case 'maybe':
    case 'decline':
      return replied(deps, turn, tx, { ...said, kind });
    case 'places':
      return placesLeft(tx, turn, visit);
    case 'who':
      return whoComes(tx, turn, visit);
    case 'ask':
    case 'feedback':
      return passOn(deps, tx, turn, { visit, text: said.text });
    default:
      return cardFor(deps, tx, turn, visit, lineFor(turn, visit)).then((card) => ({ replies: [card] }));
  }
}

/** What is said above the card of who asks about it: that it is too late for it. */
function lineFor({ language, now }: Turn, visit: Visit): string | undefined {
  return isClosed(visit, now) ? texts(language).visits.refusals.closed : undefined;
}

/** Nobody can sign up any more, and it is still to come. */
function isClosed({ state, replyBy, slots }: Visit, now: Date): boolean {
  return state === 'open' && replyBy !== null && replyBy <= now && slots.some(({ startsAt }) => startsAt > now);
}

/** A question of a guest, or how they found it, goes to who organises it, and who asked hears so. */
async function passOn(
  deps: VisitDeps,
  tx: Transaction,
  turn: Turn,
  { visit, text }: { visit: Visit; text: string },
): Promise<Settled> {
  const { personId } = turn.actor;
  const isOwn = personId === null || visit.createdById === personId || turn.setting !== 'direct';
  const reach = isOwn ? null : await deps.outreach.reach(tx, visit.createdById);
  if (personId === null || reach === null || reach.kind === 'unreachable')
    return { replies: [await cardFor(deps, tx, turn, visit)] };
  const asks = await tx.person.findUnique({ where: { id: personId }, select: { displayName: true } });
  const maker = await tx.person.findUniqueOrThrow({ where: { id: visit.createdById }, select: { language: true } });
  const theirs = maker.language === 'en' ? 'en' : 'nl';
  const line = texts(theirs).visits.asksYou(asks?.displayName ?? null, titleOf(visit, theirs));
  const card = await cardFor(deps, tx, turn, visit, texts(turn.language).visits.askedOrganiser(visit.createdBy));
  return {
    replies: [card],
    messages: [
      {
        to: { personId: visit.createdById, ifUnreachable: 'skip' },
        replies: [{ language: theirs, framed: true, body: [paragraph(line), paragraph(`“${text}”`)] }],
      },
    ],
  };
}

/** "Ja, ik kom hoor", of who comes with somebody: whom they bring stays, unless it is said that they come alone. */
function staysTwo(kind: Replying, guest: Guest | null, text: string): boolean {
  const isTwo = kind === 'come' && guest !== null && guest.places > 1 && hasClaim(guest);
  return isTwo && !says(text, 'alone') && !says(text, 'companions') && seatsIn(text)?.count !== 1;
}

/** "Eigenlijk kom ik maar alleen", of who comes with somebody: is of that, whatever else it may be taken for. */
export async function comesAlone(tx: Transaction, turn: Turn, visitId: string, text: string): Promise<boolean> {
  const { personId } = turn.actor;
  if (personId === null || isAsked(text) || !says(text, 'alone')) return false;
  const guest = await readGuest(tx, visitId, personId);
  return guest !== null && guest.places > 1 && hasClaim(guest);
}

type Replying = Extract<VisitKind, 'come' | 'come-two' | 'wait' | 'maybe' | 'decline'>;

async function replied(
  deps: VisitDeps,
  turn: Turn,
  tx: Transaction,
  { visit, kind, text }: { visit: Visit; kind: Replying; text: string },
): Promise<Settled> {
  const { visits } = texts(turn.language);
  const { personId } = turn.actor;
  const guest = personId === null ? null : await readGuest(tx, visit.id, personId);
  if (guest === null && isTheirs(turn.actor, visit)) return notAsGuest(tx, turn, visit);
  const unsure = guest && unsureWhoGoes(turn, kind, guest, text);
  if (unsure)
    return { replies: [personalCard(visit, guest, turn.language, { line: unsure, now: turn.now, anew: true })] };
  if (namesOtherDay(text, visit.slots, turn.now))
    return { replies: [await cardFor(deps, tx, turn, visit, visits.notThatDay)] };
  const slotId = slotMeant(visit, guest?.slotId ?? null, text, turn.now);
  const wish = wishOf(staysTwo(kind, guest, text) ? 'come-two' : kind, slotId);
  if (wish === null) return { replies: [await cardFor(deps, tx, turn, visit, visits.whichTime)] };
  const done = await replyFor(deps, turn, tx, { visitId: visit.id, wish, via: 'words' });
  if (done === null) return { replies: [sentence(visits.gone, turn.language)] };
  const { replied: came, messages } = done;
  // How somebody stands is told to them alone.
  if (turn.setting !== 'direct') return { replies: [sentence(visits.toldAlone, turn.language)], messages };
  const now = turn.now;
  const line = came.decision.kind === 'becomes' ? lineOfTwo(turn, kind, came.guest, text) : done.text;
  const card = personalCard(done.visit, came.guest ?? SILENT, turn.language, { line, now, anew: true });
  return { replies: [card], messages: messages.filter((message) => !isHere(message, turn, visit)) };
}

/** Of two only one may be meant: a place is not given away by that. @returns what is asked; null: it is clear who does not come */
function unsureWhoGoes({ language, reading }: Turn, kind: Replying, guest: Guest, text: string): string | null {
  if (kind !== 'decline' || !hasClaim(guest)) return null;
  const { visits } = texts(language);
  const isSaid = reading?.kindOf('visit') === 'decline' && !says(text, 'companions');
  if (guest.places > 1) return isSaid ? null : visits.bothOrOne;
  return says(text, 'companions') ? visits.stillYou : null;
}

/** What is said above the card of who would bring somebody: that there is one place, or that they can bring one. */
function lineOfTwo({ language }: Turn, kind: Replying, guest: Guest | null, text: string): string | undefined {
  const { visits } = texts(language);
  if (kind !== 'come-two') return undefined;
  if (guest?.reply === 'offered' && guest.places === 1) return visits.onePlaceOnly;
  return (seatsIn(text)?.count ?? 0) > 1 ? visits.oneGuest : undefined;
}

/** Who organises it and was never a guest takes no place by a word: who comes and waits, with the buttons to come. */
async function notAsGuest(tx: Transaction, turn: Turn, visit: Visit): Promise<Settled> {
  const { organiserToo } = texts(turn.language).visits;
  const { replies = [] } = await whoComes(tx, turn, visit);
  const card = personalCard(visit, SILENT, turn.language, { line: organiserToo, now: turn.now, anew: true });
  return { replies: turn.setting === 'direct' ? [...replies, card] : replies };
}

/** What is said here is not sent here as well. */
function isHere({ to, replies }: OutgoingMessage, { conversationId, actor }: Turn, visit: Visit): boolean {
  if ('conversationId' in to) return to.conversationId === conversationId;
  return 'personId' in to && to.personId === actor.personId && replies[0]?.card === invitationName(visit.id);
}

/** @returns null: there are several times, and none was named */
export function wishOf(kind: Replying, slotId: string | null): Wish | null {
  if (kind === 'maybe') return { reply: 'maybe' };
  if (kind === 'decline') return { reply: 'declined' };
  return slotId === null ? null : { reply: 'coming', slotId, places: kind === 'come-two' ? 2 : 1 };
}

/** The time that words name, else the one somebody has, else the only one to come. */
export function slotMeant({ slots }: Visit, own: string | null, text: string, now: Date): string | null {
  const ahead = slots.filter(({ startsAt }) => startsAt > now);
  const only = ahead.length === 1 ? ahead[0] : slots.length === 1 ? slots[0] : undefined;
  return onDayNamed(text, slots, now)?.id ?? own ?? only?.id ?? null;
}

async function placesLeft(tx: Transaction, turn: Turn, visit: Visit): Promise<Settled> {
  const closed = isClosed(visit, turn.now) ? [paragraph(texts(turn.language).visits.refusals.closed)] : [];
  const { personId } = turn.actor;
  const guest = personId === null || turn.setting !== 'direct' ? null : await readGuest(tx, visit.id, personId);
  // “Vol” and “er is een plek vrij voor jou” cannot both be so for who was offered one.
  const free = guest?.reply === 'offered' ? [] : [await freeIn(tx, turn, visit)];
  const own = guest === null || guest.reply === 'invited' ? [] : [paragraph(standingIn(visit, guest, turn.language))];
  const place = guest?.reply === 'waiting' ? await waitingPlace(tx, turn, guest) : [];
  return {
    replies: [
      {
        language: turn.language,
        subject: invitationName(visit.id),
        body: [paragraph([titleOf(visit, turn.language), ...free].join('. ')), ...closed, ...own, ...place],
      },
    ],
  };
}

async function waitingPlace(tx: Transaction, turn: Turn, guest: { personId: string; slotId: string | null }) {
  const queue = await waitingAt(tx, VISIT_SEATS, guest.slotId ?? '');
  return [
    paragraph(
      texts(turn.language).visits.waitingPlace(queue.findIndex(({ personId }) => personId === guest.personId) + 1),
    ),
  ];
}

/** For organisers everybody; for who comes the names of who agreed, of their own organisation; for others numbers. */
async function whoComes(tx: Transaction, turn: Turn, visit: Visit): Promise<Settled> {
  const { visits } = texts(turn.language);
  const reply = (body: ReplyDraft['body']): Settled => ({
    replies: [{ language: turn.language, subject: invitationName(visit.id), body }],
  });
  if (turn.setting === 'direct' && isTheirs(turn.actor, visit)) return reply(await whoBlocks(tx, turn, visit));
  const { personId, organisationId } = turn.actor;
  const coming = (await countReplies(tx, visit.id)).coming?.people ?? 0;
  const line = `${titleOf(visit, turn.language)}. ${visits.othersComing(coming)}`;
  const guest = personId === null ? null : await readGuest(tx, visit.id, personId);
  if (turn.setting !== 'direct' || guest?.reply !== 'coming')
    return reply([paragraph(line), paragraph(visits.onlyNumbers)]);
  const own = (await namedWith(tx, visit.id, ['coming'])).filter(
    (one) => one.organisationId === organisationId && one.personId !== personId,
  );
  const names = own.flatMap(({ name, showsName }) => (showsName && name !== null ? [name] : []));
  const theirs =
    own.length === 0 ? visits.nobodyOfYours : visits.ownComing(names.join(', '), own.length - names.length);
  return reply([paragraph(line), paragraph(theirs)]);
}
