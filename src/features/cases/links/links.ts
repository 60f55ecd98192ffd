import type { Language } from '../../../chat/language.ts';
import type { PrismaClient } from '../../../store/generated/client.ts';
import type { Transaction } from '../../../store/transaction.ts';
import type { Cases, Happened } from '../life/cases.ts';
import type { RefusalCode } from '../life/transitions.ts';
import { type Pressed, readForm } from './forms.ts';
import { insertLink, type LinkedCase, readLinkedCase, unuseLink, useLink } from './repository.ts';
import { type LinkAction, readToken, signToken } from './token.ts';

/** How long a link can be used, unless it was issued for another time. */
const VALID_DAYS = 14;
const DAY_MS = 24 * 3_600_000;

export interface CaseLinks {
  /** Makes a link for somebody at a counter, in the transaction in which it is put into an e-mail. Returns its address. */
  issue(tx: Transaction, link: NewLink): Promise<string>;
  /** What the page of a link shows. Changes nothing. */
  open(token: string): Promise<Opened>;
  /** Does what was pressed on the page. */
  press(token: string, form: unknown): Promise<PressOutcome>;
}

export interface NewLink {
  caseId: string;
  memberId: string;
  actions: readonly LinkAction[];
  language: Language;
  validDays?: number;
}

export type Opened =
  | { kind: 'open'; linked: LinkedCase; actions: readonly LinkAction[] }
  /** Of ours, and too old. */
  | { kind: 'expired'; language: Language }
  /** Not of ours, mutilated, or revoked. */
  | { kind: 'unknown' };

export type PressOutcome =
  | { kind: 'done' | 'done-before' }
  | { kind: 'incomplete' }
  | { kind: 'refused'; code: RefusalCode }
  | Exclude<Opened, { kind: 'open' }>;

export function createCaseLinks(deps: {
  prisma: PrismaClient;
  cases: Cases;
  /** At least 32 bytes. */
  signingKey: Uint8Array;
  /** Where the bot can be reached from outside, for example `https://bot.example.nl`. */
  publicUrl: string;
  /** Tells whom it concerns, in the transaction of the event itself. */
  notify: (tx: Transaction, happened: Happened) => Promise<void>;
}): CaseLinks {
  const { prisma, cases, signingKey, publicUrl, notify } = deps;

  async function open(token: string): Promise<Opened> {
    const right = readToken(signingKey, token);
    const linked = right && (await readLinkedCase(prisma, right.linkId));
    if (!right || !linked) return { kind: 'unknown' };
    if (right.expiresAt <= linked.now) return { kind: 'expired', language: linked.language };
    return { kind: 'open', linked, actions: right.actions };
  }

  function act(linked: LinkedCase, pressed: Pressed): Promise<PressOutcome> {
    return prisma.$transaction(async (tx) => {
      if (!(await useLink(tx, linked.linkId, pressed.action))) return { kind: 'done-before' };
      const { event, words } = pressed;
      const by = { kind: 'member', memberId: linked.memberId } as const;
      const decision = await cases.act(tx, { caseId: linked.caseId, event, by, words });
      if (decision.kind === 'refused') {
        await unuseLink(tx, linked.linkId, pressed.action);
        return decision;
      }
      await notify(tx, { caseId: linked.caseId, event, by, words, decision });
      return { kind: 'done' };
    });
  }

  return {
    async issue(tx, { caseId, memberId, actions, language, validDays = VALID_DAYS }) {
      const { id: linkId, now } = await insertLink(tx, { caseId, memberId, language });
      const expiresAt = new Date(now.getTime() + validDays * DAY_MS);
      const token = signToken(signingKey, { linkId, actions, expiresAt });
      return new URL(`/cases/${token}`, publicUrl).href;
    },

    open,

    async press(token, form) {
      const opened = await open(token);
      if (opened.kind !== 'open') return opened;
      const pressed = readForm(form);
      if (!pressed) return { kind: 'incomplete' };
      if (!opened.actions.includes(pressed.action)) return { kind: 'refused', code: 'not-allowed' };
      return act(opened.linked, pressed);
    },
  };
}
