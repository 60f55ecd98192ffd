import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nl } from '../i18n/nl.ts';
import { createTestDatabase } from '../testing/database.ts';
import { runCommand, runProgram } from '../testing/run-cli.ts';
import { answerTo } from './talk/batch.ts';
import { openStage } from './talk/stage.ts';

const receivedSchema = z.strictObject({
  to: z.string(),
  message: z.string(),
  replaces: z.string().optional(),
  text: z.string(),
  at: z.string().optional(),
  buttons: z.array(z.string()),
  form: z
    .strictObject({
      action: z.string(),
      title: z.string(),
      fields: z.array(z.looseObject({ name: z.string(), label: z.string(), required: z.boolean() })),
      submit: z.string(),
    })
    .optional(),
});
const outputSchema = z.union([
  z.strictObject({ id: z.string(), replies: z.array(receivedSchema) }),
  z.strictObject({ id: z.string().nullable(), error: z.string() }),
]);
type Received = z.infer<typeof receivedSchema>;

const CASE = 'Ik sprak een ondernemer uit Denekamp, maakt meubels van afval, zoekt een werkplaats.';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talk-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Talks by a process of its own, and gives for each id what was received, or the error. */
async function talkByProgram(lines: readonly object[], options: readonly string[] = []) {
  const { code, stdout, stderr } = await runProgram(
    'cli.ts',
    ['talk', '--batch', '--json', ...options],
    { DATA_DIR: folder },
    lines.map((line) => JSON.stringify(line)).join('\n'),
  );
  expect(code).toBe(0);
  const said = stdout.trim().split('\n');
  return { stderr, ...heardIn(said.map((line): unknown => JSON.parse(line))) };
}

/** The same in this process. */
async function talk(lines: readonly (object | string)[], people?: string) {
  const database = await createTestDatabase({ seeded: true });
  try {
    const stage = await openStage({ people, database: { databaseUrl: database.url, dataDir: folder } });
    const said: unknown[] = [];
    for (const line of lines) {
      const answered = await answerTo(stage, typeof line === 'string' ? line : JSON.stringify(line));
      said.push(JSON.parse(JSON.stringify(answered)));
    }
    await stage.close();
    const { stdout } = await runCommand(['people', 'list', '--json'], { DATABASE_URL: database.url });
    return { everybody: stdout, ...heardIn(said) };
  } finally {
    await database.drop();
  }
}

function heardIn(said: readonly unknown[]) {
  const outputs = said.map((one) => outputSchema.parse(one));
  const of = (id: string) => outputs.find((output) => output.id === id);
  return {
    outputs,
    /** What came of a line, of one reader or of all. */
    received(id: string, to?: string): Received[] {
      const output = of(id);
      if (output === undefined || !('replies' in output)) throw new Error(`Line ${id}: ${JSON.stringify(output)}`);
      return output.replies.filter((reply) => to === undefined || reply.to === to);
    },
    error(id: string): string {
      const output = of(id);
      return output !== undefined && 'error' in output ? output.error : '';
    },
  };
}

describe('talk --batch', { timeout: 180_000 }, () => {
  it('shows what everybody receives of a hand-over, and what falls due as time goes on', async () => {
    const c = { conversation: 'c', as: 'colleague' };
    const talked = await talkByProgram([
      { id: 'start', ...c, now: '2026-12-01T09:00', text: CASE },
      { id: 'press', ...c, press: { message: 'm1', label: nl.cases.handOver } },
      { id: 'ask', ...c, as: 'counter_contact', press: { message: 'm4', label: nl.cases.askBack } },
      { id: 'later', ...c, now: '2026-12-15T10:00' },
      { id: 'back', ...c, as: 'colleague', text: 'Dank je wel' },
    ]);
    expect(talked.stderr).toBe('');
    const [proposal] = talked.received('start');
    expect(proposal).toMatchObject({
      to: 'colleague',
      message: 'm1',
      buttons: expect.arrayContaining([nl.cases.handOver]),
    });
    const [card] = talked.received('press', 'counter_contact');
    expect(card?.text).toContain('meubels van afval');
    // The card is redrawn when the case is on its way, and when it is there: each time in place of what stands there then.
    const redrawn = talked.received('press', 'colleague').filter(({ replaces }) => replaces !== undefined);
    const stood = ['m1', ...redrawn.map(({ message }) => message)].slice(0, -1);
    expect(redrawn.map(({ replaces }) => replaces)).toEqual(stood);
    expect(redrawn.at(-1)?.text).toContain(nl.caseLinks.states.handed_over);
    const [asked] = talked.received('ask');
    expect(asked?.form?.fields.map(({ label }) => label)).toContain(nl.cases.askField);
    // Nobody at the counter answered: it climbs to the broker, each step at its own moment.
    const later = talked.received('later');
    expect(new Set(later.map(({ to }) => to))).toContain('broker');
    const moments = later.map(({ at }) => at ?? '');
    expect([...moments].sort()).toEqual(moments);
    expect(new Set(moments).size).toBeGreaterThan(2);
    expect(talked.received('back', 'colleague')).toHaveLength(1);
  });

  it('hears in a channel who mentions it, answers in the thread, and tells no one else of a command', async () => {
    const talked = await talk([
      {
        id: 'unheard',
        conversation: 'team',
        as: 'colleague',
        place: 'channel',
        mentioned: false,
        text: 'Wat is social return?',
      },
      { id: 'asked', conversation: 'team', as: 'colleague', place: 'channel', text: 'Wat is social return?' },
      { id: 'thread', conversation: 'team', as: 'ambassador-2', place: 'thread', text: 'Wat is een keurmerk?' },
      { id: 'command', conversation: 'team', as: 'ambassador-2', place: 'channel', text: '/impact help' },
    ]);
    expect(talked.received('unheard')).toEqual([]);
    expect(talked.received('asked', 'team')[0]?.text).toContain('Social return');
    expect(talked.received('thread', 'team')).toHaveLength(1);
    expect(talked.received('command').map(({ to }) => to)).toEqual(['ambassador-2']);
  });

  it('says of each line that cannot be done why, and goes on', async () => {
    const c = { conversation: 'c', as: 'colleague' };
    const talked = await talk([
      'no json',
      { id: 'two', ...c, text: 'hoi', event: 'left' },
      { id: 'field', ...c, txt: 'hoi' },
      { id: 'time', ...c, now: '2026-02-31T09:00', text: 'hoi' },
      { id: 'message', ...c, press: { message: 'm99', label: 'Nuttig' } },
      { id: 'form', ...c, form: { action: 'case.details', values: {} } },
      { id: 'thread', ...c, place: 'thread', text: 'hoi' },
      { id: 'far', ...c, now: '2060-01-01T00:00', text: 'hoi' },
      { id: 'fine', ...c, text: 'hoi' },
      { id: 'back', now: '2020-01-01T00:00' },
      { id: 'brokr', conversation: 'c', as: 'brokr', text: 'hoi' },
      { id: 'king', conversation: 'c', as: 'koning', text: 'hoi' },
    ]);
    expect(talked.error('far')).toMatch(/“2060-01-01T00:00” is te ver vooruit\. Het is nu \d{4}-.* hoogstens 2 jaar/);
    expect(talked.error('back')).toMatch(/“2020-01-01T00:00” is al voorbij: de klok gaat alleen vooruit/);
    expect(talked.error('brokr')).toContain('Bedoel je broker?');
    expect(talked.error('king')).toMatch(
      /Ik ken niemand met de naam koning\. Kies een rol \(colleague, ambassador, broker/,
    );
    expect(talked.outputs[0]).toMatchObject({ id: null, error: expect.stringContaining('JSON') });
    expect(talked.error('two')).toContain('text, event');
    expect(talked.error('field')).toContain('txt');
    expect(talked.error('time')).toContain('2026-02-31');
    expect(talked.error('message')).toContain('m99');
    expect(talked.error('form')).toContain('case.details');
    expect(talked.error('thread')).not.toBe('');
    expect(talked.received('fine')).toHaveLength(1);
  });

  it('takes people and counters from a file, and shows the e-mail of a counter without chat', async () => {
    const people = join(folder, 'people.yaml');
    await writeFile(
      people,
      `organisations: [{ id: overijssel, name: Provincie Overijssel }]
people: [{ id: anna, name: Anna de Vries }, { id: bea, roles: [broker] }]
counters:
  - { id: loket-borne, name: Ondernemersloket Borne, municipalities: [Borne], members: [{ email: loket@borne.example.nl }] }
`,
    );
    const talked = await talk(
      [
        { id: 'case', conversation: 'c', as: 'anna', text: CASE.replace('Denekamp', 'Borne') },
        { id: 'press', conversation: 'c', as: 'anna', press: { message: 'm1', label: nl.cases.handOver } },
        { id: 'stranger', conversation: 'c', as: 'piet', text: 'hoi' },
      ],
      people,
    );
    expect(talked.received('case')[0]?.text).toContain('Ondernemersloket Borne');
    const [mail] = talked.received('press', 'loket@borne.example.nl');
    expect(mail?.text).toContain('meubels van afval');
    expect(mail?.text).toContain('http://127.0.0.1:');
    expect(talked.error('stranger')).toContain('piet');
  });

  it('reads a file that a broker sends, and reaches nobody who blocked the bot', async () => {
    const document = join(folder, 'beleid.md');
    await writeFile(document, '# Beleid\n\n## Regeling\n\nDe regeling Kanarie geeft 500 euro per ondernemer.\n');
    const talked = await talk([
      { id: 'file', conversation: 'b', as: 'broker', file: document },
      { id: 'asked', conversation: 'c', as: 'colleague', text: 'Hoeveel geeft de regeling Kanarie?' },
      { id: 'blocked', conversation: 'c', as: 'colleague', event: 'blocked' },
      { id: 'nothing', conversation: 'c', as: 'colleague', text: 'Wat is social return?' },
      { id: 'joined', conversation: 'c', as: 'colleague', event: 'joined' },
      { id: 'again', conversation: 'c', as: 'colleague', text: 'Wat is social return?' },
    ]);
    expect(talked.received('file', 'broker').at(-1)?.text).toContain('Klaar');
    expect(talked.received('asked', 'colleague')[0]?.text).toContain('500 euro');
    expect(talked.received('nothing', 'colleague')).toEqual([]);
    expect(talked.received('again', 'colleague')).toHaveLength(1);
  });

  it('takes what is passed on as words of somebody else: a case in it is shown, and made at a press', async () => {
    const c = { conversation: 'c', as: 'colleague' };
    const talked = await talk([
      { id: 'passed', ...c, text: 'Kun jij hier iets mee?', forwarded: { from: 'Karin', text: CASE } },
      { id: 'made', ...c, press: { message: 'm1', label: nl.cases.make } },
    ]);
    const [preview] = talked.received('passed');
    expect(preview?.text).toContain(nl.cases.previewNothingKept);
    expect(preview?.text).toContain(`Karin: ${CASE}`);
    expect(preview?.buttons).toEqual([nl.cases.make]);
    expect(talked.received('made').at(-1)?.buttons).toContain(nl.cases.handOver);
  });

  it('lets time pass by itself, brings on a form that was sent in, and shows who hears it of somebody who left', async () => {
    const c = { conversation: 'c', as: 'colleague' };
    const contact = { conversation: 'c', as: 'counter_contact' };
    const words = 'Hoeveel meter zoekt hij?';
    const talked = await talk([
      { id: 'start', now: '2026-12-01T09:00' },
      { id: 'case', ...c, text: CASE },
      { id: 'over', ...c, press: { message: 'm1', label: nl.cases.handOver } },
      { id: 'ask', ...contact, press: { message: 'm5', label: nl.cases.askBack } },
      { id: 'empty', ...contact, form: { action: 'case.ask', values: {} } },
      { id: 'sent', ...contact, form: { action: 'case.ask', values: { words } } },
      { id: 'left', ...c, event: 'left' },
      { id: 'due', now: '2026-12-07T09:00' },
    ]);
    expect(talked.received('start')).toEqual([]);
    expect(talked.received('empty', 'counter_contact')[0]?.form?.fields).toMatchObject([
      { name: 'words', error: expect.any(String) },
    ]);
    expect(talked.received('sent', 'colleague').at(-1)?.text).toContain(words);
    expect(talked.received('left')).toEqual([]);
    expect(talked.received('due', 'colleague')).toEqual([]);
    expect(
      talked
        .received('due', 'broker')
        .map(({ text }) => text)
        .join('\n'),
    ).toContain(nl.cases.toBroker.questionForYou(1, 'gemeente Dinkelland'));
  });

  it('tells of a hand-over to a contact who left who has it now', async () => {
    const c = { conversation: 'c', as: 'colleague' };
    const talked = await talk([
      { id: 'left', conversation: 'c', as: 'counter_contact', event: 'left' },
      { id: 'case', ...c, text: CASE },
      { id: 'over', ...c, press: { message: 'm1', label: nl.cases.handOver } },
    ]);
    expect(talked.received('over', 'counter_contact')).toEqual([]);
    const told = new Set(talked.received('over').map(({ to }) => to));
    expect(told).toContain('broker');
    expect(talked.received('over', 'colleague').at(-1)?.text).toContain('makelaar');
  });

  it('knows of somebody who left at once, and of who is back', async () => {
    const leaving = { conversation: 'c', event: 'left' };
    const { everybody } = await talk([
      { id: 'one', as: 'broker', ...leaving },
      { id: 'two', as: 'ambassador', ...leaving },
      { id: 'back', as: 'ambassador', conversation: 'c', event: 'joined' },
    ]);
    const gone: { roles: string[]; left: boolean }[] = JSON.parse(everybody);
    expect(gone.filter(({ left }) => left).map(({ roles }) => roles)).toEqual([['broker']]);
  });

  it('reminds of a question that a broker lets lie, asks the administrator, and tells once that it takes longer', async () => {
    const c = { conversation: 'c', as: 'colleague' };
    const question = 'Hoeveel parkeerplaatsen heeft de fietsenstalling van het provinciehuis?';
    const talked = await talk([
      { id: 'start', now: '2026-12-01T09:00' },
      { id: 'asked', ...c, text: question },
      { id: 'given', ...c, press: { message: 'm1', label: nl.gaps.ask } },
      { id: 'two', now: '2026-12-03T10:00' },
      { id: 'four', now: '2026-12-07T10:00' },
      { id: 'month', now: '2027-02-01T10:00' },
    ]);
    const words = (id: string, to: string) => talked.received(id, to).map(({ text }) => text);
    expect(talked.received('given', 'broker')[0]?.text).toContain(question);
    expect(talked.received('two', 'broker')).toMatchObject([
      { text: nl.gaps.brokerReminder(question), buttons: [nl.gaps.answer, nl.gaps.close, nl.gaps.isCase] },
    ]);
    expect([...words('two', 'colleague'), ...words('two', 'administrator')]).toEqual([]);
    expect(words('four', 'broker')).toEqual([nl.gaps.brokerReminder(question)]);
    expect(words('four', 'administrator')).toEqual([expect.stringContaining(nl.gaps.waitsUnanswered)]);
    expect(words('four', 'colleague')).toEqual([expect.stringContaining(nl.gaps.takesLonger(question))]);
    expect(words('month', 'broker').length).toBeGreaterThan(1);
    expect([...words('month', 'colleague'), ...words('month', 'administrator')]).toEqual([]);
  });

  it('keeps the database when asked to, and says where', async () => {
    const { stderr } = await talkByProgram(
      [{ id: 'hello', conversation: 'c', as: 'colleague-7', text: 'hoi' }],
      ['--keep'],
    );
    const kept = /^The database is in (.+) \(set DATA_DIR to it\)\.\n$/.exec(stderr)?.[1];
    expect(kept).toBeDefined();
    const { stdout } = await runProgram('cli.ts', ['people', 'list', '--json'], { DATA_DIR: kept ?? '' });
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ displayName: 'Tom Visser' }));
  });
});

describe('talk', { timeout: 180_000 }, () => {
  it('says of a word that it does not know that it is none, and what there is', async () => {
    const { stdout } = await runProgram('cli.ts', ['talk'], { DATA_DIR: folder }, ':tijdreis\n:stop\n');
    const [, after = ''] = stdout.split('Die opdracht ken ik niet.');
    expect(after).toContain(':tijd 2026-12-01T09:00');
  });
});

it.each(['SIGTERM', 'SIGINT'] as const)('takes its database with it when it is ended by %s', async (signal) => {
  const cli = join(import.meta.dirname, '..', 'cli.ts');
  const temporary = await mkdtemp(join(tmpdir(), 'talk-ended-'));
  // Run by root, the server is another user's, who must be able to enter.
  await chmod(temporary, 0o755);
  const env = { NO_COLOR: '1', DATA_DIR: folder, TMPDIR: temporary };
  const child = spawn(process.execPath, [cli, 'talk', '--batch', '--json'], { cwd: tmpdir(), env });
  child.stdin.write(`${JSON.stringify({ id: 1, as: 'colleague', conversation: 'c', text: 'hoi' })}\n`);
  await once(child.stdout, 'data');
  const servers = await readdir(temporary);
  expect(servers).not.toEqual([]);
  child.kill(signal);
  const [code] = await once(child, 'close');
  expect(code).toBeGreaterThan(128);
  expect(await readdir(temporary)).toEqual([]);
  await rm(temporary, { recursive: true });
});

it('ends, and takes its database with it, when nobody reads any more what comes out', async () => {
  const cli = join(import.meta.dirname, '..', 'cli.ts');
  const child = spawn(process.execPath, [cli, 'talk', '--batch', '--json'], {
    cwd: tmpdir(),
    env: { NO_COLOR: '1', DATA_DIR: folder },
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdin.on('error', () => undefined);
  const line = (id: number) => `${JSON.stringify({ id, as: 'colleague', conversation: 'c', text: 'hoi' })}\n`;
  child.stdin.write(line(1));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  for (let id = 2; id < 5; id += 1) child.stdin.write(line(id));
  const [code] = await once(child, 'close');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});
