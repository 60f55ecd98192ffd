import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '../../telemetry/logger.ts';

/**
 * The logger given to Slack's SDK. At its lower levels the SDK logs whole requests, and its warnings quote what they
 * are about; so only warnings and errors pass, and of those only the words before anything is quoted.
 */
export function createSdkLogger(logger: Logger): BoltLogger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => logger.warn({ sdk: headline(parts) }, 'slack.sdk'),
    error: (...parts) => logger.error({ sdk: headline(parts) }, 'slack.sdk'),
    // The SDK composes its debug lines only when the level asks for them.
    getLevel: () => LogLevel.WARN,
    setLevel: () => undefined,
    setName: () => undefined,
  };
}

function headline(parts: unknown[]): string {
  const [first] = parts;
  if (first instanceof Error) return first.name;
  return typeof first === 'string' ? (first.split(/[(:!`"'{[]/)[0] ?? '').trim().slice(0, 120) : typeof first;
}
