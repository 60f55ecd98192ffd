import type { PrismaClient } from '../../store/generated/client.ts';

/** What the chat of pledges works with. */
export interface PledgeDeps {
  prisma: PrismaClient;
}
