import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Audience, audienceOf } from '../audiences/audience.ts';
import { keptAudiences } from '../audiences/kept.ts';
import { countMembers, membersOf, organisationPlaces } from '../audiences/members.ts';
import { audienceMeant } from '../audiences/reading.ts';
import { audienceInWords } from '../audiences/words.ts';
import { localTimeAt } from '../calendar/local-time.ts';
import { writeCalendar } from '../calendar-files/write.ts';
import { AppError } from '../errors.ts';
import { MOST_PLACES } from '../features/sessions/actions.ts';
import { audited } from '../features/sessions/broker-calls.ts';
import { eventsOf } from '../features/sessions/calendar.ts';
import { cancelSeries, cancelSession } from '../features/sessions/changing.ts';
import { countWaiting } from '../features/sessions/places.ts';
import { datesPlanned, type PlanProblem } from '../features/sessions/planning.ts';
import {
  announce,
  countComing,
  createSeries,
  listSeries,
  lockSeries,
  readSeries,
  type Series,
  toCome,
} from '../features/sessions/repository.ts';
import { minuteOf, titleOf, whenIn } from '../features/sessions/words.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import { texts } from '../i18n/texts.ts';
import { findMembers } from '../people/directory.ts';
import { ringAtCommit } from '../store/bell.ts';
import { clockNow } from '../store/clock.ts';
import { SessionKind } from '../store/generated/enums.ts';
import type { Transaction } from '../store/transaction.ts';
import { listCommand, MOST_LISTED, PERSON_ARGUMENT, personNamed, showCommand } from './arguments.ts';
import { queueOfCommand } from './queueing.ts';
import { onlyOne } from './role.ts';
import { printLine, withDatabase } from './with-database.ts';

export function sessionsCommand(): Command {
  const json = ['--json', 'print it as JSON'] as const;
  return new Command('sessions')
    .description('The learning network, knowledge sessions and webinars: what is planned, and who comes')
    .addCommand(listCommand(list))
    .addCommand(showCommand('One of them, with its dates', show))
    .addCommand(
      new Command('create')
        .description('Plan one, once or as a series')
        .argument(
          '<file>',
          'YAML or JSON: kind, title, date, time, minutes; perhaps about, place, link, capacity, rule (RFC 5545)',
        )
        .requiredOption('--by <person>', `the broker whose session it is: ${PERSON_ARGUMENT}`, personNamed)
        .option('--audience <words>', 'whom, as said in chat; left out: everybody of their organisation')
        .option('--network', 'also beyond the organisation of that broker, who must be a network broker')
        .option('--announce', 'invite everybody; left out: it is a draft for that broker')
        .option(...json)
        .action(create),
    )
    .addCommand(
      new Command('cancel')
        .description('Call off one date or all that are to come; who would come is told')
        .argument('<number>')
        .requiredOption('--reason <words>', 'why, as people read it')
        .option('--date <date>', 'only the one on this day: 2027-04-13')
        .option(...json)
        .action(cancel),
    )
    .addCommand(
      new Command('export')
        .description('As a file for calendars (iCalendar), which does not update itself there')
        .argument('<number>')
        .option('--ics', 'the file itself; the way it is printed')
        .option('--json', 'print its dates as JSON instead')
        .action(exported),
    );
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const found = await withDatabase(async (prisma) => {
    const now = await clockNow(prisma);
    return (await listSeries(prisma, null, MOST_LISTED)).map((series) => summary(series, now));
  });
  if (json) return printLine(JSON.stringify(found));
  if (found.length === 0) return printLine('No session was planned yet.');
  for (const { number, state, organisation, title, dates, next } of found) {
    printLine(
      [String(number).padStart(5), state.padEnd(9), organisation, title, `${dates} dates`, next ?? '-'].join('  '),
    );
  }
}

function summary({ id, number, state, organisation, kind, title, rule, sessions }: Series, now: Date) {
  const next = sessions.find(({ cancelledAt, startsAt }) => cancelledAt === null && startsAt > now);
  return {
    id,
    number,
    state,
    organisation,
    kind,
    title,
    rule,
    dates: sessions.length,
    next: next?.startsAt.toISOString() ?? null,
  };
}

async function show(given: string, { json }: { json?: boolean }): Promise<void> {
  const shown = await withDatabase(async (prisma) => {
    const series = await numbered(prisma, given);
    const organisations = await organisationPlaces(prisma, await openGazetteer());
    const coming = await countComing(prisma, series);
    const waiting = await countWaiting(prisma, series);
    return {
      ...summary(series, await clockNow(prisma)),
      about: series.about,
      audience: audienceInWords(series.audience, organisations, 'en'),
      sessions: series.sessions.map(
        ({ id, startsAt, endsAt, place, link, capacity, taken, cancelledAt, cancelReason, recap }) => ({
          ...{ startsAt, endsAt, place, link, capacity, taken, cancelledAt, cancelReason, recap },
          coming: coming.get(id) ?? 0,
          waiting: waiting.get(id) ?? 0,
        }),
      ),
    };
  });
  if (json) return printLine(JSON.stringify(shown));
  printLine(`${shown.number}  ${shown.state}  ${shown.title} (${shown.organisation})`);
  printLine(`for: ${shown.audience}`);
  for (const session of shown.sessions) {
    const where = session.place ?? session.link ?? '-';
    const off = session.cancelledAt === null ? '' : `  called off: ${session.cancelReason ?? '-'}`;
    const { capacity, taken, waiting } = session;
    const places = capacity === null ? '' : `, ${taken} of ${capacity} places taken, ${waiting} waiting`;
    printLine(`  ${whenIn(session, 'en')}  ${where}  ${session.coming} coming${places}${off}`);
  }
}

const fileSchema = z.strictObject({
  kind: z.enum(SessionKind),
  title: z.string().min(1).max(120),
  about: z.string().min(1).max(2_000).optional(),
  date: z.iso.date(),
  time: z.string().refine((time) => minuteOf(time) !== null, 'expected a time: "14:00"'),
  minutes: z.int().min(15).max(600),
  place: z.string().min(1).max(200).optional(),
  link: z.string().max(2_000).optional(),
  capacity: z.int().min(1).max(MOST_PLACES).optional(),
  rule: z.string().max(300).optional(),
});

interface CreateOptions {
  by: string;
  audience?: string;
  network?: boolean;
  announce?: boolean;
  json?: boolean;
}

async function create(path: string, options: CreateOptions): Promise<void> {
  const file = await readSessionFile(path);
  const made = await withDatabase((prisma) => prisma.$transaction((tx) => planned(tx, file, options)));
  if (options.json) return printLine(JSON.stringify(made));
  printLine(
    `Session ${made.number} is ${made.state}, with ${made.dates} dates; see: impact sessions show ${made.number}`,
  );
}

async function planned(tx: Transaction, file: z.infer<typeof fileSchema>, options: CreateOptions) {
  const { id: by, organisationId } = await brokerNamed(tx, options);
  const {
    kind,
    title,
    about = null,
    date,
    time,
    minutes,
    place = null,
    link = null,
    rule = null,
    capacity = null,
  } = file;
  const plan = { kind, date, minute: minuteOf(time) ?? 0, minutes, rule, place, link };
  const dates = datesPlanned(plan, await clockNow(tx));
  if (!Array.isArray(dates)) throw notPlanned(dates);
  const audience = await whom(tx, organisationId, options);
  const fields = { kind, title, about, place, link, capacity, audience, rule };
  const id = await createSeries(tx, { by, organisationId, series: fields, dates });
  if (options.announce) {
    const series = await kept(tx, id);
    await announce(tx, series);
    await audited(tx, null, series, 'session.announced');
    await ringAtCommit(tx, ['session']);
  }
  return summary(await kept(tx, id), await clockNow(tx));
}

async function kept(tx: Transaction, id: string): Promise<Series> {
  const series = await readSeries(tx, id);
  if (series) return series;
  throw new AppError({ code: 'cli.session', message: 'The session was not kept.' });
}

async function brokerNamed(tx: Transaction, { by, network }: CreateOptions) {
  const { id, organisationId, roles } = onlyOne(await findMembers(tx, null, by), by);
  if (organisationId === null || !roles.includes('broker')) {
    const message = `"${by}" is no broker. See: impact role grant broker.`;
    throw new AppError({ code: 'cli.session-broker', message });
  }
  if (network && !roles.includes('network_broker')) {
    const message = 'Beyond one organisation takes a network broker: see impact role grant.';
    throw new AppError({ code: 'cli.session-network', message });
  }
  return { id, organisationId };
}

function notPlanned(problem: PlanProblem): AppError {
  return new AppError({ code: 'cli.session-plan', message: texts('en').sessions.problems[problem] });
}

async function whom(
  tx: Transaction,
  organisationId: string,
  { audience: words, network = false }: CreateOptions,
): Promise<Audience> {
  const begin = audienceOf({ organisations: network ? [] : [organisationId] });
  const gazetteer = await openGazetteer();
  const all = await organisationPlaces(tx, gazetteer);
  const organisations = all.filter(({ id }) => network || id === organisationId);
  const nameable = { gazetteer, organisations, departments: [], kept: await keptAudiences(tx, organisationId) };
  const meant =
    words === undefined
      ? begin
      : (audienceMeant(words, nameable, 'nl', begin) ?? audienceMeant(words, nameable, 'en', begin));
  if (meant === null) {
    const message = `"${words}" names nobody. Name roles, places or organisations: "ambassadeurs in Twente".`;
    throw new AppError({ code: 'cli.session-audience', message });
  }
  const { total } = await countMembers(tx, membersOf(meant, all), organisationId);
  if (total > 0) return meant;
  throw new AppError({ code: 'cli.session-nobody', message: 'Nobody is in that audience who could be invited.' });
}

async function readSessionFile(path: string): Promise<z.infer<typeof fileSchema>> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError({ code: 'cli.session-file', message: `The file ${path} cannot be read.`, cause });
  });
  let given: unknown;
  try {
    given = parse(text);
  } catch (cause) {
    throw new AppError({ code: 'cli.session-file', message: `The file ${path} is neither YAML nor JSON.`, cause });
  }
  const read = fileSchema.safeParse(given);
  if (read.success) return read.data;
  throw new AppError({
    code: 'cli.session-file',
    message: `The file ${path} is not right:\n${z.prettifyError(read.error)}`,
  });
}

interface CancelOptions {
  reason: string;
  date?: string;
  json?: boolean;
}

async function cancel(given: string, options: CancelOptions): Promise<void> {
  const now = await withDatabase((prisma) =>
    prisma.$transaction(async (tx) => {
      const series = await lockSeries(tx, (await numbered(tx, given)).id);
      const messages = series === null ? [] : await calledOff(tx, series, options);
      await queueOfCommand(prisma)(tx, messages);
      return summary(await numbered(tx, given), await clockNow(tx));
    }),
  );
  printLine(options.json ? JSON.stringify(now) : `Session ${now.number} is ${now.state} now.`);
}

async function calledOff(tx: Transaction, series: Series, { reason, date }: CancelOptions) {
  const at = await clockNow(tx);
  const open = series.state === 'announced' ? toCome(series, at) : [];
  const see = `See: impact sessions show ${series.number}.`;
  if (open.length === 0) {
    const message = `Session ${series.number} has no date to call off. ${see}`;
    throw new AppError({ code: 'cli.session-state', message });
  }
  await audited(tx, null, series, 'session.cancelled');
  if (date === undefined) return cancelSeries(tx, series, reason, at);
  const one = open.find(({ startsAt }) => localTimeAt(startsAt).date === date);
  if (one) return cancelSession(tx, series, one, reason, at);
  throw new AppError({ code: 'cli.session-date', message: `Session ${series.number} has none on ${date}. ${see}` });
}

async function exported(given: string, { json }: { json?: boolean }): Promise<void> {
  const { series, writtenAt } = await withDatabase(async (prisma) => ({
    series: await numbered(prisma, given),
    writtenAt: await clockNow(prisma),
  }));
  if (json) {
    const { sessions } = series;
    return printLine(
      JSON.stringify({
        title: titleOf(series, 'nl'),
        rule: series.rule,
        dates: sessions.map(({ startsAt, endsAt, cancelledAt }) => ({ startsAt, endsAt, cancelledAt })),
      }),
    );
  }
  process.stdout.write(writeCalendar({ method: 'PUBLISH', events: eventsOf(series, 'nl'), writtenAt }));
}

async function numbered(tx: Transaction, given: string): Promise<Series> {
  const found = /^\d{1,9}$/.test(given)
    ? await tx.sessionSeries.findUnique({ where: { number: Number(given) }, select: { id: true } })
    : null;
  const series = found && (await readSeries(tx, found.id));
  if (series) return series;
  throw new AppError({ code: 'cli.session', message: `There is no session ${given}. See: impact sessions list.` });
}
