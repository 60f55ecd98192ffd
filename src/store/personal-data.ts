import type { Transaction } from './transaction.ts';

/** Whose data it is, in every way in which the tables know them. */
export interface DataSubject {
  personId: string;
  identities: readonly { id: string; tenantId: string; externalUserId: string }[];
  /** Conversations with the bot in which nobody else takes part. */
  ownConversations: readonly string[];
  /** Conversations in which others take part too, and in which this person said something to the bot. */
  sharedConversations: readonly string[];
  /** The words that say who it is: name, address and ids of the platforms. */
  names: readonly string[];
}

/** Two rows that turn out to be one person: what is of the one becomes that of the other, and the first is emptied. */
export interface OnePerson {
  from: string;
  to: string;
  /** What only the row that is emptied was called; null: nothing. It is known nowhere after it, so texts lose it now. */
  name: string | null;
}

/** Of whom something is kept. */
export type Concerned = 'colleague' | 'guest' | 'ambassador' | 'counter-member' | 'entrepreneur' | 'host' | 'supplier';

/** The grounds of AVG art. 6, first paragraph, on which data may be kept; `law` is (c), `task` is (e). */
export type LegalGround = 'consent' | 'law' | 'task';

/** Who outside the program gets data. */
export type Receiver = 'chat' | 'mail' | 'model';

/**
 * What the register of processing activities (AVG art. 30) says of what a part keeps. In Dutch, as that is how a government
 * publishes it. How long something is kept is not here: what forgets it says so (`app/retention.ts`).
 */
export interface Processing {
  /** For what it is kept. */
  purpose: string;
  whose: readonly Concerned[];
  /** A proposal: the controller decides. */
  ground: LegalGround;
  receivers: readonly Receiver[];
  /** What stands in each table of the part. */
  data: Readonly<Record<string, string>>;
}

/** The answer of one part to "what do you keep of me?": rows by table, all columns but those that are left out. */
export type PersonalRows = Readonly<Record<string, readonly object[]>>;

/**
 * What one module keeps of people, and how it gives that back and forgets it. Every table with anything of a person
 * has exactly one part; `app/personal-data.ts` lists them, and a test fails for a table that has none.
 */
export interface PersonalDataPart {
  /** As it is called in the file a person downloads. */
  name: string;
  /**
   * The tables this part answers for, and for each the columns (as Prisma names them) that stay out of the
   * download, with the reason.
   */
  tables: Readonly<Record<string, Readonly<Record<string, string>>>>;
  processing: Processing;
  /** Everything of this person in those tables. */
  collect(tx: Transaction, subject: DataSubject): Promise<PersonalRows>;
  /**
   * Takes out who it was and what was said; counts, states, verdicts and times stay, and so does the row of the
   * person, to which they point. Idempotent.
   */
  erase(tx: Transaction, subject: DataSubject): Promise<void>;
  /**
   * Gives what one row has to the other. Of what both have of one thing (a reply, a card that was learned) one stays.
   * Nothing of the first is left: nobody would find it when they want to be erased.
   */
  move(tx: Transaction, person: OnePerson): Promise<void>;
}
