import { ackBench } from './ack.ts';
import { ambassadorsBench } from './ambassadors.ts';
import { answersBench } from './answers.ts';
import { broadcastBench } from './broadcast.ts';
import { criteriaBench } from './criteria.ts';
import { deliveryBench } from './delivery.ts';
import { demoBench } from './demo.ts';
import { erasureBench } from './erasure.ts';
import { handOversBench } from './hand-overs.ts';
import { idleBench } from './idle.ts';
import { monthBench } from './month.ts';
import { peopleBench } from './people.ts';
import { readBench } from './read.ts';
import { retrievalBench } from './retrieval.ts';
import { routeBench } from './route.ts';
import { startBench } from './start.ts';
import { stormBench } from './storm.ts';
import { visitsBench } from './visits.ts';

async function benchPeople(): Promise<void> {
  await peopleBench();
  await erasureBench();
}

/** `npm run bench -- <name>`: measures, and prints what came out; nothing passes or fails. */
const BENCHES: Readonly<Record<string, (options: readonly string[]) => Promise<void>>> = {
  ack: ackBench,
  ambassadors: ambassadorsBench,
  answers: answersBench,
  broadcast: broadcastBench,
  criteria: criteriaBench,
  delivery: deliveryBench,
  demo: demoBench,
  'hand-overs': handOversBench,
  idle: idleBench,
  month: monthBench,
  people: benchPeople,
  read: readBench,
  retrieval: retrievalBench,
  route: routeBench,
  start: startBench,
  storm: stormBench,
  visits: visitsBench,
};

const [name = '', ...options] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) {
  await bench(options);
  process.exit(0);
} else {
  process.stderr.write(`Which one? npm run bench -- ${Object.keys(BENCHES).join(' | ')}\n`);
  process.exitCode = 1;
}
