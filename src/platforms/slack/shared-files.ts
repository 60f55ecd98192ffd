import type { webApi } from '@slack/bolt';
import { AppError } from '../../errors.ts';
import { isPassing } from '../passing.ts';
import { deliveryError, platformErrorOf } from './errors.ts';

const GONE: ReadonlySet<string> = new Set(['file_deleted', 'file_not_found']);

/**
 * Where a file lies of which an event told the id alone: `files.info`, scope `files:read`.
 *
 * @throws AppError `fetching.file-gone`, `fetching.file-refused`, `fetching.file-unavailable` (retryable)
 */
export async function addressOfFile(client: webApi.WebClient, file: string): Promise<string> {
  const told = await client.files.info({ file }).catch((error: unknown) => {
    throw fileError(error);
  });
  const url = told.file?.url_private_download;
  if (url === undefined) throw refused('no address');
  return url;
}

function fileError(error: unknown): AppError {
  const name = platformErrorOf(error) ?? '';
  if (GONE.has(name)) return new AppError({ code: 'fetching.file-gone', message: 'The file is no longer there.' });
  if (!isPassing(deliveryError(error))) return refused(error);
  return new AppError({
    code: 'fetching.file-unavailable',
    message: 'Slack does not tell of the file now.',
    retryable: true,
    cause: error,
  });
}

function refused(cause: unknown): AppError {
  const message = 'Slack does not tell where the file lies. The app needs the scope files:read.';
  return new AppError({ code: 'fetching.file-refused', message, cause });
}
