import { TIME_ZONE } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import { asCsv } from '../../i18n/csv.ts';
import { texts } from '../../i18n/texts.ts';
import type { Recipient } from './recipients.ts';

const dutchTime = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short', timeStyle: 'short' });

/** Everybody a broadcast was for, with what became of it, as CSV. */
export function broadcastsAsCsv(recipients: readonly Recipient[], language: Language): string {
  const { broadcasts } = texts(language);
  const reasons: Readonly<Record<string, (count: number) => string>> = broadcasts.reasons;
  const rows = recipients.map(({ name, organisation, state, reason, changedAt, acknowledgedAt }) => [
    name ?? '',
    organisation,
    broadcasts.recipients[state],
    reason === null || !(reason in reasons) ? (reason ?? '') : (reasons[reason]?.(1) ?? ''),
    dutchTime.format(changedAt),
    acknowledgedAt === null ? '' : dutchTime.format(acknowledgedAt),
  ]);
  return asCsv([Object.values(broadcasts.columns), ...rows]);
}
