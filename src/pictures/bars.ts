import { element, PICTURE_FONT, text } from './svg.ts';

/** One bar, of parts behind each other. */
export interface Bar {
  name: string;
  /** By the names of the legend how much; null: it is not shown. */
  parts: readonly number[] | null;
  /** Written behind it. */
  label: string;
}

/** Bars below each other, with one scale and one legend. */
export interface BarChart {
  title: string;
  /** What the parts of a bar are, in their order. */
  legend: readonly string[];
  bars: readonly Bar[];
  /** Said below it. */
  note: string;
  /** Where the bars should come, as a line through all of them; left out: nowhere. */
  aim?: { value: number; name: string };
}

const WIDTH = 900;
const NAMES = 250;
const LABELS = 130;
const EDGE = 24;
const TOP = 84;
const ROW = 34;
const BAR = 22;
/** Told apart also by who sees few colours (Okabe and Ito), and by how light they are. */
const COLOURS = ['#0072b2', '#e69f00', '#8fd0b8', '#bbbbbb'];
const LONGEST_NAME = 30;
const LONGEST_NOTE_LINE = 120;

/** A picture of bars, as SVG: it says nothing that its numbers do not. */
export function barChart({ title, legend, bars, note, aim }: BarChart): string {
  const most = Math.max(1, ...bars.map(({ parts }) => (parts ?? []).reduce((sum, part) => sum + part, 0)));
  const scale = (WIDTH - NAMES - LABELS - EDGE) / most;
  const notes = linesOf(note);
  const bottom = TOP + bars.length * ROW;
  const height = bottom + 26 + notes.length * 20;
  const size = { xmlns: 'http://www.w3.org/2000/svg', width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` };
  return element('svg', { ...size, 'font-family': PICTURE_FONT, 'font-size': 15, fill: '#1a1a1a' }, [
    element('rect', { width: WIDTH, height, fill: '#ffffff' }),
    text(title, { x: EDGE, y: 34, 'font-size': 20 }),
    ...legend.flatMap((name, at) => legendOf(name, at)),
    ...bars.flatMap((bar, at) => barOf(bar, TOP + at * ROW, scale)),
    ...(aim === undefined ? [] : aimOf(aim, { x: NAMES + aim.value * scale, bottom })),
    ...notes.map((line, at) => text(line, { x: EDGE, y: bottom + 26 + at * 20, 'font-size': 12, fill: '#555555' })),
  ]);
}

function legendOf(name: string, at: number): string[] {
  const x = EDGE + at * 150;
  return [
    element('rect', { x, y: 50, width: 14, height: 14, fill: colourOf(at) }),
    text(name, { x: x + 20, y: 62, 'font-size': 13 }),
  ];
}

function barOf({ name, parts, label }: Bar, y: number, scale: number): string[] {
  let x = NAMES;
  const drawn = (parts ?? []).map((part, at) => {
    const from = x;
    x += part * scale;
    return element('rect', { x: from, y, width: part * scale, height: BAR, fill: colourOf(at) });
  });
  const baseline = y + BAR - 6;
  return [
    text(shortened(name, LONGEST_NAME), { x: NAMES - 12, y: baseline, 'text-anchor': 'end' }),
    ...drawn,
    text(label, { x: x + 8, y: baseline, 'font-size': 13 }),
  ];
}

/** A dashed line, so that it is no part of a bar for who sees no colours either; its name stands above it. */
function aimOf({ name }: { name: string }, { x, bottom }: { x: number; bottom: number }): string[] {
  const line = { x1: x, x2: x, y1: TOP - 6, y2: bottom - 4, stroke: '#1a1a1a', 'stroke-width': 2 };
  return [
    element('line', { ...line, 'stroke-dasharray': '5 3' }),
    text(name, { x, y: TOP - 10, 'font-size': 13, 'text-anchor': 'middle' }),
  ];
}

function colourOf(at: number): string {
  return COLOURS[at % COLOURS.length] ?? '#0072b2';
}

function shortened(name: string, longest: number): string {
  return name.length <= longest ? name : `${name.slice(0, longest - 1)}…`;
}

function linesOf(note: string): string[] {
  const lines: string[] = [];
  for (const word of note.split(/\s+/).filter((one) => one !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LONGEST_NOTE_LINE)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
