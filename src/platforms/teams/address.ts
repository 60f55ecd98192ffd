import { z } from 'zod';
import { type ConversationReference, directId, UNOPENED } from '../../chat/conversation-reference.ts';
import { AppError } from '../../errors.ts';

/** Everything Bot Connector needs to continue a conversation. */
const addressSchema = z.object({
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversationId: z.string().min(1),
  conversationType: z.string().optional(),
  botId: z.string().min(1),
  botName: z.string().optional(),
  userId: z.string().min(1),
  userObjectId: z.string().optional(),
  /** Set where the conversation must be opened before anything can be sent; then `conversationId` is not Teams' own. */
  [UNOPENED]: z.string().optional(),
});

export type Address = z.infer<typeof addressSchema>;

/** A conversation in Teams, as the rest of the program keeps it. */
export function conversationAt(
  tenant: string,
  kind: ConversationReference['kind'],
  address: Address,
): ConversationReference {
  return {
    platform: 'teams',
    tenant,
    // In a channel this ends in `;messageid=<first post>`: it is the thread, not the channel.
    id: address.conversationId,
    kind,
    ...threadOf(address.conversationId),
    address: addressRecord(address),
  };
}

/** An address, as the rest of the program keeps it. */
export function addressRecord(address: Address): ConversationReference['address'] {
  return Object.fromEntries(
    Object.entries(address).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** A thread in a channel is a conversation whose id ends in that of its first post. */
function threadOf(conversationId: string): { thread?: string } {
  const first = /;messageid=(\d+)$/.exec(conversationId)?.[1];
  return first === undefined ? {} : { thread: first };
}

/**
 * Reads the address of a conversation that came from here.
 *
 * @throws AppError `delivery.rejected` if it did not
 */
export function addressOf(conversation: ConversationReference): Address {
  const parsed = addressSchema.safeParse(conversation.address);
  if (conversation.platform !== 'teams' || !parsed.success) {
    throw new AppError({
      code: 'delivery.rejected',
      message: 'This is not an address in Teams.',
      ...(parsed.success ? {} : { cause: parsed.error }),
    });
  }
  return parsed.data;
}

/** The channel in which something was said; what is sent there begins a thread. @returns null: that was no channel */
export function channelOf(said: ConversationReference): ConversationReference | null {
  const parsed = addressSchema.safeParse(said.address);
  if (said.kind !== 'channel' || !parsed.success) return null;
  const conversationId = parsed.data.conversationId.replace(/;messageid=\d+$/, '');
  const channel = conversationAt(said.tenant, 'channel', { ...parsed.data, conversationId });
  return said.team === undefined ? channel : { ...channel, team: said.team };
}

/**
 * The conversation alone with a member of the tenant who perhaps never wrote to the bot.
 *
 * @param known any conversation of the same tenant: it tells where Teams takes messages of it; null: there is none
 * @returns null if it does not
 */
export function directConversation(
  tenant: string,
  userObjectId: string,
  known: ConversationReference | null,
): ConversationReference | null {
  const parsed = addressSchema.safeParse(known?.address);
  if (!parsed.success) return null;
  const { serviceUrl, botId, botName, userId, userObjectId: speaker } = parsed.data;
  return conversationAt(tenant, 'personal', {
    serviceUrl,
    botId,
    botName,
    conversationId: directId(userObjectId),
    conversationType: 'personal',
    // Teams prefers its own id of a person, which is known of who spoke there, to that of the directory.
    userId: speaker === userObjectId ? userId : userObjectId,
    userObjectId,
    [UNOPENED]: 'yes',
  });
}

/**
 * The hosts at which Teams takes messages. A service address from anywhere else would get the bot's token and the
 * words of its answers.
 *
 * Sources: Microsoft 365 Agents SDK, `TeamsServiceEndpoints` (public, GCC, GCC High, DoD); Azure Bot Service,
 * "Configure Bot Framework bots for US Government customers" (botframework.azure.us).
 */
const SERVICE_HOSTS: readonly string[] = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];
const SERVICE_DOMAINS: readonly string[] = ['.botframework.com', '.botframework.azure.us'];
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether the bot may send anything to this service address.
 *
 * @param options.loopback also over http on this machine itself: the Playground, and a local Bot Connector in tests
 */
export function isServiceUrl(serviceUrl: string, options: { loopback: boolean }): boolean {
  const url = URL.parse(serviceUrl);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (options.loopback && LOOPBACK.has(url.hostname)) return url.protocol === 'http:' || url.protocol === 'https:';
  if (url.protocol !== 'https:' || url.port !== '') return false;
  return SERVICE_HOSTS.includes(url.hostname) || SERVICE_DOMAINS.some((domain) => url.hostname.endsWith(domain));
}

/** Files that people send lie in their OneDrive, which is a SharePoint site of their organisation. */
const FILE_DOMAIN = '.sharepoint.com';

/** @param loopback whether a server on this machine itself is one to fetch from, for tests */
export function isFileHost(url: URL, loopback: boolean): boolean {
  if (loopback && LOOPBACK.has(url.hostname)) return true;
  return url.protocol === 'https:' && url.port === '' && url.hostname.endsWith(FILE_DOMAIN);
}
