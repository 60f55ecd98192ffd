import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { setAlarm } from '../../deadlines/repository.ts';
import type { DeadlineKind } from '../../deadlines/sweeper.ts';
import { texts } from '../../i18n/texts.ts';
import { lockPledge, nextAskOf, notePledgeAsked, PLEDGE_ALARM, readPledge } from '../../pledges/pledges.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { pledgeName } from './actions.ts';
import { pledgeCard } from './card.ts';

/** Asks on the day how it stands with what somebody promised: twice at most. */
export function pledgeDeadlines(deps: {
  queue: (tx: Transaction, messages: readonly OutgoingMessage[]) => Promise<unknown>;
}): DeadlineKind {
  return {
    subjectKind: PLEDGE_ALARM,
    async ring(tx, id) {
      const pledge = await lockPledge(tx, id);
      const at = pledge === null ? null : await nextAskOf(tx, id);
      if (pledge === null || pledge.text === null || pledge.state !== 'open' || at === null) {
        await setAlarm(tx, { subjectKind: PLEDGE_ALARM, subjectId: id }, null);
        return false;
      }
      if (at > (await clockNow(tx))) return false;
      await notePledgeAsked(tx, id);
      const now = await readPledge(tx, id);
      const { language: used } = await tx.person.findUniqueOrThrow({
        where: { id: pledge.personId },
        select: { language: true },
      });
      const language = used === 'en' ? 'en' : 'nl';
      const { pledges } = texts(language);
      // Of a new day it is the first time, of the second nobody asks after it.
      const line = pledge.asksLeft > 1 ? pledges.ask : pledges.askAgain;
      await deps.queue(tx, [
        {
          to: { personId: pledge.personId, ifUnreachable: 'skip' },
          purpose: 'reminder',
          about: pledgeName(id),
          replies: [pledgeCard(now ?? pledge, language, line)],
        },
      ]);
      return false;
    },
  };
}
