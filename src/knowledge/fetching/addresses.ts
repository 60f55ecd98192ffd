import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { AppError } from '../../errors.ts';
import { IPV4_SET_APART, IPV6_GIVEN_OUT, IPV6_SET_APART } from './public-ranges.ts';

/** An address of a host, as the system's resolver gives it. */
export interface HostAddress {
  address: string;
  family: number;
}

export type Resolve = (host: string) => Promise<HostAddress[]>;

export const resolveHost: Resolve = (host) => lookup(host, { all: true, verbatim: true });

/**
 * Whether an address is one of the public internet. What is public is named and all else refused: for IPv6 the blocks
 * that IANA has given out, for IPv4 all that its registry does not set apart.
 *
 * An IPv4 address written as IPv6 (`::ffff:a.b.c.d`) counts as the IPv4 address it is. Every other way to carry one
 * (compatible, translated, NAT64, 6to4, Teredo, ISATAP) is refused whatever it carries: where it ends is for a gateway
 * of this network to say.
 */
export function isPublicAddress(address: string): boolean {
  // The short notations of IPv4 and addresses that name an interface of this machine are none of the internet's.
  if (isIP(address) === 0 || address.includes('%')) return false;
  const parsed = ipaddr.process(inOneNotation(address));
  if (parsed instanceof ipaddr.IPv4) return !isIn(parsed, IPV4_SET_APART);
  return isIn(parsed, IPV6_GIVEN_OUT) && !isIn(parsed, IPV6_SET_APART) && !isIsatap(parsed);
}

/** The library takes `::a.b.c.d` for a mapped address; in hexadecimal there is nothing to mistake. */
function inOneNotation(address: string): string {
  return isIP(address) === 6 ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
}

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, blocks: readonly string[]): boolean {
  return blocks.some((block) => address.match(ipaddr.parseCIDR(block)));
}

/** RFC 5214, section 6.1: under any prefix the interface is `[02]00:5efe` and then an IPv4 address. */
function isIsatap(address: ipaddr.IPv6): boolean {
  const [, , , , high = 0, low = 0] = address.parts;
  return (high & ~0x0200) === 0 && low === 0x5efe;
}

/**
 * The addresses to connect to: every one that the name stands for must be public, not only the first.
 *
 * @throws AppError `fetching.unavailable`, `fetching.forbidden`
 */
export async function checkedAddresses(
  host: string,
  resolve: Resolve,
  isAllowed: (address: string) => boolean,
): Promise<HostAddress[]> {
  const name = host.replace(/^\[|\]$/g, '');
  const addresses = await resolve(name).catch((cause: unknown) => {
    throw new AppError({ code: 'fetching.unavailable', message: 'The name of the site is not known.', cause });
  });
  if (addresses.length === 0 || !addresses.every(({ address }) => isAllowed(address))) {
    throw new AppError({
      code: 'fetching.forbidden',
      message: 'The address leads into a closed network. Only pages of the public internet are fetched.',
    });
  }
  return addresses;
}
