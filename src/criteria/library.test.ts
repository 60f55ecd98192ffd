import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { readModels } from '../understanding/model-file.ts';
import { readWordings } from './early.ts';
import { CRITERIA_FOLDER } from './folder.ts';
import { readGroupExamples } from './group-examples.ts';
import { GROUP_WEIGHTS_FILE } from './groups.ts';
import { KINDS, LEVELS, THEMES } from './labels.ts';
import { articlesIn, citedText, LAW_FILE, readLaw } from './law.ts';
import { EVERY_GROUP, OTHER_GROUP, readEnglish, readLibrary } from './library.ts';

const { criteria, groups } = await readLibrary();
const law = await readLaw();
const articles = articlesIn(await readFile(LAW_FILE, 'utf8'));

const read = async (name: string) => readFile(join(CRITERIA_FOLDER, name), 'utf8');

interface Page {
  title: string;
  url: string | null;
  document?: string;
  passages: Record<string, string>;
}

async function sources(): Promise<Record<string, Page>> {
  return parseYaml(await read('sources.yaml'));
}

/** Names of labels, by which one is told apart from any other word. */
const LABEL =
  /\b(FSC|PEFC|EU Ecolabel|Milieukeur|Fairtrade|TCO Certified|EPEAT|Kleurkeur|Groenkeur|PlanetProof|PSO|CO2-Prestatieladder|ISO \d+|WCAG-EM|EN 301 549|Het Nieuwe Draaien)\b/;

describe('the library of criteria', () => {
  it('has two openings of an assignment for each theme, on a source that is known', async () => {
    const wordings = await readWordings();
    for (const theme of THEMES) expect(wordings.filter((one) => one.theme === theme)).toHaveLength(2);
    const early = parseYaml(await readFile(join(CRITERIA_FOLDER, 'early.yaml'), 'utf8'));
    const pages = parseYaml(await readFile(join(CRITERIA_FOLDER, 'sources.yaml'), 'utf8'));
    const [page, passage] = early.source.split('/');
    expect(pages[page].passages[passage]).toEqual(expect.any(String));
  });

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

  it('rests on sources that are all used', async () => {
    const used = new Set(criteria.map(({ source }) => source.title));
    for (const [id, page] of Object.entries(await sources()))
      expect(used.has(page.title), `${id} is not used`).toBe(true);
  });

  it('opens every source: the sentence stands in what was stored of the page, with its address, the day it was read and what is round it', async () => {
    for (const [id, { url, document, passages }] of Object.entries(await sources())) {
      const text = await read(document ?? `pages/${id}.md`);
      for (const passage of Object.values(passages)) expect(text, id).toContain(document ? passage : `> ${passage}\n`);
      if (document !== undefined) continue;
      expect(url, id).toMatch(/^https?:\/\//);
      expect(text, id).toContain(`, ${url}\n`);
      expect(text, id).toMatch(/^Read on 20\d\d-\d\d-\d\d/m);
      const said = text.split('\n').filter((line) => line !== '' && !line.startsWith('>'));
      expect(said.at(-1)?.length, `${id}: what is round it`).toBeGreaterThan(60);
    }
  });

  it('keeps no page that nothing rests on', async () => {
    const pages = new Set((await readdir(join(CRITERIA_FOLDER, 'pages'))).map((name) => name.replace('.md', '')));
    const known = Object.entries(await sources()).flatMap(([id, page]) => (page.document ? [] : [id]));
    expect([...pages].sort()).toEqual([...known, 'social-return', 'thresholds'].sort());
  });

  it('takes its amounts from what was stored of their sources', async () => {
    const ofSocialReturn = await read('pages/social-return.md');
    for (const rule of parseYaml(await read('social-return.yaml'))) {
      const line = ofSocialReturn.split('\n').find((one) => one.includes(`${rule.url}:`)) ?? '';
      expect(line, rule.name).toContain(`€ ${rule.threshold.toLocaleString('nl-NL')}`);
      expect(line, rule.name).toContain(rule.percentage ?? '');
    }
    const { years, local, state, source, outdated } = parseYaml(await read('thresholds.yaml'));
    const ofThresholds = await read('pages/thresholds.md');
    const row = ofThresholds.split('\n').find((line) => line.startsWith(`| ${years.join(' and ')}`));
    expect(row).toBe(
      `| ${years.join(' and ')} | ${local.works} | ${state.supplies} | ${local.supplies} | ${local.social} |`,
    );
    expect(ofThresholds).toContain(`${source.title} of ${source.date}`);
    for (const amount of [215000, 221000, 5382000, 5538000]) expect(outdated).toContain(amount);
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

describe('what the library says in English', () => {
  it('is all it says to who buys, and what each article says, in words that are no Dutch', async () => {
    const { whyKind, criteria: byId, articles: says } = await readEnglish();
    expect(Object.keys(byId).sort()).toEqual(criteria.map(({ id }) => id).sort());
    expect(Object.keys(whyKind).sort()).toEqual([...new Set(criteria.map((one) => one.whyKind))].sort());
    expect(Object.keys(says).sort()).toEqual([...law.keys()].sort());
    for (const said of [...Object.values(whyKind), ...Object.values(byId).flat(), ...Object.values(says)])
      expect(said).not.toMatch(/\b(de|het|een|zonder|met|voor|van|bij|niet|geen|opdracht)\b/i);
    for (const { id, english, proportionality, whenNotToUse } of criteria) {
      // What is forbidden in one is forbidden in the other.
      expect(/^(Nooit|Never)/.test(english.whenNotToUse), id).toBe(/^Nooit/.test(whenNotToUse));
      expect(english.proportionality, id).not.toBe(proportionality);
    }
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
