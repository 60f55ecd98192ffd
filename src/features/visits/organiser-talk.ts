import { audienceOf, isForNobody } from '../../audiences/audience.ts';
import { nameableBy } from '../../audiences/nameable.ts';
import { audienceMeant, namesEverybody } from '../../audiences/reading.ts';
import { namesAnotherNumber } from '../../calendar/numbers-beside-moments.ts';
import { settling, told } from '../../chat/saying.ts';
import type { Outcome, Said, Settled, Turn } from '../../chat/skill.ts';
import { recognisePlaces } from '../../gazetteer/recognition.ts';
import { texts } from '../../i18n/texts.ts';
import { wordsOf } from '../../language/words.ts';
import type { Transaction } from '../../store/transaction.ts';
import { addressIn } from './address.ts';
import { approvalOver } from './approving.ts';
import { hindrance } from './changing.ts';
import type { VisitDeps } from './deps.ts';
import { deskCard } from './desk-card.ts';
import { timeError } from './form.ts';
import { can, isBefore, isTheirs, notReady } from './life.ts';
import { bareNumberIn, minutesIn, seatsIn, toldIn } from './meant.ts';
import { asProposed, keepDay, keepProposal, proposalOf, writtenOf } from './proposal.ts';
import { proposalCard } from './proposing.ts';
import { remarkCard } from './remark.ts';
import {
  changeDraft,
  changeVisit,
  createVisit,
  lockVisit,
  readVisit,
  type Span,
  type Visit,
  type Written,
} from './repository.ts';
import { visitWords } from './said.ts';
import { dayIn, endIn, movedIn, onDay, replyByIn, timesIn } from './times.ts';
import { viewOf } from './view.ts';

/** "Zet een werkbezoek uit voor alle makelaars, vrijdag 19 maart om 10 uur bij …": a draft that shows what was understood. */
export function planVisit(deps: VisitDeps, turn: Turn, text: string): Outcome {
  const { people, visits } = texts(turn.language);
  const { personId, organisationId, roles } = turn.actor;
  if (turn.setting === 'channel' || turn.setting === 'shared') return told(turn, people.onlyInPrivate);
  if (personId === null || organisationId === null || !roles.has('broker')) return told(turn, visits.onlyBrokers);
  return settling('answered', async (tx) => {
    const nameable = await nameableBy(deps.gazetteer, turn, tx);
    const own = audienceOf({ organisations: roles.has('network_broker') ? [] : [organisationId] });
    const { host, address, capacity, audience } = toldIn(text, {
      nameable,
      language: turn.language,
      before: own,
      now: turn.now,
    });
    const times = timesIn(text, turn.now, turn.language);
    const contents = {
      // Nobody who is not named is invited: it is asked who.
      ...{
        host,
        capacity,
        audience: audience ?? { ...own, people: [] },
        replyBy: replyByIn(text, turn.now, { bare: false }),
      },
      ...{ hostEmail: null, about: null, address, accessibility: null, carpool: null, prepare: null },
    };
    const isAsked = 'problem' in times && times.problem !== 'none';
    const id = await createVisit(tx, {
      ...{ by: personId, organisationId, contents },
      times: 'problem' in times ? [] : times,
    });
    const day = 'problem' in times ? dayIn(text, turn.now) : null;
    if (day !== null) await keepDay(tx, { id, version: 1 }, day);
    return { replies: await shown(deps, tx, turn, id, isAsked ? timeError(times, turn) : undefined) };
  });
}

/** The card of its organisers, with what is still missing. */
async function shown(deps: VisitDeps, tx: Transaction, turn: Turn, id: string, line?: string) {
  const visit = await readVisit(tx, id);
  if (!visit) return [];
  const view = await viewOf(tx, deps.gazetteer, visit);
  const lack = visit.state === 'draft' ? notReady(visit, { total: view.audience?.total ?? 0, now: turn.now }) : null;
  const missing = lack === null ? undefined : texts(turn.language).visits.notReady[lack];
  return [
    deskCard(
      view,
      turn.language,
      [line, line === undefined ? missing : undefined].filter(Boolean).join(' ') || undefined,
    ),
  ];
}

/** What an organiser says about a visit of theirs. */
export function saidByOrganiser(
  deps: VisitDeps,
  turn: Turn,
  tx: Transaction,
  { visit, said }: { visit: Visit; said: Pick<Said, 'text' | 'move' | 'chance'> },
): Promise<Settled> {
  const { visits } = texts(turn.language);
  const kind = turn.reading?.kindOf('visit');
  if (kind === 'cancel' && isEnding(turn)) return ended(deps, turn, tx, { visit, said: { ...said, isSaid: true } });
  if (kind === 'present' && !isBefore(visit)) return withLine(deps, turn, tx, visit, visits.pressToPresent);
  if (kind === 'remind' && !isBefore(visit)) return withLine(deps, turn, tx, visit, visits.remindedAlready);
  switch (said.move) {
    case 'confirmation':
    case 'take':
      return proposed(deps, turn, tx, visit);
    case 'cancellation':
    case 'refusal':
      return ended(deps, turn, tx, { visit, said });
    case 'state':
    case 'repeat':
    case 'done':
      return withLine(deps, turn, tx, visit);
    default:
      return changed(deps, turn, tx, visit, said.text);
  }
}

/** From this chance on words are about a visit. */
const ABOUT_A_VISIT = 0.6;

/** "Zeg het werkbezoek af" says so itself, whatever it does where it was said. */
function isEnding({ reading }: Turn): boolean {
  return (reading?.purposes.find(({ label }) => label === 'visit')?.chance ?? 0) >= ABOUT_A_VISIT;
}

async function withLine(deps: VisitDeps, turn: Turn, tx: Transaction, visit: Visit, line?: string): Promise<Settled> {
  return { replies: await shown(deps, tx, turn, visit.id, line) };
}

/** What goes to many goes by a press: a word that was read wrongly must not send it. */
function toPress(turn: Turn, visit: Visit): string | undefined {
  const isReady = notReady(visit, { total: 1, now: turn.now }) === null;
  return visit.state === 'draft' && isReady ? texts(turn.language).visits.pressToOpen : undefined;
}

/** From this chance on a draft is thrown away; what is less sure is shown again, with its buttons. */
const SURE_TO_DROP = 0.75;

async function ended(
  deps: VisitDeps,
  turn: Turn,
  tx: Transaction,
  { visit, said }: { visit: Visit; said: Pick<Said, 'text' | 'chance'> & { isSaid?: true } },
): Promise<Settled> {
  const { visits } = texts(turn.language);
  // What names another number is hardly about this one.
  const isOther = namesAnotherNumber(said.text, visit.number, turn.now);
  const isSure = !isOther && (said.isSaid === true || said.chance >= SURE_TO_DROP);
  const written = isSure || isOther ? null : await writtenIn(deps, turn, tx, visit, said.text);
  if (written !== null) return changed(deps, turn, tx, visit, said.text);
  if (can('cancel', visit, turn.now)) return withLine(deps, turn, tx, visit, visits.pressToCancel);
  if (!can('drop', visit, turn.now)) return withLine(deps, turn, tx, visit);
  if (!isSure) return withLine(deps, turn, tx, visit, visits.pressToDrop);
  await lockVisit(tx, visit.id);
  await changeVisit(tx, visit.id, { state: 'dropped' });
  const shownNow = await withLine(deps, turn, tx, visit, visits.dropped);
  return { ...shownNow, messages: await approvalOver(deps, tx, visit) };
}

/** "Een uur later", "toch 20 plekken", "ook de inkopers": the draft as it is then; of an open one everybody hears. */
async function changed(deps: VisitDeps, turn: Turn, tx: Transaction, { id }: Visit, text: string): Promise<Settled> {
  const { visits } = texts(turn.language);
  const visit = await lockVisit(tx, id);
  if (!visit || !isTheirs(turn.actor, visit)) return { replies: [] };
  if (!can('edit', visit, turn.now)) return withLine(deps, turn, tx, visit, visits.notNow);
  const written = await writtenIn(deps, turn, tx, asProposed(visit), text);
  if (written === null) return remarked(deps, turn, tx, visit, text);
  if (typeof written === 'string') {
    const day = visit.slots.length === 0 ? dayIn(text, turn.now) : null;
    if (day !== null) await keepDay(tx, visit, day);
    return withLine(deps, turn, tx, visit, written);
  }
  if (isBefore(visit)) {
    await changeDraft(tx, visit, written, turn.actor.personId);
    const now = await readVisit(tx, id);
    const isWhole = now !== null && notReady(now, { total: 1, now: turn.now }) === null;
    const said = await withLine(deps, turn, tx, visit, isWhole ? visits.changedDraft : undefined);
    return { ...said, messages: await approvalOver(deps, tx, visit) };
  }
  const why = await hindrance(tx, visit, written);
  if (why === 'too-few-places') return withLine(deps, turn, tx, visit, visits.fewerByForm);
  if (why === 'time-taken') return withLine(deps, turn, tx, visit, visits.timeTaken);
  // What people made time for moves by a press: a word that was read wrongly must not move it.
  await keepProposal(tx, visit, written);
  return proposed(deps, turn, tx, visit);
}

/** What changes nothing that is known of a visit is shown, with what can be done with it. */
async function remarked(deps: VisitDeps, turn: Turn, tx: Transaction, visit: Visit, text: string): Promise<Settled> {
  const { remark, changeWhat } = texts(turn.language).visits;
  const card = isBefore(visit) ? remarkCard(turn, visit, text) : null;
  return card === null
    ? withLine(deps, turn, tx, visit, isBefore(visit) ? changeWhat : remark.open)
    : { replies: [card] };
}

/** What is proposed in words, with its button; where it is nothing, the card. */
async function proposed(deps: VisitDeps, turn: Turn, tx: Transaction, visit: Visit): Promise<Settled> {
  const card = await proposalCard(tx, turn, visit.id);
  return card === null ? withLine(deps, turn, tx, visit, toPress(turn, visit)) : { replies: [card] };
}

/**
 * The visit as it is with what words change of it.
 *
 * @returns null: they change nothing of it; a sentence: why it cannot be so
 */
async function writtenIn(
  deps: VisitDeps,
  turn: Turn,
  tx: Transaction,
  visit: Visit,
  text: string,
): Promise<Written | string | null> {
  const times = timesMeant(turn, visit, text);
  if (typeof times === 'string') return times;
  const replyBy = untilWhen(turn, visit, text);
  const seats = seatsIn(text)?.count ?? null;
  const isTold = times !== null || replyBy !== null || seats !== null;
  const missing = isTold ? null : missingIn(deps, turn, visit, text);
  const capacity = seats ?? (isTold || missing !== null ? null : bareNumberIn(text, turn.now));
  const isBare = !isTold && missing === null && capacity === null;
  const audience = isBare ? await audienceSaid(deps, turn, tx, visit, text) : null;
  if (isBare && audience === null) return null;
  const now = writtenOf(visit);
  const contents = {
    ...{ ...now.contents, ...missing },
    ...{
      capacity: capacity ?? visit.capacity,
      replyBy: replyBy ?? visit.replyBy,
      audience: audience ?? visit.audience,
    },
  };
  return { ...now, contents, times: times ?? visit.slots };
}

/** Whom words name as the guests of a visit; null: nobody. */
async function audienceSaid(deps: VisitDeps, turn: Turn, tx: Transaction, visit: Visit, text: string) {
  const nameable = await nameableBy(deps.gazetteer, turn, tx);
  const isNew = isForNobody(visit.audience);
  const before = isNew ? { ...visit.audience, people: null } : visit.audience;
  const named = audienceMeant(text, nameable, turn.language, before, { isNew });
  // Who was invited stays so: "iedereen" then speaks to the guests.
  return (
    named ??
    (isBefore(visit) && namesEverybody(text) ? { ...before, roles: [], departments: [], places: [], also: [] } : null)
  );
}

/** @returns null: no time is named; a sentence: why it cannot be that one */
function timesMeant({ now, language }: Turn, visit: Visit, text: string): readonly Span[] | string | null {
  const { errors } = texts(language).visits;
  const [only] = visit.slots;
  if (!only) return firstTimes({ now, language }, visit, text);
  const lasting = minutesIn(text, language) ?? endedAt({ language, now }, visit, text);
  if (lasting !== null) return visit.slots.map(({ startsAt }) => lastingFrom(startsAt, lasting));
  const absolute = timesIn(text, now, language);
  if ('problem' in absolute && absolute.problem === 'weekday') return timeError(absolute, { language });
  if (replyByIn(text, now, { bare: false }) !== null) return null;
  const moved = movedIn(text, only, now);
  if (moved === null) return null;
  if ('problem' in moved) return errors[moved.problem];
  const byMs = moved.startsAt.getTime() - only.startsAt.getTime();
  // With several times all of them move as far.
  return visit.slots.map((slot) =>
    slot === only
      ? moved
      : { startsAt: new Date(slot.startsAt.getTime() + byMs), endsAt: new Date(slot.endsAt.getTime() + byMs) },
  );
}

/** The times of a visit that has none yet, on the day that was said before or on their own. */
function firstTimes({ now, language }: Pick<Turn, 'now' | 'language'>, visit: Visit, text: string) {
  const day = proposalOf(visit)?.day ?? null;
  const times = (day === null ? null : onDay(text, day, now, language)) ?? timesIn(text, now, language);
  if (!('problem' in times)) return times;
  return times.problem === 'none' ? null : timeError(times, { language });
}

/** Until when people can sign up, as words say; null: they do not. */
function untilWhen(turn: Turn, visit: Visit, text: string): Date | null {
  return endedAt(turn, visit, text) === null ? replyByIn(text, turn.now, { bare: false }) : null;
}

/** After how many minutes a visit ends, where words name only that hour: "tot 12 uur"; null: they do not. */
function endedAt(
  { language, now }: Pick<Turn, 'language' | 'now'>,
  { slots: [only] }: Visit,
  text: string,
): number | null {
  const end = only ? endIn(text, only, visitWords(language).signUp, now) : null;
  return only && end ? (end.getTime() - only.startsAt.getTime()) / 60_000 : null;
}

function lastingFrom(startsAt: Date, minutes: number): Span {
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
}

const LONGEST_ANSWER = 200;
/** More words than these are no place alone. */
const LONGEST_PLACE = 4;

/** Of a draft what is said is its address, how people travel, or, where that is asked for, its host. */
function missingIn(
  { gazetteer }: VisitDeps,
  turn: Turn,
  { state, host, address }: Visit,
  text: string,
): Partial<Pick<Visit, 'host' | 'address' | 'carpool'>> | null {
  const { travel } = visitWords(turn.language);
  const answer = text.trim();
  if (state !== 'draft' || answer.length > LONGEST_ANSWER) return null;
  const said = wordsOf(answer);
  if (said.some((word) => travel.includes(word))) return { carpool: answer };
  const named = addressIn(answer);
  if (host === null) {
    const told = toldIn(answer, { ...onlyPlaces(gazetteer), language: turn.language, now: turn.now });
    const own = told.host ?? (named === null ? answer : null);
    return { ...(own === null ? {} : { host: own }), ...(named === null ? {} : { address: named.address }) };
  }
  if (named !== null) return { address: named.address };
  const isPlace = said.length <= LONGEST_PLACE && recognisePlaces(gazetteer, answer).length > 0;
  return address === null && isPlace ? { address: answer } : null;
}

/** Of a host only the name is read. */
function onlyPlaces(gazetteer: VisitDeps['gazetteer']) {
  return { nameable: { gazetteer, organisations: [], departments: [], kept: [] }, before: audienceOf({}) };
}
