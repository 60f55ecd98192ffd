import { randomUUID } from 'node:crypto';
import type { Doors } from '../../chat/doors.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { PlatformService } from '../platform-service.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { createOutbound } from './outbound.ts';
import type { Cast } from './people.ts';
import type { Screen } from './screen.ts';

/** A terminal in which several people talk with the bot; in this process, without any request. */
export type Terminal = Exchange;

/**
 * The terminal as a platform. It has a tenant for each organisation; who connects them is who has the people.
 *
 * @returns besides the platform the way in
 */
export function createTerminal(
  { cast, screen }: { cast: Cast; screen: Screen },
  { doors, logger }: { doors: Doors; logger: Logger },
): { service: PlatformService; terminal: Terminal } {
  const service: PlatformService = {
    platform: createOutbound({ cast, screen }),
    mount: () => undefined,
    start: () => Promise.resolve({ tenant: null }),
    examine: () => Promise.resolve({ missingScopes: [] }),
    stop: () => Promise.resolve(),
  };
  // A database that is kept may meet the terminal of another day: keys are of one run.
  const terminal = createExchange({ doors, cast, screen, logger, run: randomUUID() });
  return { service, terminal };
}
