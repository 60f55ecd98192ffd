import type { Reading } from '../../chat/reading.ts';
import { WEB_ADDRESS } from '../../language/web-address.ts';

/** The web addresses that stand in a text. */
export function addressesIn(text: string): string[] {
  return [...new Set((text.match(WEB_ADDRESS) ?? []).map(withoutMarks))];
}

/**
 * Whether a text hands over addresses to be read: it is nothing but addresses, or it is about documents. An address within a
 * question is no such text.
 */
export function isHandedOver(text: string, { purposes }: Reading): boolean {
  if (addressesIn(text).length === 0) return false;
  const isBare = !/\p{L}/u.test(text.replace(WEB_ADDRESS, ' '));
  return isBare || purposes[0]?.label === 'documents';
}

/** What chat programs and sentences put around an address. */
function withoutMarks(address: string): string {
  return address
    .replace(/^</, '')
    .replace(/\|.*$/, '')
    .replace(/>$/, '')
    .replace(/[.,;:!?)\]'"]+$/, '');
}
