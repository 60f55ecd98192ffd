/** The pipe between the bot and the process that reads: it closes when either is gone. */
export const LIFELINE = 3;

/** What the process that reads says over it before it ends for its size. */
export const TOO_HEAVY = 'too heavy';
