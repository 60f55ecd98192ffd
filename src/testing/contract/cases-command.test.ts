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

  it('shows a case with what can be done with it, to who may see it, and opens no form for a number', async () => {
    const { number } = await running.database.prisma.entrepreneurCase.findFirstOrThrow();
    const own = await driver.command('Fleur', `casus ${number}`);
    const shown = await has(own.thread, cases.explain.historyTitle);
    expect(shown.buttons).toEqual([cases.forwarded, cases.sendElsewhere, cases.withdraw]);
    const opened = formIn(await (await driver.press('Fleur', own.thread, shown.id, cases.forwarded)).shown());
    expect(opened.title).toBe(cases.forwardedTitle);
    const other = await driver.command('Vreemde', `casus ${number}`);
    expect((await has(other.thread, cases.gone)).buttons).toEqual([]);
    for (const [at, none] of ['999999999999', '-1'].entries()) {
      const person = `Niemand ${at}`;
      const { thread } = await driver.command(person, `casus ${none}`);
      await has(thread, cases.gone);
    }
  });

  it('with the words of a case sends the proposal in private', async () => {
    const direct = await driver.direct('Geert');
    const { thread } = await driver.command('Geert', 'ik sprak een bakker uit Ootmarsum, hij zoekt een pand');
    await has(thread, cases.sentPrivately);
    await has(direct, cases.proposalTitle);
  });
});
