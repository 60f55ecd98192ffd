import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { broadcasts } = nl;
const { buttons, channels } = broadcasts;

/** Where one reads what is said in the channel itself, given a thread of it. */
function ofChannel(thread: string): string {
  if (thread.includes('#')) return thread.replace(/;messageid=[^#]*/, '');
  return `flat:${thread}`;
}

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
    const { prisma } = stage.running.database;
    const { thread } = await said('Bea', 'Stuur een bericht aan alle ambassadeurs in kanaal Nieuws: er is soep');
    const { conversationId } = await prisma.broadcastChannel.findFirstOrThrow();
    await prisma.conversation.update({ where: { id: conversationId }, data: { leftAt: new Date() } });
    const card = await latest(thread);
    await stage.press(bea, card, buttons.send, thread);
    await stage.read(anna, 'er is soep');
    const told = await stage.read(bea, `${broadcasts.recipients.sent}: 1`, thread);
    expect(told.text).toContain(channels.left('Nieuws'));
    await prisma.conversation.update({ where: { id: conversationId }, data: { leftAt: null } });
  });

  it('ends when the channel is closed', async () => {
    const { thread, answer } = await said('Bea', 'Stuur een bericht in kanaal Nieuws: nog iets');
    expect(answer.text).toContain(channels.alsoIn('Nieuws'));
    expect((await said('Ada', '/impact kanaal dicht', 'channel')).answer.text).toContain(channels.closed);
    const { words } = wordsIn(await stage.press(bea, answer, buttons.send, thread));
    expect(words).toContain(broadcasts.notReady.nobody);
  });

  async function latest(thread: string): Promise<ReceivedMessage> {
    const message = (await bea.driver.answers(thread, 1)).at(-1);
    if (!message) throw new Error('There is no card.');
    return message;
  }
});
