import type { Language } from '../chat/language.ts';
import { texts } from '../i18n/texts.ts';
import type { MessageFacts } from './message.ts';
import type { MunicipalityChoice } from './municipality.ts';
import type { RoutingDecision } from './routing.ts';
import type { TopicBook } from './topic-book.ts';

/** What the bot can say about a decision. */
export interface Explanation {
  because: string;
  /** With `clarify`: the one question back, with the answers it expects where they are known. */
  question?: string;
  options?: string[];
}

/** The name of the area the gazetteer covers. */
const AREA = 'Overijssel';

/** Says in whole sentences why a decision is what it is, and with `clarify` what the bot wants to know. */
export function explain(
  facts: MessageFacts,
  decision: RoutingDecision,
  topicBook: TopicBook,
  language: Language,
): Explanation {
  const words = texts(language).routing;
  switch (decision.status) {
    case 'none':
      return { because: words.noCase };
    case 'outside':
      return { because: explainOutside(decision, language) };
    case 'clarify':
      return explainQuestion(facts, language);
    case 'routed':
      return { because: explainRoute(facts, decision, topicBook, language) };
  }
}

function explainRoute(
  { place, topics, mentions }: MessageFacts,
  { destination }: RoutingDecision,
  topicBook: TopicBook,
  language: Language,
): string {
  const words = texts(language).routing;
  const topic = topicBook.topics.find(({ id }) => id === topics[0]?.id);
  const parts = [
    topic ? words.aboutTopic(topic[language]) : null,
    placeSentence(place, language),
    placeOfPlanSentence(place, mentions, language),
    destination ? `${capitalised(destination.rule.because[language])}.` : null,
  ];
  return parts.filter((part) => part !== null).join(' ');
}

/** Why the place of a plan counted: said only where another place was named, that would have counted else. */
function placeOfPlanSentence(
  place: MunicipalityChoice,
  mentions: MessageFacts['mentions'],
  language: Language,
): string | null {
  if (place.kind !== 'known' || place.mention.role !== 'project') return null;
  const { code } = place.municipality;
  const passedOver = mentions.filter(
    ({ kind, municipalities }) => kind !== 'region' && kind !== 'country' && !municipalities.includes(code),
  );
  const others = [...new Set(passedOver.map((mention) => mention.place))];
  if (others.length === 0) return null;
  const named = new Intl.ListFormat(language, { type: 'conjunction' }).format(others);
  return texts(language).routing.placeOfPlan(place.mention.place, named);
}

function placeSentence(place: MunicipalityChoice, language: Language): string | null {
  if (place.kind !== 'known') return null;
  const words = texts(language).routing;
  const { mention, municipality } = place;
  if (mention.kind === 'postcode') return words.postcodeIn(mention.place, municipality.name);
  if (mention.certainty === 'likely') return words.assumed(mention.place, municipality.name);
  if (mention.place === municipality.name || mention.kind === 'adjective') {
    return words.caseOfMunicipality(municipality.name);
  }
  return words.inMunicipality(mention.place, municipality.name);
}

function explainOutside({ outside }: RoutingDecision, language: Language): string {
  const words = texts(language).routing;
  const place = outside?.place ?? '';
  if (!outside?.elsewhere) return words.outside(place, AREA);
  const { municipality, province } = outside.elsewhere;
  const where = municipality === null ? province : words.municipalityInProvince(municipality, province);
  return where === place ? words.outside(place, AREA) : words.outsideKnown(place, where, AREA);
}

function explainQuestion({ place }: MessageFacts, language: Language): Explanation {
  const words = texts(language).routing;
  if (place.kind !== 'unknown' || place.why === 'none')
    return { because: words.placeUnknown, question: words.askPlace };
  const options = [
    ...place.candidates.map(({ name }) => name),
    ...place.elsewhere.map(({ municipality, province }) =>
      municipality === null ? province : `${municipality} (${province})`,
    ),
  ];
  return { because: words.placeUnclear, question: questionAbout(place, language), options: [...new Set(options)] };
}

function questionAbout({ why, places }: Extract<MunicipalityChoice, { kind: 'unknown' }>, language: Language): string {
  const words = texts(language).routing;
  const named = new Intl.ListFormat(language, { type: 'conjunction' }).format(places);
  switch (why) {
    case 'none':
      return words.askPlace;
    case 'region':
      return words.askRegion(named);
    case 'shared-name':
      return words.askShared(named);
    case 'contradiction':
      return words.askContradiction(named);
    case 'several':
      return words.askSeveral(named);
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
