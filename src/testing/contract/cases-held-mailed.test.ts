import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type Behaviour, startTestMailServer, type TestMailServer } from '../../mail/test-server.ts';
import type { ChatDriver } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver, type TeamsDriver, teamsPersonId } from '../teams-driver.ts';
import { COUNTER, DENEKAMP } from './case-stage.ts';

const { cases } = nl;
const AT = 'gemeente Dinkelland';

let near: ChatDriver;
let far: TeamsDriver;
let running: RunningBot;
let mailServer: TestMailServer;
let bram: string;

/** A colleague and a broker in Slack; who works at the counter has a chat in Teams that takes nothing, and an address. */
async function open(behaviour: Behaviour): Promise<void> {
  mailServer = await startTestMailServer(behaviour);
  [near, far] = [await createSlackDriver(), await createTeamsDriver()];
  running = await startRunningBot([near, far], {
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'Impactmakelaar <bot@example.nl>',
    PUBLIC_URL: 'https://bot.example.nl',
    LINK_SIGNING_KEY: randomBytes(32).toString('base64'),
  });
  const { prisma } = running.database;
  const meet = async (driver: ChatDriver, person: string) => {
    const { thread } = await driver.say(person, 'hoi', 'channel');
    await driver.answers(thread, 1);
    return (await prisma.person.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })).id;
  };
  const loes = { counterId: COUNTER, personId: await meet(far, 'Loes'), name: 'Loes', email: 'loes@example.nl' };
  await prisma.counterMember.create({ data: loes });
  await prisma.roleGrant.create({ data: { personId: await meet(near, 'Bram'), role: 'broker' } });
  bram = await near.direct('Bram');
  far.connector.refuseIn(`a:${teamsPersonId('Loes')}`, { status: 401 });
}

afterEach(async () => {
  // First, since the bot waits for what hangs.
  await mailServer?.close();
  await running?.stop();
  await near?.close();
  await far?.close();
});

async function handOver(what: string): Promise<{ thread: string; said: string }> {
  const { thread } = await near.say('Fleur', DENEKAMP.replace('meubels', what));
  const proposal = await has(thread, cases.proposalTitle);
  const shown = await (await near.press('Fleur', thread, proposal.id, cases.handOver)).shown();
  return { thread, said: JSON.stringify(shown) };
}

function has(thread: string, words: string) {
  return eventually(
    `a message with "${words}"`,
    async () => (await near.answers(thread, 0)).findLast(({ text }) => text.includes(words)),
    async () => JSON.stringify((await near.answers(thread, 0)).map(({ text }) => text)),
  );
}

async function read(thread: string): Promise<string> {
  return (await near.answers(thread, 0)).map(({ text }) => text).join('\n');
}

/** What is said of a case that waits for a chat; of a case that goes by mail none of it is true. */
const WAITS = new RegExp(`${cases.deliveryWaits.counter}|de chat daar`);

describe('a case for a counter whose chat takes nothing, and who can be mailed', () => {
  it.each([
    'the first, which finds out that the chat takes nothing',
    'the next, when that is known',
  ])('is on its way until the e-mail went out, and nobody hears that it waits: %s', async (which) => {
    await open('hanging');
    let latest = await handOver('stoelen');
    await eventually('an e-mail under way', async () => mailServer.received[0]);
    if (which.startsWith('the next')) latest = await handOver('tafels');
    expect(latest.said).toContain(cases.handedOver(AT));
    await has(latest.thread, cases.delivering);
    for (const place of [latest.thread, bram]) expect(await read(place)).not.toMatch(WAITS);
  });

  it('is with the counter by mail, whichever of two was first, and comes once', async () => {
    await open('good');
    const first = await handOver('stoelen');
    await has(first.thread, cases.mailed);
    const next = await handOver('tafels');
    expect(next.said).toContain(cases.handedOver(AT));
    await has(next.thread, cases.mailed);
    for (const place of [first.thread, next.thread, bram]) expect(await read(place)).not.toMatch(WAITS);
    expect(mailServer.received).toHaveLength(2);
  });
});
