import type { PrismaClient } from '../store/generated/client.ts';
import type { PersonalDataPart } from '../store/personal-data.ts';
import { eraseParts, holdPerson } from './erasure.ts';
import { erasedButHere } from './erasure-notes.ts';

/** Somebody who has been here for years is done in seconds; a slow disk may take longer. */
const TIMEOUT_MS = 120_000;

/**
 * Erases who was erased before and came back with a backup, the last administrator of an organisation too: they were not
 * that any more. What breaks it off leaves whole people to the next time.
 *
 * @returns how many
 */
export async function eraseAgain(prisma: PrismaClient, parts: readonly PersonalDataPart[]): Promise<number> {
  const found = await erasedButHere(prisma);
  for (const person of found) {
    await prisma.$transaction(
      async (tx) => {
        if (await holdPerson(tx, person.personId)) await eraseParts(tx, parts, person, { actorId: null });
      },
      { timeout: TIMEOUT_MS },
    );
  }
  return found.length;
}
