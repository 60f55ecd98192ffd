import { describe, expect, it } from 'vitest';
import type { Reading } from '../chat/reading.ts';
import type { SpokenOf, Turn } from '../chat/skill.ts';
import { chosenIn, declinedIn } from './choice.ts';

const ANSWER: Reading = {
  purposes: [],
  kindOf: () => {
    throw new Error('Nobody asks.');
  },
  kinds: () => [],
  acts: () => [{ label: 'answer', chance: 1 }],
  silence: async () => false,
};
const said = (subject: string): SpokenOf => ({
  subject,
  options: [
    { label: 'Diensten', says: 'Wat is de drempel voor diensten?' },
    { label: 'Werken', says: 'Wat is de drempel voor werken?' },
  ],
  saidAt: new Date('2026-11-30T09:00:00Z'),
});
const turn = (...spokenOf: SpokenOf[]): Turn => ({
  actor: { personId: null, organisationId: null, roles: new Set() },
  conversationId: null,
  setting: 'direct',
  language: 'nl',
  subject: null,
  spokenOf,
  memory: [],
  signal: AbortSignal.any([]),
  now: new Date('2026-11-30T09:00:00Z'),
});

describe('a choice that was asked', () => {
  it('is answered by its place as long as nothing was said since', () => {
    expect(chosenIn(turn(said('choice:1')), 'de eerste', ANSWER)?.says).toBe('Wat is de drempel voor diensten?');
  });

  it('is answered after something else only by its name: "de eerste" is of what was shown last', () => {
    const since = turn(said('dossier:1'), said('choice:1'));
    expect(chosenIn(since, 'neem de eerste en de derde', ANSWER)).toBeNull();
    expect(chosenIn(since, 'Werken', ANSWER)?.says).toBe('Wat is de drempel voor werken?');
  });
});

describe('a no', () => {
  const no: Reading = { ...ANSWER, acts: () => [{ label: 'cancellation', chance: 0.9 }] };

  it('is to the question that was asked last, and not about what was spoken of before', () => {
    expect(declinedIn(turn(said('choice:1'), said('case:1')), 'nee toch maar niet', no)?.subject).toBe('choice:1');
  });

  it('is about something else where that was said since, or where it says of what', () => {
    expect(declinedIn(turn(said('case:1'), said('choice:1')), 'toch niet', no)).toBeNull();
    expect(declinedIn(turn(said('choice:1')), 'trek casus 2 in', no)).toBeNull();
    const stops: Reading = { ...no, purposes: [{ label: 'ambassador', chance: 0.95 }] };
    expect(declinedIn(turn(said('choice:1')), 'ik stop ermee', stops)).toBeNull();
  });
});
