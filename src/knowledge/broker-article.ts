import { createHash } from 'node:crypto';
import type { Language } from '../chat/language.ts';
import type { Transaction } from '../store/transaction.ts';
import { storeDocument } from './documents.ts';

/** What a broker answered, to be known from now on. */
export interface BrokerAnswer {
  /** Unique among such answers. */
  key: string;
  question: string;
  answer: string;
  language: Language;
  organisationId: string;
  /** As people call it. */
  organisation: string;
  /** The broker. */
  personId: string;
  /** As YYYY-MM-DD. */
  date: string;
}

/**
 * Makes an article of a broker's answer: for the broker's own organisation, with its brokers as the source. The broker
 * is its owner, and is not named in it.
 *
 * @returns the document's id; the same answer again is the same document
 */
export async function storeBrokerArticle(tx: Transaction, given: BrokerAnswer): Promise<string> {
  const { key, question, answer, language, organisationId, organisation, personId, date } = given;
  const source = {
    title: SOURCE_TITLES[language],
    publisher: organisation,
    url: null,
    date,
  };
  const { id: sourceId } = await tx.source.upsert({
    where: { key: `broker/${key}` },
    create: { key: `broker/${key}`, ...source },
    update: source,
    select: { id: true },
  });
  const contentHash = createHash('sha256')
    .update(JSON.stringify([question, answer, organisation]))
    .digest('hex');
  const { documentId } = await storeDocument(
    tx,
    `broker/${key}`,
    { kind: 'article', scope: 'organisation', organisationId, ownerId: personId, origin: null },
    {
      contentHash,
      title: question,
      language,
      themes: [],
      aliases: [],
      date,
      validFrom: null,
      validUntil: null,
      passages: [{ headings: [question], text: answer, page: null, sourceId }],
    },
  );
  return documentId;
}

const SOURCE_TITLES: Record<Language, string> = {
  nl: 'Antwoord van de makelaar',
  en: 'Answer of the broker',
};
