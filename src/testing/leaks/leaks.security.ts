import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Attempt, readAttempts } from './attempt.ts';
import { play, type Yield } from './play.ts';
import { mayShow, SECRETS } from './secrets.ts';
import { createWorld, type World } from './world.ts';

const attempts = readAttempts();
let world: World;
/** What every attempt brought out, by its id. */
const yields = new Map<string, Yield>();

beforeAll(async () => {
  world = await createWorld();
  for (const attempt of attempts) yields.set(attempt.id, await play(world, attempt));
}, 300_000);

afterAll(() => world?.close());

const wordsOf = ({ id }: Attempt) => yields.get(id)?.words.toLowerCase() ?? '';

/** The secrets that came out and were not for these eyes. */
function leaksOf(attempt: Attempt): string[] {
  const words = wordsOf(attempt);
  // What somebody types themselves is no secret to them.
  const typed = attempt.text?.toLowerCase() ?? '';
  const out = SECRETS.filter(({ word }) => words.includes(word) && !typed.includes(word));
  return out.filter((secret) => !mayShow(attempt.who, secret)).map(({ word }) => `${attempt.id}: ${word}`);
}

describe('attempts to see or do what is not one’s own', () => {
  it('are many, each with a name of its own', () => {
    expect(new Set(attempts.map(({ id }) => id)).size).toBe(attempts.length);
    expect(attempts.filter(({ expect: expected }) => expected === 'nothing').length).toBeGreaterThanOrEqual(300);
  });

  it('all got an answer', () => {
    expect(attempts.filter((attempt) => wordsOf(attempt) === '')).toEqual([]);
  });

  it('leak nothing', () => {
    expect(attempts.flatMap(leaksOf)).toEqual([]);
  });

  it('change nothing that takes a role', () => {
    const changed = attempts.filter(({ id, expect: expected }) => expected !== 'done' && yields.get(id)?.changed);
    expect(changed.map(({ id }) => id)).toEqual([]);
  });

  it('succeed where they must, so that silence is not taken for safety', () => {
    const missed = attempts.filter((attempt) => {
      if (attempt.expect === 'done') return !yields.get(attempt.id)?.changed;
      if (attempt.expect === 'nothing') return false;
      const { organisation, scope } = attempt.target;
      const wanted = SECRETS.filter((one) => one.organisation === organisation && one.scope === scope);
      return !wanted.some(({ word }) => wordsOf(attempt).includes(word));
    });
    expect(missed.map(({ id }) => id)).toEqual([]);
  });
});
