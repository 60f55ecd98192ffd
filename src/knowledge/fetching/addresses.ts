import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { AppError } from '../../errors.ts';

/** An address of a host, as the system's resolver gives it. */
export interface HostAddress {
  address: string;
  family: number;
}

export type Resolve = (host: string) => Promise<HostAddress[]>;

export const resolveHost: Resolve = (host) => lookup(host, { all: true, verbatim: true });

/**
 * Whether an address is one of the public internet: not this machine, not this network, not the metadata service of a
 * cloud, not a tunnel to any of them. What the registries (IANA special-purpose addresses) set apart is refused.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address within an IPv6 one counts as the IPv4 address it is.
  return ipaddr.process(address).range() === 'unicast';
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
