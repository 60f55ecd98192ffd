/** A web address in a text, with the marks that chat programs put around it. */
export const WEB_ADDRESS = /<?\bhttps?:\/\/[^\s<>|]+(?:\|[^\s<>]*)?>?/gi;

/** What closes a sentence or a part of it, and no web address. */
const CLOSES = /[.,;:!?"'”’]+$/u;

/** The first web address in a text, without what closes the sentence behind it; null: there is none. */
export function webAddressIn(text: string): string | null {
  return text.match(WEB_ADDRESS)?.[0].replace(CLOSES, '') ?? null;
}
