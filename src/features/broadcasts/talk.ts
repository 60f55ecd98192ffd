import { type Audience, audienceOf } from '../../audiences/audience.ts';
import { nameableBy } from '../../audiences/nameable.ts';
import { audienceMeant, unknownIn } from '../../audiences/reading.ts';
import type { Situation } from '../../chat/labels.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { settling, told } from '../../chat/saying.ts';
import type { Intent, Move, Outcome, Said, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { BROADCAST_TOPIC, WRITE } from './actions.ts';
import { approvalEnded } from './approving.ts';
import type { BroadcastDeps } from './deps.ts';
import { deskCard } from './desk-card.ts';
import { can, isTheirs } from './life.ts';
import {
  type Broadcast,
  type Contents,
  changeContents,
  createBroadcast,
  lockBroadcast,
  readBroadcast,
  setState,
} from './repository.ts';
import { viewOf } from './view.ts';

/** As much of a text as a form begins with. */
export const LONGEST_BEGUN = 2_000;

/** "Stuur een bericht aan alle ambassadeurs in Twente: …": a draft, with whom it would reach. */
export function broadcastIntent(deps: BroadcastDeps): Intent {
  return {
    name: 'broadcast',
    role: 'broker',
    purposes: ['broadcast'],
    run: (turn, text) => begin(deps, turn, text),
    refusal: (language) => texts(language).broadcasts.onlyBrokers,
  };
}

async function begin(deps: BroadcastDeps, turn: Turn, text: string): Promise<Outcome> {
  const { people, broadcasts } = texts(turn.language);
  const { personId, organisationId } = turn.actor;
  if (turn.setting === 'channel' || turn.setting === 'shared') return told(turn, people.onlyInPrivate);
  if (personId === null || organisationId === null) return told(turn, broadcasts.onlyBrokers);
  const { head, tail } = splitMessage(text);
  return settling('answered', async (tx) => {
    const nameable = await nameableBy(deps.gazetteer, turn, tx);
    const audience = audienceMeant(head, nameable, turn.language, beginningFor(turn));
    const unknown = unknownIn(head, nameable, turn.language);
    if (unknown.length > 0) return { replies: [asksWhom(turn, broadcasts.unknown(unknown), tail)] };
    if (audience === null && tail === null) return { replies: [asksWhom(turn, broadcasts.toWhom, null)] };
    const contents = {
      title: broadcasts.titleOf(await organisationName(tx, organisationId)),
      link: null,
      urgentReason: null,
      sendAt: null,
    };
    const words = { textNl: turn.language === 'nl' ? tail : null, textEn: turn.language === 'en' ? tail : null };
    const id = await createBroadcast(tx, {
      by: personId,
      organisationId,
      contents: { ...contents, ...words, audience: audience ?? beginningFor(turn) },
    });
    return { replies: await shown(deps, tx, turn, id, tail === null ? broadcasts.whatText : undefined) };
  });
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

/** Whom it is for stands before the colon or the new line, what it says behind it. */
function splitMessage(text: string): { head: string; tail: string | null } {
  const at = text.search(/:\s|\n/);
  if (at < 0) return { head: text, tail: null };
  const tail = text.slice(at + 1).trim();
  return { head: text.slice(0, at), tail: tail === '' ? null : tail };
}

async function shown(deps: BroadcastDeps, tx: Transaction, turn: Turn, id: string, line?: string) {
  const broadcast = await readBroadcast(tx, id);
  return broadcast ? [deskCard(await viewOf(tx, deps.gazetteer, broadcast), turn.language, line)] : [];
}

/** What is said in the thread of a broadcast's card, or after it, is about that one. Nothing typed sends anything. */
export function broadcastTopic(deps: BroadcastDeps): Topic {
  const change = (turn: Turn, id: string, said: Said) =>
    onTheirs(deps, turn, id, (one) => changed(deps, turn, one, said));
  const show = (turn: Turn, id: string) => onTheirs(deps, turn, id, (one) => stateOf(deps, turn, one));
  const end = (turn: Turn, id: string, said: Said) => onTheirs(deps, turn, id, (one) => ended(deps, turn, one, said));
  const press = (turn: Turn, id: string) => onTheirs(deps, turn, id, (one) => toPress(deps, turn, one));
  return {
    name: BROADCAST_TOPIC,
    role: 'broker',
    async situation(turn, id) {
      const broadcast = await readBroadcast(deps.prisma, id);
      return broadcast && isTheirs(turn.actor, broadcast) ? situationOf(broadcast) : null;
    },
    moves: {
      answer: change,
      correction: change,
      addition: change,
      confirmation: press,
      take: press,
      cancellation: end,
      refusal: end,
      state: show,
      repeat: show,
      done: show,
    } satisfies Partial<Record<Move, unknown>>,
  };
}

function situationOf(broadcast: Broadcast): Situation | null {
  if (broadcast.state === 'dropped' || broadcast.state === 'recalled') return null;
  if (!can('edit', broadcast)) return 'handed-over';
  return (broadcast.textNl ?? broadcast.textEn) === null ? 'asked-text' : 'draft';
}

async function onTheirs(
  { prisma }: BroadcastDeps,
  turn: Turn,
  id: string,
  act: (broadcast: Broadcast) => Outcome | null,
): Promise<Outcome | null> {
  const broadcast = await readBroadcast(prisma, id);
  return broadcast && isTheirs(turn.actor, broadcast) ? act(broadcast) : null;
}

function changed(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, { text }: Said): Outcome | null {
  const { broadcasts } = texts(turn.language);
  if (!can('edit', broadcast)) return withCard(deps, turn, broadcast, broadcasts.pressToCorrect);
  return settling('answered', async (tx) => {
    const now = await lockBroadcast(tx, broadcast.id);
    const { personId } = turn.actor;
    if (!now || personId === null || !can('edit', now)) return { replies: await shown(deps, tx, turn, broadcast.id) };
    const unknown = await unknownFor(deps, tx, turn, { broadcast: now, text });
    if (unknown.length > 0) return { replies: await shown(deps, tx, turn, now.id, broadcasts.unknown(unknown)) };
    const contents = await contentsMeant(deps, tx, turn, { broadcast: now, text });
    if (contents === null) return { replies: await shown(deps, tx, turn, now.id, broadcasts.changeWhat) };
    await changeContents(tx, now.id, { by: personId, contents });
    const replies = await shown(deps, tx, turn, now.id, broadcasts.changed);
    return { replies, messages: await askedElsewhere(deps, tx, now) };
  });
}

/** Names in what is said about whom it is for, that are known to nobody. */
async function unknownFor(
  deps: BroadcastDeps,
  tx: Transaction,
  turn: Turn,
  { broadcast, text }: { broadcast: Broadcast; text: string },
): Promise<string[]> {
  if ((broadcast.textNl ?? broadcast.textEn) === null) return [];
  return unknownIn(splitMessage(text).head, await nameableBy(deps.gazetteer, turn, tx), turn.language);
}

/** What was asked for is the text; else words say whom, and behind a colon what. */
async function contentsMeant(
  deps: BroadcastDeps,
  tx: Transaction,
  turn: Turn,
  { broadcast, text }: { broadcast: Broadcast; text: string },
): Promise<Partial<Contents> | null> {
  const inLanguage = (words: string) => (turn.language === 'nl' ? { textNl: words } : { textEn: words });
  if ((broadcast.textNl ?? broadcast.textEn) === null) return inLanguage(text.trim());
  const { head, tail } = splitMessage(text);
  const audience = audienceMeant(head, await nameableBy(deps.gazetteer, turn, tx), turn.language, broadcast.audience);
  if (audience === null && tail === null) return null;
  return { ...(audience === null ? {} : { audience }), ...(tail === null ? {} : inLanguage(tail)) };
}

function withCard(deps: BroadcastDeps, turn: Turn, { id }: Broadcast, line?: string): Outcome {
  return settling('answered', async (tx) => ({ replies: await shown(deps, tx, turn, id, line) }));
}

function stateOf(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast): Outcome {
  return withCard(deps, turn, broadcast);
}

/** What goes to many goes by a press: a word that was read wrongly must not send it. */
function toPress(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast): Outcome {
  const { broadcasts } = texts(turn.language);
  return withCard(deps, turn, broadcast, can('send', broadcast) ? broadcasts.pressToSend : undefined);
}

/** From this chance on it is thrown away; what is less sure is shown again, with its buttons. */
const SURE_TO_DROP = 0.75;

/** "Laat maar", "trek het terug"; but "nee, ook de inkopers" says whom it is for. */
function ended(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, said: Said): Outcome {
  const { broadcasts } = texts(turn.language);
  if (!can('drop', broadcast)) {
    return withCard(deps, turn, broadcast, can('stop', broadcast) ? broadcasts.pressToStop : broadcasts.pressToRecall);
  }
  return settling('answered', async (tx) => {
    const now = await lockBroadcast(tx, broadcast.id);
    const { personId } = turn.actor;
    if (!now || personId === null || !can('drop', now)) return { replies: await shown(deps, tx, turn, broadcast.id) };
    const nameable = await nameableBy(deps.gazetteer, turn, tx);
    const unknown = unknownIn(said.text, nameable, turn.language);
    if (unknown.length > 0) return { replies: await shown(deps, tx, turn, now.id, broadcasts.unknown(unknown)) };
    const audience = audienceMeant(said.text, nameable, turn.language, now.audience);
    if (audience === null && said.chance < SURE_TO_DROP) {
      return { replies: await shown(deps, tx, turn, now.id, broadcasts.pressToSend) };
    }
    if (audience === null) await setState(tx, now.id, 'dropped');
    else await changeContents(tx, now.id, { by: personId, contents: { audience } });
    const line = audience === null ? broadcasts.dropped : broadcasts.changed;
    return {
      replies: await shown(deps, tx, turn, now.id, line),
      messages: await askedElsewhere(deps, tx, now),
    };
  });
}

/** Who was asked to agree sees that it is over; the card itself is what is said. */
async function askedElsewhere(deps: BroadcastDeps, tx: Transaction, before: Broadcast) {
  const now = before.state === 'awaiting_approval' ? await readBroadcast(tx, before.id) : null;
  return now === null ? [] : approvalEnded(await viewOf(tx, deps.gazetteer, now));
}
