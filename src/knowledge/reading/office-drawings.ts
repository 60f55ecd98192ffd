import { type CheerioAPI, load } from 'cheerio';
import { clean } from './outline.ts';
import { tableLines } from './tables.ts';

/** What a chart of an Office file shows, as the rows of its figures; its title first. */
export function chartLines(xml: string): string[] {
  const $ = load(xml, { xml: true });
  const title = clean($('c\\:chart > c\\:title').first().find('a\\:t').text());
  const series = $('c\\:ser')
    .toArray()
    .map((element) => ({
      name: clean($(element).children('c\\:tx').find('c\\:v').first().text()),
      categories: pointsOf($, element, 'c\\:cat, c\\:xVal'),
      values: pointsOf($, element, 'c\\:val, c\\:yVal'),
    }));
  const places = [...new Set(series.flatMap(({ values }) => [...values.keys()]))].sort((one, other) => one - other);
  const rows = places.map((at) => [
    series.map(({ categories }) => categories.get(at)).find((category) => category !== undefined) ?? '',
    ...series.map(({ values }) => values.get(at) ?? ''),
  ]);
  const lines = tableLines({ rows: [['', ...series.map(({ name }) => name || title)], ...rows], headRows: 1 });
  return title === '' ? lines : [title, ...lines];
}

function pointsOf($: CheerioAPI, series: Parameters<CheerioAPI>[0], kind: string): Map<number, string> {
  const points = new Map<number, string>();
  $(series as never)
    .children(kind)
    .find('c\\:pt')
    .each((_, point) => {
      points.set(Number($(point).attr('idx')), clean($(point).children('c\\:v').text()));
    });
  return points;
}

/** The words in the boxes of a drawn scheme (SmartArt), one line a box. */
export function diagramLines(xml: string): string[] {
  const $ = load(xml, { xml: true });
  return $('dgm\\:pt')
    .toArray()
    .map((point) =>
      clean(
        $(point)
          .find('a\\:p')
          .toArray()
          .map((paragraph) => $(paragraph).find('a\\:t').text())
          .join(' '),
      ),
    )
    .filter((line) => line !== '');
}
