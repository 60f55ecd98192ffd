import { nameKey } from './name-key.ts';
import type { Elsewhere, NamedPlace, NameKind } from './named-place.ts';
import type { GazetteerData } from './seed.ts';

/** A name with what it stands for, before names that are alike are put together. */
interface Entry {
  /** As somebody writes it. */
  written: string;
  /** As the place is properly called. */
  name: string;
  kind: NameKind;
  municipalities?: readonly string[];
  elsewhere?: readonly Elsewhere[];
}

const KIND_RANK: readonly NameKind[] = [
  'municipality',
  'place',
  'former',
  'region',
  'hamlet',
  'adjective',
  'elsewhere',
  'country',
];

/** Every name by its key; names with a note about their ambiguity are read as that note says. */
export function indexNames(data: GazetteerData): Map<string, NamedPlace> {
  const words = new Set([...data.words.names, ...data.collidingWords.map(nameKey)]);
  const names = new Map<string, NamedPlace>();
  for (const entry of entriesOf(data)) {
    const key = nameKey(entry.written);
    const next = namedPlace(entry, words.has(key));
    const known = names.get(key);
    names.set(key, known ? merge(known, next) : next);
  }
  for (const ambiguous of data.ambiguous) {
    const key = nameKey(ambiguous.name);
    names.set(key, asNoted(ambiguous, names.get(key), words.has(key)));
  }
  return names;
}

function* entriesOf(data: GazetteerData): Iterable<Entry> {
  yield* areaEntries(data);
  yield* placesElsewhere(data);
  for (const province of Object.keys(data.elsewhere)) yield elsewhereEntry(province, null, province);
  for (const country of countries()) yield { ...elsewhereEntry(country, null, country), kind: 'country' };
}

function* areaEntries(data: GazetteerData): Iterable<Entry> {
  for (const { name, code, aliases, nicknames, adjectives } of data.municipalities) {
    const municipalities = [code];
    yield* written([name, ...aliases, ...nicknames], { name, kind: 'municipality', municipalities });
    yield* written(adjectives, { name, kind: 'adjective', municipalities });
  }
  for (const { name, kind, municipalities, aliases, adjectives } of data.places) {
    const spellings = [name, ...aliases, ...aliasesOfSaint(name)];
    yield* written(spellings, { name, kind: kind === 'place' ? 'place' : 'hamlet', municipalities });
    yield* written(adjectives, { name, kind: 'adjective', municipalities });
  }
  for (const { name, now } of data.former) yield { written: name, name, kind: 'former', municipalities: now };
  for (const { names, municipalities } of data.regions) {
    yield* written(names, { name: names[0] ?? '', kind: 'region', municipalities });
  }
}

function* written(spellings: readonly string[], entry: Omit<Entry, 'written'>): Iterable<Entry> {
  for (const spelling of spellings) yield { ...entry, written: spelling };
}

function aliasesOfSaint(name: string): string[] {
  return name.startsWith('Sint ') ? [name.replace('Sint ', 'St ')] : [];
}

function* placesElsewhere(data: GazetteerData): Iterable<Entry> {
  for (const [province, towns] of Object.entries(data.elsewhere)) {
    for (const [town, places] of Object.entries(towns)) {
      for (const name of places) yield elsewhereEntry(name, town === '' ? null : town, province);
    }
  }
  for (const { place, municipality, province } of data.postcodesElsewhere) {
    // GeoNames adds a letter code or the municipality to tell namesakes apart: nobody writes that.
    if (!/ (Gld|Ov|Gn|Fr|Dr)$/.test(place)) yield elsewhereEntry(place, municipality, province);
  }
}

function elsewhereEntry(name: string, municipality: string | null, province: string): Entry {
  return { written: name, name, kind: 'elsewhere', elsewhere: [{ municipality, province }] };
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The countries of the world but this one, in Dutch and English, as the runtime knows them. */
function* countries(): Iterable<string> {
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter((code) => code !== 'NL');
  for (const language of ['nl', 'en']) {
    const known = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const country = known.of(code);
      if (country !== undefined) yield country;
    }
  }
}

function namedPlace({ name, kind, municipalities = [], elsewhere = [] }: Entry, isWord: boolean): NamedPlace {
  const policy = municipalities.length > 1 && kind !== 'region' ? 'ask' : 'sure';
  return { name, kind, municipalities, elsewhere, policy, default: null, isWord };
}

/**
 * Two entries with one name: the likelier kind leads. Readings of the same weight make it a question, and so does a
 * hamlet that is also a town elsewhere; an official place that is a village elsewhere does not.
 */
function merge(a: NamedPlace, b: NamedPlace): NamedPlace {
  const [first, second] = KIND_RANK.indexOf(a.kind) <= KIND_RANK.indexOf(b.kind) ? [a, b] : [b, a];
  if (['municipality', 'region', 'adjective', 'country'].includes(first.kind)) return first;
  const isSameKind = first.kind === second.kind;
  const municipalities = [...new Set([...first.municipalities, ...(isSameKind ? second.municipalities : [])])];
  const elsewhere = distinct([...first.elsewhere, ...second.elsewhere]);
  const isUnsure = municipalities.length > 1 || (first.kind === 'hamlet' && elsewhere.length > 0);
  if (isUnsure) return { ...first, municipalities, elsewhere, policy: 'ask' };
  const [only] = municipalities;
  const isOnlyHere =
    only !== undefined && elsewhere.length > 0 && elsewhere.every(({ province }) => ABROAD.has(province));
  return isOnlyHere
    ? { ...first, municipalities, elsewhere, policy: 'default', default: only }
    : { ...first, municipalities, elsewhere };
}

/** Whoever names a place of which there is one here means no village over the border, unless they say so. */
const ABROAD: ReadonlySet<string> = new Set(countries());

function distinct(places: readonly Elsewhere[]): Elsewhere[] {
  return [...new Map(places.map((place) => [`${place.municipality}/${place.province}`, place])).values()];
}

function asNoted(
  noted: GazetteerData['ambiguous'][number],
  known: NamedPlace | undefined,
  isWord: boolean,
): NamedPlace {
  const { name, policy, municipalities, elsewhere } = noted;
  if (policy === 'elsewhere') {
    return { name, kind: 'elsewhere', municipalities: [], elsewhere, policy: 'sure', default: null, isWord };
  }
  const kind = known?.kind ?? 'hamlet';
  return { name, kind, municipalities, elsewhere, policy, default: noted.default ?? null, isWord };
}
