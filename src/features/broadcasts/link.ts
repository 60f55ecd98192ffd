import { isIP } from 'node:net';
import type { Language } from '../../chat/language.ts';
import { texts } from '../../i18n/texts.ts';
import { WEB_ADDRESS } from '../../language/web-address.ts';

/** Names that lead nowhere outside a network (RFC 6761, RFC 8375, and what many networks use). */
const INSIDE = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|test|invalid|home\.arpa)$/i;

/** The one web address in words that are about little else; null: there is none, or there are more. */
export function linkIn(text: string): string | null {
  const [link, other] = text.match(/https?:\/\/\S+/giu) ?? [];
  if (link === undefined || other !== undefined || problemWithLink(link) !== null) return null;
  const beside = text.replace(link, ' ').trim().split(/\s+/);
  return beside.length <= MOST_BESIDE ? link : null;
}

/** More words than these beside an address say something else. */
const MOST_BESIDE = 4;

/**
 * Why a link cannot be sent to everybody; null: it can. Nobody outside a private network could open one into it, and inside
 * it leads elsewhere for everyone.
 */
export function problemWithLink(link: string): 'not-https' | 'private' | null {
  const url = URL.canParse(link) ? new URL(link) : null;
  if (url === null) return 'not-https';
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  // An address in numbers is no address for people, public or not.
  if (isIP(host) !== 0 || !host.includes('.') || INSIDE.test(host)) return 'private';
  return url.protocol !== 'https:' || url.username !== '' || url.password !== '' ? 'not-https' : null;
}

/** Whether words hold an address that only opens inside a private network, see {@link problemWithLink}. */
export function hasPrivateLink(words: string | null | undefined): boolean {
  const addresses = words?.match(WEB_ADDRESS) ?? [];
  return addresses.some((link) => problemWithLink(link.replace(/^<|>$/g, '').replace(/\|.*$/, '')) === 'private');
}

/** The words of a broadcast as they are filled in; a field that is empty is left out or null. */
export interface Words {
  title?: string | null | undefined;
  textNl?: string | null | undefined;
  textEn?: string | null | undefined;
  urgentReason?: string | null | undefined;
  link?: string | null | undefined;
}

/** What is wrong in the words of a broadcast, by the field; null: nothing. */
export function wordErrors({ link, ...words }: Words, language: Language): Record<string, string> | null {
  const { errors } = texts(language).broadcasts;
  const problem = link == null ? null : problemWithLink(link);
  const inside = Object.entries(words).filter(([, said]) => hasPrivateLink(said));
  const found = {
    ...((words.textNl ?? words.textEn) == null && { textNl: errors.noText }),
    ...(problem !== null && { link: errors.link[problem] }),
    ...Object.fromEntries(inside.map(([name]) => [name, errors.privateInWords])),
  };
  return Object.keys(found).length === 0 ? null : found;
}
