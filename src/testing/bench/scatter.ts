/** Points of one kind, joined by a line. */
export interface Series {
  name: string;
  /** Which of the colours: those of one kind have the same. */
  colour: number;
  isDashed: boolean;
  /** `y` from 0 to 1. */
  points: readonly { x: number; y: number }[];
}

export interface Panel {
  title: string;
  series: readonly Series[];
}

const PANEL = { width: 470, height: 400, left: 60, right: 15, top: 40, bottom: 135 };
const MOST_X = 28;
/** Told apart also by who sees few colours (Okabe and Ito). */
const COLOURS = ['#0072b2', '#d55e00', '#009e73'];

/** For who cannot see it. */
const TITLE = 'What ambassadors recall after six months, against the number of nudges';

/** A plot of recall against how many nudges it took, as SVG: a panel beside a panel. */
export function scatter(panels: readonly Panel[]): string {
  const width = PANEL.width * panels.length;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${PANEL.height}" width="${width}" height="${PANEL.height}" font-family="sans-serif" font-size="12">`,
    `<title>${TITLE}</title>`,
    `<rect width="${width}" height="${PANEL.height}" fill="#fff"/>`,
    ...panels.map((panel, at) => `<g transform="translate(${at * PANEL.width} 0)">${drawn(panel)}</g>`),
    '</svg>\n',
  ].join('\n');
}

const xOf = (x: number) => PANEL.left + (x / MOST_X) * (PANEL.width - PANEL.left - PANEL.right);
const yOf = (y: number) => PANEL.height - PANEL.bottom - y * (PANEL.height - PANEL.top - PANEL.bottom);

function drawn({ title, series }: Panel): string {
  const bottom = yOf(0);
  return [
    `<text x="${PANEL.left}" y="22" font-size="14" font-weight="bold">${title}</text>`,
    ...[0, 0.25, 0.5, 0.75, 1].map(
      (y) =>
        `<line x1="${xOf(0)}" x2="${xOf(MOST_X)}" y1="${yOf(y)}" y2="${yOf(y)}" stroke="#ddd"/>` +
        `<text x="${PANEL.left - 8}" y="${yOf(y) + 4}" text-anchor="end">${y * 100}%</text>`,
    ),
    ...[0, 7, 14, 21, 28].map((x) => `<text x="${xOf(x)}" y="${bottom + 16}" text-anchor="middle">${x}</text>`),
    `<text x="${xOf(MOST_X / 2)}" y="${bottom + 34}" text-anchor="middle">nudges in half a year</text>`,
    `<text transform="translate(16 ${yOf(0.5)}) rotate(-90)" text-anchor="middle">remembered then</text>`,
    ...series.map((one, at) => line(one) + legend(one, at, bottom + 58)),
  ].join('\n');
}

function line({ colour, isDashed, points }: Series): string {
  const inOrder = points.toSorted((one, other) => one.x - other.x);
  const stroke = COLOURS[colour % COLOURS.length];
  const path = inOrder.map(({ x, y }) => `${xOf(x).toFixed(1)},${yOf(y).toFixed(1)}`).join(' ');
  const dots = inOrder.map(
    ({ x, y }) =>
      `<circle cx="${xOf(x).toFixed(1)}" cy="${yOf(y).toFixed(1)}" r="4" stroke="${stroke}" fill="${isDashed ? '#fff' : stroke}"/>`,
  );
  return `<polyline points="${path}" fill="none" stroke="${stroke}"${isDashed ? ' stroke-dasharray="5 4"' : ''}/>${dots.join('')}`;
}

/** Two in a row. */
function legend({ name, colour, isDashed }: Series, at: number, top: number): string {
  const x = PANEL.left + (at % 2) * 190;
  const y = top + Math.floor(at / 2) * 20;
  const stroke = COLOURS[colour % COLOURS.length];
  return (
    `<line x1="${x}" x2="${x + 30}" y1="${y - 4}" y2="${y - 4}" stroke="${stroke}"${isDashed ? ' stroke-dasharray="5 4"' : ''}/>` +
    `<text x="${x + 38}" y="${y}">${name}</text>`
  );
}
