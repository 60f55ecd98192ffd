import { setAlarm } from '../deadlines/repository.ts';
import type { By } from '../ledger/by.ts';
import { appendEntry, eraseWords } from '../ledger/ledger.ts';
import { revokeLinks } from '../signed-links/repository.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { dueEvent } from './alarmed.ts';
import { type CaseEvent, type CaseLife, caseSubject, isClosed } from './case-life.ts';
import { decide, newLife, permissionFor } from './decide.ts';
import type { Decision } from './effect.ts';
import {
  brokersInOrder,
  casesLedBy,
  casesOfGoneBrokers,
  casesOfGoneMembers,
  databaseNow,
  forgetWords,
  insertCase,
  lockCase,
  type NewCase,
  openCasesAt,
  readWorld,
  saveLife,
} from './repository.ts';
import type { RefusalCode } from './transitions.ts';

/** What is kept when something happens to a case. */
export interface Deed {
  caseId: string;
  event: CaseEvent;
  by: By;
  /** What was said with it: a question, an explanation, whom instead. Masked, or it came through the door. */
  words?: string | null;
}

/** Something that happened to a case: what the notices are made of. */
export interface Happened extends Deed {
  decision: Extract<Decision, { kind: 'happened' }>;
  /** What cards show of the case is another, although its life is not. */
  redraws?: boolean | undefined;
}

/** The cases as they are kept: every change is decided by the rules, locked, and written down in the history. */
export interface Cases {
  /** A colleague files a case; it is a draft, theirs, until it is handed over. */
  file(tx: Transaction, filed: NewCase): Promise<{ id: string; number: number; life: CaseLife }>;
  /**
   * Does something with a case in the caller's transaction, in which the notices are to be sent too. One case a
   * transaction.
   *
   * @returns the decision; refused: nothing was changed
   * @throws AppError `case.not-found`, `case.unreadable`
   */
  act(tx: Transaction, deed: Deed): Promise<Decision>;
  /**
   * Why somebody may not do this to a case as it is now; null: they may.
   *
   * @throws AppError `case.not-found`, `case.unreadable`
   */
  refusal(tx: Transaction, deed: { caseId: string; kind: CaseEvent['kind']; by: By }): Promise<RefusalCode | null>;
  /** Does what the clock of a case asks for; null: nothing (any more). Call it again until then. */
  tick(tx: Transaction, caseId: string): Promise<{ event: CaseEvent; decision: Decision } | null>;
  /** Cases whose lead is no broker any more: {@link tick} finds somebody else. */
  withoutLead(limit: number): Promise<string[]>;
  /** The open cases somebody leads as a broker, and the other broker who would have the first of them; null: nobody. */
  ledBy(
    tx: Transaction | PrismaClient,
    personId: string,
  ): Promise<{ count: number; next: { name: string | null; isOfNetwork: boolean } | null }>;
  /** Has the clocks look at the cases of who is no broker any more: the next one gets them at once. */
  passOn(tx: Transaction, personId: string): Promise<void>;
  /** Sets the clocks of the open cases of a counter again, after its hours, members or absences changed. */
  refresh(counterId: string): Promise<void>;
  /**
   * Erases what was asked, by whom, and everything that was said; links to it open nothing any more. The history stays
   * whole. E-mails about it lose their words by the retention of mail.
   *
   * @returns how many events lost their words; null: the case is not closed yet, and nothing was erased
   */
  erase(tx: Transaction, caseId: string, by: By): Promise<number | null>;
}

export function createCases(prisma: PrismaClient): Cases {
  return {
    async file(tx, filed) {
      const now = await databaseNow(tx);
      const world = await readWorld(tx, { now, organisationId: filed.filedBy.organisationId, counterIds: [] });
      const life = newLife(filed.filedBy.personId, world);
      const { id, number } = await insertCase(tx, filed, life, world);
      const by: By = { kind: 'person', personId: filed.filedBy.personId };
      await appendEntry(tx, {
        ...caseSubject(id),
        kind: 'file',
        at: now,
        by,
        state: life.state,
        place: null,
        words: null,
      });
      return { id, number, life };
    },

    async act(tx, { caseId, event, by, words = null }) {
      if (needsWords(event) && !words?.trim()) return { kind: 'refused', code: 'words-missing' };
      const { life, now, organisationId, stamps } = await lockCase(tx, caseId);
      const world = await readWorld(tx, { now, organisationId, counterIds: [life.counterId, ...namedIn(event)] });
      const decision = decide(life, event, by, world);
      if (decision.kind === 'refused') return decision;
      await saveLife(tx, caseId, { life: decision.life, world, stamps });
      const place = event.kind === 'delivered' && !isAtCounter(decision.life) ? null : decision.life.counterId;
      await appendEntry(tx, {
        ...caseSubject(caseId),
        kind: event.kind,
        at: now,
        by,
        state: decision.life.state,
        place,
        words,
      });
      return decision;
    },

    async refusal(tx, { caseId, kind, by }) {
      const { life, now, organisationId } = await lockCase(tx, caseId);
      const world = await readWorld(tx, { now, organisationId, counterIds: [life.counterId] });
      const permission = permissionFor(life, kind, by, world);
      return permission.kind === 'refused' ? permission.code : null;
    },

    async tick(tx, caseId) {
      const { life, now, organisationId, stamps } = await lockCase(tx, caseId);
      const world = await readWorld(tx, { now, organisationId, counterIds: [life.counterId] });
      const event = dueEvent(life, world);
      if (event) return { event, decision: await this.act(tx, { caseId, event, by: { kind: 'system' } }) };
      await saveLife(tx, caseId, { life, world, stamps });
      return null;
    },

    async withoutLead(limit) {
      const ids = [...(await casesOfGoneBrokers(prisma, limit)), ...(await casesOfGoneMembers(prisma, limit))];
      return ids.slice(0, limit);
    },

    async ledBy(tx, personId) {
      const [first, ...others] = await casesLedBy(tx, personId);
      if (!first) return { count: 0, next: null };
      const brokers = await brokersInOrder(tx, first.organisationId);
      return { count: 1 + others.length, next: brokers.find((broker) => broker.personId !== personId) ?? null };
    },

    async passOn(tx, personId) {
      const now = await databaseNow(tx);
      for (const { id } of await casesLedBy(tx, personId)) await setAlarm(tx, caseSubject(id), now);
    },

    async refresh(counterId) {
      for (const caseId of await openCasesAt(prisma, counterId)) {
        await prisma.$transaction(async (tx) => {
          const { life, now, organisationId, stamps } = await lockCase(tx, caseId);
          const world = await readWorld(tx, { now, organisationId, counterIds: [life.counterId] });
          await saveLife(tx, caseId, { life, world, stamps });
        });
      }
    },

    async erase(tx, caseId, by) {
      const { life, now } = await lockCase(tx, caseId);
      if (life.state !== 'finished' && life.state !== 'withdrawn') return null;
      const erased = await eraseWords(tx, caseSubject(caseId));
      await forgetWords(tx, caseId);
      await revokeLinks(tx, caseSubject(caseId));
      const { state, counterId: place } = life;
      await appendEntry(tx, { ...caseSubject(caseId), kind: 'erase', at: now, by, state, place, words: null });
      return erased;
    },
  };
}

/** Somebody of the counter has it: what reached a broker did not reach the counter it is for. */
function isAtCounter(life: CaseLife): boolean {
  return !isClosed(life) && life.owner.kind === 'member';
}

/** "Niet voor ons" without whom instead leaves the entrepreneur with nobody; so does a question without words. */
function needsWords(event: CaseEvent): boolean {
  return (
    event.kind === 'ask_back' ||
    event.kind === 'forward' ||
    event.kind === 'note' ||
    (event.kind === 'bounce' && event.insteadCounterId === null)
  );
}

function namedIn(event: CaseEvent): (string | null)[] {
  if (event.kind === 'hand_over' || event.kind === 'reroute') return [event.counterId];
  return event.kind === 'bounce' ? [event.insteadCounterId] : [];
}
