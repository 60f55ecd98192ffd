import { paragraph } from '../../chat/reply.ts';
import { settling, told } from '../../chat/saying.ts';
import type { Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { BroadcastDeps } from './deps.ts';
import { can } from './life.ts';
import { onLocked } from './locked.ts';
import { type Broadcast, changeContents, waitingOf } from './repository.ts';
import { askedElsewhere, shown, withCard } from './shown.ts';
import { pauseBroadcast } from './steering.ts';

/** A planned one goes by a press again, and its moment stays; one that is going out stands still. @returns null: it went out */
export function heldBack(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast): Outcome | null {
  const { broadcasts } = texts(turn.language);
  if (broadcast.state === 'draft') return withCard(deps, turn, broadcast, broadcasts.goesNowhere);
  if (can('pause', broadcast)) {
    return onLocked(deps, turn, broadcast, 'pause', async (tx, now) => {
      await pauseBroadcast(tx, now);
      return { replies: await shown(deps, tx, turn, now.id, broadcasts.paused) };
    });
  }
  if (!can('edit', broadcast)) return null;
  return onLocked(deps, turn, broadcast, 'edit', async (tx, now) => {
    await changeContents(tx, now.id, { by: turn.actor.personId ?? now.editedById, contents: {} });
    return {
      replies: await shown(deps, tx, turn, now.id, broadcasts.heldBack),
      messages: await askedElsewhere(deps, tx, now),
    };
  });
}

/** The only one of an organisation that waits; of several it is asked which. */
export async function onlyOneHeld(deps: BroadcastDeps, turn: Turn, organisationId: string): Promise<Outcome> {
  const { broadcasts } = texts(turn.language);
  const waiting = await waitingOf(deps.prisma, organisationId);
  const [first] = waiting;
  if (!first) return told(turn, broadcasts.noneWaits);
  const only = waiting.length === 1 ? heldBack(deps, turn, first) : null;
  if (only !== null) return only;
  const items = waiting.map(({ number, state }) => broadcasts.states[state](number));
  const body = [paragraph(broadcasts.holdWhich(first.number)), { kind: 'list' as const, items }];
  return settling('answered', async () => ({ replies: [{ language: turn.language, body }] }));
}
