import type { CallResponse } from '../chat/call.ts';
import type { PlatformName } from '../chat/conversation-reference.ts';
import type { Acceptance, Doors } from '../chat/doors.ts';
import type { Inbound, Press } from '../chat/inbound.ts';
import type { Platform } from '../chat/platform.ts';
import type { Turn } from '../chat/skill.ts';
import { visibleText, visibleTexts } from '../chat/visible-text.ts';
import { AppError } from '../errors.ts';
import { texts } from '../i18n/texts.ts';
import type { Lanes } from '../jobs/lanes.ts';
import { mayUse } from '../people/access.ts';
import type { Persons } from '../people/persons.ts';
import type { Tenants } from '../people/tenants.ts';
import { asStoreError } from '../store/errors.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Inbox } from './inbox.ts';
import { settingOf } from './setting.ts';
import type { Skills } from './skills.ts';

/** The platform shows what comes back within three seconds (Slack's limit for a `trigger_id`). */
const CALL_TIMEOUT_MS = 2_500;

export interface DoorsDeps {
  prisma: PrismaClient;
  tenants: Tenants;
  persons: Persons;
  inbox: Inbox;
  turns: Lanes;
  skills: Skills;
  platforms: ReadonlyMap<PlatformName, Platform>;
  logger: Logger;
}

export function createDoors(deps: DoorsDeps): Doors {
  return {
    accept: (inbound) => accept(deps, asSeen(inbound)).catch(throwNotStored),
    call: async (press) => {
      const payload: unknown = visibleTexts(press.payload);
      return visibleTexts(await call(deps, { ...press, payload }).catch(throwAsStoreError));
    },
  };
}

/** What somebody says and is called, without what nobody sees: the database would not even store all of it. */
function asSeen(inbound: Inbound): Inbound {
  const { displayName } = inbound.sender;
  const sender =
    displayName === undefined ? inbound.sender : { ...inbound.sender, displayName: visibleText(displayName) };
  return 'text' in inbound ? { ...inbound, sender, text: visibleText(inbound.text) } : { ...inbound, sender };
}

async function accept(deps: DoorsDeps, inbound: Inbound): Promise<Acceptance> {
  const { platform, tenant: externalId } = inbound.conversation;
  const tenant = await deps.tenants.find(platform, externalId);
  if (!tenant) {
    deps.logger.warn({ platform, tenant: externalId, kind: inbound.kind }, 'event of an unknown tenant refused');
    return { kind: 'unknown-tenant' };
  }
  const stored = await deps.inbox.store(tenant, inbound);
  if (stored.duplicate) return { kind: 'duplicate' };
  // After the caller's acknowledgement: the answer can wait for it, the acknowledgement not for the answer.
  setImmediate(() => deps.turns.wake(stored.conversationId));
  return { kind: 'accepted' };
}

async function call(deps: DoorsDeps, press: Press): Promise<CallResponse> {
  const { platform, tenant: externalId, id } = press.conversation;
  const tenant = await deps.tenants.find(platform, externalId);
  if (!tenant) {
    throw new AppError({ code: 'call.unknown-tenant', message: `${platform} ${externalId} is not connected.` });
  }
  const action = deps.skills.call(press.action);
  if (!action) throw new AppError({ code: 'call.unknown-action', message: `No skill answers to ${press.action}.` });
  const lookUp = async () =>
    (await deps.platforms.get(platform)?.profile(press.conversation, press.sender.externalId)) ?? null;
  const person = await deps.persons.identify(platform, tenant, press.sender, lookUp);
  const language = person.language ?? 'nl';
  if (!mayUse(person.actor, action.role)) {
    deps.logger.info({ action: press.action, needs: action.role, person: person.actor.personId }, 'press refused');
    return { kind: 'notice', language, text: texts(language).conversation.forbidden };
  }
  const conversation = await deps.prisma.conversation.findUnique({
    where: { tenantId_externalId: { tenantId: tenant.id, externalId: id } },
    select: { id: true, shared: true },
  });
  const shared = conversation?.shared ?? press.conversation.shared ?? false;
  const turn: Turn = {
    actor: person.actor,
    conversationId: conversation?.id ?? null,
    setting: settingOf({ kind: press.conversation.kind, shared }),
    language,
    subject: null,
    memory: [],
    signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
  };
  return deps.prisma.$transaction((tx) => action.run(turn, press.payload, tx), { timeout: CALL_TIMEOUT_MS });
}

/** Whatever kept an event from being stored: it was not, and must not be acknowledged. */
function throwNotStored(cause: unknown): never {
  const message = 'The event could not be stored. See the cause; the sender will try again.';
  throw new AppError({ code: 'store.unavailable', message, retryable: true, cause });
}

function throwAsStoreError(error: unknown): never {
  throw asStoreError(error);
}
