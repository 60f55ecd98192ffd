import { ORDINAL_OF } from '../../calendar/words/vocabulary.ts';
import { LANGUAGES, type Language } from '../../chat/language.ts';
import { isAsked } from '../../language/questions-in.ts';
import { isStopWord, stem, wordsOf } from '../../language/words.ts';
import { sessionWords } from './said.ts';
import type { TopicIdea } from './topics.ts';

/** What somebody says of what a session may be about. */
export type TopicSaid = { does: 'list' | 'vote' | 'take-back' } | { does: 'propose'; topic: string };

/** So many topics at most are put with the others at once. */
export const MOST_GIVEN = 10;

const among = (key: 'adds' | 'topics' | 'votes' | 'takeBack' | 'talk' | 'about' | 'topicIs') =>
  LANGUAGES.flatMap((language) => sessionWords(language)[key]).join('|');
const WHOLE = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');
const NAMES_TOPIC = WHOLE(among('topics'));
const VOTES = WHOLE(among('votes'));
const TAKES_BACK = WHOLE(among('takeBack'));
/** "Ik wil het graag over … hebben", "discuss …". */
const TALK_OF = new RegExp(`(?<!\\p{L})(?:over|about|discuss)\\s+(.+?)(?:\\s+(?:${among('talk')}))?\\s*[.!?]*$`, 'isu');
const TALKS = WHOLE(among('talk'));
/** "Mijn onderwerp is …", "onderwerp: …". */
const IS_TOPIC = new RegExp(`(?<!\\p{L})(?:${among('topics')})(?:\\s+(?:${among('topicIs')})|\\s*:)\\s*(.+)$`, 'isu');

const ADDS = WHOLE(among('adds'));
/** "Voeg het onderwerp meubels toe", "stemmen over textiel of hout". */
const BEHIND_TOPIC = new RegExp(
  `(?<!\\p{L})(?:${among('topics')})\\s+(?!(?:${among('adds')})(?!\\p{L}))(.+?)(?:\\s+(?:aan\\s+)?(?:${among('adds')}))*\\s*[.!]*$`,
  'isu',
);
const BEHIND_VOTE = new RegExp(
  `(?<!\\p{L})(?:${among('votes')})\\s+(?:op|over|tussen|for|on|between|about)\\s+(.+?)\\s*[.!]*$`,
  'isu',
);
const BETWEEN_TOPICS = /\s*(?:[,;\n•]|(?<!\p{L})(?:en|of|and|or)(?!\p{L}))+\s*/iu;

/** The topics that a broker puts forward for others to vote on: "zet erbij om op te stemmen: textiel, hout en glas"; none: they put none. */
export function topicsGiven(text: string): string[] {
  const [head = '', ...rest] = text.split(':');
  if (isAsked(head)) return [];
  const isOfVote = VOTES.test(head);
  const isGiven = isOfVote || (NAMES_TOPIC.test(head) && ADDS.test(head));
  const listed = isGiven && rest.length > 0 ? rest.join(':') : undefined;
  const behind = isOfVote ? BEHIND_VOTE.exec(text)?.[1] : isGiven ? BEHIND_TOPIC.exec(text)?.[1] : undefined;
  const topics = (listed ?? behind ?? '').split(BETWEEN_TOPICS).map(trimmed);
  return [...new Set(topics)].filter((topic) => /\p{L}/u.test(topic)).slice(0, MOST_GIVEN);
}

/** @returns null: they say nothing of that */
export function topicSaid(text: string): TopicSaid | null {
  if (VOTES.test(text)) return isAsked(text) ? { does: 'list' } : { does: 'vote' };
  if (NAMES_TOPIC.test(text)) {
    if (TAKES_BACK.test(text)) return { does: 'take-back' };
    const topic = IS_TOPIC.exec(text)?.[1] ?? TALK_OF.exec(text)?.[1];
    if (topic !== undefined) return { does: 'propose', topic: trimmed(topic) };
    return isAsked(text) ? { does: 'list' } : null;
  }
  const topic = TALKS.test(text) ? TALK_OF.exec(text)?.[1] : undefined;
  return topic === undefined ? null : { does: 'propose', topic: trimmed(topic) };
}

/** What somebody would like to speak of, without what leads to it; all of it where that is not known. */
export function topicIn(text: string): string {
  const said = topicSaid(text);
  return said?.does === 'propose' ? said.topic : trimmed(text);
}

function trimmed(topic: string): string {
  return topic
    .trim()
    .replace(/^[“"„]|[”".!?]+$/gu, '')
    .slice(0, LONGEST_TOPIC);
}

const LONGEST_TOPIC = 200;

/** Which of these is meant: by its place among them, or by its words; null: none, or several. */
export function ideaMeant(text: string, ideas: readonly TopicIdea[], language: Language): TopicIdea | null {
  const words = wordsOf(text);
  const ordinal = words.map((word) => ORDINAL_OF.get(word)).find((place) => place !== undefined);
  const number = ordinal ?? words.map(Number).find((one) => Number.isInteger(one) && one > 0);
  const said = new Set(words.filter((word) => !isStopWord(word, language)).map((word) => stem(word, language)));
  const scored = ideas.map((idea) => ({ idea, score: likeness(idea.text, said, language) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const meant = scored.filter(({ score }) => score === best);
  if (best > 0 && meant.length === 1) return meant[0]?.idea ?? null;
  return number === undefined ? null : (ideas.at(number < 0 ? number : number - 1) ?? null);
}

function likeness(idea: string, said: ReadonlySet<string>, language: Language): number {
  return wordsOf(idea).filter((word) => !isStopWord(word, language) && said.has(stem(word, language))).length;
}
