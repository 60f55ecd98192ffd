import { describe, expect, it } from 'vitest';
import { quote } from '../features/answers/quoting.ts';
import { readPreparedArticles } from '../knowledge/articles.ts';
import { knownQuestions } from '../knowledge/meaning/known-questions.ts';
import type { KnownPassage } from '../knowledge/passage.ts';
import { buildPassageIndex } from '../knowledge/passage-index.ts';
import { FOLDERS } from './folders.ts';

/** All of them take minutes: each so many, which are others as soon as one is added. */
const ONE_OF = 12;
const MOST_NOT_FOUND = 0.005;

const { articles } = await readPreparedArticles(FOLDERS.seed);

describe.each(['nl', 'en'] as const)('the questions of the articles themselves, in %s', (language) => {
  const passages = articles
    .filter((article) => article.language === language)
    .flatMap((article) =>
      article.sections.map(
        ({ heading, askedAs, text }, position): KnownPassage => ({
          id: `${article.id}:${position}`,
          documentId: article.id,
          kind: 'article',
          title: article.title,
          aliases: article.aliases,
          headings: [heading],
          askedAs,
          position,
          text,
          page: null,
          language,
          source: { title: article.title, publisher: 'Test', url: null, date: null },
          validFrom: null,
          validUntil: null,
          access: { scope: 'network', organisationId: null },
        }),
      ),
    );

  it('are each answered from a section that has it', { timeout: 240_000 }, () => {
    const index = buildPassageIndex(passages, language);
    const whose = new Map<string, Set<string>>();
    for (const passage of passages) {
      for (const question of knownQuestions(passage).filter((known) => known.endsWith('?'))) {
        whose.set(question, (whose.get(question) ?? new Set()).add(passage.id));
      }
    }
    const asked = [...whose].filter((_, at) => at % ONE_OF === 0);
    const elsewhere = asked.flatMap(([question, sections]) => {
      const found = index.search(question, { limit: 30, mayRead: () => true });
      const quoted = quote(question, language, found, '2026-12-01');
      const from = quoted?.sentences[0]?.passage.id;
      return from !== undefined && sections.has(from) ? [] : [`${question} → ${from} not ${[...sections]}`];
    });
    // Of a question without any telling word the section is not among what is found.
    const isMost = elsewhere.length <= asked.length * MOST_NOT_FOUND;
    expect(isMost ? [] : elsewhere).toEqual([]);
  });
});
