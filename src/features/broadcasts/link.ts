import { isIP } from 'node:net';

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
