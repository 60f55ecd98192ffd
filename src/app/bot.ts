import { type CalendarMail, calendarFate, createCalendarMail } from '../calendar-mail/calendar-mail.ts';
import type { ConversationReference, PlatformName } from '../chat/conversation-reference.ts';
import type { Doors } from '../chat/doors.ts';
import type { Platform } from '../chat/platform.ts';
import type { Skill } from '../chat/skill.ts';
import { createConversationParts } from '../conversation/parts.ts';
import type { Patience } from '../conversation/patience.ts';
import { fateByTopic } from '../delivery/fate.ts';
import { tellingOfLookUps } from '../delivery/look-ups.ts';
import { pacesWith } from '../delivery/pace.ts';
import { createDeliveryParts } from '../delivery/parts.ts';
import { createPeopleNews } from '../features/administration/news.ts';
import { NUDGE_TOPIC } from '../features/ambassadors/actions.ts';
import { nudgeFate } from '../features/ambassadors/fates.ts';
import { BROADCAST_TOPIC, CHANGE_TOPIC } from '../features/broadcasts/actions.ts';
import { createBroadcastFates } from '../features/broadcasts/fates.ts';
import { broadcastFiles } from '../features/broadcasts/files.ts';
import { createSending } from '../features/broadcasts/sending.ts';
import { mailNotHeard } from '../features/cases/chat/mail-reader.ts';
import { CHECK_PURPOSE, documentChecking } from '../features/criteria/document.ts';
import { createReading } from '../features/documents/reading.ts';
import { ANSWER_TOPIC, GAP_TOPIC } from '../features/gaps/actions.ts';
import { createGapFates } from '../features/gaps/fates.ts';
import { waitingGaps } from '../features/gaps/waiting.ts';
import { pledgeDeadlines } from '../features/pledges/clock.ts';
import { createRuleAlarm } from '../features/rules/alarm.ts';
import { INVITATION_TOPIC, SESSION_TOPIC } from '../features/sessions/actions.ts';
import { invitationFate } from '../features/sessions/invitation-fate.ts';
import { changeFate } from '../features/sessions/not-told.ts';
import { createSessionSending } from '../features/sessions/sending.ts';
import { VISIT_TOPIC } from '../features/visits/actions.ts';
import { visitDeadlines } from '../features/visits/clock.ts';
import { createVisitsRunning } from '../features/visits/running.ts';
import { createHandJobs } from '../jobs/hand-jobs.ts';
import { createJobs } from '../jobs/jobs.ts';
import { createFetcher } from '../knowledge/fetching/fetcher.ts';
import { createLibrary } from '../knowledge/library.ts';
import { createDocumentReader } from '../knowledge/reading/document-reader.ts';
import { createMailDelivery } from '../mail/delivery.ts';
import type { Mailer } from '../mail/mailer.ts';
import { createMailOutbox } from '../mail/outbox.ts';
import type { MailFate } from '../mail/settling.ts';
import { createSmtpMailer } from '../mail/smtp-mailer.ts';
import { createInstallations, resealCredentials } from '../people/installations.ts';
import { createPersons } from '../people/persons.ts';
import { createTenants, slugOf } from '../people/tenants.ts';
import type { PlatformService } from '../platforms/platform-service.ts';
import { openStoredRuleBook } from '../routing/stored-rule-book.ts';
import { createBell, ringAtCommit } from '../store/bell.ts';
import { resetClock } from '../store/clock.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { heldRestoration } from '../store/restoration.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import { createCaseParts, type Queue } from './cases.ts';
import type { Config } from './config.ts';
import { openCriteria } from './criteria.ts';
import { startHttpServer } from './http.ts';
import { jobDefinitions } from './jobs.ts';
import { type KnowledgeBase, openKnowledgeBase } from './knowledge-base.ts';
import { type MeaningParts, meaningFrom, openMeaning } from './meaning.ts';
import { createFigures } from './metrics-server.ts';
import { createModelWatch } from './model-usage.ts';
import { learnedFiles } from './own-learning.ts';
import { createPassingTime, type PassingTime } from './passing-time.ts';
import { PERSONAL_DATA } from './personal-data.ts';
import { connectPlatforms, createConfiguredVault, createPlatforms } from './platforms.ts';
import { openReader, openSharperReader } from './reader.ts';
import { settleRestoration } from './restoration.ts';
import { retentionDefaults } from './retention.ts';
import { ownRoutes } from './routes.ts';
import { type Running, startInOrder, stopInOrder } from './running.ts';
import { createSkills } from './skills.ts';
import { withTraces } from './traces.ts';
import { troubleMail } from './trouble-mail.ts';

/**
 * Without a model a turn is work for the processor, and many at once only make acknowledgements wait (`npm run bench -- ack`);
 * while a few of them wait for the database, others go on. With a model it is mostly waiting for it.
 */
const TURNS_AT_ONCE = { working: 4, waiting: 16 } as const;

/** So many conversations that wait for their turn are some half a second of others before them. */
const MANY_WAIT = 8;

/** From whom an e-mail in a rehearsal is: nothing leaves it. */
const NOBODYS_ADDRESS = 'Impactmakelaar <impactmakelaar@example.nl>';

function calendarsFrom({ mail }: Config, prisma: PrismaClient): CalendarMail {
  return createCalendarMail({ outbox: createMailOutbox(prisma), from: mail?.from ?? NOBODYS_ADDRESS });
}

/** The running bot. */
export interface Bot {
  /** Where it listens. */
  url: string;
  /** Takes in nothing new, finishes what is in hand, and lets go of everything. */
  stop(): Promise<void>;
  /** Only of a {@link Rehearsal}. */
  time: PassingTime | null;
}

/** The bot in a world of its own: nobody outside hears it, and its time is passed by hand. */
export interface Rehearsal {
  /** Takes the place of the platforms of the configuration. */
  createPlatform(deps: { doors: Doors; logger: Logger }): PlatformService;
  /** Takes the place of a mail server. */
  mailer: Mailer;
}

/** What may be otherwise than when people are served. */
export interface Others {
  /** Skills beside its own, for tests of what any skill can do. */
  extraSkills?: readonly Skill[];
  /** What it is rehearsed in. */
  rehearsal?: Rehearsal;
  /** Left out: as when people are served. */
  patience?: Patience | undefined;
}

/**
 * Wires every part together and starts them: the only place that knows all of them. A start that fails lets go of all
 * that was started.
 *
 * @param others left out: the bot serves people, as it is
 */
export async function startBot(config: Config, logger: Logger, others: Others = {}): Promise<Bot> {
  return withTraces(config.tracesTo, () => startWithMeaning(config, logger, others));
}

async function startWithMeaning(config: Config, logger: Logger, others: Others): Promise<Bot> {
  const meaning = await openMeaning(config);
  try {
    const knowledge = await openKnowledgeBase({ ...config.database, logger, meaning: meaning.ofKnowledge });
    try {
      return await startParts(config, logger, { ...knowledge, meaning }, others);
    } catch (error) {
      await knowledge.retriever.stop();
      await knowledge.database.close();
      throw error;
    }
  } catch (error) {
    await meaning.close();
    throw error;
  }
}

async function startParts(
  config: Config,
  logger: Logger,
  { database, retriever, meaning }: KnowledgeBase & { meaning: MeaningParts },
  { extraSkills = [], rehearsal, patience }: Others,
): Promise<Bot> {
  const { prisma } = database;
  await resetClock(prisma);
  await settleRestoration(prisma, logger);
  const tenants = createTenants(prisma);
  const vault = createConfiguredVault(config);
  const installations = createInstallations({ prisma, vault, tenants, belongings: PERSONAL_DATA });
  const persons = createPersons(prisma, {
    firstAdministrators: config.firstAdministrators,
    belongings: PERSONAL_DATA,
    logger,
  });
  // By the topic of what a message is about: the feature that hears what became of it.
  const onFate = fateByTopic({
    case: async (tx, fate) => void (await queue(tx, await cases.fates.message(tx, fate))),
    [GAP_TOPIC]: async (tx, fate) => void (await queue(tx, await gapFates.card(tx, fate))),
    [ANSWER_TOPIC]: async (tx, fate) => void (await queue(tx, await gapFates.answer(tx, fate))),
    [BROADCAST_TOPIC]: (tx, fate) => broadcastFates.message(tx, fate),
    [CHANGE_TOPIC]: async (_tx, fate) => broadcastFates.change(fate),
    [VISIT_TOPIC]: async (tx, fate) => void (await queue(tx, await visiting.fate(tx, fate))),
    [SESSION_TOPIC]: async (tx, fate) => void (await queue(tx, await changeFate(tx, fate))),
    [INVITATION_TOPIC]: invitationFate,
    [NUDGE_TOPIC]: nudgeFate,
  });
  const platforms = new Map<PlatformName, Platform>();
  const bell = createBell({ databaseUrl: database.url, logger });
  const out = createDeliveryParts({
    prisma,
    platforms,
    onFate,
    bell,
    // In a rehearsal messages are numbered as they arrive: the same script must give the same numbers.
    ...(rehearsal ? { concurrency: 1 } : {}),
    paces: pacesWith(config.slackMessagesAMinute),
    mail: config.mail && troubleMail(createMailOutbox(prisma)),
    mailNotHeard,
    logger,
  });
  const { outbox, outreach, delivery, messenger, troubleNews } = out;
  const gapFates = createGapFates({ outreach });
  const news = createPeopleNews({ messenger, bell, logger });
  const rules = await openStoredRuleBook(prisma, logger, createRuleAlarm({ messenger, logger }));
  // Of these nobody knows the commit who could wake the delivery after it.
  const queue: Queue = async (tx, messages) => {
    const places = await messenger.queue(tx, messages);
    if (places.length > 0) await ringAtCommit(tx, ['outbox']);
  };
  const mailer = rehearsal?.mailer ?? (config.mail && createSmtpMailer(config.mail));
  const partsConfig = { links: config.links, mail: mailer !== null };
  const { weights, topicWeights } = await learnedFiles(config.database.dataDir);
  const caseDeps = { prisma, platforms, queue, logger, topicWeights, rules: () => rules.current() };
  const cases = await createCaseParts(partsConfig, caseDeps);
  const { gazetteer } = cases.chat.router.reader;
  const sending = createSending({
    ...{ prisma, messenger, outreach, gazetteer, bell, logger },
    approvalAbove: config.broadcastApprovalAbove,
    retention: retentionDefaults(config.retention),
  });
  const broadcastFates = createBroadcastFates(sending.changed);
  const channelOf = (said: ConversationReference) => platforms.get(said.platform)?.channelOf?.(said) ?? null;
  const broadcasts = { outreach, changed: sending.changed, channelOf };
  const calendarMail = mailer && calendarsFrom(config, prisma);
  const visiting = createVisitsRunning({ prisma, messenger, outreach, gazetteer, bell, logger, calendarMail });
  const sessionSending = createSessionSending({ prisma, messenger, outreach, gazetteer, bell, logger, calendarMail });
  const visits = { outreach, changed: visiting.changed, mailsCalendars: calendarMail !== null };
  const meaningOf = meaningFrom(meaning.encoder, logger);
  const modelWatch = createModelWatch({ prisma, messenger, logger });
  const { reader } = await openReader({ encoder: meaning.encoder, logger, weights });
  const skills = await createSkills(
    config,
    { prisma, retriever, logger, cases, broadcasts, visits, meaningOf, modelWatch, reader },
    extraSkills,
  );
  const concurrency = config.model ? TURNS_AT_ONCE.waiting : TURNS_AT_ONCE.working;
  const { turns, doors, waitingWord } = createConversationParts({
    prisma,
    door: database.door,
    platforms,
    tenants,
    persons,
    skills,
    reader,
    sharper: config.model ? await openSharperReader(config.model, logger, modelWatch) : undefined,
    out,
    logger,
    bell,
    saysAtWork: config.model !== null,
    concurrency,
    patience,
  });
  meaning.spareWhile(() => turns.backlog() > MANY_WAIT);
  const services = rehearsal
    ? [rehearsal.createPlatform({ doors, logger })]
    : createPlatforms(config, { doors, installations, logger });
  for (const { platform } of services) platforms.set(platform.name, tellingOfLookUps(platform, troubleNews));

  const onMailFate = async (tx: Transaction, fate: MailFate): Promise<void> => {
    await queue(tx, await cases.fates.mail(tx, fate));
    const calendars = await calendarFate(tx, fate);
    if (calendars !== null) await visiting.mailFate(tx, calendars);
  };
  const mail =
    mailer &&
    createMailDelivery({
      outbox: createMailOutbox(prisma, onMailFate),
      mailer,
      logger,
      bell,
      onTrouble: () => troubleNews.wake('trouble'),
    });
  const { maxBytes } = config.documents;
  const documents = createDocumentReader({ fileBytes: maxBytes });
  const library = createLibrary({ prisma, reader: documents });
  const fetcher = createFetcher({ maxBytes });
  const reading = createReading({
    prisma,
    library,
    fetcher,
    platforms,
    outbox,
    delivery,
    retriever,
    maxBytes,
    documents,
    purposes: { [CHECK_PURPOSE]: documentChecking(openCriteria) },
    takers: broadcastFiles({ gazetteer, publicUrl: config.publicUrl }),
    logger,
    bell,
  });

  const definitions = jobDefinitions({
    prisma,
    retention: config.retention,
    platforms,
    messenger,
    outreach,
    retriever,
    deadlines: [
      cases.deadlines,
      waitingGaps({ prisma, queue }),
      pledgeDeadlines({ queue }),
      visitDeadlines({ prisma, queue, changed: visiting.changed }),
    ],
    logger,
  });
  const handJobs = rehearsal ? createHandJobs({ prisma, databaseUrl: database.url, definitions, logger }) : null;
  const jobs =
    handJobs ??
    createJobs({
      databaseUrl: database.url,
      definitions,
      areHeld: async () => (await heldRestoration(prisma)) !== null,
      logger,
    });
  const figures = await createFigures(config.metrics, database, logger);
  const http = await startHttpServer({
    host: config.host,
    port: config.port,
    services,
    routes: [...ownRoutes({ prisma, links: cases.links, logger }), ...figures.routes],
    prisma,
    logger,
  });
  const telling = [troubleNews, news, sending, visiting, sessionSending];
  const running: Running = {
    ...{ http, services, waitingWord, turns, reading, telling, delivery, mail, jobs },
    ...{ bell, retriever, rules, figures, meaning, database },
  };
  try {
    const resealed = await resealCredentials(prisma, vault);
    if (resealed > 0) logger.info({ resealed }, 'tokens sealed with the new key');
    const organisation = { slug: slugOf(config.organisationName), name: config.organisationName };
    await startInOrder(running, () => connectPlatforms(services, { tenants, organisation, logger }));
  } catch (error) {
    await stopInOrder(running);
    throw error;
  }

  return {
    url: http.url,
    time:
      handJobs &&
      createPassingTime({
        prisma,
        jobs: handJobs,
        queues: [turns, reading, handJobs, sending, visiting, sessionSending, delivery, troubleNews, news, mail].filter(
          (queue) => queue !== null,
        ),
      }),
    stop: () => stopInOrder(running),
  };
}
