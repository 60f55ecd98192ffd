/** What counts for how much in an award. */
export interface Weight {
  name: string;
  percentage: number;
}

const PERCENTAGE =
  /(?<before>[a-z][a-z2 /&'-]{0,40}?)?[ :=(–-]*(?<!\d)(?<number>\d{1,3})(?:,\d)? ?(?:%|procent\b|percent\b)(?! ?(?:van|btw|minder|korting|reductie|gerecycl|biolog|plantaard|duurza\w+ (?:assort|prod)|of meer|hoger|lager|elektrisch|zonder|of the|uitstoot|circula\w+ mat|bij|binnen|in 20|is\b|biobased|emissie|zero|hergebruik\w* (?:mat|mee)|vrouw|lokale?|eerlijk|fair))(?<after> (?!mee\b|en\b|and\b)(?:voor |op |aan |for )?(?:de |het )?[a-z][a-z /&-]{2,30})?/g;
/** Names of a price among the parts of an award. */
export const PRICE = /\b(prijs|price|kosten|inschrijfsom|tarie\w*|cost)\b/;
const AWARD =
  /\b(weging|weegt|gunning\w*|gunnen|criteri\w*|kwaliteit|telt|tellen|award\w*|quality|scor\w*|beoordel\w*|bpkv|emvi)\b/;
const NO_WEIGHT =
  /\b(btw|social return van|sroi van|ten minste|minimaal|minstens|maximaal|hooguit|korting|loonsom|opdrachtsom|aanneemsom|at least|meer dan|minder|reductie|voor het jaar|boete)\b[^,;]{0,12}$/;
/** Weights of one award stand this near to each other, in characters. */
const NEAR = 90;

/**
 * The weights of an award with a price among them, without those of sub-criteria between brackets.
 *
 * @param text plain
 * @returns empty when there are none
 */
export function readWeights(text: string): Weight[] {
  const bare = withUnits(withoutAnyUnit(text).replace(/\([^()]*\d ?%[^()]*[,;+/][^()]*\)/g, ' '));
  const blocks: { weights: Weight[]; end: number }[] = [];
  for (const match of bare.matchAll(PERCENTAGE)) {
    const { before = '', number = '', after = '' } = match.groups ?? {};
    if (NO_WEIGHT.test(before)) continue;
    const name = nameOf(before, after);
    const block = blocks.at(-1);
    const weight = { name, percentage: Number(number) };
    const end = match.index + match[0].length;
    if (block && match.index - block.end <= NEAR) {
      block.weights.push(weight);
      block.end = end;
    } else blocks.push({ weights: [weight], end });
  }
  const award = blocks.find(({ weights }) => weights.length > 1 && weights.some(({ name }) => PRICE.test(name)));
  return award && (AWARD.test(bare) || isWhole(bare)) ? award.weights : [];
}

/** "Weging: prijs 60, circulariteit 30, plan van aanpak 20": where nothing else is said of it, each is a percentage. */
function withoutAnyUnit(text: string): string {
  if (/%|\bprocent\b|\bpercent\b|\bpunten\b|\bpoints\b/.test(text)) return text;
  if (!AWARD.test(text) && !isWhole(text)) return text;
  return withListed(text).replace(NAMED, '$<name> $<number>%');
}

/** "Visie 50, aanpak 30, prijs 20": what stands in one list with a price is a part too, whatever it is called. */
function withListed(text: string): string {
  return text.replace(LIST, (list) => (PRICE.test(list) ? list.replace(LISTED, '$<name> $<number>%') : list));
}

/** Numbers of a price and of quality that make about a hundred are weights, whatever they are called. */
function isWhole(text: string): boolean {
  const named = [...text.matchAll(NAMED)].map(({ groups }) => ({
    name: groups?.name ?? '',
    n: Number(groups?.number),
  }));
  const sum = named.reduce((whole, { n }) => whole + n, 0);
  return named.length > 1 && named.some(({ name }) => PRICE.test(name)) && Math.abs(sum - WHOLE) <= ABOUT;
}

const WHOLE = 100;
/** So far off that somebody may have added up wrongly. */
const ABOUT = 20;

/** "Kwaliteit 60, prijs 30, duurzaam 20 procent": each of them is a percentage. */
function withUnits(text: string): string {
  const written = text.replace(WITHOUT_UNIT, '$<name> $<number>%');
  return written === text ? text : withUnits(written);
}

const PART =
  'prijs|price|kosten|kwaliteit|quality|(?:plan van )?aanpak|duurza[a-z]*|sociaal|social return|circula[a-z]*|milieu|planning|service|impact|sustainab[a-z]*|klimaat|veiligheid|hergebruik';
const WITHOUT_UNIT = new RegExp(
  `\\b(?<name>${PART}):? (?<number>\\d{1,3})(?=(?:, ?| en |, en | and | ?/ ?)(?:${PART}):? \\d{1,3} ?(?:%|procent\\b|percent\\b))`,
  'g',
);

const NAMED = new RegExp(
  `\\b(?<name>${PART}):? (?<number>\\d{1,3})\\b(?![.,]\\d| ?(?:euro|eur|jaar|maanden|k|duizend|miljoen|mln|ton|stuks|x)\\b)`,
  'g',
);

const ITEM = `[a-z][a-z '&-]{2,30}?:? \\d{1,3}(?![\\d%]|[.,]\\d| ?(?:euro|eur|jaar|maanden|k|duizend|miljoen|mln|ton|stuks|x)\\b)`;
const LIST = new RegExp(`\\b${ITEM}(?:(?:, ?(?:en |and )?| en | and | ?/ ?)${ITEM})+`, 'g');
const LISTED = /(?<name>[a-z][a-z '&-]{2,30}?):? (?<number>\d{1,3})(?!\d)/g;

/** "prijs 40%" and "40% prijs" */
function nameOf(before: string, after: string): string {
  const own = before.replace(/\b(en|and|telt|weegt|voor|mee|met|is|de|het|op)\b/g, ' ').trim();
  return own === '' || /^(\w* ?(weging|gunning\w*|criteri\w*|bpkv|emvi|als volgt) ?)+$/.test(own) ? after.trim() : own;
}

/** A weight of one criterion that stands alone: "duurzaamheid telt voor 70% mee". */
export function readSingleWeights(text: string): Weight[] {
  const pattern =
    /\b([a-z][a-z0-9 -]{2,40}?) (?:telt|weegt|tellen|wegen|counts)(?: (?:voor|mee|for|mee voor))* (\d{1,3}) ?(?:%|procent)/g;
  return [...text.matchAll(pattern)].map(([, name = '', number = '']) => ({ name, percentage: Number(number) }));
}

const POINTS = /(?<before>[a-z][a-z /&'-]{2,40})[ :=(-]*(?<number>\d{1,4}|\d\.\d{3}) ?(?:punten|points)\b/g;
const TOTAL = /\b(totaal|in totaal|totale|samen|total)\b/;

/** A model of points of which the parts do not make the total that it names: the two sums; null: nothing is wrong. */
export function pointsThatDiffer(text: string): { total: number; sum: number } | null {
  const found = [...text.matchAll(POINTS)].map(({ groups }) => ({
    name: groups?.before ?? '',
    points: Number((groups?.number ?? '').replace('.', '')),
  }));
  const total = found.find(({ name }) => TOTAL.test(name));
  const parts = found.filter((one) => one !== total && !/\b(per|elk|ieder|max\w*)\b/.test(one.name));
  if (!total || parts.length < 2 || !parts.some(({ name }) => PRICE.test(name))) return null;
  const sum = parts.reduce((all, { points }) => all + points, 0);
  return sum === total.points ? null : { total: total.points, sum };
}
