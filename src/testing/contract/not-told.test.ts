import { afterAll, beforeAll, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import { eventually } from '../eventually.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';
import { type CaseStage, createCaseStage } from './case-stage.ts';

const { cases, undelivered } = nl;
const A_DAY_MS = 24 * 60 * 60_000;

let slack: SlackDriver;
let stage: CaseStage;
/** How often Fleur was told so far in a message of its own. */
let sentences = 0;

beforeAll(async () => {
  slack = await createSlackDriver();
  stage = await createCaseStage(async () => slack);
});
afterAll(() => stage?.close());

it.each([
  404,
  500,
  'broken-connection',
])('what cannot be shown in the answer to a press comes in a message: %s', async (failure) => {
  const thread = await stage.propose();
  const proposal = await stage.has(thread, cases.proposalTitle);
  slack.failNext('response_url', failure);
  await slack.press('Fleur', thread, proposal.id, cases.handOver);
  const alone = await slack.direct('Fleur');
  const sentence = cases.handedOver('gemeente Dinkelland');
  const before = sentences;
  sentences = await eventually('the sentence in a message', async () => {
    const count = (await slack.answers(alone, 0)).filter(({ text }) => text.includes(sentence)).length;
    return count > before ? count : undefined;
  });
});

it('a scope without which the bot cannot see who people are is told to administrators, and again after a day', async () => {
  const { prisma } = stage.running.database;
  const { id: personId } = await prisma.person.findFirstOrThrow({
    where: { roleGrants: { some: { role: 'broker' } } },
  });
  await prisma.roleGrant.create({ data: { personId, role: 'administrator' } });
  const bram = await slack.direct('Bram');
  slack.answer('users.info', () => ({ ok: false, error: 'missing_scope', needed: 'users:read', provided: '' }));
  const notices = async () =>
    (await slack.answers(bram, 0)).filter(({ text }) => text.includes(undelivered.lookUpScope('Slack', 'users:read')));
  const told = (count: number) =>
    eventually(`${count} notices`, async () => ((await notices()).length === count ? true : undefined));
  const strangerSays = async (person: string) => {
    const { thread } = await slack.say(person, 'hoi', 'channel');
    await slack.answers(thread, 1);
  };
  await strangerSays('Vera');
  await told(1);
  await strangerSays('Wim');
  await strangerSays('Xandra');
  expect(await notices()).toHaveLength(1);
  await setClock(prisma, new Date(Date.now() + A_DAY_MS + 60_000));
  await strangerSays('Yara');
  await told(2);
});
