import { type Claims, claimsOf } from '../claims.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';

/** A table of no feature, to be handed out by claims: for tests in more than one process. */
export const toys: Claims = claimsOf({ name: 'toy', held: 'played', leaseSeconds: 2 });

/** The oldest toy that nobody plays with. */
export async function takeToy(prisma: PrismaClient): Promise<unknown> {
  const [row] = await toys.claim(prisma, {
    where: Prisma.sql`
      candidate.available_at <= clock_now() AND (candidate.state = 'free' OR ${toys.cutOff('candidate')})`,
    orderBy: Prisma.sql`candidate.id`,
    set: Prisma.sql`times = times + 1`,
    read: Prisma.sql`SELECT id::int, claim, times FROM claimed`,
  });
  return row ?? null;
}

export async function layOutToys(prisma: PrismaClient, count: number): Promise<void> {
  await prisma.$executeRaw`
    CREATE TABLE toy (
      id serial PRIMARY KEY, state text NOT NULL DEFAULT 'free', claim uuid, claimed_until timestamptz,
      available_at timestamptz NOT NULL DEFAULT clock_now(), error_code text, times int NOT NULL DEFAULT 0)`;
  await prisma.$executeRaw`INSERT INTO toy (state) SELECT 'free' FROM generate_series(1, ${count}::int)`;
}
