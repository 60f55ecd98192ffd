import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { eventually } from '../eventually.ts';
import { wordsIn } from '../shown.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver } from '../teams-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';

const { broadcasts } = nl;
const { buttons, fields } = broadcasts;

describe('a broadcast that a second broker agrees to', () => {
  let stage: BroadcastStage;
  let bea: Seat;
  let beaInSlack: Seat;
  let bert: Seat;
  let anna: Seat;

  beforeAll(async () => {
    const slack = await createSlackDriver();
    const teams = await createTeamsDriver();
    stage = await createBroadcastStage([slack, teams], { BROADCAST_APPROVAL_ABOVE: '1' });
    bea = await stage.meet(teams, 'Bea', 'broker');
    beaInSlack = await stage.meet(slack, 'Bea', 'broker');
    bert = await stage.meet(slack, 'Bert', 'broker');
    anna = await stage.meet(slack, 'Anna', 'ambassador');
    await stage.meet(teams, 'Cor', 'ambassador');
    const { person } = stage.running.database.prisma;
    await person.update({ where: { id: bert.personId }, data: { language: 'en' } });
    await person.update({ where: { id: anna.personId }, data: { displayName: 'Anna Smit' } });
  });

  afterAll(() => stage?.stop());

  const AMBASSADORS = { [fields.roles]: [nl.people.roles.ambassador] };

  async function send(title: string): Promise<{ where: string }> {
    const contents = { [fields.title]: title, [fields.textNl]: `Over ${title}.`, ...AMBASSADORS };
    const { card, where } = await stage.write(bea, contents);
    expect(wordsIn(await stage.press(bea, card, buttons.send, where)).words).toContain(broadcasts.asksSecond(2, 1));
    return { where };
  }

  it('is agreed to by no other account that may be of its maker, nor by one that turned out to be', async () => {
    const { prisma } = stage.running.database;
    await send('Appels');
    const asked = await stage.read(beaInSlack, 'Over Appels');
    expect(asked.buttons).toContain(buttons.approve);
    const { id: identityId } = await prisma.chatIdentity.findFirstOrThrow({ where: { personId: beaInSlack.personId } });
    const proposed = await prisma.linkProposal.create({
      data: { identityId, personId: bea.personId, reason: 'same-name' },
    });
    const agreed = async () => wordsIn(await stage.press(beaInSlack, asked, buttons.approve)).words;
    expect(await agreed()).toContain(broadcasts.ownApproval);
    await prisma.linkProposal.update({
      where: { id: proposed.id },
      data: { decision: 'linked', decidedAt: new Date() },
    });
    await prisma.chatIdentity.update({ where: { id: identityId }, data: { personId: bea.personId } });
    expect(await agreed()).toContain(broadcasts.ownApproval);
    expect(wordsIn(await stage.press(beaInSlack, asked, buttons.disapprove)).words).toContain(broadcasts.ownApproval);
    expect(await stage.all(anna, 'Over Appels')).toEqual([]);
  });

  it('is asked anew after any change in words, and who was asked reads in their language that it is over', async () => {
    const { where } = await send('Bramen');
    const asked = await stage.read(bert, 'Over Bramen');
    expect(asked.buttons).toContain(en.broadcasts.buttons.approve);
    const changes = ['vervang “Over Bramen” door “Alles over bramen”', 'anna hoeft niet', 'morgen om 10 uur versturen'];
    const { number } = await stage.running.database.prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
    const latest = () => stage.running.database.prisma.broadcast.findFirstOrThrow({ where: { number } });
    for (const said of changes) {
      await stage.running.database.prisma.broadcast.update({ where: { number }, data: { state: 'awaiting_approval' } });
      const { version } = await latest();
      await stage.say(bea, where, said);
      const now = await latest();
      expect([said, now.state, now.version > version]).toEqual([said, 'draft', true]);
    }
    const over = await eventually('the card that asked, and is over', async () =>
      (await stage.all(bert, en.broadcasts.approvalOver(number))).find(({ id }) => id === asked.id),
    );
    expect(over.buttons).toEqual([]);
    expect(await stage.all(anna, 'ramen')).toEqual([]);
  });
});
