import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionsIn, MOST_ACTIONS, maskOf, readToken, signToken } from './token.ts';

const KEY = randomBytes(32);
const right = fc.record({
  linkId: fc.uuid(),
  allowed: fc.nat(2 ** MOST_ACTIONS - 1),
  expiresAt: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1_000)),
});

describe('a signed token', () => {
  it('says what was signed, with the key it was signed with', () => {
    fc.assert(
      fc.property(right, (given) => {
        const token = signToken(KEY, given);
        expect(token).toMatch(/^[\w-]{76}$/);
        expect(readToken(KEY, token)).toEqual(given);
        expect(readToken(randomBytes(32), token)).toBeNull();
      }),
    );
  });

  it('is worth nothing when anything in it was changed', () => {
    fc.assert(
      fc.property(right, fc.nat(56), fc.integer({ min: 1, max: 255 }), (given, at, change) => {
        const bytes = Buffer.from(signToken(KEY, given), 'base64url');
        bytes.writeUInt8(bytes.readUInt8(at) ^ change, at);
        expect(readToken(KEY, bytes.toString('base64url'))).toBeNull();
      }),
    );
  });

  it('is nothing else than itself', () => {
    const token = signToken(KEY, {
      linkId: '01234567-89ab-cdef-0123-456789abcdef',
      allowed: 0,
      expiresAt: new Date(0),
    });
    for (const other of ['', 'x', token.slice(1), `${token}A`, `${token}=`, ` ${token}`, '../../etc/passwd']) {
      expect(readToken(KEY, other)).toBeNull();
    }
    fc.assert(fc.property(fc.string(), (anything) => readToken(KEY, anything) === null));
  });
});

describe('what a link allows', () => {
  it('is the same actions after it was signed', () => {
    const known = Array.from({ length: MOST_ACTIONS }, (_, at) => `action ${at}`);
    fc.assert(
      fc.property(fc.subarray(known), (actions) => {
        expect(actionsIn(known, maskOf(known, actions))).toEqual(actions);
      }),
    );
  });
});
