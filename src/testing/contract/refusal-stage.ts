import { randomUUID } from 'node:crypto';
import type { ConversationReference, PlatformName } from '../../chat/conversation-reference.ts';
import { type Reply, replySchema } from '../../chat/reply.ts';
import { createDelivery } from '../../delivery/delivery.ts';
import { createHolds } from '../../delivery/holds.ts';
import { createMessenger } from '../../delivery/messenger.ts';
import { createNotices } from '../../delivery/notices.ts';
import { createOutbox } from '../../delivery/outbox.ts';
import { createOutreach } from '../../delivery/outreach.ts';
import { undelivered } from '../../delivery/undelivered.ts';
import type { PlatformService } from '../../platforms/platform-service.ts';
import { clockNow, setClock } from '../../store/clock.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { createTestDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';

/** One message to one place of an organisation of its own, which the platform refuses. */
export interface Trial {
  /** The call that is refused, and how; the name of the trial. */
  name: string;
  to: ConversationReference;
  /** A card that stands there already, by the platform's id of its message: the message takes its place. */
  standing?: string;
}

/** What became of it, as people see it. */
export interface Fate {
  name: string;
  became: 'arrived' | 'waiting' | 'given-up' | 'in the log only';
  /** An administrator of the organisation got a message about it. */
  told: boolean;
}

/** A platform with its fake far end. */
export interface FarEnd {
  service: PlatformService;
  platform: PlatformName;
  /** Where an administrator reads, in an organisation whose messages are refused elsewhere. */
  administrator(tenant: string, user: string): ConversationReference;
  /** How many messages this place got. */
  arrivedAt(place: ConversationReference): number;
  close(): Promise<void>;
}

const SETTLED_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** A message with all that a layout has: text, a source and a button. */
const MESSAGE: Reply = replySchema.parse({
  language: 'nl',
  body: [{ kind: 'paragraph', text: 'Een bericht.' }],
  buttons: [{ kind: 'say', label: 'Meer', text: 'meer' }],
});

/**
 * Sends one message for each trial, lets a week and a day go by, and reads what became of each, before and after: at the
 * far end, by `impact deliveries list`, and with the administrators.
 */
export async function tryAll(farEnd: FarEnd, trials: readonly Trial[]): Promise<{ first: Fate[]; last: Fate[] }> {
  const database = await createTestDatabase({ poolSize: 10 });
  const { prisma } = database;
  const logger = createLogger({ level: 'silent' });
  const platforms = new Map([[farEnd.platform, farEnd.service.platform]]);
  const outbox = createOutbox(prisma);
  const delivery = createDelivery({
    outbox,
    holds: createHolds(prisma),
    platforms,
    logger,
    onTrouble: () => notices.wake('trouble'),
  });
  const outreach = createOutreach({ platforms });
  const messenger = createMessenger({ prisma, outbox, outreach, delivery, logger });
  const notices = createNotices({ messenger, mail: null, logger });
  const administrators = new Map<string, ConversationReference>();
  const conversations = new Map<string, string>();

  async function connect(trial: Trial): Promise<void> {
    const { id: organisationId } = await prisma.organisation.create({ data: { slug: randomUUID(), name: trial.name } });
    const { platform } = farEnd;
    const { id, kind, address } = trial.to;
    const troubled = { platform, externalId: trial.to.tenant, organisationId };
    const place = { externalId: id, kind, address };
    const { conversations: made } = await prisma.chatTenant.create({
      data: { ...troubled, conversations: { create: place } },
      select: { conversations: { select: { id: true } } },
    });
    const conversationId = made[0]?.id ?? '';
    conversations.set(conversationId, trial.name);
    if (trial.standing !== undefined) {
      const earlier = { card: 'kaart', payload: MESSAGE, state: 'sent', platformMessageId: trial.standing } as const;
      await prisma.outboxEntry.create({ data: { conversationId, ...earlier } });
    }
    await prisma.outboxEntry.create({
      data: { conversationId, payload: MESSAGE, ...(trial.standing === undefined ? {} : { card: 'kaart' }) },
    });
    const user = `U${randomUUID()}`;
    const healthy = farEnd.administrator(`${trial.to.tenant}-administrators`, user);
    administrators.set(trial.name, healthy);
    const spoken = { externalId: healthy.id, kind: healthy.kind, address: healthy.address };
    const elsewhere = { platform, externalId: healthy.tenant, organisationId, conversations: { create: spoken } };
    const { id: tenantId } = await prisma.chatTenant.create({ data: elsewhere });
    const identity = { tenantId, externalUserId: user, standing: 'member' as const };
    const role = { role: 'administrator' as const };
    await prisma.person.create({
      data: { displayName: 'Bea', organisationId, identities: { create: identity }, roleGrants: { create: role } },
    });
  }

  async function fates(): Promise<Fate[]> {
    // What `impact deliveries list` prints.
    const listed = await undelivered(prisma);
    return trials.map(({ name, to }) => {
      const states = listed.filter(({ organisation }) => organisation === name).map(({ state }) => state);
      const healthy = administrators.get(name);
      const told = healthy !== undefined && farEnd.arrivedAt(healthy) > 0;
      const arrived = farEnd.arrivedAt(to) > 0;
      return { name, became: arrived ? 'arrived' : (states[0] ?? 'in the log only'), told };
    });
  }

  /** Waits until nothing is tried any more, but what waits for its time. */
  async function settled(isOver: () => Promise<string[]>): Promise<void> {
    const left = async () => JSON.stringify(await isOver());
    await eventually(
      'an end to every try',
      async () => ((await isOver()).length === 0 ? true : undefined),
      left,
      SETTLED_MS,
    );
  }

  /** Those that nobody tried yet or told of, and those whose tenant is to be held at the second try. */
  async function untried(): Promise<string[]> {
    const rows = await prisma.$queryRaw<{ conversation_id: string }[]>`
      SELECT conversation_id FROM outbox
      WHERE state = 'sending' OR (state = 'queued' AND attempts = 0) OR (gave_up_at IS NOT NULL AND told_at IS NULL)
         OR (state = 'queued' AND attempts < 2 AND error_code IN ('delivery.token-refused', 'delivery.missing-scope'))`;
    return rows.map((row) => conversations.get(row.conversation_id) ?? 'a notice');
  }

  async function unfinished(): Promise<string[]> {
    const rows = await prisma.$queryRaw<{ conversation_id: string }[]>`
      SELECT conversation_id FROM outbox
      WHERE state IN ('queued', 'sending', 'uncertain') OR (gave_up_at IS NOT NULL AND told_at IS NULL)`;
    return rows.map((row) => conversations.get(row.conversation_id) ?? 'a notice');
  }

  try {
    await Promise.all(trials.map(connect));
    delivery.start();
    notices.start();
    await settled(untried);
    const first = await fates();
    await setClock(prisma, new Date((await clockNow(prisma)).getTime() + 8 * DAY_MS));
    await settled(unfinished);
    await settled(unfinished);
    return { first, last: await fates() };
  } finally {
    await notices.drain();
    await delivery.drain();
    await database.drop();
    await farEnd.close();
  }
}
