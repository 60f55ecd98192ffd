import type { Prisma } from './generated/client.ts';

/** A database transaction in progress: the client on which its statements run. */
export type Transaction = Prisma.TransactionClient;
