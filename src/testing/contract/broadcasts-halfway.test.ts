import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { setClock } from '../../store/clock.ts';
import { formIn } from '../shown.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver } from '../teams-driver.ts';
import { type BroadcastStage, createBroadcastStage, MONDAY, type Seat } from './broadcast-stage.ts';

const { broadcasts } = nl;
const { buttons, fields, recipients } = broadcasts;
const AMBASSADORS = { [fields.roles]: [nl.people.roles.ambassador] };

describe('a broadcast that is half on its way', () => {
  let stage: BroadcastStage;
  let slack: Awaited<ReturnType<typeof createSlackDriver>>;
  let bea: Seat;
  let anna: Seat;
  let dirk: Seat;
  let cor: Seat;
  let els: Seat;
  let today = MONDAY;

  beforeAll(async () => {
    slack = await createSlackDriver();
    const teams = await createTeamsDriver();
    stage = await createBroadcastStage([slack, teams]);
    bea = await stage.meet(teams, 'Bea', 'broker');
    anna = await stage.meet(slack, 'Anna', 'ambassador');
    dirk = await stage.meet(slack, 'Dirk', 'ambassador');
    cor = await stage.meet(teams, 'Cor', 'ambassador');
    els = await stage.meet(teams, 'Els', 'ambassador');
  });

  afterAll(() => stage?.stop());

  /** That moment, in which people are at work unless it is evening. */
  async function on(moment: string): Promise<void> {
    today = new Date(moment);
    const { prisma } = stage.running.database;
    await setClock(prisma, today);
    // What a refusal puts off goes by the clock on the wall.
    await prisma.$executeRaw`UPDATE chat_tenant SET braked_until = NULL`;
    await ringAtCommit(prisma, ['broadcast', 'outbox']);
  }

  async function send(title: string, values: Record<string, string | string[]> = {}): Promise<string> {
    const contents = { [fields.title]: title, [fields.textNl]: `Over ${title}.`, ...AMBASSADORS, ...values };
    const { card, where } = await stage.write(bea, contents);
    await stage.press(bea, card, buttons.send, where);
    return where;
  }

  /** How many messages each has that bear these words. */
  async function copies(words: string): Promise<number[]> {
    const counted = await Promise.all([anna, dirk, cor, els].map((seat) => stage.all(seat, words)));
    return counted.map(({ length }) => length);
  }

  /** Slack takes none of it, for longer than this test lasts. */
  function refuse(failure: string | number): void {
    slack.refuseWhen(({ method, body }) =>
      method === 'chat.postMessage' && JSON.stringify(body).includes('Over ') ? failure : undefined,
    );
  }

  it('stands still with who has it and who waits, and goes on: everybody has it once', async () => {
    refuse(429);
    const where = await send('Appels');
    const half = await stage.read(bea, `${recipients.sent}: 2`, where);
    expect(half.text).toContain(`${recipients.queued}: 2`);
    await stage.press(bea, half, buttons.pause, where);
    const paused = await stage.read(bea, 'staat even stil', where);
    slack.refuseWhen(() => undefined);
    await on('2026-11-30T10:00:00Z');
    expect(await copies('Over Appels')).toEqual([0, 0, 1, 1]);
    await stage.press(bea, paused, buttons.resume, where);
    await stage.read(bea, `${recipients.sent}: 4`, where);
    expect(await copies('Over Appels')).toEqual([1, 1, 1, 1]);
  });

  it('is stopped half-way: who waits never gets it, and a recall is of who has it', async () => {
    await on('2026-12-07T09:00:00Z');
    refuse(429);
    const where = await send('Bramen');
    const half = await stage.read(bea, `${recipients.sent}: 2`, where);
    await formIn(await stage.press(bea, half, buttons.stop, where)).send({});
    const stopped = await stage.read(bea, `${recipients.skipped}: 2 (${broadcasts.reasons.stopped(2)})`, where);
    slack.refuseWhen(() => undefined);
    await on('2026-12-08T09:00:00Z');
    expect(await copies('Over Bramen')).toEqual([0, 0, 1, 1]);
    await formIn(await stage.press(bea, stopped, buttons.recall, where)).send({});
    await stage.read(cor, broadcasts.recalledMessage);
    await stage.read(els, broadcasts.recalledMessage);
    expect(await stage.all(anna, broadcasts.recalledMessage)).toEqual([]);
  });

  it('waits when the key of the app is refused half-way: its maker hears at once, and nobody has it twice', async () => {
    await on('2026-12-14T09:00:00Z');
    let taken = 0;
    slack.refuseWhen(({ method, body }) => {
      if (method !== 'chat.postMessage' || !JSON.stringify(body).includes('Over Citroenen')) return undefined;
      taken += 1;
      return taken > 1 ? 'token_revoked' : undefined;
    });
    const where = await send('Citroenen');
    const { number } = await stage.running.database.prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
    await stage.read(bea, broadcasts.waitsFor(number, 'Slack'));
    const half = await stage.read(bea, broadcasts.held('Slack'), where);
    expect(half.text).toContain(`${recipients.sent}: 3`);
    expect(half.buttons).toContain(buttons.pause);
    slack.refuseWhen(() => undefined);
    await on('2026-12-14T10:00:00Z');
    const whole = await stage.read(bea, `${recipients.sent}: 4`, where);
    expect(whole.text).not.toContain(broadcasts.held('Slack'));
    expect(await copies('Over Citroenen')).toEqual([1, 1, 1, 1]);
    expect(await stage.all(bea, broadcasts.waitsFor(number, 'Slack'))).toHaveLength(1);
  });

  it('says while it is corrected and taken back how far that is and how long it takes, until all of it is done', async () => {
    await on('2026-12-21T09:00:00Z');
    const where = await send('Dadels');
    const whole = await stage.read(bea, `${recipients.sent}: 4`, where);
    slack.refuseWhen(({ method }) => (method === 'chat.update' ? 429 : undefined));
    const form = formIn(await stage.press(bea, whole, buttons.correct, where));
    await form.send({ [fields.textNl]: 'Over verse dadels.' });
    await stage.read(bea, 'Verbeteren: 2 gedaan, nog 2, ongeveer 1 minuut.', where);
    expect(await copies('Over verse dadels.')).toEqual([0, 0, 1, 1]);
    slack.refuseWhen(() => undefined);
    await on('2026-12-21T10:00:00Z');
    const corrected = await stage.read(bea, 'Verbeteren: 4 gedaan, klaar.', where);
    expect(await copies('Over verse dadels.')).toEqual([1, 1, 1, 1]);
    slack.refuseWhen(({ method }) => (method === 'chat.update' ? 429 : undefined));
    await formIn(await stage.press(bea, corrected, buttons.recall, where)).send({});
    await stage.read(bea, 'Terugtrekken: 2 gedaan, nog 2, ongeveer 1 minuut.', where);
    slack.refuseWhen(() => undefined);
    await on('2026-12-21T11:00:00Z');
    await stage.read(bea, 'Terugtrekken: 4 gedaan, klaar.', where);
    expect(await copies('adels')).toEqual([0, 0, 0, 0]);
  });

  it('is for who belongs to it at its moment: not who left since it was written, and also who joined', async () => {
    await on('2027-01-11T09:00:00Z');
    const { prisma } = stage.running.database;
    const where = await send('Druiven', { [fields.sendOn]: '2027-01-12', [fields.sendAt]: '9:30' });
    await stage.read(bea, 'staat klaar', where);
    await prisma.roleGrant.updateMany({
      where: { personId: dirk.personId, role: 'ambassador' },
      data: { revokedAt: today },
    });
    await prisma.chatIdentity.updateMany({ where: { personId: els.personId }, data: { deactivatedAt: today } });
    const fay = await stage.meet(slack, 'Fay', 'ambassador');
    await on('2027-01-12T08:31:00Z');
    await stage.read(fay, 'Over Druiven');
    await stage.read(anna, 'Over Druiven');
    await stage.read(cor, 'Over Druiven');
    await stage.read(bea, `${recipients.sent}: 3`, where);
    expect(await copies('Over Druiven')).toEqual([1, 0, 1, 0]);
  });

  it('does not go to who left while it waited for the morning, and says so', async () => {
    await on('2027-01-18T20:00:00Z');
    const { prisma } = stage.running.database;
    const where = await send('Eikels');
    await stage.read(bea, `${recipients.queued}: 3`, where);
    await prisma.chatIdentity.updateMany({ where: { personId: cor.personId }, data: { deactivatedAt: today } });
    await on('2027-01-19T09:00:00Z');
    await stage.read(anna, 'Over Eikels');
    await stage.read(bea, `${recipients.skipped}: 1 (${broadcasts.reasons.deactivated(1)})`, where);
    expect(await stage.all(cor, 'Over Eikels')).toEqual([]);
  });
});
