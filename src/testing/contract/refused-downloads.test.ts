import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type FileRefusal, type FileServer, startFileServer } from '../file-server.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';
import { slackErrors } from './documented-errors.ts';
import { PLATFORMS } from './drivers.ts';

const { problems } = nl.documents;
const SIGN_IN = { status: 200, page: '<!DOCTYPE html><title>Sign in to Slack</title>' };
/** Three attempts, with twelve seconds between them. */
const TRIED_MS = 60_000;

const REFUSALS: readonly [what: string, FileRefusal, sentence: string][] = [
  ['400', { status: 400 }, problems['fetching.file-refused']],
  ['401', { status: 401 }, problems['fetching.file-refused']],
  ['403', { status: 403 }, problems['fetching.file-refused']],
  ['404', { status: 404 }, problems['fetching.file-gone']],
  ['410', { status: 410 }, problems['fetching.file-gone']],
  ['a redirect to sign in', { status: 302 }, problems['fetching.file-refused']],
  ['429', { status: 429 }, problems['fetching.file-unavailable']],
  ['503', { status: 503 }, problems['fetching.file-unavailable']],
];

async function makeBroker(driver: ChatDriver, running: RunningBot): Promise<void> {
  const { thread } = await driver.say('Bea', 'Hoi');
  await driver.answers(thread, 1);
  const { prisma } = running.database;
  const { id } = await prisma.person.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
  await prisma.roleGrant.create({ data: { personId: id, role: 'broker' } });
}

/** What somebody reads of a file, in the place where they sent it. */
function reads(driver: ChatDriver, thread: string, sentence: string) {
  return eventually(
    `"${sentence}"`,
    async () => (await driver.answers(thread, 0)).find(({ text }) => text.includes(sentence)),
    async () => JSON.stringify((await driver.answers(thread, 0)).map(({ text }) => text)),
    TRIED_MS,
  );
}

describe.each(PLATFORMS)('a file that $name does not give', ({ name: platform, createDriver }) => {
  let driver: ChatDriver;
  let running: RunningBot;
  let files: FileServer;

  beforeAll(async () => {
    files = await startFileServer();
    driver = await createDriver();
    running = await startRunningBot([driver], { DOCUMENT_MAX_MB: '1' });
    await makeBroker(driver, running);
  });
  afterAll(async () => {
    await running?.stop();
    await driver?.close();
    await files?.close();
  });

  it('is said to the broker who sent it, in words that say what to do, whatever the answer', {
    timeout: 180_000,
  }, async () => {
    const cases =
      platform === 'Slack'
        ? [...REFUSALS, ['sign-in page', SIGN_IN, problems['fetching.file-refused']] as const]
        : REFUSALS;
    const told: (() => Promise<unknown>)[] = [];
    for (const [what, answer, sentence] of cases) {
      const name = `${what.replaceAll(' ', '-')}.txt`;
      const { thread } = await driver.share('Bea', { name, url: files.refuse(name, answer) });
      told.push(() => reads(driver, thread, nl.documents.problem(name, sentence)));
    }
    // Those that are tried again are waited for together.
    for (const tell of told) await tell();
  });

  it('is said to be too large before it has all been fetched', async () => {
    const url = files.put('groot.txt', Buffer.alloc(2_000_000, 'x'));
    const { thread } = await driver.share('Bea', { name: 'groot.txt', url });
    await reads(driver, thread, nl.documents.problem('groot.txt', problems['reading.too-large']));
  });
});

const GONE = ['file_deleted', 'file_not_found'];
const PASSING = ['fatal_error', 'internal_error', 'ratelimited', 'request_timeout', 'service_unavailable'];
const ERRORS = slackErrors('files.info');
/** The emulator takes some forty messages of one person, and then no more. */
const HALVES = [0, 1].map((half) => ({ half, errors: ERRORS.filter((_, at) => at % 2 === half) }));

describe.each(HALVES)('a file of another workspace, of which Slack tells the id alone ($half)', ({ errors }) => {
  let driver: SlackDriver;
  let running: RunningBot;
  let files: FileServer;

  beforeAll(async () => {
    files = await startFileServer();
    driver = await createSlackDriver();
    running = await startRunningBot([driver]);
    await makeBroker(driver, running);
  });
  afterAll(async () => {
    await running?.stop();
    await driver?.close();
    await files?.close();
  });

  it('is asked for and read', async () => {
    const url = files.put('elders.txt', Buffer.from('De vergoeding is 12 euro.'));
    driver.answerNext('files.info', { ok: true, file: { id: 'F2', url_private_download: url } });
    const { thread } = await driver.shareById('Bea', 'elders.txt');
    await reads(driver, thread, nl.documents.added('elders', 1));
  });

  it.each(
    errors.filter((error) => !PASSING.includes(error)),
  )('is said to the broker when Slack does not tell where it lies: %s', async (error) => {
    driver.failNext('files.info', error);
    const { thread } = await driver.shareById('Bea', 'elders.txt');
    const sentence = problems[GONE.includes(error) ? 'fetching.file-gone' : 'fetching.file-refused'];
    await reads(driver, thread, nl.documents.problem('elders.txt', sentence));
  });

  it('is asked for again when it may come right, whatever is in the way', { timeout: 120_000 }, async () => {
    const passing = errors.filter((error) => PASSING.includes(error));
    const asked: string[] = [];
    driver.answer('files.info', ({ file }) => {
      const error = String(file);
      asked.push(error);
      if (asked.indexOf(error) === asked.length - 1) return { ok: false, error };
      const url = files.put(`${error}.txt`, Buffer.from(`De vergoeding bij ${error} is 12 euro.`));
      return { ok: true, file: { id: error, url_private_download: url } };
    });
    // As its id each file has what is in its way.
    const threads = new Map<string, string>();
    for (const error of passing) threads.set(error, (await driver.shareById('Bea', `${error}.txt`, error)).thread);
    for (const [error, thread] of threads)
      await reads(driver, thread, nl.documents.added(error.replaceAll('_', ' '), 1));
    expect(new Set(asked)).toEqual(new Set(passing));
  });
});
