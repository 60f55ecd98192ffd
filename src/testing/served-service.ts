import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import type { PlatformService } from '../platforms/platform-service.ts';

/**
 * A platform by itself on a real server.
 *
 * @param connect is told where it is, before it starts
 */
export async function serveService(
  service: PlatformService,
  connect: (url: string) => void,
): Promise<{ url: string; close(): Promise<void> }> {
  const app = express();
  service.mount(app);
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const url = `http://127.0.0.1:${address.port}`;
  connect(url);
  await service.start();
  return {
    url,
    async close() {
      await service.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
