import type { Block, Reply } from './reply.ts';

/** The answer to a call: what must go back in the response of the request itself. */
export type CallResponse =
  /** Opens a window with text. */
  | { kind: 'dialog'; language: Reply['language']; title: string; body: Block[]; link?: { label: string; url: string } }
  /** One sentence, shown to this person only. */
  | { kind: 'notice'; language: Reply['language']; text: string };
