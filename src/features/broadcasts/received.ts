import { organisationPlaces } from '../../audiences/members.ts';
import { audienceInWords } from '../../audiences/words.ts';
import { ephemeral } from '../../chat/call.ts';
import { newChoice } from '../../chat/cards.ts';
import type { Kind, Purpose } from '../../chat/labels.ts';
import { LANGUAGES, type Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { Reading } from '../../chat/reading.ts';
import { paragraph } from '../../chat/reply.ts';
import { sentence, settling, told } from '../../chat/saying.ts';
import {
  type CallAction,
  callAction,
  type Intent,
  type Outcome,
  type Said,
  type Topic,
  type Turn,
} from '../../chat/skill.ts';
import { isSpokenOfLast } from '../../chat/spoken-last.ts';
import { isSurelyMeant } from '../../chat/surely-meant.ts';
import type { Outreach } from '../../delivery/outreach.ts';
import { texts } from '../../i18n/texts.ts';
import { plain } from '../../language/plain-text.ts';
import { saysOneOf } from '../../language/said-only.ts';
import { wordsOf } from '../../language/words.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { answerSchema, LONGEST_REMARK, PASS_ANSWER, RECEIVED_TOPIC, receivedSubject } from './actions.ts';
import type { BroadcastDeps } from './deps.ts';
import { broadcastMessage, contentsOf } from './message.ts';
import { noteSeen } from './receiver-calls.ts';
import { noteReplied, takesUnasked } from './recipients.ts';
import { type Broadcast, readBroadcast } from './repository.ts';
import { broadcastWords } from './said.ts';
import { allOrNone } from './stopped.ts';
import { TAKING_TOPIC, takingSet, takingTold } from './taking.ts';
import { wishedIn } from './wished.ts';
import { saysToHold, splitMessage } from './wording.ts';

interface ReceivedDeps {
  prisma: PrismaClient;
  outreach: Outreach;
  changed(broadcastId: string): void;
}

/** "Stuur mij dit niet meer", "toch weer wel": of messages that nobody asked for. */
export function messagesIntent(deps: ReceivedDeps & Pick<BroadcastDeps, 'gazetteer'>): Intent {
  return {
    name: 'messages',
    role: 'colleague',
    purposes: ['messages'],
    claims: (text, reading) => splitMessage(text).tail === null && saysToStop(reading),
    run: async (turn, text) =>
      turn.reading?.kindOf('messages') === 'why' ? whyTheyGotIt(deps, turn, null) : taking(turn, text),
  };
}

/** From this chance on words may be of messages that one gets. */
const MAY_BE_OF_MESSAGES = 0.1;
/** From these chances on they stop them then, where they could be of sending some, or ask what the bot can do. */
const STOPS = { broadcast: 0.95, capabilities: 0.6 };
const SURELY_WRITTEN = 0.6;

/** "Stop alle berichten", "hoe zet ik die berichten uit": of what they get, which is shown with its button, and not of sending any. */
function saysToStop(reading: Reading): boolean {
  const chance = reading.purposes.find(({ label }) => label === 'messages')?.chance ?? 0;
  const [likeliest] = reading.purposes;
  if (chance < MAY_BE_OF_MESSAGES || !likeliest) return false;
  if (likeliest.label !== 'broadcast' && likeliest.label !== 'capabilities') return false;
  const stops = reading.kinds('messages').find(({ label }) => label === 'no-more')?.chance ?? 0;
  const written = reading.kinds('broadcast').find(({ label }) => label === 'write')?.chance ?? 0;
  return stops >= STOPS[likeliest.label] && (likeliest.label === 'capabilities' || written < SURELY_WRITTEN);
}

/** What somebody says beside a broadcast that they got: for its maker, or that they want no more. */
export function receivedTopic(deps: ReceivedDeps & Pick<BroadcastDeps, 'gazetteer'>): Topic {
  const answer = (turn: Turn, id: string, said: Said) => answered(deps, turn, id, said);
  const show = async (turn: Turn, id: string, { text }: Said) => {
    if (holdsOwn(turn, text)) return null;
    if (asksWhy(turn)) return whyTheyGotIt(deps, turn, id);
    return isOfMessages(turn) ? taking(turn, text) : shownAgain(deps, turn, id);
  };
  return {
    name: RECEIVED_TOPIC,
    role: 'colleague',
    async situation(turn, id) {
      const { personId } = turn.actor;
      const broadcast = personId === null ? null : await readBroadcast(deps.prisma, id);
      return broadcast && personId !== null && (await gotIt(deps.prisma, id, personId)) ? 'received' : null;
    },
    // "Nee, ik kan niet" answers what was asked; that somebody wants no more messages is said in its own words.
    moves: {
      ...{ answer, addition: answer, refusal: answer, cancellation: answer, unknown: answer, correction: answer },
      ...{ confirmation: answer, state: show, repeat: show },
      complaint: async (turn, id) => (asksWhy(turn) ? whyTheyGotIt(deps, turn, id) : null),
    },
  };
}

/** "Hou dat bericht nog tegen", of a broker: one that they send themselves. */
function holdsOwn({ actor, language }: Turn, text: string): boolean {
  return actor.roles.has('broker') && saysToHold(text, language);
}

async function gotIt(prisma: PrismaClient | Transaction, broadcastId: string, personId: string): Promise<boolean> {
  const where = { broadcastId_personId: { broadcastId, personId } };
  return (await prisma.broadcastRecipient.findUnique({ where })) !== null;
}

function asksWhy(turn: Turn): boolean {
  const { reading } = turn;
  if (isOfMessages(turn)) return reading?.kindOf('messages') === 'why';
  // "Waarom krijg ik dit?" is said of nudges as well: who gets none means the message.
  const isOfNudges = reading?.purposes[0]?.label === 'ambassador' && reading.kindOf('ambassador') === 'why';
  return isOfNudges && !turn.actor.roles.has('ambassador');
}

function isOfMessages({ reading }: Turn): boolean {
  return reading?.purposes[0]?.label === 'messages';
}

/** From this chance on a no may well be one to all messages; “stop” is. That is asked, and nothing is passed on. */
const MAY_STOP = 0.15;

function mayStop({ reading }: Turn, { move }: Said): boolean {
  const chance = reading?.purposes.find(({ label }) => label === 'messages')?.chance ?? 0;
  return move === 'cancellation' || (move === 'refusal' && chance >= MAY_STOP);
}

/** Whether words surely stop messages, or begin them again: by their name, or below one or what was said of getting them. */
function isSureOfMessages(turn: Turn, text: string, kind: Kind<'messages'>): boolean {
  const { subject, spokenOf = [], language } = turn;
  const [topic = ''] = (subject ?? spokenOf[0]?.subject ?? '').split(':');
  const isNamed = saysOneOf(wordsOf(text), broadcastWords(language).messages);
  const isKnown = isNamed || topic === RECEIVED_TOPIC || topic === TAKING_TOPIC;
  return isSurelyMeant(turn, { purpose: 'messages', kind, isKnown, near: isNamed ? ['ambassador'] : [] });
}

function taking(turn: Turn, text: string): Outcome {
  const { personId } = turn.actor;
  const { language, reading } = turn;
  if (personId === null) return told(turn, texts(language).broadcasts.gone);
  const meant = reading?.kindOf('messages') ?? 'which';
  const isSure = isSureOfMessages(turn, text, meant);
  const wished = wishedIn(text, language);
  if (wished === 'some') return allOrNone(turn, personId);
  return settling('answered', async (tx) => {
    // "Hoe zet ik die uit" asks how, and what is not surely meant changes nothing: they see how it stands, with the button.
    if (meant === 'which' || meant === 'why' || !isSure || wished === 'asks')
      return { replies: [await takingTold(tx, { personId, language })] };
    return { replies: [await takingSet(tx, { personId, language, takes: meant === 'again' })] };
  });
}

/** What they got, said again as it is now. */
function shownAgain({ prisma }: ReceivedDeps, turn: Turn, id: string): Outcome {
  const { broadcasts } = texts(turn.language);
  return settling('answered', async () => {
    const broadcast = await readBroadcast(prisma, id);
    if (!broadcast) return { replies: [sentence(broadcasts.gone, turn.language)] };
    const { language } = turn;
    const { subject } = broadcastMessage(broadcast, language, 'new');
    const isGone = broadcast.state === 'recalled';
    const body = isGone
      ? [paragraph(broadcasts.recalledBefore), paragraph(broadcasts.from(broadcast.createdBy, broadcast.organisation))]
      : [
          paragraph(broadcasts.youGotThis),
          ...contentsOf(broadcast, language),
          paragraph(broadcasts.from(broadcast.createdBy, broadcast.organisation)),
        ];
    return { replies: [{ language, ...(subject === undefined || isGone ? {} : { subject }), body }] };
  });
}

/** Who sent it, and as whom they got it. @param id null: the last that they got */
function whyTheyGotIt(
  { prisma, gazetteer }: ReceivedDeps & Pick<BroadcastDeps, 'gazetteer'>,
  turn: Turn,
  id: string | null,
): Outcome {
  const { personId } = turn.actor;
  const { language } = turn;
  if (personId === null) return told(turn, texts(language).broadcasts.gone);
  return settling('answered', async (tx) => {
    const latest = await tx.broadcastRecipient.findFirst({
      where: { personId, state: { in: ['sent', 'acknowledged'] } },
      orderBy: { changedAt: 'desc' },
      select: { broadcastId: true },
    });
    const broadcast = await readBroadcast(prisma, id ?? latest?.broadcastId ?? '');
    const own = await takingTold(tx, { personId, language });
    // Who gets none asks why none comes.
    if (!broadcast || (id === null && !(await takesUnasked(tx, personId)))) return { replies: [own] };
    const whom = audienceInWords(broadcast.audience, await organisationPlaces(tx, gazetteer), language);
    const what = nameOf(broadcast, language);
    const line = texts(language).broadcasts.whyYou({ from: broadcast.createdBy, what, whom });
    const takes = await takesUnasked(tx, personId);
    const body = takes ? [paragraph(`${line} ${texts(language).broadcasts.stopsSo}`)] : [paragraph(line), ...own.body];
    return { replies: [{ ...own, body }] };
  });
}

/** From this chance on words beside a broadcast go to its maker; outside its thread what is less sure is something else. */
const SURE_TO_PASS_ON = 0.45;

/** From this chance on words are surely for another ability. */
const SURELY_ELSE = 0.85;

/**
 * What somebody promises, or says of their own part in it, is nobody's else to read: it is no answer to a message that was got some time
 * before. Beside what was got last only a promise is surely none.
 */
function isTheirOwnBusiness(turn: Turn, id: string): boolean {
  const [likeliest] = turn.reading?.purposes ?? [];
  if (!likeliest || likeliest.chance < SURELY_ELSE) return false;
  if (likeliest.label === 'pledge') return turn.reading?.kindOf('pledge') === 'make';
  // How often and when they get nudges is nothing that its maker asked.
  if (likeliest.label === 'ambassador' && turn.actor.roles.has('ambassador')) return true;
  return !isSpokenOfLast(turn, receivedSubject(id)) && !OF_MESSAGES.has(likeliest.label);
}

/** What words beside a message may well be for, and yet answer it. */
const OF_MESSAGES: ReadonlySet<Purpose> = new Set(['broadcast', 'messages', 'small-talk', 'question', 'complaint']);

async function answered(
  deps: ReceivedDeps & Pick<BroadcastDeps, 'gazetteer'>,
  turn: Turn,
  id: string,
  said: Said,
): Promise<Outcome | null> {
  const { text, move, chance, inThread } = said;
  if (holdsOwn(turn, text)) return null;
  if (asksWhy(turn)) return whyTheyGotIt(deps, turn, id);
  // What stops something, below the message that was got last, is asked of messages before anything else that may be stopped.
  const stopsThese = move === 'cancellation' && isSpokenOfLast(turn, receivedSubject(id));
  if (!inThread && !stopsThese && isTheirOwnBusiness(turn, id)) return null;
  if (isOfMessages(turn) || mayStop(turn, said)) return taking(turn, text);
  const broadcast = await readBroadcast(deps.prisma, id);
  if (!broadcast || broadcast.state === 'recalled') return null;
  if (!inThread && chance < SURE_TO_PASS_ON && move !== 'confirmation') return null;
  const isBeside = !inThread && !isSpokenOfLast(turn, receivedSubject(id));
  if (isBeside && chance < SURE_BESIDE && !saysOnlySeen(turn, text)) return offerToPassOn(turn, broadcast, text);
  if (move === 'confirmation') {
    return settling('answered', async (tx) => {
      const { line, messages } = await noteSeen(turn, tx, id, deps.changed);
      if (saysOnlySeen(turn, text)) return { replies: [sentence(line, turn.language)], messages };
      const passed = await passOn(deps, tx, turn, { broadcast, text });
      return { replies: [sentence(passed.line, turn.language)], messages: [...messages, ...passed.messages] };
    });
  }
  return settling('answered', async (tx) => {
    const { line, messages } = await passOn(deps, tx, turn, { broadcast, text });
    return { replies: [sentence(line, turn.language)], messages };
  });
}

/** From this chance on words that come after something else are still surely for the maker of a message of before. */
const SURE_BESIDE = 0.9;

/** After something else was spoken of, what may be said of that reaches the maker by a press only. */
function offerToPassOn({ language }: Turn, broadcast: Broadcast, words: string): Outcome | null {
  if (words.length > LONGEST_REMARK) return null;
  const { broadcasts } = texts(language);
  const label = broadcasts.passAnswer;
  const line = broadcasts.isItAnAnswer({ what: nameOf(broadcast, language), label });
  const payload = { broadcastId: broadcast.id, words };
  const buttons = [{ kind: 'action' as const, label, action: PASS_ANSWER, payload }];
  return { status: 'clarify', replies: [{ ...sentence(line, language), subject: newChoice(), buttons }] };
}

/** What they wrote answers a message that they got: they pressed that it does. */
export function passAnswer(deps: ReceivedDeps): CallAction {
  return callAction({
    name: PASS_ANSWER,
    role: 'colleague',
    payload: answerSchema,
    async run(turn, { broadcastId, words }, tx) {
      const { broadcasts } = texts(turn.language);
      const { personId } = turn.actor;
      const broadcast = await readBroadcast(tx, broadcastId);
      if (!broadcast || personId === null) return ephemeral(turn, broadcasts.gone);
      if (!(await gotIt(tx, broadcastId, personId))) return ephemeral(turn, broadcasts.notForYou);
      if (broadcast.state === 'recalled') return ephemeral(turn, broadcasts.recalledMessage);
      const { line, messages } = await passOn(deps, tx, turn, { broadcast, text: words });
      return { response: ephemeral(turn, line), messages };
    },
  });
}

/** "Gezien" says what its button says, and nothing to pass on. */
function saysOnlySeen({ language }: Turn, text: string): boolean {
  return plain(text).trim() === plain(texts(language).broadcasts.seen).trim();
}

/** Its maker reads it with what it answers, and who wrote it hears whether that can be. */
async function passOn(
  { outreach, changed }: ReceivedDeps,
  tx: Transaction,
  turn: Turn,
  { broadcast, text }: { broadcast: Broadcast; text: string },
): Promise<{ line: string; messages: OutgoingMessage[] }> {
  const { broadcasts } = texts(turn.language);
  const { createdById, createdBy } = broadcast;
  const maker = { to: createdBy, what: nameOf(broadcast, turn.language) };
  if (createdById === turn.actor.personId) return { line: broadcasts.answerToSelf, messages: [] };
  const reach = await outreach.reach(tx, createdById);
  if (reach.kind === 'unreachable') return { line: broadcasts.answerNotPassedOn(maker), messages: [] };
  if (turn.actor.personId !== null) await noteReplied(tx, broadcast.id, turn.actor.personId);
  changed(broadcast.id);
  const from = await writerOf(tx, turn);
  const { language } = await tx.person.findUniqueOrThrow({ where: { id: createdById }, select: { language: true } });
  const theirs = LANGUAGES.find((one) => one === language) ?? 'nl';
  return {
    line: broadcasts.answerPassedOn({ ...maker, said: text }),
    messages: [
      {
        to: { personId: createdById, ifUnreachable: 'skip' as const },
        replies: [
          {
            language: theirs,
            framed: true,
            body: [
              paragraph(texts(theirs).broadcasts.answerOf({ from, what: nameOf(broadcast, theirs) })),
              paragraph(`“${text}”`),
            ],
          },
        ],
      },
    ],
  };
}

async function writerOf(tx: Transaction, { actor, language }: Turn): Promise<string> {
  const person =
    actor.personId === null
      ? null
      : await tx.person.findUnique({
          where: { id: actor.personId },
          select: { displayName: true, organisation: { select: { name: true } } },
        });
  const { someone } = texts(language).broadcasts;
  return [person?.displayName ?? someone, person?.organisation?.name].filter((part) => part != null).join(', ');
}

function nameOf({ number, title }: Broadcast, language: Language): string {
  return texts(language).broadcasts.named(number, title);
}
