import type { Chances } from '../chat/reading.ts';
import { classify } from '../understanding/classifier.ts';
import type { TopicBook } from './topic-book.ts';
import { topicSigns } from './topic-signs.ts';
import { recogniseTopics, type TopicMatch } from './topics.ts';

// Chosen by cross-validation on the examples; see `prisma/seed/topics/README.md`.
/** From this chance on a topic leads; below it the words decide, as they do where nothing was learned. */
const LEADS_FROM = 0.25;
/** And so much where the words recognise another that is asked for. */
const OVERRULES_FROM = 0.5;
/** From this chance on a further topic is a need of its own. */
const SECOND_FROM = 0.3;

/**
 * The topics of the message of a case, the leading one first: learned from examples, with what the words recognise as signs.
 *
 * @param named where the text names places, as begin and end
 * @returns empty when nothing is recognised
 */
export function topicsOf(
  book: TopicBook,
  text: string,
  named: readonly (readonly [number, number])[] = [],
): TopicMatch[] {
  const recognised = recogniseTopics(book, text);
  if (!book.learned) return recognised;
  const chances = classify(book.learned, topicSigns(book, text, named, recognised));
  const [likeliest] = chances;
  if (!likeliest || likeliest.chance < leastFor(likeliest.label, recognised)) return recognised;
  return withoutCovered(book, inOrder(book, recognised, chances));
}

/** The chance that a topic must have to lead. */
function leastFor(topic: string, recognised: readonly TopicMatch[]): number {
  const asked = recognised.filter((match) => match.asked);
  return asked.length === 0 || asked.some(({ id }) => id === topic) ? LEADS_FROM : OVERRULES_FROM;
}

/**
 * The likeliest leads, unless the words know it among others: they see in which order they are told. What they found stays: of two needs
 * in one message the chances know one.
 */
function inOrder(book: TopicBook, recognised: readonly TopicMatch[], chances: Chances<string>): TopicMatch[] {
  const learned = chances
    .filter(({ chance }, at) => at === 0 || chance >= SECOND_FROM)
    .flatMap(({ label }) => matchOf(book, label, recognised));
  const asked = recognised.filter((match) => match.asked);
  const isKnown = asked.some(({ id }) => id === learned[0]?.id);
  const ordered = [...(isKnown ? asked : []), ...learned, ...asked, ...recognised];
  return [...new Map(ordered.toReversed().map((match) => [match.id, match])).values()].toReversed();
}

/** A topic that is asked, with the words that told it where they did; none: it is no topic any more. */
function matchOf(book: TopicBook, id: string, recognised: readonly TopicMatch[]): TopicMatch[] {
  const topic = book.topics.find((one) => one.id === id);
  const byWords = recognised.find((match) => match.id === id);
  return topic ? [{ id, personal: topic.personal, evidence: '', start: 0, ...byWords, asked: true }] : [];
}

/** The more precise topic stands for the other. */
function withoutCovered({ topics }: TopicBook, found: readonly TopicMatch[]): TopicMatch[] {
  const asked = new Set(found.filter((match) => match.asked).map(({ id }) => id));
  const covered = new Set(topics.filter(({ id }) => asked.has(id)).flatMap(({ covers }) => covers));
  return found.filter(({ id }) => !covered.has(id));
}
