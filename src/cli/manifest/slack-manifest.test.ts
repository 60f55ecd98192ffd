import { describe, expect, it } from 'vitest';
import { slackManifest } from './slack-manifest.ts';

const ADDRESS = 'https://bot.example.nl/slack/events';
const connection = { event_subscriptions: { request_url: ADDRESS }, interactivity: { request_url: ADDRESS } };

describe('the Slack manifest', () => {
  it.each([
    'https://bot.example.nl',
    'https://bot.example.nl/',
    ADDRESS,
    `${ADDRESS}/`,
  ])('has the one address of the bot everywhere, given as %s', (url) => {
    expect(slackManifest({ url })).toMatchObject({
      oauth_config: { redirect_urls: ['https://bot.example.nl/slack/oauth_redirect'] },
      features: { slash_commands: [{ command: '/impact', url: ADDRESS }] },
      settings: { ...connection, socket_mode_enabled: false },
    });
  });

  it('keeps the path of a bot that does not stand at the root of its domain', () => {
    const url = 'https://example.nl/bot/slack/events';
    expect(slackManifest({ url: 'https://example.nl/bot' })).toMatchObject({
      features: { slash_commands: [{ url }] },
      oauth_config: { redirect_urls: ['https://example.nl/bot/slack/oauth_redirect'] },
    });
  });

  it('has no address for Socket Mode', () => {
    const manifest = slackManifest({ socket: true });
    expect(manifest).toMatchObject({ settings: { socket_mode_enabled: true } });
    expect(JSON.stringify(manifest)).not.toContain('http');
  });

  it('has the agent view in place of the assistant panel and its event', () => {
    const manifest = JSON.stringify(slackManifest({ socket: true, agentView: true }));
    expect(manifest).toContain('"agent_view":{"agent_description":');
    expect(manifest).not.toMatch(/assistant_(view|description|thread_started)/);
  });

  it.each([{}, { url: ADDRESS, socket: true }])('is for one way to reach the bot, not %j', (options) => {
    expect(() => slackManifest(options)).toThrow(expect.objectContaining({ code: 'cli.manifest-connection' }));
  });

  it.each([
    'http://bot.example.nl',
    'bot.example.nl',
    '',
    'https://a:b@bot.example.nl',
    'https://bot.example.nl?a=1',
  ])('takes no address like "%s"', (url) => {
    expect(() => slackManifest({ url })).toThrow(expect.objectContaining({ code: 'cli.manifest-url' }));
  });
});
