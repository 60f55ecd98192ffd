/** What an {@link AppError} is made of. */
export interface AppErrorOptions {
  /** Stable, dotted, machine-readable: `store.embedded.version`, `slack.rate-limited`. */
  code: string;
  /** One sentence that says what is wrong and what to do. Never holds message text of a user. */
  message: string;
  /** Whether doing the same again later can help. */
  retryable?: boolean;
  /** What exactly it concerns, by the other side's own name: a scope that is missing. */
  detail?: string | undefined;
  /** How long to wait before trying again, in milliseconds, when the other side said so. */
  retryAfterMs?: number;
  cause?: unknown;
}

/**
 * The one error tree of the program. Errors of libraries are turned into one of these at the edge where they
 * appear, so that everything above decides by `code` and `retryable` and never by the text of a message.
 */
export class AppError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly detail: string | undefined;

  constructor(options: AppErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = options.code;
    this.retryable = options.retryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
    this.detail = options.detail;
  }
}

/** The code of any thrown value: an AppError's own, else `unexpected`. */
export function errorCode(error: unknown): string {
  return error instanceof AppError ? error.code : 'unexpected';
}
