import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { readModels } from '../understanding/model-file.ts';
import { CRITERIA_FOLDER } from './folder.ts';
import { readGroupExamples } from './group-examples.ts';
import { GROUP_WEIGHTS_FILE } from './groups.ts';
import { KINDS, LEVELS, THEMES } from './labels.ts';
import { articlesIn, citedText, LAW_FILE, readLaw } from './law.ts';
import { EVERY_GROUP, OTHER_GROUP, readLibrary } from './library.ts';

const { criteria, groups } = await readLibrary();
const law = await readLaw();
const articles = articlesIn(await readFile(LAW_FILE, 'utf8'));

/** Names of labels, by which one is told apart from any other word. */
const LABEL =
  /\b(FSC|PEFC|EU Ecolabel|Milieukeur|Fairtrade|TCO Certified|EPEAT|Kleurkeur|Groenkeur|PlanetProof|PSO|CO2-Prestatieladder|ISO \d+|WCAG-EM|EN 301 549|Het Nieuwe Draaien)\b/;

describe('the library of criteria', () => {
  it('has at least ninety criteria, each with a name of its own', () => {
    expect(criteria.length).toBeGreaterThanOrEqual(90);
    expect(new Set(criteria.map(({ id }) => id)).size).toBe(criteria.length);
    expect(new Set(criteria.map(({ text }) => text)).size).toBe(criteria.length);
  });

  it('covers every theme, kind and level, and every product group with criteria of its own', () => {
    for (const theme of THEMES) {
      const ofTheme = criteria.filter((one) => one.theme === theme);
      expect(new Set(ofTheme.map(({ kind }) => kind)).size, theme).toBeGreaterThanOrEqual(3);
      expect(
        ofTheme.some(({ productGroups }) => productGroups.includes(EVERY_GROUP)),
        theme,
      ).toBe(true);
    }
    for (const kind of KINDS)
      expect(
        criteria.some((one) => one.kind === kind),
        kind,
      ).toBe(true);
    for (const level of LEVELS)
      expect(
        criteria.some((one) => one.level === level),
        level,
      ).toBe(true);
    for (const { id } of groups.filter((group) => group.id !== OTHER_GROUP)) {
      const own = criteria.filter(({ productGroups }) => productGroups.includes(id));
      expect(own.length, id).toBeGreaterThanOrEqual(4);
      expect(new Set(own.map(({ theme }) => theme)).size, id).toBeGreaterThanOrEqual(3);
    }
    const known = [EVERY_GROUP, ...groups.map(({ id }) => id)];
    for (const { id, productGroups } of criteria) expect(known, id).toEqual(expect.arrayContaining(productGroups));
  });

  it('says of each criterion for goods or works whether it is also for keeping them in order', () => {
    const made = groups.filter(({ contract }) => contract === 'works' || contract === 'supplies').map(({ id }) => id);
    const own = criteria.filter(({ productGroups }) => productGroups.every((id) => made.includes(id)));
    for (const { id, fits } of own) expect(fits.contracts, id).toBeDefined();
  });

  it('can put something of every theme into a contract in whatever stage it is', () => {
    for (const theme of THEMES) {
      const late = criteria.filter((one) => one.theme === theme && one.kind === 'contractbepaling');
      expect(
        late.some(({ productGroups }) => productGroups.includes(EVERY_GROUP)) || theme === 'circulair',
        theme,
      ).toBe(true);
    }
  });

  it('cites only paragraphs that say so in the law, and nothing of a directive', () => {
    for (const [citation, { quote }] of law) expect(citedText(articles, citation) ?? '', citation).toContain(quote);
    for (const { id, legalBasis, ...rest } of criteria) {
      for (const citation of legalBasis) expect(law.has(citation), `${id}: ${citation}`).toBe(true);
      expect(JSON.stringify(rest), id).not.toMatch(/richtlijn \d|\bart(ikel|\.) ?\d/i);
    }
  });

  it('demands no label without what is equivalent to it', () => {
    for (const { id, text, verification } of criteria) {
      for (const part of [text, verification]) {
        if (LABEL.test(part)) expect(part, id).toMatch(/gelijkwaardig|eerste instantie/);
      }
    }
  });

  it('favours nobody for where he is', () => {
    for (const { id, text, scoring } of criteria) {
      expect(`${text} ${scoring ?? ''}`, id).not.toMatch(
        /\b(lokale?|plaatselijke?|regionale?|Overijssel|Twente|Zwolle|uit de (regio|buurt|gemeente|provincie)|gevestigd)\b/i,
      );
    }
  });

  it('gives a weight that leaves room for price and quality', () => {
    for (const { id, weight } of criteria) {
      if (weight) expect(weight.min <= weight.max && weight.max <= 30, id).toBe(true);
    }
  });

  it('rests on sources that are all used, and on the words of the law where that is the source', async () => {
    const read = async (name: string) => readFile(join(CRITERIA_FOLDER, name), 'utf8');
    const pages: Record<
      string,
      { title: string; url: string | null; document?: string; passages: Record<string, string> }
    > = parseYaml(await read('sources.yaml'));
    const used = new Set(criteria.map(({ source }) => source.title));
    for (const [id, page] of Object.entries(pages)) {
      expect(used.has(page.title), `${id} is not used`).toBe(true);
      if (page.document === undefined) {
        expect(page.url, id).toMatch(/^https?:\/\//);
        continue;
      }
      const text = await read(page.document);
      for (const passage of Object.values(page.passages)) expect(text, id).toContain(passage);
    }
  });

  it('calls each criterion something in English too, of its own', () => {
    const titles = criteria.map(({ titleEn }) => titleEn);
    for (const { id, title, titleEn } of criteria) {
      expect(titleEn, id).not.toBe(title);
      // No Dutch word slipped in.
      expect(titleEn, id).not.toMatch(/\b(de|het|een|zonder|met|voor|van|bij)\b/i);
    }
    const groups = (of: readonly string[]) =>
      [...Map.groupBy(of, (one) => one).values()].map(({ length }) => length).toSorted();
    expect(groups(titles)).toEqual(groups(criteria.map(({ title }) => title)));
  });
});

describe('what is learned of product groups', () => {
  it('was learned from the examples as they are, of every group', async () => {
    const { examples, digest } = await readGroupExamples();
    const learned = 'Learn them again: node src/criteria/tools/learn-groups.ts';
    expect((await readModels(GROUP_WEIGHTS_FILE)).digest, learned).toBe(digest);
    expect([...new Set(examples.map(({ label }) => label))].sort()).toEqual(
      [...groups.map(({ id }) => id), 'none'].sort(),
    );
  });
});
