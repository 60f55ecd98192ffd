import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver } from '../chat-driver.ts';
import { formIn, wordsIn } from '../shown.ts';
import { isSlack } from '../slack-driver.ts';
import { isTeams } from '../teams-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { broadcasts } = nl;
const { buttons, fields, reasons, recipients } = broadcasts;

/** By person how their platform refuses what is sent to them. */
const REFUSED = {
  Bob: { slack: 'is_archived', teams: { status: 403, code: 'MessageWritesBlocked' } },
  Nel: { slack: 'channel_not_found', teams: { status: 403, code: 'BotNotInConversationRoster' } },
  Fay: { slack: 'invalid_blocks', teams: { status: 400, code: 'BadSyntax' } },
  Ulla: { slack: 'broken-connection', teams: { status: 0 } },
} as const;

describe.each(PLATFORMS)('what became of a broadcast with each, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  const seats: Seat[] = [];

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    const { prisma } = stage.running.database;
    bea = await stage.meet(driver, 'Bea', 'broker');
    for (const name of ['Anna', 'Dora', ...Object.keys(REFUSED)]) {
      const seat = await stage.meet(driver, name);
      await prisma.person.update({ where: { id: seat.personId }, data: { displayName: name } });
      seats.push(seat);
    }
    await prisma.chatIdentity.updateMany({
      where: { person: { displayName: 'Dora' } },
      data: { deactivatedAt: new Date('2026-11-29T09:00:00Z') },
    });
    refuse(driver);
  });

  afterAll(() => stage?.stop());

  function refuse(driver: ChatDriver): void {
    const failures = Object.entries(REFUSED).map(([name, failure]) => {
      const inbox = seats.find(({ person }) => person === name)?.inbox ?? '';
      const places = isSlack(driver)
        ? [inbox.split(':')[1] ?? '', driver.userId(name)]
        : [inbox.slice(0, inbox.lastIndexOf('#'))];
      return { ...failure, places };
    });
    if (isSlack(driver)) {
      driver.refuseWhen(({ method, body }) =>
        method === 'chat.postMessage'
          ? failures.find(({ places }) => places.includes(String(body.channel)))?.slack
          : undefined,
      );
    } else if (isTeams(driver)) {
      for (const { places, teams } of failures) for (const place of places) driver.connector.refuseIn(place, teams);
    }
  }

  it('stands on the card with why and what mends it, by name where that is asked for, and for how long', async () => {
    const { card, where } = await stage.write(bea, { [fields.title]: 'Kermis', [fields.textNl]: 'Over de kermis.' });
    expect(card.text).toContain(broadcasts.hindrances.left(1));
    await stage.press(bea, card, buttons.send, where);
    const all = [
      `${recipients.sent}: 2`,
      `${recipients.skipped}: 1 (${reasons.deactivated(1)})`,
      `${recipients.blocked}: 1 (${reasons['delivery.blocked'](1)})`,
      `${recipients.not_installed}: 1 (${reasons['delivery.not-installed'](1)})`,
      `${recipients.failed}: 1 (${broadcasts.otherReason(1)})`,
      `${recipients.uncertain}: 1 (${reasons['delivery.uncertain'](1)})`,
    ];
    for (const words of all) await stage.read(bea, words, where);
    const done = await stage.read(bea, broadcasts.states.done(1), where);
    for (const words of all) expect(done.text).toContain(words);
    expect(done.text).toContain(broadcasts.notInstalledRemedy);
    expect(done.text).toContain(broadcasts.namesKept(30));
    const { words } = wordsIn(await stage.press(bea, done, buttons.who, where));
    expect(words).toContain(`${recipients.blocked}: Bob`);
    expect(words).toContain(`${recipients.not_installed}: Nel`);
    expect(words).toContain(`${recipients.failed}: Fay`);
    expect(words).toContain(`${recipients.uncertain}: Ulla`);
    expect(words).toContain(`${recipients.skipped}: Dora`);
    expect(words).toContain(broadcasts.namesKept(30));
  });

  it('says of what was taken back where it may still be read', async () => {
    const { thread } = await bea.driver.say('Bea', '/impact berichten');
    const card = await stage.read(bea, 'Kermis', thread);
    await formIn(await stage.press(bea, card, buttons.recall, thread)).send({});
    await stage.read(bea, broadcasts.uncertainStays, thread);
  });
});
