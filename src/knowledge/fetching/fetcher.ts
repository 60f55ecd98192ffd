import { type ClientRequest, type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { AppError } from '../../errors.ts';
import { readingError } from '../reading/errors.ts';
import { checkedAddresses, type HostAddress, isPublicAddress, type Resolve, resolveHost } from './addresses.ts';

/** A page or file as the web gave it. */
export interface Fetched {
  bytes: Uint8Array;
  /** The address it came from in the end. */
  url: string;
  mediaType: string | undefined;
}

/** Fetches what somebody else named; see {@link createFetcher}. */
export interface Fetcher {
  /**
   * @param headers sent to the host of `url` only, never to where it redirects
   * @throws AppError `fetching.address`, `fetching.forbidden`, `fetching.refused`, `fetching.unavailable` (retryable),
   *   `fetching.too-slow`, `fetching.redirects`, `reading.too-large`
   */
  fetch(url: string, headers?: Readonly<Record<string, string>>): Promise<Fetched>;
}

export interface FetcherOptions {
  /** The largest answer, in bytes, packed and unpacked. */
  maxBytes: number;
  timeoutMs?: number;
  /** For tests: another resolver, and which addresses may be connected to. */
  resolve?: Resolve;
  isAllowed?: (address: string) => boolean;
}

const TIMEOUT_MS = 20_000;
const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number | undefined> = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches addresses that people name, so that none of them leads to what only this machine can reach: names are
 * resolved here, every address is checked, the connection goes to the address that was checked, and each redirect is
 * an address like the first one (OWASP, "Server-Side Request Forgery Prevention").
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { maxBytes, timeoutMs = TIMEOUT_MS, resolve = resolveHost, isAllowed = isPublicAddress } = options;

  async function follow(url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Fetched> {
    let at = url;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const addresses = await checkedAddresses(at.hostname, resolve, isAllowed);
      const response = await open(at, addresses, at.host === url.host ? headers : {}, signal);
      if (!REDIRECTS.has(response.statusCode)) return { ...(await read(response, maxBytes)), url: at.href };
      response.destroy();
      at = webAddress(response.headers.location ?? '', at);
    }
    throw new AppError({ code: 'fetching.redirects', message: 'The page keeps leading to another one.' });
  }

  return {
    async fetch(address, headers = {}) {
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        return await follow(webAddress(address), headers, signal);
      } catch (error) {
        if (error instanceof AppError) throw error;
        if (signal.aborted)
          throw new AppError({ code: 'fetching.too-slow', message: 'The site did not answer in time.' });
        throw unavailable(error);
      }
    },
  };
}

/** @throws AppError `fetching.address` */
export function webAddress(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new AppError({
      code: 'fetching.address',
      message: 'Expected an address that begins with https:// or http://, without a name and password in it.',
    });
  }
  return url;
}

function open(
  url: URL,
  to: readonly HostAddress[],
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options: RequestOptions = {
      signal,
      lookup: pinnedTo(to),
      // A connection of its own: one that was kept open could be to another address.
      agent: false,
      headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Impactmakelaar', ...headers },
    };
    const started: ClientRequest =
      url.protocol === 'https:' ? requestHttps(url, options, resolve) : requestHttp(url, options, resolve);
    started.on('error', reject);
    started.end();
  });
}

/** Whatever name is asked for, the answer is what was checked: a second look-up cannot give another. */
function pinnedTo(addresses: readonly HostAddress[]): LookupFunction {
  return (_host, options, callback) => {
    const [first] = addresses;
    if (options.all || !first) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
}

async function read(response: IncomingMessage, maxBytes: number): Promise<Omit<Fetched, 'url'>> {
  const status = response.statusCode ?? 0;
  if (status !== 200) {
    response.destroy();
    throw status >= 500 || status === 429 ? unavailable(`status ${status}`) : refused(status);
  }
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) {
    response.destroy();
    throw readingError('too-large');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size > maxBytes) throw readingError('too-large');
    chunks.push(part);
  }
  const bytes = await unpacked(Buffer.concat(chunks), response.headers['content-encoding'], maxBytes);
  return { bytes, mediaType: response.headers['content-type'] };
}

const UNPACK = new Map([
  ['gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

/** Some servers pack what nobody asked them to pack. */
async function unpacked(bytes: Buffer, encoding: string | undefined, maxBytes: number): Promise<Buffer> {
  const unpack = UNPACK.get(encoding ?? '');
  if (!unpack) return bytes;
  return unpack(bytes, { maxOutputLength: maxBytes }).catch((error: unknown) => {
    throw readingError('too-large', error);
  });
}

function refused(status: number): AppError {
  return new AppError({
    code: 'fetching.refused',
    message: 'The site does not give the page. Open it yourself, save it and send the file.',
    cause: `status ${status}`,
  });
}

function unavailable(cause: unknown): AppError {
  return new AppError({
    code: 'fetching.unavailable',
    message: 'The site cannot be reached now. Try again later.',
    retryable: true,
    cause,
  });
}
