import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { formIn, wordsIn } from '../shown.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';

const { cases } = nl;

/** What is answered to a command in Slack disappears: what is to last goes to the person alone. */
describe('a command about cases in Slack', () => {
  let driver: SlackDriver;
  let running: RunningBot;

  beforeAll(async () => {
    driver = await createSlackDriver();
    running = await startRunningBot([driver]);
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  const has = (thread: string, text: string) =>
    eventually(
      `"${text}"`,
      async () => (await driver.answers(thread, 0)).find((message) => message.text.includes(text)),
      async () => JSON.stringify((await driver.answers(thread, 0)).map((message) => message.text)),
    );

  it('opens the form at once, with what was typed; the proposal comes in private and is handed over there', async () => {
    const thread = await driver.direct('Fleur');
    const form = formIn(await (await driver.command('Fleur', 'casus Een timmervrouw zoekt een werkplaats.')).shown());
    expect(form.fields[0]?.value).toBe('Een timmervrouw zoekt een werkplaats.');
    expect(wordsIn(await form.send({ [cases.formPlace]: 'Denekamp' })).words).toContain(cases.formDone);
    const proposal = await has(thread, cases.proposalTitle);
    await driver.press('Fleur', thread, proposal.id, cases.handOver);
    await has(thread, cases.told.missingContact('gemeente Dinkelland'));
    expect(await running.database.prisma.entrepreneurCase.findFirstOrThrow()).toMatchObject({
      state: 'to_forward',
      // There is no broker: whoever filed it has it, so that it is not lost.
      ownerRung: 'filer',
    });
  });

  it('shows a case in a window, to who may see it', async () => {
    const { number } = await running.database.prisma.entrepreneurCase.findFirstOrThrow();
    const shown = wordsIn(await (await driver.command('Fleur', `casus ${number}`)).shown());
    expect(shown.words).toContain(cases.explain.historyTitle);
    const other = wordsIn(await (await driver.command('Vreemde', `casus ${number}`)).shown());
    expect(other.words).toContain(cases.gone);
  });

  it('with the words of a case sends the proposal in private', async () => {
    const direct = await driver.direct('Geert');
    const { thread } = await driver.command('Geert', 'ik sprak een bakker uit Ootmarsum, hij zoekt een pand');
    await has(thread, cases.sentPrivately);
    await has(direct, cases.proposalTitle);
  });
});
