import { localTimeAt } from '../../calendar/local-time.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import type { Turn } from '../../chat/skill.ts';
import { currentCards } from '../../learning-content/kept-cards.ts';
import type { Transaction } from '../../store/transaction.ts';
import { nextCard } from './cards.ts';
import type { AmbassadorDeps } from './deps.ts';
import { ownCard, roleCard } from './own-card.ts';
import { ownNumbers, readAmbassador } from './repository.ts';
import { schoolHolidaysFrom } from './school-holidays.ts';

/** Somebody's own card as it is now; null: they never were an ambassador. */
export async function ownReply(
  deps: Pick<AmbassadorDeps, 'content'>,
  tx: Transaction,
  turn: Turn,
  options: { line?: string; example?: boolean; numbers?: boolean; subject?: string } = {},
): Promise<ReplyDraft | null> {
  const { personId } = turn.actor;
  const ambassador = personId === null ? null : await readAmbassador(tx, personId);
  if (personId === null) return null;
  if (ambassador?.stoppedAt !== null && turn.actor.roles.has('ambassador')) return roleCard(turn.language);
  if (!ambassador) return null;
  const content = await deps.content();
  const today = localTimeAt(turn.now).date;
  const { themes, schoolRegion } = ambassador;
  const [holiday = null] = schoolRegion === null ? [] : await schoolHolidaysFrom(tx, today, schoolRegion);
  const example = options.example
    ? await nextCard(tx, await currentCards(tx, content, turn.actor.organisationId), { personId, today, themes })
    : null;
  return ownCard(
    {
      ambassador,
      vocabulary: content.vocabulary,
      today,
      holiday,
      example,
      ...(options.line === undefined ? {} : { line: options.line }),
      ...(options.subject === undefined ? {} : { subject: options.subject }),
      ...(options.numbers ? { numbers: await ownNumbers(tx, personId) } : {}),
    },
    turn.language,
  );
}
