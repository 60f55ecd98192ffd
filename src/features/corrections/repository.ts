import { LANGUAGES, type Language } from '../../chat/language.ts';
import { detectLanguage } from '../../language/detection.ts';
import { clockNow } from '../../store/clock.ts';
import type { CorrectionState, PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';

/** What was read wrongly: a case, an open question, or words that a broker typed. */
export type About = { caseId: string } | { gapId: string } | { said: string };

/** The words that were read wrongly, with whose they are. */
export interface Misread {
  /** Null: of what was typed. */
  aboutId: string | null;
  text: string;
  language: Language;
  saidById: string | null;
  topics: readonly string[];
}

/** What a case or question of an organisation says; null: it is of another, or its words are gone. */
export async function misread(
  tx: Transaction,
  about: Exclude<About, { said: string }>,
  organisationId: string,
): Promise<Misread | null> {
  if ('caseId' in about) {
    const found = await tx.entrepreneurCase.findFirst({
      where: { id: about.caseId, organisationId },
      select: { request: true, filedById: true, topics: true },
    });
    if (!found || found.request === null) return null;
    const { request, filedById, topics } = found;
    const language = detectLanguage(request) === 'en' ? 'en' : 'nl';
    return { aboutId: about.caseId, text: request, language, saidById: filedById, topics };
  }
  const gap = await tx.knowledgeGap.findFirst({
    where: { id: about.gapId, organisationId },
    select: { question: true, language: true, questions: { select: { personId: true, text: true } } },
  });
  if (!gap || gap.question === null) return null;
  const asker = gap.questions.find(({ text }) => text === gap.question)?.personId ?? null;
  const language = asLanguage(gap.language);
  return { aboutId: about.gapId, text: gap.question, language, saidById: asker, topics: [] };
}

/** What a broker says that it was. */
export interface Corrected {
  purpose: string;
  topics: readonly string[];
}

/**
 * Keeps a correction. One about the same thing takes the place of an earlier one, until that was decided upon.
 *
 * @param text without anything that leads to a person
 * @returns its id; null when it was decided upon already
 */
export async function keepCorrection(
  tx: Transaction,
  what: Omit<Misread, 'topics'> & Corrected & { organisationId: string; correctedById: string },
): Promise<string | null> {
  const { aboutId, topics, ...rest } = what;
  const data = { ...rest, topics: [...topics], createdAt: await clockNow(tx) };
  if (aboutId !== null) {
    const { count } = await tx.correction.updateMany({ where: { aboutId, state: 'open' }, data });
    const before = await tx.correction.findUnique({ where: { aboutId }, select: { id: true } });
    if (before) return count > 0 ? before.id : null;
  }
  return (await tx.correction.create({ data: { ...data, aboutId }, select: { id: true } })).id;
}

/** A correction as the operator sees it. */
export interface Correction {
  id: string;
  organisationId: string;
  organisation: string;
  language: Language;
  text: string | null;
  purpose: string;
  topics: readonly string[];
  state: CorrectionState;
  createdAt: Date;
}

const fields = {
  id: true,
  organisationId: true,
  organisation: { select: { name: true } },
  language: true,
  text: true,
  purpose: true,
  topics: true,
  state: true,
  createdAt: true,
} as const;

/** What waits for the operator, the oldest first. */
export async function openCorrections(prisma: PrismaClient): Promise<Correction[]> {
  const found = await prisma.correction.findMany({
    where: { state: 'open', text: { not: null } },
    orderBy: { createdAt: 'asc' },
    select: fields,
  });
  return found.map(({ organisation, language, ...one }) => ({
    ...one,
    organisation: organisation.name,
    language: asLanguage(language),
  }));
}

/**
 * Decides upon a correction, once.
 *
 * @param as in place of what the broker said that it was
 * @returns what was decided upon; null: it is not there, or was decided upon before
 */
export async function decideCorrection(
  tx: Transaction,
  id: string,
  decision: { state: 'accepted' | 'rejected'; as?: Partial<Corrected> },
): Promise<Correction | null> {
  const { state, as = {} } = decision;
  const decidedAt = await clockNow(tx);
  const { topics, ...rest } = as;
  const changed = { ...rest, ...(topics ? { topics: [...topics] } : {}) };
  const { count } = await tx.correction.updateMany({
    where: { id, state: 'open', text: { not: null } },
    // What is not learned from has no reason to be kept.
    data: { state, decidedAt, ...changed, ...(state === 'rejected' ? { text: null } : {}) },
  });
  if (count === 0) return null;
  const { organisation, language, ...one } = await tx.correction.findUniqueOrThrow({ where: { id }, select: fields });
  return { ...one, organisation: organisation.name, language: asLanguage(language) };
}

/** Those that were accepted and whose words may still be learned from: of who was erased there is none. */
export async function acceptedIds(prisma: PrismaClient): Promise<ReadonlySet<string>> {
  const found = await prisma.correction.findMany({ where: { state: 'accepted' }, select: { id: true } });
  return new Set(found.map(({ id }) => id));
}

/** Forgets the words of corrections of so many days ago; what was accepted is an example by then. @returns how many */
export function forgetCorrections(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`
    UPDATE correction SET text = NULL
    WHERE text IS NOT NULL AND created_at < clock_now() - make_interval(days => ${days})`;
}

function asLanguage(stored: string): Language {
  return LANGUAGES.find((language) => language === stored) ?? 'nl';
}
