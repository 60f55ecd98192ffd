import { writeFile } from 'node:fs/promises';
import { readCases } from '../../cli/eval/cases.ts';
import { readQuestions, SPLITS } from '../../cli/eval/questions.ts';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';
import { sharesOfSteps } from './budget.ts';
import { type MeasuredBot, type Spent, startMeasuredBot } from './measuring.ts';
import { percentiles } from './percentiles.ts';
import { type Arrivals, askSteadily, type LoadRun, watchAnswers } from './slack-load.ts';

/** So much is asked a second: what is aimed at, and with the encoder what a machine might do. */
const RATES = { off: 60, on: 20 } as const;
const SECONDS = 20;
const WARM_UP_SECONDS = 5;
/** The profile is made apart, as it costs something itself, with as much as is answered at ease. */
const PROFILED = { rates: { off: 20, on: 5 }, seconds: 15 } as const;
const PROCESSES = [1, 2, 4];
/** One in so many is a case of an entrepreneur. */
const A_CASE_IN = 5;
/** Statements that are rarer are not shown. */
const SHOWN_FROM = 0.1;

interface Stage {
  driver: SlackDriver;
  arrivals: Arrivals;
  questions: readonly string[];
  databaseUrl: string;
}

/**
 * Questions and cases at a steady rate: how many are answered, how soon, and what a turn takes of the processor, in all and
 * by step; without the encoder and with it, by one process, and by two and four on one database. `answers off 1` measures
 * one of these only; what is behind it as well (`profile`) is a file to which the profile is written.
 */
export async function answersBench([encoder, processes, profile]: readonly string[]): Promise<void> {
  const questions = await whatIsAsked();
  for (const on of ['off', 'on'] as const) {
    if (encoder !== undefined && encoder !== on) continue;
    const postgres = await startTemporaryPostgres();
    const driver = await createSlackDriver();
    const stage = { driver, arrivals: watchAnswers(driver), questions, databaseUrl: postgres.url };
    try {
      for (const count of PROCESSES) {
        if (processes === undefined || processes.split(',').includes(String(count))) await measure(stage, on, count);
      }
      if (processes === undefined || profile !== undefined) await showBudget(stage, on, profile);
    } finally {
      await driver.close();
      await postgres.remove();
    }
  }
}

/** What the tuning halves of the evaluation hold: no two alike, as it is with people. */
async function whatIsAsked(): Promise<string[]> {
  const [tuning] = SPLITS;
  const questions = (await readQuestions('main')).concat(await readQuestions('tuning'), await readQuestions('third'));
  const cases = (await readCases()).filter(({ split }) => split === tuning);
  const asked = questions.filter(({ split, earlier }) => split === tuning && earlier.length === 0);
  return asked.flatMap(({ text }, at) => {
    const said = at % (A_CASE_IN - 1) === 0 ? cases[(at / (A_CASE_IN - 1)) % cases.length] : undefined;
    return said ? [text, said.text] : [text];
  });
}

async function withBots<Result>(
  { databaseUrl, driver }: Stage,
  options: { encoder: string; count: number; profiled: boolean },
  act: (bots: readonly MeasuredBot[]) => Promise<Result>,
): Promise<Result> {
  const bots: MeasuredBot[] = [];
  const environment = { ENCODER: options.encoder };
  try {
    for (let n = 0; n < options.count; n += 1) {
      bots.push(await startMeasuredBot(databaseUrl, driver, { profiled: options.profiled, environment }));
    }
    return await act(bots);
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
  }
}

async function measure(stage: Stage, encoder: keyof typeof RATES, count: number): Promise<void> {
  await withBots(stage, { encoder, count, profiled: false }, async (bots) => {
    const rate = RATES[encoder];
    await ask(stage, bots, rate, WARM_UP_SECONDS);
    const { run, spent } = await ask(stage, bots, rate, SECONDS);
    reportRun(`encoder ${encoder}, ${count} process${count === 1 ? '' : 'es'}, ${rate} asked a second`, run, spent);
  });
}

async function ask(stage: Stage, bots: readonly MeasuredBot[], rate: number, seconds: number) {
  const { driver, questions, arrivals } = stage;
  await Promise.all(bots.map((bot) => bot.begin()));
  const run = await askSteadily(driver, { urls: bots.map(({ url }) => url), questions, rate, seconds, arrivals });
  return { run, spent: await Promise.all(bots.map((bot) => bot.end())) };
}

function reportRun(title: string, run: LoadRun, spent: readonly Spent[]): void {
  const { p50, p95, p99 } = percentiles(run.answeredMs);
  const turns = run.answeredMs.length;
  const sum = (of: (one: Spent) => number) => spent.reduce((total, one) => total + of(one), 0) / turns;
  const statements = sum((one) => Object.values(one.statements).reduce((total, times) => total + times, 0));
  print(title);
  print(`  answered ${((turns / run.tookMs) * 1000).toFixed(1)} a second, lost ${run.lost}`);
  print(`  answers p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`);
  print(
    `  a turn: ${sum((one) => one.allMs).toFixed(1)} ms of the processor (first thread ${sum((one) => one.mainMs).toFixed(1)}), ${statements.toFixed(1)} statements`,
  );
  print(`  memory: ${spent.map(({ rssMb }) => `${rssMb.toFixed(0)} MB`).join(', ')}`);
}

async function showBudget(stage: Stage, encoder: keyof typeof RATES, file: string | undefined): Promise<void> {
  await withBots(stage, { encoder, count: 1, profiled: true }, async (bots) => {
    await ask(stage, bots, PROFILED.rates[encoder], WARM_UP_SECONDS);
    const { run, spent } = await ask(stage, bots, PROFILED.rates[encoder], PROFILED.seconds);
    const turns = run.answeredMs.length;
    const profiles = spent.flatMap(({ profile }) => (profile ? [profile] : []));
    const mainMs = spent.reduce((total, one) => total + one.mainMs, 0) / turns;
    const otherMs = spent.reduce((total, one) => total + one.allMs - one.mainMs, 0) / turns;
    print(`encoder ${encoder}, at ease: of the processor by step, a turn`);
    print(`  ${otherMs.toFixed(2).padStart(6)} ms  other threads (the encoder, garbage collection)`);
    for (const [step, share] of sharesOfSteps(profiles))
      print(`  ${(share * mainMs).toFixed(2).padStart(6)} ms  ${step}`);
    print('  statements, a turn:');
    const statements = Object.entries(spent[0]?.statements ?? {}).sort(([, one], [, other]) => other - one);
    for (const [statement, times] of statements.filter(([, count]) => count / turns >= SHOWN_FROM)) {
      print(`  ${(times / turns).toFixed(2).padStart(6)}  ${statement.slice(0, 150)}`);
    }
    if (file !== undefined) await writeFile(file, JSON.stringify(profiles[0]));
  });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
