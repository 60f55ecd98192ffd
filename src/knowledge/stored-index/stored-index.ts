import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '../../chat/language.ts';
import type { IndexPart } from '../passage-index.ts';
import type { DocumentState } from '../stored-passages.ts';
import { partIn, rowsOf } from './part.ts';
import { readSections, writeSections } from './sections.ts';

/** What was indexed at an earlier start. */
export interface KeptIndex {
  parts: Record<Language, IndexPart>;
  /** The stamp of each document in it: that of now, or another one. */
  stamps: ReadonlyMap<string, string>;
}

/**
 * The index over the passages in a file, for the next start: making it of a hundred thousand takes some ten seconds. It holds what
 * documents say, so it is for its owner only and goes as soon as one of them does. Who may read what is never taken from it.
 */
export interface IndexKeeper {
  /**
   * @param states of the documents that there are now: who may read them is as these say
   * @returns null: there is none, or one of another program or encoder, or a damaged one
   */
  read(states: readonly DocumentState[]): Promise<KeptIndex | null>;
  /** In place of the one before, which goes also where this one cannot be written. */
  write(kept: KeptIndex): Promise<void>;
  /** From now on there is none; one that is being written neither. */
  forget(): Promise<void>;
}

const aboutSchema = z.object({
  program: z.string(),
  encoder: z.string(),
  stamps: z.array(z.tuple([z.string(), z.string()])),
});

/** A stamp that no document has. */
const OTHER = '';
const SOURCE = join(import.meta.dirname, '..', '..');
/** All code that decides what the index is like. */
const MADE_BY = ['knowledge', 'knowledge/stored-index', 'knowledge/meaning', 'language'];

let program: Promise<string> | undefined;

/**
 * @param folder left to it
 * @param encoder what makes the vectors of passages; null: nothing does
 */
export function createIndexKeeper(folder: string, encoder: string | null): IndexKeeper {
  const path = join(folder, 'passages.index');
  let forgotten = 0;
  return {
    async read(states) {
      const file = await readSections(path);
      const about = aboutSchema.safeParse(file?.about).data;
      if (!file || about?.encoder !== String(encoder) || about.program !== (await programDigest())) return null;
      const accesses = new Map(states.map(({ documentId, access }) => [documentId, access]));
      const partOf = (language: Language) => partIn(file, language, (id) => accesses.get(id));
      const now = new Map(states.map(({ documentId, stamp }) => [documentId, stamp]));
      const stamps = about.stamps.map(([id, kept]): [string, string] => {
        const stamp = now.get(id);
        return [id, stamp !== undefined && hashOf(stamp) === kept ? stamp : OTHER];
      });
      return { parts: { nl: partOf('nl'), en: partOf('en') }, stamps: new Map(stamps) };
    },
    async write({ parts, stamps }) {
      const before = forgotten;
      await rm(path, { force: true });
      const hashed = [...stamps].map(([id, stamp]) => [id, hashOf(stamp)]);
      const about = { program: await programDigest(), encoder: String(encoder), stamps: hashed };
      await writeSections(path, about, { ...rowsOf(parts.nl, 'nl'), ...rowsOf(parts.en, 'en') });
      if (forgotten !== before) await rm(path, { force: true });
    },
    async forget() {
      forgotten += 1;
      await rm(path, { force: true });
    },
  };
}

/** A stamp says who may read a document: the file only says whether it is the same. */
function hashOf(stamp: string): string {
  return createHash('sha256').update(stamp).digest('base64');
}

/** Another one for any change to the code: the version of a program under development stays the same. */
function programDigest(): Promise<string> {
  program ??= digestOfCode();
  return program;
}

async function digestOfCode(): Promise<string> {
  const digest = createHash('sha256').update(process.versions.unicode ?? '');
  for (const folder of MADE_BY) {
    const names = (await readdir(join(SOURCE, folder))).filter((name) => name.endsWith('.ts')).sort();
    for (const name of names) digest.update(name).update(await readFile(join(SOURCE, folder, name)));
  }
  return digest.digest('hex');
}
