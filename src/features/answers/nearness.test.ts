import { describe, expect, it } from 'vitest';
import { knownNearness, leads } from './nearness.ts';

describe('how near a known question is', () => {
  it('goes by its meaning, and by its words where that is not to be had', () => {
    expect(knownNearness(0.97, 0.1)).toBe(1);
    expect(knownNearness(0.7, 0.9)).toBe(0);
    expect(knownNearness(null, 0.4)).toBe(0.4);
  });

  it('leads by what it is more than the best of the others', () => {
    const lead = leads([0.9, 0.6, 0.3]);
    expect(lead(0.9)).toBeCloseTo(0.5);
    expect(lead(0.6)).toBeCloseTo(-0.5);
    expect(lead(0.3)).toBe(-1);
    expect(leads([0.9, 0.9])(0.9)).toBe(0);
    // The only passage that was found has nothing to lead by but itself.
    expect(leads([0.5])(0.5)).toBeCloseTo(0.833, 2);
  });
});
