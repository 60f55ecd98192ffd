import { describe, expect, it } from 'vitest';
import { inboundSchema } from '../../chat/inbound.ts';
import { eventEnvelope } from '../../testing/slack-requests.ts';
import { parseRequest } from './ingress.ts';
import type { Parsed } from './parsed.ts';

const BOT = { userId: 'U0BOT' };
const TEAM = 'T1';
const MESSAGE = { type: 'message', channel: 'C1', channel_type: 'channel', user: 'U1', text: 'Vraag', ts: '10.1' };
const PRESS = {
  type: 'block_actions',
  team: { id: TEAM },
  user: { id: 'U1', username: 'anna', team_id: TEAM },
  container: { type: 'message', message_ts: '11.1', channel_id: 'C1' },
  channel: { id: 'C1', name: 'general' },
  message: { ts: '11.1', thread_ts: '10.1' },
  trigger_id: 't1',
  response_url: 'https://hooks.slack.test/actions/1',
};

const event = (fields: Record<string, unknown>, envelope: Record<string, unknown> = {}) =>
  parseRequest({ ...eventEnvelope(TEAM, fields), ...envelope }, BOT);
const press = (value: unknown, fields: Record<string, unknown> = {}) =>
  parseRequest(
    { ...PRESS, ...fields, actions: [{ action_id: 'say:0', action_ts: '12.1', value: JSON.stringify(value) }] },
    BOT,
  );

/** What goes through a door, which must be an inbound as the rest of the program knows it. */
function inboundOf(parsed: Parsed) {
  if (parsed.kind === 'unsupported' || parsed.kind === 'removed') throw new Error(parsed.reason);
  if (parsed.kind === 'person') throw new Error('It tells of somebody.');
  if (parsed.kind === 'old-button' || 'place' in parsed) throw new Error(parsed.kind);
  return inboundSchema.parse('press' in parsed ? parsed.press : parsed.inbound);
}

describe('a message', () => {
  it.each([
    ['in a direct message', { channel: 'D1', channel_type: 'im' }, 'personal', 'D1'],
    ['in a thread of one', { channel: 'D1', channel_type: 'im', thread_ts: '9.1' }, 'personal', 'D1:9.1'],
    ['in a group', { channel: 'G1', channel_type: 'mpim' }, 'group', 'G1:10.1'],
    ['in a channel', { text: '<@U0BOT> Vraag' }, 'channel', 'C1:10.1'],
    ['in a thread', { text: '<@U0BOT> Vraag', thread_ts: '9.1' }, 'channel', 'C1:9.1'],
    ['as a mention', { type: 'app_mention', channel_type: undefined, text: '<@U0BOT> Vraag' }, 'channel', 'C1:10.1'],
    ['with a file', { channel: 'D1', channel_type: 'im', subtype: 'file_share' }, 'personal', 'D1'],
  ])('%s reaches the conversation %4$s', (_where, fields, kind, id) => {
    const inbound = inboundOf(event({ ...MESSAGE, ...fields }));
    expect(inbound).toMatchObject({ kind: 'message', text: 'Vraag', conversation: { tenant: TEAM, kind, id } });
    expect(inbound.key).toBe(`slack:${TEAM}:${inbound.conversation.address.channel}:10.1`);
  });

  it('belongs to the workspace the bot is installed in', () => {
    const shared = event({ ...MESSAGE, text: '<@U0BOT> Vraag' }, { team_id: 'T2' });
    expect(inboundOf(shared).conversation.tenant).toBe(TEAM);
  });

  it.each([
    ['a channel shared with another organisation', true, true],
    ['an ordinary channel', false, false],
  ])('in %s says so', (_where, is_ext_shared_channel, shared) => {
    const inbound = inboundOf(event({ ...MESSAGE, text: '<@U0BOT> Vraag' }, { is_ext_shared_channel }));
    expect(inbound.conversation.shared).toBe(shared);
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>?]>([
    ['message:not-addressed', {}],
    ['message:not-addressed', { text: 'Hoi <@U2>' }],
    ['message:own', { user: 'U0BOT', channel_type: 'im' }],
    ['message:bot', { bot_id: 'B2', channel_type: 'im' }],
    ['message:subtype-bot_message', { subtype: 'bot_message', user: undefined, channel_type: 'im' }],
    ['message:subtype-channel_join', { subtype: 'channel_join' }],
    ['message:subtype-message_changed', { subtype: 'message_changed', user: undefined }],
    ['message:message_deleted', { subtype: 'message_deleted', ts: undefined }],
    ['message:no-text', { channel_type: 'mpim', type: 'message', subtype: 'file_share', text: '' }],
    ['event:reaction_added', { type: 'reaction_added' }],
  ])('is unsupported as %s', (reason, fields, envelope) => {
    expect(event({ ...MESSAGE, ...fields }, envelope)).toEqual({ kind: 'unsupported', reason });
  });

  it.each([
    ['of a colleague', { user_team: TEAM }, undefined, true],
    ['of somebody of another workspace', { user_team: 'T2' }, true, true],
    ['of somebody of another workspace, as older events tell it', { team: 'T2' }, true, true],
  ])('%s in a shared channel is answered, and says whose it is', (_who, fields, external, shared) => {
    const told = event({ ...MESSAGE, text: '<@U0BOT> Vraag', ...fields }, { is_ext_shared_channel: true });
    expect(inboundOf(told)).toMatchObject({ text: 'Vraag', conversation: { shared } });
    expect(inboundOf(told).sender.external).toBe(external);
  });

  it('in a channel of the workspace alone is not shared', () => {
    const told = inboundOf(event({ ...MESSAGE, text: '<@U0BOT> Vraag', user_team: TEAM }));
    expect(told.conversation.shared).toBe(false);
    expect(told.sender.external).toBeUndefined();
  });

  it('of another workspace shows that the place is shared, also where the event does not say so', () => {
    const told = inboundOf(event({ ...MESSAGE, text: '<@U0BOT> Vraag', user_team: 'T2' }));
    expect(told).toMatchObject({ sender: { external: true }, conversation: { shared: true } });
  });

  it('in another team is to the bot as that team knows it', () => {
    const own = { userId: 'U0BOT', team: 'T-own' };
    const told = parseRequest(eventEnvelope(TEAM, { ...MESSAGE, text: '<@U0IMPACT> Vraag' }), own);
    expect(inboundOf(told)).toMatchObject({ text: 'Vraag', conversation: { tenant: TEAM } });
    expect(parseRequest(eventEnvelope(TEAM, { ...MESSAGE, user: 'U0IMPACT' }), own)).toMatchObject({
      reason: 'message:own',
    });
  });

  it('that is only a mention has no text', () => {
    expect(inboundOf(event({ ...MESSAGE, type: 'app_mention', text: '<@U0BOT>' }))).toMatchObject({ text: '' });
  });
});

describe('the pages of the bot', () => {
  it('opened is known by the moment', () => {
    const opened = { type: 'app_home_opened', user: 'U1', channel: 'D1', event_ts: '10.1' };
    expect(inboundOf(event({ ...opened, tab: 'home' }))).toMatchObject({
      kind: 'home-opened',
      key: 'slack:T1:home:U1:10.1',
    });
    expect(event({ ...opened, tab: 'messages' })).toEqual({ kind: 'unsupported', reason: 'home:other-tab' });
  });
});

describe('a press', () => {
  const say = { kind: 'say', text: 'Meer', language: 'en' };

  it.each([
    ['in a thread', {}, 'channel', 'C1:10.1'],
    ['on a message of its own', { message: { ts: '11.1' } }, 'channel', 'C1:11.1'],
    ['in a direct message', { channel: { id: 'D1' }, message: { ts: '11.1' } }, 'personal', 'D1'],
    ['in a group', { channel: { id: 'C2', name: 'mpdm-a--b-1' } }, 'group', 'C2:10.1'],
    ['on a private answer', { container: { ...PRESS.container, is_ephemeral: true } }, 'command', 'command:t1'],
    ['on the home page', { container: { type: 'view' }, view: { type: 'home' } }, 'personal', 'U1'],
  ])('%s says its text in that place', (_where, fields, kind, id) => {
    expect(press(say, fields)).toMatchObject({ kind: 'say', reachable: { language: 'en', triggerId: 't1' } });
    expect(inboundOf(press(say, fields))).toMatchObject({ kind: 'message', text: 'Meer', conversation: { kind, id } });
  });

  it('has a key of its own', () => {
    expect(inboundOf(press(say)).key).toBe('slack:T1:press:U1:say:0:12.1');
  });

  it.each<[string, unknown, Record<string, unknown>?]>([
    ['press:nowhere', say, { container: { type: 'view' }, view: { type: 'modal' } }],
    ['press:malformed', say, { team: null, user: { id: 'U1' } }],
    ['press:malformed', say, { user: undefined }],
  ])('is unsupported as %s', (reason, value, fields) => {
    expect(press(value, fields)).toEqual({ kind: 'unsupported', reason });
  });

  it.each([{ kind: 'say' }, 'text'])('of a button as no version draws it (%j) can be answered', (value) => {
    expect(press(value)).toMatchObject({ kind: 'old-button', reachable: { team: TEAM, triggerId: 't1' } });
  });

  it('of a link is unsupported', () => {
    const pressed = parseRequest({ ...PRESS, actions: [{ action_id: 'link:0', action_ts: '1.1' }] }, BOT);
    expect(pressed).toEqual({ kind: 'unsupported', reason: 'press:link' });
  });
});

describe('where the bot is', () => {
  const place = { platform: 'slack', tenant: TEAM, id: 'channel:C1', kind: 'channel', address: { channel: 'C1' } };

  it.each(['channel_left', 'group_left'])('is told by %s', (type) => {
    expect(event({ type, channel: 'C1', actor_id: 'U1' })).toEqual({ kind: 'left', place });
  });

  it('is told when it is let in, and nothing of who else comes', () => {
    const joined = { type: 'member_joined_channel', channel: 'C1', channel_type: 'C', team: TEAM };
    expect(event({ ...joined, user: 'U0BOT' })).toEqual({ kind: 'back', place });
    expect(event({ ...joined, user: 'U1' })).toMatchObject({ kind: 'unsupported' });
  });
});

describe('the end of an installation', () => {
  const at = new Date(1_700_000_000_000);
  const event_time = at.getTime() / 1000;

  it.each([
    ['app_uninstalled', {}],
    ['tokens_revoked', { tokens: { oauth: ['U1'], bot: ['U0BOT'] } }],
  ])('is told by %s', (type, fields) => {
    expect(event({ type, ...fields }, { event_time })).toEqual({ kind: 'removed', tenant: TEAM, reason: type, at });
  });

  it('is not that a person took back a token of their own', () => {
    expect(event({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } })).toMatchObject({ kind: 'unsupported' });
  });
});
