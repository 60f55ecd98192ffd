import { randomUUID } from 'node:crypto';
import type { Inbound } from '../../chat/inbound.ts';
import { type Reply, type ReplyDraft, replySchema } from '../../chat/reply.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { RecordingDoors } from '../../testing/recording-doors.ts';
import { RecordingInstallations } from '../../testing/recording-installations.ts';
import { serveService } from '../../testing/served-service.ts';
import type { TeamsDriver } from '../../testing/teams-driver.ts';
import type { PlatformService } from '../platform-service.ts';
import type { TeamsConfig } from './authentication.ts';
import { createTeams } from './teams.ts';

/** The Teams side of the bot on a real server, with doors of the test. */
export interface TestBot {
  readonly url: string;
  readonly doors: RecordingDoors;
  readonly installations: RecordingInstallations;
  readonly teams: PlatformService;
  /** Every line of the log, at its most talkative. */
  readonly logged: string[];
  /** Answers where an inbound came from. */
  send(
    inbound: Pick<Inbound, 'conversation'>,
    reply: ReplyDraft,
    possiblyDouble?: boolean,
  ): Promise<{ messageId: string }>;
  close(): Promise<void>;
}

/** Starts it, and tells the driver where it is. */
export async function startTestBot(driver: TeamsDriver, config: TeamsConfig = configOf(driver)): Promise<TestBot> {
  const logged: string[] = [];
  const doors = new RecordingDoors();
  const installations = new RecordingInstallations();
  const logger = createLogger({ level: 'debug', destination: { write: (line) => void logged.push(line) } });
  const teams = createTeams(config, { doors, installations, logger });
  const served = await serveService(teams, (url) => driver.connect(url));
  return {
    ...served,
    doors,
    installations,
    teams,
    logged,
    send: (inbound, reply, possiblyDouble = false) =>
      teams.platform.send(inbound.conversation, replySchema.parse(reply), { possiblyDouble }),
  };
}

/** The configuration that connects a bot to the driver, as the environment gives it. */
export function configOf(driver: TeamsDriver): Extract<TeamsConfig, { kind: 'credentials' }> {
  const { TEAMS_APP_ID, TEAMS_APP_PASSWORD, TEAMS_TENANT_ID } = driver.env;
  return {
    kind: 'credentials',
    appId: TEAMS_APP_ID ?? '',
    appPassword: TEAMS_APP_PASSWORD ?? '',
    tenantId: TEAMS_TENANT_ID ?? '',
    loginUrl: driver.env.TEAMS_LOGIN_URL,
    tokenIssuer: driver.env.TEAMS_TOKEN_ISSUER,
    openIdMetadataUrl: driver.env.TEAMS_OPENID_METADATA_URL,
  };
}

/** A reply with one paragraph that cites source 1, and whatever a test adds. */
export function draft(changes: Partial<ReplyDraft> = {}): ReplyDraft {
  return { language: 'nl', body: [{ kind: 'paragraph', text: 'Dat mag [1].' }], ...changes };
}

/** A source; without `url` it is one that opens a passage. */
export function source(n: number, url: string | null, changes: Partial<Reply['citations'][number]> = {}) {
  return {
    n,
    passageId: randomUUID(),
    documentId: randomUUID(),
    title: `Titel ${n}`,
    source: 'Rijksoverheid, 2025',
    url,
    quote: `De woorden van bron ${n}.`,
    ...changes,
  };
}
