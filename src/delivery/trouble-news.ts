import { z } from 'zod';
import type { PlatformName } from '../chat/conversation-reference.ts';
import { LANGUAGES, type Language } from '../chat/language.ts';
import type { OutgoingMessage } from '../chat/outgoing.ts';
import type { ReplyDraft } from '../chat/reply.ts';
import { texts } from '../i18n/texts.ts';
import { createLanes, type Lanes } from '../jobs/lanes.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Messenger } from './messenger.ts';

/** What this news is about: what of it does not arrive is listed like any other, and tells of nothing itself. */
const SUBJECT = 'deliveries';
/** Of the same kind of failure an organisation hears once in so many hours; of the first at once. */
const ONCE_IN_HOURS = 24;
/** What nobody was woken for: a day that is over, what a crash left. */
const SWEEP_EVERY_MS = 60_000;
const LANE = 'trouble';
/** The kind of news about messages of which it was not heard what became of them. */
const NOT_HEARD = 'not-heard';

/** Sends it by e-mail to whom no chat can reach now, in the transaction that writes down that they were told. */
export type TroubleMail = (tx: Transaction, mail: TroubleInMail) => Promise<void>;

interface TroubleInMail {
  to: string;
  language: Language;
  subject: string;
  paragraphs: readonly string[];
}

const givenUpSchema = z.array(z.object({ organisation_id: z.uuid(), kind: z.string(), count: z.number() }));
const heldSchema = z.array(
  z.object({
    organisation_id: z.uuid(),
    kind: z.string(),
    platform: z.string(),
    code: z.string(),
    detail: z.string().nullable(),
    count: z.number(),
  }),
);
const administratorSchema = z.array(
  z.object({
    id: z.uuid(),
    language: z.enum(LANGUAGES).nullable(),
    email: z.string().nullable(),
    in_reach: z.boolean(),
  }),
);
type GivenUp = z.infer<typeof givenUpSchema>[number];
type Held = z.infer<typeof heldSchema>[number];

/** The platform refuses to tell who people are; `scope`: for the lack of it. */
interface LookUp {
  kind: string;
  platform: string;
  scope: string | null;
}

interface Trouble {
  givenUp: readonly GivenUp[];
  held: readonly Held[];
  unheard: readonly GivenUp[];
  lookUps: readonly LookUp[];
}

/** Tells administrators what is wrong with messages and look-ups. */
export interface TroubleNews extends Lanes {
  /**
   * A look-up was refused, and only somebody can mend that: told at the first, then once a day as long as they are. Comes
   * back at once.
   *
   * @param scope what the app lacks, where that is why
   */
  lookUpRefused(where: { platform: PlatformName; tenant: string }, scope: string | null): void;
}

/**
 * Tells the administrators of an organisation of messages that were given up, and of tenants that take nothing now: of
 * the first of a kind at once, of more once a day. All of it goes by what stands in the database, so a crash loses none.
 * Wake it with any key when there is trouble.
 */
export function createTroubleNews(deps: {
  messenger: Messenger;
  mail: TroubleMail | null;
  /** The e-mails of which it was given up to tell whose business it is what became of them. */
  mailNotHeard?: (tx: Transaction) => Promise<NotHeardAt[]>;
  logger: Logger;
}): TroubleNews {
  const { messenger, mail, mailNotHeard = async () => [], logger } = deps;

  async function tell(): Promise<boolean> {
    const { told } = await messenger.within(async (tx) => {
      // One process at a time: two would tell it twice.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('delivery-notices'))`;
      const [givenUp, held, unheard] = [
        await untold(tx),
        await heldTenants(tx),
        await notHeard(tx, await mailNotHeard(tx)),
      ];
      // One organisation at a time: a trouble of many at once must not be too much for one transaction.
      const [organisationId] = [...givenUp, ...held, ...unheard].map((trouble) => trouble.organisation_id);
      if (organisationId === undefined) return { messages: [], told: false };
      const its = <One extends { organisation_id: string }>(all: One[]) =>
        all.filter((trouble) => trouble.organisation_id === organisationId);
      const trouble = { givenUp: its(givenUp), held: its(held), unheard: its(unheard), lookUps: [] };
      const messages = await newsFor(tx, organisationId, trouble);
      return { messages, told: true };
    });
    return told;
  }

  async function tellOfLookUp(where: { platform: PlatformName; tenant: string }, scope: string | null): Promise<void> {
    await messenger.within(async (tx) => {
      // Look-ups fail by the hundred: only one that may be told takes the lock.
      if ((await untoldLookUp(tx, where)) === null) return { messages: [] };
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('delivery-notices'))`;
      const untold = await untoldLookUp(tx, where);
      if (untold === null) return { messages: [] };
      const lookUps = [{ kind: untold.kind, platform: where.platform, scope }];
      const trouble = { givenUp: [], held: [], unheard: [], lookUps };
      return { messages: await newsFor(tx, untold.organisationId, trouble) };
    });
  }

  async function newsFor(tx: Transaction, organisationId: string, trouble: Trouble): Promise<OutgoingMessage[]> {
    const administrators = await administratorsOf(tx, organisationId);
    if (administrators.length === 0)
      logger.error({ organisation: organisationId }, 'no administrator to tell of messages');
    for (const { email, language, in_reach } of administrators) {
      if (mail === null || in_reach || email === null) continue;
      const [subject = '', ...paragraphs] = linesOf(trouble, language ?? 'nl');
      await mail(tx, { to: email, language: language ?? 'nl', subject, paragraphs });
    }
    await written(
      tx,
      organisationId,
      [...trouble.givenUp, ...trouble.held, ...trouble.unheard, ...trouble.lookUps].map(({ kind }) => kind),
    );
    return administrators.map(({ id, language }) => ({
      to: { personId: id, ifUnreachable: 'skip' },
      replies: [newsOf(trouble, language ?? 'nl')],
    }));
  }

  const lanes = createLanes({
    work: tell,
    waiting: async () => [LANE],
    concurrency: 1,
    sweepEveryMs: SWEEP_EVERY_MS,
    onError: (error) => logger.error({ error }, 'administrators not told of messages for now'),
  });
  return {
    ...lanes,
    lookUpRefused(where, scope) {
      tellOfLookUp(where, scope).catch((error: unknown) =>
        logger.error({ error }, 'administrators not told of look-ups for now; the next one tells it'),
      );
    },
  };
}

/** The kind of news of look-ups in a tenant, and whose it is; null: it was told less than a day ago. */
async function untoldLookUp(
  tx: Transaction,
  { platform, tenant }: { platform: PlatformName; tenant: string },
): Promise<{ kind: string; organisationId: string } | null> {
  const rows = await tx.$queryRaw<{ kind: string; organisationId: string }[]>`
    SELECT 'look-up:' || tenant.id AS kind, tenant.organisation_id AS "organisationId"
    FROM chat_tenant tenant
    LEFT JOIN delivery_notice news
      ON news.organisation_id = tenant.organisation_id AND news.kind = 'look-up:' || tenant.id
    WHERE tenant.platform = ${platform} AND tenant.external_id = ${tenant}
      AND (news.told_at IS NULL OR news.told_at <= clock_now() - make_interval(hours => ${ONCE_IN_HOURS}))`;
  return rows[0] ?? null;
}

/** How many messages were given up of which nobody was told, by organisation and reason, where it is time to. */
async function untold(tx: Transaction): Promise<GivenUp[]> {
  const rows = await tx.$queryRaw`
    SELECT tenant.organisation_id, outbox.error_code AS kind, count(*)::int AS count
    FROM outbox
    JOIN conversation place ON place.id = outbox.conversation_id
    JOIN chat_tenant tenant ON tenant.id = place.tenant_id
    LEFT JOIN delivery_notice news
      ON news.organisation_id = tenant.organisation_id AND news.kind = outbox.error_code
    WHERE outbox.gave_up_at IS NOT NULL AND outbox.told_at IS NULL AND outbox.error_code <> 'privacy.erased'
      AND outbox.subject IS DISTINCT FROM ${SUBJECT}
      AND (news.told_at IS NULL OR news.told_at <= clock_now() - make_interval(hours => ${ONCE_IN_HOURS}))
    GROUP BY tenant.organisation_id, outbox.error_code
    ORDER BY tenant.organisation_id, outbox.error_code`;
  return givenUpSchema.parse(rows);
}

/** The tenants that take nothing, of which nobody was told since it began or for a day, with how much waits there. */
async function heldTenants(tx: Transaction): Promise<Held[]> {
  const rows = await tx.$queryRaw`
    SELECT tenant.organisation_id, 'held:' || tenant.id AS kind, tenant.platform, tenant.held_code AS code,
           tenant.held_detail AS detail,
           (SELECT count(*) FROM outbox JOIN conversation place ON place.id = outbox.conversation_id
            WHERE place.tenant_id = tenant.id AND outbox.state IN ('queued', 'uncertain')
              AND outbox.subject IS DISTINCT FROM ${SUBJECT})::int AS count
    FROM chat_tenant tenant
    LEFT JOIN delivery_notice news
      ON news.organisation_id = tenant.organisation_id AND news.kind = 'held:' || tenant.id
    WHERE tenant.held_since IS NOT NULL
      AND (news.told_at IS NULL OR news.told_at < tenant.held_since
           OR news.told_at <= clock_now() - make_interval(hours => ${ONCE_IN_HOURS}))
    ORDER BY tenant.organisation_id, tenant.platform`;
  return heldSchema.parse(rows);
}

/** When it was given up to tell whose business it is what became of a message, in whose organisation. */
interface NotHeardAt {
  organisationId: string;
  at: Date;
}

/**
 * Of how many messages whose business it is could make nothing of what became of them, see `settling.ts`.
 *
 * @param mails the same of e-mails
 */
async function notHeard(tx: Transaction, mails: readonly NotHeardAt[]): Promise<GivenUp[]> {
  const messages = await tx.$queryRaw<NotHeardAt[]>`
    SELECT tenant.organisation_id AS "organisationId", outbox.fate_failed_at AS at
    FROM outbox
    JOIN conversation place ON place.id = outbox.conversation_id
    JOIN chat_tenant tenant ON tenant.id = place.tenant_id
    WHERE outbox.fate_failed_at IS NOT NULL`;
  const all = [...messages, ...mails];
  if (all.length === 0) return [];
  const before = await tx.$queryRaw<{ organisationId: string; toldAt: Date; isRecent: boolean }[]>`
    SELECT organisation_id AS "organisationId", told_at AS "toldAt",
           told_at > clock_now() - make_interval(hours => ${ONCE_IN_HOURS}) AS "isRecent"
    FROM delivery_notice WHERE kind = ${NOT_HEARD}`;
  const told = new Map(before.map((news) => [news.organisationId, news]));
  const isNew = ({ organisationId, at }: NotHeardAt): boolean => {
    const last = told.get(organisationId);
    return last === undefined || (!last.isRecent && at > last.toldAt);
  };
  const byOrganisation = Map.groupBy(all.filter(isNew), ({ organisationId }) => organisationId);
  return [...byOrganisation].map(([organisation_id, { length: count }]) => ({
    organisation_id,
    kind: NOT_HEARD,
    count,
  }));
}

async function administratorsOf(tx: Transaction, organisationId: string) {
  const rows = await tx.$queryRaw`
    SELECT person.id, person.language, person.email,
           EXISTS (SELECT 1 FROM chat_identity identity JOIN chat_tenant tenant ON tenant.id = identity.tenant_id
                   WHERE identity.person_id = person.id AND identity.standing = 'member'
                     AND identity.deactivated_at IS NULL AND tenant.disconnected_at IS NULL
                     AND tenant.held_since IS NULL) AS in_reach
    FROM person
    WHERE person.organisation_id = ${organisationId}::uuid AND person.erased_at IS NULL
      AND EXISTS (SELECT 1 FROM role_grant
                  WHERE role_grant.person_id = person.id AND role = 'administrator' AND revoked_at IS NULL)
    ORDER BY person.id`;
  return administratorSchema.parse(rows);
}

/** Writes down that it was told (in `delivery_notice`, as it was called at first), so that nobody hears of the same message twice. */
async function written(tx: Transaction, organisationId: string, kinds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO delivery_notice (organisation_id, kind, told_at)
    SELECT ${organisationId}::uuid, kind, clock_now() FROM unnest(${kinds}::text[]) AS kind
    ON CONFLICT (organisation_id, kind) DO UPDATE SET told_at = excluded.told_at`;
  await tx.$executeRaw`
    UPDATE outbox SET told_at = clock_now()
    FROM conversation place JOIN chat_tenant tenant ON tenant.id = place.tenant_id
    WHERE place.id = outbox.conversation_id AND tenant.organisation_id = ${organisationId}::uuid
      AND outbox.gave_up_at IS NOT NULL AND outbox.told_at IS NULL AND outbox.error_code = ANY(${kinds}::text[])`;
}

function newsOf(trouble: Trouble, language: Language): ReplyDraft {
  const body = linesOf(trouble, language).map((text) => ({ kind: 'paragraph' as const, text }));
  return { language, subject: SUBJECT, body };
}

/** What is wrong in one sentence, and the rest. */
function linesOf({ givenUp, held, unheard, lookUps }: Trouble, language: Language): string[] {
  const { undelivered } = texts(language);
  const reasons: Readonly<Record<string, string>> = undelivered.reasons;
  const unseen = lookUps.map(({ platform, scope }) =>
    scope === null ? undelivered.lookUpRefused(nameOf(platform)) : undelivered.lookUpScope(nameOf(platform), scope),
  );
  if (givenUp.length + held.length + unheard.length === 0) return [undelivered.lookUpSubject, ...unseen];
  return [
    undelivered.subject,
    ...unseen,
    ...held.map(({ platform, code, detail, count }) =>
      code === 'delivery.missing-scope'
        ? undelivered.missingScope(nameOf(platform), detail, count)
        : undelivered.tokenRefused(nameOf(platform), count),
    ),
    ...givenUp.map(({ kind, count }) => undelivered.givenUp(count, reasons[kind] ?? undelivered.otherReason)),
    ...unheard.map(({ count }) => undelivered.unheard(count)),
    undelivered.whatToDo,
  ];
}

function nameOf(platform: string): string {
  return platform.charAt(0).toUpperCase() + platform.slice(1);
}
