import { expect, it } from 'vitest';
import { storm } from '../storm.ts';

it('killed over and over, two bots and their database lose nothing and double nothing unsaid', async () => {
  const report = await storm({ kills: ['one bot', 'database', 'both bots'], eventsPerKill: 4, databaseUrl: null });
  expect(report).toMatchObject({ kills: 3, lost: [], doubled: [] });
  expect(report.events).toBeGreaterThanOrEqual(12);
}, 240_000);
