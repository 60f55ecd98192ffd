import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileServer, startFileServer } from '../testing/file-server.ts';
import { download } from './download.ts';
import { isFileHost as isSlackFileHost } from './slack/outbound.ts';
import { isFileHost as isTeamsFileHost } from './teams/address.ts';

describe('a file of Slack', () => {
  const api = 'https://slack.com/api/';

  it.each([
    'https://files.slack.com/files-pri/T1-F1/download/a.pdf',
    'https://slack.com/x',
  ])('lies at %s', (address) => {
    expect(isSlackFileHost(new URL(address), api)).toBe(true);
  });

  it.each([
    'http://files.slack.com/a',
    'https://files.slack.com.example.org/a',
    'https://evilslack.com/a',
    'https://example.org/files.slack.com',
    'http://127.0.0.1/a',
  ])('does not lie at %s, and the token does not go there', (address) => {
    expect(isSlackFileHost(new URL(address), api)).toBe(false);
  });
});

describe('a file of Teams', () => {
  it.each([
    'https://gemeente.sharepoint.com/x',
    'https://gemeente-my.sharepoint.com/personal/x',
  ])('lies at %s', (address) => {
    expect(isTeamsFileHost(new URL(address), false)).toBe(true);
  });

  it.each([
    'http://gemeente.sharepoint.com/x',
    'https://gemeente.sharepoint.com:8443/x',
    'https://sharepoint.com.example.org/x',
    'https://xsharepoint.com/x',
    'http://127.0.0.1/x',
    'http://169.254.169.254/x',
  ])('does not lie at %s', (address) => {
    expect(isTeamsFileHost(new URL(address), false)).toBe(false);
  });
});

describe('fetching a file', () => {
  let server: FileServer;
  const isAllowed = ({ hostname }: URL) => hostname === '127.0.0.1';

  beforeAll(async () => {
    server = await startFileServer();
  });
  afterAll(() => server.close());

  it('stops at the largest size', async () => {
    const url = server.put('groot.txt', Buffer.alloc(5_000));
    expect((await download(url, { maxBytes: 5_000, isAllowed })).bytes).toHaveLength(5_000);
    await expect(download(url, { maxBytes: 4_999, isAllowed })).rejects.toMatchObject({ code: 'reading.too-large' });
  });

  it('ends what drips, however much of it comes', async () => {
    const url = server.refuse('druppels.txt', { drips: true });
    const options = { maxBytes: 1_000_000, isAllowed, timeoutMs: 200 };
    await expect(download(url, options)).rejects.toMatchObject({ code: 'fetching.file-too-slow' });
  });

  it.each([
    'no address',
    'http://localhost/x',
    'http://anna:geheim@127.0.0.1/x',
  ])('asks nothing of %s', async (address) => {
    const before = server.asked.length;
    await expect(download(address, { maxBytes: 1, isAllowed })).rejects.toMatchObject({
      code: 'fetching.file-refused',
    });
    expect(server.asked.length).toBe(before);
  });
});
