import { paragraph } from '../../chat/reply.ts';
import { settling } from '../../chat/saying.ts';
import type { Move, Outcome, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { wordCount } from '../../learning-content/library.ts';
import { membersNamed } from '../../people/members-named.ts';
import { NUDGE_TOPIC, nudgeName } from './actions.ts';
import { aboutColleague } from './colleague.ts';
import type { AmbassadorDeps } from './deps.ts';
import { noteNudgeReaction, readNudge } from './repository.ts';
import { said as saidOfBeing } from './talk.ts';
import { isLatest, nudgeByForm, ofNudges } from './topics.ts';

/** What is said after a nudge that is no card: that it was done, not now, or something about getting them. */
export function nudgeTopic(deps: AmbassadorDeps): Topic {
  const take =
    (reaction: string | null): TakeMove =>
    async (turn, on, said) => {
      const kind = ofNudges(turn, said.text);
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
    /** The name of a colleague answers whom they know. */
    async byForm(turn, on, said) {
      return (
        (await nudgeByForm(turn, on, said)) ?? ((await namesColleague(deps, turn, on, said.text)) ? 'answer' : null)
      );
    },
    moves: {
      done: take('did'),
      confirmation: take('did'),
      refusal: take('nobody'),
      unknown: take('nobody'),
      cancellation: take('later'),
      async answer(turn, on, said) {
        const isName = ofNudges(turn, said.text) === null && (await namesColleague(deps, turn, on, said.text));
        return isName ? known(deps, turn, on, said.text) : take(null)(turn, on, said);
      },
      addition: take(null),
      correction: take(null),
      state: take(null),
      complaint: take(null),
      repeat: take(null),
    } satisfies Partial<Record<Move, TakeMove>>,
  };
}

/** More words tell something else, in which a colleague is named. */
const MOST_WORDS_OF_NAME = 8;

async function namesColleague({ prisma }: AmbassadorDeps, turn: Turn, on: string, text: string): Promise<boolean> {
  const { personId, organisationId } = turn.actor;
  if (personId === null || organisationId === null || wordCount(text) > MOST_WORDS_OF_NAME) return false;
  if ((await readNudge(prisma, personId, on))?.kind !== 'who-knows') return false;
  return (await membersNamed(prisma, organisationId, text)).some(({ id }) => id !== personId);
}

/** Whom they know may be asked, or hears from them what to type; the question is answered. */
async function known(deps: AmbassadorDeps, turn: Turn, on: string, text: string): Promise<Outcome> {
  const { personId } = turn.actor;
  const outcome = await aboutColleague(deps, turn, text);
  if (personId === null) return outcome;
  return {
    ...outcome,
    async settle(tx) {
      await noteNudgeReaction(tx, { personId, on, reaction: 'answered' });
      return {};
    },
  };
}

function reacted(turn: Turn, on: string, reaction: string): Outcome | null {
  const { language } = turn;
  const { personId } = turn.actor;
  const { ambassadors } = texts(language);
  if (personId === null) return null;
  return settling('answered', async (tx) => {
    await noteNudgeReaction(tx, { personId, on, reaction });
    return { replies: [{ language, body: [paragraph(reaction === 'did' ? ambassadors.thanks : ambassadors.fine)] }] };
  });
}
