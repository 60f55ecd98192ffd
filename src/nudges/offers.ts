import type { LocalDate } from '../calendar/local-time.ts';
import type { Language } from '../chat/language.ts';
import type { Block, Button, ReplyDraft } from '../chat/reply.ts';
import type { Transaction } from '../store/transaction.ts';

/** What can be said to an ambassador who did not ask for anything. */
export type OfferKind = 'pledge' | 'invitation' | 'session' | 'card' | 'hook' | 'success' | 'who-knows';

/** Something that can be a nudge. */
export interface Offer {
  kind: OfferKind;
  /** Which one of its kind; empty: there is only one. */
  item: string;
  /** None: of any theme. */
  themes: readonly string[];
  /** None: for any department. */
  departments: readonly string[];
  /** Null: for everybody. */
  personId: string | null;
  /** Whose it is, so that it is nothing new to them; null or left out: nobody's. */
  exceptId?: string | null;
  /** Null: of every organisation. */
  organisationId: string | null;
  /** Organisations that do not want it; left out: none. */
  unwantedBy?: ReadonlySet<string>;
  /** From which day and until which there is use in it; null: always. */
  from: LocalDate | null;
  until: LocalDate | null;
}

/** What a nudge says, in under 60 words; who draws it adds the buttons to rest, to stop and to ask why. */
export interface NudgeContents {
  body: Block[];
  buttons: Button[];
  /** The card that it is and what is spoken of under it, of the part that offers it; left out: it is only a nudge. */
  own?: Required<Pick<ReplyDraft, 'card' | 'subject'>>;
}

/** What a part has to say to ambassadors: a pledge to come back to, an invitation that waits, a success. */
export interface OfferSource {
  kind: OfferKind;
  offers(tx: Transaction, day: LocalDate): Promise<Offer[]>;
  /** @returns null: there is no use in it any more */
  draw(tx: Transaction, item: string, language: Language): Promise<NudgeContents | null>;
  /** It is planned for a day: the part that offers it does not say it by itself on that day. */
  planned?(tx: Transaction, item: string, day: LocalDate): Promise<void>;
  /** It is on its way to somebody. */
  sent?(tx: Transaction, item: string): Promise<void>;
}
