import { z } from 'zod';
import { LANGUAGES } from '../chat/language.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { nameKey } from '../gazetteer/name-key.ts';
import { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Audience, AudienceKinds, AudiencePlace, VisitGuests } from './audience.ts';

type Kinds = AudienceKinds;

/** Who is in an audience, as a query for the ids of persons (`person_id`). */
export type Members = Prisma.Sql;

/** An organisation, and where it is when it is a municipality. */
export interface OrganisationPlace {
  id: string;
  name: string;
  /** Null: it is no municipality that is known. */
  municipality: string | null;
}

/** Every organisation of the network with its municipality, which its name tells: "Gemeente Hengelo". */
export async function organisationPlaces(tx: Transaction, gazetteer: Gazetteer): Promise<OrganisationPlace[]> {
  const organisations = await tx.organisation.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } });
  return organisations.map(({ id, name }) => ({ id, name, municipality: municipalityNamed(gazetteer, name) }));
}

function municipalityNamed({ municipalities }: Gazetteer, name: string): string | null {
  const words = name.split(/\s+/);
  const ends = words.map((_, at) => nameKey(words.slice(at).join(' ')));
  return municipalities.find((one) => ends.includes(nameKey(one.name)))?.code ?? null;
}

/** Who is in an audience now: everybody who belongs to an organisation and still is somebody. */
export function membersOf(audience: Audience, organisations: readonly OrganisationPlace[]): Members {
  const first = [...listed(audience), ...fitting(audience, organisations)];
  const named = audience.alsoPeople.map(({ id }) => id);
  const groups = [
    first,
    ...audience.also.map((kinds) => [...fitting(kinds, organisations)]),
    ...(named.length === 0 ? [] : [[Prisma.sql`person.id = ANY(${named}::uuid[])`]]),
  ];
  const out = [...fitting(audience.without, organisations)];
  return Prisma.sql`
    SELECT person.id AS person_id FROM person
    WHERE person.erased_at IS NULL AND person.organisation_id IS NOT NULL
    AND (${Prisma.join(groups.map(allOf), ' OR ')})
    AND NOT person.id = ANY(${audience.withoutPeople}::uuid[])
    ${Prisma.join(out.map((fit) => Prisma.sql`AND (${fit}) IS NOT TRUE`).concat(Prisma.empty), ' ')}`;
}

function allOf(fits: readonly Prisma.Sql[]): Prisma.Sql {
  return Prisma.sql`(${Prisma.join([Prisma.sql`true`, ...fits], ' AND ')})`;
}

function listed({ people, guests }: Audience): Prisma.Sql[] {
  return [
    ...(people === null ? [] : [Prisma.sql`person.id = ANY(${people}::uuid[])`]),
    ...(guests === null ? [] : [guestsOf(guests)]),
  ];
}

function guestsOf({ visitId, replies }: VisitGuests): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM visit_guest guest WHERE guest.visit_id = ${visitId}::uuid
    AND guest.person_id = person.id AND guest.reply::text = ANY(${replies}::text[]))`;
}

function* fitting(kinds: Kinds, organisations: readonly OrganisationPlace[]): Generator<Prisma.Sql> {
  if (kinds.organisations.length > 0) yield Prisma.sql`person.organisation_id = ANY(${kinds.organisations}::uuid[])`;
  // Every member is a colleague, so that one shuts nobody out.
  if (kinds.roles.length > 0 && !kinds.roles.includes('colleague')) {
    yield Prisma.sql`EXISTS (SELECT FROM role_grant WHERE role_grant.person_id = person.id
      AND role_grant.revoked_at IS NULL AND role_grant.role::text = ANY(${kinds.roles}::text[]))`;
  }
  if (kinds.departments.length > 0) {
    const departments = kinds.departments.map((name) => name.toLowerCase());
    yield Prisma.sql`lower(person.department) = ANY(${departments}::text[])`;
  }
  if (kinds.places.length > 0) yield fromPlaces(kinds.places, organisations);
  // Who chose no theme is ambassador for all of them.
  if (kinds.themes.length > 0) {
    yield Prisma.sql`EXISTS (SELECT FROM ambassador WHERE ambassador.person_id = person.id AND ambassador.stopped_at IS NULL
      AND (cardinality(ambassador.themes) = 0 OR ambassador.themes && ${kinds.themes}::text[]))`;
  }
}

/** Somebody is from the region that is known of them, or else from where their organisation is. */
function fromPlaces(places: readonly AudiencePlace[], organisations: readonly OrganisationPlace[]): Prisma.Sql {
  const codes = new Set(places.flatMap(({ municipalities }) => municipalities));
  const there = organisations.filter(({ municipality }) => municipality !== null && codes.has(municipality));
  const names = places.map(({ name }) => name.toLowerCase());
  return Prisma.sql`(lower(person.region) = ANY(${names}::text[])
    OR person.organisation_id = ANY(${there.map(({ id }) => id)}::uuid[]))`;
}

/** Whether anybody is in the second who is not in the first. */
export async function addsMembers(tx: Transaction, first: Members, second: Members): Promise<boolean> {
  const more = await tx.$queryRaw<unknown[]>`
    SELECT FROM (${second}) AS member WHERE member.person_id NOT IN (${first}) LIMIT 1`;
  return more.length > 0;
}

/** Why somebody in an audience would not get a message. */
export const HINDRANCES = ['refused', 'left', 'not-in-chat'] as const;
export type Hindrance = (typeof HINDRANCES)[number];

/** So many members are alike in all that is counted; `names` are of who is shown by name, with their place in the order. */
const alikeSchema = z.object({
  count: z.int(),
  language: z.enum(LANGUAGES).catch('nl'),
  organisation_id: z.uuid(),
  organisation: z.string(),
  platform: z.string().nullable(),
  hindrance: z.enum(HINDRANCES).nullable(),
  names: z.array(z.object({ place: z.int(), name: z.string() })).nullable(),
});
type Alike = z.infer<typeof alikeSchema>;

/** Who would get a message now, counted. */
export interface AudienceCount {
  /** In reach: who would get it. */
  total: number;
  platforms: { platform: string; count: number }[];
  organisations: { id: string; name: string; count: number }[];
  /** Some of them by name, only of the organisation that looks. */
  firstNames: string[];
  /** Who would not get it, by why. */
  hindered: { why: Hindrance; count: number; names: string[] }[];
  /** How many read each language. */
  languages: Record<'nl' | 'en', number>;
}

const NAMES_SHOWN = 5;

/**
 * @param lookingId the organisation whose broker looks: of others no names
 * @param isUnasked false: it is about what people signed up for, so who wants nothing unasked gets it as well
 */
export async function countMembers(
  tx: Transaction,
  members: Members,
  lookingId: string,
  { isUnasked = true } = {},
): Promise<AudienceCount> {
  // Counted in the database: a hundred thousand rows here would be some hundred megabytes.
  const rows = z.array(alikeSchema).parse(
    await tx.$queryRaw`
      WITH reader AS (
        SELECT person.id, person.display_name AS name, person.language::text AS language,
               organisation.id AS organisation_id, organisation.name AS organisation, place.platform,
               CASE WHEN ${isUnasked} AND person.unasked_refused_at IS NOT NULL THEN 'refused'
                    WHEN place.platform IS NOT NULL THEN NULL
                    WHEN EXISTS (SELECT FROM chat_identity gone WHERE gone.person_id = person.id) THEN 'left'
                    ELSE 'not-in-chat' END AS hindrance
        FROM (${members}) AS member
        JOIN person ON person.id = member.person_id
        JOIN organisation ON organisation.id = person.organisation_id
        LEFT JOIN LATERAL (
          SELECT tenant.platform FROM chat_identity identity JOIN chat_tenant tenant ON tenant.id = identity.tenant_id
          WHERE identity.person_id = person.id AND identity.standing = 'member' AND identity.deactivated_at IS NULL
            AND tenant.disconnected_at IS NULL
          ORDER BY tenant.held_since IS NOT NULL, (tenant.platform = person.preferred_platform) IS TRUE DESC,
                   identity.introduced_at DESC NULLS LAST, identity.created_at LIMIT 1) place ON true),
      placed AS (
        SELECT *, (row_number() OVER (
          PARTITION BY hindrance, organisation_id ORDER BY name NULLS LAST, id))::int AS place FROM reader)
      SELECT count(*)::int AS count, language, organisation_id, organisation, platform, hindrance,
             jsonb_agg(jsonb_build_object('place', place, 'name', name))
               FILTER (WHERE place <= ${NAMES_SHOWN} AND name IS NOT NULL AND organisation_id = ${lookingId}::uuid) AS names
      FROM placed GROUP BY language, organisation_id, organisation, platform, hindrance
      ORDER BY organisation, platform, language`,
  );
  const reached = rows.filter(({ hindrance }) => hindrance === null);
  const [organisations, platforms] = [
    counted(reached, ({ organisation_id: id }) => id),
    counted(reached, ({ platform }) => platform ?? ''),
  ];
  return {
    total: sumOf(reached),
    platforms: platforms.map(([platform, some]) => ({ platform, count: sumOf(some) })),
    organisations: organisations.map(([id, some]) => ({
      id,
      name: some[0]?.organisation ?? '',
      count: sumOf(some),
    })),
    firstNames: namesOf(reached),
    hindered: HINDRANCES.flatMap((why) => {
      const some = rows.filter(({ hindrance }) => hindrance === why);
      return some.length === 0 ? [] : [{ why, count: sumOf(some), names: namesOf(some) }];
    }),
    languages: {
      nl: sumOf(reached.filter(({ language }) => language === 'nl')),
      en: sumOf(reached.filter(({ language }) => language === 'en')),
    },
  };
}

function sumOf(rows: readonly Alike[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

function namesOf(rows: readonly Alike[]): string[] {
  const named = rows.flatMap(({ names }) => names ?? []);
  return named.toSorted((one, other) => one.place - other.place).map(({ name }) => name);
}

/** The largest group first. */
function counted(rows: readonly Alike[], by: (row: Alike) => string): [string, Alike[]][] {
  return [...Map.groupBy(rows, by)].toSorted(([, one], [, other]) => sumOf(other) - sumOf(one));
}
