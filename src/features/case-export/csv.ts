import { TIME_ZONE } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import { asCsv } from '../../i18n/csv.ts';
import { texts } from '../../i18n/texts.ts';
import type { ExportedCase } from './repository.ts';

/**
 * Cases as CSV, see {@link asCsv}.
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
  return asCsv([Object.values(columns), ...rows], delimiter);
}

function wordsOf(language: Language) {
  const { caseExport, caseLinks } = texts(language);
  return { columns: caseExport.columns, states: caseLinks.states, outcomes: caseLinks.finish.outcomes };
}

const dutchTime = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short', timeStyle: 'short' });

/** `2026-11-24 10:00` in Dutch time: a spreadsheet takes it for a moment in any language, and it sorts as a text. */
function moment(at: Date | null): string {
  return at === null ? '' : dutchTime.format(at);
}
