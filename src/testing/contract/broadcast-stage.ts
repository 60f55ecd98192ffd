import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import type { Role } from '../../store/generated/enums.ts';
import type { ChatDriver, ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import type { ReceivedForm, Shown } from '../shown.ts';
import { formIn } from '../shown.ts';

/** People are at work. */
export const MONDAY = new Date('2026-11-30T09:00:00Z');

/** Somebody in a chat, with the place where they are alone with the bot. */
export interface Seat {
  driver: ChatDriver;
  person: string;
  personId: string;
  inbox: string;
}

/** A bot with people around it, for broadcasts. */
export interface BroadcastStage {
  running: RunningBot;
  /** Somebody says hello, and gets a role. */
  meet(driver: ChatDriver, person: string, ...roles: Role[]): Promise<Seat>;
  /** The latest message with these words that somebody has. */
  read(seat: Seat, words: string, where?: string): Promise<ReceivedMessage>;
  /** Everything with these words that somebody has. */
  all(seat: Seat, words: string): Promise<ReceivedMessage[]>;
  press(seat: Seat, message: ReceivedMessage, label: string, where?: string): Promise<Shown>;
  /** Says it where they speak, and gives what is said back. */
  say(seat: Seat, thread: string, text: string): Promise<ReceivedMessage>;
  /** The card of a draft that somebody wrote with the form, and where it stands. */
  write(seat: Seat, values: Parameters<ReceivedForm['send']>[0]): Promise<{ card: ReceivedMessage; where: string }>;
  stop(): Promise<void>;
}

/** Where one reads what is said in the channel itself, given a thread of it. */
export function ofChannel(thread: string): string {
  if (thread.includes('#')) return thread.replace(/;messageid=[^#]*/, '');
  return `flat:${thread}`;
}

export async function createBroadcastStage(
  drivers: readonly ChatDriver[],
  environment: Record<string, string> = {},
): Promise<BroadcastStage> {
  const running = await startRunningBot(drivers, environment);
  const { prisma } = running.database;
  await setClock(prisma, MONDAY);

  async function press(seat: Seat, message: ReceivedMessage, label: string, where = seat.inbox): Promise<Shown> {
    return (await seat.driver.press(seat.person, where, message.id, label)).shown();
  }

  return {
    running,
    press,
    async meet(driver, person, ...roles) {
      await driver.answers((await driver.say(person, 'Hoi')).thread, 1);
      const { personId } = await prisma.chatIdentity.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
      for (const role of roles) await prisma.roleGrant.create({ data: { personId, role } });
      return { driver, person, personId, inbox: await driver.direct(person) };
    },
    read: ({ driver, person, inbox }, words, where = inbox) =>
      eventually(
        `“${words}” at ${person}`,
        async () => (await driver.answers(where, 0)).findLast(({ text }) => text.includes(words)),
        async () => {
          const open = await prisma.outboxEntry.findMany({
            where: { state: { not: 'sent' } },
            select: { about: true, state: true, purpose: true, errorCode: true, availableAt: true },
          });
          return JSON.stringify({ has: (await driver.answers(where, 0)).map(({ text }) => text), notSent: open });
        },
      ),
    async say({ driver, person }, thread, text) {
      const before = (await driver.answers(thread, 0)).map(({ id, text: words }) => `${id} ${words}`);
      await driver.reply(person, thread, text);
      for (let count = before.length + 1; ; count += 1) {
        const answers = await driver.answers(thread, count);
        const fresh = answers.findLast(({ id, text: words }) => !before.includes(`${id} ${words}`));
        if (fresh && !fresh.text.includes(nl.delivery.replaced)) return fresh;
      }
    },
    all: async ({ driver, inbox }, words) =>
      (await driver.answers(inbox, 0)).filter(({ text }) => text.includes(words)),
    async write(seat, values) {
      const { driver, person, inbox } = seat;
      const { broadcasts } = nl;
      const { thread } = await driver.say(person, '/impact bericht');
      const invitation = await eventually(
        'the invitation to write',
        async () =>
          (await driver.answers(thread, 0)).findLast(({ buttons }) => buttons.includes(broadcasts.invitation.label)),
        async () => JSON.stringify((await driver.answers(thread, 0)).map(({ text }) => text)),
      );
      const form = formIn(await press(seat, invitation, broadcasts.invitation.label, thread));
      await form.send(values);
      const { number } = await prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
      return eventually('the card', async () => {
        for (const where of [thread, inbox]) {
          const messages = await driver.answers(where, 0);
          const card = messages.find(({ text }) => text.includes(broadcasts.states.draft(number)));
          if (card) return { card, where };
        }
        return undefined;
      });
    },
    async stop() {
      await running.stop();
      for (const driver of drivers) await driver.close();
    },
  };
}
