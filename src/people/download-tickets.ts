import { createHash, randomBytes } from 'node:crypto';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';

/** How long a link to a download works. */
export const TICKET_MINUTES = 10;

/** A ticket for the file with what is kept of somebody. */
export const MY_DATA = 'my-data';

/**
 * Makes a ticket with which this person fetches a file, once.
 *
 * @param what which file, as the feature that offers it names it
 * @returns the secret, which is kept nowhere: the table holds a hash of it
 */
export async function issueTicket(tx: Transaction, personId: string, what: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await tx.$executeRaw`
    INSERT INTO download_ticket (id, person_id, what, secret_hash, expires_at)
    VALUES (gen_random_uuid(), ${personId}::uuid, ${what}, ${hashOf(secret)}, clock_now() + make_interval(mins => ${TICKET_MINUTES}))`;
  return secret;
}

/** Whether a ticket can be taken; nothing changes by asking. */
export async function ticketStands(
  prisma: PrismaClient,
  secret: string,
  isOf: (what: string) => boolean,
): Promise<boolean> {
  const found = await prisma.$queryRaw<{ what: string }[]>`
    SELECT what FROM download_ticket WHERE secret_hash = ${hashOf(secret)} AND expires_at > clock_now()`;
  return found.some(({ what }) => isOf(what));
}

/**
 * Takes the ticket: of any number who come with it, one gets it. One that is for something else stays.
 *
 * @returns whose ticket it was, and for what; null when there is none, it was used, or its time is over
 */
export async function redeemTicket(
  tx: Transaction,
  secret: string,
  isOf: (what: string) => boolean,
): Promise<{ personId: string; what: string } | null> {
  const [found] = await tx.$queryRaw<{ what: string }[]>`
    SELECT what FROM download_ticket WHERE secret_hash = ${hashOf(secret)}`;
  if (!found || !isOf(found.what)) return null;
  const rows = await tx.$queryRaw<{ person_id: string }[]>`
    DELETE FROM download_ticket WHERE secret_hash = ${hashOf(secret)} AND expires_at > clock_now() RETURNING person_id`;
  const personId = rows[0]?.person_id;
  return personId === undefined ? null : { personId, what: found.what };
}

/** Removes tickets whose time was over so many days ago; returns how many. */
export function forgetTickets(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`
    DELETE FROM download_ticket WHERE expires_at < clock_now() - make_interval(days => ${days})`;
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
