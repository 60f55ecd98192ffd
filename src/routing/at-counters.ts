import type { Purpose } from '../chat/labels.ts';
import { LANGUAGES } from '../chat/language.ts';
import type { Reading } from '../chat/reading.ts';
import { othersReadAlong } from '../chat/saying.ts';
import type { Actor, Turn } from '../chat/skill.ts';
import type { CounterEntry } from '../counters/entry.ts';
import { membersOf, type RegisteredMember } from '../counters/members.ts';
import { isDesk } from '../counters/repository.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { recognisePlaces } from '../gazetteer/recognition.ts';
import { texts } from '../i18n/texts.ts';
import { isAsked } from '../language/questions-in.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { readStoredBook } from './book.ts';

/** Counters of which the name stands in a text; where there are none, those of the municipalities that it names. */
export function countersWithin(
  counters: readonly CounterEntry[],
  text: string,
  { gazetteer }: { gazetteer: Gazetteer },
): CounterEntry[] {
  const lower = text.toLowerCase();
  const named = counters.filter(({ name }) => lower.includes(name.toLowerCase()));
  if (named.length > 0) return named;
  const codes = recognisePlaces(gazetteer, text).flatMap(({ municipalities }) => municipalities);
  return counters.filter(
    ({ municipalities }) => municipalities !== 'all' && municipalities.some((code) => codes.includes(code)),
  );
}

/** Less likely than this, and it asks for no person. */
const LEAST_OF_PEOPLE = 0.05;
/** From this chance on it tells of an entrepreneur, whoever is asked for. */
const MAY_BE_CASE = 0.3;

/** Whether it asks who is at a counter: by its question word and what it is called, where it may be of people and tells of nobody. */
export function asksWhoAtCounter(text: string, reading: Reading): boolean {
  const lower = text.toLowerCase();
  const isOfCounter = LANGUAGES.some((language) => lower.includes(texts(language).routing.counter.toLowerCase()));
  const chanceOf = (purpose: Purpose) => reading.purposes.find(({ label }) => label === purpose)?.chance ?? 0;
  const ofPeople = chanceOf('roles') + chanceOf('rules');
  return asksWho(text) && isAsked(text) && isOfCounter && ofPeople >= LEAST_OF_PEOPLE && chanceOf('case') < MAY_BE_CASE;
}

/** "Wie werkt er …", "who works …": asked of people rather than of the counter itself. */
const OF_WHOM = /\b(?:wie|who)\b/i;

export function asksWho(text: string): boolean {
  return OF_WHOM.test(text);
}

/**
 * Who works at the counter that a text names, or that is there for the place in it. Of people of another organisation only
 * brokers hear the names, and nobody does where others read along: they hear how the counter itself is reached.
 *
 * @returns null: no counter is named
 */
export async function whoWorksAt(
  { prisma, gazetteer }: { prisma: PrismaClient; gazetteer: Gazetteer },
  turn: Pick<Turn, 'actor' | 'language' | 'setting'>,
  text: string,
): Promise<string | null> {
  const { actor, language } = turn;
  const { counters } = await readStoredBook(prisma);
  const meant = countersWithin(counters.filter(isDesk), text, { gazetteer }).toSorted(ownFirst);
  const isReadAlong = othersReadAlong(turn);
  const seen = await Promise.all(
    meant.map(async (counter) => {
      const members = isReadAlong ? [] : await membersOf(prisma, counter.id);
      return { counter, names: members.flatMap((one) => (maySee(actor, one) && one.name ? one.name : [])) };
    }),
  );
  const { routing } = texts(language);
  const listed = new Intl.ListFormat(language, { type: 'conjunction' });
  const known = seen.filter(({ names }) => names.length > 0);
  const lines = known.map(({ counter, names }) => routing.worksAt(counter.name, listed.format(names)));
  const [own] = meant;
  if (own === undefined) return null;
  if (known.some(({ counter }) => counter.id === own.id)) return lines.join(' ');
  const reached = known.length > 0 ? own : (meant.find((one) => contactOf(one) !== null) ?? own);
  return [routing.counterItself(reached.name, contactOf(reached)), ...lines].join(' ');
}

/** The counter of a municipality itself comes before those of a region. */
function ownFirst(one: CounterEntry, other: CounterEntry): number {
  return Number(other.kind === 'municipality') - Number(one.kind === 'municipality');
}

function maySee({ organisationId, roles }: Actor, { organisationId: of }: RegisteredMember): boolean {
  return roles.has('broker') || roles.has('network_broker') || (of !== null && of === organisationId);
}

function contactOf({ email, phone, website }: CounterEntry): string | null {
  const known = [email, phone, website].filter((one) => one !== null);
  return known.length === 0 ? null : known.join(', ');
}
