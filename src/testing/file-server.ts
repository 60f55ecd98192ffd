import { once } from 'node:events';
import { createServer } from 'node:http';

/** The place where a platform keeps the files that people share, on this machine. */
export interface FileServer {
  /** Puts a file there and returns its address. */
  put(name: string, bytes: Uint8Array): string;
  /** The headers with which each file was asked for. */
  readonly asked: { path: string; authorization: string | undefined }[];
  close(): Promise<void>;
}

export async function startFileServer(): Promise<FileServer> {
  const files = new Map<string, Uint8Array>();
  const asked: FileServer['asked'] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    asked.push({ path, authorization: request.headers.authorization });
    const bytes = files.get(path);
    if (bytes) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The file server has no port.');
  return {
    asked,
    put(name, bytes) {
      files.set(`/${name}`, bytes);
      return `http://127.0.0.1:${address.port}/${encodeURIComponent(name)}`;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
