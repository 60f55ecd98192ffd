import { LANGUAGES, type Language } from '../chat/language.ts';
import { mayRead } from '../people/access.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import { currentPassages, knowledgeRevision, storedPassage } from './documents.ts';
import { buildPassageIndex, type PassageIndex } from './passage-index.ts';
import type { Retriever } from './retriever.ts';
import { readSynonyms } from './synonyms.ts';

/** How soon another process's change to the documents shows in this one's answers. */
const LOOK_EVERY_MS = 5_000;

/** A retriever over what is in the database, with its index in memory. */
export interface StoredRetriever extends Retriever {
  /** Reads the documents again if they changed. */
  refresh(): Promise<void>;
  /** Looks for changes from time to time until stopped. */
  start(): void;
  stop(): void;
}

/** Reads all current passages and indexes them, one index a language. */
export async function openStoredRetriever(prisma: PrismaClient, logger: Logger): Promise<StoredRetriever> {
  const synonyms = await readSynonyms();
  let revision = '';
  let indexes = await load();
  let timer: NodeJS.Timeout | undefined;

  async function load(): Promise<Record<Language, PassageIndex>> {
    revision = await knowledgeRevision(prisma);
    const passages = await currentPassages(prisma);
    const of = (language: Language) =>
      buildPassageIndex(
        passages.filter((passage) => passage.language === language),
        language,
        synonyms[language],
      );
    logger.debug({ passages: passages.length, languages: LANGUAGES.length }, 'knowledge read');
    return { nl: of('nl'), en: of('en') };
  }

  async function refresh(): Promise<void> {
    if ((await knowledgeRevision(prisma)) !== revision) indexes = await load();
  }

  return {
    async search({ text, language, reader, limit }) {
      return indexes[language].search(text, { limit, mayRead: (passage) => mayRead(reader, passage.access) });
    },
    async passage(id, reader) {
      const passage = await storedPassage(prisma, id);
      return passage && mayRead(reader, passage.access) ? passage : null;
    },
    refresh,
    start() {
      timer = setInterval(() => {
        refresh().catch((error: unknown) => logger.warn({ error }, 'knowledge not refreshed'));
      }, LOOK_EVERY_MS);
    },
    stop: () => clearInterval(timer),
  };
}
