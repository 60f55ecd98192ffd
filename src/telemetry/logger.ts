import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';

/** Structured log lines. Only ids, codes, counts and durations belong in them: never text that a person wrote. */
export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error'>;

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** The last net under the rule above: fields that would hold content or a secret never reach the output. */
const REDACTED = [
  'text',
  'payload',
  'body',
  'question',
  'answer',
  'quote',
  'token',
  'password',
  'secret',
  'authorization',
];

/**
 * Makes the logger of the process.
 *
 * @param destination where the lines go (JSON, one a line); standard output when left out
 */
export function createLogger(options: { level: LogLevel; destination?: DestinationStream }): Logger {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`]), censor: '[removed]' },
    serializers: { error: describeError },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}

/** Code, kind and place of an error. Its message may quote input, so only an AppError's own sentence is kept. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    code,
    ...(error.name === 'AppError' ? { message: error.message } : {}),
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 8),
    ...(error.cause ? { cause: describeError(error.cause) } : {}),
  };
}
