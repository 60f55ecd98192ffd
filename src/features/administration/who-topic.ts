import type { Language } from '../../chat/language.ts';
import type { Outcome, Topic, Turn } from '../../chat/skill.ts';
import { isSpokenOfLast } from '../../chat/spoken-last.ts';
import { mayTell } from '../../language/general-words.ts';
import { beginsAsking } from '../../language/questions-in.ts';
import { saidWords } from '../../language/said-words.ts';
import { wordsOf } from '../../language/words.ts';

const WHO_TOPIC = 'who';
/** What who asks after people was told last: who the brokers are, or that nobody keeps who works on what. */
export const BROKERS_SUBJECT = `${WHO_TOPIC}:brokers`;
export const WORK_SUBJECT = `${WHO_TOPIC}:work`;

/** See `prisma/seed/words/brokers.yaml`. */
const words = saidWords('brokers', ['who', 'ours', 'and', 'of', 'pass', 'question', 'whom'] as const);

/** Who asks in more words tells something of their own. */
const MOST_WORDS = 9;

interface WhoDeps {
  /** Whether a text speaks of a role that somebody has. */
  isOfRoles(text: string): boolean;
  /** Who the brokers are, said to who asked in these words. */
  brokers(turn: Turn, text: string): Promise<Outcome>;
}

/** "En wie is dat bij ons?", after an answer about brokers; "en van social return?", after who knows much of something. */
export function whoTopic({ isOfRoles, brokers }: WhoDeps): Topic {
  return {
    name: WHO_TOPIC,
    role: 'colleague',
    situation: async (turn, id) => (isSpokenOfLast(turn, `${WHO_TOPIC}:${id}`) ? 'answer' : null),
    async named(turn, text) {
      const before = askedLast(turn);
      if (before === null || !isOfRoles(before) || !asksWhoIsOurs(text, turn.language)) return null;
      return { id: 'brokers', text: before, move: 'answer' };
    },
    byForm: async (turn, id, { text }) => (id === 'work' && asksOfAnother(text, turn.language) ? 'addition' : null),
    moves: {
      answer: (turn, _id, { text }) => brokers(turn, text),
      addition: async (turn, id, { text }) =>
        id === 'work' && asksOfAnother(text, turn.language) ? brokers(turn, text) : null,
    },
  };
}

/** What they asked just before this, with what was answered. */
function askedLast({ memory, actor: { personId } }: Turn): string | null {
  const last = memory.at(-1);
  if (last === undefined || last.by === undefined || last.by !== personId) return null;
  return `${last.question} ${last.answer}`;
}

/** Who that is here, and nothing else. */
export function asksWhoIsOurs(text: string, language: Language): boolean {
  const said = wordsOf(text);
  const has = (key: 'who' | 'ours') => said.some((word) => words(language)[key].includes(word));
  return (
    said.length <= MOST_WORDS && beginsAsking(text) && has('who') && has('ours') && !said.some(isTelling(language))
  );
}

/** "En van social return?": the same of something else. */
export function asksOfAnother(text: string, language: Language): boolean {
  const [first = '', second = '', ...rest] = wordsOf(text);
  const { and, of } = words(language);
  return and.includes(first) && of.includes(second) && rest.length > 0 && rest.length < MOST_WORDS;
}

function isTelling(language: Language): (word: string) => boolean {
  return (word) => mayTell(word, language) && !words(language).ours.includes(word);
}
