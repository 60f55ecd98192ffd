import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../chat/language.ts';
import { AppError } from '../errors.ts';
import { onceAFile } from '../store/once-a-file.ts';
import { prepared } from '../store/prepared.ts';

/** A date as precise as it is known. */
const partialDateSchema = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'expected 2023, 2023-02 or 2023-02-03');

const frontMatterSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  language: z.enum(LANGUAGES),
  source: z.string(),
  date: partialDateSchema.nullish(),
  themes: z.array(z.string()).min(1),
  validFrom: partialDateSchema.nullish(),
  validUntil: partialDateSchema.nullish(),
  aliases: z.array(z.string()).default([]),
});

const sourceSchema = z.strictObject({
  title: z.string().min(1),
  publisher: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }).nullable(),
  date: partialDateSchema.nullable(),
  /** The sentences of the publication that say what is told after it, in its own words. */
  says: z.array(z.string().min(1)).min(1).optional(),
});

export type ArticleSource = z.infer<typeof sourceSchema>;

/** An article of our own, as it stands in `prisma/seed/articles`. */
export interface Article {
  /** The same for both languages of an article. */
  id: string;
  title: string;
  language: Language;
  date: string | null;
  themes: string[];
  aliases: string[];
  validFrom: string | null;
  validUntil: string | null;
  /** Questions near what it tells that it has no answer to: those it must not be quoted for. */
  notHeld: string[];
  sections: ArticleSection[];
  /** SHA-256 of the file and of the sources it names, in hex. */
  contentHash: string;
}

export interface ArticleSection {
  /** Mostly the question that the section answers. */
  heading: string;
  /** Other ways in which colleagues ask the same. */
  askedAs: string[];
  text: string;
  /** Key of the publication that the section rests on. */
  source: string;
}

/** All articles and the sources they name. */
export interface ArticleCollection {
  articles: Article[];
  sources: Map<string, ArticleSource>;
}

/**
 * Reads a folder with `articles/*.md` and `sources/*.yaml`.
 *
 * @throws AppError `knowledge.article` that names the file and what is wrong with it
 */
export async function readArticles(folder: string): Promise<ArticleCollection> {
  const sources = new Map<string, ArticleSource>();
  for (const { name, content } of await filesIn(join(folder, 'sources'), '.yaml')) {
    const read = z.record(z.string(), sourceSchema).safeParse(parseYaml(content));
    if (!read.success) throw articleError(name, z.prettifyError(read.error));
    for (const [key, source] of Object.entries(read.data)) sources.set(key, source);
  }
  const files = await filesIn(join(folder, 'articles'), '.md');
  return { articles: files.map(({ name, content }) => parseArticle(name, content, sources)), sources };
}

const collectionSchema = z.object({
  articles: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      language: z.enum(LANGUAGES),
      date: z.string().nullable(),
      themes: z.array(z.string()),
      aliases: z.array(z.string()),
      validFrom: z.string().nullable(),
      validUntil: z.string().nullable(),
      notHeld: z.array(z.string()),
      sections: z.array(
        z.object({ heading: z.string(), askedAs: z.array(z.string()), text: z.string(), source: z.string() }),
      ),
      contentHash: z.string(),
    }),
  ),
  sources: z.array(z.tuple([z.string(), sourceSchema])),
});

/** The same, read once for many starts, and once a process: taking Markdown apart takes half a second. */
export const readPreparedArticles = onceAFile(readPrepared, async (folder) =>
  (await Promise.all(PARTS.map(([part, extension]) => pathsIn(join(folder, part), extension)))).flat(),
);

async function readPrepared(folder: string): Promise<ArticleCollection> {
  const files = (await Promise.all(PARTS.map(([part, extension]) => filesIn(join(folder, part), extension)))).flat();
  const program = await readFile(import.meta.filename, 'utf8');
  const madeOf = [program, ...files.flatMap(({ name, content }) => [name, content])];
  const { articles, sources } = await prepared({ name: 'articles', madeOf, schema: collectionSchema }, async () => {
    const made = await readArticles(folder);
    return { articles: made.articles, sources: [...made.sources] };
  });
  return { articles, sources: new Map(sources) };
}

/** What a collection is made of: a folder, and what its files end in. */
const PARTS = [
  ['sources', '.yaml'],
  ['articles', '.md'],
] as const;

async function pathsIn(folder: string, extension: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(extension)).sort();
  return names.map((name) => join(folder, name));
}

async function filesIn(folder: string, extension: string): Promise<{ name: string; content: string }[]> {
  const paths = await pathsIn(folder, extension);
  return Promise.all(paths.map(async (name) => ({ name, content: await readFile(name, 'utf8') })));
}

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;
/** A paragraph with other ways to ask what the section answers, each with its question mark. */
const ASKED_AS = /^(?:Ook gevraagd|Also asked): (.+)$/;
/** A paragraph before the first section with questions near what the article tells that it has no answer to. */
const NOT_HELD = /^(?:Staat er niet in|Not in it): (.+)$/;
/** The last line of a section that rests on a source of its own. */
const SECTION_SOURCE = /^(?:Bron|Source): ([a-z0-9-]+)$/;

/**
 * @param name the file, for the message of an error
 * @throws AppError `knowledge.article`
 */
export function parseArticle(name: string, content: string, sources: ReadonlyMap<string, ArticleSource>): Article {
  const match = FRONT_MATTER.exec(content);
  if (!match?.[1]) throw articleError(name, 'It does not begin with front matter between two lines of ---.');
  const front = frontMatterSchema.safeParse(parseYaml(match[1]));
  if (!front.success) throw articleError(name, z.prettifyError(front.error));
  const { source, date, validFrom, validUntil, ...rest } = front.data;
  const document = fromMarkdown(content.slice(match[0].length));
  const sections = sectionsOf(document, source);
  if (sections.length === 0) throw articleError(name, 'It has no section (## heading with text).');
  const missing = sections.find((section) => !sources.has(section.source));
  if (missing) throw articleError(name, `The source ${missing.source} is in no file of sources.`);
  const told = [content, ...sections.map((section) => JSON.stringify(shownOf(sources.get(section.source))))];
  return {
    ...rest,
    date: date ?? null,
    validFrom: validFrom ?? null,
    validUntil: validUntil ?? null,
    notHeld: questionsIn(preface(document), NOT_HELD),
    sections,
    contentHash: createHash('sha256').update(told.join('\n')).digest('hex'),
  };
}

/** What readers see of a source; its sentences are for who looks whether the article is right. */
function shownOf(source: ArticleSource | undefined): Omit<ArticleSource, 'says'> | undefined {
  if (!source) return undefined;
  const { says: _, ...shown } = source;
  return shown;
}

/** What stands before the first section. */
function preface({ children }: Root): string[] {
  const end = children.findIndex(({ type }) => type === 'heading');
  return children.slice(0, Math.max(0, end)).map(blockText);
}

/** The questions, each with its question mark, of the paragraphs with a label. */
function questionsIn(blocks: readonly string[], labelled: RegExp): string[] {
  const questions = blocks.flatMap((block) => labelled.exec(block)?.[1]?.match(/[^?]+\?/g) ?? []);
  return questions.map((question) => question.trim());
}

function sectionsOf(document: Root, articleSource: string): ArticleSection[] {
  const sections: ArticleSection[] = [];
  let heading: string | null = null;
  let blocks: string[] = [];
  const close = () => {
    const last = SECTION_SOURCE.exec(blocks.at(-1) ?? '')?.[1];
    const told = last ? blocks.slice(0, -1) : blocks;
    const text = told.filter((block) => !ASKED_AS.test(block)).join('\n\n');
    if (heading !== null && text !== '') {
      sections.push({ heading, askedAs: questionsIn(told, ASKED_AS), text, source: last ?? articleSource });
    }
    blocks = [];
  };
  for (const node of document.children) {
    if (node.type === 'heading') {
      close();
      heading = textOf(node);
    } else {
      blocks.push(blockText(node));
    }
  }
  close();
  return sections;
}

function blockText(node: RootContent): string {
  if (node.type === 'list') return node.children.map((item) => `- ${textOf(item)}`).join('\n');
  return textOf(node).replace(/\s*\n\s*/g, ' ');
}

function articleError(name: string, problem: string): AppError {
  return new AppError({ code: 'knowledge.article', message: `${name}: ${problem}` });
}
