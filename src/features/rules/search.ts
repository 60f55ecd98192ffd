import type { CounterEntry } from '../../counters/entry.ts';
import { serves } from '../../counters/register.ts';
import { recognisePlaces } from '../../gazetteer/recognition.ts';
import type { MessageReader } from '../../routing/message.ts';
import type { StoredRule } from '../../routing/repository.ts';
import { readRule } from '../../routing/stored-rule.ts';

/** What somebody looks for: codes of municipalities, ids of topics, and the words themselves. */
interface Wanted {
  codes: readonly string[];
  topics: readonly string[];
  words: string;
}

function wantedIn(text: string, { gazetteer, topicBook }: MessageReader): Wanted {
  const words = text.trim().toLowerCase();
  const named = gazetteer.municipalities.filter(({ name, code }) =>
    [name, code].some((one) => one.toLowerCase() === words),
  );
  const mentioned = recognisePlaces(gazetteer, text).flatMap(({ municipalities }) => municipalities);
  const codes = named.length > 0 ? named.map(({ code }) => code) : [...new Set(mentioned)];
  const topics = topicBook.topics
    .filter(({ id, nl, en }) => [id, nl, en].some((name) => name.toLowerCase().includes(words)))
    .map(({ id }) => id);
  return { codes, topics, words };
}

/** Rules that can decide about a municipality or a topic, or in whose id or destinations the words stand. */
export function searchRules(
  rules: readonly StoredRule[],
  text: string,
  reader: MessageReader,
  counterName: (id: string) => string,
): StoredRule[] {
  const holding = rules.filter(({ withdrawn }) => !withdrawn);
  if (text.trim() === '') return holding;
  const { codes, topics, words } = wantedIn(text, reader);
  return rules.filter((rule) => {
    if (rule.ruleId === words) return true;
    if (rule.withdrawn) return false;
    const names = [rule.ruleId, ...rule.destinations, ...rule.destinations.map(counterName)];
    if (names.some((name) => name.toLowerCase().includes(words))) return true;
    const content = readRule(rule);
    if ('unreadable' in content) return false;
    const { when } = content;
    const regions = codes.flatMap((code) => reader.gazetteer.regionsOf(code));
    const isOfPlace = codes.length > 0 && isAmong(when.municipalities, codes) && isAmong(when.regions, regions);
    return isOfPlace || (topics.length > 0 && isAmong(when.topics, topics));
  });
}

function isAmong(condition: readonly string[] | undefined, values: readonly string[]): boolean {
  return condition === undefined || condition.some((one) => values.includes(one));
}

/** Counters that serve a municipality or a topic, or in whose id or name the words stand. */
export function searchCounters(counters: readonly CounterEntry[], text: string, reader: MessageReader): CounterEntry[] {
  if (text.trim() === '') return [...counters];
  const { codes, topics, words } = wantedIn(text, reader);
  const exact = counters.find(({ id }) => id === words);
  if (exact) return [exact];
  return counters.filter(
    (counter) =>
      counter.name.toLowerCase().includes(words) ||
      codes.some((code) => serves(counter, code)) ||
      counter.topics.some((topic) => topics.includes(topic)),
  );
}
