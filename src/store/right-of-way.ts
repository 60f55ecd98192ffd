import { setImmediate as othersSeen } from 'node:timers/promises';

/**
 * Who goes first on the event loop, of which a process has one: what a platform waits for at the door goes before the
 * work that nobody counts the milliseconds of. A turn is a chain of statements with milliseconds of thinking between
 * them, and several turns at once are a queue in which an event that comes in would stand at the end, once for every
 * step of its own.
 */

/** What gives way does so no longer than this: turns go on, however much comes in. */
const AT_MOST_MS = 25;

let atTheDoor = 0;
let lettingGo = false;
const waiting = new Set<() => void>();

/** Does what somebody waits for at the door; until it ends, what gives way stands still. */
export async function withRightOfWay<Result>(work: () => Promise<Result>): Promise<Result> {
  atTheDoor += 1;
  try {
    return await work();
  } finally {
    atTheDoor -= 1;
    if (!lettingGo) {
      lettingGo = true;
      setImmediate(letOneGo);
    }
  }
}

/** Comes back when nobody is at the door, or after a while all the same. */
export async function givingWay(): Promise<void> {
  if (atTheDoor === 0) return;
  await new Promise<void>((resolve) => {
    const go = () => {
      clearTimeout(timer);
      waiting.delete(go);
      resolve();
    };
    const timer = setTimeout(go, AT_MOST_MS);
    waiting.add(go);
  });
}

/** Between two pieces of work that keep the processor busy: who came to the door meanwhile is seen, and goes first. */
export async function betweenSteps(): Promise<void> {
  await othersSeen();
  await givingWay();
}

/** One in each round of the event loop, so that who comes to the door meanwhile waits for one of them and not for all. */
function letOneGo(): void {
  const [first] = waiting;
  if (atTheDoor > 0 || !first) {
    lettingGo = false;
    return;
  }
  first();
  setImmediate(letOneGo);
}
