import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { broadcasts } = nl;
const { buttons } = broadcasts;

describe.each(PLATFORMS)('a broadcast, steered in words, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    cor = await stage.meet(driver, 'Cor', 'ambassador');
  });

  afterAll(() => stage?.stop());

  /** Says it in a thread, and gives what is said back. */
  async function say(seat: Seat, text: string, where: string): Promise<ReceivedMessage> {
    const before = new Set((await seat.driver.answers(where, 0)).map(({ id }) => id));
    await seat.driver.reply(seat.person, where, text);
    return newIn(seat, where, before, text);
  }

  /** Says it alone with the bot, in no thread. */
  async function sayBeside(seat: Seat, text: string): Promise<ReceivedMessage> {
    const before = new Set((await seat.driver.answers(seat.inbox, 0)).map(({ id }) => id));
    const { thread } = await seat.driver.say(seat.person, text);
    return newIn(seat, thread, before, text);
  }

  function newIn(seat: Seat, where: string, before: ReadonlySet<string>, text: string): Promise<ReceivedMessage> {
    return eventually(
      `an answer to “${text}”`,
      async () => (await seat.driver.answers(where, 0)).findLast(({ id }) => !before.has(id)),
      async () => JSON.stringify((await seat.driver.answers(where, 0)).map((one) => one.text)),
      20_000,
    );
  }

  async function draft(text: string): Promise<{ card: ReceivedMessage; thread: string }> {
    const { thread } = await bea.driver.say('Bea', text);
    const { number } = await eventually('a draft', async () => {
      const found = await stage.running.database.prisma.broadcast.findFirst({ orderBy: { number: 'desc' } });
      return found && [found.textNl, found.textEn].some((one) => one !== null && text.includes(one))
        ? found
        : undefined;
    });
    const card = await stage.read(bea, broadcasts.states.draft(number), thread);
    return { card, thread };
  }

  it('is tested, asked after and steered by typing', async () => {
    const { thread } = await draft('Stuur een bericht aan alle ambassadeurs: de brug is dicht');
    const many = await say(bea, 'hoeveel mensen bereik ik?', thread);
    expect(many.text).toMatch(/Dit krijgen 2 collega’s/);
    await bea.driver.reply('Bea', thread, 'stuur het eerst alleen naar mij');
    await stage.read(bea, broadcasts.tested, thread);
    await stage.read(bea, broadcasts.isTest);
    const ready = await say(bea, 'verstuur maar', thread);
    await stage.press(bea, ready, buttons.send, thread);
    await stage.read(anna, 'de brug is dicht');
    await stage.read(bea, `${broadcasts.recipients.sent}: 2`, thread);
    const who = await say(bea, 'wie heeft het gezien?', thread);
    expect(who.text).toContain(broadcasts.recipients.sent);
    const { thread: elsewhere } = await bea.driver.say('Bea', 'hoe staat het met mijn bericht?');
    await stage.read(bea, `${broadcasts.recipients.sent}: 2`, elsewhere);
    const pause = await say(bea, 'pauzeer het versturen', thread);
    expect(pause.text).toContain('Dat kan nu niet');
  });

  it('passes on to its maker what is said beside it, and says so to both', async () => {
    await stage.read(anna, 'de brug is dicht');
    const told = await sayBeside(anna, 'ik kom graag, met twee collega’s');
    expect(told.text).toContain('Ik heb je antwoord op bericht');
    expect(told.text).toContain('ik kom graag, met twee collega’s');
    const heard = await stage.read(bea, 'ik kom graag, met twee collega’s');
    expect(heard.text).toMatch(/antwoordt op bericht/);
    expect(await stage.all(cor, 'ik kom graag, met twee collega’s')).toEqual([]);
  });

  it('passes on a short yes and a no, and neither of them stops messages', async () => {
    const { prisma } = stage.running.database;
    for (const said of ['ja gezellig!', 'nee, ik kan niet die dag']) {
      const told = await sayBeside(anna, said);
      expect(told.text).toContain(said);
      await stage.read(bea, `“${said}”`);
    }
    const person = await prisma.person.findUniqueOrThrow({ where: { id: anna.personId } });
    expect(person.unaskedRefusedAt).toBeNull();
    const unsure = await sayBeside(anna, 'ik wil dit niet meer');
    expect(unsure.buttons).toContain(broadcasts.noMore);
    const again = await sayBeside(anna, 'wat stond er ook alweer in dat bericht?');
    expect(again.text).toContain('de brug is dicht');
  });

  it('shows its maker who wrote something back', async () => {
    const { card, thread } = await draft(
      'Stuur een bericht aan alle ambassadeurs: de inschrijving voor de cursus is open',
    );
    await stage.press(bea, card, buttons.send, thread);
    const got = await stage.read(anna, 'de inschrijving voor de cursus is open');
    expect(got.text).not.toBe('');
    await sayBeside(anna, 'ik kom graag, maar hoe lang duurt het?');
    await stage.read(bea, 'hoe lang duurt het?');
    const { prisma } = stage.running.database;
    const { displayName } = await prisma.person.findUniqueOrThrow({ where: { id: anna.personId } });
    const shown = await stage.read(bea, 'schreef iets terug', thread);
    expect(shown.text).toContain(broadcasts.replied(displayName === null ? [] : [displayName], 1));
    const asked = await say(bea, 'wie heeft er gereageerd?', thread);
    expect(asked.text).toContain('schreef iets terug');
    // It keeps no names.
    const { progress } = await prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
    expect(progress).toMatchObject({ replied: 1 });
  });

  it('is not sent any more to who says so in words, until they want it again', async () => {
    const { prisma } = stage.running.database;
    const person = () => prisma.person.findUniqueOrThrow({ where: { id: cor.personId } });
    const no = await sayBeside(cor, 'stuur mij dit niet meer');
    expect(no.text).toContain(broadcasts.takesNoMore);
    expect(no.buttons).toContain(broadcasts.againPlease);
    const { unaskedRefusedAt, erasedAt } = await person();
    expect([unaskedRefusedAt !== null, erasedAt]).toEqual([true, null]);
    const yes = await sayBeside(cor, 'toch weer wel berichten graag');
    expect(yes.text).toContain(broadcasts.takesAgain);
    expect((await person()).unaskedRefusedAt).toBeNull();
  });

  it('goes on to who asks how to stop it, and comes again to who takes the stop back', async () => {
    const { prisma } = stage.running.database;
    const refused = async () =>
      (await prisma.person.findUniqueOrThrow({ where: { id: cor.personId } })).unaskedRefusedAt !== null;
    const how = await sayBeside(cor, 'krijg ik nog berichten, en hoe stop ik dat');
    expect(how.buttons).toContain(broadcasts.noMore);
    expect(await refused()).toBe(false);
    const { thread } = await cor.driver.say('Cor', 'stuur mij dit niet meer');
    await stage.read(cor, broadcasts.takesNoMore, thread);
    expect(await refused()).toBe(true);
    const back = await say(cor, 'nee laat toch maar aan', thread);
    expect(back.text).toContain(broadcasts.takesAgain);
    expect(await refused()).toBe(false);
  });

  it('goes out at the moment that was said, and its maker hears when it does', async () => {
    const { card, thread } = await draft(
      'Stuur morgen om 9 uur een bericht aan alle ambassadeurs: vrijdag is er taart',
    );
    expect(card.text).toContain(broadcasts.goesAtOncePressed('dinsdag 1 december om 9:00'));
    const later = await say(bea, 'nee, vrijdag om kwart over tien', thread);
    expect(later.text).toContain('vrijdag 4 december om 10:15');
    expect(later.text).toContain(broadcasts.changed);
    const weekend = await say(bea, 'zaterdag 5 december om 10 uur', thread);
    expect(weekend.text).toContain('zaterdag 5 december om 10:00');
    expect(weekend.text).toContain(broadcasts.arrivesFrom('maandag 7 december om 8:00'));
    const wrong = await say(bea, 'maandag 4 december om 10 uur', thread);
    expect(wrong.text).toContain('Bedoel je vrijdag 4 december om 10:00 of maandag 7 december om 10:00?');
    expect(wrong.text).toContain('zaterdag 5 december om 10:00');
    const right = await say(bea, 'vrijdag 4 december om 10 uur', thread);
    await stage.press(bea, right, buttons.send, thread);
    await stage.read(bea, broadcasts.goesAt('vrijdag 4 december om 10:00'), thread);
    expect(await stage.all(anna, 'vrijdag is er taart')).toEqual([]);
    const { prisma } = stage.running.database;
    await setClock(prisma, new Date('2026-12-04T09:00:30Z'));
    await stage.read(anna, 'vrijdag is er taart');
    const { number, title } = await prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
    await stage.read(bea, broadcasts.goesOutNow(number, title));
  }, 180_000);
});
