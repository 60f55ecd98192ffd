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
  const bare = text.replace(/\([^()]*\d ?%[^()]*[,;+/][^()]*\)/g, ' ');
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
  return award && AWARD.test(bare) ? award.weights : [];
}

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
