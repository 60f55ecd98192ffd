/** How long people are let wait, where it is not as long as when they are served. */
export interface Patience {
  /** How long a press may take, in milliseconds. */
  pressWithinMs: number;
  /** After how many milliseconds who waits for an answer hears that it is coming. */
  wordAfterMs: number;
}
