import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examineBroadcasts } from '../../cli/doctor/broadcasts.ts';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { formIn, wordsIn } from '../shown.ts';
import { isSlack } from '../slack-driver.ts';
import { BOT } from '../slack-workspace.ts';
import { isTeams } from '../teams-driver.ts';
import { type BroadcastStage, createBroadcastStage, ofChannel, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { broadcasts } = nl;
const { buttons, channels } = broadcasts;

describe.each(PLATFORMS)('a broadcast in a channel, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let channel: string;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    await stage.meet(driver, 'Ada', 'administrator');
  });

  afterAll(() => stage?.stop());

  async function said(person: string, text: string, place: 'direct' | 'channel' = 'direct') {
    const { thread } = await bea.driver.say(person, text, place);
    const [answer] = await bea.driver.answers(thread, 1);
    if (!answer) throw new Error(`Nothing is said to ${text}.`);
    return { thread, answer };
  }

  it('is possible where an administrator let it, and by nobody else', async () => {
    const bySomebody = await said('Bea', '/impact kanaal Nieuws', 'channel');
    expect(bySomebody.answer.text).not.toContain(channels.opened('Nieuws'));
    expect((await said('Ada', '/impact kanaal Nieuws')).answer.text).toContain(channels.onlyInChannel);
    expect((await said('Bea', 'Stuur een bericht in kanaal Nieuws: hallo')).answer.text).not.toContain(
      channels.alsoIn('Nieuws'),
    );
    const opened = await said('Ada', '/impact kanaal Nieuws', 'channel');
    expect(opened.answer.text).toContain(channels.opened('Nieuws'));
    channel = ofChannel(opened.thread);
  });

  it('comes there once, beside the people or for nobody else, and is corrected and taken back there', async () => {
    const { thread, answer } = await said('Bea', 'Stuur een bericht in kanaal Nieuws: de poort is open');
    expect(answer.text).toContain(channels.alsoIn('Nieuws'));
    expect(answer.text).not.toContain(broadcasts.reachesNobody);
    expect(wordsIn(await stage.press(bea, answer, buttons.send, thread)).words).toContain(broadcasts.goesOut);
    const posted = await stage.read(bea, 'de poort is open', channel);
    expect(posted.buttons).toEqual([broadcasts.seen]);
    expect(wordsIn(await stage.press(anna, posted, broadcasts.seen, channel)).words).toContain(broadcasts.thanks);
    await stage.read(bea, `${broadcasts.recipients.acknowledged}: 1`, thread);
    expect(wordsIn(await stage.press(anna, posted, broadcasts.seen, channel)).words).toContain(broadcasts.seenBefore);
    expect(await stage.all(anna, 'de poort is open')).toEqual([]);
    const done = await stage.read(bea, channels.one('Nieuws', broadcasts.posted), thread);
    const form = formIn(await stage.press(bea, done, buttons.correct, thread));
    await form.send({ [broadcasts.fields.textNl]: 'De poort is dicht.' });
    const corrected = await stage.read(bea, 'De poort is dicht.', channel);
    expect(corrected.id).toBe(posted.id);
    const after = await latest(thread);
    await formIn(await stage.press(bea, after, buttons.recall, thread)).send({});
    const recalled = await stage.read(bea, broadcasts.recalledMessage, channel);
    expect(recalled.id).toBe(posted.id);
    expect(recalled.text).not.toContain('poort');
  });

  it('says that the bot was removed from there, and the rest goes on', async () => {
    const { thread } = await said('Bea', 'Stuur een bericht aan alle ambassadeurs in kanaal Nieuws: er is soep');
    await putBotOut();
    const card = await latest(thread);
    await stage.press(bea, card, buttons.send, thread);
    await stage.read(anna, 'er is soep');
    await stage.read(bea, `${broadcasts.recipients.sent}: 1`, thread);
    await stage.read(bea, channels.left('Nieuws'), thread);
    // Who begins the next one reads it before it is sent, and the operator too.
    const { answer } = await said('Bea', 'Stuur een bericht aan alle ambassadeurs in kanaal Nieuws: er is brood');
    expect(answer.text).toContain(channels.left('Nieuws'));
    const wrong = { state: 'wrong', message: expect.stringContaining('may post (Nieuws)') };
    expect(await examineBroadcasts(stage.running.database.prisma)).toMatchObject(wrong);
  });

  it('comes there again as soon as the bot is back', async () => {
    await letBotIn();
    const { thread, answer } = await said('Bea', 'Stuur een bericht in kanaal Nieuws: de soep is op');
    await stage.press(bea, answer, buttons.send, thread);
    await stage.read(bea, 'de soep is op', channel);
    await stage.read(bea, channels.one('Nieuws', broadcasts.posted), thread);
    expect(await examineBroadcasts(stage.running.database.prisma)).toMatchObject({ state: 'ok' });
  });

  it('is not promised there once the platform told that the bot was put out', async () => {
    await tellBotIsOut();
    const { answer } = await said('Bea', 'Stuur een bericht in kanaal Nieuws: de taart is op');
    expect(answer.text).toContain(channels.left('Nieuws'));
    await letBotIn();
    const { answer: again } = await said('Bea', 'Stuur een bericht in kanaal Nieuws: de taart is er');
    expect(again.text).not.toContain(channels.left('Nieuws'));
  });

  it('is read there in the language in which it was opened, where the message is in that', async () => {
    const { prisma } = stage.running.database;
    await prisma.broadcastChannel.updateMany({ data: { language: 'en' } });
    const { thread, answer } = await said('Bea', 'Stuur een bericht in kanaal Nieuws: de markt is open');
    const { number } = await prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
    await prisma.broadcast.update({ where: { number }, data: { textEn: 'The market is open' } });
    await stage.press(bea, answer, buttons.send, thread);
    const posted = await stage.read(bea, 'The market is open', channel);
    expect(posted.buttons).toEqual([en.broadcasts.seen]);
    expect(posted.text).not.toContain('markt is open');
    const done = await stage.read(bea, channels.one('Nieuws', broadcasts.posted), thread);
    await formIn(await stage.press(bea, done, buttons.correct, thread)).send({
      [broadcasts.fields.textEn]: 'It is closed',
    });
    expect((await stage.read(bea, 'It is closed', channel)).id).toBe(posted.id);
    const { answer: dutch, thread: other } = await said(
      'Bea',
      'Stuur een bericht in kanaal Nieuws: alleen in het Nederlands',
    );
    await stage.press(bea, dutch, buttons.send, other);
    expect((await stage.read(bea, 'alleen in het Nederlands', channel)).buttons).toEqual([broadcasts.seen]);
    await said('Ada', '/impact kanaal Nieuws', 'channel');
    expect(await prisma.broadcastChannel.findFirst()).toMatchObject({ language: 'nl' });
  });

  it('ends when the channel is closed', async () => {
    const { thread, answer } = await said('Bea', 'Stuur een bericht in kanaal Nieuws: nog iets');
    expect(answer.text).toContain(channels.alsoIn('Nieuws'));
    expect((await said('Ada', '/impact kanaal dicht', 'channel')).answer.text).toContain(channels.closed);
    const { words } = wordsIn(await stage.press(bea, answer, buttons.send, thread));
    expect(words).toContain(broadcasts.notReady.nobody);
  });

  /** Slack says it when something is posted there, Teams when it happens. */
  async function putBotOut(): Promise<void> {
    const { driver } = bea;
    const [, id] = channel.split(':');
    if (isSlack(driver)) {
      return driver.refuseWhen(({ method, body }) =>
        method === 'chat.postMessage' && body.channel === id ? 'not_in_channel' : undefined,
      );
    }
    return tellBotIsOut();
  }

  /** Either platform tells it when it happens, and nothing has been posted there since. */
  async function tellBotIsOut(): Promise<void> {
    const { driver } = bea;
    if (isSlack(driver)) {
      await driver.sendEvent({ type: 'channel_left', channel: channel.split(':')[1], actor_id: 'U1', event_ts: '1.1' });
      return;
    }
    if (!isTeams(driver)) throw new Error('There are only two platforms.');
    await driver.post(driver.activity('Ada', { type: 'installationUpdate', action: 'remove' }, 'channel'));
  }

  async function letBotIn(): Promise<void> {
    const { driver } = bea;
    if (isSlack(driver)) {
      driver.refuseWhen(() => undefined);
      const joined = { type: 'member_joined_channel', channel: channel.split(':')[1], channel_type: 'C' };
      await driver.sendEvent({ ...joined, user: driver.userId('Bea'), team: 'T1' });
      await driver.sendEvent({ ...joined, user: BOT.user, team: 'T1' });
    } else await said('Ada', '/impact kanaal Nieuws', 'channel');
  }

  async function latest(thread: string): Promise<ReceivedMessage> {
    const message = (await bea.driver.answers(thread, 1)).at(-1);
    if (!message) throw new Error('There is no card.');
    return message;
  }
});
