import type { Language } from '../chat/language.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Link } from './repository.ts';

/** What a feature says of its links: what they can do, what their pages show, and what a press does. */
export interface LinkKind<View, Action extends string, Pressed extends { action: Action }> {
  subjectKind: string;
  /** Where its pages are, for example `cases`: it is in every link that was sent. */
  path: string;
  /** All that a link can allow. Their order is in the tokens: a new one comes behind the others. */
  actions: readonly Action[];
  /** What the page of a link shows; changes nothing. Null: the subject is not there any more. */
  look(db: PrismaClient, link: Link): Promise<View | null>;
  /** Reads the form of a page; null: something that is needed was not filled in. */
  read(form: unknown): Pressed | null;
  /** Does what was pressed, in the transaction that says that the link was used for it. */
  press(tx: Transaction, link: Link, pressed: Pressed): Promise<Done>;
  pages: LinkPages<View, Action>;
}

/** What came of a press; refused: nothing was changed, and the same can be pressed later. The code is for the log. */
export type Done = { kind: 'done' } | { kind: 'refused'; code: string };

/** Whole pages of HTML without script. */
export interface LinkPages<View, Action extends string> {
  /** What a link shows before anybody pressed: that there is something, and nothing of it. */
  cover(view: View): string;
  /** Whether a form is that of the cover. */
  isReading(form: unknown): boolean;
  page(view: View, options: { actions: readonly Action[]; note?: 'incomplete' | 'refused' | undefined }): string;
  /** Why a link does not work. */
  message(language: Language, about: 'expired' | 'unknown' | 'unavailable'): string;
}
