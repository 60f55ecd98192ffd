import ical from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { attachCalendar } from '../../attachments/calendar.ts';
import { FILE_DAYS } from '../../attachments/offered-files.ts';
import { paragraph } from '../../chat/reply.ts';
import { settling } from '../../chat/saying.ts';
import type { Skill } from '../../chat/skill.ts';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import type { ChatDriver } from '../chat-driver.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';
import { createTeamsDriver, type TeamsDriver } from '../teams-driver.ts';

const PUBLIC_URL = 'http://127.0.0.1:9';
const SECRET_NAME = 'Noor de Vries';
const words = nl.attachments;

/** Answers one sentence with a file for the calendar. */
const calendarSkill: Skill = {
  name: 'calendar-of-tests',
  intents: [
    {
      name: 'calendar-of-tests',
      role: 'anyone',
      purposes: [],
      claims: (text) => text === 'Zet het in mijn agenda',
      run: async ({ language }) =>
        settling('answered', async (tx) => {
          const start = new Date('2027-02-09T13:00:00Z');
          const organiser = { name: SECRET_NAME, email: 'noor@overijssel.nl' };
          const event = { uid: 'a@impactmakelaar', sequence: 1, start, end: start, title: 'Leernetwerk', organiser };
          const calendar = { publicUrl: PUBLIC_URL, events: [event], name: 'leernetwerk', language };
          const { file, line } = await attachCalendar(tx, calendar);
          return { replies: [{ language, body: [paragraph('Alsjeblieft.'), paragraph(line)], file }] };
        }),
    },
  ],
};

async function start<Driver extends ChatDriver>(driver: Driver): Promise<{ driver: Driver; running: RunningBot }> {
  return { driver, running: await startRunningBot([driver], { PUBLIC_URL }, [calendarSkill]) };
}

async function ask(driver: ChatDriver) {
  const { thread } = await driver.say('Anna', 'Zet het in mijn agenda');
  const [message] = await driver.answers(thread, 1);
  if (!message) throw new Error('There is no answer.');
  return { thread, message };
}

function titlesIn(file: string): unknown[] {
  return Object.values(ical.sync.parseICS(file)).flatMap((one) => (one?.type === 'VEVENT' ? [one.summary] : []));
}

describe('a file that goes along, in Slack', () => {
  let driver: SlackDriver;
  let running: RunningBot;

  beforeAll(async () => {
    ({ driver, running } = await start(await createSlackDriver()));
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  it('is a file in the same thread, once, and says that it does not change by itself', async () => {
    const { message } = await ask(driver);
    expect(message.text).toContain(words.calendarStays);
    expect(message.buttons).toEqual([]);
    const shared = await driver.call(({ method }) => method === 'files.completeUploadExternal');
    const [posted] = driver.calls.filter(
      ({ method, body }) => method === 'chat.postMessage' && JSON.stringify(body).includes('Alsjeblieft'),
    );
    expect(shared.body).toMatchObject({
      channel_id: posted?.answer.channel,
      thread_ts: String(posted?.body.thread_ts),
    });
    const { files } = z
      .object({ files: z.array(z.object({ name: z.string(), url_private: z.string() })) })
      .parse(shared.answer);
    expect(files.map(({ name }) => name)).toEqual(['leernetwerk.ics']);
    const got = await fetch(files[0]?.url_private ?? '', {
      headers: { authorization: `Bearer ${driver.env.SLACK_BOT_TOKEN}` },
    });
    expect(titlesIn(await got.text())).toEqual(['Leernetwerk']);
    expect(driver.calls.filter(({ method }) => method === 'files.completeUploadExternal')).toHaveLength(1);
  });

  it.each([
    ['files.getUploadURLExternal', 'missing_scope'],
    ['files.getUploadURLExternal', 'broken-connection'],
    ['files.completeUploadExternal', 'missing_scope'],
  ] as const)('is a link where %s fails with %s', async (method, failure) => {
    driver.failNext(method, failure);
    const { thread, message } = await ask(driver);
    const [now] = message.buttons.length > 0 ? [message] : await eventuallyWithButton(thread);
    expect(now?.buttons).toEqual([words.open('leernetwerk.ics')]);
    expect(await driver.answers(thread, 1)).toHaveLength(1);
  });

  async function eventuallyWithButton(thread: string) {
    await driver.call(
      ({ method, body }) => method === 'chat.update' && JSON.stringify(body).includes('leernetwerk.ics'),
    );
    return driver.answers(thread, 1);
  }
});

describe('a file that goes along, in Teams', () => {
  let driver: TeamsDriver;
  let running: RunningBot;

  beforeAll(async () => {
    ({ driver, running } = await start(await createTeamsDriver()));
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  it('is a link to a page that says nothing of it, whose button gives the file as often as one presses, for its term', async () => {
    const { message } = await ask(driver);
    expect(message.text).toContain(words.calendarStays);
    expect(message.buttons).toEqual([words.open('leernetwerk.ics')]);
    const secret = /\/files\/([\w-]+)/.exec(JSON.stringify(driver.connector.received))?.[1];
    const url = `${running.bot.url}/files/${secret}`;
    const page = await fetch(url, { headers: { 'accept-language': 'nl' } });
    const html = await page.text();
    expect(html).toContain(words.page.title);
    expect(html).not.toMatch(/leernetwerk|Noor/i);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (let times = 0; times < 2; times += 1) {
      const file = await fetch(url, { method: 'POST' });
      expect(file.headers.get('content-type')).toContain('text/calendar');
      expect(file.headers.get('content-disposition')).toContain('leernetwerk.ics');
      const text = await file.text();
      expect(titlesIn(text)).toEqual(['Leernetwerk']);
      expect(text).not.toContain('Noor');
    }
    await setClock(running.database.prisma, new Date(Date.now() + (FILE_DAYS + 1) * 24 * 60 * 60_000));
    for (const method of ['GET', 'POST']) {
      const late = await fetch(url, { method, headers: { 'accept-language': 'nl' } });
      expect(late.status).toBe(404);
      expect(await late.text()).toContain(words.gone.title);
    }
    expect((await fetch(`${running.bot.url}/files/iets`, { method: 'POST' })).status).toBe(404);
  });
});
