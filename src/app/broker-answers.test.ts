import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookUp } from '../features/answers/looked-up.ts';
import { storeBrokerArticle } from '../knowledge/broker-article.ts';
import { openStoredRetriever, type StoredRetriever } from '../knowledge/stored-retriever.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { type MeaningParts, openMeaning } from './meaning.ts';

const ANSWERED = [
  ['Hoe kom ik aan een nieuwe toegangspas?', 'Vraag hem aan bij de receptie, met je identiteitsbewijs.'],
  ['Wie beheert het contract met de schoonmaker?', 'Dat doet het team Facilitair.'],
  ['Tot hoe laat kan ik lunchen in het bedrijfsrestaurant?', 'Tot half twee.'],
] as const;

/** What the words alone do not tell to be the same. */
const ASKED = [
  ['Ik ben mijn toegangspas verloren, wat nu?', 'receptie'],
  ['Wie gaat er over het schoonmaakcontract?', 'Facilitair'],
] as const;
const NOT_TOLD = [
  'Wat kost een nieuwe toegangspas?',
  'Tot wanneer loopt het contract met de schoonmaker?',
  'Wat kost de lunch in het bedrijfsrestaurant?',
  'Hoe laat begint de raadsvergadering?',
];

let database: TestDatabase;
let meaning: MeaningParts;
let retriever: StoredRetriever;
let organisationId: string;

beforeAll(async () => {
  database = await createTestDatabase({ seeded: true });
  const { prisma } = database;
  ({ id: organisationId } = await prisma.organisation.create({ data: { slug: 'noord', name: 'Noord' } }));
  const { id: personId } = await prisma.person.create({ data: { displayName: 'Bea' } });
  for (const [at, [question, answer]] of ANSWERED.entries()) {
    const given = { key: `${at}`, question, answer, language: 'nl', date: '2026-11-30' } as const;
    await prisma.$transaction((tx) =>
      storeBrokerArticle(tx, { ...given, organisationId, organisation: 'Noord', personId }),
    );
  }
  meaning = await openMeaning({ encoder: true, model: null });
  retriever = await openStoredRetriever(prisma, createLogger({ level: 'silent' }), meaning.ofKnowledge);
  await retriever.readForMeaning();
});

afterAll(async () => {
  await retriever?.stop();
  await meaning?.close();
  await database?.drop();
});

async function told(text: string): Promise<string> {
  const reader = { organisationId, direct: true };
  const { quotation } = await lookUp(retriever, { text, language: 'nl', reader, memory: [], today: '2026-12-01' });
  const quoted = quotation();
  return quoted?.kind === 'answer' ? quoted.sentences.map((sentence) => sentence.text).join(' ') : '';
}

describe('what a broker answered', () => {
  it.each(ASKED)('answers in other words: %s', async (question, answer) => {
    expect(await told(question)).toContain(answer);
  });

  it.each(NOT_TOLD)('answers nothing else: %s', async (question) => {
    const answers = ANSWERED.map(([, answer]) => answer);
    const said = await told(question);
    expect(answers.filter((answer) => said.includes(answer))).toEqual([]);
  });
});
