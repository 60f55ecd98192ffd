import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { nl } from '../i18n/nl.ts';
import { openTalk, type Received, type Talking } from './talking.ts';

/** The morning of a working day, on which nothing is due. */
const MORNING = '2026-12-01T09:00';

/** A talk about cases; starting one takes a database and a bot of its own. */
export interface CaseTalk extends Omit<Talking, 'close'> {
  /** Somebody says something in their own conversation. */
  say(as: string, text: string): Promise<Received[]>;
  /** Somebody tells of an entrepreneur, and passes it on. */
  handOver(as: string, text: string): Promise<Received[]>;
}

/** One talk for all tests of a file: what is said in it goes on from one test to the next. @param begin what goes before them */
export function oneCaseTalk(begin?: (talk: CaseTalk) => Promise<unknown>): CaseTalk {
  const { talk, open, close } = talkToOpen(begin);
  beforeAll(open, 240_000);
  afterAll(close);
  return talk;
}

/** A talk of its own for every test. @param begin what goes before each */
export function caseTalkEach(begin?: (talk: CaseTalk) => Promise<unknown>): CaseTalk {
  const { talk, open, close } = talkToOpen(begin);
  beforeEach(open, 120_000);
  afterEach(close);
  return talk;
}

function talkToOpen(begin?: (talk: CaseTalk) => Promise<unknown>) {
  let opened: Talking | null = null;
  const now = () => {
    if (opened === null) throw new Error('The talk has not begun.');
    return opened;
  };
  const talk: CaseTalk = {
    line: (line) => now().line(line),
    press: (as, label, where) => now().press(as, label, where),
    fill: (as, action, values) => now().fill(as, action, values),
    goTo: (moment) => now().goTo(moment),
    say: (as, text) => now().line({ conversation: as, as, text }),
    async handOver(as, text) {
      await talk.say(as, text);
      return now().press(as, nl.cases.handOver);
    },
  };
  return {
    talk,
    async open() {
      opened = await openTalk();
      await opened.goTo(MORNING);
      await begin?.(talk);
    },
    close: () => opened?.close(),
  };
}

/** The labels of all buttons that somebody got. */
export function buttonsOf(received: readonly Received[], who: string): string[] {
  return received.flatMap(({ to, buttons }) => (to === who ? buttons : []));
}
