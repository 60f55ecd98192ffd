import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LARGEST_PICTURE_BYTES } from '../../attachments/pictures.ts';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { type FileServer, startFileServer } from '../file-server.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { broadcasts } = nl;
const { buttons, pictures } = broadcasts;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** With the place where it was taken. */
const FROM_A_PHONE = Buffer.from(
  '\xff\xd8\xff\xe1\x00\x15Exif\0\0GPS 52.3611 N\xff\xda\x00\x02what is seen\xff\xd9',
  'latin1',
);
const PUBLIC_URL = 'https://bot.example.nl';

describe.each(PLATFORMS)('a picture in a broadcast, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let files: FileServer;
  let bea: Seat;
  let anna: Seat;

  beforeAll(async () => {
    files = await startFileServer();
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { PUBLIC_URL });
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
  });

  afterAll(async () => {
    await stage?.stop();
    await files?.close();
  });

  async function send(name: string, bytes: Uint8Array): Promise<{ thread: string; card: ReceivedMessage }> {
    const text = 'Stuur een bericht met dit plaatje aan alle ambassadeurs: zo ziet het eruit';
    const { thread } = await bea.driver.share('Bea', { name, url: files.put(name, bytes) }, text);
    const [, card] = await bea.driver.answers(thread, 2);
    if (!card) throw new Error('There is no card.');
    return { thread, card };
  }

  it('goes along once it is said what is on it, and is gone when it is taken back', async () => {
    const { thread, card } = await send('bakfiets.jpg', FROM_A_PHONE);
    expect(card.text).toContain(pictures.taken);
    expect(card.text).toContain(pictures.askAlt);
    expect(wordsIn(await stage.press(bea, card, buttons.send, thread)).words).toContain(broadcasts.notReady['no-alt']);
    const form = formIn(await stage.press(bea, card, buttons.change, thread));
    await form.send({ [pictures.fields.alt]: 'Een bakfiets voor het stadhuis' });
    const filled = await stage.read(bea, 'Een bakfiets voor het stadhuis', thread);
    await stage.press(bea, filled, buttons.send, thread);
    const message = await stage.read(anna, 'zo ziet het eruit');
    expect(message.text).toContain('Een bakfiets voor het stadhuis');
    const { prisma } = stage.running.database;
    const { pictureUrl } = await prisma.broadcast.findFirstOrThrow();
    const path = new URL(pictureUrl ?? '').pathname;
    const fetched = await fetch(`${stage.running.bot.url}${path}`);
    expect(fetched.headers.get('content-type')).toBe('image/jpeg');
    const shown = Buffer.from(await fetched.arrayBuffer());
    expect(shown.includes('what is seen')).toBe(true);
    expect(shown.includes('52.3611')).toBe(false);
    expect(
      JSON.stringify(await prisma.outboxEntry.findMany({ where: { recipientId: anna.personId } }), bigints),
    ).toContain(`${PUBLIC_URL}${path}`);
    const done = await stage.read(bea, `${broadcasts.recipients.sent}: 1`, thread);
    await formIn(await stage.press(bea, done, buttons.recall, thread)).send({});
    await stage.read(anna, broadcasts.recalledMessage);
    expect((await fetch(`${stage.running.bot.url}${path}`)).status).toBe(404);
  });

  it.each([
    ['of 20 MB', 'groot.png', 20_000_000, 'too-large'],
    ['a little too large', 'net.png', LARGEST_PICTURE_BYTES + 1, 'too-large'],
  ] as const)('that is %s is refused in a sentence', async (_what, name, size, problem) => {
    const bytes = new Uint8Array(size);
    bytes.set(PNG);
    const { card } = await send(name, bytes);
    expect(card.text).toContain(pictures.problems[problem]);
    expect(await stage.running.database.prisma.picture.count()).toBe(0);
  });

  it('that is none is refused in a sentence', async () => {
    const { card } = await send('tekst.png', Buffer.from('Dit is geen plaatje.'));
    expect(card.text).toContain(pictures.problems['no-picture']);
  });
});

describe('a bot that nobody reaches from outside', () => {
  it('says that it cannot send pictures, and what mends that', async () => {
    const [first] = PLATFORMS;
    if (!first) throw new Error('There is no platform.');
    const driver = await first.createDriver();
    const stage = await createBroadcastStage([driver]);
    const files = await startFileServer();
    try {
      await stage.meet(driver, 'Bea', 'broker');
      const file = { name: 'foto.png', url: files.put('foto.png', Uint8Array.from(PNG)) };
      const { thread } = await driver.share('Bea', file, 'Stuur een bericht met deze foto aan alle ambassadeurs: kijk');
      const [refused] = await driver.answers(thread, 1);
      expect(refused?.text).toContain(pictures.problems['no-address']);
    } finally {
      await stage.stop();
      await files.close();
    }
  });
});

function bigints(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
