import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CallResponse } from '../../chat/call.ts';
import { type Form, type FormValues, formSchema, withValues } from '../../chat/form.ts';
import type { Press } from '../../chat/inbound.ts';
import { AppError } from '../../errors.ts';
import { texts } from '../../i18n/texts.ts';
import { formIn, wordsIn } from '../../testing/shown.ts';
import { createSlackDriver, type SlackDriver } from '../../testing/slack-driver.ts';
import { readView } from '../../testing/slack-forms.ts';
import { sendForm, submissionPayload } from '../../testing/slack-requests.ts';
import { threadConversation } from './address.ts';
import { parseRequest } from './ingress.ts';
import { SLACK_LIMITS } from './limits.ts';
import { renderForm } from './render-form.ts';
import { SHORT, startTestBot, type TestBot } from './test-bot.ts';

const TEAM = 'T0';
const FROM = threadConversation(TEAM, { kind: 'channel', channel: 'C1', thread: '1.1', shared: undefined });
const FORM_ID = '0b6f4c52-7b0e-4f0e-8d0c-0f3f3d1e9a01';

const formOf = (changes: Partial<Form> = {}): Form =>
  formSchema.parse({
    id: FORM_ID,
    language: 'nl',
    title: 'Meld iets',
    submitLabel: 'Verstuur',
    action: 'thing.report',
    payload: { id: 7 },
    fields: [{ kind: 'line', name: 'what', label: 'Wat' }],
    ...changes,
  });

const text = fc.string({ minLength: 1, maxLength: 4000, unit: 'grapheme' });
const option = fc.record({ value: fc.string({ minLength: 1, maxLength: 100 }), label: text });
const options = fc.uniqueArray(option, { minLength: 1, maxLength: 100, selector: ({ value }) => value });
const fields = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constantFrom('line', 'lines'), label: text, hint: text }),
      fc.record({ kind: fc.constantFrom('choice', 'choices'), label: text, options }),
      fc.record({ kind: fc.constantFrom('consent', 'date'), label: text }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((drawn) => drawn.map((field, index) => ({ ...field, name: `field${index}` })));

const words = z.object({ text: z.string() });
const inputsSchema = z.array(
  z.object({
    label: words,
    hint: words.default({ text: '' }),
    element: z.object({ options: z.array(z.object({ text: words })).default([]) }),
  }),
);

describe('a form as a window', () => {
  it('stays within what Slack takes, whatever is in it', () => {
    fc.assert(
      fc.property(fields, text, (drawn, words) => {
        const intro = [{ kind: 'paragraph' as const, text: words }];
        const form = formSchema.parse({ ...formOf(), title: words, submitLabel: words, intro, fields: drawn });
        const view = renderForm(form, FROM);
        expect(view?.blocks.length).toBeLessThanOrEqual(SLACK_LIMITS.viewBlocks);
        expect(view?.title.text.length).toBeLessThanOrEqual(SLACK_LIMITS.modalTitle);
        expect(view?.submit?.text.length).toBeLessThanOrEqual(SLACK_LIMITS.modalSubmit);
        const inputs = inputsSchema.parse(view?.blocks.filter(({ type }) => type === 'input'));
        const longest = (lengths: number[]) => Math.max(0, ...lengths);
        expect(longest(inputs.map(({ label }) => label.text.length))).toBeLessThanOrEqual(SLACK_LIMITS.inputLabel);
        expect(longest(inputs.map(({ hint }) => hint.text.length))).toBeLessThanOrEqual(SLACK_LIMITS.inputHint);
        const shown = inputs.flatMap(({ element }) => element.options);
        expect(longest(shown.map((one) => one.text.text.length))).toBeLessThanOrEqual(SLACK_LIMITS.optionLabel);
      }),
      { numRuns: 40 },
    );
  });

  it('brings back what it was drawn with, and what was filled in', () => {
    const filled: FormValues = {
      line: 'een',
      lines: 'a\nb',
      choice: 'x',
      choices: ['y', 'x'],
      sure: true,
      day: '2026-12-01',
    };
    const both = [
      { value: 'x', label: 'X' },
      { value: 'y', label: 'Y' },
    ];
    const form = formOf({
      fields: formSchema.shape.fields.parse([
        { kind: 'line', name: 'line', label: 'line' },
        { kind: 'lines', name: 'lines', label: 'lines' },
        { kind: 'choice', name: 'choice', label: 'choice', options: both },
        { kind: 'choices', name: 'choices', label: 'choices', options: both },
        { kind: 'consent', name: 'sure', label: 'sure' },
        { kind: 'date', name: 'day', label: 'day' },
      ]),
    });
    expect(sentIn(withValues(form, filled))).toMatchObject({
      conversation: FROM,
      action: 'thing.report',
      payload: { id: 7 },
      submission: { formId: FORM_ID, values: { ...filled, choices: expect.arrayContaining(['x', 'y']) } },
    });
    expect(sentIn(form).submission?.values).toEqual({});
  });

  /** The press that comes of sending a form in as it was drawn. */
  function sentIn(form: Form): Press {
    const presses: Press[] = [];
    const shown = readView(renderForm(form, FROM), async (view, values) => {
      const parsed = parseRequest(submissionPayload({ team: TEAM, user: 'U1', viewId: 'V1', view, values }), {
        userId: 'UBOT',
      });
      if (parsed.kind === 'submission') presses.push(parsed.press);
      return { status: 200, body: '' };
    });
    void formIn(shown).send({});
    const [press] = presses;
    if (!press) throw new Error('Nothing was sent in.');
    return press;
  }

  it('cannot carry more than Slack takes', () => {
    expect(renderForm(formOf({ payload: 'x'.repeat(SLACK_LIMITS.privateMetadata) }), FROM)).toBeNull();
  });
});

describe('a form in Slack', () => {
  const { platform: words, forms } = texts('nl');
  let driver: SlackDriver;
  let bot: TestBot;

  beforeAll(async () => {
    driver = await createSlackDriver();
  });
  afterAll(() => driver.close());
  beforeEach(async () => {
    bot = await startTestBot(driver);
  });
  afterEach(() => bot.close());

  async function pressed(response: CallResponse) {
    const { thread } = await driver.say('Anna', 'Vraag', 'channel');
    const buttons = [{ kind: 'action' as const, label: 'Meld', action: 'thing.report', payload: {} }];
    const { messageId } = await bot.send(bot.doors.last('message'), { ...SHORT, buttons });
    bot.doors.onCall = async () => response;
    return (await driver.press('Anna', thread, messageId, 'Meld')).shown();
  }

  it('that is sent in twice has one key, which is that of this drawing of it', async () => {
    const form = formIn(await pressed({ kind: 'form', form: formOf() }));
    bot.doors.onCall = async () => ({ kind: 'close', language: 'nl' });
    await form.send({ Wat: 'een' });
    await form.send({ Wat: 'een' });
    const [, first, second] = bot.doors.calls.map(({ key }) => key);
    expect(first).toBe(second);
    expect(first).toContain(FORM_ID);
  });

  it.each(['call.bad-payload', 'store.unavailable'])('whose call fails with %s stays open', async (code) => {
    const form = formIn(await pressed({ kind: 'form', form: formOf() }));
    bot.doors.onCall = async () => {
      throw new AppError({ code, message: 'No.' });
    };
    expect(formIn(await form.send({ Wat: 'een' })).fields).toMatchObject([{ value: 'een', error: forms.failed }]);
  });

  it('with an error of the whole or of a field that is not there shows it at the first', async () => {
    const form = formIn(await pressed({ kind: 'form', form: formOf() }));
    const errors = (named: Record<string, string>): CallResponse => ({
      kind: 'form-errors',
      form: formOf(),
      errors: named,
    });
    bot.doors.onCall = async () => errors({ '': 'Helaas.' });
    expect(formIn(await form.send({})).fields).toMatchObject([{ error: 'Helaas.' }]);
    bot.doors.onCall = async () => errors({ gone: 'Weg.' });
    expect(formIn(await form.send({})).fields).toMatchObject([{ error: forms.notValid }]);
  });

  it('while the bot has stopped stays open', async () => {
    const form = formIn(await pressed({ kind: 'form', form: formOf() }));
    await bot.slack.stop();
    await expect(form.send({ Wat: 'een' })).rejects.toThrow('503');
  });

  it('of somebody else is not closed as if it had been saved', async () => {
    const strange = submissionPayload({
      team: driver.tenant,
      user: driver.userId('Anna'),
      viewId: 'V1',
      view: { private_metadata: 'strange', blocks: [] },
      values: {},
    });
    const { status } = await sendForm(bot.url, { payload: JSON.stringify(strange) });
    expect(status).toBe(500);
    expect(bot.doors.calls).toEqual([]);
  });

  it('that carries too much is refused in words', async () => {
    const form = formOf({ payload: 'x'.repeat(SLACK_LIMITS.privateMetadata) });
    expect(wordsIn(await pressed({ kind: 'form', form })).words).toBe(words.pressFailed);
    expect(bot.logged.some((line) => line.includes('slack.form-too-large'))).toBe(true);
  });

  it('opens at a command, without a sentence that something is looked up', async () => {
    bot.doors.pressFor = ({ key, conversation, sender }) => ({ key, conversation, sender, action: 'a', payload: 1 });
    bot.doors.onCall = async () => ({ kind: 'form', form: formOf() });
    const { status, body, shown } = await driver.command('Anna', 'meld');
    expect([status, body]).toEqual([200, '']);
    expect(formIn(await shown()).title).toBe('Meld iets');
    expect(bot.doors.accepted).toEqual([]);
    expect(bot.doors.calls[0]?.conversation.address).not.toHaveProperty('placeholder');
  });

  it('that does not open at a command says so', async () => {
    bot.doors.pressFor = ({ key, conversation, sender }) => ({ key, conversation, sender, action: 'a', payload: 1 });
    bot.doors.onCall = async () => ({ kind: 'form', form: formOf() });
    driver.failNext('views.open', 'expired_trigger_id');
    const { shown } = await driver.command('Anna', 'meld');
    expect(wordsIn(await shown()).words).toBe(words.pressFailed);
  });
});

describe('a card in Slack', () => {
  let driver: SlackDriver;
  let bot: TestBot;

  beforeAll(async () => {
    driver = await createSlackDriver();
  });
  afterAll(() => driver.close());
  beforeEach(async () => {
    bot = await startTestBot(driver);
  });
  afterEach(() => bot.close());

  const replace = (conversation: Press['conversation'], messageId: string) =>
    bot.slack.platform.send(conversation, replyOf('Nieuw.'), { possiblyDouble: false, replaces: messageId });
  const replyOf = (said: string) => ({
    language: 'nl' as const,
    body: [{ kind: 'paragraph' as const, text: said }],
    citations: [],
    buttons: [],
    framed: false,
    marked: false,
  });

  it.each([
    'message_not_found',
    'cant_update_message',
    'edit_window_closed',
  ])('that Slack does not let change (%s) is told', async (code) => {
    const { thread } = await driver.say('Anna', 'Vraag', 'channel');
    const { conversation } = bot.doors.last('message');
    const { messageId } = await bot.send(bot.doors.last('message'), SHORT);
    driver.failNext('chat.update', code);
    await expect(replace(conversation, messageId)).rejects.toMatchObject({ code: 'delivery.not-replaceable' });
    await replace(conversation, messageId);
    expect((await driver.answers(thread, 1)).map(({ text: said }) => said)).toEqual(['Nieuw.']);
  });

  it('in a direct message that was opened by the id of a person can be changed', async () => {
    const direct = bot.slack.platform.openDirect(driver.tenant, driver.userId('Carla'), null);
    if (!direct) throw new Error('There is no direct message.');
    const thread = await driver.direct('Carla');
    const { messageId } = await bot.slack.platform.send(direct, replyOf('Oud.'), { possiblyDouble: false });
    await replace(direct, messageId);
    expect((await driver.answers(thread, 1)).map(({ text: said }) => said)).toEqual(['Nieuw.']);
  });

  it('in a private answer keeps its conversation when it is pressed, and changes in its place', async () => {
    const { thread } = await driver.command('Anna', 'toon');
    const command = bot.doors.last('command');
    const buttons = [{ kind: 'action' as const, label: 'Doe', action: 'thing.do', payload: {} }];
    await bot.send(command, { ...SHORT, buttons });
    const [answer] = await driver.answers(thread, 1);
    const { whispers } = await driver.press('Anna', thread, answer?.id ?? '', 'Doe');
    const pressed = bot.doors.calls.at(-1);
    expect(pressed?.conversation.id).toBe(command.conversation.id);
    if (!pressed) throw new Error('Nothing was pressed.');
    const { messageId } = await replace(pressed.conversation, 'earlier');
    expect(messageId).toBe(command.conversation.id);
    const last = await driver.call(
      ({ responseId, body }) => whispers.endsWith(responseId ?? '-') && body.text === 'Nieuw.',
    );
    expect(last.body.replace_original).toBe(true);
  });
});
