import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../chat/language.ts';
import { NUDGE_WORDS, parseCards, readLearningContent, wordCount } from './library.ts';

const SEED = join(import.meta.dirname, '..', '..', 'prisma', 'seed');
const { cards, hooks, vocabulary } = await readLearningContent(SEED);
const sources = [...cards.map(({ source }) => source), ...hooks.flatMap((hook) => hook.sources)];

/** Words and figures, in lower case: what is left when punctuation does not count. */
function bare(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%€]+/gu, ' ')
    .trim()} `;
}

/** Runs of as many words, as they follow each other. */
function runs(text: string, length: number): string[] {
  const all = bare(text).trim().split(' ');
  return all.slice(length - 1).map((_word, end) => all.slice(end, end + length).join(' '));
}

function repeated(texts: string[]): string[] {
  return texts.filter((text, place) => texts.indexOf(text) !== place);
}

describe('the learning cards', () => {
  it('ask in under sixty words and answer in under sixty', () => {
    for (const card of cards) {
      for (const language of LANGUAGES) {
        const { fact, question, answer, nearly, wrong } = card[language];
        expect(wordCount(`${fact} ${question}`), `${card.id} ${language}`).toBeLessThan(NUDGE_WORDS);
        for (const reaction of [nearly, wrong]) {
          expect(wordCount(`${reaction} ${answer}`), `${card.id} ${language}`).toBeLessThan(NUDGE_WORDS);
        }
      }
    }
  });

  it('do not give the answer away, and know it in the words in which they give it', () => {
    for (const card of cards) {
      for (const language of LANGUAGES) {
        const { fact, question, answer, choices, keywords } = card[language];
        expect(bare(`${fact} ${question}`), `${card.id} ${language}`).not.toContain(bare(choices.right));
        expect(new Set(Object.values(choices)).size, `${card.id} ${language}`).toBe(3);
        for (const group of keywords) {
          const known = group.some((word) => bare(`${answer} ${choices.right}`).includes(bare(word).trimEnd()));
          expect(known, `${card.id} ${language}: ${group.join(', ')}`).toBe(true);
        }
      }
    }
  });

  it('are each there once', () => {
    for (const language of LANGUAGES) {
      expect(repeated(cards.map((card) => bare(card[language].question)))).toEqual([]);
      expect(repeated(cards.map((card) => bare(card[language].fact)))).toEqual([]);
    }
  });
});

describe('the hooks', () => {
  it('are under sixty words with pitch, figure and example', () => {
    for (const hook of hooks) {
      for (const language of LANGUAGES) {
        const { pitch, figure, example } = hook[language];
        expect(wordCount([pitch, figure, example].join(' ')), `${hook.id} ${language}`).toBeLessThan(NUDGE_WORDS);
      }
    }
  });

  it('are each there once', () => {
    for (const language of LANGUAGES) {
      expect(repeated(hooks.map((hook) => bare(hook[language].pitch)))).toEqual([]);
    }
  });
});

describe('cards and hooks', () => {
  it('have the same figures in Dutch and in English', () => {
    const figures = (text: string) =>
      [...new Set((text.match(/\d[\d.,]*\d|\d/g) ?? []).map((figure) => figure.replace(/[.,]/g, '')))].sort();
    for (const { id, nl, en } of [...cards, ...hooks]) {
      expect(figures(JSON.stringify({ ...nl, keywords: [] })), id).toEqual(
        figures(JSON.stringify({ ...en, keywords: [] })),
      );
    }
  });

  it('tell what their source says in words of their own', () => {
    for (const { id, nl, en, ...rest } of [...cards, ...hooks]) {
      const own = bare(JSON.stringify([Object.values(nl), Object.values(en)]));
      const quoted = 'source' in rest ? [rest.source] : rest.sources;
      for (const { sentence } of quoted) {
        const copied = runs(sentence, 9).filter((run) => own.includes(` ${run} `));
        expect(copied, id).toEqual([]);
      }
    }
  });

  it('name a page or document with the one sentence that supports them', () => {
    for (const { title, url, sentence } of sources) {
      expect(wordCount(sentence), title).toBeLessThan(90);
      if (url !== null) expect(new URL(url).hostname, title).toContain('.');
    }
  });

  it('use every theme and department', () => {
    for (const content of [cards, hooks]) {
      const themes = new Set(content.flatMap((one) => one.themes));
      const departments = new Set(content.flatMap((one) => one.departments));
      expect([...themes].sort()).toEqual(Object.keys(vocabulary.themes).sort());
      expect([...departments].sort()).toEqual(Object.keys(vocabulary.departments).sort());
    }
  });

  it('are at least sixty cards and thirty hooks', () => {
    expect(cards.length).toBeGreaterThanOrEqual(60);
    expect(hooks.length).toBeGreaterThanOrEqual(30);
  });
});

describe('reading them', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'impact-cards-'));
    await cp(join(SEED, 'policy-themes.yaml'), join(folder, 'policy-themes.yaml'));
    await cp(join(SEED, 'learning-cards'), join(folder, 'learning-cards'), { recursive: true });
    await cp(join(SEED, 'hooks'), join(folder, 'hooks'), { recursive: true });
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['a theme that is in no list', (text: string) => text.replace(/themes: \[/, 'themes: [nergens, '), 'nergens'],
    ['no answer', (text: string) => text.replace(/^ {4}answer: .*\n/m, ''), 'answer'],
    ['no English', (text: string) => text.replace(/^ {2}en:\n( {4}.*\n)+/m, ''), 'en'],
    [
      'a source without its sentence',
      (text: string) => text.replace(/, sentence: "[^"]*"|^ {4}sentence: .*\n/m, ''),
      'sentence',
    ],
    ['what is no YAML', () => '- id: [', 'YAML'],
    ['an id that is taken', (text: string) => `${text}\n${text}`, 'twice'],
  ])('refuses a card with %s, and names the file', async (_what, edit, problem) => {
    const file = join(folder, 'learning-cards', 'interview.yaml');
    await writeFile(file, edit(await readFile(file, 'utf8')));
    await expect(readLearningContent(folder)).rejects.toMatchObject({
      code: 'learning-content.bad-library',
      message: expect.stringMatching(new RegExp(`learning-cards[\\s\\S]*${problem}`)),
    });
  });

  it('takes cards that somebody wrote in the same form', async () => {
    const content = await readFile(join(SEED, 'learning-cards', 'interview.yaml'), 'utf8');
    expect(parseCards('eigen.yaml', content, vocabulary).length).toBeGreaterThan(0);
    expect(() => parseCards('eigen.yaml', '[]', vocabulary)).toThrow(/eigen\.yaml/);
  });
});
