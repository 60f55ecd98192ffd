import { type Audience, isSameAudience } from '../../audiences/audience.ts';
import { settling } from '../../chat/saying.ts';
import type { Outcome, Settled, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { BroadcastDeps } from './deps.ts';
import { can, type Doing } from './life.ts';
import { type Broadcast, type Contents, changeContents, lockBroadcast } from './repository.ts';
import { askedElsewhere, shown } from './shown.ts';

/** Acts on it as it is now; where that cannot be any more, says so. */
export function onLocked(
  deps: BroadcastDeps,
  turn: Turn,
  broadcast: Broadcast,
  doing: Doing,
  act: (tx: Transaction, broadcast: Broadcast) => Promise<Settled>,
): Outcome {
  const { broadcasts } = texts(turn.language);
  return settling('answered', async (tx) => {
    const now = await lockBroadcast(tx, broadcast.id);
    if (now && can(doing, now)) return act(tx, now);
    const state = broadcasts.states[now?.state ?? broadcast.state](broadcast.number);
    return { replies: await shown(deps, tx, turn, broadcast.id, broadcasts.notNow(state)) };
  });
}

/** Changes what is written of it, and shows it; one that was ready to go is a draft again, and its maker hears so. */
export async function rewritten(
  deps: BroadcastDeps,
  tx: Transaction,
  turn: Turn,
  { before, contents, line }: { before: Broadcast; contents: Partial<Contents>; line?: string },
): Promise<Settled> {
  const { broadcasts } = texts(turn.language);
  await changeContents(tx, before.id, { by: turn.actor.personId ?? before.editedById, contents });
  const said = before.state === 'scheduled' ? broadcasts.unscheduled : (line ?? broadcasts.changed);
  return {
    replies: await shown(deps, tx, turn, before.id, said),
    messages: await askedElsewhere(deps, tx, before),
  };
}

/** It is for others from now on; where whom it is for stays as it was, that is said. */
export async function forOthers(
  deps: BroadcastDeps,
  tx: Transaction,
  turn: Turn,
  before: Broadcast,
  audience: Audience,
): Promise<Settled> {
  if (!isSameAudience(audience, before.audience)) return rewritten(deps, tx, turn, { before, contents: { audience } });
  return { replies: await shown(deps, tx, turn, before.id, texts(turn.language).broadcasts.sameWhom) };
}
