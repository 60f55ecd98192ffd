import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../cli/commands.ts';
import { setRetentionTerm } from '../../people/retention-terms.ts';
import type { PersonalDataPart, Receiver } from '../../store/personal-data.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { notDutchIn } from '../../testing/dutch.ts';
import { runCommand } from '../../testing/run-cli.ts';
import { serveLinks } from '../../testing/served-links.ts';
import { readConfig } from '../config.ts';
import { FOLDERS } from '../folders.ts';
import { PERSONAL_DATA } from '../personal-data.ts';
import { retentionDefaults } from '../retention.ts';
import { accessibilityStatement, axeFindings } from './accessibility.ts';
import { LOOKED_AT } from './accessibility-looked.ts';
import { algorithmEntry, algorithmSchema, missingIn } from './algorithm-register.ts';
import { billOfMaterials } from './bill-of-materials.ts';
import { MEASURES } from './bio2-measures.ts';
import { dpia, POINTS } from './dpia.ts';
import { RISKS } from './dpia-risks.ts';
import { type Facts, readFacts } from './facts.ts';
import { makePapers } from './papers.ts';
import { activitiesOf, processingRegister } from './processing-register.ts';

/** Dutch in this genre, or names, which are words of English texts as well. */
const GENRE: ReadonlySet<string> = new Set('back up links ten policy platform model small example label'.split(' '));

const CONFIG = readConfig({
  ORGANISATION_NAME: 'Gemeente Voorbeeld',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'geheim-geheim',
  OPENAI_BASE_URL: 'https://model.example.nl/v1',
  OPENAI_MODEL: 'een-model',
  SMTP_URL: 'smtps://u:p@mail.example.nl:465',
  MAIL_FROM: 'bot@example.nl',
});

let database: TestDatabase;
let facts: Facts;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.prisma.organisation.create({ data: { slug: 'voorbeeld', name: 'Gemeente Voorbeeld' } });
  await database.prisma.$transaction((tx) =>
    setRetentionTerm(tx, retentionDefaults(CONFIG.retention), { kind: 'conversations', days: 45, by: null }),
  );
  facts = await readFacts(database.prisma, CONFIG, { contact: 'privacy@voorbeeld.nl' });
});

afterAll(() => database.drop());

describe('the register of processing', () => {
  it('says of every table with personal data what stands in it, and names each of its columns', () => {
    for (const { tables, processing } of PERSONAL_DATA) {
      expect(Object.keys(processing.data).toSorted()).toEqual(Object.keys(tables).toSorted());
    }
    const registered = activitiesOf(facts).flatMap((activity) => activity.tables);
    expect(registered.filter(({ columns, data }) => columns.length === 0 || data === '')).toEqual([]);
    const text = processingRegister(facts);
    for (const { table, columns } of registered) {
      expect(text).toContain(`| \`${table}\` | `);
      expect(text).toContain(columns.join(', '));
    }
  });

  it('tells the terms in force, as an administrator changed them', () => {
    const text = processingRegister(facts);
    expect(text).toContain('vraag en antwoord: 45 dagen na het antwoord');
    expect(text).toContain('de tekst: 7 dagen na de ontvangst');
  });

  it.each([
    ['model', 'llm'],
    ['mail', 'mail'],
  ] as const)('names the %s as a receiver of every part that reaches for it', async (receiver: Receiver, folder) => {
    const reaching: string[] = [];
    for await (const file of glob('src/**/*.ts', { cwd: FOLDERS.project })) {
      if (/\.test\.ts$|src\/(testing|app|cli|llm|mail|understanding)\//.test(file)) continue;
      const text = await readFile(join(FOLDERS.project, file), 'utf8');
      if (new RegExp(`from '(\\.\\./)+${folder}/`).test(text)) reaching.push(file);
    }
    expect(reaching.length).toBeGreaterThan(0);
    const folders = new Set(
      reaching.map((file) =>
        file
          .split('/')
          .slice(1, file.includes('features/') ? 3 : 2)
          .join('/'),
      ),
    );
    for (const part of await partsIn(folders)) expect(part.processing.receivers, part.name).toContain(receiver);
  });

  it('names only receivers that are configured', async () => {
    const bare = await readFacts(database.prisma, readConfig({}), {});
    const all = processingRegister(bare);
    expect(all).not.toContain('Salesforce');
    expect(all).toContain('Er is geen taalmodel ingesteld');
    expect(processingRegister(facts)).toContain('taalmodel een-model op model.example.nl');
  });

  it('is of an organisation that exists', async () => {
    await expect(readFacts(database.prisma, CONFIG, { organisation: 'nergens' })).rejects.toMatchObject({
      code: 'papers.unknown-organisation',
    });
    expect((await readFacts(database.prisma, CONFIG, { organisation: 'voorbeeld' })).organisation).toBe(
      'Gemeente Voorbeeld',
    );
  });
});

describe('the entry for the Algoritmeregister', () => {
  it('is as the standard wants it', () => {
    expect(algorithmSchema.safeParse(algorithmEntry(facts)).error?.issues ?? []).toEqual([]);
  });

  it('names what is still to be given', () => {
    expect(missingIn(algorithmEntry({ ...facts, contact: null, organisation: null }))).toEqual([
      'organization',
      'contact_email',
    ]);
  });

  it('says which model writes', () => {
    expect(algorithmEntry(facts).methods_and_models).toContain('een-model op model.example.nl');
    expect(algorithmEntry({ ...facts, model: null }).methods_and_models).toContain('letterlijke citaten');
  });
});

describe('the bill of materials', () => {
  it('is valid CycloneDX 1.6', async () => {
    const bill = await billOfMaterials(facts);
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    expect(await validator.validate(JSON.stringify(bill))).toBeNull();
  });

  it('holds every package that runs, what each needs, and the encoder', async () => {
    const { components, dependencies } = await billOfMaterials(facts);
    const { dependencies: direct } = JSON.parse(await readFile(join(FOLDERS.project, 'package.json'), 'utf8'));
    const names = new Set(components.map(({ name }) => name));
    expect(Object.keys(direct).filter((name) => !names.has(name))).toEqual([]);
    expect(names).not.toContain('vitest');
    expect(components).toContainEqual(expect.objectContaining({ type: 'machine-learning-model' }));
    const refs = new Set([...components.map((one) => one['bom-ref']), `impactmakelaar@${facts.version}`]);
    expect(dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter((ref) => !refs.has(ref))).toEqual(
      [],
    );
    const pg = dependencies.find(({ ref }) => ref.startsWith('pg@'));
    expect(pg?.dependsOn.some((ref) => ref.startsWith('pg-pool@'))).toBe(true);
  });
});

describe('the measures of BIO2', () => {
  it('are the 93 of ISO 27002:2022', () => {
    const numbers = MEASURES.map(({ control }) => control);
    const count = (theme: number, most: number) =>
      Array.from({ length: most }, (_, index) => `${theme}.${String(index + 1).padStart(2, '0')}`);
    expect(numbers).toEqual([...count(5, 37), ...count(6, 8), ...count(7, 14), ...count(8, 34)]);
  });

  it('are met where they say so', () => {
    const missing = MEASURES.flatMap(({ places }) => places).filter((place) =>
      'file' in place ? !existsSync(join(FOLDERS.project, place.file)) : !(place.command in COMMANDS),
    );
    expect(missing).toEqual([]);
    expect(MEASURES.filter(({ program, places }) => (program === null) !== (places.length === 0))).toEqual([]);
  });
});

describe('the beginning of a DPIA', () => {
  it('has the seventeen points of the model in their order', () => {
    const heads = [...dpia(facts).matchAll(/^### (\d+)\. (.+)$/gm)].map(([, number, point]) => [Number(number), point]);
    expect(heads).toEqual(POINTS.map((point, index) => [index + 1, point]));
  });

  it('leans on measures that are there', () => {
    const met = new Set(MEASURES.flatMap(({ control, program }) => (program ? [control] : [])));
    expect(RISKS.flatMap(({ controls }) => controls).filter((control) => !met.has(control))).toEqual([]);
  });
});

describe('the accessibility statement', () => {
  it('tells what axe found on every page that is served, with the axe that is installed', async () => {
    const { axe, findings } = await axeFindings();
    const seeded = await createTestDatabase({ seeded: true });
    const links = await serveLinks(seeded.prisma, { signingKey: randomBytes(32), publicUrl: 'https://bot.example.nl' });
    await seeded.drop();
    const pages = new Set(findings.map(({ page }) => page));
    expect([...links.keys()].filter((path) => !pages.has(path))).toEqual([]);
    const { devDependencies } = JSON.parse(await readFile(join(FOLDERS.project, 'package.json'), 'utf8'));
    expect(axe).toBe(devDependencies['axe-core']);
    const text = await accessibilityStatement(facts);
    for (const path of links.keys()) expect(text).toContain(`\`${path}\``);
  });

  it('says of all that is open what it means for people', () => {
    expect(LOOKED_AT.filter(({ state, effect }) => (state === 'open') !== (effect !== undefined))).toEqual([]);
  });
});

describe('all of them', () => {
  it('say that no lawyer has read them', async () => {
    const { papers } = await makePapers(facts);
    for (const { file, text } of papers.filter(({ file }) => file.endsWith('.md'))) {
      expect(text, file).toContain('geen jurist naar gekeken');
    }
    expect(papers[0]?.text).toContain('sbom.cdx.json');
  });

  it('are written by the command', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'papers-'));
    const args = ['papers', folder, '--json', '--contact', 'privacy@voorbeeld.nl'];
    const { stdout, code } = await runCommand(args, { DATABASE_URL: database.url });
    expect(code).toBe(0);
    const { files, missing } = JSON.parse(stdout);
    expect(files).toEqual((await readdir(folder)).toSorted((a, b) => files.indexOf(a) - files.indexOf(b)));
    expect(missing).toEqual([]);
    expect(JSON.parse(await readFile(join(folder, 'verwerkingsregister.json'), 'utf8'))).toMatchObject({
      controller: 'Gemeente Voorbeeld',
    });
    await rm(folder, { recursive: true });
  });

  it('are in Dutch', () => {
    const words = [
      ...PERSONAL_DATA.flatMap(({ processing }) => [processing.purpose, ...Object.values(processing.data)]),
      ...MEASURES.flatMap(({ program, organisation }) => [program ?? '', organisation]),
      ...LOOKED_AT.flatMap(({ what, seen, effect }) => [what, seen, effect ?? '']),
      ...RISKS.flatMap(({ risk, cause, measure, left }) => [risk, cause, measure, left]),
      ...Object.values(algorithmEntry(facts)).filter((text) => typeof text === 'string' && text.length > 50),
    ];
    const found = words.flatMap((text) =>
      notDutchIn(String(text).replaceAll(/`[^`]*`/g, ''))
        .filter((word) => !GENRE.has(word))
        .map((word) => `${word}: ${text}`),
    );
    expect(found).toEqual([]);
  });
});

async function partsIn(folders: ReadonlySet<string>): Promise<PersonalDataPart[]> {
  const parts: PersonalDataPart[] = [];
  for (const folder of folders) {
    const file = join(FOLDERS.project, 'src', folder, 'personal-data.ts');
    if (!existsSync(file)) continue;
    const module: Record<string, unknown> = await import(file);
    parts.push(...PERSONAL_DATA.filter((part) => Object.values(module).includes(part)));
  }
  return parts;
}
