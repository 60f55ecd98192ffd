import { parentPort, workerData } from 'node:worker_threads';
import { openEncoder, type Purpose } from './encoder.ts';

// A thread of its own: a text takes tens of milliseconds of processor, in which nobody else would get an answer.

const port = parentPort;
const encoder = await openEncoder(String(workerData));
port?.on('message', ({ id, text, purpose }: { id: number; text: string; purpose: Purpose }) => {
  const vector = encoder.encode(text, purpose);
  port.postMessage({ id, vector }, [vector.buffer]);
});
port?.postMessage({ dimensions: encoder.dimensions });
