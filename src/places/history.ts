/** From where something was done. */
export type Via = 'press' | 'words' | 'clock' | 'command';

/** Who does something, and from where. */
export interface Doer {
  /** Null: the clock, or the operator. */
  by: string | null;
  via: Via;
}

/** What happened to how somebody stands. */
export interface Happened extends Doer {
  subjectId: string;
  personId: string;
  /** `replied`, `offered`, `lapsed`, `put-back`, `left`. */
  what: string;
  before: string;
  after: string;
}
