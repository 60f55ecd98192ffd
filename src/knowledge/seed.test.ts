import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stem, wordsOf } from '../language/words.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { parseArticle, readArticles } from './articles.ts';
import { loadSeed } from './seed.ts';
import { passagesOf } from './stored-passages.ts';

const SEED = join(import.meta.dirname, '..', '..', 'prisma', 'seed');
/** Of the words of a publication and of what is told after it; the figures are among them. */
const LEAST_SHARED = 1;
const ARTICLE = join('articles', 'makelaar-met-mandaat.nl.md');
/** As many as tell one that changes from those beside it. */
const FEW = [ARTICLE, ARTICLE.replace('.nl.', '.en.'), join('articles', 'social-return-overijssel.nl.md')];

describe('the articles that come with the program', () => {
  it('are at least thirty, each in Dutch and in English', async () => {
    const { articles } = await readArticles(SEED);
    const dutch = articles.filter(({ language }) => language === 'nl').map(({ id }) => id);
    const english = articles.filter(({ language }) => language === 'en').map(({ id }) => id);
    expect(dutch.length).toBeGreaterThanOrEqual(30);
    expect(english.sort()).toEqual(dutch.sort());
  });

  it('name a source with publisher for every section', async () => {
    const { articles, sources } = await readArticles(SEED);
    for (const section of articles.flatMap((article) => article.sections)) {
      expect(sources.get(section.source)?.publisher, section.heading).toBeTruthy();
    }
  });
});

describe('a publication behind them', () => {
  /** Those of the first days were written down without their sentences. */
  const WITHOUT_SENTENCES = /^(ink|ond|ovl)-/;

  it('has the sentences that say what is told after it', async () => {
    const { sources } = await readArticles(SEED);
    const read = [...sources].filter(([key]) => !WITHOUT_SENTENCES.test(key));
    expect(read.length).toBeGreaterThan(100);
    expect(read.flatMap(([key, { says }]) => (says ? [] : [key]))).toEqual([]);
  });

  it('shares words or figures with what rests on it', async () => {
    const { articles, sources } = await readArticles(SEED);
    const partsOf = (text: string) =>
      new Set(wordsOf(text).flatMap((word) => (word.length > 3 || /\d/.test(word) ? [stem(word, 'nl')] : [])));
    const sections = articles.flatMap((article) => article.sections);
    const strangers = [...sources].flatMap(([key, { says }]) => {
      const said = partsOf(says?.join(' ') ?? '');
      const told = sections.filter(({ source }) => source === key);
      const shared = told.map(({ heading, text }) =>
        [...partsOf(`${heading} ${text}`)].filter((part) => said.has(part)),
      );
      return told.length > 0 && says && Math.max(...shared.map(({ length }) => length)) < LEAST_SHARED ? [key] : [];
    });
    expect(strangers).toEqual([]);
  });
});

describe('an article', () => {
  it('keeps other ways to ask, and what it has no answer to, apart from what it tells', () => {
    const content = [
      '---\nid: proef\ntitle: Proef\nlanguage: nl\nsource: bron\nthemes: [proef]\n---',
      'Staat er niet in: Wie maakte dit? Wat kost dit?',
      '## Wat is dit?',
      'Dit is een proef.',
      'Ook gevraagd: Wat heb ik hier? Waar dient dit voor?',
      'Bron: andere',
    ].join('\n\n');
    const source = { title: 'Bron', publisher: 'Uitgever', url: null, date: null };
    const sources = new Map([
      ['bron', source],
      ['andere', source],
    ]);
    const { sections, notHeld } = parseArticle('proef.nl.md', content, sources);
    expect(notHeld).toEqual(['Wie maakte dit?', 'Wat kost dit?']);
    expect(sections).toEqual([
      {
        heading: 'Wat is dit?',
        askedAs: ['Wat heb ik hier?', 'Waar dient dit voor?'],
        text: 'Dit is een proef.',
        source: 'andere',
      },
    ]);
  });
});

describe('loading the articles', () => {
  let database: TestDatabase;
  let folder: string;

  beforeEach(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'impact-seed-'));
    await mkdir(join(folder, 'articles'));
    for (const path of ['sources', ...FEW]) await cp(join(SEED, path), join(folder, path), { recursive: true });
  });

  afterEach(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  async function change(edit: (content: string) => string): Promise<void> {
    const file = join(folder, ARTICLE);
    await writeFile(file, edit(await readFile(file, 'utf8')));
  }

  it('again changes nothing, also when two processes do it at once', async () => {
    const [first, second] = await Promise.all([loadSeed(database.prisma, folder), loadSeed(database.prisma, folder)]);
    expect([first.changed, second.changed].sort((a, b) => a - b)).toEqual([0, first.articles]);
    const documents = await database.prisma.documentVersion.count();
    expect(documents).toBe(first.articles);
  });

  it('keeps the old version of an article that changed, for the answers that quoted it', async () => {
    await loadSeed(database.prisma, folder);
    await change((content) => `${content}\n## Is dit nieuw?\n\nJa, dit is nieuw.\n`);
    expect((await loadSeed(database.prisma, folder)).changed).toBe(1);
    const document = await database.prisma.document.findUniqueOrThrow({
      where: { slug: 'article/makelaar-met-mandaat/nl' },
      include: { versions: true, currentVersion: { include: { passages: { orderBy: { position: 'asc' } } } } },
    });
    expect(document.versions).toHaveLength(2);
    expect(document.currentVersion?.passages.at(-1)?.headings).toEqual(['Is dit nieuw?']);
  });

  it('keeps with its passages what it has no answer to', async () => {
    await loadSeed(database.prisma, folder);
    await change((content) => content.replace(/^## /m, 'Staat er niet in: Wat verdient een makelaar?\n\n## '));
    await loadSeed(database.prisma, folder);
    const { id } = await database.prisma.document.findUniqueOrThrow({
      where: { slug: 'article/makelaar-met-mandaat/nl' },
    });
    const passages = await passagesOf(database.prisma, [id]);
    expect(passages.every(({ notHeld }) => notHeld?.includes('Wat verdient een makelaar?'))).toBe(true);
  });

  it('withdraws an article that is gone', async () => {
    const { articles } = await loadSeed(database.prisma, folder);
    await rm(join(folder, ARTICLE));
    await loadSeed(database.prisma, folder);
    expect(await database.prisma.document.count({ where: { currentVersionId: { not: null } } })).toBe(articles - 1);
  });

  it.each([
    ['without front matter', () => '## Kop\n\nTekst.', 'front matter'],
    [
      'with a source that is nowhere',
      (content: string) => content.replace(/^source: .*$/m, 'source: nergens'),
      'nergens',
    ],
    ['without text', (content: string) => content.slice(0, content.indexOf('## ')), 'no section'],
  ])('refuses an article %s, by name, and leaves what was there', async (_what, edit, problem) => {
    const { articles } = await loadSeed(database.prisma, folder);
    await change(edit);
    await expect(loadSeed(database.prisma, folder)).rejects.toMatchObject({
      code: 'knowledge.article',
      message: expect.stringMatching(new RegExp(`makelaar-met-mandaat[\\s\\S]*${problem}`)),
    });
    expect(await database.prisma.document.count({ where: { currentVersionId: { not: null } } })).toBe(articles);
  });
});
