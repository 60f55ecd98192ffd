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
  /** Every organisation knows it; left out: only the broker's own does. */
  isForAll?: boolean;
  /** In which other words it is asked for; left out: in none. */
  askedAs?: readonly string[];
  /** It is a report of more than one thing, that answers like a document and not only what it is titled; left out: it is not. */
  isReport?: boolean;
}

/**
 * Makes an article of a broker's answer: for one organisation or for all, with its brokers as the source. The broker
 * is its owner, and is not named in it.
 *
 * @returns the document's id; the same answer again is the same document
 */
export async function storeBrokerArticle(tx: Transaction, given: BrokerAnswer): Promise<string> {
  const { key, question, answer, language, organisationId, organisation, personId, date, isForAll = false } = given;
  const { askedAs = [], isReport = false } = given;
  const source = {
    title: isReport ? question : SOURCE_TITLES[language],
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
    {
      ...{ kind: isReport ? 'document' : 'article', organisationId, ownerId: personId, origin: null },
      scope: isForAll ? 'network' : 'organisation',
    },
    {
      contentHash,
      title: question,
      language,
      themes: [],
      aliases: [],
      date,
      validFrom: null,
      validUntil: null,
      passages: [{ headings: [question], text: answer, page: null, sourceId, askedAs: [...askedAs] }],
    },
  );
  return documentId;
}

const SOURCE_TITLES: Record<Language, string> = {
  nl: 'Antwoord van de makelaar',
  en: 'Answer of the broker',
};
