import type { PlatformService } from '../platforms/platform-service.ts';
import type { HttpServer } from './http.ts';

/** Works on until it is told to stop, and then finishes what it has in hand. */
interface Working {
  start(): void;
  drain(): Promise<void>;
}

/** Everything that runs in a bot, in no order. */
export interface Running {
  http: HttpServer;
  services: readonly PlatformService[];
  /** What is told of a turn that takes long. */
  waitingWord: { look(): Promise<unknown>; stop(): Promise<void> };
  /** Turns, and documents that are read: what people said or sent. */
  turns: Working;
  reading: Working;
  /** What makes messages of its own accord. */
  telling: readonly Working[];
  delivery: Working;
  mail: Working | null;
  jobs: { start(): Promise<void>; stop(): Promise<void> };
  bell: { start(): void; stop(): Promise<void> };
  retriever: { start(): void; stop(): Promise<void> };
  rules: { start(): void; stop(): void };
  figures: { start(): Promise<void>; close(): Promise<void> };
  meaning: { close(): Promise<void> };
  database: { close(): Promise<void> };
}

/**
 * From the inside out: what others stand on comes first, and nothing is taken in before all of it works.
 *
 * @param connect opens the platforms
 */
export async function startInOrder(running: Running, connect: () => Promise<void>): Promise<void> {
  const { figures, bell, retriever, rules, delivery, telling, mail, turns, waitingWord, reading, http, jobs } = running;
  await figures.start();
  await connect();
  for (const part of [bell, retriever, rules, delivery, ...telling, ...(mail ? [mail] : []), turns]) part.start();
  void waitingWord.look();
  reading.start();
  http.ready();
  await jobs.start();
}

/** From the outside in: first nothing new, then what is in hand, then what it stands on. */
export async function stopInOrder(running: Running): Promise<void> {
  running.http.notReady();
  await Promise.all(running.services.map((service) => service.stop()));
  await running.http.close();
  await running.turns.drain();
  await running.waitingWord.stop();
  await running.reading.drain();
  for (const part of running.telling) await part.drain();
  await running.delivery.drain();
  await running.retriever.stop();
  await running.meaning.close();
  running.rules.stop();
  await running.jobs.stop();
  await running.mail?.drain();
  await running.bell.stop();
  await running.figures.close();
  await running.database.close();
}
