import { findBsns } from './bsn.ts';
import { findIbans } from './iban.ts';

/**
 * Numbers that must not be kept: whoever pastes an e-mail of an entrepreneur into the chat pastes them along. A citizen
 * service number may be used only where a law says so (Uitvoeringswet AVG, art. 46), and no law does here; an account
 * number is of no use to a counter and of much use to a thief. They are masked at the door, before anything is
 * stored or sent on, and the person is told.
 */
export const MASKED_KINDS = ['bsn', 'iban'] as const;
export type MaskedKind = (typeof MASKED_KINDS)[number];

export interface Masked {
  text: string;
  /** What was masked, each kind once; empty: nothing, and `text` is as it was. */
  masked: readonly MaskedKind[];
}

/** What stands in the place of a number; masking a masked text changes nothing. */
export const MASKS: Readonly<Record<MaskedKind, string>> = { bsn: '[BSN ███]', iban: '[IBAN ███]' };

/** Masks until nothing is found any more: what stood behind one number can have made another look like something else. */
export function maskText(text: string): Masked {
  const once = maskOnce(text);
  if (once.masked.length === 0) return once;
  const rest = maskText(once.text);
  return { text: rest.text, masked: MASKED_KINDS.filter((kind) => [...once.masked, ...rest.masked].includes(kind)) };
}

function maskOnce(text: string): Masked {
  // First the account numbers: their digits are not to be taken for anything else.
  const withoutIbans = replaceAll(text, findIbans(text), MASKS.iban);
  const withoutBsns = replaceAll(withoutIbans, findBsns(withoutIbans), MASKS.bsn);
  const masked: MaskedKind[] = [];
  if (withoutBsns !== withoutIbans) masked.push('bsn');
  if (withoutIbans !== text) masked.push('iban');
  return { text: withoutBsns, masked };
}

/** Masks every text in data of any shape, such as the fields of a form; everything else stays as it is. */
export function maskData(data: unknown): { data: unknown; masked: readonly MaskedKind[] } {
  const found = new Set<MaskedKind>();
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const { text, masked } = maskText(value);
      for (const kind of masked) found.add(kind);
      return text;
    }
    if (Array.isArray(value)) return value.map(visit);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, visit(field)]));
  };
  const masked = visit(data);
  return { data: masked, masked: MASKED_KINDS.filter((kind) => found.has(kind)) };
}

function replaceAll(text: string, places: readonly { start: number; end: number }[], mask: string): string {
  let result = '';
  let from = 0;
  for (const { start, end } of places) {
    result += text.slice(from, start) + mask;
    from = end;
  }
  return result + text.slice(from);
}
