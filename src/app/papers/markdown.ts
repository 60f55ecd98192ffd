/** What the organisation has to fill in or decide: found again with one search. */
export const TO_DO = '**[organisatie]**';

/** Stands at the head of every paper: what it is, and what it is not. */
export function preamble(what: string): string {
  return [
    `> ${what}`,
    '>',
    '> Dit stuk is gemaakt door het programma zelf, uit wat het over zichzelf weet. Het is een begin, geen oordeel: er heeft',
    `> geen jurist naar gekeken. Wat met ${TO_DO} begint, vult de organisatie in of besluit zij.`,
  ].join('\n');
}

/** A table; what stands in a cell cannot break it. */
export function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inCell).join(' | ')} |`;
  return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

export function listOf(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** A document of parts with an empty line between. */
export function documentOf(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
