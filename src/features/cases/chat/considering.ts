import type { LocalDate } from '../../../calendar/local-time.ts';
import type { Language } from '../../../chat/language.ts';
import type { Gazetteer } from '../../../gazetteer/gazetteer.ts';
import type { PlaceMention } from '../../../gazetteer/mention.ts';
import { recognisePlaces } from '../../../gazetteer/recognition.ts';
import { texts } from '../../../i18n/texts.ts';
import { type MessageFacts, readMessage } from '../../../routing/message.ts';
import { chooseMunicipality, type MunicipalityChoice } from '../../../routing/municipality.ts';
import { tellsNeed } from '../../../routing/need.ts';
import type { CaseRouter, ConsideredMessage } from '../../../routing/router.ts';
import type { Stage } from '../../../routing/signals.ts';

/** What a case is considered by: what was said, and what was chosen besides. */
export interface CaseInput {
  request: string;
  language: Language;
  today: LocalDate;
  /** A place, postcode or municipality that was typed or chosen; it counts before what `request` says. */
  place?: string | undefined;
  /** Ids. */
  topics?: readonly string[] | undefined;
  stage?: Stage | undefined;
}

/** What the bot proposes to do with a case. */
export type Considered =
  /** `provisional`: the place is not sure, and this is the best guess. */
  | { kind: 'proposal'; found: ConsideredMessage; provisional: boolean }
  /** `missing`: what must be known first. */
  | {
      kind: 'question';
      found: ConsideredMessage;
      missing: 'place' | 'need' | 'both';
      question: string;
      options: readonly string[];
    }
  | { kind: 'outside'; because: string }
  /** Nobody can tell the municipality, so there is no counter (working rule 4). */
  | { kind: 'nowhere'; found: ConsideredMessage };

/** Where a case goes, or the one question that must be answered first. */
export function consider(router: CaseRouter, input: CaseInput): Considered {
  const facts = factsOf(router, input);
  const found = decide(router, facts, input);
  const { decision, explanation } = found;
  if (decision.status === 'outside') return { kind: 'outside', because: explanation.because };
  const { cases, routing } = texts(input.language);
  const isTold = input.topics !== undefined || tellsNeed(router.reader, input.request, input.language);
  if (decision.status === 'routed') {
    if (isTold) return { kind: 'proposal', found, provisional: false };
    return { kind: 'question', found, missing: 'need', question: cases.askNeed, options: [] };
  }
  const question = explanation.question ?? routing.askPlace;
  const options = explanation.options ?? [];
  if (isTold || options.length > 0) return { kind: 'question', found, missing: 'place', question, options };
  return { kind: 'question', found, missing: 'both', question: cases.askNeedAndPlace, options };
}

/** The same after the one question was asked: never a second one, but the best there is. */
export function considerFinally(router: CaseRouter, input: CaseInput): Considered {
  const considered = consider(router, input);
  if (considered.kind !== 'question') return considered;
  const { found, missing } = considered;
  if (found.decision.destination) return { kind: 'proposal', found, provisional: missing !== 'need' };
  const [likeliest] = found.decision.candidates;
  if (!likeliest) return { kind: 'nowhere', found };
  const place = knownPlace(router.reader.gazetteer, likeliest.name);
  if (!place) return { kind: 'nowhere', found };
  const guess = decide(router, { ...found.facts, place }, input);
  return { kind: 'proposal', found: guess, provisional: true };
}

function decide(router: CaseRouter, facts: MessageFacts, { today, language }: CaseInput): ConsideredMessage {
  return router.decide(facts, { today, language });
}

function factsOf(router: CaseRouter, { request, place, topics, stage }: CaseInput): MessageFacts {
  const facts = readMessage(router.reader, request);
  return {
    ...facts,
    ...(topics && topics.length > 0 ? { topics: chosenTopics(facts, topics) } : {}),
    ...(stage ? { stage } : {}),
    ...(place ? { place: chosenPlace(router.reader.gazetteer, place, facts) } : {}),
  };
}

/** The leading one stays in the lead if it is among those that were chosen. */
function chosenTopics(facts: MessageFacts, chosen: readonly string[]): MessageFacts['topics'] {
  const kept = facts.topics.filter(({ id }) => chosen.includes(id)).map((topic) => ({ ...topic, asked: true }));
  const added = chosen
    .filter((id) => !kept.some((topic) => topic.id === id))
    .map((id) => ({ id, asked: true, personal: false, evidence: '', start: 0 }));
  return [...kept, ...added];
}

/** What somebody answered to "which municipality?": one of the options, or a place in their own words. */
function chosenPlace(gazetteer: Gazetteer, said: string, { place: before }: MessageFacts): MunicipalityChoice {
  const known = knownPlace(gazetteer, said);
  if (known) return known;
  if (before.kind === 'unknown') {
    const elsewhere = before.elsewhere.find((one) => said === placeElsewhere(one));
    if (elsewhere) return { kind: 'outside', place: before.places[0] ?? said, elsewhere };
  }
  const mentions = placesIn(gazetteer, said).map((mention) => ({
    ...mention,
    role: 'seat' as const,
    roleBy: 'words' as const,
  }));
  const choice = chooseMunicipality(gazetteer, mentions, null);
  // An answer that says nothing leaves what was known.
  return choice.kind === 'unknown' && choice.candidates.length === 0 ? before : choice;
}

/** Whether what was typed where a place is asked for names one, in the province or not. */
export function isPlace(gazetteer: Gazetteer, said: string): boolean {
  return knownPlace(gazetteer, said) !== null || placesIn(gazetteer, said).length > 0;
}

/** What was typed where a place is asked for: an ordinary word or a typing mistake is a name there too. */
function placesIn(gazetteer: Gazetteer, said: string): PlaceMention[] {
  const mentions = recognisePlaces(gazetteer, said);
  return mentions.length > 0 ? mentions : recognisePlaces(gazetteer, `in ${said}`);
}

function placeElsewhere({ municipality, province }: { municipality: string | null; province: string }): string {
  return municipality === null ? province : `${municipality} (${province})`;
}

/** A municipality by its name. */
function knownPlace(gazetteer: Gazetteer, said: string): MunicipalityChoice | null {
  const wanted = said.trim().toLowerCase();
  const municipality = gazetteer.municipalities.find(({ name }) => name.toLowerCase() === wanted);
  if (!municipality) return null;
  return {
    kind: 'known',
    municipality,
    mention: {
      place: municipality.name,
      kind: 'municipality',
      municipalities: [municipality.code],
      elsewhere: [],
      certainty: 'stated',
      role: 'seat',
      roleBy: 'words',
      evidence: 'exact',
      start: 0,
      end: said.length,
    },
  };
}
