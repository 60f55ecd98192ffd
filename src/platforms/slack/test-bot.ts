import type { Inbound } from '../../chat/inbound.ts';
import type { Installations } from '../../chat/installations.ts';
import { type ReplyDraft, replySchema } from '../../chat/reply.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { RecordingDoors } from '../../testing/recording-doors.ts';
import { RecordingInstallations } from '../../testing/recording-installations.ts';
import { serveService } from '../../testing/served-service.ts';
import type { SlackDriver } from '../../testing/slack-driver.ts';
import type { PlatformService } from '../platform-service.ts';
import { createSlack, type SlackConfig } from './slack.ts';

/** The id of the passage behind source `n` of {@link ANSWER}. */
export const passage = (n: number) => `0b6f4c52-7b0e-4f0e-8d0c-0f3f3d1e9a0${n}`;
const source = { documentId: 'd', source: 'Provincie, 2024', quote: 'q' };
/** An answer with all an answer can have. */
export const ANSWER = {
  language: 'nl',
  body: [
    { kind: 'paragraph', text: 'Een makelaar met mandaat verbindt. [1] [2]' },
    { kind: 'list', items: ['een', 'twee'] },
  ],
  citations: [
    { ...source, n: 1, passageId: passage(1), title: 'Open bron', url: 'https://example.org/bron' },
    { ...source, n: 2, passageId: passage(2), title: 'Gesloten bron', url: null },
  ],
  feedbackFor: passage(3),
  marked: true,
} satisfies ReplyDraft;
/** An answer with nothing but a sentence. */
export const SHORT: ReplyDraft = { language: 'nl', body: [{ kind: 'paragraph', text: 'Antwoord.' }] };

/** The Slack side of the bot on a real server, with doors of the test. */
export interface TestBot {
  readonly url: string;
  readonly doors: RecordingDoors;
  readonly installations: RecordingInstallations;
  readonly slack: PlatformService;
  /** Every line of the log, at its most talkative. */
  readonly logged: string[];
  /** Answers where an inbound came from. */
  send(inbound: Inbound, reply: ReplyDraft, possiblyDouble?: boolean): Promise<{ messageId: string }>;
  close(): Promise<void>;
}

/** Starts it, and tells the driver where it is. */
export async function startTestBot(
  driver: SlackDriver,
  /** Real installations, and other settings than those of one workspace. */
  options: { installations?: Installations; config?: Partial<SlackConfig> } = {},
): Promise<TestBot> {
  const logged: string[] = [];
  const doors = new RecordingDoors();
  const installations = new RecordingInstallations();
  const slack = createSlack(
    {
      botToken: driver.env.SLACK_BOT_TOKEN ?? '',
      signingSecret: driver.env.SLACK_SIGNING_SECRET,
      apiUrl: driver.env.SLACK_API_URL ?? '',
      requestTimeoutMs: 5000,
      ...options.config,
    },
    {
      doors,
      installations: options.installations ?? installations,
      logger: createLogger({ level: 'debug', destination: { write: (line) => void logged.push(line) } }),
    },
  );
  const served = await serveService(slack, (url) => driver.connect(url));
  return {
    ...served,
    doors,
    installations,
    slack,
    logged,
    send: (inbound, reply, possiblyDouble = false) =>
      slack.platform.send(inbound.conversation, replySchema.parse(reply), { possiblyDouble }),
  };
}
