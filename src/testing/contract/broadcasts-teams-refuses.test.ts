import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { setClock } from '../../store/clock.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver } from '../teams-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';

const { broadcasts } = nl;
const { buttons, fields, recipients } = broadcasts;

describe('a broadcast half of which Teams does not take', () => {
  let stage: BroadcastStage;
  let teams: Awaited<ReturnType<typeof createTeamsDriver>>;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;
  let els: Seat;

  beforeAll(async () => {
    const slack = await createSlackDriver();
    teams = await createTeamsDriver();
    stage = await createBroadcastStage([slack, teams]);
    bea = await stage.meet(slack, 'Bea', 'broker');
    anna = await stage.meet(slack, 'Anna', 'ambassador');
    cor = await stage.meet(teams, 'Cor', 'ambassador');
    els = await stage.meet(teams, 'Els', 'ambassador');
  });

  afterAll(() => stage?.stop());

  async function send(title: string): Promise<string> {
    const contents = { [fields.title]: title, [fields.textNl]: `Over ${title}.` };
    const { card, where } = await stage.write(bea, { ...contents, [fields.roles]: [nl.people.roles.ambassador] });
    await stage.press(bea, card, buttons.send, where);
    return where;
  }

  /** How many messages each has that bear these words. */
  async function copies(words: string): Promise<number[]> {
    const counted = await Promise.all([anna, cor, els].map((seat) => stage.all(seat, words)));
    return counted.map(({ length }) => length);
  }

  it('since it is out of order for a moment goes again, to everybody once', async () => {
    const before = teams.connector.attempts();
    teams.connector.failNext({ status: 503, retryAfterSeconds: 1 });
    teams.connector.failNext({ status: 504 });
    const where = await send('Appels');
    await stage.read(bea, `${recipients.sent}: 3`, where);
    expect(await copies('Over Appels')).toEqual([1, 1, 1]);
    expect(teams.connector.attempts()).toBe(before + 4);
  });

  it('since its key is refused waits: its maker hears at once, and nobody has it twice', async () => {
    const { prisma } = stage.running.database;
    await setClock(prisma, new Date('2026-12-14T09:00:00Z'));
    // In this order they are written to.
    const last = [cor, els].toSorted((one, other) => (one.personId < other.personId ? -1 : 1))[1] ?? els;
    const place = last.inbox.slice(0, last.inbox.lastIndexOf('#'));
    teams.connector.refuseIn(place, { status: 401 });
    const where = await send('Bramen');
    const { number } = await prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
    await stage.read(bea, broadcasts.waitsFor(number, 'Teams'));
    const half = await stage.read(bea, broadcasts.held('Teams'), where);
    expect(half.text).toContain(`${recipients.sent}: 2`);
    expect(half.buttons).toContain(buttons.pause);
    teams.connector.refuseIn(place, null);
    await setClock(prisma, new Date('2026-12-14T10:00:00Z'));
    await ringAtCommit(prisma, ['broadcast', 'outbox']);
    const whole = await stage.read(bea, `${recipients.sent}: 3`, where);
    expect(whole.text).not.toContain(broadcasts.held('Teams'));
    expect(await copies('Over Bramen')).toEqual([1, 1, 1]);
    expect(await stage.all(bea, broadcasts.waitsFor(number, 'Teams'))).toHaveLength(1);
  });
});
