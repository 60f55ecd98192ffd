import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTopicExamples } from '../understanding/examples.ts';
import { readModels } from '../understanding/model-file.ts';
import { topicDigest } from './learn-topics.ts';
import { topicsOf } from './learned-topics.ts';
import { openCaseRouter } from './router.ts';
import { readTopicBook, readTopicWords, TOPIC_WEIGHTS_FILE } from './topic-book.ts';
import { recogniseTopics } from './topics.ts';

const EXAMPLES = join(import.meta.dirname, '..', '..', 'prisma', 'seed', 'examples');
const book = await readTopicBook();
const router = await openCaseRouter();

const asked = (text: string) =>
  topicsOf(book, text)
    .filter((topic) => topic.asked)
    .map(({ id }) => id);
const routed = (text: string) => router.consider(text, { today: '2026-11-29' }).decision;

describe('the topics that are learned', () => {
  test('have weights of the examples and words beside them: if not, run `impact understand --learn`', async () => {
    expect((await readModels(TOPIC_WEIGHTS_FILE)).digest).toBe(await topicDigest(EXAMPLES));
  });

  test('have examples of every topic, and of nothing else', async () => {
    const examples = await readTopicExamples(EXAMPLES);
    const named = new Set(examples.flatMap(({ topics }) => topics));
    expect([...named].sort()).toEqual(book.topics.map(({ id }) => id).sort());
  });

  test('see a need that is told in words of nobody’s list', () => {
    const text = 'Een drukker in Losser komt armen tekort en ziet wel wat in jongens van de praktijkschool.';
    expect(recogniseTopics(book, text)).toEqual([]);
    expect(asked(text)[0]).toBe('inclusief_werkgeven');
  });

  test('do not take premises for a business model', () => {
    for (const text of [
      'Ze zoekt een bedrijfspand in Almelo voor haar naaiatelier',
      'bedrijfspand gezocht in Hengelo, 200 m2, voor een houtbewerker',
      'Heeft de gemeente Deventer nog een bedrijfspand leeg staan voor een sociale bakkerij?',
    ]) {
      expect(asked(text)).toEqual(['locatie']);
    }
  });

  test('bring a hard environmental permit to the province', () => {
    const { destination } = routed(
      'Een ondernemer uit Hellendoorn wil een lastige milieuvergunning voor een mestverwerker',
    );
    expect(destination).toMatchObject({ topic: 'vergunning_complex', counter: { level: 'provincial' } });
  });

  test('name the counters of both needs', () => {
    const { destination, also } = routed(
      'Een maker van filters in Enschede wil iemand aannemen met een beperking en zoekt een universiteit voor het onderzoek.',
    );
    const topics = [destination, ...also].map((one) => one?.topic).sort();
    expect(topics).toEqual(['inclusief_werkgeven', 'innovatie']);
  });

  test('are left to the words where nothing is likely, and where nothing was learned', async () => {
    expect(topicsOf(book, 'hmm')).toEqual([]);
    const words = await readTopicWords();
    const text = 'Ze zoekt een bedrijfspand in Almelo';
    expect(topicsOf(words, text)).toEqual(recogniseTopics(words, text));
  });
});
