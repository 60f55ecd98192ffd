import { expect, it } from 'vitest';
import { plainText } from '../../chat/reply.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import { buildPassageIndex } from '../../knowledge/passage-index.ts';
import type { Retriever } from '../../knowledge/retriever.ts';
import { readSynonyms } from '../../knowledge/synonyms.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { answerQuestion } from './answering.ts';
import { answerReply } from './reply.ts';

const TODAY = '2026-11-24';
const TEXTS = [
  'De bijdrage voor een geveltuin is € 1.500,00 per straat.',
  'De bijdrage voor een groen dak is 2250 euro per woning.',
  'De bijdrage voor een moestuin is EUR 975,50 per buurt.',
];

function passageOf(text: string, at: number): KnownPassage {
  return {
    id: String(at),
    documentId: String(at),
    title: 'Regeling groene buurt',
    aliases: [],
    headings: ['Bijdragen'],
    kind: 'document',
    page: null,
    text,
    position: 0,
    language: 'nl',
    source: { title: 'Regeling', publisher: 'Gemeente', url: null, date: null },
    validFrom: null,
    validUntil: null,
    access: { scope: 'network', organisationId: null },
  };
}

async function answer(text: string): Promise<string> {
  const index = buildPassageIndex(TEXTS.map(passageOf), 'nl', (await readSynonyms()).nl);
  const retriever: Retriever = {
    search: async ({ text: query, limit }) => index.search(query, { limit, mayRead: () => true }),
    passage: async () => null,
  };
  const { answer: given } = await answerQuestion(
    { retriever, logger: createLogger({ level: 'silent' }) },
    {
      text,
      language: 'nl',
      reader: { organisationId: null, direct: true },
      memory: [],
      isFollowUp: false,
      signal: new AbortController().signal,
      today: TODAY,
      mayUseModel: async () => false,
    },
  );
  return plainText(answerReply(given, 'nl', { answerId: 'answer', today: TODAY, mayAskBroker: false }));
}

it.each([
  ['Waarvoor krijg je € 1.500?', 'geveltuin'],
  ['Waarvoor krijg je 1500 euro?', 'geveltuin'],
  ['Waarvoor is de bijdrage van 1.500,00 euro?', 'geveltuin'],
  ['Waarvoor krijg je € 2.250?', 'groen dak'],
  ['Waarvoor krijg je 2250 euro?', 'groen dak'],
  ['Waarvoor krijg je € 975,50?', 'moestuin'],
])('%s is answered however the source writes the amount', async (question, expected) => {
  expect(await answer(question)).toContain(expected);
});
