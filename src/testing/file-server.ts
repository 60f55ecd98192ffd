import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';

/** `drips`: the file never ends, a byte at a time. */
export type FileRefusal = { status: number; page?: string } | { drips: true };

/** The place where a platform keeps the files that people share, on this machine. */
export interface FileServer {
  /** Puts a file there and returns its address. */
  put(name: string, bytes: Uint8Array): string;
  /** Answers so in place of the file, and returns its address. */
  refuse(name: string, answer: FileRefusal): string;
  /** The headers with which each file was asked for. */
  readonly asked: { path: string; authorization: string | undefined }[];
  close(): Promise<void>;
}

const DRIP_MS = 20;

function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/plain' });
  const timer = setInterval(() => response.write('x'), DRIP_MS);
  response.on('close', () => clearInterval(timer));
}

export async function startFileServer(): Promise<FileServer> {
  const files = new Map<string, Uint8Array>();
  const refusals = new Map<string, FileRefusal>();
  const asked: FileServer['asked'] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    asked.push({ path, authorization: request.headers.authorization });
    const bytes = files.get(path);
    const refusal = refusals.get(path);
    if (refusal && 'drips' in refusal) return drip(response);
    if (refusal) {
      const { status, page = '' } = refusal;
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    } else if (bytes) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The file server has no port.');
  const addressOf = (name: string) => `http://127.0.0.1:${address.port}/${encodeURIComponent(name)}`;
  return {
    asked,
    put(name, bytes) {
      files.set(`/${name}`, bytes);
      return addressOf(name);
    },
    refuse(name, answer) {
      refusals.set(`/${name}`, answer);
      return addressOf(name);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
