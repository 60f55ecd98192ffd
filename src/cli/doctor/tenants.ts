import type { PlatformName } from '../../chat/conversation-reference.ts';
import type { PlatformService } from '../../platforms/platform-service.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { type ListedTenant, listTenants } from '../tenant-list.ts';
import { type Finding, reasonOf } from './finding.ts';

/** The bot reads the list of people every night: after this long it has failed three times. */
const LATEST_ROSTER_MS = 3 * 24 * 60 * 60_000;

/** Every team and tenant: whether it is connected, can be served, and when its people were last read. */
export async function examineTenants(
  prisma: PrismaClient,
  services: ReadonlyMap<PlatformName, PlatformService>,
): Promise<Finding[]> {
  const tenants = await listTenants(prisma);
  return Promise.all(tenants.map((tenant) => examineTenant(tenant, services.get(tenant.platform))));
}

async function examineTenant(tenant: ListedTenant, service: PlatformService | undefined): Promise<Finding> {
  const { platform, id, organisation, disconnectedAt } = tenant;
  const found = (state: Finding['state'], words: string): Finding => ({
    part: 'tenant',
    state,
    message: `${platform} ${id} (${organisation}): ${words}`,
  });
  if (disconnectedAt) return found('off', `disconnected since ${day(disconnectedAt)}. ${howToConnect(tenant)}`);
  if (!service) return found('wrong', `connected, but ${platform} is not in the configuration.`);
  try {
    const { missingScopes } = await service.examine(id);
    if (missingScopes.length > 0) {
      const scopes = missingScopes.join(', ');
      return found(
        'wrong',
        `lacks the scopes ${scopes}. Update the app with \`impact manifest slack\`, and install it there again.`,
      );
    }
    const roster = rosterOf(tenant);
    return found(roster.late ? 'wrong' : 'ok', `connected; ${roster.words}`);
  } catch (error) {
    return found('wrong', reasonOf(error));
  }
}

function rosterOf({ id, connectedAt, peopleReadAt }: ListedTenant): { late: boolean; words: string } {
  const late = Date.now() - (peopleReadAt ?? connectedAt).getTime() > LATEST_ROSTER_MS;
  const now = `Read them now with \`impact people refresh --tenant ${id}\``;
  if (peopleReadAt === null) return { late, words: `its people were never read. ${now}.` };
  const read = `its people were last read on ${day(peopleReadAt)}`;
  return { late, words: late ? `${read}. ${now}, which says what is wrong.` : `${read}.` };
}

function howToConnect({ platform, id, organisation }: ListedTenant): string {
  const name = JSON.stringify(organisation);
  const command = platform === 'slack' ? `tenant invite slack ${name}` : `tenant add teams ${id} ${name}`;
  return `To connect it again: \`impact ${command}\`.`;
}

function day(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
