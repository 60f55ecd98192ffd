import { TIME_ZONE } from '../../../calendar/local-time.ts';
import type { Language } from '../../../chat/language.ts';
import { texts } from '../../../i18n/texts.ts';
import type { ExportedCase } from './repository.ts';

/**
 * Cases as CSV (RFC 4180: every field between quotes, quotes doubled, lines ended by CR LF), as Excel with Dutch
 * settings opens it by itself: semicolons, because there the comma is for decimals, and a byte order mark, because else
 * it does not read UTF-8.
 *
 * @param options.delimiter `,` for programs that take RFC 4180 by the letter
 */
export function casesAsCsv(
  cases: readonly ExportedCase[],
  options: { language: Language; delimiter?: ';' | ',' },
): string {
  const { language, delimiter = ';' } = options;
  const { columns, states, outcomes } = wordsOf(language);
  const rows = cases.map((one) => [
    String(one.number),
    states[one.state],
    one.outcome === null ? '' : outcomes[one.outcome],
    moment(one.createdAt),
    moment(one.handedOverAt),
    moment(one.firstResponseDueAt),
    moment(one.resolutionDueAt),
    moment(one.closedAt),
    one.organisation,
    one.counter ?? '',
    one.owner?.name ?? '',
    one.municipalityCode ?? '',
    one.topics.join(', '),
    one.request ?? '',
    one.rule === null ? '' : `${one.rule.id}@${one.rule.version}`,
    String(one.bounces),
  ]);
  const lines = [Object.values(columns), ...rows].map((fields) => fields.map(field).join(delimiter));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function wordsOf(language: Language) {
  const { caseExport, caseLinks } = texts(language);
  return { columns: caseExport.columns, states: caseLinks.states, outcomes: caseLinks.finish.outcomes };
}

/**
 * What a spreadsheet takes for a formula gets an apostrophe before it, by which the spreadsheet knows a text (OWASP,
 * CSV Injection): somebody's question must not calculate on somebody else's computer.
 */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

function field(text: string): string {
  // A NUL ends the file for some programs.
  const safe = text.replaceAll('\0', '');
  return `"${(FORMULA.test(safe) ? `'${safe}` : safe).replaceAll('"', '""')}"`;
}

const dutchTime = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short', timeStyle: 'short' });

/** `2026-11-24 10:00` in Dutch time: a spreadsheet takes it for a moment in any language, and it sorts as a text. */
function moment(at: Date | null): string {
  return at === null ? '' : dutchTime.format(at);
}
