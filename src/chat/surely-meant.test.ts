import { describe, expect, it } from 'vitest';
import type { Kind, Purpose } from './labels.ts';
import type { Reading } from './reading.ts';
import { isSurelyMeant } from './surely-meant.ts';

function reading(
  purposes: Partial<Record<Purpose, number>>,
  kinds: Partial<Record<Kind<'ambassador'>, number>>,
): Reading {
  const listed = Object.entries(purposes).map(([label, chance]) => ({ label: label as Purpose, chance }));
  const ofKind = Object.entries(kinds).map(([label, chance]) => ({ label, chance }));
  return {
    purposes: listed,
    kinds: () => ofKind as never,
    kindOf: () => ofKind[0]?.label as never,
    acts: () => [],
    silence: async () => false,
  };
}

describe('what is surely meant', () => {
  const stops = (read: Reading, isKnown: boolean) =>
    isSurelyMeant({ reading: read }, { purpose: 'ambassador', kind: 'stop', isKnown });

  it('is what is named, or was spoken of last, and is likeliest by far', () => {
    expect(stops(reading({ ambassador: 0.98 }, { stop: 0.6 }), true)).toBe(true);
    expect(stops(reading({ ambassador: 0.45 }, { stop: 0.9 }), true)).toBe(false);
    expect(stops(reading({ ambassador: 0.9 }, { stop: 0.4 }), true)).toBe(false);
  });

  it('is of what is not named only what can hardly be anything else', () => {
    expect(stops(reading({ ambassador: 0.97 }, { stop: 0.99 }), false)).toBe(true);
    expect(stops(reading({ ambassador: 0.9 }, { stop: 0.99 }), false)).toBe(false);
    expect(stops(reading({ ambassador: 0.97 }, { stop: 0.6 }), false)).toBe(false);
  });

  it('counts what is as good a reading of the same', () => {
    const read = reading({ messages: 0.5, ambassador: 0.4 }, { stop: 0.9 });
    const change = { purpose: 'ambassador', kind: 'stop', isKnown: true } as const;
    expect(isSurelyMeant({ reading: read }, change)).toBe(false);
    expect(isSurelyMeant({ reading: read }, { ...change, near: ['messages'] })).toBe(true);
  });

  it('is nothing that was not read', () => {
    expect(isSurelyMeant({}, { purpose: 'messages', kind: 'no-more', isKnown: true })).toBe(false);
  });
});
