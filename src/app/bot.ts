import type { PlatformName } from '../chat/conversation-reference.ts';
import type { Doors } from '../chat/doors.ts';
import type { Platform } from '../chat/platform.ts';
import { createDoors } from '../conversation/doors.ts';
import { createInbox } from '../conversation/inbox.ts';
import { createTurnRunner } from '../conversation/turn-runner.ts';
import { createDelivery } from '../delivery/delivery.ts';
import { createOutbox } from '../delivery/outbox.ts';
import { renewalJob } from '../features/documents/jobs.ts';
import { createReading } from '../features/documents/reading.ts';
import { createJobs } from '../jobs/jobs.ts';
import { createFetcher } from '../knowledge/fetching/fetcher.ts';
import { createLibrary } from '../knowledge/library.ts';
import { createDocumentReader } from '../knowledge/reading/document-reader.ts';
import { createPersons } from '../people/persons.ts';
import { createTenants, slugOf } from '../people/tenants.ts';
import type { PlatformService } from '../platforms/platform-service.ts';
import { createSlack } from '../platforms/slack/slack.ts';
import { createTeams } from '../platforms/teams/teams.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Config } from './config.ts';
import { type HttpServer, startHttpServer } from './http.ts';
import { openKnowledgeBase } from './knowledge-base.ts';
import { retentionJob } from './retention.ts';
import { createSkills } from './skills.ts';

/**
 * Without a model a turn is work for the processor, and more at once only make acknowledgements wait (measured with
 * `npm run bench -- ack`); with a model it is mostly waiting for it.
 */
const TURNS_AT_ONCE = { working: 2, waiting: 16 } as const;

/** The running bot. */
export interface Bot {
  /** Where it listens. */
  url: string;
  /** Takes in nothing new, finishes what is in hand, and lets go of everything. */
  stop(): Promise<void>;
}

/** Wires every part together and starts them: the only place that knows all of them. */
export async function startBot(config: Config, logger: Logger): Promise<Bot> {
  const knowledge = await openKnowledgeBase({ ...config.database, logger });
  const { database, retriever } = knowledge;
  const { prisma } = database;
  const tenants = createTenants(prisma);
  const persons = createPersons(prisma, { firstAdministrators: config.firstAdministrators });
  const inbox = createInbox(prisma);
  const outbox = createOutbox(prisma);
  const platforms = new Map<PlatformName, Platform>();
  const delivery = createDelivery({ outbox, platforms, logger });
  const skills = await createSkills(config, { prisma, retriever, logger });
  const concurrency = config.model ? TURNS_AT_ONCE.waiting : TURNS_AT_ONCE.working;
  const turns = createTurnRunner({ prisma, inbox, outbox, delivery, persons, skills, platforms, logger, concurrency });
  const doors = createDoors({ prisma, tenants, persons, inbox, turns, skills, logger });
  const services = createPlatforms(config, doors, logger);
  for (const { platform } of services) platforms.set(platform.name, platform);

  const { maxBytes } = config.documents;
  const library = createLibrary({ prisma, reader: createDocumentReader({ fileBytes: maxBytes }) });
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
    logger,
  });

  const definitions = [
    retentionJob({ prisma, retention: config.retention, logger }),
    renewalJob({ prisma, outbox, delivery, logger }),
  ];
  const jobs = createJobs({ databaseUrl: database.url, definitions, logger });
  const http = await startHttpServer({ host: config.host, port: config.port, services, prisma });
  await connectPlatforms(services);
  retriever.start();
  delivery.start();
  turns.start();
  reading.start();
  http.ready();
  await jobs.start();

  async function connectPlatforms(connected: readonly PlatformService[]): Promise<void> {
    const organisation = { slug: slugOf(config.organisationName), name: config.organisationName };
    for (const service of connected) {
      const { tenant } = await service.start();
      await tenants.connect({ platform: service.platform.name, externalId: tenant, organisation });
      logger.info({ platform: service.platform.name, tenant }, 'platform connected');
    }
  }

  return {
    url: http.url,
    stop: () => stopInOrder({ http, services, turns, reading, delivery, jobs, retriever, database }),
  };
}

function createPlatforms(config: Config, doors: Doors, logger: Logger): PlatformService[] {
  return [
    ...(config.slack ? [createSlack(config.slack, { doors, logger })] : []),
    ...(config.teams ? [createTeams(config.teams, { doors, logger })] : []),
  ];
}

interface Running {
  http: HttpServer;
  services: readonly PlatformService[];
  turns: { drain(): Promise<void> };
  reading: { drain(): Promise<void> };
  delivery: { drain(): Promise<void> };
  jobs: { stop(): Promise<void> };
  retriever: { stop(): void };
  database: { close(): Promise<void> };
}

/** From the outside in: first nothing new, then what is in hand, then what it stands on. */
async function stopInOrder(running: Running): Promise<void> {
  running.http.notReady();
  await Promise.all(running.services.map((service) => service.stop()));
  await running.http.close();
  await running.turns.drain();
  await running.reading.drain();
  await running.delivery.drain();
  running.retriever.stop();
  await running.jobs.stop();
  await running.database.close();
}
