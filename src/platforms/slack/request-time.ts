import type { RequestHandler } from 'express';
import type { Logger } from '../../telemetry/logger.ts';

/** https://docs.slack.dev/authentication/verifying-requests-from-slack: older than five minutes may be a replay. */
const MOST_SECONDS_APART = 5 * 60;

/**
 * Refuses (401) a request whose time stamp is more than five minutes from now, ahead as well as back: one ahead could
 * be replayed for as long as it is ahead. The signature, which covers the stamp, is Bolt's to check; Bolt looks back only.
 */
export function refuseOtherTimes(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const stamp = request.get('x-slack-request-timestamp') ?? '';
    if (isOfNow(stamp, Date.now() / 1000)) return next();
    logger.warn({ status: 401, reason: 'time-stamp' }, 'slack.refused');
    response.status(401).end();
  };
}

/** @param now in seconds since 1970 */
function isOfNow(stamp: string, now: number): boolean {
  return /^\d{1,12}$/.test(stamp) && Math.abs(Number(stamp) - now) <= MOST_SECONDS_APART;
}
