import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server of a real library on this machine, with what it was sent. */
export interface TestMailServer {
  url: string;
  /** What arrived, as a mail program reads it. */
  received: ParsedMail[];
  close(): Promise<void>;
}

/** How the server behaves: takes everything, knows no such address, or takes the e-mail and never answers. */
export type Behaviour = 'good' | 'refusing' | 'hanging';

export async function startTestMailServer(behaviour: Behaviour = 'good'): Promise<TestMailServer> {
  const received: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    // What hangs is broken off as soon as it is closed.
    closeTimeout: 1,
    onRcptTo(_address, _session, callback) {
      if (behaviour !== 'refusing') return callback();
      callback(Object.assign(new Error('No such user here'), { responseCode: 550 }));
    },
    onData(stream, _session, callback) {
      simpleParser(stream).then(
        (mail) => {
          received.push(mail);
          if (behaviour !== 'hanging') callback();
        },
        (error: Error) => callback(error),
      );
    },
  });
  // A client that is killed is an error to the library and the point of the test.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: urlOf(server.server),
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Something that listens and never says a word. */
export async function startSilentServer(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((socket) => socket.on('error', () => undefined));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: urlOf(server),
    async close() {
      server.close();
    },
  };
}

function urlOf(server: Pick<Server, 'address'>): string {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `smtp://127.0.0.1:${address.port}`;
}
