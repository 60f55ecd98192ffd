import { digestOf, readTopicExamples, type TopicExample } from '../understanding/examples.ts';
import { type Judged, learn, type Report } from '../understanding/learning.ts';
import { writeModels } from '../understanding/model-file.ts';
import type { FindPlaces } from '../understanding/signs.ts';
import { readTopicWords, TOPIC_MODEL, TOPIC_WEIGHTS_FILE } from './topic-book.ts';
import { topicSigns, topicWidth } from './topic-signs.ts';

/**
 * Learns the topics of a case from the examples, and writes the weights beside the words of the topics.
 *
 * @param options.folder of the examples; those of topics alone stand in a folder of it
 * @param options.own cases of one's own, learned from besides, with where to write the weights then
 * @throws AppError `cases.bad-topics`, `understanding.bad-example`
 */
export async function learnTopics(options: {
  folder: string;
  findPlaces: FindPlaces;
  judged: Judged;
  own?: { examples: readonly TopicExample[]; weights: string } | undefined;
}): Promise<Report> {
  const { own } = options;
  const book = await readTopicWords();
  const examples = [...(await readTopicExamples(options.folder)), ...(own?.examples ?? [])];
  const { model, report } = learn({
    examples: examples.flatMap(({ text, topics }) => {
      const features = topicSigns(book, text, options.findPlaces(text));
      return labelsOf(topics).map((label) => ({ text, features, label }));
    }),
    width: topicWidth(book),
    allowed: () => undefined,
    judged: options.judged,
  });
  const models = new Map([[TOPIC_MODEL, model]]);
  await writeModels(own?.weights ?? TOPIC_WEIGHTS_FILE, {
    digest: await topicDigest(options.folder),
    models,
    facts: {},
  });
  return report;
}

/** Of a case with two needs both are learned, the leading one more: so both are likely where both are told. */
function labelsOf([leading, ...others]: TopicExample['topics']): string[] {
  if (leading === undefined) return [];
  return others.length > 0 ? [leading, leading, ...others] : [leading];
}

/** Tells whether weights are those of these examples and of these topics. */
export async function topicDigest(folder: string): Promise<string> {
  const { topics } = await readTopicWords();
  // Patterns are regular expressions, of which JSON would keep nothing.
  const words = JSON.stringify(topics, (_, value: unknown) => (value instanceof RegExp ? value.source : value));
  return digestOf([...(await readTopicExamples(folder)), words]);
}
