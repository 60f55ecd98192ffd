import { localTimeAt } from '../../calendar/local-time.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import type { Turn } from '../../chat/skill.ts';
import { dateInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { AmbassadorDeps } from './deps.ts';
import type { Why } from './planner.ts';
import { type Nudge, readAmbassador, readNudge } from './repository.ts';
import { ownReply } from './view.ts';

/** Why somebody got their latest nudge, with what they can change. @param on the day of another one */
export async function whyReply(deps: AmbassadorDeps, tx: Transaction, turn: Turn, on?: string): Promise<ReplyDraft> {
  const { language, actor } = turn;
  const { ambassadors } = texts(language);
  const nudge = actor.personId === null ? null : await readNudge(tx, actor.personId, on);
  const line = nudge ? await whyInWords(tx, turn, nudge) : ambassadors.noneYet;
  const own = await ownReply(deps, tx, turn, { line });
  return own ?? { language, body: [paragraph(nudge ? line : ambassadors.wasNotOne)] };
}

export async function whyInWords(tx: Transaction, turn: Turn, nudge: Nudge): Promise<string> {
  const { ambassadors } = texts(turn.language);
  const { personId } = turn.actor;
  const ambassador = personId === null ? null : await readAmbassador(tx, personId);
  const reasons: Readonly<Record<string, string>> = ambassadors.reasons satisfies Record<Why, string>;
  const since =
    ambassador === null ? '' : ambassadors.since(dateInWords(localTimeAt(ambassador.joinedAt).date, turn.language));
  return [reasons[nudge.reason] ?? '', since].filter((part) => part !== '').join(' ');
}
