import { nl } from '../i18n/nl.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { ReceivedMessage } from './chat-driver.ts';
import { eventually } from './eventually.ts';
import { type StormStage, startStormStage, type Victim } from './storm-stage.ts';

/** What a storm is made of. */
export interface StormPlan {
  /** Whom each kill takes, in order. */
  kills: readonly Victim[];
  /** So many events are acknowledged before each kill, which comes right after the last of them. */
  eventsPerKill: number;
  /** A served PostgreSQL, whose own process is not killed; null: the program's own. */
  databaseUrl: string | null;
}

/** What came of it, counted where it arrived: at Slack and in the mail. */
export interface StormReport {
  /** Acknowledged questions, cases and presses. */
  events: number;
  kills: number;
  /** What was acknowledged and had no effect, each in words. */
  lost: string[];
  /** What arrived more than once without saying that it may be double, each in words. */
  doubled: string[];
  /** Messages that say that they may be double, and e-mails that the bot itself does not know to have arrived. */
  doubtful: number;
}

const AT_ONCE = 3;
/** Longer than any lease, and than a start on a busy machine. */
const PATIENCE_MS = 120_000;
const QUESTION = 'Wat is social return?';
const { cases, platform } = nl;
/** What says that nothing came of a press: who reads it presses again. */
const NOT_DONE = [platform.busy, platform.pressFailed];

/** How the counter hears of a case: the one of Borne has an address, in the one of Dinkelland works Loes. */
type Way = 'card' | 'mail';
const PLACES: Readonly<Record<Way, string>> = { card: 'Denekamp', mail: 'Borne' };

interface Filed {
  way: Way;
  /** Says which case it is in everything that is written of it. */
  mark: string;
}

/**
 * Questions, cases and hand-overs to two bots while these and their database are killed. Whoever hears no
 * acknowledgement tries again, as Slack and people do; so all that was said must arrive once.
 */
export async function storm(plan: StormPlan): Promise<StormReport> {
  const stage = await startStormStage(plan.databaseUrl);
  try {
    const loes = await prepare(stage);
    const said = await saidInStorm(stage, plan);
    return await stage.withPrisma(async (prisma) => {
      await calm(prisma);
      const report: StormReport = { ...said.report, doubled: [], doubtful: 0 };
      for (const thread of said.asked) judge(report, 'answer', thread, (await answered(stage, thread)).map(isDoubtful));
      for (const filed of said.filed) await judgeCase({ stage, prisma, report, loes }, filed);
      return report;
    });
  } finally {
    await stage.close();
  }
}

/** Gives both counters somebody to reach; returns where Loes reads. */
async function prepare({ driver, withPrisma }: StormStage): Promise<string> {
  const { thread } = await driver.say('Loes', 'hoi', 'channel');
  await driver.answers(thread, 1);
  await withPrisma(async (prisma) => {
    const { id: personId } = await prisma.person.findFirstOrThrow();
    await prisma.counterMember.create({ data: { counterId: 'gem-dinkelland', personId, name: 'Loes' } });
    await prisma.counter.update({ where: { id: 'gem-borne' }, data: { email: 'loket@example.nl' } });
  });
  return driver.direct('Loes');
}

async function saidInStorm(stage: StormStage, { kills, eventsPerKill }: StormPlan) {
  const { driver } = stage;
  const asked: string[] = [];
  const filed: Filed[] = [];
  const report = { events: 0, kills: 0, lost: [] as string[] };
  let strikes = Promise.resolve();
  let people = 0;

  function acknowledged(): void {
    report.events += 1;
    const victim = report.events % eventsPerKill === 0 ? kills[report.kills] : undefined;
    if (!victim) return;
    report.kills += 1;
    strikes = strikes.then(() => stage.strike(victim));
  }

  /** The same event again until it is acknowledged. */
  async function ask(person: string): Promise<void> {
    const text = `<@${driver.botUserId}> ${QUESTION}`;
    const { channel, ts } = await driver.post(person, text);
    const user = driver.userId(person);
    const event = { type: 'app_mention', user, text, ts, event_ts: ts, channel, team: driver.tenant };
    await untilDone('an acknowledgement', async () => (await driver.sendEvent(event)).status === 200);
    acknowledged();
    asked.push(`${channel}:${ts}`);
  }

  async function handOver(person: string, { way, mark }: Filed): Promise<void> {
    const text = `Ik sprak een ondernemer uit ${PLACES[way]}, zij zoekt een werkplaats voor haar ${mark}.`;
    let thread = '';
    await untilDone('an acknowledgement', async () => {
      const said = await driver.say(person, text);
      thread = said.thread;
      return said.status === 200;
    });
    acknowledged();
    await untilDone(`the proposal of ${mark}`, async () => Boolean(await toPress(stage, thread)));
    await untilDone(`an answer to the press for ${mark}`, async () => {
      const proposal = await toPress(stage, thread);
      // It is pressed no more once the card says that it was done.
      if (!proposal) return true;
      const { status, shown } = await driver.press(person, thread, proposal.id, cases.handOver);
      if (status !== 200) return false;
      const seen = await shown();
      return seen.kind === 'words' && !NOT_DONE.some((sentence) => seen.words.includes(sentence));
    });
    acknowledged();
    filed.push({ way, mark });
  }

  /** What fails is done again, by way of the other bot. */
  function untilDone(what: string, attempt: () => Promise<boolean>): Promise<true> {
    const once = async () => {
      stage.turnAbout();
      return (await attempt().catch(() => false)) || undefined;
    };
    return eventually(what, once, undefined, PATIENCE_MS);
  }

  async function somebody(): Promise<void> {
    while (report.kills < kills.length) {
      people += 1;
      const person = `Collega ${people % AT_ONCE}`;
      const way = people % AT_ONCE === 0 ? 'mail' : 'card';
      const acts = people % 2 === 0 ? ask(person) : handOver(person, { way, mark: `${people} meubels` });
      await acts.catch((error: Error) => report.lost.push(error.message));
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, somebody));
  await strikes;
  return { asked, filed, report };
}

async function toPress({ driver }: StormStage, thread: string): Promise<ReceivedMessage | undefined> {
  return (await driver.answers(thread, 0)).findLast(({ buttons }) => buttons.includes(cases.handOver));
}

/** Nothing is on its way any more. */
async function calm(prisma: PrismaClient): Promise<void> {
  const open = async () => {
    const counts = await Promise.all([
      prisma.inboxEntry.count({ where: { state: { in: ['received', 'working'] } } }),
      prisma.outboxEntry.count({ where: { state: { in: ['queued', 'sending'] } } }),
      prisma.mailEntry.count({ where: { state: { in: ['queued', 'sending'] } } }),
    ]);
    return counts.reduce((sum, count) => sum + count, 0);
  };
  const none = async () => ((await open()) === 0 ? true : undefined);
  await eventually('everything to be done', none, async () => `${await open()} left`, PATIENCE_MS);
}

async function answered({ driver }: StormStage, thread: string): Promise<ReceivedMessage[]> {
  return (await driver.answers(thread, 0)).filter(({ sources }) => sources.length > 0);
}

function isDoubtful({ text }: ReceivedMessage): boolean {
  return text.includes(platform.possiblyDouble);
}

/** @param arrivals one for each that arrived: whether it says that it may be double */
function judge(report: StormReport, what: string, which: string, arrivals: readonly boolean[]): void {
  const doubtful = arrivals.filter(Boolean).length;
  if (arrivals.length === 0) report.lost.push(`${what} ${which}`);
  if (arrivals.length - doubtful > 1) report.doubled.push(`${what} ${which}`);
  report.doubtful += doubtful;
}

interface Court {
  stage: StormStage;
  prisma: PrismaClient;
  report: StormReport;
  /** Where Loes reads. */
  loes: string;
}

async function judgeCase({ stage, prisma, report, loes }: Court, { way, mark }: Filed): Promise<void> {
  const handedOver = { state: { not: 'draft' }, request: { contains: ` ${mark}` } } as const;
  const found = await prisma.entrepreneurCase.findMany({ where: handedOver });
  judge(
    report,
    'case',
    mark,
    found.map(() => false),
  );
  for (const { number } of found) {
    const title = cases.counterTitle(number);
    if (way === 'card') {
      const cards = (await stage.driver.answers(loes, 0)).filter(({ text }) => text.includes(title));
      judge(report, 'card', mark, cards.map(isDoubtful));
    } else {
      const mails = stage.mailServer.received.filter(({ subject }) => subject?.includes(title));
      const told = await prisma.mailEntry.count({
        where: { state: { in: ['uncertain', 'failed'] }, subject: { contains: title } },
      });
      judge(report, 'e-mail', mark, [...mails.map(() => false), ...Array.from({ length: told }, () => true)]);
    }
  }
}
