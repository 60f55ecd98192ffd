import type { Language } from '../chat/language.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import { type Explanation, explain } from './explanation.ts';
import { type MessageFacts, type MessageReader, readMessage } from './message.ts';
import { type RoutingDecision, route } from './routing.ts';
import type { RuleBook } from './rule-book.ts';
import { readSeedRuleBook } from './seed-rule-book.ts';
import { readTopicBook } from './topic-book.ts';

/** A message, read and decided upon. */
export interface ConsideredMessage {
  facts: MessageFacts;
  decision: RoutingDecision;
  explanation: Explanation;
}

/** Reads messages and says where a case in them goes. */
export interface CaseRouter {
  reader: MessageReader;
  /**
   * @param options.organisation the one whose colleague asks, for rules that look at it
   * @param options.language of the explanation; that of the message when left out
   * @param options.today as YYYY-MM-DD; decides whether a counter's term has ended
   */
  consider(text: string, options: ConsiderOptions): ConsideredMessage;
  /** Decides about facts of which some were chosen by a person. */
  decide(facts: MessageFacts, options: Pick<ConsiderOptions, 'today' | 'language'>): ConsideredMessage;
}

export interface ConsiderOptions {
  today: string;
  organisation?: string | null;
  /** False: the message was read as something else. */
  isCase?: boolean;
  language?: Language;
}

/** @param rules the rules in force, asked for with every message, so that a change counts at once */
export function createCaseRouter(reader: MessageReader, rules: () => RuleBook): CaseRouter {
  function decide(facts: MessageFacts, { today, language }: ConsiderOptions): ConsideredMessage {
    const decision = route(facts, { gazetteer: reader.gazetteer, rules: rules(), today });
    return { facts, decision, explanation: explain(facts, decision, reader.topicBook, language ?? facts.language) };
  }

  return {
    reader,
    consider: (text, options) => decide(readMessage(reader, text, options), options),
    decide,
  };
}

/** A router with the gazetteer, topics and rules that come with the program. */
export async function openCaseRouter(): Promise<CaseRouter> {
  const [gazetteer, topicBook, rules] = await Promise.all([openGazetteer(), readTopicBook(), readSeedRuleBook()]);
  return createCaseRouter({ gazetteer, topicBook }, () => rules);
}
