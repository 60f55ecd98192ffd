import type { Kind } from '../../chat/labels.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { settling } from '../../chat/saying.ts';
import type { Outcome, Settled, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { BroadcastDeps } from './deps.ts';
import { testFor } from './draft-calls.ts';
import { can, type Doing } from './life.ts';
import { type Broadcast, changeContents, lockBroadcast } from './repository.ts';
import { whenWanted } from './schedule.ts';
import { askedElsewhere, shown, withCard } from './shown.ts';
import { pauseBroadcast, resumeBroadcast } from './steering.ts';
import { whoGotIt } from './who.ts';

type Meant = Kind<'broadcast'>;
type Act = (deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, text: string) => Outcome | null;

/**
 * What is said of a broadcast more closely than that something is: done when it reaches nobody else or is undone by saying the
 * opposite, else with the button to press.
 *
 * @returns null: no more is said of it than what it does there
 */
export function byKind(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, text: string): Outcome | null {
  const act = ACTS[turn.reading?.kindOf('broadcast') ?? 'write'];
  return act?.(deps, turn, broadcast, text) ?? null;
}

const ACTS: Partial<Record<Meant, Act>> = {
  when: schedule,
  'at-once': atOnce,
  test,
  pause: steered('pause', pauseBroadcast, ({ broadcasts }) => broadcasts.paused),
  resume: steered('resume', resumeBroadcast, ({ broadcasts }) => broadcasts.resumed),
  correct: pressed('correct', ({ broadcasts }) => broadcasts.pressToCorrect),
  remind: pressed('remind', ({ broadcasts }) => broadcasts.pressToRemind),
  'who-saw': (deps, turn, broadcast) => (can('edit', broadcast) ? null : who(deps, turn, broadcast)),
  'how-many': (deps, turn, broadcast) => withCard(deps, turn, broadcast),
};

function schedule(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, text: string): Outcome | null {
  const wanted = whenWanted(text, turn.now, turn.language, broadcast.sendAt);
  if (wanted === null || !can('edit', broadcast)) return null;
  // "Vrijdag om 10 uur, en ook de inkopers" changes more than the moment.
  if (wanted.at !== null && wanted.rest.split(/\s+/).length > MOST_WORDS_BESIDE) return null;
  const { at, why } = wanted;
  if (at === null) return withCard(deps, turn, broadcast, why ?? undefined);
  return sendAtChanged(deps, turn, broadcast, at);
}

const MOST_WORDS_BESIDE = 8;

function atOnce(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast): Outcome | null {
  if (!can('edit', broadcast) || broadcast.sendAt === null) return null;
  return sendAtChanged(deps, turn, broadcast, null);
}

function sendAtChanged(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, sendAt: Date | null): Outcome {
  return onLocked(deps, turn, broadcast, 'edit', async (tx, now) => {
    await changeContents(tx, now.id, { by: turn.actor.personId ?? now.editedById, contents: { sendAt } });
    const line = texts(turn.language).broadcasts.changed;
    return { replies: await shown(deps, tx, turn, now.id, line), messages: await askedElsewhere(deps, tx, now) };
  });
}

function test(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast): Outcome | null {
  const { broadcasts } = texts(turn.language);
  if (!can('edit', broadcast) || turn.actor.personId === null) return null;
  return settling('answered', async (tx) => ({
    replies: [said(turn, broadcasts.tested)],
    messages: [await testFor(deps, tx, turn, broadcast)],
  }));
}

function said({ language }: Turn, line: string): ReplyDraft {
  return { language, body: [paragraph(line)] };
}

/** What saying the opposite undoes is done at once. */
function steered(
  doing: Doing,
  act: (tx: Transaction, broadcast: Broadcast) => Promise<void>,
  done: (catalogue: ReturnType<typeof texts>) => string,
): Act {
  return (deps, turn, broadcast) =>
    can('edit', broadcast)
      ? null
      : onLocked(deps, turn, broadcast, doing, async (tx, now) => {
          await act(tx, now);
          return { replies: await shown(deps, tx, turn, now.id, done(texts(turn.language))) };
        });
}

/** Reaches many: its button is named. */
function pressed(doing: Doing, line: (catalogue: ReturnType<typeof texts>) => string): Act {
  return (deps, turn, broadcast) =>
    can(doing, broadcast) ? withCard(deps, turn, broadcast, line(texts(turn.language))) : null;
}

function who({ retention }: BroadcastDeps, turn: Turn, broadcast: Broadcast): Outcome {
  return settling('answered', async (tx) => ({
    replies: [{ language: turn.language, body: await whoGotIt(tx, broadcast, turn.language, retention) }],
  }));
}

/** Acts on it as it is now; where that cannot be any more, says so. */
function onLocked(
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
