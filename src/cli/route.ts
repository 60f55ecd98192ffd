import { styleText } from 'node:util';
import { Command } from 'commander';
import { readConfig } from '../app/config.ts';
import { learnedFiles } from '../app/own-learning.ts';
import { openReader } from '../app/reader.ts';
import type { Language } from '../chat/language.ts';
import type { MessageReader } from '../chat/reading.ts';
import type { Level } from '../counters/register.ts';
import { AppError } from '../errors.ts';
import type { Municipality } from '../gazetteer/gazetteer.ts';
import type { Elsewhere } from '../gazetteer/named-place.ts';
import { texts } from '../i18n/texts.ts';
import { CASE_FROM } from '../routing/message.ts';
import { type CaseRouter, type ConsideredMessage, openCaseRouter } from '../routing/router.ts';
import type { Destination, RoutingDecision } from '../routing/routing.ts';
import type { TopicBook } from '../routing/topic-book.ts';
import { answerBatch, printLine } from './batch.ts';
import { today } from './keeping.ts';
import { hasDatabase, withRules } from './with-rules.ts';

type CounterName = { id: string; name: string };

/** What `impact route --json` prints. */
export interface RouteResult {
  status: RoutingDecision['status'];
  municipality: Municipality | null;
  candidates: readonly Municipality[];
  level: Level | null;
  counter: CounterName | null;
  /** The other questions in the message, each with its own counter. */
  also: { topic: string; counter: CounterName }[];
  /** Ids, the leading one first. */
  topics: readonly string[];
  rule: { id: string; version: number } | null;
  because: string;
  /** With `outside`: where the place is, as far as known. */
  outside?: { place: string; elsewhere: Elsewhere | null };
  question?: string;
  options?: string[];
  /** How likely it is a case, the places as they were read, and counters that were passed over. */
  considered: { confidence: number; places: string[]; signals: string[]; skipped: readonly string[] };
  elapsedMs: number;
}

export function routeCommand(): Command {
  return new Command('route')
    .description('Say to which counter the question of an entrepreneur goes, and why')
    .argument('[text]', 'the message, as a colleague would type it')
    .option('--json', 'print the decision as JSON')
    .option('--batch', 'read JSON lines {id, text} from standard input and print one line of JSON each')
    .action(async (text: string | undefined, options: { json?: boolean; batch?: boolean }) => {
      if (!options.batch && !text?.trim()) {
        throw new AppError({
          code: 'cli.no-message',
          message: 'Type a message: impact route "A baker from Raalte needs a permit for a terrace."',
        });
      }
      await withRouter(async (router) => {
        const { weights } = await learnedFiles(readConfig().database.dataDir);
        const { reader, close } = await openReader({ weights });
        try {
          const routing = { router, reader };
          if (options.batch) return await answerBatch((line) => routeMessage(routing, line));
          if (options.json) return printLine(await routeMessage(routing, text ?? ''));
          const { isCase } = await readCase(reader, text ?? '');
          print(router.consider(text ?? '', { today: today(), isCase }), router.reader.topicBook);
        } finally {
          await close();
        }
      });
    });
}

/** What it takes to say where a message goes. */
export interface Routing {
  router: CaseRouter;
  reader: MessageReader;
}

async function readCase(reader: MessageReader, text: string): Promise<{ isCase: boolean; confidence: number }> {
  const { purposes } = await reader.read(text);
  const chance = purposes.find(({ label }) => label === 'case')?.chance ?? 0;
  return { isCase: chance >= CASE_FROM, confidence: Math.round(chance * 100) / 100 };
}

/** With the rules of the database where there is one, else with those that come with the program. */
async function withRouter(use: (router: CaseRouter) => Promise<void>): Promise<void> {
  if (await hasDatabase()) return withRules(({ router }) => use(router));
  return use(await openCaseRouter());
}

/** Decides about a message, in the shape for programs. */
export async function routeMessage({ router, reader }: Routing, text: string): Promise<RouteResult> {
  const startedAt = performance.now();
  const { isCase, confidence } = await readCase(reader, text);
  const { facts, decision, explanation } = router.consider(text, { today: today(), isCase });
  const { destination } = decision;
  return {
    status: decision.status,
    municipality: decision.municipality,
    candidates: decision.candidates,
    level: decision.level,
    counter: destination && counterName(destination),
    also: decision.also.map((other) => ({ topic: other.topic, counter: counterName(other) })),
    topics: decision.topics,
    rule: destination && { id: destination.rule.id, version: destination.rule.version },
    ...explanation,
    ...(decision.outside ? { outside: decision.outside } : {}),
    considered: {
      confidence,
      places: facts.mentions.map(({ place, kind, role, certainty }) => `${place}: ${kind}, ${role}, ${certainty}`),
      signals: [...facts.signals],
      skipped: destination?.skipped ?? [],
    },
    elapsedMs: Math.round((performance.now() - startedAt) * 100) / 100,
  };
}

function counterName({ counter: { id, name } }: Destination): CounterName {
  return { id, name };
}

function print({ facts, decision, explanation }: ConsideredMessage, { topics }: TopicBook): void {
  const { routing } = texts(facts.language);
  const { destination, municipality, also } = decision;
  const topicName = (id: string) => topics.find((topic) => topic.id === id)?.[facts.language] ?? id;
  const row = (name: string, value: string) => `${styleText('dim', `${name}:`)} ${value}`;
  const lines = [
    ...(destination ? [row(routing.counter, counterLine(destination, facts.language))] : []),
    ...(municipality ? [row(routing.municipality, `${municipality.name} (${municipality.code})`)] : []),
    ...(decision.topics.length > 0 ? [row(routing.topics, decision.topics.map(topicName).join(', '))] : []),
    ...also.map(({ topic, counter }) => row(routing.also, `${topicName(topic)} → ${counter.name}`)),
    explanation.because,
    ...(explanation.question ? ['', styleText('bold', explanation.question)] : []),
    ...(explanation.options ?? []).map((option) => `  • ${option}`),
    ...(destination ? [styleText('dim', `${routing.rule}: ${destination.rule.id} v${destination.rule.version}`)] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function counterLine({ counter }: Destination, language: Language): string {
  return `${styleText('bold', counter.name)} (${texts(language).routing.level[counter.level]})`;
}
