import { describe, expect, it } from 'vitest';
import { waitBeforeAttempt } from './retrying.ts';

const [soonest, latest] = [() => 0, () => 1];

describe('the wait before the next attempt', () => {
  it('differs of messages that were refused at one moment', () => {
    const waits = Array.from({ length: 20 }, () => waitBeforeAttempt(2, undefined));
    expect(new Set(waits).size).toBeGreaterThan(10);
    expect(waitBeforeAttempt(2, undefined, soonest)).toBe(3_750);
    expect(waitBeforeAttempt(2, undefined, latest)).toBe(6_250);
  });

  it('is never shorter than the platform asks', () => {
    expect(waitBeforeAttempt(1, 30_000, soonest)).toBe(30_000);
    expect(waitBeforeAttempt(1, 30_000, latest)).toBe(37_500);
  });

  it('grows with each attempt, and stays at the last', () => {
    const middle = () => 0.5;
    expect([1, 2, 3, 4, 5, 9].map((attempt) => waitBeforeAttempt(attempt, undefined, middle))).toEqual([
      1_000, 5_000, 15_000, 60_000, 120_000, 120_000,
    ]);
  });
});
