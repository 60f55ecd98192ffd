import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FOLDERS } from '../../app/folders.ts';
import { LANGUAGES } from '../../chat/language.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import { passagesOfBlocks } from '../../knowledge/passages-of-blocks.ts';
import { createDocumentReader } from '../../knowledge/reading/document-reader.ts';
import { articlePassages, barePassage, type Collection, ownCollections, readCollection } from './retrieval.ts';

const SAMPLES = join(FOLDERS.project, '..', 'shared', 'samples');
const LAW = 'aanbestedingswet-2012-geldend-2025-09.md';
/** A section of an article in so many is asked for: all of them take long, and say the same. */
const ONE_SECTION_IN = 3;

/** What is searched in, and for what; of no passage is told how people ask for it. */
export interface RetrievalSet {
  name: 'own' | 'articles' | 'kamervragen' | 'law';
  collections: readonly Collection[];
}

/** Four sets that have nothing to do with each other; two of them are made of files beside the project. */
export async function retrievalSets(): Promise<RetrievalSet[]> {
  const own = (await ownCollections()).map((one) => ({ ...one, passages: one.passages.map(withoutAskedAs) }));
  return [
    { name: 'own', collections: own },
    { name: 'articles', collections: await articleCollections() },
    { name: 'kamervragen', collections: [await readCollection(join(SAMPLES, 'retrieval-kamervragen'), 'nl')] },
    { name: 'law', collections: [await lawCollection()] },
  ];
}

function withoutAskedAs(passage: KnownPassage): KnownPassage {
  return { ...passage, askedAs: [] };
}

/** The last way in which people ask for a section, which is found again among all of them. */
async function articleCollections(): Promise<Collection[]> {
  const passages = await articlePassages();
  return LANGUAGES.map((language) => {
    const own = passages.filter((passage) => passage.language === language);
    const queries = own
      .filter((_, at) => at % ONE_SECTION_IN === 0)
      .flatMap(({ id, askedAs = [] }) => askedAs.slice(-1).map((text) => ({ text, relevant: new Map([[id, 1]]) })));
    return { language, passages: own.map(withoutAskedAs), unit: 'passage', queries };
  });
}

/** What stands above parts of the law, as a question for what stands below it; there it is left out. */
async function lawCollection(): Promise<Collection> {
  const bytes = await readFile(join(SAMPLES, 'documents', LAW));
  const read = await createDocumentReader().readDocument(bytes, { name: LAW });
  const under = new Map<string, Map<string, number>>();
  const passages = passagesOfBlocks(read.blocks, 'nl').map(({ headings, text }, at) => {
    const id = String(at);
    for (const heading of headings.flatMap(named)) under.set(heading, (under.get(heading) ?? new Map()).set(id, 1));
    return { ...barePassage(id, 'law', 'nl'), text, position: at };
  });
  const queries = [...under].map(([text, relevant]) => ({ text, relevant }));
  return { language: 'nl', passages, unit: 'passage', queries };
}

/** A part that has a name ("Afdeling 2.1.2. Raming van de waarde"): without its number. "Artikel 2.3" has none. */
function named(heading: string): string[] {
  const name = /^(?:Deel|Hoofdstuk|Afdeling|Paragraaf|§)\s*[\d.]+[a-z]?\.?\s+(\p{Lu}.+)$/u.exec(heading)?.[1];
  return name === undefined ? [] : [name];
}
