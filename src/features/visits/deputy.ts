import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { paragraph } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { VisitDeps } from './deps.ts';
import { deskCard } from './desk-card.ts';
import { titleOf } from './facts.ts';
import { readVisit, type Visit } from './repository.ts';
import { viewOf } from './view.ts';

/**
 * Who is the deputy of a visit from now on hears so, with the card on which they do what the organiser does.
 *
 * @param before who was until now
 * @param by who made them deputy; themselves: they know
 */
export async function deputyHears(
  { gazetteer }: Pick<VisitDeps, 'gazetteer'>,
  tx: Transaction,
  visitId: string,
  { before, by }: { before: Visit['deputyId']; by: string | null },
): Promise<OutgoingMessage[]> {
  const visit = await readVisit(tx, visitId);
  const deputyId = visit?.deputyId ?? null;
  if (!visit || deputyId === null || deputyId === before || deputyId === by) return [];
  const person = await tx.person.findUniqueOrThrow({ where: { id: deputyId }, select: { language: true } });
  const maker = by === null ? null : await tx.person.findUnique({ where: { id: by }, select: { displayName: true } });
  const language: Language = person.language === 'en' ? 'en' : 'nl';
  const line = texts(language).visits.youAreDeputy(maker?.displayName ?? null, titleOf(visit, language));
  // The card is drawn anew with every reply, without what was said above it.
  const replies = [{ language, body: [paragraph(line)] }, deskCard(await viewOf(tx, gazetteer, visit), language)];
  return [{ to: { personId: deputyId, ifUnreachable: 'skip' }, purpose: 'notice', replies }];
}
