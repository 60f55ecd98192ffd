import type { Platform } from '../chat/platform.ts';
import { AppError } from '../errors.ts';
import type { Notices } from './notices.ts';

/**
 * The same platform, of which administrators hear when it does not tell who people are because the app lacks a scope:
 * nobody else notices that, while colleagues get less than they should.
 */
export function tellingOfLookUps(platform: Platform, notices: Pick<Notices, 'lookUpLacks'>): Platform {
  const noted = (tenant: string, error: unknown): never => {
    if (error instanceof AppError && error.code === 'people.unavailable' && error.detail !== undefined) {
      notices.lookUpLacks({ platform: platform.name, tenant }, error.detail);
    }
    throw error;
  };
  return {
    ...platform,
    profile: (where, externalId) =>
      platform.profile(where, externalId).catch((error: unknown) => noted(where.tenant, error)),
    async *people(tenant, places) {
      try {
        yield* platform.people(tenant, places);
      } catch (error) {
        noted(tenant, error);
      }
    },
  };
}
