import type { Language } from '../chat/language.ts';
import { AppError } from '../errors.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Done, LinkKind, LinkPages } from './kind.ts';
import { findLink, insertLink, type Link, unuseLink, useLink } from './repository.ts';
import { actionsIn, MOST_ACTIONS, maskOf, readToken, signToken } from './token.ts';

/** How long a link can be used, unless it was issued for another time. */
const VALID_DAYS = 14;
const DAY_MS = 24 * 3_600_000;

export interface SignedLinks<View, Action extends string> {
  /** Makes a link for somebody at a counter, in the transaction in which it is put into an e-mail. Returns its address. */
  issue(tx: Transaction, link: NewSignedLink<Action>): Promise<string>;
  /** What the page of a link shows. Changes nothing. */
  open(token: string): Promise<Opened<View, Action>>;
  /** Does what was pressed on the page. */
  press(token: string, form: unknown): Promise<PressOutcome>;
  pages: LinkPages<View, Action>;
}

export interface NewSignedLink<Action extends string> {
  subjectId: string;
  memberId: string;
  actions: readonly Action[];
  language: Language;
  validDays?: number | undefined;
}

/** Of ours, and too old; or not of ours, mutilated, or revoked. */
type Closed = { kind: 'expired'; language: Language } | { kind: 'unknown' };

export type Opened<View, Action extends string> =
  | { kind: 'open'; link: Link; view: View; actions: readonly Action[] }
  | Closed;

export type PressOutcome = Done | { kind: 'done-before' } | { kind: 'incomplete' } | Closed;

/** The links of one kind. */
export function createSignedLinks<View, Action extends string, Pressed extends { action: Action }>(
  deps: {
    prisma: PrismaClient;
    /** At least 32 bytes. */
    signingKey: Uint8Array;
    /** Where the bot can be reached from outside, for example `https://bot.example.nl`. */
    publicUrl: string;
  },
  kind: LinkKind<View, Action, Pressed>,
): SignedLinks<View, Action> {
  const { prisma, signingKey, publicUrl } = deps;
  if (kind.actions.length > MOST_ACTIONS) {
    throw new AppError({ code: 'links.too-many-actions', message: `A link has at most ${MOST_ACTIONS} actions.` });
  }

  async function open(token: string): Promise<Opened<View, Action>> {
    const right = readToken(signingKey, token);
    const link = right && (await findLink(prisma, right.linkId, kind.subjectKind));
    if (!right || !link) return { kind: 'unknown' };
    if (right.expiresAt <= link.now) return { kind: 'expired', language: link.language };
    const view = await kind.look(prisma, link);
    return view === null
      ? { kind: 'unknown' }
      : { kind: 'open', link, view, actions: actionsIn(kind.actions, right.allowed) };
  }

  function act(link: Link, pressed: Pressed): Promise<PressOutcome> {
    return prisma.$transaction(async (tx) => {
      if (!(await useLink(tx, link.linkId, pressed.action))) return { kind: 'done-before' };
      const done = await kind.press(tx, link, pressed);
      if (done.kind === 'refused') await unuseLink(tx, link.linkId, pressed.action);
      return done;
    });
  }

  return {
    async issue(tx, { subjectId, memberId, actions, language, validDays = VALID_DAYS }) {
      const { id: linkId, now } = await insertLink(tx, {
        subjectKind: kind.subjectKind,
        subjectId,
        memberId,
        language,
      });
      const expiresAt = new Date(now.getTime() + validDays * DAY_MS);
      const token = signToken(signingKey, { linkId, allowed: maskOf(kind.actions, actions), expiresAt });
      return new URL(`/${kind.path}/${token}`, publicUrl).href;
    },

    open,

    pages: kind.pages,

    async press(token, form) {
      const opened = await open(token);
      if (opened.kind !== 'open') return opened;
      const pressed = kind.read(form);
      if (!pressed) return { kind: 'incomplete' };
      if (!opened.actions.includes(pressed.action)) return { kind: 'refused', code: 'not-allowed' };
      return act(opened.link, pressed);
    },
  };
}
