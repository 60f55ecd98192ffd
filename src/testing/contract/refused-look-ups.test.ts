import { beforeAll, describe, expect, it } from 'vitest';
import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { Platform } from '../../chat/platform.ts';
import { type SlackMethod, slackErrors, TEAMS_ERRORS } from './documented-errors.ts';
import { type BareSlack, type BareTeams, bareSlack, bareTeams } from './far-ends.ts';
import { type FarEnd, type LookUpFate, lookUpAll, type Trial } from './refusal-stage.ts';

type LookUp = Trial & { ask(platform: Platform): Promise<unknown> };

/** The person is not known, which is an answer. */
const NOBODY = ['user_not_found', 'user_not_visible'];
/** It is waited for, see the tests of people beside the platforms. */
const WAITED_FOR = ['ratelimited', 'rate_limited'];
/** It may come right by itself: the person reads that the bot cannot see them now, and is looked up with the next message. */
const PASSING = {
  Slack: ['fatal_error', 'internal_error', 'invalid_cursor', 'ratelimited', 'request_timeout', 'service_unavailable'],
  Teams: ['PreconditionFailed', 'Throttled', 'ServiceError', '408', '409', '412', '429', '500', '502', '503', '504'],
};

async function read(platform: Platform, to: ConversationReference): Promise<void> {
  for await (const page of platform.people(to.tenant, [to])) expect(page).toBeDefined();
}

function slackLookUps({ proxy, place }: BareSlack): LookUp[] {
  const trial = (method: SlackMethod, error: string): LookUp => {
    const to = place(`${method}-${error}`);
    const ask = (platform: Platform) => {
      proxy.failNext(method, error);
      return method === 'users.info' ? platform.profile(to, 'U1') : read(platform, to);
    };
    return { name: `${method} ${error}`, to, ask };
  };
  const listErrors = slackErrors('users.list').filter((error) => !WAITED_FOR.includes(error));
  return [
    ...slackErrors('users.info').map((error) => trial('users.info', error)),
    ...listErrors.map((error) => trial('users.list', error)),
  ];
}

function teamsLookUps({ driver, place }: BareTeams): LookUp[] {
  const trial = (call: 'member' | 'list', { status, code }: (typeof TEAMS_ERRORS)[number]): LookUp => {
    const to = place(`${call}-${status}-${code}`, `a:${call}-${status}-${code}`, 'U1');
    const ask = (platform: Platform) => {
      driver.connector.members.failNext({ status, ...(code ? { code } : {}) });
      return call === 'member' ? platform.profile(to, 'U1') : read(platform, to);
    };
    return { name: `${call} ${code ?? status}`, to, ask };
  };
  const listErrors = TEAMS_ERRORS.filter(({ status }) => status !== 429);
  return [...TEAMS_ERRORS.map((error) => trial('member', error)), ...listErrors.map((error) => trial('list', error))];
}

const PLATFORMS: {
  name: 'Slack' | 'Teams';
  create(): Promise<{ farEnd: FarEnd; lookUps: LookUp[] }>;
  /** What says that there is no such person. */
  answers(call: string, error: string): boolean;
}[] = [
  {
    name: 'Slack',
    async create() {
      const slack = await bareSlack();
      return { farEnd: slack.farEnd, lookUps: slackLookUps(slack) };
    },
    answers: (call, error) => call === 'users.info' && NOBODY.includes(error),
  },
  {
    name: 'Teams',
    async create() {
      const teams = await bareTeams();
      return { farEnd: teams.farEnd, lookUps: teamsLookUps(teams) };
    },
    answers: (call, error) => call === 'member' && /404|NotFound/.test(error),
  },
];

describe.each(PLATFORMS)('who people are, when $name does not tell in every way that was read of it', (platform) => {
  let fates: LookUpFate[];

  beforeAll(async () => {
    const { farEnd, lookUps } = await platform.create();
    fates = await lookUpAll(farEnd, lookUps);
  }, 180_000);

  const where = (is: (fate: LookUpFate) => boolean) => fates.filter(is).map(({ name }) => name);
  const expected = (is: (call: string, error: string) => boolean) =>
    where(({ name }) => {
      const [call = '', ...error] = name.split(' ');
      return is(call, error.join(' '));
    });
  const passes = (_call: string, error: string) => PASSING[platform.name].includes(error);

  it('is asked again when it may come right, and taken as said when there is no such person', () => {
    expect(where(({ became }) => became === 'again')).toEqual(expected(passes));
    expect(where(({ became }) => became === 'answered')).toEqual(expected(platform.answers));
  });

  it('is told to administrators when only somebody can mend it', () => {
    expect(where(({ told }) => told)).toEqual(
      expected((call, error) => !passes(call, error) && !platform.answers(call, error)),
    );
  });
});
