import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type BotProcess, startBotProcess } from '../bot-process.ts';
import { searchDatabase } from '../catalogue.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import { type ModelScript, type ScriptedModel, startScriptedModel } from '../scripted-model.ts';
import { SIGNING_SECRET, sendForm, sendSigned } from '../slack-requests.ts';
import { BOT } from '../slack-workspace.ts';
import { slackPressing, teamsPressing } from './press.ts';

/** Stands in everything that people say, are called and send; and in what a model makes of it. */
const CANARY = 'kanarie';
const QUESTION = `Wat is een makelaar met mandaat? ${CANARY}vraag`;
const MODEL_KEY = `sk-${CANARY}sleutel`;
const PERSON = `${CANARY}persoon`;

let slack: Awaited<ReturnType<typeof slackPressing>>;
let teams: Awaited<ReturnType<typeof teamsPressing>>;
let model: ScriptedModel;
let database: TestDatabase;
let bot: BotProcess;
/** Every body with which the bot answered a request, but for the answers to a press that is meant to show something. */
const bodies: string[] = [];

beforeAll(async () => {
  [slack, teams, model, database] = await Promise.all([
    slackPressing(),
    teamsPressing(),
    startScriptedModel(() => ({ status: 500 })),
    createTestDatabase(),
  ]);
  bot = await startBotProcess(database.url, [slack.driver, teams.driver], {
    OPENAI_BASE_URL: model.url,
    OPENAI_API_KEY: MODEL_KEY,
    MODEL_TIMEOUT_MS: '500',
    PUBLIC_URL: 'https://bot.example.nl',
  });
  watchBodies();
  await livelyDay();
}, 120_000);

afterAll(async () => {
  vi.restoreAllMocks();
  await bot?.kill();
  await Promise.all([slack?.driver.close(), teams?.driver.close(), model?.close()]);
  await database?.drop();
});

function watchBodies(): void {
  const real = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const response = await real(input, init);
    const url = input instanceof Request ? input.url : String(input);
    if (url.startsWith(bot.url)) bodies.push(await response.clone().text());
    return response;
  });
}

/** Everything that can be said, pressed, sent and broken, with the canary in it. */
async function livelyDay(): Promise<void> {
  await conversations();
  await presses();
  await brokenModels();
  await brokenPlatforms();
  await nonsense();
}

async function conversations(): Promise<void> {
  for (const { driver } of [slack, teams]) {
    for (const place of ['direct', 'channel'] as const) {
      const { thread } = await driver.say('Anna', QUESTION, place);
      const [message] = await driver.answers(thread, 1);
      if (message?.feedback) await driver.giveFeedback('Anna', thread, message.id, false);
      const { thread: gegevens } = await driver.say('Anna', 'mijn gegevens', place);
      await driver.answers(gegevens, 1);
    }
  }
  await slack.driver.command('Anna', `vraag ${QUESTION}`);
  await slack.driver.openHome('Anna');
  const file = {
    name: `${CANARY}.docx`,
    url_private: `https://files.example/${CANARY}`,
    permalink: `https://x/${CANARY}`,
  };
  const { thread } = await slack.driver.say('Anna', QUESTION, 'direct', {
    event: { subtype: 'file_share', files: [file], user_profile: { real_name: PERSON, email: `${CANARY}@example.nl` } },
  });
  await slack.driver.answers(thread, 1);
  const attachments = [{ contentType: 'text/html', content: CANARY, name: CANARY, contentUrl: `https://x/${CANARY}` }];
  await teams.driver.post(teams.driver.activity(PERSON, { type: 'message', text: QUESTION, attachments }));
  await teams.driver.connector.waitFor((received) => received.length > 4, 10_000);
}

async function presses(): Promise<void> {
  const value = (action: string, payload: unknown) => ({ data: { action, payload }, context: {} });
  for (const action of ['passage.read', 'answer.feedback', 'role.change', `${CANARY}.actie`]) {
    const invoke = { type: 'invoke', name: 'task/fetch', value: value(action, { passageId: CANARY, about: CANARY }) };
    await teams.driver.post(teams.driver.activity(PERSON, invoke));
    const pressed = {
      action_id: CANARY,
      action_ts: String(Math.random()),
      value: JSON.stringify({ kind: 'action', action, payload: { x: CANARY }, language: 'nl' }),
    };
    await sendForm(bot.url, {
      payload: JSON.stringify({
        type: 'block_actions',
        team: { id: slack.driver.tenant },
        user: { id: slack.driver.userId('Anna'), username: PERSON, name: PERSON },
        container: { type: 'message', message_ts: '1.2' },
        channel: { id: 'D1', name: CANARY },
        trigger_id: '1.2.3',
        actions: [pressed],
      }),
    });
  }
  const reason = JSON.stringify({ feedbackText: `${CANARY}reden` });
  const feedback = { actionName: 'feedback', actionValue: { reaction: 'dislike', feedback: reason } };
  const invoke = { type: 'invoke', name: 'message/submitAction', replyToId: '1', value: feedback };
  await teams.driver.post(teams.driver.activity(PERSON, invoke));
}

async function brokenModels(): Promise<void> {
  const says = (text: string) => ({
    output: { answerable: true, sentences: [{ text, evidence: [{ passage: 1, quote: text }] }] },
  });
  const scripts: ModelScript[] = [
    () => ({ status: 400 }),
    () => ({ text: `${CANARY} onzin` }),
    () => says(`${CANARY} verzonnen`),
    () => ({ hang: true }),
  ];
  for (const script of scripts) {
    model.script = script;
    const { thread } = await slack.driver.say('Anna', QUESTION);
    await slack.driver.answers(thread, 1);
  }
}

async function brokenPlatforms(): Promise<void> {
  for (const failure of [500, 'invalid_blocks', 'broken-connection', 'msg_too_long']) {
    const before = slack.driver.calls.length;
    slack.driver.failNext('chat.postMessage', failure);
    slack.driver.failNext('users.info', failure);
    await slack.driver.say('Anna', QUESTION);
    await eventually('the failed request', async () =>
      slack.driver.calls.slice(before).some(({ method }) => method === 'chat.postMessage') ? true : undefined,
    );
  }
  for (const status of [500, 400, 403, 0]) {
    const before = teams.driver.connector.attempts();
    teams.driver.connector.failNext({ status, code: 'BadSyntax' });
    await teams.driver.say(PERSON, QUESTION);
    await eventually('the failed request', async () => (teams.driver.connector.attempts() > before ? true : undefined));
  }
}

async function nonsense(): Promise<void> {
  const json = { 'content-type': 'application/json' };
  const broken = `{"text": "${CANARY}", `;
  await fetch(`${bot.url}/api/messages`, { method: 'POST', headers: json, body: broken });
  await teams.driver.post(broken);
  await teams.driver.post({ type: 'message', text: CANARY });
  await teams.driver.post(teams.driver.activity(PERSON, { type: 'message', text: CANARY, channelId: CANARY }));
  await teams.driver.post(teams.driver.activity(PERSON, { type: `${CANARY}Type`, text: CANARY }));
  await teams.driver.post(teams.driver.activity(PERSON, { type: 'invoke', name: `${CANARY}/invoke`, value: CANARY }));
  await sendSigned(bot.url, '/slack/events', broken);
  await sendSigned(bot.url, '/slack/events', { text: CANARY }, { secret: CANARY });
  await sendSigned(bot.url, '/slack/events', {
    type: 'event_callback',
    team_id: 'T9',
    event: { type: 'message', text: CANARY },
  });
  await sendForm(bot.url, { payload: broken });
  await fetch(`${bot.url}/${CANARY}`);
  await fetch(`${bot.url}/my-data/${CANARY}`, { method: 'POST' });
  await fetch(`${bot.url}/my-data/${CANARY}`);
  await fetch(`${bot.url}/my-data/%E0%A4%A`);
}

const inLower = (text: string) => text.toLowerCase();
/** What may never be written anywhere: what people say, who they are, and the keys to everything. */
const secrets = () => [
  CANARY,
  BOT.token,
  SIGNING_SECRET,
  teams.driver.env.TEAMS_APP_PASSWORD ?? '',
  new URL(database.url).password || 'no password is set',
];

describe('after a lively day', () => {
  it('the day was lively', () => {
    expect(bot.output.length).toBeGreaterThan(50);
    for (const trace of ['turn done', 'not sent', 'the model failed', 'a press failed', 'teams.refused']) {
      expect(bot.output.join('\n')).toContain(trace);
    }
    expect(bodies.length).toBeGreaterThan(20);
  });

  it('no line of the log, nor anything else that was printed, holds a secret', () => {
    const lines = bot.output.filter((line) => secrets().some((secret) => inLower(line).includes(inLower(secret))));
    expect(lines).toEqual([]);
  });

  it('no answer over HTTP holds one, but to whoever asked for it', () => {
    expect(bodies.filter((body) => secrets().some((secret) => inLower(body).includes(inLower(secret))))).toEqual([]);
  });

  it('no table of the queue holds one, nor any column for codes', async () => {
    const found = await searchDatabase(database.prisma, secrets());
    expect(found.some((place) => place.startsWith('public.inbox.payload'))).toBe(true);
    expect(found.filter((place) => !EXPECTED.test(place))).toEqual([]);
  });

  it('nor when the database is gone', async () => {
    await database.drop();
    const slackSaid = await slack.driver.say('Anna', QUESTION);
    const command = await slack.driver.command('Anna', QUESTION);
    const teamsSaid = await teams.driver.say(PERSON, QUESTION);
    await fetch(`${bot.url}/my-data/${CANARY}`);
    expect([slackSaid.status, teamsSaid.status]).toEqual([503, 503]);
    expect(command.body).toContain(nl.platform.unavailable);
    await eventually('the failure in the log', async () =>
      bot.output.some((line) => line.includes('store.unavailable')) ? true : undefined,
    );
    expect(await bot.terminate()).not.toBeNull();
    const spoken = [...bot.output, ...bodies].filter((text) => inLower(text).includes(CANARY));
    expect(spoken).toEqual([]);
  });
});

/** Where what people say and are called is kept on purpose; every other column is for ids, codes and counts. */
const EXPECTED =
  /^public\.(inbox\.payload|outbox\.payload|conversation\.memory|answer\.(question|text)|feedback\.reason|person\.(display_name|email)|chat_identity\.email):/;
