import type { webApi } from '@slack/bolt';
import { contentOf } from '../../chat/file-content.ts';
import type { AttachedFile } from '../../chat/reply.ts';

/** What is needed to send a file: the app's client, and whether an address is one of Slack's own. */
interface Upload {
  client: webApi.WebClient;
  file: AttachedFile;
  isAllowed(url: URL): boolean;
  timeoutMs: number;
}

/**
 * Brings a file to Slack; nobody sees it yet. It takes the scope `files:write`: a workspace in which the app was installed
 * before that refuses it until the app is installed anew.
 *
 * @returns the id of the file
 * @throws what Slack or the network says
 */
export async function uploadFile({ client, file, isAllowed, timeoutMs }: Upload): Promise<string> {
  const content = contentOf(file);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal({
    filename: file.name,
    length: bytes.length,
  });
  if (!URL.canParse(url) || !isAllowed(new URL(url))) throw new Error('The address for a file is not one of Slack.');
  const response = await fetch(url, { method: 'POST', body: bytes, signal: AbortSignal.timeout(timeoutMs) });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`Slack does not take the file (${response.status}).`);
  return id;
}

/** Shows a file that was brought, in the place of the message it goes along with. */
export async function shareFile(
  client: webApi.WebClient,
  { id, name, channel, thread }: { id: string; name: string; channel: string; thread: string | undefined },
): Promise<void> {
  const place = thread === undefined ? { channel_id: channel } : { channel_id: channel, thread_ts: thread };
  await client.files.completeUploadExternal({ files: [{ id, title: name }], ...place });
}
