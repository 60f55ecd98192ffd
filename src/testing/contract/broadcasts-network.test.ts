import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { broadcastsAsCsv } from '../../features/broadcasts/export.ts';
import { recipientsOf } from '../../features/broadcasts/recipients.ts';
import { nl } from '../../i18n/nl.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver } from '../teams-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';

const { broadcasts } = nl;
const { buttons, fields, recipients } = broadcasts;
const [PROVINCE, MUNICIPALITY] = ['Provincie Test', 'Gemeente Hengelo'];

describe('a broadcast of a province in Teams that a municipality in Slack gets too', () => {
  let stage: BroadcastStage;
  let nora: Seat;
  let bram: Seat;
  let piet: Seat;
  let pietInSlack: Seat;
  let hilde: Seat;
  let hugo: Seat;

  beforeAll(async () => {
    const [slack, teams] = [await createSlackDriver(), await createTeamsDriver()];
    stage = await createBroadcastStage([slack, teams]);
    const { prisma } = stage.running.database;
    // Nobody said anything yet, so that the bot remembers nothing of whose workspace it is.
    const { id: organisationId } = await prisma.organisation.create({ data: { slug: 'hengelo', name: MUNICIPALITY } });
    await prisma.chatTenant.updateMany({ where: { platform: 'slack' }, data: { organisationId } });
    nora = await meet(teams, 'Nora', 'broker', 'network_broker');
    bram = await meet(teams, 'Bram', 'broker');
    piet = await meet(teams, 'Piet');
    hilde = await meet(slack, 'Hilde');
    hugo = await meet(slack, 'Hugo');
    pietInSlack = await meet(slack, 'Piet');
    // He works for both, and an administrator saw that the two are one.
    await prisma.chatIdentity.updateMany({
      where: { personId: pietInSlack.personId },
      data: { personId: piet.personId },
    });
    await prisma.person.update({ where: { id: pietInSlack.personId }, data: { organisationId: null } });
    await prisma.person.update({ where: { id: piet.personId }, data: { preferredPlatform: 'teams' } });
  });

  afterAll(() => stage?.stop());

  async function meet(...[driver, name, ...roles]: Parameters<BroadcastStage['meet']>): Promise<Seat> {
    const seat = await stage.meet(driver, name, ...roles);
    await stage.running.database.prisma.person.update({ where: { id: seat.personId }, data: { displayName: name } });
    return seat;
  }

  async function say({ driver, person }: Seat, text: string) {
    const { thread } = await driver.say(person, text);
    const [answer] = await driver.answers(thread, 1);
    if (!answer) throw new Error(`Nothing is said to ${text}.`);
    return { thread, answer };
  }

  it('is chosen in the form with what each platform and organisation gets, and reaches everybody once', async () => {
    const { card, where } = await stage.write(nora, {
      [fields.title]: 'Bruggen',
      [fields.textNl]: 'Over bruggen.',
      [fields.organisations]: [PROVINCE, MUNICIPALITY],
    });
    for (const words of ['Slack 2', 'Teams 3', `${PROVINCE}: 3`, `${MUNICIPALITY}: 2`])
      expect(card.text).toContain(words);
    expect(card.text).not.toContain('Hilde');
    await stage.press(nora, card, buttons.send, where);
    for (const seat of [piet, bram, hilde, hugo]) await stage.read(seat, 'Over bruggen');
    await stage.read(nora, `${recipients.sent}: 5`, where);
    expect(await stage.all(piet, 'Over bruggen')).toHaveLength(1);
    expect(await stage.all(pietInSlack, 'Over bruggen')).toEqual([]);
  });

  it('is corrected, and reminded of, by nobody who has no right for the whole network', async () => {
    const { thread } = await bram.driver.say('Bram', '/impact berichten');
    const card = await eventually('the card', async () =>
      (await bram.driver.answers(thread, 0)).find(
        ({ text, buttons: shown }) => text.includes('Bruggen') && shown.includes(buttons.remind),
      ),
    );
    for (const label of [buttons.correct, buttons.remind])
      expect(wordsIn(await stage.press(bram, card, label, thread)).words).toContain(broadcasts.onlyNetwork);
    expect(await stage.all(hilde, broadcasts.reminder)).toEqual([]);
    // Whoever may, does.
    const { thread: hers } = await nora.driver.say('Nora', '/impact berichten');
    const own = await eventually('her card', async () =>
      (await nora.driver.answers(hers, 0)).find(({ text }) => text.includes('Bruggen')),
    );
    const form = formIn(await stage.press(nora, own, buttons.correct, hers));
    await form.send({ [fields.textNl]: 'Over bruggen en sluizen.' });
    await stage.read(hilde, 'Over bruggen en sluizen');
  });

  it('names nobody of another organisation who saw it or wrote back: not on the card, not in who got it, not in the file', async () => {
    await stage.press(hilde, await stage.read(hilde, 'Over bruggen'), broadcasts.seen);
    const { prisma } = stage.running.database;
    const broadcast = await prisma.broadcast.findFirstOrThrow({ where: { title: 'Bruggen' } });
    await prisma.broadcastRecipient.updateMany({
      where: { broadcastId: broadcast.id, personId: { in: [hilde.personId, piet.personId] } },
      data: { repliedAt: new Date() },
    });
    const { thread } = await nora.driver.say('Nora', '/impact berichten');
    const card = await eventually('the card', async () =>
      (await nora.driver.answers(thread, 0)).find(({ text }) => text.includes('Bruggen')),
    );
    expect(card.text).toContain(broadcasts.replied(['Piet'], 2));
    expect(card.text).not.toMatch(/Hilde|Hugo/);
    const { words } = wordsIn(await stage.press(nora, card, buttons.who, thread));
    expect(words).toContain('Piet');
    expect(words).toContain(broadcasts.ofOthers(1));
    expect(words).not.toMatch(/Hilde|Hugo/);
    const file = broadcastsAsCsv(await recipientsOf(prisma, broadcast), 'nl');
    expect(file).toContain('Piet');
    expect(file).toContain(MUNICIPALITY);
    expect(file).not.toMatch(/Hilde|Hugo/);
  });

  it('is chosen in words', async () => {
    const { thread } = await say(nora, `Stuur een bericht aan iedereen van ${MUNICIPALITY}: de sluis is open`);
    const answer = await stage.read(nora, 'de sluis is open', thread);
    expect(answer.text).toContain('Slack 2');
    await stage.press(nora, answer, buttons.send, thread);
    for (const seat of [hilde, hugo]) await stage.read(seat, 'de sluis is open');
    expect(await stage.all(piet, 'de sluis is open')).toEqual([]);
  });

  it('is for nobody who has no right for the whole network', async () => {
    const { thread, answer } = await say(bram, `Stuur een bericht aan iedereen van ${MUNICIPALITY}: de haven is open`);
    expect(answer.text).not.toContain('Slack 2');
    const send = (await bram.driver.answers(thread, 1)).find((one) => one.buttons.includes(buttons.send));
    if (send) await stage.press(bram, send, buttons.send, thread);
    for (const seat of [hilde, hugo]) expect(await stage.all(seat, 'de haven is open')).toEqual([]);
    const { prisma } = stage.running.database;
    const theirs = await prisma.broadcast.findMany({
      where: { createdById: bram.personId },
      include: { recipients: true },
    });
    const reached = theirs.flatMap((one) => one.recipients.map(({ personId }) => personId));
    expect(reached).not.toEqual(expect.arrayContaining([hilde.personId]));
    expect(reached).not.toEqual(expect.arrayContaining([hugo.personId]));
  });
});
