import type { CallResponse } from '../chat/call.ts';
import type { Acceptance, Doors } from '../chat/doors.ts';
import type { Inbound, Press } from '../chat/inbound.ts';
import type { Turn } from '../chat/skill.ts';
import { AppError } from '../errors.ts';
import type { Lanes } from '../jobs/lanes.ts';
import { mayUse } from '../people/access.ts';
import type { Persons } from '../people/persons.ts';
import type { Tenants } from '../people/tenants.ts';
import { maskData } from '../privacy/masking.ts';
import { asStoreError } from '../store/errors.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Inbox } from './inbox.ts';
import { maskInbound, tellMaskedInResponse } from './masking.ts';
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
  logger: Logger;
}

export function createDoors(deps: DoorsDeps): Doors {
  return {
    accept: (inbound) => accept(deps, inbound).catch(throwNotStored),
    call: (press) => call(deps, press).catch(throwAsStoreError),
  };
}

async function accept(deps: DoorsDeps, inbound: Inbound): Promise<Acceptance> {
  const { platform, tenant: externalId } = inbound.conversation;
  const tenant = await deps.tenants.find(platform, externalId);
  if (!tenant) {
    deps.logger.warn({ platform, tenant: externalId, kind: inbound.kind }, 'event of an unknown tenant refused');
    return { kind: 'unknown-tenant' };
  }
  const stored = await deps.inbox.store(tenant, maskInbound(inbound));
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
  const person = await deps.persons.identify(platform, tenant, press.sender);
  if (!mayUse(person.actor, action.role)) {
    throw new AppError({ code: 'call.forbidden', message: `${press.action} needs the role ${action.role}.` });
  }
  const conversation = await deps.prisma.conversation.findUnique({
    where: { tenantId_externalId: { tenantId: tenant.id, externalId: id } },
    select: { id: true },
  });
  const { data: payload, masked } = maskData(press.payload);
  const turn: Turn = {
    actor: person.actor,
    conversationId: conversation?.id ?? null,
    direct: press.conversation.kind === 'personal',
    language: person.language ?? 'nl',
    memory: [],
    masked,
    signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
  };
  const response = await deps.prisma.$transaction((tx) => action.run(turn, payload, tx), { timeout: CALL_TIMEOUT_MS });
  return tellMaskedInResponse(response, masked);
}

/** Whatever kept an event from being stored: it was not, and must not be acknowledged. */
function throwNotStored(cause: unknown): never {
  const message = 'The event could not be stored. See the cause; the sender will try again.';
  throw new AppError({ code: 'store.unavailable', message, retryable: true, cause });
}

function throwAsStoreError(error: unknown): never {
  throw asStoreError(error);
}
