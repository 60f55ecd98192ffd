import { AppError } from '../errors.ts';

/** A file from a platform's own servers. */
export interface DownloadOptions {
  /** The largest file, in bytes. */
  maxBytes: number;
  /** Whether an address is one of the platform's own. */
  isAllowed(address: URL): boolean;
  headers?: Record<string, string>;
  /** In all, until the last byte; left out: {@link TIMEOUT_MS}. */
  timeoutMs?: number;
  /** Whether an answer that looks right says no. */
  refuses?(response: Response): boolean;
}

/** A large file over a slow line. */
const TIMEOUT_MS = 60_000;

/**
 * Fetches a file from a platform. A redirect is not followed: where it leads is not for the platform's secrets to go.
 *
 * @throws AppError `fetching.file-refused`, `fetching.file-gone`, `fetching.file-too-slow`, `fetching.file-unavailable` (retryable),
 *   `reading.too-large`
 */
export async function download(
  address: string,
  options: DownloadOptions,
): Promise<{ bytes: Uint8Array; mediaType: string | undefined }> {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || !options.isAllowed(url)) throw refused('not a server of the platform');
  const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  try {
    const response = await fetch(url, { headers: options.headers ?? {}, redirect: 'manual', signal });
    if (response.status !== 200 || options.refuses?.(response) === true) {
      await response.body?.cancel();
      throw statusError(response.status);
    }
    return {
      bytes: await readUpTo(response, options.maxBytes),
      mediaType: response.headers.get('content-type') ?? undefined,
    };
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (signal.aborted)
      throw new AppError({ code: 'fetching.file-too-slow', message: 'The file did not arrive in time.' });
    throw unavailable(error);
  }
}

async function readUpTo(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = Number(response.headers.get('content-length') ?? 0) > maxBytes ? Number.POSITIVE_INFINITY : 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    // Leaving the loop cancels the rest.
    if (size > maxBytes) throw new AppError({ code: 'reading.too-large', message: 'The file is too large.' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function statusError(status: number): AppError {
  if (status === 404 || status === 410) {
    return new AppError({ code: 'fetching.file-gone', message: 'The file is no longer there.' });
  }
  return status >= 500 || status === 429 ? unavailable(`status ${status}`) : refused(`status ${status}`);
}

function refused(cause: string): AppError {
  return new AppError({
    code: 'fetching.file-refused',
    message: 'The platform does not give the file. Check that the app may read files (Slack: the scope files:read).',
    cause,
  });
}

function unavailable(cause: unknown): AppError {
  return new AppError({
    code: 'fetching.file-unavailable',
    message: 'The file cannot be fetched now.',
    retryable: true,
    cause,
  });
}
