import type { Express } from 'express';
import type { Platform } from '../chat/platform.ts';

/** One chat platform, connected: what the composition root needs of it. */
export interface PlatformService {
  readonly platform: Platform;
  /** Adds its routes. Call before any body parser: signatures are over the raw bytes. */
  mount(server: Express): void;
  /**
   * Checks the credentials and, where the platform wants that, connects.
   *
   * @returns the team or tenant the credentials belong to; null when they belong to none in particular
   * @throws AppError `slack.credentials` or `teams.credentials` with what to do; `…unavailable` (retryable)
   */
  start(): Promise<{ tenant: string | null }>;
  /**
   * Looks whether a connected team or tenant can be served.
   *
   * @returns which permissions are missing there
   * @throws AppError `delivery.not-installed`, `vault.…`, or as {@link start}
   */
  examine(tenant: string): Promise<{ missingScopes: string[] }>;
  /** Takes in nothing new; what was acknowledged stays stored. */
  stop(): Promise<void>;
}
