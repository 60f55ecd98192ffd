import { connect } from '../../people/test-people.ts';
import { setClock } from '../../store/clock.ts';
import type { PrismaClient } from '../../store/generated/client.ts';

/** People are at work. */
export const MONDAY = new Date('2026-11-30T09:00:00Z');
/** When the visits of the tests begin: a Thursday. */
export const BEGINS = new Date('2026-12-17T09:00:00Z');

/** An organisation with so many members, and a visit of it to which they can reply. */
export async function createTestVisit(
  prisma: PrismaClient,
  { people, capacity, slots = 1 }: { people: number; capacity: number; slots?: number },
) {
  await setClock(prisma, MONDAY);
  const tenant = await connect(prisma, 'slack', 'T1', 'Noord');
  const { organisationId } = tenant;
  const { id: brokerId } = await prisma.person.create({ data: { organisationId, displayName: 'Bea' } });
  await prisma.$executeRaw`
    WITH made AS (
      INSERT INTO person (id, organisation_id, display_name)
      SELECT gen_random_uuid(), ${organisationId}::uuid, 'P' || n FROM generate_series(1, ${people}) AS n RETURNING id)
    INSERT INTO chat_identity (id, tenant_id, external_user_id, person_id, standing)
    SELECT gen_random_uuid(), ${tenant.id}::uuid, 'U' || id, id, 'member' FROM made`;
  const identities = await prisma.chatIdentity.findMany({ orderBy: { personId: 'asc' } });
  const visit = await prisma.siteVisit.create({
    data: {
      organisationId,
      createdById: brokerId,
      state: 'open',
      openedAt: MONDAY,
      filledAt: MONDAY,
      host: 'De Cirkel',
      address: 'Dorpsstraat 1, Rijssen',
      capacity,
      audience: {},
      slots: {
        create: Array.from({ length: slots }, (_, at) => ({
          startsAt: new Date(BEGINS.getTime() + at * 24 * 3_600_000),
          endsAt: new Date(BEGINS.getTime() + at * 24 * 3_600_000 + 7_200_000),
          capacity,
        })),
      },
    },
    include: { slots: { orderBy: { startsAt: 'asc' } } },
  });
  return { visit, slot: visit.slots[0]?.id ?? '', brokerId, personIds: identities.map(({ personId }) => personId) };
}
