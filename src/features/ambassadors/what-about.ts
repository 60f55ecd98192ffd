import type { Language } from '../../chat/language.ts';
import { paragraph } from '../../chat/reply.ts';
import { withReplies } from '../../chat/saying.ts';
import type { Outcome, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { mayTell } from '../../language/general-words.ts';
import { isAsked } from '../../language/questions-in.ts';
import { saysOneOf } from '../../language/said-only.ts';
import { wordsOf } from '../../language/words.ts';
import type { AmbassadorDeps } from './deps.ts';
import { activeAmbassador } from './repository.ts';
import { ambassadorWords } from './said.ts';
import { said as saidOfBeing } from './talk.ts';

/** Who asks in more words tells something of their own. */
const MOST_WORDS = 10;

/** "Waar gaan de berichten over?", of an ambassador: what they chose, and which themes there are. */
export function whatAboutTopic(deps: AmbassadorDeps): Topic {
  return {
    name: 'ambassador-about',
    role: 'colleague',
    situation: async () => null,
    async named(turn, text) {
      if (turn.subject !== null || !asksWhatAbout(text, turn.language) || isOfMessage(turn)) return null;
      return (await activeAmbassador(deps.prisma, turn.actor)) === null ? null : { id: 'all', text, move: 'state' };
    },
    moves: { state: (turn, _id, { text }) => shown(deps, turn, text) },
  };
}

/** A message of a broker that stands above is what is asked after. */
function isOfMessage({ spokenOf = [] }: Turn): boolean {
  return spokenOf[0]?.subject.startsWith('broadcast') === true;
}

/** Whether it is asked what messages are about, and nothing else. */
export function asksWhatAbout(text: string, language: Language): boolean {
  const said = wordsOf(text);
  const { messages, about, around } = ambassadorWords(language);
  const has = (list: readonly string[]) => saysOneOf(said, list);
  const known = new Set([...messages, ...about, ...around].flatMap(wordsOf));
  const isTelling = (word: string) => mayTell(word, language) && !known.has(word);
  return said.length <= MOST_WORDS && isAsked(text) && has(messages) && has(about) && !said.some(isTelling);
}

async function shown(deps: AmbassadorDeps, turn: Turn, text: string): Promise<Outcome> {
  const { vocabulary } = await deps.content();
  const themes = Object.values(vocabulary.themes).map((theme) => theme[turn.language]);
  const line = paragraph(texts(turn.language).ambassadors.thereAre(themes));
  return withReplies(await saidOfBeing(deps, turn, text, 'state'), ([first, ...rest]) =>
    first ? [{ ...first, body: [line, ...first.body] }, ...rest] : rest,
  );
}
