import { directId } from '../chat/conversation-reference.ts';
import { createTenants } from '../people/tenants.ts';
import { ringAtCommit } from '../store/bell.ts';
import type { PrismaClient } from '../store/generated/client.ts';

/** Bulk keeps quiet hours. */
export const WHILE_PEOPLE_WORK = new Date('2026-11-26T09:00:00Z');

/** Where people are. */
export interface TheirTenant {
  organisationId: string;
  tenantId: string;
}

async function connected(prisma: PrismaClient, platform: 'slack' | 'teams'): Promise<TheirTenant> {
  const organisation = { slug: 'noord', name: 'Noord' };
  const { id, organisationId } = await createTenants(prisma).connect({ platform, externalId: 'T1', organisation });
  return { tenantId: id, organisationId };
}

/** So many members of an organisation, of whom nobody ever wrote to the bot. @returns their organisation and tenant */
export async function manyPeople(
  prisma: PrismaClient,
  { platform, people, within }: { platform: 'slack' | 'teams'; people: number; within?: TheirTenant | undefined },
): Promise<TheirTenant> {
  const { tenantId, organisationId } = within ?? (await connected(prisma, platform));
  await prisma.$executeRaw`
    WITH made AS (
      INSERT INTO person (id, organisation_id) SELECT gen_random_uuid(), ${organisationId}::uuid
      FROM generate_series(1, ${people}) RETURNING id)
    INSERT INTO chat_identity (id, tenant_id, external_user_id, person_id, standing)
    SELECT gen_random_uuid(), ${tenantId}::uuid, 'U' || id, id, 'member' FROM made`;
  return { organisationId, tenantId };
}

/** A broadcast that is to go out now to everybody of an organisation. @returns its id */
export async function broadcastToAll(prisma: PrismaClient, organisationId: string): Promise<string> {
  // As in a database that has been in use for a while.
  await prisma.$executeRaw`ANALYZE`;
  const { id: by } = await prisma.person.findFirstOrThrow();
  const { id } = await prisma.broadcast.create({
    data: {
      ...{ organisationId, createdById: by, editedById: by, state: 'sending', startedAt: WHILE_PEOPLE_WORK },
      ...{ title: 'Nieuws', textNl: 'Nieuws.', audience: {} },
    },
  });
  await ringAtCommit(prisma, ['broadcast']);
  return id;
}

/**
 * The same in Teams, where it is known from one conversation where messages are taken.
 *
 * @param options.within left out: a tenant that is made
 * @param options.chats whether the chats of the bot with all of them are open, because they wrote to it once
 */
export async function broadcastInTeams(
  prisma: PrismaClient,
  {
    teamsUrl,
    people,
    chats,
    within,
  }: { teamsUrl: string; people: number; chats: 'open' | 'new'; within?: TheirTenant },
): Promise<string> {
  const { tenantId, organisationId } = await manyPeople(prisma, { platform: 'teams', people, within });
  const address = { serviceUrl: `${teamsUrl}/emea/`, botId: '28:bot', conversationType: 'personal' };
  const spoke = { ...address, conversationId: 'a:first', userId: '29:first' };
  await prisma.conversation.create({ data: { tenantId, externalId: 'a:first', kind: 'personal', address: spoke } });
  if (chats === 'open') {
    await prisma.$executeRaw`
      WITH opened AS (
        INSERT INTO conversation (id, tenant_id, external_id, kind, address)
        SELECT gen_random_uuid(), tenant_id, ${directId('')} || external_user_id, 'personal',
               ${JSON.stringify(address)}::jsonb || jsonb_build_object(
                 'conversationId', 'a:' || external_user_id, 'userId', external_user_id, 'userObjectId', external_user_id)
        FROM chat_identity RETURNING id, external_id)
      INSERT INTO inbox (key, conversation_id, sender, kind, state)
      SELECT external_id, id, substr(external_id, ${directId('').length + 1}::int), 'message', 'done' FROM opened`;
  }
  return broadcastToAll(prisma, organisationId);
}
