import { z } from 'zod';
import { type LocalDate, localTimeAt } from '../calendar/local-time.ts';
import { clockNow } from '../store/clock.ts';
import { Prisma, type LearningCard as Row } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { type LearningCard, type LearningContent, parseCards, type Vocabulary } from './library.ts';
import { unwantedBy } from './unwanted.ts';
import { asLearningCard, type WrittenCard, writtenCardSchema } from './written-card.ts';

/** A card with whose ambassadors may get it; null: everybody's. */
export interface CardOfSome {
  card: LearningCard;
  organisationId: string | null;
}

/** Every card that is asked of somebody: those of the program and those added here, without what was withdrawn. */
export async function allCards(tx: Transaction, { cards, vocabulary }: LearningContent): Promise<CardOfSome[]> {
  const all = new Map<string, CardOfSome>(cards.map((card) => [card.id, { card, organisationId: null }]));
  for (const row of await tx.learningCard.findMany({ orderBy: { createdAt: 'asc' } })) {
    const { id, organisationId } = row;
    const card = row.withdrawnAt === null ? asAsked(row, vocabulary) : null;
    if (card !== null) all.set(id, { card, organisationId });
    else if (row.withdrawnAt !== null) all.delete(id);
  }
  return [...all.values()];
}

/** The cards that somebody of an organisation may get, by id. */
export async function currentCards(
  tx: Transaction,
  content: LearningContent,
  organisationId: string | null,
): Promise<ReadonlyMap<string, LearningCard>> {
  const unwanted = await unwantedBy(tx, organisationId, 'card');
  const theirs = (await allCards(tx, content)).filter(
    (one) => isFor(one, organisationId) && !unwanted.has(one.card.id),
  );
  return new Map(theirs.map(({ card }) => [card.id, card]));
}

/** One of these. @returns null: there is none with this id, or they may not get it */
export async function currentCard(
  tx: Transaction,
  content: LearningContent,
  organisationId: string | null,
  id: string,
): Promise<LearningCard | null> {
  const found = await cardWithId(tx, content, id);
  return found !== null && isFor(found, organisationId) ? found.card : null;
}

/** A card that is asked of somebody. @returns null: there is none with this id, or it was withdrawn */
export async function cardWithId(
  tx: Transaction,
  { cards, vocabulary }: LearningContent,
  id: string,
): Promise<CardOfSome | null> {
  const row = await tx.learningCard.findUnique({ where: { id } });
  if (row !== null && row.withdrawnAt !== null) return null;
  const card = (row && asAsked(row, vocabulary)) ?? cards.find((one) => one.id === id);
  return card ? { card, organisationId: row?.organisationId ?? null } : null;
}

function isFor({ organisationId }: CardOfSome, theirs: string | null): boolean {
  return organisationId === null || organisationId === theirs;
}

function asAsked({ id, content, organisationId, createdAt }: Row, vocabulary: Vocabulary): LearningCard | null {
  if (content === null) return null;
  if (organisationId === null) return parseCards(id, JSON.stringify([content]), vocabulary)[0] ?? null;
  return asLearningCard(id, writtenCardSchema.parse(content), dayOf(createdAt));
}

function dayOf(at: Date): LocalDate {
  return localTimeAt(at).date;
}

/** Keeps cards for everybody; one with an id that was added before takes its place. @param by null: the operator */
export async function addCards(tx: Transaction, cards: readonly LearningCard[], by: string | null): Promise<void> {
  for (const card of cards) {
    const content = JSON.parse(JSON.stringify(card));
    await tx.learningCard.upsert({
      where: { id: card.id },
      create: { id: card.id, content, addedById: by },
      update: { content, withdrawnAt: null },
    });
  }
}

/** A card of an organisation, as brokers see it. */
export interface OwnCard {
  id: string;
  organisationId: string;
  /** What ambassadors get; null: nobody gets it. */
  used: WrittenCard | null;
  /** What is not in use yet; null: nothing else than what is used. */
  proposed: WrittenCard | null;
  /** A second broker was asked. */
  isAsked: boolean;
  isWithdrawn: boolean;
  /** Null: somebody who was erased, or the operator. */
  createdById: string | null;
  editedById: string | null;
  /** Of what is proposed: when it was last changed. */
  version: string;
  /** As it would be asked if what is proposed were used; null: it is not finished. */
  card: LearningCard | null;
}

/** @returns null: there is none with this id, or it is of another organisation */
export async function readOwnCard(
  tx: Transaction,
  { organisationId }: { organisationId: string | null },
  id: string,
): Promise<OwnCard | null> {
  if (organisationId === null || !z.uuid().safeParse(id).success) return null;
  const row = await tx.learningCard.findFirst({ where: { id, organisationId } });
  return row && asOwn(row, organisationId);
}

/** The cards of an organisation that were not withdrawn, the latest first. */
export async function listOwnCards(tx: Transaction, organisationId: string): Promise<OwnCard[]> {
  const rows = await tx.learningCard.findMany({
    where: { organisationId, withdrawnAt: null },
    orderBy: { createdAt: 'desc' },
  });
  return rows.map((row) => asOwn(row, organisationId));
}

function asOwn(row: Row, organisationId: string): OwnCard {
  const used = row.content === null ? null : writtenCardSchema.parse(row.content);
  const proposed = row.proposed === null ? null : writtenCardSchema.parse(row.proposed);
  const shown = proposed ?? used;
  return {
    ...{ id: row.id, organisationId, used, proposed },
    ...{ isAsked: row.askedAt !== null, isWithdrawn: row.withdrawnAt !== null },
    version: (row.proposedAt ?? row.createdAt).toISOString(),
    ...{ createdById: row.addedById, editedById: row.editedById },
    card: shown && asLearningCard(row.id, shown, dayOf(row.proposedAt ?? row.createdAt)),
  };
}

/** Keeps cards that the operator adds for an organisation: they are used at once. @returns their ids */
export async function addForOrganisation(
  tx: Transaction,
  organisationId: string,
  cards: readonly WrittenCard[],
): Promise<string[]> {
  const rows = cards.map((content) => ({ id: crypto.randomUUID(), organisationId, content }));
  await tx.learningCard.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

/** Keeps what a broker wrote; nobody gets it yet. @returns its id */
export async function proposeCard(
  tx: Transaction,
  by: { organisationId: string; personId: string },
  proposed: WrittenCard,
): Promise<string> {
  const { organisationId, personId: addedById } = by;
  const id = crypto.randomUUID();
  await tx.learningCard.create({
    data: { id, organisationId, addedById, proposed, proposedAt: await clockNow(tx) },
  });
  return id;
}

/** Puts something else in the place of what was proposed; who was asked about that is asked anew. */
export async function changeProposed(
  tx: Transaction,
  { id, personId }: { id: string; personId: string },
  proposed: WrittenCard,
): Promise<void> {
  await tx.learningCard.update({
    where: { id },
    data: { proposed, proposedAt: await clockNow(tx), editedById: personId, askedAt: null, withdrawnAt: null },
  });
}

export async function noteAsked(tx: Transaction, id: string, isAsked: boolean): Promise<void> {
  await tx.learningCard.update({ where: { id }, data: { askedAt: isAsked ? await clockNow(tx) : null } });
}

/** From now on ambassadors get what was proposed. What they know of an earlier version stays: it is the same card. */
export async function useProposed(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE learning_card SET content = proposed, proposed = NULL, proposed_at = NULL, asked_at = NULL
    WHERE id = ${id} AND proposed IS NOT NULL`;
}

/** Nobody gets it any more; what nobody ever got is gone. */
export async function withdrawCard(tx: Transaction, { id, used }: Pick<OwnCard, 'id' | 'used'>): Promise<void> {
  if (used === null) await tx.learningCard.delete({ where: { id } });
  else {
    await tx.$executeRaw`
      UPDATE learning_card SET withdrawn_at = clock_now(), proposed = NULL, proposed_at = NULL, asked_at = NULL WHERE id = ${id}`;
  }
}

/** How many wait for a second broker for more than a week. */
export async function cardsWaitingLong(tx: Transaction): Promise<number> {
  const [row] = await tx.$queryRaw<{ waiting: bigint }[]>`
    SELECT count(*) AS waiting FROM learning_card WHERE asked_at < clock_now() - interval '7 days'`;
  return Number(row?.waiting ?? 0);
}

/** A card as the operator sees it. */
export interface CardListed {
  id: string;
  question: string;
  organisation: string | null;
  state: 'used' | 'asked' | 'proposed' | 'withdrawn';
}

/** Every card that was added here, or withdrawn. */
export async function listAddedCards(tx: Transaction, { cards }: LearningContent): Promise<CardListed[]> {
  const rows = await tx.learningCard.findMany({ orderBy: { createdAt: 'asc' }, include: { organisation: true } });
  return rows.map((row) => ({
    id: row.id,
    question: questionIn(row) ?? cards.find(({ id }) => id === row.id)?.nl.question ?? '',
    organisation: row.organisation?.name ?? null,
    state:
      row.withdrawnAt !== null
        ? 'withdrawn'
        : row.askedAt !== null
          ? 'asked'
          : row.proposed !== null
            ? 'proposed'
            : 'used',
  }));
}

function questionIn({ content, proposed, organisationId }: Row): string | null {
  const shown = proposed ?? content;
  if (organisationId !== null) return writtenCardSchema.safeParse(shown).data?.question ?? null;
  return z.object({ nl: z.object({ question: z.string() }) }).safeParse(shown).data?.nl.question ?? null;
}

/** Nobody gets a card any more, whoever added it; one of the program too. @returns false: there is none with this id */
export async function withdrawById(tx: Transaction, { cards }: LearningContent, id: string): Promise<boolean> {
  const now = await clockNow(tx);
  const nothing = { proposed: Prisma.DbNull, proposedAt: null, askedAt: null };
  const { count } = await tx.learningCard.updateMany({ where: { id }, data: { withdrawnAt: now, ...nothing } });
  if (count > 0) return true;
  if (!cards.some((card) => card.id === id)) return false;
  await tx.learningCard.create({ data: { id, withdrawnAt: now } });
  return true;
}
