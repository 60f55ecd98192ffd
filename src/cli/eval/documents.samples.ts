import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../app/config.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { type DocumentSet, withDocumentSet } from './document-sets.ts';
import { documentFailures, documentFiguresOf, evaluateDocuments } from './documents.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase({ seeded: true });
});
afterEach(() => database.drop());

/** What failed of the held-out set is not shown. */
async function measured(set: DocumentSet, together: boolean, environment: Record<string, string> = {}) {
  const config = readConfig({ DATABASE_URL: database.url, DATA_DIR: tmpdir(), ...environment });
  const judged = await withDocumentSet(set, (folder) => evaluateDocuments(folder, { together, config }));
  return { ...documentFiguresOf(judged), failures: set === 'held-out' ? '' : documentFailures(judged) };
}

describe('files of kinds that went wrong elsewhere', { timeout: 900_000 }, () => {
  it('are answered from, each beside the articles', async () => {
    const { questions, right, wrong, failures } = await measured('given', false);
    expect(questions).toBe(39);
    expect(right, failures).toBeGreaterThanOrEqual(36);
    expect(wrong, failures).toBe(0);
  });

  it('are answered from, all at once', async () => {
    const { right, wrong, failures } = await measured('given', true);
    expect(right, failures).toBeGreaterThanOrEqual(36);
    expect(wrong, failures).toBeLessThanOrEqual(1);
  });
});

/** Not the aim (85% and 5%), but what it was when it was measured last, with some room: it should not become worse unseen. */
const REAL_FILES = { leastRight: 0.57, mostWrong: 0.23 };

describe('real files of governments', { timeout: 900_000 }, () => {
  it.each([
    ['each beside the articles', false],
    ['all at once', true],
  ])('are answered from, %s', async (_how, together) => {
    // By their words: to read a whole law for its meaning takes minutes.
    const { questions, right, wrong, failures } = await measured('held-out', together, { ENCODER: 'off' });
    expect(questions).toBe(45);
    expect(right / questions, failures).toBeGreaterThanOrEqual(REAL_FILES.leastRight);
    expect(wrong / questions, failures).toBeLessThanOrEqual(REAL_FILES.mostWrong);
  });
});
