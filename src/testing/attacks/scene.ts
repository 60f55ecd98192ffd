import type { PrismaClient } from '../../store/generated/client.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver } from '../teams-driver.ts';
import { type Asker, createSlackAsker, createTeamsAsker, type Said } from './asking.ts';

/** Only ends what hangs: on a busy machine what takes a minute takes ten. */
const DEADLINE_MS = 900_000;
/** So many requests at a time: enough to keep the bot busy, few enough for one server of tests. */
const AT_ONCE = 24;

/** One bot on both platforms, and everything that leaves it. */
export interface Scene {
  running: RunningBot;
  askers: readonly Asker[];
  /** Says everything on a platform and waits until each has been answered; returns where. */
  sayAll(asker: Asker, said: readonly Said[]): Promise<string[]>;
  /** The same for commands, where there are any; where there are none, nowhere. */
  commandAll(asker: Asker, commands: readonly { person: string; text: string }[]): Promise<string[]>;
  readAll(asker: Asker, presses: readonly { person: string; place: string; passageId: string }[]): Promise<void>;
  /** Everything that was logged or waits in a queue. */
  behindTheScenes(): Promise<string>;
  close(): Promise<void>;
}

export async function openScene(
  environment: Record<string, string>,
  prepare: (prisma: PrismaClient) => Promise<void>,
): Promise<Scene> {
  const slack = await createSlackDriver();
  const teams = await createTeamsDriver();
  const running = await startRunningBot([slack, teams], environment, [], prepare);
  const askers = [createSlackAsker(slack, () => running.bot.url), createTeamsAsker(teams)];

  return {
    running,
    askers,
    async sayAll(asker, said) {
      const before = asker.arrived();
      const expected = new Map<string, number>();
      const places: string[] = [];
      await inBatches(said, async (one, at) => {
        const place = await asker.say(one);
        places[at] = place;
        expected.set(place, (expected.get(place) ?? before.get(place) ?? 0) + 1);
      });
      const missing = () => {
        const arrived = asker.arrived();
        return [...expected].filter(([place, count]) => (arrived.get(place) ?? 0) < count).map(([place]) => place);
      };
      await eventually(
        `an answer in every conversation on ${asker.platform}`,
        async () => missing().length === 0 || undefined,
        async () =>
          `none in ${missing().length} of ${expected.size}: ${said
            .filter((_, at) => missing().includes(places[at] ?? ''))
            .map(({ person, text }) => `${person} ${text.slice(0, 40)}`)
            .slice(0, 8)
            .join(', ')}`,
        DEADLINE_MS,
      );
      return places;
    },
    async commandAll(asker, commands) {
      const places: string[] = [];
      await inBatches(commands, async ({ person, text }) => {
        const place = await asker.command(person, text);
        if (place !== null) places.push(place);
      });
      await eventually(
        `the answers to ${places.length} commands`,
        async () => places.every((place) => (asker.arrived().get(place) ?? 0) > 0) || undefined,
        async () => 'fewer',
        DEADLINE_MS,
      );
      return places;
    },
    readAll: (asker, presses) =>
      inBatches(presses, ({ person, place, passageId }) => asker.readPassage(person, place, passageId)),
    async behindTheScenes() {
      const jobs = await running.database.prisma.$queryRaw`SELECT job::text FROM pgboss.job`;
      return `${running.logged.join('\n')}\n${JSON.stringify(jobs)}`;
    },
    async close() {
      await running.stop();
      await Promise.all([slack.close(), teams.close()]);
    },
  };
}

async function inBatches<Item>(items: readonly Item[], act: (item: Item, at: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    await Promise.all(items.slice(from, from + AT_ONCE).map((item, offset) => act(item, from + offset)));
  }
}
