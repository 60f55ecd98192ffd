import { beforeAll, describe, expect, it } from 'vitest';
import { RESPONSE_URL_STATUSES, slackErrors, TEAMS_ERRORS } from './documented-errors.ts';
import { bareSlack, bareTeams } from './far-ends.ts';
import { type FarEnd, type Fate, type Trial, tryAll } from './refusal-stage.ts';

const POSTS = ['chat.postMessage', 'chat.update', 'views.publish'] as const;

/** What the fake Slack refuses: what has buttons, in the place that is named after the trial. */
async function slackFarEnd(): Promise<{ farEnd: FarEnd; trials: Trial[] }> {
  const { farEnd, proxy, take, place } = await bareSlack();
  const refused = new Map<string, { method: string; error: string | number }>();
  proxy.refuseWhen(({ method, body, responseId }) => {
    const at = String(responseId ?? body.channel ?? body.user_id);
    const rule = refused.get(at);
    const hasLayout = JSON.stringify(body).includes('"button"');
    if (rule?.method === method && hasLayout) return rule.error;
    if (method === 'response_url') take(at);
    return undefined;
  });

  function trial(method: string, error: string | number): Trial {
    const id = `P${refused.size}`;
    refused.set(id, { method, error });
    const to = place(id);
    const name = `${method} ${error}`;
    if (method === 'views.publish') return { name, to: { ...to, kind: 'home', address: { user: id } } };
    if (method === 'response_url') {
      const address = { responseUrl: proxy.responseUrl(id), channel: 'C1', user: 'U1' };
      return { name, to: { ...to, kind: 'command', address } };
    }
    return method === 'chat.update' ? { name, to, standing: '1.1' } : { name, to };
  }

  const names = POSTS.flatMap((method) => slackErrors(method).map((error) => trial(method, error)));
  const statuses = RESPONSE_URL_STATUSES.map((status) => trial('response_url', status));
  return { farEnd, trials: [...names, ...statuses] };
}

async function teamsFarEnd(): Promise<{ farEnd: FarEnd; trials: Trial[] }> {
  const { farEnd, driver, place } = await bareTeams();
  const trials = ['post', 'update'].flatMap((call) =>
    TEAMS_ERRORS.map(({ status, code }, index): Trial => {
      const conversation = `a:${call}-${index}`;
      driver.connector.refuseIn(conversation, { status, ...(code ? { code } : {}), onlyCards: true });
      const name = `${call} ${status} ${code ?? ''}`.trim();
      const to = place(conversation, conversation, 'U1');
      return call === 'update' ? { name, to, standing: '1' } : { name, to };
    }),
  );
  const opening = TEAMS_ERRORS.map(({ status, code }, index): Trial => {
    const conversation = `a:open-${index}`;
    driver.connector.refuseToOpen(conversation, { status, ...(code ? { code } : {}) });
    const to = place(conversation, conversation, `open-${index}`);
    return { name: `open ${status} ${code ?? ''}`.trim(), to: { ...to, address: { ...to.address, unopened: 'yes' } } };
  });
  return { farEnd, trials: [...trials, ...opening] };
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
