import type { Platform } from '../chat/platform.ts';
import { AppError } from '../errors.ts';
import type { TroubleNews } from './trouble-news.ts';

/**
 * The same platform, of which administrators hear when it refuses to tell who people are, for the lack of a scope or
 * for whatever only somebody can mend: nobody else notices that, while colleagues get less than they should.
 */
export function tellingOfLookUps(platform: Platform, news: Pick<TroubleNews, 'lookUpRefused'>): Platform {
  const noted = (tenant: string, error: unknown): never => {
    if (error instanceof AppError && error.code === 'people.refused') {
      news.lookUpRefused({ platform: platform.name, tenant }, error.detail ?? null);
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
