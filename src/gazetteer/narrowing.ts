import type { Gazetteer } from './gazetteer.ts';
import type { FoundPlace } from './mention.ts';

/** Characters between a name and what explains it: "Haarle (7448)", "Rossum in Twente", "Haarle, gemeente Tubbergen". */
const NEARBY = 30;

const ADDITION =
  /^\s*[,(]?\s*\(?\s*(gld|gelderland|\(?gld\.?\)?|achterhoek|drenthe|limburg|groningen|belgi[eë]|o|ov|overijssel)\b\.?\)?/i;
const PROVINCE: Readonly<Record<string, string>> = {
  gld: 'Gelderland',
  gelderland: 'Gelderland',
  achterhoek: 'Gelderland',
  drenthe: 'Drenthe',
  limburg: 'Limburg',
  groningen: 'Groningen',
};

/**
 * Decides names that can be several places by what stands around them: an addition ("Hengelo Gld"), a postcode, the
 * municipality or region named beside it. A mention that only explained another is dropped.
 */
export function narrow(gazetteer: Gazetteer, text: string, found: readonly FoundPlace[]): FoundPlace[] {
  const explaining = new Set<FoundPlace>();
  const narrowed = found.map((place) => {
    if (!isOpen(place)) return place;
    const added = byAddition(place, text);
    if (added) return added;
    for (const other of nearestFirst(place, found)) {
      const decided = byOther(gazetteer, place, other);
      if (!decided) continue;
      if (other.kind === 'region' || isBeside(place, other)) explaining.add(other);
      return decided;
    }
    return place;
  });
  return narrowed.filter((_, at) => {
    const original = found[at];
    return original === undefined || !explaining.has(original) || original.kind === 'region';
  });
}

function isOpen({ municipalities, elsewhere, certainty, kind }: FoundPlace): boolean {
  return (
    kind !== 'region' && kind !== 'postcode' && (certainty !== 'stated' || municipalities.length + elsewhere.length > 1)
  );
}

function isBeside(a: FoundPlace, b: FoundPlace): boolean {
  return Math.max(b.start - a.end, a.start - b.end) <= NEARBY;
}

function nearestFirst(place: FoundPlace, found: readonly FoundPlace[]): FoundPlace[] {
  const distance = (other: FoundPlace) => Math.abs(other.start - place.start);
  return found.filter((other) => other !== place).sort((a, b) => distance(a) - distance(b));
}

function byAddition(place: FoundPlace, text: string): FoundPlace | null {
  const added = ADDITION.exec(text.slice(place.end))?.[1]?.toLowerCase().replace(/[().]/g, '');
  if (added === undefined) return null;
  const province = PROVINCE[added];
  if (province === undefined) return { ...place, elsewhere: [], ...settled(place) };
  const there = place.elsewhere.filter((one) => one.province === province);
  return there.length === 0
    ? null
    : { ...place, kind: 'elsewhere', municipalities: [], elsewhere: there, certainty: 'stated' };
}

function settled({ municipalities, certainty }: FoundPlace): Pick<FoundPlace, 'certainty'> {
  return { certainty: municipalities.length === 1 ? 'stated' : certainty };
}

/** What another mention says about an open one; null when it says nothing. */
function byOther(gazetteer: Gazetteer, place: FoundPlace, other: FoundPlace): FoundPlace | null {
  if (other.kind === 'elsewhere') return byElsewhere(place, other);
  if (other.kind === 'postcode' && other.certainty === 'unsure') return inPostcode(place, other);
  if (other.certainty === 'unsure') return null;
  const kept = place.municipalities.filter((code) => saysIn(gazetteer, other, code));
  if (kept.length === 0 || (kept.length === place.municipalities.length && place.elsewhere.length === 0)) return null;
  if (other.kind !== 'postcode' && !isBeside(place, other)) return null;
  return { ...place, municipalities: kept, elsewhere: [], certainty: kept.length === 1 ? 'stated' : place.certainty };
}

function byElsewhere(place: FoundPlace, other: FoundPlace): FoundPlace | null {
  const shared = place.elsewhere.filter((here) => other.elsewhere.some((there) => there.province === here.province));
  if (shared.length === 0 || !isBeside(place, other)) return null;
  return other.municipalities.length === 0 && isRegionElsewhere(other)
    ? { ...place, elsewhere: shared, certainty: 'unsure' }
    : { ...place, kind: 'elsewhere', municipalities: [], elsewhere: shared, certainty: 'stated' };
}

/** Of a postcode over a border the first municipality is the one in which most of it lies: of a place in it that tells enough. */
function inPostcode(place: FoundPlace, { municipalities: [first] }: FoundPlace): FoundPlace | null {
  if (first === undefined || !place.municipalities.includes(first)) return null;
  return { ...place, municipalities: [first], elsewhere: [], certainty: 'stated' };
}

/** A stretch of land such as the Achterhoek: it makes one doubt, and decides nothing. */
function isRegionElsewhere(other: FoundPlace): boolean {
  return other.elsewhere.every(({ municipality }) => municipality === null);
}

function saysIn(gazetteer: Gazetteer, other: FoundPlace, code: string): boolean {
  if (other.kind === 'region') return other.municipalities.includes(code) && gazetteer.regionsOf(code).length > 0;
  return other.municipalities.includes(code);
}
