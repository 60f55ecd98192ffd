import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { CRITERIA_FOLDER } from './folder.ts';
import { readEnglish } from './library.ts';

/** A paragraph of the Aanbestedingswet 2012 that may be cited: "2.78a lid 3". */
const articleSchema = z.strictObject({
  says: z.string().min(1),
  /** Words of the law itself. */
  quote: z.string().min(1),
  /** Holds for social and other specific services too (article 2.39, second paragraph). */
  social: z.boolean().default(false),
  /** Holds below the European threshold: always, after an announcement, or for several who were invited. */
  below: z.enum(['always', 'announced', 'invited']).optional(),
});
export type Article = z.infer<typeof articleSchema> & { english: string };
export type Law = ReadonlyMap<string, Article>;

const ARTICLES_FILE = join(CRITERIA_FOLDER, 'articles.yaml');
export const LAW_FILE = join(CRITERIA_FOLDER, 'law.md');

/** What may be cited, by how it is cited. */
export async function readLaw(): Promise<Law> {
  const read = z.record(z.string(), articleSchema).parse(parseYaml(await readFile(ARTICLES_FILE, 'utf8')));
  const { articles } = await readEnglish();
  return new Map(
    Object.entries(read).map(([citation, article]) => [
      citation,
      { ...article, english: articles[citation] ?? article.says },
    ]),
  );
}

/** "2.78a lid 3" → article 2.78a, paragraph 3; without a paragraph the whole article. */
export function citedPlace(citation: string): { article: string; paragraph: number | null } {
  const [, article = citation, paragraph] = /^(\d+\.\d+[a-z]?)(?: lid (\d+))?$/.exec(citation) ?? [];
  return { article, paragraph: paragraph === undefined ? null : Number(paragraph) };
}

/** The articles of a text of the law, by number, each with its text. */
export function articlesIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const heading = /^(?:## )?Artikel (\d+\.\d+[a-z]?)$/;
  const ends = /^(§|Afdeling |Hoofdstuk |Deel \d)/;
  let article: string | null = null;
  for (const line of text.split('\n')) {
    const next = heading.exec(line)?.[1];
    if (next !== undefined) article = next;
    else if (ends.test(line)) article = null;
    else if (article !== null) found.set(article, `${found.get(article) ?? ''}${line}\n`);
  }
  return new Map([...found].map(([number, lines]) => [number, lines.trim()]));
}

/** The text that a citation stands for; null: there is no such article or paragraph. */
export function citedText(articles: ReadonlyMap<string, string>, citation: string): string | null {
  const { article, paragraph } = citedPlace(citation);
  const text = articles.get(article);
  if (text === undefined) return null;
  if (paragraph === null) return text;
  const paragraphs = text.split(/\n(?=\d+\.\t)/);
  return paragraphs.find((one) => one.startsWith(`${paragraph}.\t`)) ?? null;
}
