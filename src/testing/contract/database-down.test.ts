import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';
import { createTeamsDriver, type TeamsDriver } from '../teams-driver.ts';

const QUESTION = 'Wat is een makelaar met mandaat?';

let slack: SlackDriver;
let teams: TeamsDriver;
let running: RunningBot;

beforeEach(async () => {
  [slack, teams] = await Promise.all([createSlackDriver(), createTeamsDriver()]);
  running = await startRunningBot([slack, teams]);
});

afterEach(async () => {
  await running.bot.stop();
  await Promise.all([slack.close(), teams.close()]);
});

describe('one bot for both platforms', () => {
  it('answers in each', async () => {
    for (const driver of [slack, teams]) {
      const { thread } = await driver.say('Anna', QUESTION);
      expect((await driver.answers(thread, 1))[0]?.sources.length).toBeGreaterThan(0);
    }
    await running.database.drop();
  });

  it('says so when its database is gone, and acknowledges nothing that it could not keep', async () => {
    expect((await fetch(`${running.bot.url}/readyz`)).status).toBe(200);
    await running.database.drop();
    expect((await fetch(`${running.bot.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${running.bot.url}/healthz`)).status).toBe(200);

    // Slack sends an event again that was not acknowledged; a command it does not, so that gets a sentence.
    expect((await slack.say('Anna', QUESTION)).status).toBe(503);
    expect((await slack.command('Anna', 'vraag wat is social return')).body).toContain(nl.platform.unavailable);
    // Teams sends nothing again, so the person is told at once.
    const { status, thread } = await teams.say('Anna', QUESTION);
    expect(status).toBe(503);
    expect((await teams.answers(thread, 1))[0]?.text).toBe(nl.platform.unavailable);
  });
});

describe('a tenant that is not connected', () => {
  it('is told why in Teams, and in Slack where Slack lets us', async () => {
    await running.database.prisma.chatTenant.deleteMany();
    const stranger = { channelData: { tenant: { id: '99999999-9999-4999-8999-999999999999' } } };
    const activity = teams.activity('Vreemde', { type: 'message', text: QUESTION, ...stranger });
    await teams.post(activity);
    await teams.connector.waitFor((received) => received.length > 0, 10_000);
    expect(teams.connector.received.at(-1)?.activity.text).toBe(nl.platform.unknownTenant);
    expect((await slack.command('Vreemde', 'vraag wat is social return')).body).toContain(nl.platform.unknownTenant);
    expect(await running.database.prisma.inboxEntry.count()).toBe(0);
    await running.database.drop();
  });
});
