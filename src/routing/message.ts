import type { Language } from '../chat/language.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import type { PlaceMention } from '../gazetteer/mention.ts';
import { recognisePlaces } from '../gazetteer/recognition.ts';
import { detectLanguage } from '../language/detection.ts';
import { type CaseVerdict, isCase } from './case-message.ts';
import { chooseMunicipality, type MunicipalityChoice } from './municipality.ts';
import { type Complexity, isPlaceOpen, readSignals, type Signal, type Stage } from './signals.ts';
import type { TopicBook } from './topic-book.ts';
import { recogniseTopics, type TopicMatch } from './topics.ts';

/** What understanding a message needs. */
export interface MessageReader {
  gazetteer: Gazetteer;
  topicBook: TopicBook;
}

/** Everything the routing rules can look at. */
export interface MessageFacts {
  language: Language;
  verdict: CaseVerdict;
  /** The leading topic first; never empty. */
  topics: readonly TopicMatch[];
  mentions: readonly PlaceMention[];
  place: MunicipalityChoice;
  signals: ReadonlySet<Signal>;
  stage: Stage;
  complexity: Complexity;
  /** The organisation whose colleague asks; null when unknown. */
  organisation: string | null;
}

/** Reads what a message says: pure, and the same for the same text. */
export function readMessage(
  { gazetteer, topicBook }: MessageReader,
  text: string,
  organisation: string | null = null,
): MessageFacts {
  const mentions = recognisePlaces(gazetteer, text);
  const recognised = recogniseTopics(topicBook, text);
  const topics = recognised.length > 0 ? recognised : [fallback(topicBook)];
  return {
    language: detectLanguage(text) === 'en' ? 'en' : 'nl',
    verdict: isCase(text, recognised, mentions),
    topics,
    mentions,
    place: chooseMunicipality(gazetteer, mentions, topics[0]?.id ?? null, isPlaceOpen(text)),
    ...readSignals(text, recognised),
    organisation,
  };
}

function fallback({ fallback: id }: TopicBook): TopicMatch {
  return { id, asked: true, personal: false, evidence: '', start: 0 };
}
