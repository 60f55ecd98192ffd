import type { Language } from '../chat/language.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import type { PlaceMention } from '../gazetteer/mention.ts';
import { recognisePlaces } from '../gazetteer/recognition.ts';
import { detectLanguage } from '../language/detection.ts';
import { topicsOf } from './learned-topics.ts';
import { chooseMunicipality, type MunicipalityChoice } from './municipality.ts';
import { type Complexity, isPlaceOpen, readSignals, type Signal, type Stage } from './signals.ts';
import type { TopicBook } from './topic-book.ts';
import type { TopicMatch } from './topics.ts';

/** What understanding a message needs. */
export interface MessageReader {
  gazetteer: Gazetteer;
  topicBook: TopicBook;
}

/** From this chance on a message is shown as a case, see `Intent.from`. */
export const CASE_FROM = 0.25;

/** Everything the routing rules can look at. */
export interface MessageFacts {
  language: Language;
  /** Whether it tells of an entrepreneur with a need: then it is brought somewhere. */
  isCase: boolean;
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

/**
 * Reads what the message of a case says: pure, and the same for the same text.
 *
 * @param isCase false: it was read as something else, and goes nowhere
 */
export function readMessage(
  { gazetteer, topicBook }: MessageReader,
  text: string,
  {
    organisation = null,
    isCase = true,
  }: { organisation?: string | null | undefined; isCase?: boolean | undefined } = {},
): MessageFacts {
  const mentions = recognisePlaces(gazetteer, text);
  const recognised = topicsOf(
    topicBook,
    text,
    mentions.map(({ start, end }) => [start, end]),
  );
  const topics = recognised.length > 0 ? recognised : [fallback(topicBook)];
  return {
    language: detectLanguage(text) === 'en' ? 'en' : 'nl',
    isCase,
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
