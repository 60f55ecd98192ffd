import { afterEach, beforeEach, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type BotProcess, startBotProcess } from '../bot-process.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';

const CASE = 'Ik sprak een ondernemer uit Denekamp, zij zoekt een werkplaats voor haar meubels.';
const DEADLINE_MS = 80_000;
const { cases } = nl;

let driver: SlackDriver;
let database: TestDatabase;
const processes: BotProcess[] = [];

beforeEach(async () => {
  driver = await createSlackDriver();
  database = await createTestDatabase();
});

afterEach(async () => {
  await Promise.all(processes.splice(0).map((bot) => bot.kill()));
  await driver.close();
  await database.drop();
});

async function start(): Promise<BotProcess> {
  const bot = await startBotProcess(database.url, [driver]);
  processes.push(bot);
  return bot;
}

it('killed while the counter’s card is on its way, hands over one case, and says that the card may be double', async () => {
  const first = await start();
  const { prisma } = database;
  const { thread: hello } = await driver.say('Loes', 'hoi', 'channel');
  await driver.answers(hello, 1);
  const { id: personId } = await prisma.person.findFirstOrThrow();
  await prisma.counterMember.create({ data: { counterId: 'gem-dinkelland', personId, name: 'Loes' } });
  const counter = await driver.direct('Loes');
  const { thread } = await driver.say('Fleur', CASE);
  const [proposal] = await driver.answers(thread, 1);
  // Others are written to as well: it is the card of the counter that Slack takes and does not answer.
  const isCard = ({ method, body }: { method: string; body: Record<string, unknown> }) =>
    method === 'chat.postMessage' && JSON.stringify(body).includes(cases.accept);
  driver.refuseWhen((call) => (isCard(call) ? 'silence' : undefined));
  await driver.press('Fleur', thread, proposal?.id ?? '', cases.handOver);
  await driver.call(isCard);
  await first.kill();
  driver.refuseWhen(() => undefined);

  await start();
  // The press comes again, as Slack sends it when nobody answered.
  await driver.press('Fleur', thread, proposal?.id ?? '', cases.handOver).catch(() => undefined);
  const title = cases.counterTitle((await prisma.entrepreneurCase.findFirstOrThrow()).number);
  const cards = await eventually(
    'the card at the counter, after the crash',
    async () => {
      const found = (await driver.answers(counter, 0)).filter(({ text }) => text.includes(title));
      return found.some(({ text }) => text.includes(nl.platform.possiblyDouble)) ? found : undefined;
    },
    async () => JSON.stringify(await driver.answers(counter, 0)),
    DEADLINE_MS,
  );
  expect(cards.filter(({ text }) => !text.includes(nl.platform.possiblyDouble)).length).toBeLessThanOrEqual(1);
  expect(await prisma.entrepreneurCase.count()).toBe(1);
  const events = await eventually('that the case was delivered', async () => {
    const all = await prisma.ledgerEntry.findMany({ orderBy: { sequence: 'asc' }, select: { kind: true } });
    return all.length > 2 ? all : undefined;
  });
  expect(events.map(({ kind }) => kind)).toEqual(['file', 'hand_over', 'delivered']);
}, 180_000);
