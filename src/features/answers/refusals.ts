import type { Reading } from '../../chat/reading.ts';

/**
 * What is not answered whatever the sources say: private facts about a person, an opinion about politics or people, and
 * a verdict on a case at hand, as it was read; and `refused`, what is given to nobody, which is said only of what the sources
 * do not hold. What the law says in general is a question like any other.
 */
export type Refusal = NonNullable<Reading['refusal']> | 'refused';
