import { momentIn } from '../../calendar/moment-said.ts';
import type { Kind } from '../../chat/labels.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered, settling } from '../../chat/saying.ts';
import type { Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { changed } from './changing.ts';
import type { BroadcastDeps } from './deps.ts';
import { testFor } from './draft-calls.ts';
import { drop } from './dropping.ts';
import { keepNamed } from './kept.ts';
import { whoWouldGetIt } from './left-out.ts';
import { can, type Doing } from './life.ts';
import { onLocked, rewritten } from './locked.ts';
import { repliedTo } from './recipients.ts';
import { whichMoment } from './remark.ts';
import { type Broadcast, listBroadcasts } from './repository.ts';
import { REWORDINGS } from './rewording.ts';
import { whenWanted } from './schedule.ts';
import { shown, withCard } from './shown.ts';
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
  const kind = turn.reading?.kindOf('broadcast') ?? 'write';
  // “Dat klopt niet, het is vrijdag” says what comes there, and not whether that is of the text.
  const which = MENDS.has(kind) && can('edit', broadcast) ? whichMoment(turn, broadcast, text) : null;
  if (which !== null) return answered(which);
  const act = ACTS[kind];
  return act?.(deps, turn, broadcast, text) ?? null;
}

/** Kinds by which something of a text is otherwise. */
const MENDS: ReadonlySet<Meant> = new Set(['replace-text', 'rewrite']);

const ACTS: Partial<Record<Meant, Act>> = {
  when: schedule,
  'at-once': atOnce,
  test,
  pause: steered('pause', pauseBroadcast, ({ broadcasts }) => broadcasts.paused),
  resume: steered('resume', resumeBroadcast, ({ broadcasts }) => broadcasts.resumed),
  drop,
  'take-back': drop,
  keep: keepNamed,
  ...REWORDINGS,
  correct: pressed('correct', ({ broadcasts }) => broadcasts.pressToCorrect),
  remind: (deps, turn, broadcast, text) => {
    const { broadcasts } = texts(turn.language);
    if (can('edit', broadcast)) return withCard(deps, turn, broadcast, broadcasts.remindLater);
    return pressed('remind', () => broadcasts.pressToRemind)(deps, turn, broadcast, text);
  },
  'who-saw': (deps, turn, broadcast, text) =>
    can('edit', broadcast) ? whoWouldGetIt(deps, turn, broadcast, text) : who(deps, turn, broadcast),
  'how-many': (deps, turn, broadcast, text) =>
    can('edit', broadcast) ? whoWouldGetIt(deps, turn, broadcast, text) : withCard(deps, turn, broadcast),
};

function schedule(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, text: string): Outcome | null {
  if (!can('edit', broadcast) || whenWanted(text, turn.now, turn.language, broadcast.sendAt) === null) return null;
  // "Vrijdag om 10 uur, en ook de inkopers" changes more than the moment.
  return changed(deps, turn, broadcast, text);
}

/** "Doe toch maar nu": a planned one has no moment any more, and goes by a press. @returns null: it is not planned */
export function atOnce(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast): Outcome | null {
  if (!can('edit', broadcast) || broadcast.sendAt === null) return null;
  return sendAtChanged(deps, turn, broadcast, null);
}

function sendAtChanged(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, sendAt: Date | null): Outcome {
  return onLocked(deps, turn, broadcast, 'edit', (tx, before) =>
    rewritten(deps, tx, turn, { before, contents: { sendAt } }),
  );
}

/** Who wrote something back stands on its card; that nobody did is said. */
export function repliesTold(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast): Outcome {
  const { broadcasts } = texts(turn.language);
  return settling('answered', async (tx) => {
    const { count } = await repliedTo(tx, broadcast);
    return { replies: await shown(deps, tx, turn, broadcast.id, count === 0 ? broadcasts.noReplies : undefined) };
  });
}

/** The latest messages of an organisation, each with how it stands. */
export function listLatest(turn: Turn, organisationId: string): Outcome {
  const { broadcasts } = texts(turn.language);
  return settling('answered', async (tx) => {
    const latest = await listBroadcasts(tx, organisationId, MOST_LISTED);
    if (latest.length === 0) return { replies: [said(turn, broadcasts.noneYet)] };
    return {
      replies: [{ language: turn.language, body: [{ kind: 'list', items: latest.map((one) => lineOf(one, turn)) }] }],
    };
  });
}

const MOST_LISTED = 5;
/** As much of a text as tells which one it is. */
const TOLD_OF_TEXT = 60;

function lineOf({ number, state, textNl, textEn, sendAt, startedAt }: Broadcast, { language }: Turn): string {
  const { broadcasts } = texts(language);
  const text = (language === 'nl' ? (textNl ?? textEn) : (textEn ?? textNl)) ?? broadcasts.noTextYet;
  const begun = text.length > TOLD_OF_TEXT ? `${text.slice(0, TOLD_OF_TEXT)}…` : text;
  const moment = startedAt ?? (state === 'scheduled' ? sendAt : null);
  return [
    `${broadcasts.states[state](number)}`,
    ...(moment === null ? [] : [momentIn(language, moment)]),
    `“${begun}”`,
  ].join(', ');
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
