import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../errors.ts';
import { createSlack } from '../../platforms/slack/slack.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { RecordingDoors } from '../recording-doors.ts';
import { RecordingInstallations } from '../recording-installations.ts';
import { createSlackProxy, type SlackProxy } from '../slack-proxy.ts';
import { createSlackSocket, type SlackSocket } from '../slack-socket.ts';
import { slackErrors } from './documented-errors.ts';

/** It may come right by itself. */
const PASSING = ['fatal_error', 'internal_error', 'ratelimited', 'request_timeout', 'service_unavailable'];

let proxy: SlackProxy;
let socket: SlackSocket;

beforeAll(async () => {
  proxy = await createSlackProxy('http://127.0.0.1:9');
  socket = await createSlackSocket();
});

afterAll(async () => {
  await proxy.close();
  await socket.close();
});

const deps = () => ({
  doors: new RecordingDoors(),
  installations: new RecordingInstallations(),
  logger: createLogger({ level: 'silent' }),
});

/** How a start ends that Slack refuses. */
async function startWith(call: 'auth.test' | 'apps.connections.open', error: string): Promise<AppError> {
  const isSocket = call === 'apps.connections.open';
  const slack = createSlack(
    {
      botToken: 'xoxb-tests',
      requestTimeoutMs: 2000,
      apiUrl: isSocket ? socket.apiUrl : proxy.apiUrl,
      ...(isSocket ? { appToken: 'xapp-tests' } : { signingSecret: 'tests' }),
    },
    deps(),
  );
  if (isSocket) socket.refuseNext(error);
  else proxy.failNext(call, error);
  try {
    await slack.start();
  } catch (failure) {
    if (failure instanceof AppError) return failure;
    throw failure;
  }
  throw new Error(`It started in spite of ${error}.`);
}

describe.each(['auth.test', 'apps.connections.open'] as const)('the start, refused by %s', (call) => {
  it.each(slackErrors(call))('with %s ends with that name, and whether waiting helps', async (error) => {
    const failure = await startWith(call, error);
    expect(failure.message).toContain(error);
    expect({ error, retryable: failure.retryable }).toEqual({ error, retryable: PASSING.includes(error) });
  });
});
