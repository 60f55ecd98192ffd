import { z } from 'zod';
import type { Transaction } from '../store/transaction.ts';

const rowSchema = z.object({ id: z.string(), displayName: z.string(), department: z.string().nullable() });
/** A colleague whose name stands in a text. */
export type MemberNamed = z.infer<typeof rowSchema>;

/** More people than these nobody means by one word. */
const MOST_LOOKED_AT = 200;

/**
 * The members of an organisation whom a text names: by their whole name, else by their first name. Who left is not named.
 *
 * @returns those of whom most is said: one where a whole name stands
 */
export async function membersNamed(tx: Transaction, organisationId: string, text: string): Promise<MemberNamed[]> {
  const said = ` ${wordsOf(text).join(' ')} `;
  const rows = await tx.$queryRaw`
    SELECT person.id, person.display_name AS "displayName", person.department
    FROM person
    WHERE person.organisation_id = ${organisationId}::uuid AND person.erased_at IS NULL
      AND length(split_part(trim(person.display_name), ' ', 1)) > 1
      AND position(lower(split_part(trim(person.display_name), ' ', 1)) IN ${text.toLowerCase()}) > 0
      AND EXISTS (SELECT FROM chat_identity identity
                  WHERE identity.person_id = person.id AND identity.deactivated_at IS NULL)
    ORDER BY person.display_name, person.id LIMIT ${MOST_LOOKED_AT}`;
  const named = z
    .array(rowSchema)
    .parse(rows)
    .flatMap((one) => {
      const words = wordsOf(one.displayName);
      const isWhole = said.includes(` ${words.join(' ')} `);
      return isWhole || said.includes(` ${words[0] ?? ''} `) ? [{ one, isWhole }] : [];
    });
  const whole = named.filter(({ isWhole }) => isWhole);
  return (whole.length > 0 ? whole : named).map(({ one }) => one);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
