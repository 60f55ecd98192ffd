import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { setClock } from '../../store/clock.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver } from '../teams-driver.ts';
import { type BroadcastStage, createBroadcastStage, MONDAY, type Seat } from './broadcast-stage.ts';

const { broadcasts } = nl;
const { buttons, fields, recipients } = broadcasts;
const AMBASSADORS = { [fields.roles]: [nl.people.roles.ambassador] };
const MONDAY_EVENING = new Date('2026-11-30T20:00:00Z');
const TUESDAY = new Date('2026-12-01T09:00:00Z');
const THURSDAY = new Date('2026-12-03T09:30:00Z');
const NEXT_WEEK = new Date('2026-12-14T09:00:00Z');

describe('a broadcast over two platforms', () => {
  let stage: BroadcastStage;
  let slack: Awaited<ReturnType<typeof createSlackDriver>>;
  let bea: Seat;
  let bert: Seat;
  let anna: Seat;
  let annaInTeams: Seat;
  let cor: Seat;

  beforeAll(async () => {
    slack = await createSlackDriver();
    const teams = await createTeamsDriver();
    stage = await createBroadcastStage([slack, teams], { BROADCAST_APPROVAL_ABOVE: '2' });
    bea = await stage.meet(teams, 'Bea', 'broker');
    bert = await stage.meet(slack, 'Bert', 'broker');
    annaInTeams = await stage.meet(teams, 'Anna');
    anna = await stage.meet(slack, 'Anna', 'ambassador');
    cor = await stage.meet(teams, 'Cor', 'ambassador');
    const { prisma } = stage.running.database;
    await prisma.chatIdentity.updateMany({
      where: { personId: annaInTeams.personId },
      data: { personId: anna.personId },
    });
    await prisma.person.update({ where: { id: anna.personId }, data: { preferredPlatform: 'slack' } });
  });

  afterAll(() => stage?.stop());

  async function at(moment: Date): Promise<void> {
    const { prisma } = stage.running.database;
    await setClock(prisma, moment);
    await ringAtCommit(prisma, ['broadcast', 'outbox']);
  }

  async function send(title: string, values: Record<string, string | string[]> = {}) {
    const contents = { [fields.title]: title, [fields.textNl]: `Over ${title}.`, ...AMBASSADORS, ...values };
    const { card, where } = await stage.write(bea, contents);
    const told = wordsIn(await stage.press(bea, card, buttons.send, where)).words;
    return { card, where, told };
  }

  /** What became of it, by person. */
  async function states(title: string) {
    const rows = await stage.running.database.prisma.broadcastRecipient.findMany({ where: { broadcast: { title } } });
    return new Map(rows.map(({ personId, state, reason }) => [personId, { state, reason }]));
  }

  it('reaches who is on both once, where they prefer it', async () => {
    const { where } = await send('Appels');
    await stage.read(anna, 'Over Appels');
    await stage.read(cor, 'Over Appels');
    await stage.read(bea, `${recipients.sent}: 2`, where);
    expect(await stage.all(annaInTeams, 'Over Appels')).toEqual([]);
  });

  it('reaches on the other platform who blocks the one', async () => {
    slack.failNext('chat.postMessage', 'is_archived', 1);
    const { where } = await send('Bramen');
    await stage.read(annaInTeams, 'Over Bramen');
    await stage.read(bea, `${recipients.sent}: 2`, where);
    expect(await stage.all(anna, 'Over Bramen')).toEqual([]);
  });

  it('waits until people are at work, stands still when paused, and goes on', async () => {
    await at(MONDAY_EVENING);
    const { where } = await send('Citroenen');
    const waiting = await stage.read(bea, `${recipients.queued}: 2`, where);
    await stage.press(bea, waiting, buttons.pause, where);
    const paused = await stage.read(bea, 'staat even stil', where);
    await at(TUESDAY);
    expect(await stage.all(cor, 'Over Citroenen')).toEqual([]);
    await stage.press(bea, paused, buttons.resume, where);
    await stage.read(cor, 'Over Citroenen');
    await stage.read(anna, 'Over Citroenen');
  });

  it('is not sent to who had three this week, until two days later it is skipped for that; what is urgent goes, with why', async () => {
    const { where } = await send('Druiven');
    await stage.read(bea, `${recipients.queued}: 2 (${broadcasts.reasons['over-the-cap'](2)})`, where);
    const urgent = await send('Eikels', { [fields.urgent]: 'de brug is dicht' });
    await stage.read(anna, broadcasts.urgent('de brug is dicht'));
    await stage.read(bea, `${recipients.sent}: 2`, urgent.where);
    await at(THURSDAY);
    await stage.read(bea, `${recipients.skipped}: 2 (${broadcasts.reasons['over-the-cap'](2)})`, where);
    expect(await stage.all(anna, 'Over Druiven')).toEqual([]);
  });

  it('is stopped for who does not have it yet', async () => {
    await at(NEXT_WEEK);
    await at(new Date(NEXT_WEEK.getTime() + 11 * 3_600_000));
    const { where } = await send('Frambozen');
    const waiting = await stage.read(bea, `${recipients.queued}: 2`, where);
    await formIn(await stage.press(bea, waiting, buttons.stop, where)).send({});
    await stage.read(bea, `${recipients.skipped}: 2 (${broadcasts.reasons.stopped(2)})`, where);
    await at(new Date(NEXT_WEEK.getTime() + 24 * 3_600_000));
    expect(await stage.all(cor, 'Over Frambozen')).toEqual([]);
  });

  it('goes out at its moment', async () => {
    const { told, where } = await send('Granen', { [fields.sendOn]: '2026-12-16', [fields.sendAt]: '9:30' });
    expect(told).toContain('9:30');
    await stage.read(bea, 'staat klaar', where);
    expect(await stage.all(cor, 'Over Granen')).toEqual([]);
    await at(new Date('2026-12-16T08:31:00Z'));
    await stage.read(cor, 'Over Granen');
  });

  it('never goes to who wants none, and says so before it is sent', async () => {
    const message = await stage.read(cor, 'Over Granen');
    const { words } = wordsIn(await stage.press(cor, message, broadcasts.noMore));
    expect(words).toContain(broadcasts.takesNoMore);
    const { card, where } = await send('Haver');
    expect(card.text).toContain(broadcasts.hindrances.refused(1));
    await stage.read(anna, 'Over Haver');
    await stage.read(bea, broadcasts.reasons.refused(1), where);
    expect(await stage.all(cor, 'Over Haver')).toEqual([]);
    expect((await states('Haver')).get(cor.personId)).toEqual({ state: 'skipped', reason: 'refused' });
  });

  it('for more than one broker may reach alone waits for another one, whom any change asks anew', async () => {
    const { told, where } = await send('Inkt', { [fields.roles]: [] });
    expect(told).toContain(broadcasts.asksSecond(3, 2));
    const asked = await stage.read(bert, 'Over Inkt');
    const card = await stage.read(bea, 'wacht op een tweede makelaar', where);
    expect(card.buttons).not.toContain(buttons.approve);
    const form = formIn(await stage.press(bea, card, buttons.change, where));
    await form.send({ [fields.textNl]: 'Over andere inkt.' });
    expect(wordsIn(await stage.press(bert, asked, buttons.approve)).words).toContain(broadcasts.decided);
    const changed = await stage.read(bea, 'Over andere inkt', where);
    await stage.press(bea, changed, buttons.send, where);
    const again = await eventually('the question anew', async () =>
      (await stage.all(bert, 'Over andere inkt')).findLast((one) => one.buttons.includes(buttons.approve)),
    );
    expect(await stage.all(anna, 'andere inkt')).toEqual([]);
    // Whoever wrote it may be the same person on the other platform.
    const { prisma } = stage.running.database;
    await prisma.broadcast.updateMany({ where: { title: 'Inkt' }, data: { editedById: bert.personId } });
    expect(wordsIn(await stage.press(bert, again, buttons.approve)).words).toContain(broadcasts.ownApproval);
    await prisma.broadcast.updateMany({ where: { title: 'Inkt' }, data: { editedById: bea.personId } });
    expect(wordsIn(await stage.press(bert, again, buttons.approve)).words).toContain(broadcasts.goesOut);
    await stage.read(anna, 'andere inkt');
  });

  it('tells its maker when it goes out, where a second broker agreed to one that was planned', async () => {
    const planned = { [fields.roles]: [], [fields.sendOn]: '2026-12-18', [fields.sendAt]: '9:30' };
    await send('Klei', planned);
    const asked = await stage.read(bert, 'Over Klei');
    await stage.press(bert, asked, buttons.approve);
    await stage.read(bea, 'Het gaat weg op vrijdag 18 december om 9:30');
    await stage.running.database.prisma.broadcast.updateMany({ where: { title: 'Klei' }, data: { state: 'dropped' } });
  });

  it('reminds once who did not press', async () => {
    const { prisma } = stage.running.database;
    await eventually('all have it', async () =>
      [...(await states('Inkt')).values()].some(({ state }) => state === 'queued') ? undefined : true,
    );
    await at(new Date(MONDAY.getTime() + 36 * 86_400_000));
    await prisma.broadcast.updateMany({ where: { title: 'Inkt' }, data: { state: 'done' } });
    const { thread } = await bea.driver.say('Bea', '/impact berichten');
    const done = await eventually('the card', async () =>
      (await bea.driver.answers(thread, 0)).find((one) => one.buttons.includes(buttons.remind)),
    );
    // At once: after the first the card has no such button any more.
    const presses = [1, 2].map(async () => wordsIn(await stage.press(bea, done, buttons.remind, thread)).words);
    const told = await Promise.all(presses);
    expect(told.filter((words) => words.includes(broadcasts.remindedBefore))).toHaveLength(1);
    await stage.read(anna, broadcasts.reminder);
  });

  it('is seen, corrected and taken back where it was reminded of as well', async () => {
    const byId = (seat: Seat, id: string, holds: (text: string, labels: string[]) => boolean) =>
      eventually('the reminder, changed in its place', async () =>
        (await stage.all(seat, '')).find((one) => one.id === id && holds(one.text, one.buttons)),
      );
    const atBert = await stage.read(bert, broadcasts.reminder);
    const first = (await stage.all(bert, 'Over andere inkt')).find(
      ({ id, buttons: labels }) => id !== atBert.id && labels.includes(broadcasts.seen),
    );
    if (!first) throw new Error('Bert has no message besides the reminder of it.');
    await stage.press(bert, first, broadcasts.seen);
    await byId(bert, atBert.id, (text, labels) => text.includes('inkt') && !labels.includes(broadcasts.seen));
    const atAnna = await stage.read(anna, broadcasts.reminder);
    const { thread } = await bea.driver.say('Bea', '/impact berichten');
    const card = (label: string) =>
      eventually('the card', async () =>
        (await bea.driver.answers(thread, 0)).find(
          ({ text, buttons: labels }) => text.includes('Inkt') && labels.includes(label),
        ),
      );
    const form = formIn(await stage.press(bea, await card(buttons.correct), buttons.correct, thread));
    await form.send({ [fields.textNl]: 'Over groene inkt.' });
    for (const { seat, id } of [
      { seat: anna, id: atAnna.id },
      { seat: bert, id: atBert.id },
    ]) {
      await byId(seat, id, (text) => text.includes('groene inkt') && text.includes(broadcasts.correctedMessage));
    }
    await formIn(await stage.press(bea, await card(buttons.recall), buttons.recall, thread)).send({});
    for (const { seat, id } of [
      { seat: anna, id: atAnna.id },
      { seat: bert, id: atBert.id },
    ]) {
      await byId(seat, id, (text) => text.includes(broadcasts.recalledMessage) && !text.includes('inkt'));
    }
    expect(await stage.all(anna, 'inkt')).toEqual([]);
    await stage.read(bea, 'klaar', thread);
  });

  it('is changed by one broker at a time: who had the older one before them is told', async () => {
    const { card, where } = await stage.write(bea, {
      [fields.title]: 'Kaas',
      [fields.textNl]: 'Over Kaas.',
      ...AMBASSADORS,
    });
    const first = formIn(await stage.press(bea, card, buttons.change, where));
    const second = formIn(await stage.press(bea, card, buttons.change, where));
    await first.send({ [fields.textNl]: 'Over oude kaas.' });
    expect(wordsIn(await second.send({ [fields.textNl]: 'Over jonge kaas.' })).words).toContain(
      broadcasts.changedMeanwhile,
    );
    expect((await stage.read(bea, 'Over oude kaas', where)).id).toBe(card.id);
  });

  it('waits where the key of the app is refused, says so, and goes on', async () => {
    await at(new Date(MONDAY.getTime() + 43 * 86_400_000));
    slack.failNext('chat.postMessage', 'token_revoked', 2);
    const { where } = await send('Limonade');
    const { prisma } = stage.running.database;
    await eventually(
      'a hold',
      async () => (await prisma.chatTenant.findFirst({ where: { heldSince: { not: null } } })) ?? undefined,
    );
    // It is seen at the next look, which need not be waited for here.
    await ringAtCommit(prisma, ['broadcast']);
    await stage.read(bea, broadcasts.held('Slack'), where);
    await at(new Date(MONDAY.getTime() + 43 * 86_400_000 + 3_600_000));
    await stage.read(anna, 'Over Limonade');
    await stage.read(bea, `${recipients.sent}: 1`, where);
  });

  it('is agreed to by nobody who changed it, whoever changed it after that; its maker hears who does not agree', async () => {
    await at(new Date(MONDAY.getTime() + 49 * 86_400_000));
    const { where } = await send('Lijm', { [fields.roles]: [] });
    const asked = await stage.read(bert, 'Over Lijm');
    expect(wordsIn(await stage.press(bert, asked, buttons.disapprove)).words).toContain(broadcasts.sentBack);
    await stage.read(bea, 'niet akkoord');
    const { thread } = await bert.driver.say('Bert', '/impact berichten');
    const atBert = await stage.read(bert, 'Over Lijm', thread);
    await formIn(await stage.press(bert, atBert, buttons.change, thread)).send({
      [fields.textNl]: 'Over sterke lijm.',
    });
    const changed = await stage.read(bea, 'Over sterke lijm', where);
    await formIn(await stage.press(bea, changed, buttons.change, where)).send({ [fields.textNl]: 'Over goede lijm.' });
    const again = await stage.read(bea, 'Over goede lijm', where);
    const { words } = wordsIn(await stage.press(bea, again, buttons.send, where));
    expect(words).toContain(broadcasts.noSecondBroker(2));
  });

  it('takes a second broker at its moment where it is for more people by then', async () => {
    const { prisma } = stage.running.database;
    await at(new Date(MONDAY.getTime() + 56 * 86_400_000));
    const { told, where } = await send('Mosterd', { [fields.sendOn]: '2027-01-26', [fields.sendAt]: '9:30' });
    expect(told).toContain('9:30');
    for (const { personId } of [bea, bert]) await prisma.roleGrant.create({ data: { personId, role: 'ambassador' } });
    await at(new Date('2027-01-26T08:31:00Z'));
    const asked = await stage.read(bert, 'Over Mosterd');
    await stage.read(bea, 'wacht op een tweede makelaar', where);
    await stage.read(bea, 'Ik vraag dat nu');
    expect(await stage.all(anna, 'Over Mosterd')).toEqual([]);
    await stage.press(bert, asked, buttons.approve);
    await stage.read(anna, 'Over Mosterd');
    await prisma.roleGrant.deleteMany({
      where: { personId: { in: [bea.personId, bert.personId] }, role: 'ambassador' },
    });
  });

  it('leaves in the log who did what with it', async () => {
    const { card, where } = await stage.write(bea, { [fields.title]: 'Noten', [fields.textNl]: 'Over noten.' });
    await stage.press(bea, card, buttons.drop, where);
    const entries = await stage.running.database.prisma.auditEntry.findMany({
      where: { objectKind: 'broadcast' },
      select: { action: true, actorId: true },
    });
    const by = (action: string) => entries.filter((one) => one.action === action).map(({ actorId }) => actorId);
    for (const action of ['paused', 'resumed', 'reminded', 'dropped']) {
      expect(by(`broadcast.${action}`)).toEqual([bea.personId]);
    }
    expect(by('broadcast.disapproved')).toEqual([bert.personId]);
  });

  it('beyond one’s own organisation is for who has that right', async () => {
    const { prisma } = stage.running.database;
    await at(new Date(MONDAY.getTime() + 63 * 86_400_000));
    const made = await stage.write(bea, { [fields.title]: 'Jam', [fields.textNl]: 'Over Jam.', ...AMBASSADORS });
    await prisma.broadcast.updateMany({ where: { title: 'Jam' }, data: { audience: { roles: ['ambassador'] } } });
    const refused = wordsIn(await stage.press(bea, made.card, buttons.send, made.where)).words;
    expect(refused).toContain(broadcasts.onlyNetwork);
  });
});
