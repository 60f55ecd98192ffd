import { AppError } from '../errors.ts';
import { ringAtCommit } from '../store/bell.ts';
import type { Transaction } from '../store/transaction.ts';
import { recordAudit } from './audit.ts';
import type { PersonRow } from './people-csv.ts';
import type { GrantedRole } from './roles.ts';

/** What an import does, or would do, to one person. */
export interface PlannedPerson {
  line: number;
  email: string;
  kind: 'new' | 'changed' | 'same';
  /** Names of the fields that get another value. */
  fields: string[];
  /** Roles the person gets; an import takes none away. */
  roles: GrantedRole[];
}

export interface ImportPlan {
  people: PlannedPerson[];
}

interface Target extends PersonRow {
  organisationId: string;
}

interface StoredPerson {
  id: string;
  organisation_id: string;
  email: string;
  display_name: string | null;
  department: string | null;
  region: string | null;
  roles: string[];
}

/**
 * Brings people into their organisations: new ones are made, known ones (by e-mail address) get what the file says
 * where it says something. Nobody is taken away and no role is. All of it or nothing.
 *
 * @param options.organisation for rows that name none; slug or name
 * @param options.dryRun only says what would change
 * @throws AppError `people.organisation` when one does not exist
 */
export async function importPeople(
  tx: Transaction,
  rows: readonly PersonRow[],
  options: { organisation: string | null; dryRun: boolean },
): Promise<ImportPlan> {
  const targets = await targetsOf(tx, rows, options.organisation);
  const stored = await storedPeople(tx, targets);
  const people = targets.map((target) => plan(target, stored.get(keyOf(target.organisationId, target.email))));
  if (!options.dryRun) await apply(tx, targets, people);
  return { people };
}

async function targetsOf(tx: Transaction, rows: readonly PersonRow[], standard: string | null): Promise<Target[]> {
  const organisations = await tx.organisation.findMany({ select: { id: true, slug: true, name: true } });
  const byName = new Map(
    organisations.flatMap(
      ({ id, slug, name }) =>
        [
          [slug, id],
          [name.toLowerCase(), id],
        ] as const,
    ),
  );
  const named = [...new Set(rows.map(({ organisation }) => organisation ?? standard))];
  const unknown = named.filter((name) => name === null || !byName.has(name.toLowerCase()));
  if (unknown.length > 0) {
    const asked = unknown.map((name) => (name === null ? 'a row without an organisation' : `"${name}"`)).join(', ');
    const known = organisations.map(({ name }) => name).join(', ') || 'none yet';
    throw new AppError({
      code: 'people.organisation',
      message: `Nothing was imported: no such organisation: ${asked}. Known: ${known}. Use --organisation <name>, or connect a tenant first.`,
    });
  }
  return rows.map((row) => ({
    ...row,
    organisationId: byName.get((row.organisation ?? standard ?? '').toLowerCase()) ?? '',
  }));
}

/** Locks the organisations, so that what was planned still holds when it is done. */
async function storedPeople(tx: Transaction, targets: readonly Target[]): Promise<Map<string, StoredPerson>> {
  const organisations = [...new Set(targets.map(({ organisationId }) => organisationId))];
  await tx.$executeRaw`SELECT 1 FROM organisation WHERE id = ANY(${organisations}::uuid[]) ORDER BY id FOR UPDATE`;
  const rows = await tx.$queryRaw<StoredPerson[]>`
    SELECT person.id, person.organisation_id, person.email, person.display_name, person.department, person.region,
           coalesce(array_agg(role_grant.role::text) FILTER (WHERE role_grant.id IS NOT NULL), '{}') AS roles
    FROM person LEFT JOIN role_grant ON role_grant.person_id = person.id AND role_grant.revoked_at IS NULL
    WHERE person.organisation_id = ANY(${organisations}::uuid[])
      AND person.email = ANY(${targets.map(({ email }) => email)})
    GROUP BY person.id`;
  return new Map(rows.map((row) => [keyOf(row.organisation_id, row.email), row]));
}

function keyOf(organisationId: string, email: string): string {
  return `${organisationId} ${email}`;
}

function plan(target: Target, stored: StoredPerson | undefined): PlannedPerson {
  const { line, email } = target;
  if (!stored) return { line, email, kind: 'new', fields: [], roles: target.roles };
  const told = { name: target.name, department: target.department, region: target.region };
  const known = { name: stored.display_name, department: stored.department, region: stored.region };
  const fields = (['name', 'department', 'region'] as const).filter(
    (field) => told[field] !== null && told[field] !== known[field],
  );
  const roles = target.roles.filter((role) => !stored.roles.includes(role));
  const kind = fields.length > 0 || roles.length > 0 ? 'changed' : 'same';
  return { line, email, kind, fields, roles };
}

async function apply(tx: Transaction, targets: readonly Target[], people: readonly PlannedPerson[]): Promise<void> {
  const touched = targets.filter((_, at) => people[at]?.kind !== 'same');
  await tx.$executeRaw`
    INSERT INTO person (id, organisation_id, email, display_name, department, region)
    SELECT gen_random_uuid(), given.*
    FROM unnest(${touched.map(({ organisationId }) => organisationId)}::uuid[], ${touched.map(({ email }) => email)}::text[],
                ${touched.map(({ name }) => name)}::text[], ${touched.map(({ department }) => department)}::text[],
                ${touched.map(({ region }) => region)}::text[]) AS given
    ON CONFLICT (organisation_id, email) DO UPDATE SET
      display_name = coalesce(excluded.display_name, person.display_name),
      department = coalesce(excluded.department, person.department),
      region = coalesce(excluded.region, person.region)`;
  const grants = targets.flatMap(({ organisationId, email }, at) =>
    (people[at]?.roles ?? []).map((role) => ({ organisationId, email, role })),
  );
  await tx.$executeRaw`
    WITH given AS (
      INSERT INTO role_grant (id, person_id, role, news)
      SELECT gen_random_uuid(), person.id, given.role::"Role", 'grant'
      FROM unnest(${grants.map(({ organisationId }) => organisationId)}::uuid[],
                  ${grants.map(({ email }) => email)}::text[],
                  ${grants.map(({ role }) => role)}::text[]) AS given (organisation_id, email, role)
      JOIN person ON person.organisation_id = given.organisation_id AND person.email = given.email
      RETURNING person_id, role
    )
    INSERT INTO audit_entry (organisation_id, action, object_kind, object_id, details)
    SELECT person.organisation_id, 'role.granted', 'person', given.person_id::text,
           jsonb_build_object('role', given.role, 'by', 'import')
    FROM given JOIN person ON person.id = given.person_id`;
  await ringAtCommit(tx, ['people_news']);
  await auditImport(tx, targets, people);
}

async function auditImport(
  tx: Transaction,
  targets: readonly Target[],
  people: readonly PlannedPerson[],
): Promise<void> {
  const counts = Map.groupBy(people.keys(), (at) => targets[at]?.organisationId ?? '');
  for (const [organisationId, places] of counts) {
    const made = [...places].filter((at) => people[at]?.kind === 'new').length;
    const changed = [...places].filter((at) => people[at]?.kind === 'changed').length;
    await recordAudit(tx, {
      actorId: null,
      organisationId,
      action: 'people.imported',
      objectKind: 'organisation',
      objectId: organisationId,
      details: { made, changed },
    });
  }
}
