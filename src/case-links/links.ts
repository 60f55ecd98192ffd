import { CASE } from '../case-life/case-life.ts';
import type { Cases, Happened } from '../case-life/cases.ts';
import { keptWords } from '../case-life/kept-words.ts';
import { ensureMailbox } from '../counters/members.ts';
import type { Done } from '../signed-links/kind.ts';
import { createSignedLinks, type NewSignedLink, type SignedLinks } from '../signed-links/links.ts';
import type { Link } from '../signed-links/repository.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { LINK_ACTIONS, type LinkAction, type Pressed, readForm } from './forms.ts';
import { type LinkedCase, readLinkedCase } from './linked-case.ts';
import { createCasePages, type Names } from './pages.ts';

/** Where the pages of cases are. */
export const CASE_PAGES = 'cases';

/** The links with which somebody at a counter without chat says what becomes of a case. */
export type CaseLinks = SignedLinks<LinkedCase, LinkAction>;

export type NewLink = NewSignedLink<LinkAction>;

export function createCaseLinks(deps: {
  prisma: PrismaClient;
  cases: Cases;
  names: Names;
  signingKey: Uint8Array;
  publicUrl: string;
  /** Tells whom it concerns, in the transaction of the event itself. */
  notify: (tx: Transaction, happened: Happened) => Promise<void>;
}): CaseLinks {
  const { cases, notify } = deps;

  async function press(tx: Transaction, link: Link, { event, words: said }: Pressed): Promise<Done> {
    const caseId = link.subjectId;
    const by = { kind: 'member', memberId: link.memberId } as const;
    const words = said === null ? null : keptWords(event.kind, said).text;
    // Where only a general address is known, somebody must have it there: as where it is sent on in the chat.
    if (event.kind === 'bounce' && event.insteadCounterId !== null) await ensureMailbox(tx, event.insteadCounterId);
    const decision = await cases.act(tx, { caseId, event, by, words });
    if (decision.kind === 'refused') return decision;
    await notify(tx, { caseId, event, by, words, decision });
    return { kind: 'done' };
  }

  return createSignedLinks(deps, {
    subjectKind: CASE,
    path: CASE_PAGES,
    actions: LINK_ACTIONS,
    look: readLinkedCase,
    read: readForm,
    press,
    pages: createCasePages(deps.names),
  });
}
