import { z } from 'zod';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { platformLabel, texts } from '../../i18n/texts.ts';
import { isInReachNow } from '../../people/in-reach.ts';
import { makerIsTold } from '../../people/second-broker.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Broadcast } from './repository.ts';

const shownSchema = z.object({ held: z.array(z.string()) });

/**
 * Its maker hears as soon as a platform takes nothing any more: what arrived stays, and what waits goes on by itself. Not where only that
 * platform reaches them: there they would read it when it is over.
 *
 * @param held the platforms that take nothing now
 */
export async function whenHeld(
  tx: Transaction,
  broadcast: Broadcast,
  held: readonly string[],
): Promise<OutgoingMessage[]> {
  const before = shownSchema.safeParse(broadcast.progress).data?.held ?? [];
  const begins = held.filter((platform) => !before.includes(platform));
  if (broadcast.state !== 'sending' || begins.length === 0 || !(await isInReachNow(tx, broadcast.createdById)))
    return [];
  return makerIsTold(tx, broadcast, (language) =>
    texts(language).broadcasts.waitsFor(
      broadcast.number,
      begins.map((platform) => platformLabel(platform, language)).join(', '),
    ),
  );
}
