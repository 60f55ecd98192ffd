import { nameableBy } from '../../audiences/nameable.ts';
import { audienceMeant, unknownIn } from '../../audiences/reading.ts';
import type { Situation } from '../../chat/labels.ts';
import { settling } from '../../chat/saying.ts';
import type { Move, Outcome, Said, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { wordsOf } from '../../language/words.ts';
import type { Transaction } from '../../store/transaction.ts';
import { BROADCAST_TOPIC } from './actions.ts';
import { splitMessage } from './begin.ts';
import { channelsNamed, openChannels } from './channels.ts';
import type { BroadcastDeps } from './deps.ts';
import { LONGEST_ALT, LONGEST_TITLE } from './form.ts';
import { can, isTheirs } from './life.ts';
import { type Broadcast, type Contents, changeContents, lockBroadcast, readBroadcast, setState } from './repository.ts';
import { whenWanted } from './schedule.ts';
import { askedElsewhere, shown, withCard } from './shown.ts';
import { byKind } from './typed.ts';

/** What is said in the thread of a broadcast's card, or after it, is about that one. Nothing typed sends anything. */
export function broadcastTopic(deps: BroadcastDeps): Topic {
  const byWhatIsSaid =
    (act: (deps: BroadcastDeps, turn: Turn, one: Broadcast, said: Said) => Outcome | null) =>
    async (turn: Turn, id: string, said: Said) =>
      isAnotherOne(turn, said)
        ? null
        : onTheirs(deps, turn, id, (one) => closely(deps, turn, one, said) ?? act(deps, turn, one, said));
  const change = byWhatIsSaid(changed);
  const show = byWhatIsSaid((_, turn, one) => withCard(deps, turn, one));
  const end = byWhatIsSaid(ended);
  const press = byWhatIsSaid((_, turn, one) => toPress(deps, turn, one));
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

/** "Stuur een bericht aan …: …", said after another one: where nothing is a thread that is not about the one before. */
function isAnotherOne({ reading }: Turn, { text, inThread }: Said): boolean {
  return (
    !inThread &&
    splitMessage(text).tail !== null &&
    reading?.purposes[0]?.label === 'broadcast' &&
    reading.kindOf('broadcast') === 'write'
  );
}

/** What is said of it more closely; null: that says nothing, or it is the text that was asked for. */
function closely(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, { text }: Said): Outcome | null {
  const isAsked = situationOf(broadcast) === 'asked-text';
  return isAsked || splitMessage(text).tail !== null ? null : byKind(deps, turn, broadcast, text);
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
    if (contents === null) {
      const why = whenWanted(splitMessage(text).head, turn.now, turn.language, now.sendAt)?.why;
      return { replies: await shown(deps, tx, turn, now.id, why ?? broadcasts.changeWhat) };
    }
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
  const { head: whole, tail } = splitMessage(text);
  if (tail !== null && namesTitle(whole, turn)) return { title: tail.slice(0, LONGEST_TITLE) };
  if (tail !== null && broadcast.pictureId !== null && namesPicture(whole, turn))
    return { pictureAlt: tail.slice(0, LONGEST_ALT) };
  const when = whenWanted(whole, turn.now, turn.language, broadcast.sendAt);
  const head = when?.at == null ? whole : when.rest;
  const open = await openChannels(tx, broadcast.organisationId);
  const { channels, rest } = channelsNamed(head, open, turn.language);
  const audience = audienceMeant(rest, await nameableBy(deps.gazetteer, turn, tx), turn.language, broadcast.audience);
  if (audience === null && tail === null && channels.length === 0) return null;
  const ids = new Set([...broadcast.channels, ...channels.map(({ id }) => id)]);
  return {
    ...(when?.at == null ? {} : { sendAt: when.at }),
    ...(audience === null ? {} : { audience }),
    ...(channels.length === 0 ? {} : { channels: [...ids] }),
    ...(tail === null ? {} : inLanguage(tail)),
  };
}

/** "Titel: taart op vrijdag". */
function namesTitle(head: string, { language }: Turn): boolean {
  return wordsOf(head).at(-1) === texts(language).broadcasts.fields.title.toLowerCase();
}

/** "Plaatje: een bakfiets voor het stadhuis". */
function namesPicture(head: string, { language }: Turn): boolean {
  const last = wordsOf(head).at(-1);
  return last !== undefined && texts(language).broadcasts.pictures.names.includes(last);
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
