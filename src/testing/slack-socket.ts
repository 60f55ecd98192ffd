import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { z } from 'zod';
import { eventually } from './eventually.ts';

const ackSchema = z.object({ envelope_id: z.string(), payload: z.record(z.string(), z.unknown()) });
type SocketAck = z.infer<typeof ackSchema>;

/** The Socket Mode side of Slack: one bot connects, gets envelopes and acknowledges them. */
export interface SlackSocket {
  readonly apiUrl: string;
  readonly tenant: string;
  /** The acknowledgements so far, oldest first. */
  readonly acks: readonly SocketAck[];
  /** How many connections are open. */
  connections(): number;
  /** Sends an envelope to the connected bot. */
  send(envelope: { envelope_id: string; type: string; payload: Record<string, unknown> }): void;
  /** The acknowledgement of an envelope, as soon as there is one. */
  ack(envelopeId: string): Promise<SocketAck>;
  /** The next `apps.connections.open` answers this error. */
  refuseNext(error: string): void;
  close(): Promise<void>;
}

const OPCODE = { text: 0x1, close: 0x8, ping: 0x9, pong: 0xa } as const;
/** From RFC 6455, section 1.3. */
const HANDSHAKE = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Starts it. */
export async function createSlackSocket(): Promise<SlackSocket> {
  const acks: SocketAck[] = [];
  const sockets = new Set<Duplex>();
  const refusals: string[] = [];
  let origin = '';

  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answerTo(request.url ?? '')));
  });

  function answerTo(url: string): Record<string, unknown> {
    if (url.endsWith('auth.test')) return { ok: true, team_id: 'T0SOCKET', user_id: 'U0IMPACT' };
    const error = refusals.shift();
    if (error !== undefined) return { ok: false, error };
    return { ok: true, url: `${origin.replace('http', 'ws')}/link` };
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const key = request.headers['sec-websocket-key'] ?? '';
    const accept = createHash('sha1').update(`${key}${HANDSHAKE}`).digest('base64');
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => sockets.delete(socket));
    readFrames(socket, (text) => acks.push(ackSchema.parse(JSON.parse(text))));
    socket.write(frame(OPCODE.text, JSON.stringify({ type: 'hello', num_connections: 1 })));
  });

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  origin = `http://127.0.0.1:${address.port}`;

  return {
    apiUrl: `${origin}/api/`,
    tenant: 'T0SOCKET',
    acks,
    connections: () => sockets.size,
    send(envelope) {
      for (const socket of sockets) socket.write(frame(OPCODE.text, JSON.stringify(envelope)));
    },
    ack: (id) =>
      eventually(`an acknowledgement of ${id}`, async () => acks.find((candidate) => candidate.envelope_id === id)),
    refuseNext: (error) => void refusals.push(error),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A frame as a server sends it: unmasked and whole. */
function frame(opcode: number, text: string): Buffer {
  const payload = Buffer.from(text);
  const header = Buffer.alloc(payload.length < 126 ? 2 : 4);
  header[0] = 0x80 | opcode;
  header[1] = payload.length < 126 ? payload.length : 126;
  if (payload.length >= 126) header.writeUInt16BE(payload.length, 2);
  return Buffer.concat([header, payload]);
}

/** Reads the masked frames of a client; answers pings and the closing handshake. */
function readFrames(socket: Duplex, onText: (text: string) => void): void {
  let buffer = Buffer.alloc(0);
  socket.on('data', (part: Buffer) => {
    buffer = Buffer.concat([buffer, part]);
    for (let read = takeFrame(buffer); read !== null; read = takeFrame(buffer)) {
      buffer = buffer.subarray(read.size);
      if (read.opcode === OPCODE.text) onText(read.text);
      if (read.opcode === OPCODE.ping) socket.write(frame(OPCODE.pong, read.text));
      if (read.opcode === OPCODE.close) socket.end(frame(OPCODE.close, ''));
    }
  });
}

function takeFrame(buffer: Buffer): { opcode: number; text: string; size: number } | null {
  if (buffer.length < 6) return null;
  const short = buffer.readUInt8(1) & 0x7f;
  const header = short === 126 ? 4 : 2;
  const length = short === 126 ? buffer.readUInt16BE(2) : short;
  const size = header + 4 + length;
  if (buffer.length < size) return null;
  const mask = buffer.subarray(header, header + 4);
  const payload = buffer.subarray(header + 4, size).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return { opcode: buffer.readUInt8(0) & 0x0f, text: Buffer.from(payload).toString('utf8'), size };
}
