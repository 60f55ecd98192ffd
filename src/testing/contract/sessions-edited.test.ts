import ical from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { formIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { announceSession, sayTo } from './session-stage.ts';

const { sessions } = nl;
const { buttons, fields, editedTo } = sessions;
const WHEN = 'dinsdag 9 februari 2027, 14:00–16:00';

describe.each(PLATFORMS)('an announced session changes in more than its date, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;
  let desk: Awaited<ReturnType<typeof announceSession>>;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { PUBLIC_URL: 'http://127.0.0.1:9' });
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna');
    cor = await stage.meet(driver, 'Cor');
    desk = await announceSession(
      stage,
      bea,
      'plan een kennissessie over repareren op dinsdag 9 februari 2027 om 14 uur, Grote Kerkhof 1, Deventer',
    );
    for (const seat of [anna, cor]) await stage.read(seat, WHEN);
    await sayTo(anna, 'ik kom');
  });

  afterAll(() => stage?.stop());

  const session = () => stage.running.database.prisma.session.findFirstOrThrow({ include: { series: true } });
  const lastFile = () => stage.running.database.prisma.offeredFile.findFirstOrThrow({ orderBy: { id: 'desc' } });

  it('by its form: who comes hears it with a new file, every card shows it', async () => {
    const form = formIn(await stage.press(bea, desk.card, buttons.edit, desk.where));
    await form.send({ [fields.title]: 'Leren van repareren', [fields.place]: 'Marktplein 5, Almelo' });
    const told = await stage.read(anna, sessions.editedNotice('Kennissessie: repareren'));
    expect(told.text).toContain(editedTo.place('Marktplein 5, Almelo'));
    expect(told.text).toContain(editedTo.title('Leren van repareren'));
    expect(told.text).toContain(nl.attachments.calendarStays);
    const [event] = Object.values(ical.sync.parseICS((await lastFile()).text)).filter((one) => one?.type === 'VEVENT');
    expect(event).toMatchObject({ location: 'Marktplein 5, Almelo', start: new Date('2027-02-09T13:00:00Z') });
    expect(await session()).toMatchObject({ sequence: 1, series: { sequence: 1, title: 'Leren van repareren' } });
    const card = await stage.read(cor, 'Leren van repareren');
    expect(card.text).toContain(`${WHEN}, Marktplein 5, Almelo`);
    expect(await stage.all(cor, 'Er is iets veranderd')).toEqual([]);
  });

  it.each([
    ['de zaal wordt Brink 3, Deventer', editedTo.place('Brink 3, Deventer'), { place: 'Brink 3, Deventer' }],
    [
      'de link is nu https://vergader.example.nl/9',
      editedTo.link('https://vergader.example.nl/9'),
      { link: 'https://vergader.example.nl/9' },
    ],
    ['het gaat nu over circulair bouwen', editedTo.about('circulair bouwen'), {}],
    ['de titel wordt Bouwen met hergebruik', editedTo.title('Bouwen met hergebruik'), {}],
  ])('by “%s”, after a press', async (text, line, kept) => {
    const before = await session();
    const { message, thread } = await sayTo(bea, text);
    expect(message.text).toContain(line);
    expect((await session()).sequence).toBe(before.sequence);
    await stage.press(bea, message, buttons.agreeEdit, thread);
    await stage.read(anna, line);
    expect(await session()).toMatchObject({ ...kept, sequence: before.sequence + 1 });
  });

  it('is not changed to a place without an address', async () => {
    const form = formIn(await stage.press(bea, desk.card, buttons.edit, desk.where));
    expect(JSON.stringify(await form.send({ [fields.place]: 'het stadhuis' }))).toContain(
      sessions.problems['no-address'],
    );
  });
});
