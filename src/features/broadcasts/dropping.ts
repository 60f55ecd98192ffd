import { mayLeaveOut } from '../../audiences/left-out.ts';
import { namesAnotherThing } from '../../calendar/numbers-beside-moments.ts';
import { settling } from '../../chat/saying.ts';
import type { Outcome, Said, Settled, Turn } from '../../chat/skill.ts';
import { isSpokenOfLast } from '../../chat/spoken-last.ts';
import { texts } from '../../i18n/texts.ts';
import { isAsked } from '../../language/questions-in.ts';
import type { Transaction } from '../../store/transaction.ts';
import { messageName } from './actions.ts';
import type { BroadcastDeps } from './deps.ts';
import { markDropped } from './draft-calls.ts';
import { calledSo } from './left-out.ts';
import { can } from './life.ts';
import { forOthers, onLocked } from './locked.ts';
import { type Broadcast, lockBroadcast } from './repository.ts';
import { broadcastWords } from './said.ts';
import { askedElsewhere, shown, withCard } from './shown.ts';
import { whomSaid } from './whom.ts';

/** Words that may throw a draft away: not what asks something, nor what names another thing or somebody who may be left out. */
function mayDrop({ now, language }: Turn, { number }: Broadcast, text: string): boolean {
  if (isAsked(text) || mayLeaveOut(text, language, calledSo(language))) return false;
  return !namesAnotherThing(text, { number, called: broadcastWords(language).message }, now);
}

/** From this chance on words throw a draft away; what is less sure is shown with the button. */
const SURELY_OF_MESSAGES = 0.6;

/** "Gooi maar weg": a draft that reached nobody; what went out is taken back by a press. */
export function drop(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, text: string): Outcome | null {
  const { broadcasts } = texts(turn.language);
  if (can('stop', broadcast)) return withCard(deps, turn, broadcast, broadcasts.pressToStop);
  if (can('recall', broadcast)) return withCard(deps, turn, broadcast, broadcasts.pressToRecall);
  if (!can('drop', broadcast)) return null;
  const [likeliest] = turn.reading?.purposes ?? [];
  const isSure =
    mayDrop(turn, broadcast, text) && likeliest?.label === 'broadcast' && likeliest.chance >= SURELY_OF_MESSAGES;
  if (!isSure) return withCard(deps, turn, broadcast, broadcasts.pressToDrop);
  return onLocked(deps, turn, broadcast, 'drop', (tx, now) => thrownAway(deps, turn, tx, now));
}

async function thrownAway(deps: BroadcastDeps, turn: Turn, tx: Transaction, broadcast: Broadcast): Promise<Settled> {
  await markDropped(tx, turn, broadcast);
  return {
    replies: await shown(deps, tx, turn, broadcast.id, texts(turn.language).broadcasts.dropped),
    messages: await askedElsewhere(deps, tx, broadcast),
  };
}

/** From this chance on it is thrown away; what is less sure is shown again, with its buttons. */
const SURE_TO_DROP = 0.7;
/** Where its words say that as well. */
const SURE_BY_WORDS = 0.5;

function isSureToDrop(turn: Turn, broadcast: Broadcast, { chance, text, inThread }: Said): boolean {
  // A no is to what was said last.
  if (!inThread && !isSpokenOfLast(turn, messageName(broadcast.id))) return false;
  if (!mayDrop(turn, broadcast, text)) return false;
  return chance >= (turn.reading?.kindOf('broadcast') === 'drop' ? SURE_BY_WORDS : SURE_TO_DROP);
}

/** "Laat maar", "trek het terug"; but "nee, ook de inkopers" says whom it is for. */
export function ended(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, said: Said): Outcome {
  const { broadcasts } = texts(turn.language);
  if (!can('drop', broadcast)) {
    return withCard(deps, turn, broadcast, can('stop', broadcast) ? broadcasts.pressToStop : broadcasts.pressToRecall);
  }
  return settling('answered', async (tx) => {
    const now = await lockBroadcast(tx, broadcast.id);
    if (!now || turn.actor.personId === null || !can('drop', now))
      return { replies: await shown(deps, tx, turn, broadcast.id) };
    const { audience, unknown } = await whomSaid(deps, tx, turn, now, said.text);
    if (unknown.length > 0) return { replies: await shown(deps, tx, turn, now.id, broadcasts.unknown(unknown)) };
    if (audience !== null) return forOthers(deps, tx, turn, now, audience);
    if (!isSureToDrop(turn, now, said)) return { replies: await shown(deps, tx, turn, now.id, broadcasts.pressToDrop) };
    return thrownAway(deps, turn, tx, now);
  });
}
