import { type Audience, audienceOf } from '../../audiences/audience.ts';
import { countMembers, membersOf } from '../../audiences/members.ts';
import { keptNamedIn, nameableBy } from '../../audiences/nameable.ts';
import { audienceMeant } from '../../audiences/reading.ts';
import { audienceInWords } from '../../audiences/words.ts';
import { readMoments } from '../../calendar/moment-in-words.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered, othersReadAlong, sentence, settling, told } from '../../chat/saying.ts';
import type { Intent, Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { wordsOf } from '../../language/words.ts';
import type { Transaction } from '../../store/transaction.ts';
import { WRITE } from './actions.ts';
import { asksWhichVisit, whichOf } from './choosing.ts';
import type { BroadcastDeps } from './deps.ts';
import { countBlocks } from './desk-card.ts';
import { onlyOneHeld } from './holding.ts';
import { can } from './life.ts';
import { type Broadcast, createBroadcast, droppedLast, latestOf } from './repository.ts';
import { broadcastWords } from './said.ts';
import { whenBeside } from './schedule.ts';
import { shown } from './shown.ts';
import { saidOfDraft } from './talk.ts';
import { byKind, listLatest } from './typed.ts';
import { type Whom, type WhomDeps, whomIn } from './whom.ts';
import { beginsAnother, isWrittenToGroup, saysToHold, splitMessage, toldIn } from './wording.ts';

/** As much of a text as a form begins with. */
export const LONGEST_BEGUN = 2_000;

/** "Stuur een bericht aan alle ambassadeurs in Twente: …": a draft, with whom it would reach. */
export function broadcastIntent(deps: BroadcastDeps): Intent {
  return {
    name: 'broadcast',
    // A deputy of a visit may write to its guests; every other message is a broker's.
    role: 'colleague',
    purposes: ['broadcast'],
    // What it is to say tells nothing of what is to be done with it, and the name of a group neither.
    claims: (text, { purposes }) =>
      (isWrittenToGroup(text) || (beginsAnother(text) && splitMessage(text).tail !== null)) &&
      purposes.some(({ label, chance }) => label === 'broadcast' && chance >= MAY_BE_ONE),
    run: (turn, text) => begin(deps, turn, text),
    refusal: (language) => texts(language).broadcasts.onlyBrokers,
  };
}

/** From this chance on what has the form of a message to a group is one. */
const MAY_BE_ONE = 0.04;

async function begin(deps: BroadcastDeps, turn: Turn, text: string): Promise<Outcome> {
  const { people, broadcasts } = texts(turn.language);
  const { personId, organisationId, roles } = turn.actor;
  if (!roles.has('broker')) {
    const offered = await deps.visits.offered(deps.prisma, turn, text);
    return offered === null ? told(turn, broadcasts.onlyBrokers) : answered(offered);
  }
  if (othersReadAlong(turn)) return told(turn, people.onlyInPrivate);
  if (personId === null || organisationId === null) return told(turn, broadcasts.onlyBrokers);
  const meant = await ofTheLatest(deps, turn, text);
  if (meant !== null) return meant;
  return settling('answered', async (tx) => {
    const made = await draftOf(deps, tx, turn, text, { isListed: false });
    if ('asks' in made) return { replies: [made.asks] };
    const card = await shown(deps, tx, turn, made.id, made.line);
    return { replies: [...card, ...(await whichOf(tx, turn, made.id, made.several))] };
  });
}

/**
 * Makes the draft that words ask for.
 *
 * @param isListed whom it is for stands on a list that is still to be read: until then it is for nobody
 * @returns what is asked instead, when they name nobody or somebody unknown; else what is to be said with its card
 */
export async function draftOf(
  deps: WhomDeps,
  tx: Transaction,
  turn: Turn,
  text: string,
  { isListed }: { isListed: boolean },
): Promise<{ id: string; line: string | undefined; several: Whom['several'] } | { asks: ReplyDraft }> {
  const { broadcasts } = texts(turn.language);
  const { personId, organisationId } = turn.actor;
  if (personId === null || organisationId === null) return { asks: sentence(broadcasts.onlyBrokers, turn.language) };
  const { head: whole, tail: said } = splitMessage(text);
  const { title, text: tail } = titleAbove(said);
  // Without a text behind it a moment that does not stand before the word for a message is rather of what it is to say.
  const isOfSending = tail !== null || isMomentBeforeMessage(whole, turn);
  const when = isOfSending ? whenBeside(whole, await keptNamedIn(tx, turn, whole), turn) : null;
  const head = when === null ? whole : when.rest;
  const told = tail === null ? toldIn(head, turn.language) : null;
  const whom = await whomMeant(deps, tx, turn, { head: told?.whom ?? head, tail, isListed });
  if ('asks' in whom) return whom;
  const { several, ...reached } = whom;
  const contents = {
    title: title ?? broadcasts.titleOf(await organisationName(tx, organisationId)),
    link: null,
    urgentReason: null,
    sendAt: when?.at ?? null,
    ...reached,
  };
  const words = { textNl: turn.language === 'nl' ? tail : null, textEn: turn.language === 'en' ? tail : null };
  const id = await createBroadcast(tx, { by: personId, organisationId, contents: { ...contents, ...words } });
  const asks = told === null ? broadcasts.whatText : broadcasts.whatTextSaid(told.what);
  return { id, line: [when?.why, tail === null ? asks : null].filter(Boolean).join(' ') || undefined, several };
}

/** "Stuur vrijdag om 10 uur een bericht aan …", and not "… over vrijdag". */
function isMomentBeforeMessage(said: string, { now, language }: Turn): boolean {
  const [read] = readMoments(said, now);
  const { message } = broadcastWords(language);
  const at = said.search(new RegExp(`(?<!\\p{L})(?:${message.join('|')})(?!\\p{L})`, 'iu'));
  return read !== undefined && read.end <= at;
}

/** The people and channels that words name; or what is asked when they name nobody, or somebody unknown. */
async function whomMeant(
  deps: WhomDeps,
  tx: Transaction,
  turn: Turn,
  { head, tail, isListed }: { head: string; tail: string | null; isListed: boolean },
): Promise<{ audience: Audience; channels: string[]; several: Whom['several'] } | { asks: ReplyDraft }> {
  const { broadcasts } = texts(turn.language);
  const own = beginningFor(turn);
  const whom = await whomIn(deps, tx, turn, { text: head, before: own, groups: true, isNew: true });
  const { audience: meant, unknown, several } = whom;
  if (whom.visits.length > 1) return { asks: asksWhichVisit(turn, whom.visits, { head, tail }) };
  if (unknown.length > 0 && !isListed) return { asks: asksWhom(turn, broadcasts.unknown(unknown), tail) };
  if (whom.lists.length > 0) return { asks: asksWhom(turn, broadcasts.whichList(whom.lists), tail) };
  if (whom.isOfUnknownVisit) return { asks: asksWhom(turn, broadcasts.guests.whichVisit, tail) };
  // Who names a channel and no group means nobody beside it; of several with one name nobody gets it before one is chosen.
  const isForNobody = isListed || (meant === null && (whom.channels.length > 0 || several.length > 0));
  // To everybody goes only what names everybody: a group that was not understood must not become all.
  if (meant === null && !isForNobody && !whom.namesEverybody) return { asks: asksWhom(turn, broadcasts.toWhom, tail) };
  const audience = { ...(meant ?? own), ...(isForNobody ? { people: [] } : {}) };
  return { audience, channels: whom.channels.map(({ id }) => id), several };
}

/** What is asked or said of a message that was sent or prepared before; null: it is to make a new one. */
async function ofTheLatest(deps: BroadcastDeps, turn: Turn, text: string): Promise<Outcome | null> {
  const kind = turn.reading?.kindOf('broadcast') ?? 'write';
  const { personId, organisationId } = turn.actor;
  if (personId === null || organisationId === null) return null;
  // Whatever its text seems to ask.
  if (beginsAnother(text) && splitMessage(text).tail !== null) return null;
  if (saysToHold(text, turn.language)) return onlyOneHeld(deps, turn, organisationId);
  if (kind === 'write') return thisToAGroup(deps, turn, text, { personId, organisationId });
  if (kind === 'whom' || kind === 'when') return ofOpenDraft(deps, turn, text, { personId, organisationId });
  if (splitMessage(text).tail !== null && !WITH_WORDS.has(kind)) return null;
  if (kind === 'list') return listLatest(turn, organisationId);
  const counted = kind === 'how-many' ? await howMany(deps, turn, text) : null;
  return counted ?? ofTheLastOne(deps, turn, text, { personId, organisationId });
}

/** "Stuur dit aan de lijst van vrijdag": the draft that they work on, and no new one. */
async function thisToAGroup(
  deps: BroadcastDeps,
  turn: Turn,
  text: string,
  own: { personId: string; organisationId: string },
): Promise<Outcome | null> {
  const { this: these } = broadcastWords(turn.language);
  const isOfThis = splitMessage(text).tail === null && wordsOf(text).some((word) => these.includes(word));
  const isToGroup = isOfThis && (await keptNamedIn(deps.prisma, turn, text)) !== null;
  const latest: Broadcast | null = isToGroup ? await latestOf(deps.prisma, own) : null;
  const hasText = latest !== null && (latest.textNl ?? latest.textEn) !== null;
  return hasText && can('edit', latest) ? saidOfDraft(deps, turn, latest, text) : null;
}

/** The last one that they worked on; of one before it only what can be meant of what went out. */
async function ofTheLastOne(
  deps: BroadcastDeps,
  turn: Turn,
  text: string,
  own: { personId: string; organisationId: string },
): Promise<Outcome> {
  const { broadcasts } = texts(turn.language);
  const latest = await latestOf(deps.prisma, own);
  const isDropped = await droppedLast(deps.prisma, own);
  const isGone = isDropped && !OF_SENT.has(turn.reading?.kindOf('broadcast') ?? 'write');
  if (latest === null || isGone) return told(turn, isDropped ? broadcasts.goneBefore : broadcasts.noneYet);
  return (
    byKind(deps, turn, latest, text) ??
    settling('answered', async (tx) => ({ replies: await shown(deps, tx, turn, latest.id) }))
  );
}

/** What words behind a colon belong to. */
const WITH_WORDS: ReadonlySet<string> = new Set(['text', 'add-text', 'replace-text', 'remove-text', 'title', 'keep']);

/** What can only be meant of one that went out. */
const OF_SENT: ReadonlySet<string> = new Set(['who-saw', 'remind', 'take-back', 'correct', 'pause', 'resume', 'stop']);

/** "Niet naar inkoop", "om 9 uur versturen": of the draft that they work on; null: there is none, or it tells of a new one. */
async function ofOpenDraft(
  deps: BroadcastDeps,
  turn: Turn,
  text: string,
  own: { personId: string; organisationId: string },
): Promise<Outcome | null> {
  const { text: called } = broadcastWords(turn.language);
  const isNew = wordsOf(text).some((word) => called.includes(word)) || splitMessage(text).tail !== null;
  const latest: Broadcast | null = isNew ? null : await latestOf(deps.prisma, own);
  if (latest === null || latest.editedById !== own.personId || !can('edit', latest)) return null;
  return saidOfDraft(deps, turn, latest, text);
}

/** "Hoeveel ambassadeurs bereik ik in Twente?" needs no message; null: nobody is named. */
async function howMany(deps: BroadcastDeps, turn: Turn, text: string): Promise<Outcome | null> {
  const { prisma, gazetteer } = deps;
  const nameable = await nameableBy(gazetteer, turn, prisma);
  const audience = audienceMeant(text, nameable, turn.language, beginningFor(turn));
  if (audience === null) return null;
  const { organisations } = nameable;
  const count = await countMembers(prisma, membersOf(audience, organisations), turn.actor.organisationId ?? '');
  const whom = texts(turn.language).broadcasts.to(audienceInWords(audience, organisations, turn.language));
  return {
    status: 'answered',
    replies: [{ language: turn.language, body: [paragraph(whom), ...countBlocks(count, turn.language)] }],
  };
}

/** Nothing is made of what names nobody, or somebody unknown; its text stays, in the form. */
function asksWhom({ language }: Turn, line: string, begun: string | null): ReplyDraft {
  const { invitation } = texts(language).broadcasts;
  const payload = { begun: (begun ?? '').slice(0, LONGEST_BEGUN) };
  return {
    language,
    body: [paragraph(line)],
    buttons: [{ kind: 'action', label: invitation.label, action: WRITE, payload }],
  };
}

async function organisationName(tx: Transaction, id: string): Promise<string> {
  return (await tx.organisation.findUniqueOrThrow({ where: { id }, select: { name: true } })).name;
}

/** Everybody of one's own organisation; with the right for the network, of all. */
function beginningFor({ actor }: Turn): Audience {
  const own = actor.organisationId === null || actor.roles.has('network_broker') ? [] : [actor.organisationId];
  return audienceOf({ organisations: own });
}

const LONGEST_TITLE_LINE = 80;

/** A short line above the rest, with room between them, is its title. */
function titleAbove(said: string | null): { title: string | null; text: string | null } {
  const [first = '', ...rest] = (said ?? '').split(/\n\s*\n/);
  const isTitle = rest.length > 0 && first.length <= LONGEST_TITLE_LINE && !/\n|[.!?:,;]$/.test(first.trim());
  return isTitle ? { title: first.trim(), text: rest.join('\n\n').trim() } : { title: null, text: said };
}
