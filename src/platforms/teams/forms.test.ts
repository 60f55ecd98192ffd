import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Form, type FormValues, formSchema, formValuesSchema, withValues } from '../../chat/form.ts';
import { replySchema } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { formIn, type ReceivedForm } from '../../testing/shown.ts';
import { createTeamsDriver, type TeamsDriver } from '../../testing/teams-driver.ts';
import { readTask } from '../../testing/teams-forms.ts';
import { messageButtons } from '../../testing/teams-messages.ts';
import { conversationAt } from './address.ts';
import { encodeChoice, inputId, readButtonData } from './button-data.ts';
import { renderFormDialog } from './render-form.ts';
import { draft, startTestBot, type TestBot } from './test-bot.ts';

const FORM_ID = '0b6f4c52-7b0e-4f0e-8d0c-0f3f3d1e9a01';
const both = [
  { value: 'a,b', label: 'A, B' },
  { value: 'c%2C', label: 'C' },
];
const FORM = formSchema.parse({
  id: FORM_ID,
  language: 'nl',
  title: 'Meld iets',
  submitLabel: 'Verstuur',
  action: 'thing.report',
  payload: { id: 7 },
  fields: [
    { kind: 'line', name: 'action', label: 'line' },
    { kind: 'lines', name: 'lines', label: 'lines' },
    { kind: 'choice', name: 'choice', label: 'choice', options: both },
    { kind: 'choices', name: 'choices', label: 'choices', options: both },
    { kind: 'consent', name: 'sure', label: 'sure', required: true },
    { kind: 'date', name: 'day', label: 'day' },
  ],
});

/** The form as a person has it before them, and what comes back of it. */
function drawn(form: Form): { form: ReceivedForm; sent: () => ReturnType<typeof readButtonData> } {
  const sent: unknown[] = [];
  const task = { type: 'continue', value: renderFormDialog(form) };
  const shown = readTask({ task }, async (data) => {
    sent.push(data);
    return null;
  });
  return { form: formIn(shown), sent: () => readButtonData(sent.at(-1)) };
}

describe('a form as a card', () => {
  it('brings back what it was drawn with, and what was filled in', async () => {
    // A field may have the name of what the button carries.
    const filled: FormValues = {
      action: 'een',
      lines: 'a\nb',
      choice: 'a,b',
      choices: ['a,b', 'c%2C'],
      sure: true,
      day: '2026-12-01',
    };
    const { form, sent } = drawn(withValues(FORM, filled));
    await form.send({});
    expect(sent()).toMatchObject({
      action: 'thing.report',
      payload: { id: 7 },
      submission: { formId: FORM_ID, values: filled },
    });
    const empty = drawn(FORM);
    await empty.form.send({});
    expect(empty.sent()).toMatchObject({ submission: { formId: FORM_ID, values: {} } });
  });

  it('brings back any choice, and makes nothing of what is no input', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1 }),
        fc.dictionary(fc.string(), fc.string()),
        (values, strange) => {
          const list = values.map(encodeChoice).join(',');
          const data = { ...strange, action: 'a', form: FORM_ID, [inputId('list', 'x')]: list };
          const read = readButtonData(data);
          if (read?.kind !== 'action' || !read.submission) throw new Error('No form came back.');
          expect(read.submission.values.x).toEqual(values);
          expect(formValuesSchema.safeParse(read.submission.values).success).toBe(true);
        },
      ),
    );
  });
});

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

describe('in the Playground, which has no dialogs,', () => {
  beforeEach(async () => {
    await bot.close();
    driver.connector.admitAnyone();
    bot = await startTestBot(driver, { kind: 'open', tenantId: driver.tenant });
  });

  /** Presses a button of the last message as the Playground does: what its inputs hold comes along as a message. */
  async function pressLast(label: string, inputs: Record<string, string> = {}): Promise<void> {
    const button = messageButtons(driver.connector.received.at(-1)?.activity ?? {}).find(
      ({ title }) => title === label,
    );
    if (!button?.data) throw new Error(`There is no button ${label}.`);
    const { status } = await driver.post(
      driver.activity('anna', { type: 'message', value: { ...button.data, ...inputs } }),
    );
    expect(status).toBe(200);
  }

  async function asked(buttons: NonNullable<Parameters<typeof draft>[0]>['buttons']) {
    const { thread } = await driver.say('anna', 'vraag');
    await bot.send(bot.doors.last('message'), draft({ buttons }));
    return thread;
  }

  it('a form is a card in a message; wrong, it comes again with what was typed', async () => {
    const thread = await asked([{ kind: 'action', label: 'Meld', action: 'thing.report', payload: {} }]);
    bot.doors.onCall = async () => ({ kind: 'form', form: FORM });
    await pressLast('Meld');
    expect((await driver.answers(thread, 2)).at(-1)).toMatchObject({
      text: expect.stringContaining('Meld iets'),
      buttons: ['Verstuur'],
    });

    const values: FormValues = { action: 'twee' };
    bot.doors.onCall = async () => ({
      kind: 'form-errors',
      form: withValues(FORM, values),
      errors: { action: 'Fout.' },
    });
    await pressLast('Verstuur', { [inputId('text', 'action')]: 'twee' });
    const first = bot.doors.calls.at(-1);
    expect(first).toMatchObject({ submission: { formId: FORM_ID, values } });
    expect((await driver.answers(thread, 3)).at(-1)?.text).toContain('Fout.');
    expect(JSON.stringify(driver.connector.received.at(-1))).toContain('"value":"twee"');

    bot.doors.onCall = async () => ({ kind: 'close', language: 'nl' });
    await pressLast('Verstuur', { [inputId('text', 'action')]: 'drie' });
    expect((await driver.answers(thread, 4)).at(-1)?.text).toBe(texts('nl').forms.done);
    expect(bot.doors.calls.at(-1)?.key).toBe(first?.key);
  });

  it('a button of an older version, which asked first, is pressed like any other: what it does asks now', async () => {
    const confirm = { question: 'Echt?', label: 'Ja, echt' };
    const value = { action: 'thing.remove', payload: { id: 1 }, confirm };
    await driver.post(driver.activity('anna', { type: 'message', value }));
    expect(bot.doors.calls).toMatchObject([{ action: 'thing.remove', payload: { id: 1 } }]);
  });
});

describe('a card in Teams', () => {
  const reply = (text: string) => replySchema.parse({ language: 'nl', body: [{ kind: 'paragraph', text }] });

  it('changes in its place, and is told when it is gone', async () => {
    const { thread } = await driver.say('anna', 'vraag');
    const { conversation } = bot.doors.last('message');
    const { messageId } = await bot.send({ conversation }, draft());
    await bot.teams.platform.send(conversation, reply('Nieuw.'), { possiblyDouble: false, replaces: messageId });
    expect((await driver.answers(thread, 1)).map(({ text }) => text)).toEqual(['Nieuw.']);
    for (const replaces of ['1', 'unidentified:2']) {
      const change = bot.teams.platform.send(conversation, reply('Weg.'), { possiblyDouble: false, replaces });
      await expect(change).rejects.toMatchObject({ code: 'delivery.not-replaceable' });
    }
    expect(await driver.answers(thread, 1)).toHaveLength(1);
  });
});

describe('somebody who never wrote', () => {
  const platform = () => bot.teams.platform;
  const reply = replySchema.parse({ language: 'nl', body: [{ kind: 'paragraph', text: 'Hoi.' }] });

  async function known(person: string) {
    await driver.say(person, 'vraag', 'channel');
    return bot.doors.last('message');
  }

  it('gets a chat of their own, opened once, by the id Teams itself has for them where that is known', async () => {
    const anna = await known('anna');
    const direct = platform().openDirect(driver.tenant, anna.sender.externalId, anna.conversation);
    const stranger = platform().openDirect(driver.tenant, 'object-id', anna.conversation);
    if (!direct || !stranger) throw new Error('There is no chat.');
    const thread = await driver.direct('anna');
    const before = driver.connector.opened.length;
    for (const to of [direct, direct, stranger]) await platform().send(to, reply, { possiblyDouble: false });
    expect(await driver.answers(thread, 2)).toHaveLength(2);
    expect(driver.connector.opened.slice(before)).toEqual([
      { isGroup: false, tenantId: driver.tenant, member: `29:${anna.sender.externalId}` },
      { isGroup: false, tenantId: driver.tenant, member: 'object-id' },
    ]);
  });

  it('cannot be reached while no conversation of the tenant is known, or only one whose address is gone', async () => {
    expect(platform().openDirect(driver.tenant, 'object-id', null)).toBeNull();
    const { conversation } = await known('anna');
    expect(platform().openDirect(driver.tenant, 'object-id', { ...conversation, address: {} })).toBeNull();
  });

  it('is not installed where Teams does not let the bot open a chat', async () => {
    const anna = await known('anna');
    const direct = platform().openDirect(driver.tenant, 'other', anna.conversation);
    if (!direct) throw new Error('There is no chat.');
    driver.connector.failNext({ status: 403, code: 'BotNotInConversationRoster' });
    await expect(platform().send(direct, reply, { possiblyDouble: false })).rejects.toMatchObject({
      code: 'delivery.not-installed',
    });
  });

  it('is never looked for at an address that is not one of Teams', async () => {
    const foreign = conversationAt(driver.tenant, 'channel', {
      serviceUrl: 'https://evil.example/',
      conversationId: '19:x',
      botId: '28:bot',
      userId: '29:x',
    });
    const direct = platform().openDirect(driver.tenant, 'object-id', foreign);
    if (!direct) throw new Error('There is no chat.');
    await expect(platform().send(direct, reply, { possiblyDouble: false })).rejects.toMatchObject({
      code: 'delivery.rejected',
    });
  });
});
