import { conversationReferenceSchema } from '../../chat/conversation-reference.ts';
import type { Language } from '../../chat/language.ts';
import { sentence, settling, told } from '../../chat/saying.ts';
import type { Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { literally } from '../../language/words.ts';
import { recordAudit } from '../../people/audit.ts';
import { Prisma } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { BroadcastDeps } from './deps.ts';
import { broadcastWords } from './said.ts';

/** As long as a name in a list may be. */
const LONGEST_NAME = 60;

/** A channel in which the brokers of an organisation may post. */
export interface Channel {
  id: string;
  name: string;
  platform: string;
  /** People of other organisations read along. */
  shared: boolean;
  /** The bot was put out of it, or could not post there the last time. */
  left: boolean;
}

/**
 * Whether the bot was put out of a channel: the platform told so, or refused what was posted there last. Of the latter it is not
 * told when it is over, so that it is tried again with the next message.
 */
const IS_LEFT = Prisma.sql`
  (place.left_at IS NOT NULL OR coalesce((
    SELECT post.state = 'not_installed' FROM broadcast_post post
    WHERE post.channel_id = channel.id AND post.state <> 'queued' AND post.changed_at > channel.opened_at
    ORDER BY post.changed_at DESC LIMIT 1), false))`;

/** Those that are open to the brokers of an organisation, by name. @param organisationId null: none is */
export async function openChannels(tx: Transaction, organisationId: string | null): Promise<Channel[]> {
  if (organisationId === null) return [];
  return tx.$queryRaw<Channel[]>`
    SELECT channel.id, channel.name, tenant.platform, place.shared, ${IS_LEFT} AS left
    FROM broadcast_channel channel
    JOIN conversation place ON place.id = channel.conversation_id
    JOIN chat_tenant tenant ON tenant.id = place.tenant_id
    WHERE channel.organisation_id = ${organisationId}::uuid AND channel.closed_at IS NULL
    ORDER BY channel.name`;
}

/** The channels that a broadcast is for and that are open. */
export async function channelsOf(
  tx: Transaction,
  { channels, organisationId }: { channels: readonly string[]; organisationId: string },
): Promise<Channel[]> {
  if (channels.length === 0) return [];
  return (await openChannels(tx, organisationId)).filter(({ id }) => channels.includes(id));
}

/** The names of channels that are open to brokers, and of which the bot was put out. */
export async function channelsLeft(tx: Transaction): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT channel.name FROM broadcast_channel channel JOIN conversation place ON place.id = channel.conversation_id
    WHERE closed_at IS NULL AND ${IS_LEFT} ORDER BY channel.name`;
  return rows.map(({ name }) => name);
}

/** The channels that words name behind "kanaal", and the text without those words. */
export function channelsNamed(
  text: string,
  open: readonly Channel[],
  language: Language,
): { channels: Channel[]; rest: string } {
  const { channel: before } = broadcastWords(language);
  const found = open.flatMap((channel) => {
    const name = literally(channel.name);
    const at = new RegExp(`(?:(?:${before.join('|')})\\s+#?|#)${name}(?![\\p{L}\\p{N}])`, 'iu').exec(text);
    return at === null ? [] : [{ channel, words: at[0] }];
  });
  const rest = found.reduce((left, { words }) => left.replace(words, ''), text);
  return { channels: found.map(({ channel }) => channel), rest };
}

/**
 * `/impact kanaal Inkoopnieuws`, said in a channel by an administrator: from now on the brokers of their organisation may post
 * there; `/impact kanaal dicht` ends that.
 */
export function channelCommand(deps: Pick<BroadcastDeps, 'channelOf'>) {
  return async (turn: Turn, text: string): Promise<Outcome> => {
    const { channels } = texts(turn.language).broadcasts;
    const { personId, organisationId } = turn.actor;
    if (turn.setting !== 'channel' && turn.setting !== 'shared') return told(turn, channels.onlyInChannel);
    if (personId === null || organisationId === null || turn.conversationId === null) {
      return told(turn, channels.onlyInChannel);
    }
    const { conversationId } = turn;
    return settling('answered', async (tx) => {
      const placeId = await channelPlace(deps, tx, conversationId, organisationId);
      if (placeId === null) return { replies: [sentence(channels.notHere, turn.language)] };
      const line = broadcastWords(turn.language).closeChannel.includes(text.trim().toLowerCase())
        ? await close(tx, turn, { organisationId, placeId, personId })
        : await open(tx, turn, { organisationId, placeId, personId, name: text.trim().replace(/^#/, '') });
      return { replies: [sentence(line, turn.language)] };
    });
  };
}

interface Opening {
  organisationId: string;
  placeId: string;
  personId: string;
}

async function open(tx: Transaction, turn: Turn, opening: Opening & { name: string }): Promise<string> {
  const { channels } = texts(turn.language).broadcasts;
  const { organisationId, placeId, personId, name } = opening;
  if (name === '' || name.length > LONGEST_NAME) return channels.nameMissing;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO broadcast_channel (id, organisation_id, conversation_id, name, language, opened_by)
    SELECT gen_random_uuid(), ${organisationId}::uuid, ${placeId}::uuid, ${name}, ${turn.language}, ${personId}::uuid
    WHERE NOT EXISTS (
      SELECT FROM broadcast_channel other
      WHERE other.organisation_id = ${organisationId}::uuid AND lower(other.name) = lower(${name})
        AND other.closed_at IS NULL AND other.conversation_id <> ${placeId}::uuid)
    ON CONFLICT (conversation_id) DO UPDATE
      SET name = EXCLUDED.name, language = EXCLUDED.language, opened_by = EXCLUDED.opened_by, opened_at = clock_now(), closed_at = NULL
    RETURNING id`;
  const [opened] = rows;
  if (!opened) return channels.nameTaken(name);
  await audited(tx, opening, opened.id, 'broadcast-channel.opened');
  return channels.opened(name);
}

async function close(tx: Transaction, turn: Turn, opening: Opening): Promise<string> {
  const { channels } = texts(turn.language).broadcasts;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE broadcast_channel SET closed_at = clock_now()
    WHERE conversation_id = ${opening.placeId}::uuid AND closed_at IS NULL RETURNING id`;
  const [closed] = rows;
  if (!closed) return channels.notOpen;
  await audited(tx, opening, closed.id, 'broadcast-channel.closed');
  return channels.closed;
}

async function audited(
  tx: Transaction,
  { organisationId, personId }: Opening,
  objectId: string,
  action: 'broadcast-channel.opened' | 'broadcast-channel.closed',
): Promise<void> {
  await recordAudit(tx, {
    actorId: personId,
    organisationId,
    action,
    objectKind: 'broadcast-channel',
    objectId,
    details: {},
  });
}

/** The channel itself in which something was said, of an organisation's own team or tenant. @returns its id; null: there is none */
async function channelPlace(
  { channelOf }: Pick<BroadcastDeps, 'channelOf'>,
  tx: Transaction,
  conversationId: string,
  organisationId: string,
): Promise<string | null> {
  const [said] = await tx.$queryRaw<
    {
      tenant_id: string;
      platform: string;
      tenant: string;
      id: string;
      kind: string;
      address: unknown;
      shared: boolean;
      team?: string;
    }[]
  >`
    SELECT tenant.id AS tenant_id, tenant.platform, tenant.external_id AS tenant, place.external_id AS id,
           place.kind::text, place.address, place.shared, coalesce(place.team, '') AS team
    FROM conversation place JOIN chat_tenant tenant ON tenant.id = place.tenant_id
    WHERE place.id = ${conversationId}::uuid AND tenant.organisation_id = ${organisationId}::uuid`;
  const { team, ...reference } = said ?? {};
  const known = conversationReferenceSchema.safeParse(team ? { ...reference, team } : reference).data;
  const channel = said && known ? channelOf(known) : null;
  if (!said || channel === null) return null;
  const [kept] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO conversation (id, tenant_id, external_id, kind, shared, team, address)
    VALUES (gen_random_uuid(), ${said.tenant_id}::uuid, ${channel.id}, ${channel.kind}::"ConversationKind", ${said.shared},
            ${channel.team ?? null}, ${JSON.stringify(channel.address)}::jsonb)
    ON CONFLICT (tenant_id, external_id) DO UPDATE
      SET address = EXCLUDED.address, left_at = NULL, shared = conversation.shared OR EXCLUDED.shared
    RETURNING id`;
  return kept?.id ?? null;
}
