import { z } from 'zod';
import type { Transaction } from '../../store/transaction.ts';
import { LATELY_DAYS, MOVED } from './moves.ts';

/** Who became ambassador less than so long ago is new. */
export const NEW_DAYS = 60;
/** Who did nothing for so long is quiet. */
export const QUIET_DAYS = LATELY_DAYS;

const rowSchema = z.object({
  organisation: z.string(),
  department: z.string().nullable(),
  standing: z.enum(['active', 'quiet', 'new']),
  acknowledged: z.boolean(),
  answered: z.boolean(),
  came: z.boolean(),
  pledged: z.boolean(),
  did: z.boolean(),
});
export type AmbassadorRow = z.infer<typeof rowSchema>;

/**
 * Every ambassador who is still there, without who they are. Who came answered, and who did it pledged.
 *
 * @param organisationId null: of every organisation
 */
export async function ambassadorsOf(tx: Transaction, organisationId: string | null): Promise<AmbassadorRow[]> {
  const rows = await tx.$queryRaw`
    WITH member AS (
      SELECT person.id, organisation.name AS organisation, nullif(trim(person.department), '') AS department,
        min(role_grant.granted_at) AS since
      FROM person JOIN role_grant ON role_grant.person_id = person.id
      JOIN organisation ON organisation.id = person.organisation_id
      WHERE (${organisationId}::uuid IS NULL OR organisation.id = ${organisationId}::uuid) AND person.erased_at IS NULL
        AND role_grant.role = 'ambassador' AND role_grant.revoked_at IS NULL
        AND (EXISTS (SELECT FROM chat_identity identity
                     WHERE identity.person_id = person.id AND identity.deactivated_at IS NULL)
             OR NOT EXISTS (SELECT FROM chat_identity identity WHERE identity.person_id = person.id)
                AND EXISTS (SELECT FROM ambassador WHERE ambassador.person_id = person.id AND stopped_at IS NULL))
      GROUP BY person.id, organisation.id),
    moved AS (
      SELECT member.id, organisation, department, since, bool_or(move = 'acknowledged') IS TRUE AS acknowledged,
        bool_or(move IN ('answered', 'came')) IS TRUE AS answered, bool_or(move = 'came') IS TRUE AS came,
        bool_or(move IN ('pledged', 'did')) IS TRUE AS pledged, bool_or(move = 'did') IS TRUE AS did
      FROM member
      LEFT JOIN (${MOVED}) AS done ON done.person_id = member.id
        AND done.day > (clock_now() - make_interval(days => ${QUIET_DAYS}))::date
      GROUP BY member.id, organisation, department, since)
    SELECT organisation, department, acknowledged, answered, came, pledged, did,
      CASE WHEN since > clock_now() - make_interval(days => ${NEW_DAYS}) THEN 'new'
           WHEN acknowledged OR answered OR pledged THEN 'active' ELSE 'quiet' END AS standing
    FROM moved`;
  return z.array(rowSchema).parse(rows);
}

/** The departments of an organisation in which somebody works and nobody is ambassador, by name. */
export async function departmentsWithout(tx: Transaction, organisationId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ department: string }[]>`
    SELECT trim(department) AS department FROM person
    WHERE organisation_id = ${organisationId}::uuid AND erased_at IS NULL AND trim(department) <> ''
    GROUP BY trim(department)
    HAVING NOT bool_or(EXISTS (
      SELECT FROM role_grant WHERE role_grant.person_id = person.id AND role = 'ambassador' AND revoked_at IS NULL))
    ORDER BY 1`;
  return rows.map(({ department }) => department);
}
