import { organisationPlaces } from '../../audiences/members.ts';
import { audienceInWords } from '../../audiences/words.ts';
import type { Purpose } from '../../chat/labels.ts';
import { LANGUAGES, type Language } from '../../chat/language.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { sentence, settling, told } from '../../chat/saying.ts';
import type { Intent, Outcome, Said, Topic, Turn } from '../../chat/skill.ts';
import { isSpokenOfLast } from '../../chat/spoken-last.ts';
import type { Outreach } from '../../delivery/outreach.ts';
import { texts } from '../../i18n/texts.ts';
import { plain } from '../../language/plain-text.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { RECEIVED_TOPIC, receivedSubject } from './actions.ts';
import type { BroadcastDeps } from './deps.ts';
import { broadcastMessage, contentsOf } from './message.ts';
import { noteSeen } from './receiver-calls.ts';
import { type Broadcast, readBroadcast } from './repository.ts';
import { setTaking, takingNow, takingSaid } from './taking.ts';

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
    run: async (turn) => (turn.reading?.kindOf('messages') === 'why' ? whyTheyGotIt(deps, turn, null) : taking(turn)),
  };
}

/** What somebody says beside a broadcast that they got: for its maker, or that they want no more. */
export function receivedTopic(deps: ReceivedDeps & Pick<BroadcastDeps, 'gazetteer'>): Topic {
  const answer = (turn: Turn, id: string, said: Said) => answered(deps, turn, id, said);
  const show = async (turn: Turn, id: string) => {
    if (asksWhy(turn)) return whyTheyGotIt(deps, turn, id);
    return isOfMessages(turn) ? taking(turn) : shownAgain(deps, turn, id);
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
    },
  };
}

async function gotIt(prisma: PrismaClient, broadcastId: string, personId: string): Promise<boolean> {
  const where = { broadcastId_personId: { broadcastId, personId } };
  return (await prisma.broadcastRecipient.findUnique({ where })) !== null;
}

function asksWhy(turn: Turn): boolean {
  return isOfMessages(turn) && turn.reading?.kindOf('messages') === 'why';
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

/** From this chance on words stop messages, or begin them again; what is less sure is asked with the button. */
const SURE_TO_STOP = 0.6;

function taking(turn: Turn): Outcome {
  const { personId } = turn.actor;
  const { language, reading } = turn;
  if (personId === null) return told(turn, texts(language).broadcasts.gone);
  const meant = reading?.kindOf('messages') ?? 'which';
  const chance = reading?.purposes.find(({ label }) => label === 'messages')?.chance ?? 0;
  return settling('answered', async (tx) => {
    if (meant === 'which' || meant === 'why' || chance < SURE_TO_STOP)
      return { replies: [await takingNow(tx, personId, language)] };
    await setTaking(tx, personId, meant === 'again');
    const { text, buttons } = takingSaid(language, meant === 'again');
    return { replies: [{ language, body: [paragraph(text)], buttons }] };
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
    const own = await takingNow(tx, personId, language);
    if (!broadcast) return { replies: [own] };
    const whom = audienceInWords(broadcast.audience, await organisationPlaces(tx, gazetteer), language);
    const what = nameOf(broadcast, language);
    const line = texts(language).broadcasts.whyYou({ from: broadcast.createdBy, what, whom });
    return { replies: [{ ...own, body: [paragraph(line)] }] };
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
  if (asksWhy(turn)) return whyTheyGotIt(deps, turn, id);
  if (!inThread && isTheirOwnBusiness(turn, id)) return null;
  if (isOfMessages(turn) || mayStop(turn, said)) return taking(turn);
  const broadcast = await readBroadcast(deps.prisma, id);
  if (!broadcast || broadcast.state === 'recalled') return null;
  if (move === 'confirmation') {
    return settling('answered', async (tx) => {
      const { line, messages } = await noteSeen(turn, tx, id, deps.changed);
      if (saysOnlySeen(turn, text)) return { replies: [sentence(line, turn.language)], messages };
      const passed = await passOn(deps, tx, turn, { broadcast, text });
      return { replies: passed.replies, messages: [...messages, ...(passed.messages ?? [])] };
    });
  }
  if (!inThread && chance < SURE_TO_PASS_ON) return null;
  return settling('answered', (tx) => passOn(deps, tx, turn, { broadcast, text }));
}

/** "Gezien" says what its button says, and nothing to pass on. */
function saysOnlySeen({ language }: Turn, text: string): boolean {
  return plain(text).trim() === plain(texts(language).broadcasts.seen).trim();
}

/** Its maker reads it with what it answers, and who wrote it hears whether that can be. */
async function passOn(
  { outreach }: ReceivedDeps,
  tx: Transaction,
  turn: Turn,
  { broadcast, text }: { broadcast: Broadcast; text: string },
) {
  const { broadcasts } = texts(turn.language);
  const { createdById, createdBy } = broadcast;
  const maker = { to: createdBy, what: nameOf(broadcast, turn.language) };
  const say = (line: string): ReplyDraft => ({ language: turn.language, body: [paragraph(line)] });
  if (createdById === turn.actor.personId) return { replies: [say(broadcasts.answerToSelf)] };
  const reach = await outreach.reach(tx, createdById);
  if (reach.kind === 'unreachable') return { replies: [say(broadcasts.answerNotPassedOn(maker))] };
  const from = await writerOf(tx, turn);
  const { language } = await tx.person.findUniqueOrThrow({ where: { id: createdById }, select: { language: true } });
  const theirs = LANGUAGES.find((one) => one === language) ?? 'nl';
  return {
    replies: [say(broadcasts.answerPassedOn({ ...maker, said: text }))],
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
