import type { LocalDate } from '../../calendar/local-time.ts';
import type { LearningCard } from '../../learning-content/library.ts';
import type { Transaction } from '../../store/transaction.ts';
import { learned, memorySchema, type Verdict } from './memory.ts';
import { asDate, dayOf, noteReaction } from './repository.ts';

/** The card that is best asked now: what waits longest to be repeated, else one they never had. */
export async function nextCard(
  tx: Transaction,
  cards: ReadonlyMap<string, LearningCard>,
  { personId, today, themes }: { personId: string; today: LocalDate; themes: readonly string[] },
): Promise<LearningCard | null> {
  const known = await tx.cardMemory.findMany({ where: { personId }, orderBy: { dueOn: 'asc' } });
  const due = known.find(({ cardId, dueOn }) => dayOf(dueOn) <= today && cards.has(cardId));
  if (due) return cards.get(due.cardId) ?? null;
  const had = new Set(known.map(({ cardId }) => cardId));
  const fresh = [...cards.values()].filter(({ id }) => !had.has(id));
  const fitting = fresh.find((card) => themes.length === 0 || card.themes.some((theme) => themes.includes(theme)));
  return fitting ?? fresh[0] ?? cards.get(known[0]?.cardId ?? '') ?? null;
}

/** One more to be asked on the same day: of what is due or new, never what they just answered. @returns null: there is none */
export async function oneMoreCard(
  tx: Transaction,
  cards: ReadonlyMap<string, LearningCard>,
  who: { personId: string; today: LocalDate; themes: readonly string[] },
): Promise<LearningCard | null> {
  const next = await nextCard(tx, cards, who);
  const { personId, today } = who;
  return next && (await isDue(tx, { personId, cardId: next.id, today })) ? next : null;
}

/** Whether somebody never answered a card, or is to be asked it again. */
export async function isDue(
  tx: Transaction,
  { personId, cardId, today }: { personId: string; cardId: string; today: LocalDate },
): Promise<boolean> {
  const known = await tx.cardMemory.findUnique({ where: { personId_cardId: { personId, cardId } } });
  return known === null || dayOf(known.dueOn) <= today;
}

/**
 * Keeps an answer: when the card is asked again follows from it. The first answer of a day counts; a later one only where
 * somebody puts it right themselves.
 *
 * @returns in how many days it is asked again, and whether this answer counted
 */
export async function keepAnswer(
  tx: Transaction,
  answer: { personId: string; cardId: string; verdict: Verdict; today: LocalDate; corrects?: boolean },
): Promise<{ intervalDays: number; counted: boolean }> {
  const { personId, cardId, verdict, today, corrects = false } = answer;
  const key = { personId_cardId: { personId, cardId } };
  const row = await tx.cardMemory.findUnique({ where: key });
  await noteReaction(tx, personId);
  await tx.$executeRaw`
    UPDATE nudge SET reacted_at = clock_now(), reaction = 'answered'
    WHERE person_id = ${personId}::uuid AND kind = 'card' AND item = ${cardId} AND state IN ('queued', 'sent')
      AND reacted_at IS NULL`;
  const state = row && memorySchema.parse(row.state);
  const isToday = state?.last_review !== undefined && dayOf(state.last_review) === today;
  if (state && isToday && !corrects) return { intervalDays: state.scheduled_days, counted: false };
  const before = isToday ? (row?.before ? memorySchema.parse(row.before) : null) : state;
  const { memory, dueOn, intervalDays } = learned(before, verdict, today);
  const kept = {
    state: JSON.parse(JSON.stringify(memory)),
    ...(before === null ? {} : { before: JSON.parse(JSON.stringify(before)) }),
    dueOn: asDate(dueOn),
    verdict,
  };
  await tx.cardMemory.upsert({ where: key, create: { personId, cardId, ...kept }, update: kept });
  return { intervalDays, counted: true };
}
