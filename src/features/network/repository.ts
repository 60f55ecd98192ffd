import { z } from 'zod';
import type { Transaction } from '../../store/transaction.ts';

/** Who became ambassador less than so long ago is new. */
export const NEW_DAYS = 60;
/** Who did nothing for so long is quiet. */
export const QUIET_DAYS = 90;

/** What ambassadors did of late, each who did it counted once. */
export const MOVES = ['acknowledged', 'answered', 'came', 'pledged', 'did'] as const;
export type Movement = (typeof MOVES)[number];

const rowSchema = z.object({
  department: z.string().nullable(),
  standing: z.enum(['active', 'quiet', 'new']),
  acknowledged: z.boolean(),
  answered: z.boolean(),
  came: z.boolean(),
  pledged: z.boolean(),
  did: z.boolean(),
});
export type AmbassadorRow = z.infer<typeof rowSchema>;

/** Every ambassador of an organisation who is still there, without who they are. */
export async function ambassadorsOf(tx: Transaction, organisationId: string): Promise<AmbassadorRow[]> {
  const rows = await tx.$queryRaw`
    WITH member AS (
      SELECT person.id, nullif(trim(person.department), '') AS department, min(role_grant.granted_at) AS since
      FROM person JOIN role_grant ON role_grant.person_id = person.id
      WHERE person.organisation_id = ${organisationId}::uuid AND person.erased_at IS NULL
        AND role_grant.role = 'ambassador' AND role_grant.revoked_at IS NULL
        AND EXISTS (SELECT FROM chat_identity identity
                    WHERE identity.person_id = person.id AND identity.deactivated_at IS NULL)
      GROUP BY person.id),
    moved AS (
      SELECT member.*, clock_now() - make_interval(days => ${QUIET_DAYS}) AS lately,
        EXISTS (SELECT FROM broadcast_recipient got WHERE got.person_id = member.id AND got.state = 'acknowledged'
                AND got.changed_at > clock_now() - make_interval(days => ${QUIET_DAYS})) AS acknowledged,
        EXISTS (SELECT FROM visit_guest guest WHERE guest.person_id = member.id AND guest.reply <> 'invited'
                AND guest.changed_at > clock_now() - make_interval(days => ${QUIET_DAYS})) AS answered,
        EXISTS (SELECT FROM visit_guest guest WHERE guest.person_id = member.id AND guest.attended
                AND guest.changed_at > clock_now() - make_interval(days => ${QUIET_DAYS})) AS came,
        EXISTS (SELECT FROM pledge WHERE pledge.person_id = member.id
                AND pledge.created_at > clock_now() - make_interval(days => ${QUIET_DAYS})) AS pledged,
        EXISTS (SELECT FROM pledge WHERE pledge.person_id = member.id AND pledge.state = 'done'
                AND pledge.ended_at > clock_now() - make_interval(days => ${QUIET_DAYS})) AS did
      FROM member)
    SELECT department, acknowledged, answered, came, pledged, did,
      CASE WHEN since > clock_now() - make_interval(days => ${NEW_DAYS}) THEN 'new'
           WHEN acknowledged OR answered OR came OR pledged OR did THEN 'active' ELSE 'quiet' END AS standing
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
