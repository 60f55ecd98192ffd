import ical, { type VEvent } from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nl } from '../../i18n/nl.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { isSlack } from '../slack-driver.ts';
import { isTeams } from '../teams-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { FILLED_IN, openVisit } from './visit-stage.ts';

const { visits } = nl;
const { buttons, fields, yours } = visits;
const WHEN = 'donderdag 17 december 2026, 10:00–12:00';
const sharedSchema = z.object({ files: z.array(z.object({ url_private: z.string() })) });

describe.each(PLATFORMS)('the file for the calendar of who comes to a visit, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { PUBLIC_URL: 'http://127.0.0.1:9' });
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
  });

  afterAll(() => stage?.stop());

  /** Every file that arrived, as text, in order: in Slack a file, in Teams behind a link. */
  async function files(): Promise<string[]> {
    const { driver } = anna;
    if (isSlack(driver)) {
      const shared = driver.calls.filter(({ method }) => method === 'files.completeUploadExternal');
      const headers = { authorization: `Bearer ${driver.env.SLACK_BOT_TOKEN}` };
      const urls = shared.flatMap(({ answer }) => sharedSchema.parse(answer).files.map((file) => file.url_private));
      return Promise.all(urls.map(async (url) => (await fetch(url, { headers })).text()));
    }
    const received = isTeams(driver) ? JSON.stringify(driver.connector.received) : '';
    const secrets = new Set([...received.matchAll(/\/files\/([\w-]+)/g)].map(([, secret]) => secret));
    const { url } = stage.running.bot;
    return Promise.all([...secrets].map(async (it) => (await fetch(`${url}/files/${it}`, { method: 'POST' })).text()));
  }

  const file = (count: number) => eventually(`file ${count}`, async () => (await files())[count - 1]);

  function eventIn(text: string): VEvent {
    const event = Object.values(ical.sync.parseICS(text)).find((one): one is VEvent => one?.type === 'VEVENT');
    if (!event) throw new Error(`There is no event in ${text}.`);
    return event;
  }

  it('is of the time they come to, in the time of the Netherlands, and after a change counts for more', async () => {
    const { where, title } = await openVisit(stage, bea, {
      ...FILLED_IN,
      [fields.carpool]: 'Om 9 uur bij het station',
    });
    const invitation = await stage.read(anna, title);
    expect(invitation.text).toContain(visits.carpool('Om 9 uur bij het station'));
    await stage.press(anna, invitation, buttons.come);
    const own = await stage.read(anna, yours.coming(WHEN, false));
    expect(wordsIn(await stage.press(anna, own, buttons.calendar)).words).toContain(visits.fileSent);
    const text = await file(1);
    expect(text).toContain('BEGIN:VTIMEZONE');
    expect(text).toContain('DTSTART;TZID=Europe/Amsterdam:20261217T100000');
    const first = eventIn(text);
    expect(first).toMatchObject({ summary: title, location: 'Dorpsstraat 1, Rijssen' });
    expect(first.start.toISOString()).toBe('2026-12-17T09:00:00.000Z');
    expect(first.uid).toMatch(/@impactmakelaar$/);

    const open = await stage.read(bea, '1 van 2 plekken bezet', where);
    await formIn(await stage.press(bea, open, buttons.change, where)).send({ [fields.address]: 'Kerkplein 2, Goor' });
    await stage.read(anna, visits.moved.line);
    const changed = eventIn(await file(2));
    expect(changed).toMatchObject({ uid: first.uid, location: 'Kerkplein 2, Goor' });
    expect(Number(changed.sequence)).toBeGreaterThan(Number(first.sequence));
  });
});
