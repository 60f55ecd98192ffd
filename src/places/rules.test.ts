import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, localTimeAt } from '../calendar/local-time.ts';
import { OFFICE_HOURS } from '../calendar/opening-hours.ts';
import { isWorkingMoment, nextWorkingMoment, workingMinutesBetween } from '../calendar/working-time.ts';
import { decideReply, nextOffers, offerEndsAt, type Room, type Standing } from './rules.ts';

const NOW = new Date('2026-11-30T09:00:00Z');
const OPEN = { state: 'open', replyBy: null } as const;
const room = (free: number, waiting = 0): Room => ({
  slotId: 'a',
  startsAt: new Date('2026-12-17T09:00:00Z'),
  free,
  waiting,
});
const invited: Standing = { reply: 'invited', slotId: null, places: 1 };
const come = (places: 1 | 2 = 1) => ({ reply: 'coming', slotId: 'a', places }) as const;

describe('a reply', () => {
  it('is a place where there is one, and else the end of the queue', () => {
    const next = (free: number, waiting: number, places: 1 | 2 = 1) => {
      const decision = decideReply(OPEN, [room(free, waiting)], { before: invited, wish: come(places), now: NOW });
      return decision.kind === 'becomes' ? decision.next.reply : decision;
    };
    expect(next(1, 0)).toBe('coming');
    expect(next(0, 0)).toBe('waiting');
    // A place that is free for a moment belongs to who waits.
    expect(next(1, 1)).toBe('waiting');
    expect(next(1, 0, 2)).toBe('waiting');
    expect(next(2, 0, 2)).toBe('coming');
  });

  it('changes nothing of a visit that is cancelled, over, or to which nobody can sign up any more', () => {
    const decide = (visit: Parameters<typeof decideReply>[0], now = NOW, before = invited) =>
      decideReply(visit, [room(5)], { before, wish: come(), now });
    expect(decide({ state: 'cancelled', replyBy: null })).toEqual({ kind: 'refused', why: 'cancelled' });
    expect(decide({ state: 'not-open', replyBy: null })).toEqual({ kind: 'refused', why: 'not-open' });
    expect(decide(OPEN, new Date('2026-12-17T09:00:00Z'))).toEqual({ kind: 'refused', why: 'past' });
    expect(decide({ state: 'open', replyBy: NOW })).toEqual({ kind: 'refused', why: 'closed' });
    // An offer is taken, also after that.
    const offered: Standing = { reply: 'offered', slotId: 'a', places: 1 };
    expect(decide({ state: 'open', replyBy: NOW }, NOW, offered).kind).toBe('becomes');
  });

  it('with somebody more takes a second place only when nobody waits for it', () => {
    const coming: Standing = { reply: 'coming', slotId: 'a', places: 1 };
    const decide = (free: number, waiting: number, before = coming) =>
      decideReply(OPEN, [room(free, waiting)], { before, wish: come(2), now: NOW });
    expect(decide(1, 0)).toMatchObject({ kind: 'becomes', next: { places: 2 } });
    expect(decide(0, 0)).toEqual({ kind: 'refused', why: 'no-second-place' });
    expect(decide(1, 1)).toEqual({ kind: 'refused', why: 'no-second-place' });
    const offered: Standing = { reply: 'offered', slotId: 'a', places: 1 };
    expect(decide(0, 3, offered)).toMatchObject({ kind: 'becomes', next: { reply: 'coming', places: 1 } });
  });

  it('to another time costs nobody the place they have', () => {
    const before: Standing = { reply: 'coming', slotId: 'b', places: 1 };
    expect(decideReply(OPEN, [room(0)], { before, wish: come(), now: NOW })).toEqual({
      kind: 'refused',
      why: 'other-full',
    });
  });
});

describe('offers', () => {
  it('go strictly in order, and never beyond what is free', () => {
    const queue = fc.array(fc.record({ places: fc.integer({ min: 1, max: 2 }) }), { maxLength: 20 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), queue, (free, waiting) => {
        const offers = nextOffers(free, waiting);
        expect(offers.map(({ guest }) => guest)).toEqual(waiting.slice(0, offers.length));
        const given = offers.reduce((sum, { places }) => sum + places, 0);
        expect(given).toBeLessThanOrEqual(free);
        // Nothing stays free while somebody waits.
        if (offers.length < waiting.length) expect(given).toBe(free);
      }),
    );
  });

  it('made at night count from the next working morning, and end when it begins at the latest', () => {
    const night = instantAt('2026-12-01', 22 * 60);
    expect(offerEndsAt(night, instantAt('2026-12-17', 600))).toEqual(instantAt('2026-12-02', 17 * 60));
    expect(offerEndsAt(night, instantAt('2026-12-02', 600))).toEqual(instantAt('2026-12-02', 600));
  });

  it('leave a working day, whenever they are made', () => {
    const around = fc.integer({ min: Date.UTC(2027, 0, 1), max: Date.UTC(2027, 11, 31) });
    fc.assert(
      fc.property(around, (ms) => {
        const now = new Date(ms);
        const end = offerEndsAt(now, new Date('2029-01-01T00:00:00Z'));
        expect(workingMinutesBetween(OFFICE_HOURS, nextWorkingMoment(OFFICE_HOURS, now), end)).toBeCloseTo(480, 5);
        expect(isWorkingMoment(OFFICE_HOURS, new Date(end.getTime() - 1))).toBe(true);
        expect(localTimeAt(end).minute).toBeLessThanOrEqual(17 * 60);
      }),
      { numRuns: 60 },
    );
  });
});
