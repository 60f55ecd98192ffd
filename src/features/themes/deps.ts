import type { Linkable } from '../../policy-themes/proposing.ts';

/** What the chat of policy themes works with. */
export type ThemeDeps = Linkable;
