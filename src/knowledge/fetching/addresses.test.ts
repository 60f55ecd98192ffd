import { BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedAddresses, isPublicAddress } from './addresses.ts';

describe('an address of the internet', () => {
  it.each([
    ['this machine', ['127.0.0.1', '127.8.8.8', '0.0.0.0', '::', '::1']],
    [
      'a private network',
      ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', 'fc00::1', 'fd12:3456::1'],
    ],
    ['this link', ['169.254.169.254', 'fe80::1', 'fe80::1%eth0', '2606:4700::1111%eth0', 'fec0::1']],
    [
      'the inside of a cloud',
      ['168.63.129.16', '::ffff:168.63.129.16', '192.0.0.192', '100.100.100.200', 'fd00:ec2::254'],
    ],
    ['many at once', ['224.0.0.1', '255.255.255.255', 'ff02::1', 'ff0e::1']],
    [
      'set apart',
      ['240.0.0.1', '198.18.0.1', '192.0.2.1', '192.88.99.1', '2001:db8::1', '3fff::1', '5f00::1', '2001:20::1'],
    ],
    ['thrown away', ['100::', '100::1', '100:0:0:1::1']],
    [
      'not given out',
      [
        '4000::1',
        '5000::1',
        '6000::1',
        '8000::1',
        'a000::1',
        'c000::1',
        'e000::1',
        'f000::1',
        '200::1',
        '400::1',
        '3000::1',
        '2d00::1',
        '2002:4::',
      ],
    ],
    ['IPv4 mapped', ['::ffff:127.0.0.1', '::ffff:7f00:1', '0:0:0:0:0:ffff:10.0.0.1', '::ffff:169.254.169.254']],
    ['IPv4 compatible', ['::127.0.0.1', '::10.0.0.1', '::8.8.8.8']],
    ['IPv4 translated', ['::ffff:0:127.0.0.1', '::ffff:0:808:808']],
    ['NAT64', ['64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b:1::a00:1', '64:ff9b:1:ffff::808:808']],
    ['6to4', ['2002:7f00:1::', '2002:a00:1::1', '2002:808:808::1']],
    ['Teredo', ['2001::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2']],
    ['ISATAP', ['2606:4700::5efe:10.0.0.1', '2a00:1450::200:5efe:7f00:1', 'fe80::5efe:a00:1']],
    [
      'no address',
      ['localhost', '', '1', '127.1', '0x7f000001', '2130706433', '010.0.0.1', '8.8.8.8 ', '[::1]', '::ffff:8.8.8'],
    ],
  ])('is not %s', (_what, addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });

  it('is what networks were given', () => {
    const given = [
      ['93.184.216.34', '8.8.8.8', '1.1.1.1', '168.63.129.15', '172.32.0.1', '100.128.0.1', '223.255.255.254'],
      [
        '2606:2800:220:1:248:1893:25c8:1946',
        '2001:4860:4860::8888',
        '2620:fe::fe',
        '2a00:1450:400e::1',
        '2a10:3781::1',
      ],
      [
        '2001:67c:6ec::1',
        '2001:7b8:3:5::1',
        '2001:980::1',
        '2003:8::1',
        '2400:cb00::1',
        '2803:f800::1',
        '2c0f:f248::1',
      ],
      ['::ffff:8.8.8.8', '::ffff:808:808', '0000:0000:0000:0000:0000:FFFF:0808:0808'],
    ].flat();
    expect(given.filter((address) => !isPublicAddress(address))).toEqual([]);
  });
});

const byte = fc.nat(255);
const word = fc.nat(0xffff);
const ipv4 = fc.tuple(byte, byte, byte, byte);
const hex = (high: number, low: number) => ((high << 8) | low).toString(16);

/** Judged by the runtime's own reader, so that a mistake of one reader is not the measure of itself. */
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

describe('an address of any kind', () => {
  it('that is of a private network is not public, however it is written', () => {
    const closed = fc.oneof(
      fc.tuple(fc.constant(10), byte, byte, byte),
      fc.tuple(fc.constant(127), byte, byte, byte),
      fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
      fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
    );
    fc.assert(
      fc.property(closed, ([a, b, c, d]) => {
        const dotted = `${a}.${b}.${c}.${d}`;
        const tail = `${hex(a, b)}:${hex(c, d)}`;
        const turned = `${hex(a ^ 255, b ^ 255)}:${hex(c ^ 255, d ^ 255)}`;
        const written = [
          ...[dotted, `::ffff:${dotted}`, `::ffff:${tail}`, `::${dotted}`, `::ffff:0:${tail}`],
          ...[`64:ff9b::${tail}`, `64:ff9b::${dotted}`, `64:ff9b:1::${tail}`, `2002:${tail}::1`],
          ...[`2001:0:${tail}::1`, `2001::${turned}`, `2606:4700::5efe:${tail}`, `2606:4700::200:5efe:${tail}`],
        ];
        expect(written.filter(isPublicAddress)).toEqual([]);
      }),
    );
  });

  it('outside global unicast is never public, unless it is an IPv4 address written long', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 8, maxLength: 8 }), (words) => {
        const address = words.map((one) => one.toString(16)).join(':');
        const mapped = words.slice(0, 5).every((one) => one === 0) && words[5] === 0xffff;
        if (!mapped && !globalUnicast.check(address, 'ipv6')) expect(isPublicAddress(address)).toBe(false);
      }),
    );
  });

  it('is judged alike in short and in long', () => {
    fc.assert(
      fc.property(ipv4, ([a, b, c, d]) => {
        const dotted = `${a}.${b}.${c}.${d}`;
        const long = `0:0:0:0:0:ffff:${hex(a, b)}:${hex(c, d)}`;
        expect(isPublicAddress(`::ffff:${dotted}`)).toBe(isPublicAddress(dotted));
        expect(isPublicAddress(long)).toBe(isPublicAddress(dotted));
      }),
    );
  });
});

describe('a name', () => {
  it('is refused when any of its addresses is not public', async () => {
    const resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '4000::1', family: 6 },
    ];
    await expect(checkedAddresses('half.test', resolve, isPublicAddress)).rejects.toMatchObject({
      code: 'fetching.forbidden',
    });
  });
});
