import type { Kind } from '../../chat/labels.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered, sentence, settling, told } from '../../chat/saying.ts';
import type { Outcome, Turn, UnderWay } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { spanIn } from '../../places/times.ts';
import type { PlaceReply } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName } from './actions.ts';
import type { VisitDeps } from './deps.ts';
import { deskCard, publicCard } from './desk-card.ts';
import { titleOf } from './facts.ts';
import { mayReply } from './guest-calls.ts';
import { countSlots, readGuest } from './guests.ts';
import { personalCard, SILENT } from './invitation.ts';
import { isTheirs } from './life.ts';
import { listVisits, type Visit, visitNumbered } from './repository.ts';
import { viewOf } from './view.ts';

const MOST_LISTED = 8;

/** Visits still to come that somebody is invited to, or that are of their organisation; the first to come first. */
export async function upcomingFor(tx: Transaction, { actor, now }: Pick<Turn, 'actor' | 'now'>): Promise<Visit[]> {
  const { personId, organisationId } = actor;
  const theirs = [
    ...(personId === null ? [] : [{ guests: { some: { personId } } }]),
    ...(organisationId === null ? [] : [{ organisationId }]),
  ];
  if (theirs.length === 0) return [];
  const found = await listVisits(
    tx,
    { state: 'open', slots: { some: { startsAt: { gt: now } } }, OR: theirs },
    MOST_LISTED,
  );
  const first = ({ slots }: Visit) => slots.find(({ startsAt }) => startsAt > now)?.startsAt.getTime() ?? 0;
  return found.sort((one, other) => first(one) - first(other));
}

/** Visits that have been, to which somebody was invited or that are of their organisation; the last first. */
export async function overFor(tx: Transaction, { actor, now }: Pick<Turn, 'actor' | 'now'>): Promise<Visit[]> {
  const { personId, organisationId } = actor;
  const theirs = [
    ...(personId === null ? [] : [{ guests: { some: { personId } } }]),
    ...(organisationId === null ? [] : [{ organisationId }]),
  ];
  if (theirs.length === 0) return [];
  const isOver = { state: 'open' as const, slots: { some: { startsAt: { lte: now } } }, OR: theirs };
  const last = ({ slots }: Visit) => slots.findLast(({ startsAt }) => startsAt <= now)?.startsAt.getTime() ?? 0;
  return (await listVisits(tx, isOver, MOST_LISTED)).sort((one, other) => last(other) - last(one));
}

/** Visits that somebody prepares or organises, and that are not over. */
export async function organisedBy(tx: Transaction, turn: Turn): Promise<Visit[]> {
  const found = await listVisits(
    tx,
    {
      state: { in: ['draft', 'open'] },
      OR: [{ organisationId: turn.actor.organisationId ?? '' }, { deputyId: turn.actor.personId }],
    },
    MOST_LISTED,
  );
  return found.filter((visit) => isTheirs(turn.actor, visit));
}

/** Visits that who speaks prepares or organises, and those they come to, wait for or have an offer of a place at. */
export async function visitsUnderWay(tx: Transaction, turn: Turn): Promise<UnderWay[]> {
  const { personId } = turn.actor;
  if (personId === null) return [];
  const { visits } = texts(turn.language);
  const own = { OR: [{ createdById: personId }, { deputyId: personId }] };
  const ahead = { some: { startsAt: { gt: turn.now } } };
  const drafts = await listVisits(tx, { ...own, state: { in: ['draft', 'awaiting_approval'] } }, MOST_LISTED);
  const open = await listVisits(tx, { ...own, state: 'open', slots: ahead }, MOST_LISTED);
  const guest = { some: { personId, reply: { in: COMES_OR_WAITS } } };
  const going = await listVisits(tx, { state: 'open', slots: ahead, guests: guest }, MOST_LISTED);
  const organised = new Set([...drafts, ...open].map(({ id }) => id));
  const lines: UnderWay[] = [];
  for (const visit of [...drafts, ...open]) {
    lines.push({ line: await lineOf(tx, turn, visit), button: pick(turn, visit), subject: invitationName(visit.id) });
  }
  for (const visit of going.filter(({ id }) => !organised.has(id))) {
    const reply = (await readGuest(tx, visit.id, personId))?.reply;
    const line = await lineOf(tx, turn, visit);
    lines.push({ line: reply === 'coming' ? visits.goesTo(line) : visits.waitsFor(line), button: pick(turn, visit) });
  }
  return lines;
}

const COMES_OR_WAITS: PlaceReply[] = ['coming', 'waiting', 'offered'];

/** `/impact werkbezoeken`: what comes; with a number that one. */
export async function listUpcoming(deps: VisitDeps, turn: Turn, text: string): Promise<Outcome> {
  const { people } = texts(turn.language);
  if (turn.setting === 'shared') return told(turn, people.onlyInPrivate);
  const number = /^\d{1,9}$/.exec(text.trim())?.[0];
  return settling('answered', async (tx) => {
    if (number !== undefined) {
      const visit = await visitNumbered(tx, Number(number));
      return { replies: await shownOr(deps, tx, turn, visit) };
    }
    return { replies: [await upcomingReply(deps, tx, turn)] };
  });
}

async function shownOr(deps: VisitDeps, tx: Transaction, turn: Turn, visit: Visit | null): Promise<ReplyDraft[]> {
  const { visits } = texts(turn.language);
  const mine = visit && (isTheirs(turn.actor, visit) || (await mayReply(tx, turn, visit)));
  if (!visit || !mine) return answered({ language: turn.language, body: [paragraph(visits.gone)] }).replies;
  return [await cardFor(deps, tx, turn, visit)];
}

/** The card of a visit as this person may see it here: an organiser’s, their own, or where others read along only numbers. */
export async function cardFor(
  deps: VisitDeps,
  tx: Transaction,
  turn: Turn,
  visit: Visit,
  line?: string,
): Promise<ReplyDraft> {
  const { personId } = turn.actor;
  if (turn.setting !== 'direct') return publicCard(await viewOf(tx, deps.gazetteer, visit), turn.language, line);
  const guest = personId === null ? null : await readGuest(tx, visit.id, personId);
  if (isTheirs(turn.actor, visit) && (visit.state === 'draft' || guest === null || guest.reply === 'invited')) {
    return deskCard(await viewOf(tx, deps.gazetteer, visit), turn.language, line);
  }
  return personalCard(visit, guest ?? SILENT, turn.language, { line, now: turn.now, anew: true });
}

async function upcomingReply(deps: VisitDeps, tx: Transaction, turn: Turn): Promise<ReplyDraft> {
  const { visits } = texts(turn.language);
  const own = turn.setting === 'direct' ? (await organisedBy(tx, turn)).filter(({ state }) => state === 'draft') : [];
  const coming = [...(await upcomingFor(tx, turn)), ...own];
  const [first] = coming;
  if (!first) return { language: turn.language, body: [paragraph(visits.noneUpcoming)] };
  if (coming.length === 1) return cardFor(deps, tx, turn, first, visits.upcoming);
  const items: string[] = [];
  for (const visit of coming) items.push(await lineOf(tx, turn, visit));
  return {
    language: turn.language,
    subject: invitationName(first.id),
    body: [paragraph(visits.upcoming), { kind: 'list', items }],
    buttons: coming.map((visit) => pick(turn, visit)),
  };
}

/** There is no visit that it can be about; who would come along hears who sees to that. */
export function noneHere({ language }: Turn, kind: Kind<'visit'>): ReplyDraft {
  const { visits } = texts(language);
  if (!WANTS_TO_COME.has(kind)) return sentence(visits.noneUpcoming, language);
  const { label, says } = visits.whoIsBroker;
  return { ...sentence(visits.noneForYou, language), buttons: [{ kind: 'say', label, text: says }] };
}

const WANTS_TO_COME: ReadonlySet<Kind<'visit'>> = new Set(['come', 'come-two', 'wait', 'maybe', 'ask', 'places']);

/** A button that shows one of several visits. */
function pick({ language }: Turn, visit: Visit): Button {
  return { kind: 'say', label: titleOf(visit, language).slice(0, 70), text: `/impact werkbezoeken ${visit.number}` };
}

async function lineOf(tx: Transaction, turn: Turn, visit: Visit): Promise<string> {
  const { visits } = texts(turn.language);
  const title = titleOf(visit, turn.language);
  const slot = visit.slots.find(({ startsAt }) => startsAt > turn.now) ?? visit.slots[0];
  if (visit.state === 'draft' || !slot) return `${title}. ${visits.states.draft}`;
  return visits.line(title, spanIn(turn.language, slot), await freeIn(tx, turn, visit));
}

/** How many places are left, over all its times to come. */
export async function freeIn(tx: Transaction, turn: Turn, visit: Visit): Promise<string> {
  const counts = await countSlots(tx, visit.id);
  const ahead = visit.slots.filter(({ startsAt }) => startsAt > turn.now);
  const free = ahead.reduce((sum, { capacity, taken }) => sum + capacity - taken, 0);
  const waiting = ahead.reduce((sum, { id }) => sum + (counts.get(id)?.waiting ?? 0), 0);
  return texts(turn.language).visits.free(free, waiting);
}
