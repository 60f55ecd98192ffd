import type { Fate } from '../../delivery/fate.ts';
import type { BroadcastRecipientState } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/transaction.ts';
import { settlePost } from './posts.ts';
import { settleRecipients, tryElsewhere } from './recipients.ts';

/** What became of the messages of broadcasts. */
export interface BroadcastFates {
  /** Of a message to one of whom it is for. */
  message(tx: Transaction, fate: Fate): Promise<void>;
  /** Of a correction or recall. */
  change(fate: Fate): void;
}

/** @param changed told of which broadcast something became */
export function createBroadcastFates(changed: (broadcastId: string) => void): BroadcastFates {
  return {
    async message(tx, { about, personId, conversationId, outcome, errorCode }) {
      const [, id = ''] = about.split(':');
      if (outcome === 'held') return;
      const end = ENDS[outcome](errorCode ?? 'unexpected');
      if (personId === null) {
        if (conversationId !== null && (await settlePost(tx, id, conversationId, end))) changed(id);
        return;
      }
      const isPlace = conversationId !== null && OF_A_PLACE.has(errorCode ?? '');
      const reason = errorCode ?? '';
      if (!isPlace || !(await tryElsewhere(tx, id, { personId, conversationId, reason }))) {
        await settleRecipients(tx, id, [personId], end);
      }
      changed(id);
    },
    change: ({ about }) => changed(about.split(':')[1] ?? ''),
  };
}

interface End {
  state: BroadcastRecipientState;
  reason: string | null;
}

const ENDS: Readonly<Record<Exclude<Fate['outcome'], 'held'>, (errorCode: string) => End>> = {
  delivered: () => ({ state: 'sent', reason: null }),
  uncertain: (reason) => ({ state: 'uncertain', reason }),
  undeliverable: (reason) => ({
    state: UNDELIVERABLE[reason] ?? 'failed',
    reason: reason === LEFT ? 'deactivated' : reason,
  }),
};

/** They have no account there any more. */
const LEFT = 'delivery.deactivated';

/** Elsewhere they may be reached. */
const OF_A_PLACE: ReadonlySet<string> = new Set(['delivery.blocked', 'delivery.not-installed', LEFT]);

const UNDELIVERABLE: Readonly<Record<string, BroadcastRecipientState>> = {
  'delivery.blocked': 'blocked',
  'delivery.not-installed': 'not_installed',
  [LEFT]: 'skipped',
  'delivery.expired': 'skipped',
  'privacy.erased': 'skipped',
};
