import { AppError } from '../errors.ts';

/** What a place gave at one moment: each series by its name and labels, as it stands in the text that Prometheus reads. */
type Scrape = ReadonlyMap<string, number>;

const SERIES = /^(\w+)(?:\{(.*)\})? (\S+)$/;
const MATCHER = /(\w+)(=~|!~|!=|=)"([^"]*)"/g;
const EXPRESSION = /^(?<what>(?:sum|max).+?)(?: \/ (?<per>sum.+?))? (?<sign>>=?) (?<limit>[\d.]+)$/;
const VECTOR =
  /^(?<how>sum|max)(?: by \([\w, ]+\) ?)?\((?:(?<grown>increase|rate)\()?(?<name>\w+)(?:\{(?<matchers>[^}]*)\})?(?:\[\w+\])?\)+$/;

export function readScrape(text: string): Scrape {
  return new Map(
    text.split('\n').flatMap((line): [string, number][] => {
      const [, name, labels = '', value] = SERIES.exec(line) ?? [];
      return name === undefined ? [] : [[`${name}{${labels}}`, Number(value)]];
    }),
  );
}

/**
 * Whether an alarm fires, for the forms in which most of ours ask: one selector, summed or the highest, or the share that one has of
 * another, held against a number.
 *
 * As in Prometheus, what first appears with a count has not grown: only a later scrape that is higher than an earlier one has.
 *
 * @param scrapes within the stretch of time of the expression, oldest first
 */
export function fires(expression: string, scrapes: readonly Scrape[]): boolean {
  const { what, per, sign, limit } = EXPRESSION.exec(expression)?.groups ?? {};
  const above = numberOf(what, scrapes);
  const value = above === null || per === undefined ? above : above / (numberOf(per, scrapes) ?? 0);
  if (value === null || Number.isNaN(value)) return false;
  return sign === '>' ? value > Number(limit) : value >= Number(limit);
}

/** @returns null: there is no such series */
function numberOf(vector: string | undefined, scrapes: readonly Scrape[]): number | null {
  const { how, grown, name, matchers = '' } = VECTOR.exec(vector ?? '')?.groups ?? {};
  if (name === undefined) {
    throw new AppError({ code: 'test.alarm', message: `${vector} is asked in a form that is not read here.` });
  }
  const last = scrapes.at(-1) ?? new Map<string, number>();
  const selected = [...last.keys()].filter((series) => isSelected(series, name, matchers));
  const found = selected.map((series) => {
    const values = scrapes.flatMap((scrape) => scrape.get(series) ?? []);
    const value = values.at(-1) ?? 0;
    return grown === undefined ? value : value - (values[0] ?? 0);
  });
  if (found.length === 0) return null;
  return how === 'sum' ? found.reduce((sum, one) => sum + one, 0) : Math.max(...found);
}

function isSelected(series: string, name: string, matchers: string): boolean {
  if (!series.startsWith(`${name}{`)) return false;
  const labels = new Map([...series.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', value = '']) => [label, value]));
  return [...matchers.matchAll(MATCHER)].every(([, label = '', sign, wanted = '']) => {
    const value = labels.get(label) ?? '';
    const matches = sign?.endsWith('~') ? new RegExp(`^(?:${wanted})$`).test(value) : value === wanted;
    return sign?.startsWith('!') ? !matches : matches;
  });
}
