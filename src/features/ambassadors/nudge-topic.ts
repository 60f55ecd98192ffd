import { paragraph } from '../../chat/reply.ts';
import { settling } from '../../chat/saying.ts';
import type { Move, Outcome, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { NUDGE_TOPIC, nudgeName } from './actions.ts';
import type { AmbassadorDeps } from './deps.ts';
import { noteNudgeReaction, noteReaction, readNudge } from './repository.ts';
import { said as saidOfBeing } from './talk.ts';
import { isLatest, ofBeing } from './topics.ts';

/** What is said after a nudge that is no card: that it was done, not now, or something about getting them. */
export function nudgeTopic(deps: AmbassadorDeps): Topic {
  const take =
    (reaction: string | null): TakeMove =>
    async (turn, on, said) => {
      const kind = ofBeing(turn);
      if (kind !== null) return saidOfBeing(deps, turn, said.text, kind);
      return reaction === null ? null : reacted(turn, on, reaction);
    };
  return {
    name: NUDGE_TOPIC,
    role: 'colleague',
    async situation(turn, on) {
      const { personId } = turn.actor;
      if (personId === null || !isLatest(turn, nudgeName(on))) return null;
      return (await readNudge(deps.prisma, personId, on)) === null ? null : 'nudge';
    },
    moves: {
      done: take('did'),
      confirmation: take('did'),
      refusal: take('nobody'),
      unknown: take('nobody'),
      cancellation: take('later'),
      answer: take(null),
      addition: take(null),
      correction: take(null),
      state: take(null),
      complaint: take(null),
      repeat: take(null),
    } satisfies Partial<Record<Move, TakeMove>>,
  };
}

function reacted(turn: Turn, on: string, reaction: string): Outcome | null {
  const { language } = turn;
  const { personId } = turn.actor;
  const { ambassadors } = texts(language);
  if (personId === null) return null;
  return settling('answered', async (tx) => {
    await noteNudgeReaction(tx, { personId, on, reaction });
    await noteReaction(tx, personId);
    return { replies: [{ language, body: [paragraph(reaction === 'did' ? ambassadors.thanks : ambassadors.fine)] }] };
  });
}
