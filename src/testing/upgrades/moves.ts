import type { Moves } from './kept.ts';

/**
 * What migrations have moved since each release: a migration that gives a table or column another name or place says
 * so here, for every release before it. What is not said is expected where it was.
 */
export const MOVES: Readonly<Record<string, { tables: Moves; sequences: Readonly<Record<string, string>> }>> = {
  'release-1': {
    tables: {
      call: { values: { response: ephemeral } },
      case_actor: { table: 'ledger_actor' },
      case_event: { table: 'ledger_entry', columns: { case_id: 'subject_id', counter_id: 'place' } },
      case_event_text: { table: 'ledger_words', columns: { ledger: 'entry_id' } },
      case_head: { table: 'ledger_head', columns: { case_id: 'subject_id' } },
      case_ledger: { table: 'ledger' },
      case_link: { table: 'signed_link', columns: { case_id: 'subject_id' } },
      case_link_use: { table: 'signed_link_use' },
      // Stands in `deadline` since, for what has an alarm.
      entrepreneur_case: { columns: { next_alarm_at: null } },
    },
    sequences: {},
  },
};

/** What only who pressed was shown was called a notice. */
function ephemeral(response: unknown): unknown {
  const isNotice =
    typeof response === 'object' && response !== null && 'kind' in response && response.kind === 'notice';
  return isNotice ? { ...response, kind: 'ephemeral' } : response;
}
