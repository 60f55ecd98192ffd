import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress } from './addresses.ts';
import { createFetcher } from './fetcher.ts';

describe('fetching', () => {
  let server: Server;
  let origin = '';
  const seen: { host: string; authorization: string | undefined }[] = [];
  /** Which names the pages of the test live under; all of them are this server. */
  const names: Record<string, string[]> = {
    'site.test': ['127.0.0.1'],
    'other.test': ['127.0.0.1'],
    'half.test': ['127.0.0.1', '10.0.0.7'],
    'inside.test': ['10.0.0.7'],
  };
  let resolved: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://x');
      seen.push({ host: request.headers.host ?? '', authorization: request.headers.authorization });
      const redirect = (location: string) => response.writeHead(302, { location }).end();
      const port = origin.split(':').at(-1);
      switch (pathname) {
        case '/page':
          return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>Hallo</p>');
        case '/to-page':
          return redirect('/page');
        case '/to-other':
          return redirect(`http://other.test:${port}/page`);
        case '/to-inside':
          return redirect(`http://inside.test:${port}/page`);
        case '/to-metadata':
          return redirect('http://169.254.169.254/latest/meta-data/');
        case '/to-file':
          return redirect('file:///etc/passwd');
        case '/round':
          return redirect('/round');
        case '/large':
          return response.writeHead(200).end(Buffer.alloc(5_000));
        case '/endless':
          response.writeHead(200);
          return void setImmediate(function more() {
            if (!response.destroyed && response.write(Buffer.alloc(1_000))) setImmediate(more);
          });
        case '/packed':
          return response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(100_000)));
        case '/silent':
          return;
        case '/broken':
          return response.writeHead(503).end();
        default:
          return response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The test server has no port.');
    origin = `http://site.test:${portOf(address)}`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const fetcher = createFetcher({
    maxBytes: 2_000,
    timeoutMs: 1_000,
    resolve: async (host) => {
      resolved.push(host);
      return (names[host] ?? [host]).map((address) => ({ address, family: 4 }));
    },
    // This machine stands for the internet here; everything else is judged as always.
    isAllowed: (address) => address === '127.0.0.1' || isPublicAddress(address),
  });

  it('gives the page, its kind and where it came from in the end', async () => {
    const page = await fetcher.fetch(`${origin}/to-page`);
    expect(new TextDecoder().decode(page.bytes)).toBe('<p>Hallo</p>');
    expect(page).toMatchObject({ mediaType: 'text/html; charset=utf-8', url: `${origin}/page` });
  });

  it.each([
    ['another kind of address', 'ftp://site.test/x', 'fetching.address'],
    ['a file', 'file:///etc/passwd', 'fetching.address'],
    ['no address', 'hallo', 'fetching.address'],
    ['a name and password in it', 'http://anna:geheim@site.test/', 'fetching.address'],
    ['a closed network', 'http://inside.test/page', 'fetching.forbidden'],
    ['a name that is also in a closed network', 'http://half.test/page', 'fetching.forbidden'],
    ['a number for this machine', 'http://2130706434/', 'fetching.forbidden'],
    ['this machine in IPv6', 'http://[::1]/', 'fetching.forbidden'],
    ['the metadata of a cloud', 'http://169.254.169.254/latest/meta-data/', 'fetching.forbidden'],
  ])('refuses %s', async (_what, url, code) => {
    await expect(fetcher.fetch(url)).rejects.toMatchObject({ code });
  });

  it.each([
    ['/to-inside', 'fetching.forbidden'],
    ['/to-metadata', 'fetching.forbidden'],
    ['/to-file', 'fetching.address'],
    ['/round', 'fetching.redirects'],
    ['/large', 'reading.too-large'],
    ['/endless', 'reading.too-large'],
    ['/packed', 'reading.too-large'],
    ['/silent', 'fetching.too-slow'],
    ['/broken', 'fetching.unavailable'],
    ['/nothing', 'fetching.refused'],
  ])('stops at %s', async (path, code) => {
    await expect(fetcher.fetch(origin + path)).rejects.toMatchObject({ code });
  });

  it('asks for a name once: the connection goes to what was checked', async () => {
    resolved = [];
    await fetcher.fetch(`${origin}/page`);
    expect(resolved).toEqual(['site.test']);
  });

  it('tells no secret to where it is led', async () => {
    seen.length = 0;
    await fetcher.fetch(`${origin}/to-other`, { authorization: 'Bearer geheim' });
    expect(seen.map(({ authorization }) => authorization)).toEqual(['Bearer geheim', undefined]);
  });
});

function portOf({ port }: AddressInfo): number {
  return port;
}
