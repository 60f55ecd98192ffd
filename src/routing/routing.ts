import { type Counter, counterOfMunicipality, isChoosable, type Level, serves } from '../counters/register.ts';
import type { Gazetteer, Municipality } from '../gazetteer/gazetteer.ts';
import type { Elsewhere } from '../gazetteer/named-place.ts';
import type { MessageFacts } from './message.ts';
import type { MunicipalityChoice } from './municipality.ts';
import { MUNICIPALITY_ITSELF, type RoutingRule, type RuleBook, type RuleConditions } from './rule-book.ts';

/** Where the question about one topic goes, by which rule, and what was passed over. */
export interface Destination {
  topic: string;
  counter: Counter;
  rule: RoutingRule;
  /** Counters that come first by the rule and could not be chosen: not verified, not known to be there, ended. */
  skipped: readonly string[];
}

/** What comes of a message. */
export interface RoutingDecision {
  /** `routed`: a counter; `clarify`: one question first; `outside`: not in the area; `none`: no case. */
  status: 'routed' | 'clarify' | 'outside' | 'none';
  municipality: Municipality | null;
  /** With `clarify`: what it can be. */
  candidates: readonly Municipality[];
  /** With `outside`. */
  outside: { place: string; elsewhere: Elsewhere | null } | null;
  /** With `clarify`: as it will be whatever the answer, or null. */
  level: Level | null;
  destination: Destination | null;
  /** The other questions in the message. */
  also: readonly Destination[];
  /** Ids, the leading one first. */
  topics: readonly string[];
}

export interface RoutingContext {
  gazetteer: Gazetteer;
  rules: RuleBook;
  /** As YYYY-MM-DD, in the Netherlands. */
  today: string;
}

/** Decides where a case goes. The same facts, rules and day always give the same decision. */
export function route(facts: MessageFacts, context: RoutingContext): RoutingDecision {
  const nothing: RoutingDecision = {
    status: 'none',
    municipality: null,
    candidates: [],
    outside: null,
    level: null,
    destination: null,
    also: [],
    topics: [],
  };
  if (!facts.isCase) return nothing;
  const topics = facts.topics.map(({ id }) => id);
  const { place } = facts;
  switch (place.kind) {
    case 'outside':
      return { ...nothing, status: 'outside', topics, outside: { place: place.place, elsewhere: place.elsewhere } };
    case 'known':
      return { ...nothing, status: 'routed', topics, ...destinationsIn(facts, place.municipality, context) };
    case 'unknown':
      return { ...nothing, status: 'clarify', topics, ...provisional(facts, place, context) };
  }
}

function destinationsIn(facts: MessageFacts, municipality: Municipality, context: RoutingContext) {
  const [leading, ...others] = facts.topics;
  const destination = destinationOf(leading?.id ?? '', municipality.code, facts, context);
  return {
    municipality,
    level: destination.counter.level,
    destination,
    also: others.filter(({ asked }) => asked).map(({ id }) => destinationOf(id, municipality.code, facts, context)),
  };
}

/** What can already be said before the question is answered: what is the same for every candidate. */
function provisional(
  facts: MessageFacts,
  { candidates }: Extract<MunicipalityChoice, { kind: 'unknown' }>,
  context: RoutingContext,
): Partial<RoutingDecision> {
  const [leading] = facts.topics;
  const possible = candidates.length > 0 ? candidates : context.gazetteer.municipalities;
  const destinations = possible.map(({ code }) => destinationOf(leading?.id ?? '', code, facts, context));
  const [first] = destinations;
  const isSame = (of: (destination: Destination) => unknown) =>
    first !== undefined && destinations.every((destination) => of(destination) === of(first));
  const [only] = candidates;
  return {
    municipality: candidates.length === 1 && only ? only : null,
    candidates,
    level: first && isSame(({ counter }) => counter.level) ? first.counter.level : null,
    // Without any place there is no counter (working rule 4): it may be outside the area.
    destination: first && candidates.length > 0 && isSame(({ counter }) => counter.id) ? first : null,
  };
}

/** The first rule that fits and leads to a counter that may be chosen. */
export function destinationOf(
  topic: string,
  code: string,
  facts: Pick<MessageFacts, 'signals' | 'stage' | 'complexity' | 'organisation'>,
  { gazetteer, rules, today }: RoutingContext,
): Destination {
  const situation = { ...facts, topic, code, regions: gazetteer.regionsOf(code) };
  for (const rule of rules.rules) {
    if (!fits(rule.when, situation)) continue;
    const skipped: string[] = [];
    for (const id of rule.to) {
      const counter = counterById(rules.counters, id, code);
      if (counter && serves(counter, code) && isChoosable(counter, today)) return { topic, counter, rule, skipped };
      skipped.push(id);
    }
  }
  return { topic, counter: municipalityItself(gazetteer.municipality(code)), rule: LAST_RESORT, skipped: [] };
}

function counterById(counters: readonly Counter[], id: string, code: string): Counter | null {
  if (id === MUNICIPALITY_ITSELF) return counterOfMunicipality(counters, code);
  return counters.find((counter) => counter.id === id) ?? null;
}

interface Situation {
  topic: string;
  code: string;
  regions: readonly string[];
  signals: ReadonlySet<string>;
  stage: string;
  complexity: string;
  organisation: string | null;
}

function fits(when: RuleConditions, situation: Situation): boolean {
  const { topic, code, regions, signals, stage, complexity, organisation } = situation;
  return (
    isOneOf(when.topics, topic) &&
    isOneOf(when.municipalities, code) &&
    isOneOf(when.stages, stage) &&
    isOneOf(when.complexity, complexity) &&
    isOneOf(when.organisations, organisation) &&
    (when.regions === undefined || when.regions.some((region) => regions.includes(region))) &&
    (when.signals === undefined || when.signals.every((signal) => signals.has(signal)))
  );
}

function isOneOf(wanted: readonly string[] | undefined, value: string | null): boolean {
  return wanted === undefined || (value !== null && wanted.includes(value));
}

/** When no rule leads anywhere a question still begins with the municipality: the article says so. */
const LAST_RESORT: RoutingRule = {
  id: 'last-resort',
  version: 1,
  when: {},
  to: [MUNICIPALITY_ITSELF],
  because: {
    nl: 'de gemeente is het eerste loket voor een ondernemer',
    en: 'the municipality is the first counter for an entrepreneur',
  },
};

function municipalityItself({ code, name }: Municipality): Counter {
  return {
    id: `municipality-${code}`,
    name: `gemeente ${name}`,
    kind: 'municipality',
    level: 'municipal',
    firstLine: true,
    municipalities: [code],
    topics: [],
    verified: false,
    status: 'not_found',
    validUntil: null,
    website: null,
    email: null,
    phone: null,
  };
}
