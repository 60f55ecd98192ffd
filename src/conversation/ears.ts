import type { MessageReader } from '../chat/reading.ts';
import type { Skills } from './skills.ts';

/** What hearing somebody takes. */
export interface Ears {
  skills: Skills;
  reader: MessageReader;
}
