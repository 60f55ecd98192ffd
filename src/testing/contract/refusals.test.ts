import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { directId } from '../../chat/conversation-reference.ts';
import { createSlack } from '../../platforms/slack/slack.ts';
import { createTeams } from '../../platforms/teams/teams.ts';
import { configOf } from '../../platforms/teams/test-bot.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { RecordingDoors } from '../recording-doors.ts';
import { RecordingInstallations } from '../recording-installations.ts';
import { createSlackProxy } from '../slack-proxy.ts';
import { createTeamsDriver } from '../teams-driver.ts';
import { RESPONSE_URL_STATUSES, slackErrors, TEAMS_ERRORS } from './documented-errors.ts';
import { type FarEnd, type Fate, type Trial, tryAll } from './refusal-stage.ts';

/** Every team has a token. */
class TokenOfEveryTeam extends RecordingInstallations {
  override async credentials(_platform: 'slack', tenant: string): Promise<string> {
    return `xoxb-${tenant}`;
  }
}

const logger = createLogger({ level: 'silent' });
const POSTS = ['chat.postMessage', 'chat.update', 'views.publish'] as const;

/** What the fake Slack refuses: what has buttons, in the place that is named after the trial. */
async function slackFarEnd(): Promise<{ farEnd: FarEnd; trials: Trial[] }> {
  const proxy = await createSlackProxy('http://127.0.0.1:9');
  const taken = new Map<string, number>();
  const take = (place: unknown) => void taken.set(String(place), (taken.get(String(place)) ?? 0) + 1);
  const refused = new Map<string, { method: string; error: string | number }>();
  proxy.refuseWhen(({ method, body, responseId }) => {
    const place = String(responseId ?? body.channel ?? body.user_id);
    const rule = refused.get(place);
    const hasLayout = JSON.stringify(body).includes('"button"');
    if (rule?.method === method && hasLayout) return rule.error;
    if (method === 'response_url') take(place);
    return undefined;
  });
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

  function trial(method: string, error: string | number): Trial {
    const place = `P${refused.size}`;
    refused.set(place, { method, error });
    const at = { platform: 'slack', tenant: `T${place}`, id: place } as const;
    const name = `${method} ${error}`;
    if (method === 'views.publish') return { name, to: { ...at, kind: 'home', address: { user: place } } };
    if (method === 'response_url') {
      const address = { responseUrl: proxy.responseUrl(place), channel: 'C1', user: 'U1' };
      return { name, to: { ...at, kind: 'command', address } };
    }
    const to = { ...at, kind: 'personal', address: { channel: place } } as const;
    return method === 'chat.update' ? { name, to, standing: '1.1' } : { name, to };
  }

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
  const names = POSTS.flatMap((method) => slackErrors(method).map((error) => trial(method, error)));
  const statuses = RESPONSE_URL_STATUSES.map((status) => trial('response_url', status));
  return { farEnd, trials: [...names, ...statuses] };
}

function addressedTo({ responseUrl, channel, user }: Record<string, string>): string {
  return responseUrl?.split('/').at(-1) ?? channel ?? user ?? '';
}

async function teamsFarEnd(): Promise<{ farEnd: FarEnd; trials: Trial[] }> {
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
  const trials = ['post', 'update'].flatMap((call) =>
    TEAMS_ERRORS.map(({ status, code }, index): Trial => {
      const conversation = `a:${call}-${index}`;
      connector.refuseIn(conversation, { status, ...(code ? { code } : {}), onlyCards: true });
      const name = `${call} ${status} ${code ?? ''}`.trim();
      const to = place(conversation, conversation, 'U1');
      return call === 'update' ? { name, to, standing: '1' } : { name, to };
    }),
  );
  const farEnd: FarEnd = {
    service,
    platform: 'teams',
    administrator: (tenant, user) => place(tenant, `a:${user}`, user),
    arrivedAt: ({ id }) => connector.received.filter(({ conversationId }) => conversationId === id).length,
    close: () => driver.close(),
  };
  return { farEnd, trials };
}

const PLATFORMS = [
  { name: 'Slack', create: slackFarEnd },
  { name: 'Teams', create: teamsFarEnd },
] as const;

describe.each(PLATFORMS)('a message that $name refuses, in every way that was read of it', ({ name, create }) => {
  let first: Fate[];
  let last: Fate[];

  beforeAll(async () => {
    const { farEnd, trials } = await create();
    ({ first, last } = await tryAll(farEnd, trials));
  }, 180_000);

  const namesOf = (fates: Fate[], is: (fate: Fate) => boolean) => fates.filter(is).map((fate) => fate.name);

  it('arrives in another form, waits, or is listed', () => {
    expect(namesOf(first, ({ became }) => became === 'in the log only')).toEqual([]);
  });

  it('is told to administrators when it was given up, or waits for somebody to mend something', () => {
    expect(namesOf(first, ({ became, told }) => became === 'given-up' && !told)).toEqual([]);
  });

  it('has arrived after a week, or was given up, is listed, and was told', () => {
    expect(namesOf(last, ({ became, told }) => became !== 'arrived' && !(became === 'given-up' && told))).toEqual([]);
  });

  it('goes in words where the layout was refused, and as a new message where a change was', () => {
    expect(namesOf(first, ({ became }) => became === 'arrived')).toMatchSnapshot(`${name}: arrived`);
    expect(namesOf(first, ({ became }) => became === 'waiting')).toMatchSnapshot(`${name}: waits`);
  });
});
