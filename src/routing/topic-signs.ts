import { type Features, featuresOf, PLACES } from '../understanding/features.ts';
import type { TopicBook } from './topic-book.ts';
import { recogniseTopics, type TopicMatch } from './topics.ts';

/** What the words say of a topic: it is asked, it only describes, or it leads. */
const KINDS = ['asked', 'described', 'leading'] as const;

/** How wide the signs of a topic are. */
export function topicWidth({ topics }: TopicBook): number {
  return PLACES + topics.length * KINDS.length;
}

/**
 * The signs by which the topics of a case are told apart: those of any text, and beside them what the words of
 * `topics.yaml` recognise.
 *
 * @param named where the text names places, as begin and end: those say nothing of what is wanted
 */
export function topicSigns(
  book: TopicBook,
  text: string,
  named: readonly (readonly [number, number])[],
  recognised: readonly TopicMatch[] = recogniseTopics(book, text),
): Features {
  const { places, values } = featuresOf(text, { named });
  const told = recognised.flatMap(({ id, asked }, at) => {
    const begin = PLACES + book.topics.findIndex((topic) => topic.id === id) * KINDS.length;
    const leads = at === 0 && asked ? [begin + KINDS.indexOf('leading')] : [];
    return [begin + KINDS.indexOf(asked ? 'asked' : 'described'), ...leads];
  });
  return {
    places: Int32Array.from([...places, ...told]),
    values: Float32Array.from([...values, ...told.map(() => 1)]),
  };
}
