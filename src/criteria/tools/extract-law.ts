/**
 * Takes the articles that `articles.yaml` cites out of the text of the law, letter by letter, into `law.md`:
 *
 *     node src/criteria/tools/extract-law.ts <the Aanbestedingswet 2012 as text, one heading "Artikel 2.75" a line>
 */
import { readFile, writeFile } from 'node:fs/promises';
import { articlesIn, citedPlace, LAW_FILE, readLaw } from '../law.ts';

const [file = ''] = process.argv.slice(2);
const articles = articlesIn(await readFile(file, 'utf8'));
const cited = [...new Set([...(await readLaw()).keys()].map((citation) => citedPlace(citation).article))];
const parts = cited.map((article) => {
  const text = articles.get(article);
  if (text === undefined) throw new Error(`The text has no article ${article}`);
  return `## Artikel ${article}\n\n${text.replace(/\n\n+/g, '\n')}\n`;
});
const head =
  '# Aanbestedingswet 2012\n\nGeldend van 01-09-2025, geraadpleegd op 05-11-2025. Alleen de artikelen die worden aangehaald.\n';
await writeFile(LAW_FILE, `${[head, ...parts].join('\n')}`);
