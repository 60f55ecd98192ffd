import { settling } from '../../chat/saying.ts';
import type { Outcome, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { takesUnasked } from './recipients.ts';
import { TAKING_TOPIC, takingSet, takingTold, wasTakingLast } from './taking.ts';
import { wishedIn } from './wished.ts';

/** From this chance on words say themselves what becomes of messages. */
const SAYS_SO = 0.5;

/** What is said right after somebody heard whether messages come: "zet ze maar weer aan", "nee, laat toch maar", "kan het per soort". */
export function takingTopic({ prisma }: { prisma: PrismaClient }): Topic {
  const takeBack: TakeMove = async (turn, _id, { text }) => {
    const { personId } = turn.actor;
    if (personId === null) return null;
    const wished = wishedOutcome(turn, text);
    if (wished !== null) return wished;
    return isForElse(turn) || (await takesUnasked(prisma, personId)) ? null : set(turn, personId, true);
  };
  return {
    name: TAKING_TOPIC,
    role: 'colleague',
    situation: async (turn) => (turn.actor.personId !== null && wasTakingLast(turn) ? 'handed-over' : null),
    byForm: async (turn, _id, { text }) => {
      const wished = wishedIn(text, turn.language);
      return wished === null || wished === 'asks' || isLong(text) ? null : 'correction';
    },
    moves: { cancellation: takeBack, refusal: takeBack, correction: takeBack },
  };
}

/** More words than these say more than whether messages come. */
const MOST_WORDS = 16;

function isLong(text: string): boolean {
  return text.trim().split(/\s+/).length > MOST_WORDS;
}

/** What their form alone says of messages; null: nothing, or something is asked. */
function wishedOutcome(turn: Turn, text: string): Outcome | null {
  const { personId } = turn.actor;
  const wished = wishedIn(text, turn.language);
  if (personId === null || wished === null || wished === 'asks') return null;
  return wished === 'some' ? allOrNone(turn, personId) : set(turn, personId, wished === 'on');
}

function set({ language }: Turn, personId: string, takes: boolean): Outcome {
  return settling('answered', async (tx) => ({ replies: [await takingSet(tx, { personId, language, takes })] }));
}

/** Some of them cannot be chosen: that is said, and nothing is changed. */
export function allOrNone({ language }: Turn, personId: string): Outcome {
  const line = texts(language).broadcasts.allOrNone;
  return settling('answered', async (tx) => ({ replies: [await takingTold(tx, { personId, language, line })] }));
}

/** Surely said of something else, or that messages are to stay away. */
function isForElse({ reading }: Turn): boolean {
  const [likeliest] = reading?.purposes ?? [];
  if (!likeliest || likeliest.chance < SAYS_SO || likeliest.label === 'small-talk') return false;
  return likeliest.label !== 'messages' || reading?.kindOf('messages') !== 'again';
}
