import type { MessageReader, SharperReader } from '../chat/reading.ts';
import type { Skills } from './skills.ts';

/** What hearing somebody takes. */
export interface Ears {
  skills: Skills;
  reader: MessageReader;
  /** Left out: what was learned is all there is. */
  sharper?: SharperReader | undefined;
}
