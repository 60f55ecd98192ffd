import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TAKE_MESSAGES } from '../../chat/shared-actions.ts';
import * as broadcastActions from '../../features/broadcasts/actions.ts';
import { nl } from '../../i18n/nl.ts';
import type { Harmless } from '../attacks/harm.ts';
import { harmInSlack } from '../attacks/slack-harm.ts';
import { harmInTeams } from '../attacks/teams-harm.ts';
import { type FileServer, startFileServer } from '../file-server.ts';
import { formIn } from '../shown.ts';
import { isSlack } from '../slack-driver.ts';
import { isTeams } from '../teams-driver.ts';
import { type BroadcastStage, createBroadcastStage, ofChannel, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { broadcasts } = nl;
const { buttons, fields } = broadcasts;
/** Everything that a platform may make of words. */
const LIVE =
  '<!here> <!subteam^S1> <@U0ANNA> <at>Anna</at> @channel [hier](https://kwaad.example.nl/a) <https://kwaad.example.nl/b|hier> **vet** `code` https://kwaad.example.nl/c {{DATE(2026-11-30,SHORT)}}';

const HOST = 'kwaad.example.nl';
const NAME = `Nieuws <!here> [x](https://${HOST}/n)`;
const JPEG = Buffer.from('\xff\xd8\xff\xda\x00\x02what is seen\xff\xd9', 'latin1');
/** What its buttons may do. */
const ACTIONS = [TAKE_MESSAGES, ...Object.values(broadcastActions).filter((one) => typeof one === 'string')];

describe.each(PLATFORMS)('what is written in a broadcast, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let files: FileServer;
  let bea: Seat;
  let anna: Seat;
  /** The addresses of pictures that may be shown. */
  let pictures: string[] = [];

  beforeAll(async () => {
    files = await startFileServer();
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { PUBLIC_URL: 'https://bot.example.nl' });
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
  });

  afterAll(async () => {
    await stage?.stop();
    await files?.close();
  });

  /** What stands in anything with these words that was put before anybody, and has an effect there. */
  function harmOf(words: string): string[] {
    const { driver } = anna;
    const actions = new Set(ACTIONS);
    const harmless = (place: string): Harmless => ({
      ...{ urls: new Set(pictures), passageIds: new Set<string>(), actions },
      places: new Set([place]),
    });
    if (isSlack(driver)) {
      const theirs = driver.calls.filter(({ body }) => 'blocks' in body && JSON.stringify(body).includes(words));
      expect(theirs).not.toEqual([]);
      return theirs
        .flatMap((call) => harmInSlack(call, harmless(`${String(call.body.channel)}:${String(call.body.thread_ts)}`)))
        .filter((harm) => harm !== 'an element image');
    }
    if (!isTeams(driver)) throw new Error('There are only two platforms.');
    const theirs = driver.connector.received.filter(({ activity }) => JSON.stringify(activity).includes(words));
    expect(theirs).not.toEqual([]);
    return theirs
      .flatMap((one) => harmInTeams(one, harmless(one.conversationId)))
      .filter((harm) => harm !== 'an element Image');
  }

  it('has no effect: not as it comes, nor corrected, reminded of or taken back', async () => {
    const { card, where } = await stage.write(bea, {
      [fields.title]: 'Let op <!channel> [x](https://kwaad.example.nl/d)',
      [fields.textNl]: `Kijk: ${LIVE}\n\n- ${LIVE}`,
      [fields.urgent]: `want ${LIVE}`,
      [fields.roles]: [nl.people.roles.ambassador],
    });
    await stage.press(bea, card, buttons.send, where);
    const message = await stage.read(anna, 'Kijk: <!here>');
    expect(harmOf(HOST)).toEqual([]);
    const done = await stage.read(bea, broadcasts.states.done(1), where);
    await stage.press(bea, done, buttons.remind, where);
    await stage.read(anna, broadcasts.reminder);
    expect(harmOf(HOST)).toEqual([]);
    const form = formIn(await stage.press(bea, done, buttons.correct, where));
    await form.send({ [fields.textNl]: `Beter: ${LIVE}` });
    await stage.read(anna, 'Beter: <!here>');
    expect(harmOf(HOST)).toEqual([]);
    await stage.press(anna, message, broadcasts.seen);
    await stage.read(anna, broadcasts.seenMessage);
    await formIn(await stage.press(bea, done, buttons.recall, where)).send({});
    await stage.read(anna, broadcasts.recalledMessage);
    expect(harmOf(HOST)).toEqual([]);
  });

  it('has no effect beside a picture, in the name of a channel, or posted there', async () => {
    await stage.meet(bea.driver, 'Ada', 'administrator');
    const opened = await bea.driver.say('Ada', '/impact kanaal Nieuws', 'channel');
    await bea.driver.answers(opened.thread, 1);
    const { prisma } = stage.running.database;
    const text = 'Stuur een bericht met dit plaatje in kanaal Nieuws: zo ziet het eruit';
    const file = { name: `<!here> ${HOST}.jpg`, url: files.put('foto.jpg', JPEG) };
    const { thread } = await bea.driver.share('Bea', file, text);
    const [, card] = await bea.driver.answers(thread, 2);
    if (!card) throw new Error('There is no card.');
    await prisma.$executeRaw`UPDATE broadcast_channel SET name = ${NAME}`;
    const form = formIn(await stage.press(bea, card, buttons.change, thread));
    await form.send({
      [fields.title]: `Zie <!channel> [x](https://${HOST}/d)`,
      [fields.textNl]: `Zie hier: ${LIVE}`,
      [broadcasts.pictures.fields.alt]: LIVE,
      [broadcasts.channels.fields.channels]: [NAME],
    });
    const filled = await stage.read(bea, 'Zie hier: <!here>', thread);
    const { pictureUrl } = await prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
    pictures = [pictureUrl ?? ''];
    await stage.press(bea, filled, buttons.send, thread);
    const channel = ofChannel(opened.thread);
    const posted = await stage.read(bea, 'Zie hier: <!here>', channel);
    expect(posted.text).toContain('<at>Anna</at> @channel');
    const done = await stage.read(bea, broadcasts.channels.one(NAME, broadcasts.posted), thread);
    await formIn(await stage.press(bea, done, buttons.correct, thread)).send({ [fields.textNl]: `Anders: ${LIVE}` });
    expect((await stage.read(bea, 'Anders: <!here>', channel)).id).toBe(posted.id);
    await formIn(await stage.press(bea, done, buttons.recall, thread)).send({});
    await stage.read(bea, broadcasts.recalledMessage, channel);
    expect(harmOf(HOST)).toEqual([]);
  });
});
