import type { Purpose } from '../../chat/labels.ts';
import type { Reading } from '../../chat/reading.ts';

const ADDRESS = /<?\bhttps?:\/\/[^\s<>|]+(?:\|[^\s<>]*)?>?/gi;

/** The web addresses that stand in a text. */
export function addressesIn(text: string): string[] {
  return [...new Set((text.match(ADDRESS) ?? []).map(withoutMarks))];
}

/**
 * Whether a text hands over addresses to be read: it is nothing but addresses, or what stands around them is about documents.
 * An address within a question is no such text. Beside an address few words say little: it is enough that they ask nothing.
 */
export function isHandedOver(text: string, { purposes }: Reading): boolean {
  if (addressesIn(text).length === 0) return false;
  const isBare = !/\p{L}/u.test(text.replace(ADDRESS, ' '));
  const chance = (label: Purpose) => purposes.find((one) => one.label === label)?.chance ?? 0;
  return isBare || purposes[0]?.label === 'documents' || chance('documents') > chance('question');
}

/** What chat programs and sentences put around an address. */
function withoutMarks(address: string): string {
  return address
    .replace(/^</, '')
    .replace(/\|.*$/, '')
    .replace(/>$/, '')
    .replace(/[.,;:!?)\]'"]+$/, '');
}
