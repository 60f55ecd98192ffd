import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../i18n/en.ts';
import { openTalk, type Received, saidTo, type Talking } from '../testing/talking.ts';

const { visits } = en;
const WHEN = 'Friday, 19 March 2027, 11:00–13:00';

describe('a site visit in English', { timeout: 600_000 }, () => {
  let talk: Talking;

  beforeAll(async () => {
    talk = await openTalk();
    await talk.goTo('2026-11-30T09:00');
    // In which language somebody reads is known by what they said before.
    for (const as of ['ambassador', 'ambassador-2']) await line(as, 'Hello, what can you do for me?');
  }, 300_000);

  afterAll(() => talk?.close(), 60_000);

  const line = (as: string, text: string): Promise<Received[]> => talk.line({ conversation: as, as, text });
  const say = async (as: string, text: string) => saidTo(await line(as, text), as);

  it('is planned in a sentence, changed in words and sent by a press', async () => {
    const draft = await say(
      'broker',
      'set up a site visit for all ambassadors, Friday 19 March 2027 at 10 am at a repair workshop, Dorpsstraat 1 in Rijssen, 15 people',
    );
    expect(draft).toContain('Friday, 19 March 2027, 10:00–12:00');
    expect(await say('broker', 'an hour later')).toContain(WHEN);
    expect(await say('broker', 'make it 1 place')).toContain(visits.capacity(1, false));
    expect(await say('broker', 'send it')).toContain(visits.pressToOpen);
    const opened = await talk.press('broker', visits.buttons.open);
    for (const who of ['ambassador', 'ambassador-2']) expect(saidTo(opened, who)).toContain(visits.yours.invited);
  });

  it('is replied to, waited for and moved up', async () => {
    expect(await say('ambassador', "I'm coming")).toContain(visits.yours.coming(WHEN, false));
    expect(await say('ambassador-2', 'how many places are left?')).toContain(visits.free(0, 0));
    expect(await say('ambassador-2', 'put me on the waiting list')).toContain(visits.yours.waiting(WHEN));
    const freed = await line('ambassador', "I can't make it after all");
    expect(saidTo(freed, 'ambassador')).toContain(visits.yours.declined);
    const offered = saidTo([...freed, ...(await talk.goTo('2026-11-30T09:05'))], 'ambassador-2');
    expect(offered).toContain('Friday, 19 March 2027, 11:00–13:00');
    expect(saidTo(await talk.press('ambassador-2', visits.buttons.take), 'ambassador-2')).toContain(
      visits.yours.coming(WHEN, false),
    );
  });

  it('is reminded of and thanked for, with no word of Dutch', async () => {
    const week = saidTo(await talk.goTo('2027-03-12T11:00'), 'ambassador-2');
    expect(week).toContain(visits.reminder.week);
    expect(saidTo(await talk.goTo('2027-03-18T11:00'), 'ambassador-2')).toContain(visits.reminder.day);
    const after = saidTo(await talk.goTo('2027-03-22T11:00'), 'ambassador-2');
    expect(after).toContain(visits.after.ask);
    for (const said of [week, after]) expect(said).not.toMatch(/\b(?:werkbezoek|uur|plekken|maart|bedankt)\b/);
  });
});
