import { randomUUID } from 'node:crypto';
import { type ConversationReference, directId } from '../../chat/conversation-reference.ts';
import { createSlack } from '../../platforms/slack/slack.ts';
import { createTeams } from '../../platforms/teams/teams.ts';
import { configOf } from '../../platforms/teams/test-bot.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { RecordingDoors } from '../recording-doors.ts';
import { RecordingInstallations } from '../recording-installations.ts';
import { createSlackProxy, type SlackProxy } from '../slack-proxy.ts';
import { createTeamsDriver, type TeamsDriver } from '../teams-driver.ts';
import type { FarEnd } from './refusal-stage.ts';

/** Every team has a token. */
class TokenOfEveryTeam extends RecordingInstallations {
  override async credentials(_platform: 'slack', tenant: string): Promise<string> {
    return `xoxb-${tenant}`;
  }
}

const logger = createLogger({ level: 'silent' });

/** A Slack that takes every message of every team, and says so of each place. */
export interface BareSlack {
  farEnd: FarEnd;
  proxy: SlackProxy;
  /** Counts a message that arrived at a place. */
  take(place: unknown): void;
  /** A direct message, in a team of its own. */
  place(id: string): ConversationReference & { address: { channel: string } };
}

export async function bareSlack(): Promise<BareSlack> {
  const proxy = await createSlackProxy('http://127.0.0.1:9');
  const taken = new Map<string, number>();
  const take = (place: unknown) => void taken.set(String(place), (taken.get(String(place)) ?? 0) + 1);
  const posted = (body: Record<string, unknown>) => {
    take(body.channel);
    return { ok: true, channel: body.channel, ts: randomUUID() };
  };
  proxy.answer('chat.postMessage', posted);
  proxy.answer('chat.update', posted);
  proxy.answer('views.publish', (body) => {
    take(body.user_id);
    return { ok: true, view: { id: randomUUID() } };
  });
  const service = createSlack(
    { apiUrl: proxy.apiUrl, signingSecret: 'tests', requestTimeoutMs: 5000 },
    { doors: new RecordingDoors(), installations: new TokenOfEveryTeam(), logger },
  );
  const farEnd: FarEnd = {
    service,
    platform: 'slack',
    administrator: (tenant, user) => ({
      platform: 'slack',
      tenant,
      id: directId(user),
      kind: 'personal',
      address: { channel: user },
    }),
    arrivedAt: ({ address }) => taken.get(addressedTo(address)) ?? 0,
    close: () => proxy.close(),
  };
  const place = (id: string) => ({
    platform: 'slack' as const,
    tenant: `T${id}`,
    id,
    kind: 'personal' as const,
    address: { channel: id },
  });
  return { farEnd, proxy, take, place };
}

function addressedTo({ responseUrl, channel, user }: Record<string, string>): string {
  return responseUrl?.split('/').at(-1) ?? channel ?? user ?? '';
}

/** A Teams that takes every message of every tenant. */
export interface BareTeams {
  farEnd: FarEnd;
  driver: TeamsDriver;
  place(tenant: string, conversationId: string, userId: string): ConversationReference;
}

export async function bareTeams(): Promise<BareTeams> {
  const driver = await createTeamsDriver();
  const { connector } = driver;
  const service = createTeams(configOf(driver), {
    doors: new RecordingDoors(),
    installations: new RecordingInstallations(),
    logger,
  });
  const place = (tenant: string, conversationId: string, userId: string) => ({
    platform: 'teams' as const,
    tenant,
    id: conversationId,
    kind: 'personal' as const,
    address: {
      serviceUrl: connector.serviceUrl,
      conversationId,
      botId: `28:${driver.appId}`,
      userId,
      userObjectId: userId,
    },
  });
  const farEnd: FarEnd = {
    service,
    platform: 'teams',
    administrator: (tenant, user) => place(tenant, `a:${user}`, user),
    arrivedAt: ({ id }) => connector.received.filter(({ conversationId }) => conversationId === id).length,
    close: () => driver.close(),
  };
  return { farEnd, driver, place };
}
