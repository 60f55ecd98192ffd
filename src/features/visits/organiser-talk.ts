import { type Audience, audienceOf, isSameAudience } from '../../audiences/audience.ts';
import { mayLeaveOut } from '../../audiences/left-out.ts';
import { nameableBy } from '../../audiences/nameable.ts';
import { namesAnotherThing } from '../../calendar/numbers-beside-moments.ts';
import { answerBeside } from '../../chat/asked-beside.ts';
import { othersReadAlong, settling, told } from '../../chat/saying.ts';
import type { Outcome, Said, Settled, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { beginsAsking } from '../../language/questions-in.ts';
import { bareNumberIn, seatsMeant } from '../../places/amounts.ts';
import { replyByIn } from '../../places/times.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName } from './actions.ts';
import { approvalOver } from './approving.ts';
import { fieldsChanged, type Hindrance, hindrance } from './changing.ts';
import type { VisitDeps } from './deps.ts';
import { deskCard } from './desk-card.ts';
import { can, isBefore, isTheirs, notReady } from './life.ts';
import { toldIn } from './meant.ts';
import { daysSaid, mayBeName, missingIn, saidBeside, timeAsked, timesBegun, timesMeant, untilWhen } from './missing.ts';
import { asProposedBy, daysKept, dropProposal, isProposed, keepDays, keepProposal, writtenOf } from './proposal.ts';
import { proposalCard } from './proposing.ts';
import { REMARK_BUTTONS, remarkCard } from './remark.ts';
import { changeDraft, changeVisit, createVisit, lockVisit, readVisit, type Visit, type Written } from './repository.ts';
import { visitWords } from './said.ts';
import { viewOf } from './view.ts';
import { audienceThen, guestsSaid, placesSaid, saysInOrOut } from './whom.ts';

/** "Zet een werkbezoek uit voor alle makelaars, vrijdag 19 maart om 10 uur bij …": a draft that shows what was understood. */
export function planVisit(deps: VisitDeps, turn: Turn, text: string): Outcome {
  const { people, visits } = texts(turn.language);
  const { personId, organisationId, roles } = turn.actor;
  if (othersReadAlong(turn)) return told(turn, people.onlyInPrivate);
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
    const times = timesBegun(text, null, turn);
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
    const id = await createVisit(tx, {
      ...{ by: personId, organisationId, contents },
      times: 'problem' in times ? [] : times,
    });
    const days = 'problem' in times ? daysSaid(text, null, turn.now) : null;
    if (days !== null) await keepDays(tx, { id, version: 1 }, days);
    const line = 'problem' in times ? timeAsked(text, times, null, turn) : null;
    return { replies: await shown(deps, tx, turn, id, line ?? undefined) };
  });
}

/** The card of its organisers, with what is still missing. */
async function shown(deps: VisitDeps, tx: Transaction, turn: Turn, id: string, line?: string) {
  const visit = await readVisit(tx, id);
  if (!visit) return [];
  const view = await viewOf(tx, deps.gazetteer, visit);
  const lack = visit.state === 'draft' ? notReady(visit, { total: view.audience?.total ?? 0, now: turn.now }) : null;
  const { visits } = texts(turn.language);
  const isTownOnly = visit.state === 'draft' && visit.address !== null && !/\d/.test(visit.address);
  const missing = lack === null ? (isTownOnly ? visits.onlyTown : undefined) : visits.notReady[lack];
  return [
    deskCard(
      view,
      turn.language,
      [line, line === undefined ? missing : undefined].filter(Boolean).join(' ') || undefined,
    ),
  ];
}

/** What an organiser says about a visit of theirs. */
export async function saidByOrganiser(
  deps: VisitDeps,
  turn: Turn,
  tx: Transaction,
  { visit, said }: { visit: Visit; said: Pick<Said, 'text' | 'move' | 'chance'> },
): Promise<Settled> {
  const { visits } = texts(turn.language);
  const kind = turn.reading?.kindOf('visit');
  // Who is left out or comes to it: that is no word about the whole of it.
  if (await saysInOrOut(deps, turn, tx, visit, said.text)) return changed(deps, turn, tx, visit, said.text);
  if (answerBeside(turn, invitationName(visit.id), said.text, REMARK_BUTTONS) === 'no')
    return withLine(deps, turn, tx, visit, visits.remark.left);
  if (kind === 'cancel' && isEnding(turn)) return ended(deps, turn, tx, { visit, said: { ...said, isSaid: true } });
  if (kind === 'present' && !isBefore(visit)) return withLine(deps, turn, tx, visit, visits.pressToPresent);
  if (kind === 'remind' && !isBefore(visit)) return withLine(deps, turn, tx, visit, visits.remindedAlready);
  // "Wie komen er allemaal" asks, and says of nobody that they come.
  if (beginsAsking(said.text))
    return isProposed(visit) ? proposed(deps, turn, tx, visit) : withLine(deps, turn, tx, visit);
  if (isProposed(visit) && leavesProposal(said.move)) return left(deps, turn, tx, visit, said.text);
  switch (said.move) {
    case 'confirmation':
    case 'take':
      return agreed(deps, turn, tx, visit, said.text);
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

/** What one does who does not want what is proposed: it reaches nobody, so a word is enough. */
function leavesProposal(move: Said['move']): boolean {
  return move === 'cancellation' || move === 'refusal' || move === 'unknown' || move === 'complaint';
}

/** "Laat die wijzigingen maar", "nee, gewoon 12 plekken": the visit stays as it was, or becomes what is said instead. */
async function left(deps: VisitDeps, turn: Turn, tx: Transaction, visit: Visit, text: string): Promise<Settled> {
  const written = await writtenIn(deps, turn, tx, asProposedBy(visit, turn.actor.personId), text);
  if (written !== null) return changed(deps, turn, tx, visit, text);
  await dropProposal(tx, visit);
  return withLine(deps, turn, tx, visit, texts(turn.language).visits.proposal.left);
}

/** "Verstuur maar": what goes to many goes by a press; "ja, voor iedereen" changes a draft as well. */
async function agreed(deps: VisitDeps, turn: Turn, tx: Transaction, visit: Visit, text: string): Promise<Settled> {
  const written = isBefore(visit) ? await writtenIn(deps, turn, tx, visit, text) : null;
  const isChanged = written !== null && typeof written !== 'string';
  return isChanged ? changed(deps, turn, tx, visit, text) : proposed(deps, turn, tx, visit);
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
  const isOther = namesAnotherThing(
    said.text,
    { number: visit.number, called: visitWords(turn.language).visit },
    turn.now,
  );
  const mayBeSomebody = mayLeaveOut(said.text, turn.language, visitWords(turn.language).visit);
  const isSure = !isOther && !mayBeSomebody && (said.isSaid === true || said.chance >= SURE_TO_DROP);
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
  const written = await writtenIn(deps, turn, tx, asProposedBy(visit, turn.actor.personId), text);
  if (written === null) return remarked(deps, turn, tx, visit, text);
  if (typeof written === 'string') {
    const days = visit.slots.length === 0 ? daysSaid(text, daysKept(visit), turn.now) : null;
    if (days !== null) await keepDays(tx, visit, days);
    return withLine(deps, turn, tx, visit, written);
  }
  if (isBefore(visit)) {
    await changeDraft(tx, visit, written, turn.actor.personId);
    const now = await readVisit(tx, id);
    const isWhole = now !== null && notReady(now, { total: 1, now: turn.now }) === null;
    const said = await withLine(deps, turn, tx, visit, isWhole ? visits.changedDraft : undefined);
    return { ...said, messages: await approvalOver(deps, tx, visit) };
  }
  return openChanged(deps, turn, tx, visit, written);
}

/** What words make of a visit to which people are invited waits for a press; what makes it as it is leaves what was proposed. */
async function openChanged(
  deps: VisitDeps,
  turn: Turn,
  tx: Transaction,
  visit: Visit,
  written: Written,
): Promise<Settled> {
  const { visits } = texts(turn.language);
  if (fieldsChanged(visit, written).length === 0) {
    await dropProposal(tx, visit);
    return withLine(deps, turn, tx, visit, visits.proposal.left);
  }
  const why = await hindrance(tx, visit, written);
  const line = why === null ? null : hindranceLine(turn, why, isOfPlacesOnly(visit, written));
  if (line !== null) return withLine(deps, turn, tx, visit, line);
  // What people made time for moves by a press: a word that was read wrongly must not move it.
  await keepProposal(tx, visit, written, turn.actor.personId);
  return proposed(deps, turn, tx, visit);
}

/** Why it cannot become so in words; null: a press asks what has to be asked. */
function hindranceLine({ language }: Turn, why: Hindrance, isOfPlaces: boolean): string | null {
  const { visits } = texts(language);
  if (why === 'time-taken') return visits.timeTaken;
  return isOfPlaces ? null : visits.fewerByForm;
}

/** Nothing else changes: who stays is asked by the press that would make it so. */
function isOfPlacesOnly(visit: Visit, { contents, times }: Written): boolean {
  const { contents: before } = writtenOf(visit);
  const isSame = visit.slots.every(
    ({ startsAt, endsAt }, at) =>
      times[at]?.startsAt.getTime() === startsAt.getTime() && times[at]?.endsAt.getTime() === endsAt.getTime(),
  );
  return isSame && JSON.stringify({ ...contents, capacity: before.capacity }) === JSON.stringify(before);
}

/** What changes nothing that is known of a visit is shown, with what can be done with it. */
async function remarked(deps: VisitDeps, turn: Turn, tx: Transaction, visit: Visit, text: string): Promise<Settled> {
  const { remark, changeWhat } = texts(turn.language).visits;
  if (isBefore(visit) && visit.host === null && !mayBeName(turn))
    return withLine(deps, turn, tx, visit, toPress(turn, visit));
  const card = isBefore(visit) ? remarkCard(turn, visit, text) : null;
  return card === null
    ? withLine(deps, turn, tx, visit, isBefore(visit) ? changeWhat : remark.open)
    : { replies: [card] };
}

/** What is proposed in words, with its button; where it is nothing, the card. */
async function proposed(deps: VisitDeps, turn: Turn, tx: Transaction, visit: Visit): Promise<Settled> {
  const card = await proposalCard(deps, tx, turn, visit.id);
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
  const then = await audienceThen(deps, turn, tx, visit, text);
  if (then === null) return changedIn(deps, turn, tx, visit, text);
  return forWhom(turn, visit, then);
}

/** The same visit for others, or a sentence that says that nothing changes. */
function forWhom({ language }: Turn, visit: Visit, audience: Audience): Written | string {
  if (isSameAudience(audience, visit.audience)) return texts(language).visits.unchanged;
  const now = writtenOf(visit);
  return { ...now, contents: { ...now.contents, audience } };
}

async function changedIn(
  deps: VisitDeps,
  turn: Turn,
  tx: Transaction,
  visit: Visit,
  text: string,
): Promise<Written | string | null> {
  const times = timesMeant(turn, visit, text);
  if (typeof times === 'string') return times;
  const replyBy = untilWhen(turn, visit, text);
  const seats = seatsMeant(text, visit.capacity);
  if (times === null && replyBy === null && seats === null) return changedOtherwise(deps, turn, tx, visit, text);
  const now = writtenOf(visit);
  const beside = await saidBeside(deps, turn, tx, visit, text);
  const contents = { ...now.contents, ...beside, capacity: seats ?? visit.capacity, replyBy: replyBy ?? visit.replyBy };
  return { ...now, contents, times: times ?? visit.slots };
}

/** What words change that tell of no moment and no places: what is still missing, how many, or whom it is for. */
async function changedOtherwise(
  deps: VisitDeps,
  turn: Turn,
  tx: Transaction,
  visit: Visit,
  text: string,
): Promise<Written | string | null> {
  const now = writtenOf(visit);
  const missing = missingIn(deps, turn, visit, text);
  // All that is said may be the name of a host, but not where it tells whom to invite.
  const isAnything = missing === null || missing.host === text.trim();
  const guests = isAnything ? await guestsSaid(deps, turn, tx, visit, text) : null;
  if (guests !== null) return typeof guests === 'string' ? guests : forWhom(turn, visit, guests);
  if (missing !== null) return { ...now, contents: { ...now.contents, ...missing } };
  const capacity = bareNumberIn(text, turn.now);
  if (capacity !== null) {
    const beside = await saidBeside(deps, turn, tx, visit, text);
    return { ...now, contents: { ...now.contents, ...beside, capacity } };
  }
  const audience = await placesSaid(deps, turn, tx, visit, text);
  return audience === null ? null : forWhom(turn, visit, audience);
}
