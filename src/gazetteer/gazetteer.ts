import { indexNames } from './name-index.ts';
import { mistakesForgiven, nameKey } from './name-key.ts';
import type { Elsewhere, NamedPlace } from './named-place.ts';
import type { GazetteerData } from './seed.ts';
import { nearestName } from './spelling.ts';

/** A municipality of the area the bot serves, by its CBS code: "GM1774", "Dinkelland". */
export interface Municipality {
  code: string;
  name: string;
}

/** The names, postcodes and municipalities that can be recognised. */
export interface Gazetteer {
  municipalities: readonly Municipality[];
  municipality(code: string): Municipality;
  /** The regions a municipality is in, by id: "twente", "overijssel". */
  regionsOf(code: string): readonly string[];
  /** By its {@link nameKey}. */
  named(key: string): NamedPlace | null;
  /** The name that `key` is a typing mistake of; null for a word of the language and when two names are as near. */
  misspelt(key: string): NamedPlace | null;
  postcode(pc4: string): PostcodeArea | null;
  /** How many words the longest name has. */
  longestName: number;
}

export interface PostcodeArea {
  postcode: string;
  municipalities: readonly string[];
  elsewhere: readonly Elsewhere[];
  places: readonly string[];
  /** Sources differ about the municipality, so it decides nothing by itself. */
  ask: boolean;
}

export function createGazetteer(data: GazetteerData): Gazetteer {
  const names = indexNames(data);
  const postcodes = indexPostcodes(data);
  const municipalities = new Map(data.municipalities.map(({ code, name }) => [code, { code, name }]));
  const regions = new Map(
    data.municipalities.map(({ code }) => [
      code,
      data.regions.filter((region) => region.municipalities.includes(code)).map(({ id }) => id),
    ]),
  );
  const near = new Set(data.words.near);
  const forgiving = forgivingNames(data);
  return {
    municipalities: [...municipalities.values()],
    municipality: (code) => municipalities.get(code) ?? { code, name: code },
    regionsOf: (code) => regions.get(code) ?? [],
    named: (key) => names.get(key) ?? null,
    misspelt(key) {
      if (near.has(key) || names.has(key)) return null;
      const found = nearestName(key, forgiving);
      return found === null ? null : (names.get(found) ?? null);
    },
    postcode: (pc4) => postcodes.get(pc4) ?? null,
    longestName: 4,
  };
}

function forgivingNames(data: GazetteerData): ReadonlyMap<string, readonly string[]> {
  const own = [
    ...data.municipalities.map(({ name }) => name),
    ...data.places.filter(({ kind }) => kind === 'place').map(({ name }) => name),
  ];
  const towns = Object.values(data.elsewhere).flatMap((province) => Object.keys(province));
  const keys = new Set([...own, ...towns].map(nameKey).filter((key) => mistakesForgiven(key.length) > 0));
  return Map.groupBy(keys, (key) => key[0] ?? '');
}

function indexPostcodes(data: GazetteerData): Map<string, PostcodeArea> {
  const areas = new Map<string, PostcodeArea>();
  for (const { place, municipality, province, postcodes } of data.postcodesElsewhere) {
    for (const postcode of postcodes) {
      areas.set(postcode, {
        postcode,
        municipalities: [],
        elsewhere: [{ municipality, province }],
        places: [place],
        ask: false,
      });
    }
  }
  for (const { postcode, municipalities, places, uncertain, ask } of data.postcodes) {
    const isOpen = ask || uncertain;
    const meant = isOpen ? municipalities : municipalities.slice(0, 1);
    areas.set(postcode, { postcode, municipalities: meant, elsewhere: [], places, ask: isOpen });
  }
  return areas;
}
