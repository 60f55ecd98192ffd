import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { startBot } from '../../app/bot.ts';
import { readConfig } from '../../app/config.ts';
import type { PassingTime } from '../../app/passing-time.ts';
import { type Settled, settle } from '../../cli/talk/settling.ts';
import { createCast } from '../../platforms/terminal/people.ts';
import { createScreen, type Received } from '../../platforms/terminal/screen.ts';
import { createTerminal, type Terminal } from '../../platforms/terminal/terminal.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { colleaguesOf, type MonthSize, peopleWithRoles } from './network.ts';

/** The whole bot in this process with many people in its terminal, and its time passed by hand. */
export interface MonthStage {
  prisma: PrismaClient;
  time: PassingTime;
  people: Settled;
  /** Somebody says something to the bot alone; it is answered when `time` has settled. */
  say(as: string, text: string): Promise<void>;
  /** Presses the button that the message has. */
  press(as: string, message: string, label: string): Promise<void>;
  /** Sends the form that a press opened. */
  fill(as: string, action: string, values: Record<string, string>): Promise<void>;
  /** What came since the last time this was asked. */
  take(): readonly Received[];
  close(): Promise<void>;
}

/** So many messages can be pressed: what nobody presses any more would fill the memory of the simulation. */
const PRESSABLE = 5_000;

/** @param database with the articles, rules and counters in it, and a connection to it */
export async function openMonthStage(
  database: { url: string; prisma: PrismaClient },
  size: MonthSize,
): Promise<MonthStage> {
  const { prisma, url } = database;
  const cast = createCast();
  const screen = createScreen(PRESSABLE);
  const people = await settle(prisma, cast, { network: peopleWithRoles(size), open: false });
  for (const person of colleaguesOf(size)) cast.add(person);
  const held: { terminal?: Terminal } = {};
  const publicUrl = 'http://127.0.0.1:1';
  const config = {
    ...readConfig({ DATABASE_URL: url, DATA_DIR: tmpdir(), HOST: '127.0.0.1', PORT: '0' }),
    publicUrl,
    links: { signingKey: randomBytes(32), publicUrl },
    // A second broker who agrees is tried elsewhere.
    broadcastApprovalAbove: 2 * size.people + 1_000,
  };
  const bot = await startBot(config, createLogger({ level: 'silent' }), {
    rehearsal: {
      createPlatform(deps) {
        const { service, terminal } = createTerminal({ cast, screen }, deps);
        held.terminal = terminal;
        return service;
      },
      mailer: { send: async ({ to, subject, text }) => screen.showMail(to, `${subject}\n\n${text}`) },
    },
  });
  const { terminal } = held;
  if (bot.time === null || terminal === undefined) throw new Error('The bot did not open the terminal.');
  let lines = 0;

  async function hear(as: string, deed: object): Promise<void> {
    lines += 1;
    const line = { id: lines, as, conversation: as, place: 'personal' as const, mentioned: true, ...deed };
    const problem = await terminal?.hear(line);
    if (problem) throw new Error(`${as}: ${problem}`);
  }

  return {
    prisma,
    time: bot.time,
    people,
    say: (as, text) => hear(as, { text }),
    press: (as, message, label) => hear(as, { press: { message, label } }),
    fill: (as, action, values) => hear(as, { form: { action, values } }),
    take: () => screen.take(),
    close: () => bot.stop(),
  };
}
