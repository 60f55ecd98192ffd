import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '0123456789', ORGANISATION_NAME: 'Provincie' };

function mistakesIn(environment: Record<string, string>): string {
  try {
    readConfig(environment);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

describe('the configuration', () => {
  it('needs nothing for what works without an account', () => {
    expect(readConfig({})).toMatchObject({ slack: null, teams: null, model: null, port: 3978 });
  });

  it('takes an empty variable as one that is not set', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: ' ', PORT: '' })).toMatchObject({ slack: null, port: 3978 });
  });

  it('reports every mistake at once, by name and with what was expected', () => {
    const mistakes = mistakesIn({
      PORT: 'drie',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://x',
      SLACK_BOT_TOKEN: 'abc',
      TEAMS_APP_ID: 'not-an-id',
      RETENTION_INBOX_DAYS: '0',
    });
    for (const name of [
      'PORT',
      'LOG_LEVEL',
      'DATABASE_URL',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'TEAMS_APP_ID',
      'TEAMS_APP_PASSWORD',
      'TEAMS_TENANT_ID',
      'ORGANISATION_NAME',
      'RETENTION_INBOX_DAYS',
    ]) {
      expect(mistakes).toContain(`- ${name}: `);
    }
  });

  it.each([
    [{ SLACK_SIGNING_SECRET: '0123456789' }, 'SLACK_BOT_TOKEN'],
    [{ ...SLACK, SLACK_SIGNING_SECRET: '' }, 'SLACK_SIGNING_SECRET'],
    [{ TEAMS_TENANT_ID: '7f5a3c1e-9b0d-4e52-8a76-0c2f6f1d9b11' }, 'TEAMS_APP_ID'],
    [{ AZURE_OPENAI_API_KEY: 'k' }, 'AZURE_OPENAI_ENDPOINT'],
    [{ SMTP_URL: 'smtp://127.0.0.1:25' }, 'MAIL_FROM'],
    [{ LINK_SIGNING_KEY: 'A'.repeat(44) }, 'PUBLIC_URL'],
    [{ TEAMS_TOKEN_ISSUER: 'https://issuer.example' }, 'TEAMS_LOGIN_URL'],
  ])('asks for what belongs together', (environment, missing) => {
    expect(mistakesIn(environment)).toContain(`- ${missing}: `);
  });

  const OAUTH = {
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'het-geheim',
    SLACK_SIGNING_SECRET: '0123456789',
    PUBLIC_URL: 'https://bot.example.nl/',
    ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
  };

  it('reads Slack in several workspaces, with no workspace of its own', () => {
    expect(readConfig(OAUTH)).toMatchObject({
      publicUrl: 'https://bot.example.nl',
      encryptionKeys: [Buffer.alloc(32, 1)],
      slack: { botToken: undefined, oauth: { clientId: '1.2', publicUrl: 'https://bot.example.nl' } },
    });
  });

  it.each([
    [{ ...OAUTH, PUBLIC_URL: '' }, 'PUBLIC_URL'],
    [{ ...OAUTH, PUBLIC_URL: 'http://bot.example.nl' }, 'PUBLIC_URL'],
    [{ ...OAUTH, PUBLIC_URL: 'https://bot.example.nl?a=1' }, 'PUBLIC_URL'],
    [{ ...OAUTH, ENCRYPTION_KEY: '' }, 'ENCRYPTION_KEY'],
    [{ ...OAUTH, ENCRYPTION_KEY: `${OAUTH.ENCRYPTION_KEY},a2xlaW4=` }, 'ENCRYPTION_KEY'],
    [{ ...OAUTH, SLACK_CLIENT_SECRET: '' }, 'SLACK_CLIENT_SECRET'],
    [{ ...OAUTH, SLACK_SIGNING_SECRET: '' }, 'SLACK_SIGNING_SECRET'],
  ])('does not take %o', (environment, variable) => {
    expect(mistakesIn(environment)).toContain(`- ${variable}: `);
  });

  it('says how to make a key', () => {
    expect(mistakesIn({ ...OAUTH, ENCRYPTION_KEY: '' })).toMatch(/ENCRYPTION_KEY: .*randomBytes\(32\)/);
    expect(mistakesIn({ ...OAUTH, ENCRYPTION_KEY: 'kort' })).toMatch(/ENCRYPTION_KEY: .*randomBytes\(32\)/);
  });

  it('takes http on this machine, and several keys', () => {
    const key = OAUTH.ENCRYPTION_KEY;
    const set = readConfig({ ...OAUTH, PUBLIC_URL: 'http://localhost:3978', ENCRYPTION_KEY: `${key}, ${key}` });
    expect(set).toMatchObject({ publicUrl: 'http://localhost:3978', encryptionKeys: { length: 2 } });
  });

  it('reads e-mail and links', () => {
    const { mail, links } = readConfig({
      SMTP_URL: 'smtps://user:password@mail.example.nl:465',
      MAIL_FROM: 'Impactmakelaar <bot@example.nl>',
      PUBLIC_URL: 'https://bot.example.nl',
      LINK_SIGNING_KEY: Buffer.alloc(32, 1).toString('base64'),
    });
    expect(mail).toMatchObject({ from: 'Impactmakelaar <bot@example.nl>' });
    expect(links?.signingKey).toHaveLength(32);
  });

  it.each([
    [
      { LINK_SIGNING_KEY: Buffer.alloc(31).toString('base64'), PUBLIC_URL: 'https://bot.example.nl' },
      'LINK_SIGNING_KEY',
    ],
    [{ LINK_SIGNING_KEY: 'geen sleutel!', PUBLIC_URL: 'https://bot.example.nl' }, 'LINK_SIGNING_KEY'],
    [{ SMTP_URL: 'https://mail.example.nl', MAIL_FROM: 'bot@example.nl' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://mail.example.nl', MAIL_FROM: 'geen adres' }, 'MAIL_FROM'],
  ])('takes no key that is too short and no address that is none', (environment, wrong) => {
    expect(mistakesIn(environment)).toContain(`- ${wrong}: `);
  });

  it.each([
    ['RETENTION_INBOX_DAYS', 1, 3650],
    ['RETENTION_CONVERSATION_DAYS', 1, 3650],
    ['RETENTION_CASES_DAYS', 30, 3650],
    ['RETENTION_AUDIT_DAYS', 365, 3650],
  ])('takes %s from %i to %i, as it may be changed in chat', (name, least, most) => {
    for (const days of [least, most]) expect(mistakesIn({ [name]: String(days) })).toBe('');
    for (const days of [least - 1, most + 1, least + 0.5, 'een jaar']) {
      expect(mistakesIn({ [name]: String(days) })).toContain(
        `- ${name}: expected a whole number of days from ${least} to ${most}`,
      );
    }
  });

  it('never repeats a value, which may be a secret', () => {
    expect(mistakesIn({ SLACK_BOT_TOKEN: 'geheim-teken', DATABASE_URL: 'postgres:wachtwoord' })).not.toMatch(
      /geheim-teken|wachtwoord/,
    );
  });

  it('reads Slack over HTTP and in Socket Mode', () => {
    expect(readConfig(SLACK).slack).toMatchObject({ botToken: 'xoxb-1', signingSecret: '0123456789' });
    const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', ORGANISATION_NAME: 'Provincie' };
    expect(readConfig(socket).slack).toMatchObject({ appToken: 'xapp-1' });
  });

  it.each([
    [{ OPENAI_API_KEY: 'k' }, 'openai'],
    [{ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }, 'openai'],
    [{ AZURE_OPENAI_ENDPOINT: 'https://x.example', AZURE_OPENAI_API_KEY: 'k', AZURE_OPENAI_DEPLOYMENT: 'd' }, 'azure'],
  ])('reads the model from %o', (environment, kind) => {
    expect(readConfig(environment).model).toMatchObject({ kind });
  });
});
