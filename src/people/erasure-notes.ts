import { Prisma, type PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';

// Who was erased is still there in an older backup. So that an erasure holds after that was put back, a hash is kept of
// the id of the person and of each of their accounts: ids drawn by lot, that mean something only to who has such a backup.

/** In SQL, of a column of text. */
const hashOf = (id: Prisma.Sql) =>
  Prisma.sql`encode(sha256(convert_to('impactmakelaar erased ' || ${id}, 'UTF8')), 'hex')`;
const HASH = /^[0-9a-f]{64}$/;

export interface ErasureNote {
  hash: string;
  erasedAt: Date;
}

/** Notes that somebody is erased, in the transaction that does it. */
export async function noteErasure(tx: Transaction, personId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO erasure (hash)
    SELECT ${hashOf(Prisma.sql`known.id`)}
    FROM (SELECT ${personId}::text AS id
          UNION ALL SELECT id::text FROM chat_identity WHERE person_id = ${personId}::uuid) known
    ON CONFLICT DO NOTHING`;
}

/** All notes, the oldest first. */
export function erasureNotes(db: PrismaClient | Transaction): Promise<ErasureNote[]> {
  return db.erasure.findMany({ orderBy: [{ erasedAt: 'asc' }, { hash: 'asc' }] });
}

/** Whether it is what a note consists of. */
export function isErasureHash(text: string): boolean {
  return HASH.test(text);
}

/** Takes over notes of another database. */
export async function addErasureNotes(db: PrismaClient | Transaction, hashes: readonly string[]): Promise<void> {
  await db.erasure.createMany({
    data: [...new Set(hashes)].map((hash) => ({ hash })),
    skipDuplicates: true,
  });
}

/** Who is noted as erased and is here all the same. */
export function erasedButHere(
  db: PrismaClient | Transaction,
): Promise<{ personId: string; organisationId: string | null }[]> {
  return db.$queryRaw`
    SELECT person.id AS "personId", person.organisation_id AS "organisationId" FROM person
    WHERE person.erased_at IS NULL AND EXISTS (SELECT 1 FROM erasure)
      AND (EXISTS (SELECT 1 FROM erasure WHERE hash = ${hashOf(Prisma.sql`person.id`)})
           OR EXISTS (SELECT 1 FROM chat_identity account JOIN erasure ON hash = ${hashOf(Prisma.sql`account.id`)}
                      WHERE account.person_id = person.id))
    ORDER BY person.id`;
}
