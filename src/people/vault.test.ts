import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault, NO_VAULT } from './vault.ts';

const key = () => randomBytes(32);
const codeOf = (act: () => unknown) => {
  try {
    act();
    return 'nothing thrown';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};

describe('the vault', () => {
  it('gives back what was put in, under its own label only', () => {
    const vault = createVault([key()]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (secret, label, other) => {
        const envelope = vault.seal(secret, label);
        expect(vault.open(envelope, label)).toBe(secret);
        if (other !== label) expect(codeOf(() => vault.open(envelope, other))).toBe('vault.damaged');
      }),
    );
  });

  it('shows nothing of the secret, and never the same twice', () => {
    const vault = createVault([key()]);
    const [one, two] = [vault.seal('xoxb-secret', 'slack:T1'), vault.seal('xoxb-secret', 'slack:T1')];
    expect(Buffer.from(one).includes('xoxb')).toBe(false);
    expect(Buffer.from(one).equals(two)).toBe(false);
  });

  it('notices every changed byte', () => {
    const vault = createVault([key()]);
    const envelope = vault.seal('xoxb-secret', 'slack:T1');
    for (let place = 0; place < envelope.length; place += 1) {
      const changed = envelope.map((byte, index) => (index === place ? byte ^ 1 : byte));
      expect(codeOf(() => vault.open(changed, 'slack:T1'))).toMatch(/^vault\./);
    }
    expect(codeOf(() => vault.open(envelope.subarray(0, 20), 'slack:T1'))).toBe('vault.damaged');
  });

  it('opens with an older key and seals with the first', () => {
    const [old, fresh] = [key(), key()];
    const sealedBefore = createVault([old]).seal('xoxb-secret', 'l');
    const rotated = createVault([fresh, old]);
    expect(rotated.open(sealedBefore, 'l')).toBe('xoxb-secret');
    const sealedSince = rotated.seal('xoxb-new', 'l');
    expect(createVault([fresh]).open(sealedSince, 'l')).toBe('xoxb-new');
    expect(codeOf(() => createVault([old]).open(sealedSince, 'l'))).toBe('vault.unknown-key');
  });

  it('without a key says how to make one', () => {
    expect(codeOf(() => NO_VAULT.seal('x', 'l'))).toBe('vault.no-key');
    expect(() => NO_VAULT.open(new Uint8Array(), 'l')).toThrow(/randomBytes\(32\)/);
  });
});
