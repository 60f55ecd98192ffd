import type { AppError } from '../errors.ts';

/** What delivery keeps messages for: it works again only when somebody mends it. */
const TO_BE_MENDED: ReadonlySet<string> = new Set(['delivery.token-refused', 'delivery.missing-scope']);

/** Whether what a platform refused comes right by itself. */
export function isPassing({ code, retryable }: AppError): boolean {
  return retryable && !TO_BE_MENDED.has(code);
}
