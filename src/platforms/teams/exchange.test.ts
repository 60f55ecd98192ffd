import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GIVE_FEEDBACK, giveFeedbackSchema, READ_PASSAGE } from '../../chat/platform-actions.ts';
import { AppError } from '../../errors.ts';
import { texts } from '../../i18n/texts.ts';
import { createTeamsDriver, type TeamsDriver } from '../../testing/teams-driver.ts';
import { messageButtons } from '../../testing/teams-messages.ts';
import { draft, source, startTestBot, type TestBot } from './test-bot.ts';

let driver: TeamsDriver;
let bot: TestBot;

beforeAll(async () => {
  driver = await createTeamsDriver();
});
beforeEach(async () => {
  bot = await startTestBot(driver);
});
afterEach(() => bot.close());
afterAll(() => driver.close());

/** Asks something and gets an answer with these additions. */
async function answered(changes: Parameters<typeof draft>[0]) {
  const { thread } = await driver.say('anna', 'vraag');
  const { messageId } = await bot.send(bot.doors.last('message'), draft(changes));
  return { thread, messageId };
}

/** Presses the button with this label of the last message that arrived. */
function pressed(label: string): Record<string, unknown> {
  const last = driver.connector.received.at(-1);
  const button = messageButtons(last?.activity ?? {}).find(({ title }) => title === label);
  if (!button?.data) throw new Error(`There is no button ${label}.`);
  return button.data;
}

/** The same bot as the demo has it. */
async function restartForPlayground(): Promise<void> {
  await bot.close();
  driver.connector.admitAnyone();
  bot = await startTestBot(driver, { kind: 'open', tenantId: driver.tenant });
}

describe('a source without an address', () => {
  const passage = source(1, null);

  it('opens in a dialog', async () => {
    const { thread, messageId } = await answered({ citations: [passage] });
    bot.doors.onCall = async () => ({
      kind: 'dialog',
      language: 'nl',
      title: 'De regeling',
      body: [{ kind: 'paragraph', text: 'Artikel **1**' }],
    });
    const words = await driver.openPassage('anna', thread, messageId, 1);
    expect(words).toBe('De regeling\n\nArtikel **1**');
    expect(bot.doors.calls).toMatchObject([{ action: READ_PASSAGE, payload: { passageId: passage.passageId } }]);
  });

  it.each([
    'call.bad-payload',
    'call.forbidden',
    'store.unavailable',
  ])('that cannot be opened (%s) says so in the dialog', async (code) => {
    const { thread, messageId } = await answered({ citations: [passage] });
    bot.doors.onCall = async () => {
      throw new AppError({ code, message: 'No.' });
    };
    expect(await driver.openPassage('anna', thread, messageId, 1)).toBe(texts('nl').platform.pressFailed);
    expect(bot.logged.some((line) => line.includes('teams.press-failed') && line.includes(code))).toBe(true);
  });

  it('opens as a message in the Playground, which has no dialogs', async () => {
    await restartForPlayground();
    bot.doors.onCall = async () => ({
      kind: 'dialog',
      language: 'nl',
      title: 'De regeling',
      body: [{ kind: 'paragraph', text: 'Artikel 1' }],
      link: { label: 'Naar de bron', url: 'https://example.com/' },
    });
    const { thread } = await answered({ citations: [passage] });
    const data = pressed(texts('nl').platform.openPassage(1));
    expect(data).toEqual({ action: READ_PASSAGE, payload: { passageId: passage.passageId } });
    const { status } = await driver.post(driver.activity('anna', { type: 'message', value: data }));
    expect(status).toBe(200);
    const opened = (await driver.answers(thread, 2)).at(-1);
    expect(opened).toMatchObject({ text: 'De regeling\n\nArtikel 1', buttons: ['Naar de bron'] });
  });
});

describe('a button', () => {
  it('that does something is answered in a dialog, for this person only', async () => {
    await answered({ buttons: [{ kind: 'action', label: 'Doe het', action: 'zaak.sluit', payload: { zaak: 7 } }] });
    const value = { data: pressed('Doe het') };
    const { status, body } = await driver.post(driver.activity('anna', { type: 'invoke', name: 'task/fetch', value }));
    expect(status).toBe(200);
    expect(body).toEqual({ task: { type: 'message', value: 'Gedaan.' } });
    expect(bot.doors.calls).toMatchObject([{ action: 'zaak.sluit', payload: { zaak: 7 } }]);
  });

  it('that says something is a message of the person', async () => {
    await answered({ buttons: [{ kind: 'say', label: 'Wat kun je?', text: 'Wat kun je allemaal?' }] });
    expect(pressed('Wat kun je?').msteams).toMatchObject({ type: 'messageBack', text: 'Wat kun je allemaal?' });
    // What Teams sends of it, and what the Playground sends of the same.
    const value = { say: 'Wat kun je allemaal?' };
    await driver.post(driver.activity('anna', { type: 'message', text: value.say, value }));
    await driver.post(driver.activity('anna', { type: 'message', value }));
    const [, teams, playground] = bot.doors.accepted;
    expect(teams).toMatchObject({ kind: 'message', text: value.say });
    expect(playground).toMatchObject({ kind: 'message', text: value.say });
  });

  it('of somebody else or of an older version does nothing, and says so', async () => {
    await driver.post(driver.activity('anna', { type: 'message', value: { foreign: true } }));
    const value = { data: { foreign: true } };
    const { status, body } = await driver.post(driver.activity('anna', { type: 'invoke', name: 'task/fetch', value }));
    expect(status).toBe(200);
    expect(body).toEqual({ task: { type: 'message', value: texts('nl').conversation.oldButton } });
    expect(bot.doors.accepted).toEqual([]);
    expect(bot.doors.calls).toEqual([]);
  });
});

describe('feedback', () => {
  const feedback = { feedbackFor: '0d7f5b3e-1c7a-4d5e-9a60-6b1f0c2d3e4f' };

  it.each([true, false])('useful: %s', async (useful) => {
    const { thread, messageId } = await answered(feedback);
    const [answer] = await driver.answers(thread, 1);
    expect(answer?.feedback).toBe(true);
    expect(await driver.giveFeedback('anna', thread, messageId, useful)).toBeNull();
    expect(bot.doors.calls).toMatchObject([{ action: GIVE_FEEDBACK, payload: { about: { messageId }, useful } }]);
  });

  it.each([
    [JSON.stringify({ feedbackText: ' duidelijk ' }), 'duidelijk'],
    [JSON.stringify({ feedbackText: '' }), undefined],
    ['gewoon tekst', 'gewoon tekst'],
    [undefined, undefined],
  ])('with the form %j', async (form, reason) => {
    const value = { actionName: 'feedback', actionValue: { reaction: 'like', feedback: form } };
    const fields = { type: 'invoke', name: 'message/submitAction', replyToId: '17', value };
    expect((await driver.post(driver.activity('anna', fields))).status).toBe(200);
    const payload = giveFeedbackSchema.parse(bot.doors.calls[0]?.payload);
    expect(payload.reason).toBe(reason);
  });

  it('with a very long reason fits what is asked of it', async () => {
    const actionValue = { reaction: 'dislike', feedback: JSON.stringify({ feedbackText: '😀'.repeat(3000) }) };
    const value = { actionName: 'feedback', actionValue };
    await driver.post(
      driver.activity('anna', { type: 'invoke', name: 'message/submitAction', replyToId: '17', value }),
    );
    expect(giveFeedbackSchema.safeParse(bot.doors.calls[0]?.payload).success).toBe(true);
  });

  it('that cannot be kept is told', async () => {
    const { thread, messageId } = await answered(feedback);
    bot.doors.onCall = async () => {
      throw new AppError({ code: 'store.unavailable', message: 'No database.', retryable: true });
    };
    const shown = await driver.giveFeedback('anna', thread, messageId, true);
    expect(shown).toBe(texts('nl').platform.pressFailed);
  });

  it('from the Playground, which does not say on what, is on the last answer', async () => {
    await restartForPlayground();
    const { messageId } = await answered(feedback);
    const value = { actionName: 'feedback', actionValue: { reaction: 'like', feedback: '' } };
    await driver.post(driver.activity('anna', { type: 'invoke', name: 'message/submitAction', value }));
    expect(bot.doors.calls).toMatchObject([{ payload: { about: { messageId } } }]);
  });
});
