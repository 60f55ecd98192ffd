import type { Gazetteer, Municipality } from '../gazetteer/gazetteer.ts';
import type { PlaceMention } from '../gazetteer/mention.ts';
import type { Elsewhere } from '../gazetteer/named-place.ts';

/** Where the case belongs, or why that cannot be told. */
export type MunicipalityChoice =
  | { kind: 'known'; municipality: Municipality; mention: PlaceMention }
  | { kind: 'outside'; place: string; elsewhere: Elsewhere | null }
  | { kind: 'unknown'; why: UnknownWhy; candidates: Municipality[]; elsewhere: Elsewhere[]; places: string[] };

/** `none`: no place named; `region`: only a region; `shared-name`; `contradiction`: of place and postcode; `several`. */
export type UnknownWhy = 'none' | 'region' | 'shared-name' | 'contradiction' | 'several';

/** Topics of which the place of the premises or project counts, not that of the business (working rule 3). */
const PREMISES: ReadonlySet<string> = new Set(['vergunning_gewoon', 'vergunning_complex', 'locatie', 'starten']);
/**
 * The municipality of a case. It follows from where the business is; not from where a person lives, from a customer or
 * from the one who writes. For a permit or premises it follows from the place of the premises. A home counts when no
 * other place is named.
 *
 * @param leading the leading topic
 * @param isOpen the message says that it is not known yet where the business will be: then a home decides nothing
 */
export function chooseMunicipality(
  gazetteer: Gazetteer,
  mentions: readonly PlaceMention[],
  leading: string | null,
  isOpen = false,
): MunicipalityChoice {
  const weighed = mentions
    .filter(({ kind }) => kind !== 'region')
    .map((mention) => ({ mention, weight: weigh(mention, leading) }))
    .filter(({ weight }) => weight > 0);
  const businesses = weighed.map(({ mention }) => mention).filter(({ role }) => role === 'seat');
  if (new Set(businesses.flatMap(onlyMunicipality)).size >= SEVERAL_BUSINESSES) return decide(gazetteer, businesses);
  const heaviest = Math.max(0, ...weighed.map(({ weight }) => weight));
  const counting = withoutAsides(weighed.filter(({ weight }) => weight === heaviest).map(({ mention }) => mention));
  if (counting.length === 0) return withoutPlace(gazetteer, mentions);
  const choice = decide(gazetteer, counting);
  if (!isOpen || heaviest > WEIGHT_OF_HOME || choice.kind !== 'known') return choice;
  const places = counting.map(({ place }) => place);
  return { kind: 'unknown', why: 'several', candidates: [choice.municipality], elsewhere: [], places };
}

/** A business moves from one place to another, or has a branch; in so many places are several businesses. */
const SEVERAL_BUSINESSES = 3;

function onlyMunicipality({ municipalities: [only, ...others] }: PlaceMention): string[] {
  return only === undefined || others.length > 0 ? [] : [only];
}

const WEIGHT_OF_HOME = 2;

/** A place outside that is named once is an aside where one in the area is named again and again. */
function withoutAsides(counting: readonly PlaceMention[]): readonly PlaceMention[] {
  const inside = counting.filter(({ municipalities }) => municipalities.length > 0);
  const isRepeated = inside.length > 1 && new Set(inside.flatMap(({ municipalities }) => municipalities)).size === 1;
  return isRepeated && counting.length - inside.length === 1 ? inside : counting;
}

function weigh({ role, roleBy }: PlaceMention, leading: string | null): number {
  const isPremises = leading !== null && PREMISES.has(leading);
  switch (role) {
    case 'project':
      return isPremises ? 5 : 3;
    case 'seat':
      if (roleBy === 'signature') return 1;
      return roleBy === 'words' ? 4 : 2.5;
    case 'home':
      return WEIGHT_OF_HOME;
    case 'other':
      // The one place that is named counts, also when it is named as an organisation.
      return roleBy === 'organisation' ? 0.5 : 0;
  }
}

function withoutPlace(gazetteer: Gazetteer, mentions: readonly PlaceMention[]): MunicipalityChoice {
  const regions = mentions.filter(({ kind, role }) => kind === 'region' && role !== 'other');
  const narrowest = regions.toSorted((a, b) => a.municipalities.length - b.municipalities.length)[0];
  const isArea = narrowest === undefined || narrowest.municipalities.length === gazetteer.municipalities.length;
  return {
    kind: 'unknown',
    why: isArea ? 'none' : 'region',
    candidates: isArea ? [] : narrowest.municipalities.map(gazetteer.municipality),
    elsewhere: [],
    places: narrowest === undefined ? [] : [narrowest.place],
  };
}

/** What each mention can mean: codes of the area and places elsewhere; the usual reading where there is one. */
function readings(mention: PlaceMention): { codes: readonly string[]; elsewhere: readonly Elsewhere[] } {
  if (mention.certainty === 'likely') return { codes: mention.municipalities.slice(0, 1), elsewhere: [] };
  return { codes: mention.municipalities, elsewhere: mention.elsewhere };
}

function decide(gazetteer: Gazetteer, counting: readonly PlaceMention[]): MunicipalityChoice {
  const [first] = counting;
  if (!first) return withoutPlace(gazetteer, []);
  const all = counting.map(readings);
  const common = all.map(({ codes }) => codes).reduce((shared, codes) => shared.filter((code) => codes.includes(code)));
  const [only] = common;
  if (only !== undefined && common.length === 1 && isSettled(counting, only)) {
    return { kind: 'known', municipality: gazetteer.municipality(only), mention: first };
  }
  if (all.every(({ codes }) => codes.length === 0)) return outside(counting);
  const codes = [...new Set(all.flatMap((reading) => reading.codes))];
  return {
    kind: 'unknown',
    why: whyUnknown(counting),
    candidates: codes.map(gazetteer.municipality),
    elsewhere: all.flatMap(({ elsewhere }) => elsewhere),
    places: [...new Set(counting.map(({ place }) => place))],
  };
}

/** One mention that is unsure does not settle it, unless another says the same. */
function isSettled(counting: readonly PlaceMention[], code: string): boolean {
  return (
    counting.some((mention) => {
      const { codes, elsewhere } = readings(mention);
      return mention.certainty !== 'unsure' && codes.length === 1 && codes[0] === code && elsewhere.length === 0;
    }) ||
    (counting.length > 1 && counting.every(({ elsewhere }) => elsewhere.length === 0))
  );
}

function outside(counting: readonly PlaceMention[]): MunicipalityChoice {
  const [first] = counting;
  const known = counting.flatMap(({ elsewhere }) => elsewhere);
  const elsewhere = known.find(({ municipality }) => municipality !== null) ?? known[0] ?? null;
  return { kind: 'outside', place: first?.place ?? '', elsewhere };
}

function whyUnknown(counting: readonly PlaceMention[]): UnknownWhy {
  const places = new Set(counting.map(({ place }) => place));
  if (places.size === 1) return 'shared-name';
  const kinds = new Set(counting.map(({ kind }) => kind === 'postcode'));
  return kinds.size === 2 ? 'contradiction' : 'several';
}
