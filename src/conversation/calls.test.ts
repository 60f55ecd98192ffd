import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CallResponse } from '../chat/call.ts';
import type { FormValues } from '../chat/form.ts';
import { formAction, formCommand } from '../chat/form-action.ts';
import type { Command, Press } from '../chat/inbound.ts';
import { callAction, type Skill } from '../chat/skill.ts';
import { nl } from '../i18n/nl.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { forgetCalls } from './retention.ts';
import { connectTestTenant, createTestConversation, message, type TestConversation } from './test-conversation.ts';

let database: TestDatabase;
let bot: TestConversation;

const second = formAction({
  name: 'test.second',
  role: 'colleague',
  payload: z.null(),
  values: z.object({}),
  form: async ({ language }) => ({
    language,
    title: 'Stap 2',
    submitLabel: 'Verstuur',
    fields: [{ kind: 'consent', name: 'sure', label: 'Ik weet het zeker' }],
  }),
  submit: async ({ language }) => ({ kind: 'close', language }),
});

const report = formAction({
  name: 'test.report',
  role: 'colleague',
  payload: z.object({ about: z.string() }),
  values: z.object({ what: z.string().max(10), email: z.string().includes('@').optional() }),
  form: async (turn, { about }) => ({
    language: turn.language,
    title: `Melding over ${about}`,
    submitLabel: 'Verstuur',
    fields: [
      { kind: 'line', name: 'what', label: 'Wat', required: true },
      { kind: 'line', name: 'email', label: 'E-mail' },
    ],
  }),
  async submit(turn, { payload, values }, tx) {
    await tx.auditEntry.create({ data: { action: values.what, objectKind: 'test', objectId: payload.about } });
    if (values.what === 'verboden') return { errors: { what: 'Dat woord mag niet.' } };
    if (values.what === 'kapot') throw new Error('Broken.');
    if (values.what === 'verder') return second.open(turn, null, tx);
    const replies = [{ language: turn.language, body: [{ kind: 'paragraph' as const, text: values.what }] }];
    const to = { conversationId: turn.conversationId ?? '' };
    return { response: { kind: 'close', language: turn.language }, messages: [{ to, replies }] };
  },
});

const skill: Skill = {
  name: 'test',
  subcommands: [
    formCommand({
      names: ['meld'],
      role: 'colleague',
      action: 'test.report',
      payload: (text) => ({ about: text }),
      invitation: () => ({ text: 'Meld het hier.', label: 'Meld' }),
    }),
  ],
  calls: [
    report,
    second,
    callAction({
      name: 'test.count',
      role: 'colleague',
      payload: z.object({}),
      async run(turn, _payload, tx) {
        await tx.auditEntry.create({ data: { action: 'counted', objectKind: 'test', objectId: '1' } });
        return {
          kind: 'ephemeral',
          language: turn.language,
          text: `${await tx.auditEntry.count({ where: { objectKind: 'test' } })}`,
        };
      },
    }),
  ],
};

beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 6 });
  await connectTestTenant(database);
  bot = createTestConversation(database, skill);
  bot.start();
});

afterEach(async () => {
  await bot.stop();
  await database.drop();
});

function press(action: string, payload: unknown, changes: Partial<Press> = {}): Press {
  const { conversation, sender } = message('C1', 'druk');
  return { key: randomUUID(), sender, action, payload, conversation, ...changes };
}

async function openForm(): Promise<string> {
  const opened = await bot.doors.call(press('test.report', { about: 'fietsen' }));
  if (opened.kind !== 'form') throw new Error(`It opened a ${opened.kind}.`);
  return opened.form.id;
}

function sendIn(formId: string, values: FormValues): Promise<CallResponse> {
  const submission = { formId, values };
  return bot.doors.call(press('test.report', { about: 'fietsen' }, { key: `form:${formId}`, submission }));
}

const kept = async () =>
  (await database.prisma.auditEntry.findMany({ where: { objectKind: 'test' } })).map(({ action }) => action);

describe('a form', () => {
  it('is opened by a press, with what it was opened for', async () => {
    const opened = await bot.doors.call(press('test.report', { about: 'fietsen' }));
    expect(opened).toMatchObject({
      kind: 'form',
      form: { title: 'Melding over fietsen', action: 'test.report', payload: { about: 'fietsen' } },
    });
  });

  it('sent in acts, and has messages sent once that is kept', async () => {
    expect(await sendIn(await openForm(), { what: 'iets' })).toEqual({ kind: 'close', language: 'nl' });
    expect(await kept()).toEqual(['iets']);
    await eventually('the message', async () => (bot.sent.length > 0 ? true : undefined));
    expect(bot.sent).toMatchObject([{ conversation: 'C1', text: 'iets' }]);
  });

  it.each<[string, FormValues, Record<string, string>]>([
    ['is missing', { email: 'a@b' }, { what: nl.forms.missing }],
    ['is too long', { what: 'veel te lang voor dit veld' }, { what: nl.forms.tooLong }],
    ['is not right', { what: 'iets', email: 'geen adres' }, { email: nl.forms.notValid }],
    ['the skill refuses', { what: 'verboden' }, { what: 'Dat woord mag niet.' }],
  ])('stays open with what was filled in when something %s, and keeps nothing', async (_what, values, errors) => {
    const formId = await openForm();
    const answer = await sendIn(formId, values);
    expect(answer).toMatchObject({ kind: 'form-errors', form: { id: formId }, errors });
    const fields = answer.kind === 'form-errors' ? answer.form.fields : [];
    expect(fields.map(({ name, initial }) => [name, initial])).toEqual([
      ['what', values.what],
      ['email', values.email],
    ]);
    expect(await kept()).toEqual([]);
    // The same drawing of the form may be sent in again.
    expect(await sendIn(formId, { what: 'iets' })).toMatchObject({ kind: 'close' });
    expect(await kept()).toEqual(['iets']);
  });

  it('sent in twice, also at the same time, acts once and gets the same answer', async () => {
    const formId = await openForm();
    const answers = await Promise.all([1, 2, 3].map(() => sendIn(formId, { what: 'verder' })));
    expect(await kept()).toEqual(['verder']);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ kind: 'form', form: { title: 'Stap 2' } });
  });

  it('whose skill breaks stays open, keeps and sends nothing, and may be sent in again', async () => {
    const formId = await openForm();
    const answer = await sendIn(formId, { what: 'kapot' });
    expect(answer).toMatchObject({ kind: 'form-errors', errors: { '': nl.forms.failed } });
    expect(answer).toMatchObject({ form: { id: formId, fields: [{ initial: 'kapot' }, {}] } });
    expect(await kept()).toEqual([]);
    expect(await database.prisma.outboxEntry.count()).toBe(0);
    expect(await sendIn(formId, { what: 'iets' })).toMatchObject({ kind: 'close' });
  });

  it('of another version, with another payload, says that it is old', async () => {
    const submission = { formId: randomUUID(), values: { what: 'iets' } };
    const changed = press('test.report', { about: 7 }, { submission });
    expect(await bot.doors.call(changed)).toMatchObject({ text: nl.conversation.oldButton, undone: true });
  });
});

describe('a press that arrives again', () => {
  it('acts once, and gets the same answer', async () => {
    const pressed = press('test.count', {});
    expect(await bot.doors.call(pressed)).toMatchObject({ text: '1' });
    expect(await bot.doors.call(pressed)).toMatchObject({ text: '1' });
    expect(await bot.doors.call(press('test.count', {}))).toMatchObject({ text: '2' });
  });

  it('is forgotten after its time', async () => {
    await bot.doors.call(press('test.count', {}));
    await bot.doors.call(press('test.count', {}));
    const first = await database.prisma.callEntry.findFirstOrThrow();
    await database.prisma.$executeRaw`UPDATE call SET called_at = now() - interval '8 days' WHERE key = ${first.key}`;
    expect(await forgetCalls(database.prisma, 7)).toBe(1);
    expect(await database.prisma.callEntry.count()).toBe(1);
  });
});

describe('a press where people of another organisation read along', () => {
  it('is told so, though the press itself does not say it', async () => {
    const { conversation, ...rest } = message('C9', 'hallo');
    await bot.doors.accept({ ...rest, conversation: { ...conversation, kind: 'channel', shared: true } });
    await bot.doors.call(press('test.count', {}, { conversation: { ...conversation, kind: 'channel' } }));
    const place = await database.prisma.conversation.findFirstOrThrow({ where: { externalId: 'C9' } });
    expect(place.shared).toBe(true);
  });
});

describe('a command that opens a form', () => {
  const command = (text: string): Command => ({ ...message('C1', text), kind: 'command', text });

  it('is a press where the platform can open a window', async () => {
    const pressed = bot.doors.pressFor(command('MELD  te veel fietsen'));
    expect(pressed).toMatchObject({ action: 'test.report', payload: { about: 'te veel fietsen' } });
    expect(bot.doors.pressFor(command('iets anders'))).toBeNull();
  });

  it('is answered elsewhere by a message with a button', async () => {
    await bot.doors.accept(command('meld fietsen'));
    await eventually('the message', async () => (bot.sent.length > 0 ? true : undefined));
    const { payload } = await database.prisma.outboxEntry.findFirstOrThrow();
    expect(payload).toMatchObject({
      buttons: [{ kind: 'action', label: 'Meld', action: 'test.report', payload: { about: 'fietsen' } }],
    });
  });
});
