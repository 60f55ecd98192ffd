import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../telemetry/logger.ts';
import { eventually } from '../../testing/eventually.ts';
import { RecordingDoors } from '../../testing/recording-doors.ts';
import { RecordingInstallations } from '../../testing/recording-installations.ts';
import { eventEnvelope } from '../../testing/slack-requests.ts';
import { createSlackSocket, type SlackSocket } from '../../testing/slack-socket.ts';
import type { PlatformService } from '../platform-service.ts';
import { createSlack } from './slack.ts';

let socket: SlackSocket;
let doors: RecordingDoors;
let slack: PlatformService;

beforeEach(async () => {
  socket = await createSlackSocket();
  doors = new RecordingDoors();
  slack = createSlack(
    { botToken: 'xoxb-tests', appToken: 'xapp-tests', apiUrl: socket.apiUrl, requestTimeoutMs: 5000 },
    { doors, installations: new RecordingInstallations(), logger: createLogger({ level: 'silent' }) },
  );
});
afterEach(async () => {
  await slack.stop();
  await socket.close();
});

const message = (ts: string) =>
  eventEnvelope(socket.tenant, { type: 'message', channel_type: 'im', channel: 'D1', user: 'U1', text: 'Vraag', ts });

describe('in Socket Mode', () => {
  it('a message is stored and then acknowledged', async () => {
    expect(await slack.start()).toEqual({ tenant: socket.tenant });
    socket.send({ envelope_id: 'e1', type: 'events_api', payload: message('1.1') });
    await socket.ack('e1');
    expect(doors.last('message')).toMatchObject({ key: `slack:${socket.tenant}:D1:1.1`, text: 'Vraag' });
  });

  it('a message that could not be stored is not acknowledged', async () => {
    await slack.start();
    doors.breakStore();
    socket.send({ envelope_id: 'e1', type: 'events_api', payload: message('1.1') });
    await eventually('the first message', async () => doors.accepted[0]);
    doors.onAccept = async () => ({ kind: 'accepted' });
    socket.send({ envelope_id: 'e2', type: 'events_api', payload: message('1.2') });
    await socket.ack('e2');
    expect(socket.acks.map((ack) => ack.envelope_id)).toEqual(['e2']);
  });

  it('a command is acknowledged with a sentence', async () => {
    await slack.start();
    const payload = {
      command: '/impact',
      text: 'vraag',
      team_id: socket.tenant,
      user_id: 'U1',
      channel_id: 'C1',
      trigger_id: 't1',
      response_url: 'https://hooks.slack.test/1',
    };
    socket.send({ envelope_id: 'e1', type: 'slash_commands', payload });
    expect((await socket.ack('e1')).payload).toMatchObject({ response_type: 'ephemeral' });
    expect(doors.last('command').text).toBe('vraag');
  });

  it('a wrong app token is said at the start', async () => {
    socket.refuseNext('invalid_auth');
    await expect(slack.start()).rejects.toMatchObject({ code: 'slack.credentials' });
  });

  it('the connection closes when the bot stops', async () => {
    await slack.start();
    expect(socket.connections()).toBe(1);
    await slack.stop();
    await eventually('a closed connection', async () => (socket.connections() === 0 ? true : undefined));
  });
});
