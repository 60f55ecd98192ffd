import { randomUUID } from 'node:crypto';
import type { ConversationReference, PlatformName } from '../../chat/conversation-reference.ts';
import type { Platform } from '../../chat/platform.ts';
import { type Reply, replySchema } from '../../chat/reply.ts';
import { tellingOfLookUps } from '../../delivery/look-ups.ts';
import { createDeliveryParts } from '../../delivery/parts.ts';
import { undelivered } from '../../delivery/undelivered.ts';
import { AppError } from '../../errors.ts';
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

/** Delivery and news of trouble before one platform, with a database of their own, and an organisation for every trial. */
async function openStage(farEnd: FarEnd) {
  const database = await createTestDatabase({ poolSize: 10 });
  const { prisma } = database;
  const logger = createLogger({ level: 'silent' });
  const { platform } = farEnd;
  const platforms = new Map([[platform, farEnd.service.platform]]);
  const { delivery, troubleNews } = createDeliveryParts({ prisma, platforms, logger });
  const administrators = new Map<string, ConversationReference>();

  return {
    prisma,
    troubleNews,

    /** Connects the place of a trial, and an administrator of its organisation in a place that works. */
    async connect({ name, to }: Trial): Promise<{ conversationId: string }> {
      const { id: organisationId } = await prisma.organisation.create({ data: { slug: randomUUID(), name } });
      const { id, kind, address } = to;
      const { conversations: made } = await prisma.chatTenant.create({
        data: {
          platform,
          externalId: to.tenant,
          organisationId,
          conversations: { create: { externalId: id, kind, address } },
        },
        select: { conversations: { select: { id: true } } },
      });
      const user = `U${randomUUID()}`;
      const healthy = farEnd.administrator(`${to.tenant}-administrators`, user);
      administrators.set(name, healthy);
      const spoken = { externalId: healthy.id, kind: healthy.kind, address: healthy.address };
      const elsewhere = { platform, externalId: healthy.tenant, organisationId, conversations: { create: spoken } };
      const { id: tenantId } = await prisma.chatTenant.create({ data: elsewhere });
      const identity = { tenantId, externalUserId: user, standing: 'member' as const };
      const role = { role: 'administrator' as const };
      await prisma.person.create({
        data: { displayName: 'Bea', organisationId, identities: { create: identity }, roleGrants: { create: role } },
      });
      return { conversationId: made[0]?.id ?? '' };
    },

    /** Whether the administrator of a trial got a message. */
    isTold(name: string): boolean {
      const healthy = administrators.get(name);
      return healthy !== undefined && farEnd.arrivedAt(healthy) > 0;
    },

    start(): void {
      delivery.start();
      troubleNews.start();
    },

    async close(): Promise<void> {
      await troubleNews.drain();
      await delivery.drain();
      await database.drop();
      await farEnd.close();
    },
  };
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

/**
 * Sends one message for each trial, lets a week and a day go by, and reads what became of each, before and after: at the
 * far end, by `impact deliveries list`, and with the administrators.
 */
export async function tryAll(farEnd: FarEnd, trials: readonly Trial[]): Promise<{ first: Fate[]; last: Fate[] }> {
  const stage = await openStage(farEnd);
  const { prisma } = stage;
  const conversations = new Map<string, string>();

  async function send(trial: Trial): Promise<void> {
    const { conversationId } = await stage.connect(trial);
    conversations.set(conversationId, trial.name);
    if (trial.standing !== undefined) {
      const earlier = { card: 'kaart', payload: MESSAGE, state: 'sent', platformMessageId: trial.standing } as const;
      await prisma.outboxEntry.create({ data: { conversationId, ...earlier } });
    }
    await prisma.outboxEntry.create({
      data: { conversationId, payload: MESSAGE, ...(trial.standing === undefined ? {} : { card: 'kaart' }) },
    });
  }

  async function fates(): Promise<Fate[]> {
    // What `impact deliveries list` prints.
    const listed = await undelivered(prisma);
    return trials.map(({ name, to }) => {
      const states = listed.filter(({ organisation }) => organisation === name).map(({ state }) => state);
      const arrived = farEnd.arrivedAt(to) > 0;
      return { name, became: arrived ? 'arrived' : (states[0] ?? 'in the log only'), told: stage.isTold(name) };
    });
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
    await Promise.all(trials.map(send));
    stage.start();
    await settled(untried);
    const first = await fates();
    await setClock(prisma, new Date((await clockNow(prisma)).getTime() + 8 * DAY_MS));
    await settled(unfinished);
    await settled(unfinished);
    return { first, last: await fates() };
  } finally {
    await stage.close();
  }
}

/** What came of asking a platform who people are. */
export interface LookUpFate {
  name: string;
  /** `again`: it may be told the next time, and is asked then. */
  became: 'answered' | 'again' | 'refused';
  /** An administrator of the organisation got a message about it. */
  told: boolean;
}

/** Asks once for each trial who people are, and reads whether administrators hear of what was not told. */
export async function lookUpAll(
  farEnd: FarEnd,
  trials: readonly (Trial & { ask(platform: Platform): Promise<unknown> })[],
): Promise<LookUpFate[]> {
  const stage = await openStage(farEnd);
  const platform = tellingOfLookUps(farEnd.service.platform, stage.troubleNews);
  try {
    for (const trial of trials) await stage.connect(trial);
    stage.start();
    const became: LookUpFate['became'][] = [];
    for (const { ask } of trials) {
      became.push(
        await ask(platform).then(
          () => 'answered',
          (error: unknown) => (error instanceof AppError && error.retryable ? 'again' : 'refused'),
        ),
      );
    }
    const unsent = () =>
      stage.prisma.outboxEntry.findMany({ where: { state: { not: 'sent' } }, select: { state: true } });
    const toTell = became.filter((one) => one === 'refused').length;
    await settled(async () => {
      const told = trials.filter(({ name }) => stage.isTold(name)).length;
      return told >= toTell ? (await unsent()).map(({ state }) => state) : [`${told} of ${toTell}`];
    });
    return trials.map(({ name }, at) => ({ name, became: became[at] ?? 'again', told: stage.isTold(name) }));
  } finally {
    await stage.close();
  }
}
