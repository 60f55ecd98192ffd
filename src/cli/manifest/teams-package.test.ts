import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { teamsPackage, writeTeamsPackage } from './teams-package.ts';

const APP_ID = '01234567-89ab-cdef-0123-456789abcdef';
const DOMAIN = 'bot.example.nl';

/** The manifest in a package, or an empty text. */
const manifestIn = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['manifest.json'] ?? new Uint8Array());

describe('the Teams package', () => {
  it('has the id and the domain filled in, in lower case', () => {
    const { bytes, pages } = teamsPackage({ appId: APP_ID.toUpperCase(), domain: 'Bot.Example.NL' });
    const manifest = manifestIn(bytes);
    expect(manifest).not.toMatch(/\{\{|\}\}/);
    expect(JSON.parse(manifest)).toMatchObject({ id: APP_ID, bots: [{ botId: APP_ID }], validDomains: [DOMAIN] });
    expect(pages).toContain(`https://${DOMAIN}/privacy`);
  });

  it.each(['', '1', `${APP_ID}0`, `{${APP_ID}}`])('takes no app id like "%s"', (appId) => {
    expect(() => teamsPackage({ appId, domain: DOMAIN })).toThrow(
      expect.objectContaining({ code: 'cli.manifest-app-id' }),
    );
  });

  it.each([
    '',
    'localhost',
    'https://bot.example.nl',
    'bot.example.nl/',
    'bot.example.nl:443',
    '127.0.0.1',
    '-a.example.nl',
    '*.example.nl',
    'bot.example.nl"',
    `${'a.'.repeat(130)}nl`,
  ])('takes no domain like "%s"', (domain) => {
    expect(() => teamsPackage({ appId: APP_ID, domain })).toThrow(
      expect.objectContaining({ code: 'cli.manifest-domain' }),
    );
  });

  it.each(['xn--caf-dma.example.nl', 'a.nl', 'bot-1.example.xn--p1ai'])('takes the domain "%s"', (domain) => {
    expect(teamsPackage({ appId: APP_ID, domain }).pages[0]).toBe(`https://${domain}`);
  });
});

describe('writing the Teams package', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'manifest-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('says whether a file was overwritten', async () => {
    const options = { appId: APP_ID, domain: DOMAIN, out: join(folder, 'bot.zip') };
    expect(await writeTeamsPackage(options)).toMatchObject({ overwritten: false });
    await writeFile(options.out, 'something else, and longer than a package'.repeat(1000));
    expect(await writeTeamsPackage(options)).toMatchObject({ overwritten: true });
    expect(manifestIn(new Uint8Array(await readFile(options.out)))).toContain(APP_ID);
  });

  it.each(['absent/bot.zip', 'bot.json'])('does not write to %s', async (name) => {
    const options = { appId: APP_ID, domain: DOMAIN, out: join(folder, name) };
    await expect(writeTeamsPackage(options)).rejects.toMatchObject({ code: 'cli.manifest-out' });
  });
});
