/**
 * What is public and what is not, as data. Compared on 2026-11-28 with IANA's registries, in the newest copies that could be
 * read then:
 *
 * - "IPv4 Special-Purpose Address Registry" (iana-ipv4-special-registry), of 2015-07-28: every block of it is here, beside
 *   multicast;
 * - "IPv6 Special-Purpose Address Registry" (iana-ipv6-special-registry), of 2016-09-26; later additions (`64:ff9b:1::/48`,
 *   `100:0:0:1::/64`, `3fff::/20`, `5f00::/16`) lie outside what is given out;
 * - "IPv6 Global Unicast Address Assignments" (ipv6-unicast-address-assignments), of 2019-11-06, with `2410::/12`, given to
 *   APNIC on 2024-11-01.
 */

/** Every IPv4 block outside these is given out. */
export const IPV4_SET_APART: readonly string[] = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // shared by customers of a provider
  '127.0.0.0/8', // this machine
  '169.254.0.0/16', // this link; metadata of clouds
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocols; metadata of Oracle's cloud
  '192.0.2.0/24', // documentation
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // AMT
  '192.88.99.0/24', // relays of 6to4
  '192.168.0.0/16', // private
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
  // Public by number, and yet what answers is the machine below a virtual one in Azure.
  // https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
  '168.63.129.16/32',
];

/** The part of 2000::/3 that the regional registries give to networks. A new block of IANA's is refused until it is here. */
export const IPV6_GIVEN_OUT: readonly string[] = [
  '2001:200::/23',
  '2001:400::/22',
  '2001:800::/21',
  '2001:1200::/23',
  '2001:1400::/22',
  '2001:1800::/21',
  '2001:2000::/19',
  '2001:4000::/21',
  '2001:4800::/22',
  '2001:4c00::/23',
  '2001:5000::/20',
  '2001:8000::/18',
  '2003::/18',
  '2400::/11',
  '2600::/12',
  '2610::/23',
  '2620::/23',
  '2630::/12',
  '2800::/12',
  '2a00::/11',
  '2c00::/12',
];

/** Within what is given out. */
export const IPV6_SET_APART: readonly string[] = [
  '2001:db8::/32', // documentation
  '2620:4f:8000::/48', // AS112
];
