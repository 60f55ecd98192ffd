const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu;
/** Dutch numbers, in the ways people type them: 06-12345678, +31 6 1234 5678, 0541 12 34 56, (0541) 123456. */
const PHONE =
  /(?<![\d[-])(?!\d{1,2}-\d{1,2}-\d{4})\(?(?:\+31|0031|0)\)?[ -]?(?:\(0\))?[1-9](?:[ ()./-]{0,2}\d){7,8}(?!\d)/g;

/** Ways to reach somebody, as they stand in a text; the first of each. */
export interface ContactTyped {
  email?: string;
  phone?: string;
}

/** @returns null: there are none */
export function contactIn(text: string): ContactTyped | null {
  const [email] = text.match(EMAIL) ?? [];
  const [phone] = text.match(PHONE) ?? [];
  if (email === undefined && phone === undefined) return null;
  return { ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) };
}

/**
 * Takes e-mail addresses and telephone numbers out of a text: they go to a counter only when the entrepreneur agreed,
 * and then from fields of their own.
 *
 * @param mark stands in their place
 */
export function withoutContact(text: string, mark: string): { text: string; removed: boolean } {
  const without = text.replace(EMAIL, mark).replace(PHONE, mark);
  return { text: without, removed: without !== text };
}
