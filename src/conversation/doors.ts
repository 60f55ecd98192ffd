import type { CallResponse } from '../chat/call.ts';
import type { ConversationReference, PlatformName } from '../chat/conversation-reference.ts';
import type { Acceptance, Doors } from '../chat/doors.ts';
import type { Command, Inbound, Press } from '../chat/inbound.ts';
import type { Language } from '../chat/language.ts';
import type { OutgoingMessage } from '../chat/outgoing.ts';
import type { Platform } from '../chat/platform.ts';
import type { CallAction, CallAnswer, FieldProblem, Turn } from '../chat/skill.ts';
import { visibleText, visibleTexts } from '../chat/visible-text.ts';
import type { Messenger } from '../delivery/messenger.ts';
import { AppError } from '../errors.ts';
import { texts } from '../i18n/texts.ts';
import type { Lanes } from '../jobs/lanes.ts';
import { mayUse } from '../people/access.ts';
import type { KnownPerson, Persons } from '../people/persons.ts';
import type { Tenant, Tenants } from '../people/tenants.ts';
import type { MaskedKind } from '../privacy/masking.ts';
import { asStoreError } from '../store/errors.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import { answerGiven, keepAnswerGiven } from './calls.ts';
import { splitCommand } from './dispatch.ts';
import type { Inbox } from './inbox.ts';
import { maskInbound, maskPress, tellMaskedInResponse } from './masking.ts';
import { settingOf, sharedUntold } from './setting.ts';
import type { Skills } from './skills.ts';

/** The platform shows what comes back within three seconds (Slack's limit for a `trigger_id`). */
const CALL_TIMEOUT_MS = 2_500;

export interface DoorsDeps {
  tenants: Tenants;
  persons: Persons;
  inbox: Inbox;
  turns: Lanes;
  messenger: Messenger;
  skills: Skills;
  platforms: ReadonlyMap<PlatformName, Platform>;
  logger: Logger;
}

export function createDoors(deps: DoorsDeps): Doors {
  return {
    accept: (inbound) => accept(deps, asSeen(inbound)).catch(throwNotStored),
    call: async (press) => visibleTexts(await call(deps, visibleTexts(press)).catch(throwAsStoreError)),
    pressFor: (command) => pressFor(deps.skills, command),
  };
}

/** What somebody says and is called, without what nobody sees: the database would not even store all of it. */
function asSeen(inbound: Inbound): Inbound {
  const { displayName } = inbound.sender;
  const sender =
    displayName === undefined ? inbound.sender : { ...inbound.sender, displayName: visibleText(displayName) };
  if (!('text' in inbound)) return { ...inbound, sender };
  const text = visibleText(inbound.text);
  if (inbound.kind !== 'message' || !inbound.quoted) return { ...inbound, sender, text };
  return { ...inbound, sender, text, quoted: visibleTexts(inbound.quoted) };
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

/** What must not be kept is masked before anybody sees it, and the person is told. */
async function call(deps: DoorsDeps, pressed: Press): Promise<CallResponse> {
  const { press, masked } = maskPress(pressed);
  return tellMaskedInResponse(await callMasked(deps, press, masked), masked);
}

async function callMasked(deps: DoorsDeps, press: Press, masked: readonly MaskedKind[]): Promise<CallResponse> {
  const { platform, tenant: externalId } = press.conversation;
  const tenant = await deps.tenants.find(platform, externalId);
  if (!tenant) {
    throw new AppError({ code: 'call.unknown-tenant', message: `${platform} ${externalId} is not connected.` });
  }
  const action = deps.skills.call(press.action);
  // What the button said it is comes from outside, so it stands in no message and no log.
  if (!action) throw new AppError({ code: 'call.unknown-action', message: 'No skill answers to this button.' });
  const lookUp = async () =>
    (await deps.platforms.get(platform)?.profile(press.conversation, press.sender.externalId)) ?? null;
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const person = await deps.persons.identify(platform, tenant, press.sender, lookUp);
    const response = await pressAs(deps, { press, action, tenant, person, masked });
    if (response) return response;
    // Erased between the look and the deed: who presses now is a stranger.
  }
  throw new AppError({ code: 'call.person-erased', message: 'Who pressed was erased meanwhile.', retryable: true });
}

/** @returns null when this person was erased before anything was done */
async function pressAs(deps: DoorsDeps, pressed: Omit<Call, 'language'>): Promise<CallResponse | null> {
  const { press, action, person } = pressed;
  const language = person.language ?? 'nl';
  if (!mayUse(person.actor, action.role)) {
    deps.logger.info({ action: press.action, needs: action.role, person: person.actor.personId }, 'press refused');
    return { kind: 'notice', language, text: texts(language).conversation.forbidden };
  }
  const asked: Call = { ...pressed, language };
  try {
    return await inOneTransaction(deps, asked, action.run);
  } catch (error) {
    if (!press.submission || !action.redraw) throw error;
    deps.logger.error({ action: press.action, error }, 'a form that was sent in failed; it stays open');
    // What a person filled in is not lost with it; if that fails as well, the first error says why.
    return await inOneTransaction(deps, asked, action.redraw).catch(() => {
      throw error;
    });
  }
}

/** @returns null when this person was erased before anything was done */
async function inOneTransaction(deps: DoorsDeps, asked: Call, run: CallAction['run']): Promise<CallResponse | null> {
  try {
    const { response } = await deps.messenger.within((tx) => act(tx, deps.persons, asked, run), {
      timeoutMs: CALL_TIMEOUT_MS,
    });
    return response;
  } catch (error) {
    if (error instanceof FormRefused) return error.response;
    throw error;
  }
}

/** Undoes the transaction of a form that is not right: nothing of it is kept, so that it can be sent in again. */
class FormRefused extends Error {
  readonly response: CallResponse;

  constructor(response: CallResponse) {
    super('The form is not right.');
    this.response = response;
  }
}

interface Call {
  press: Press;
  tenant: Tenant;
  person: KnownPerson;
  action: CallAction;
  language: Language;
  masked: readonly MaskedKind[];
}

/** @returns no response when this person was erased before anything was done */
async function act(
  tx: Transaction,
  persons: Persons,
  { press, tenant, person, language, masked }: Call,
  run: CallAction['run'],
): Promise<{ response: CallResponse | null; messages: readonly OutgoingMessage[] }> {
  if (!(await persons.hold(tx, person))) return { response: null, messages: [] };
  const given = await answerGiven(tx, press);
  if (given) return { response: given, messages: [] };
  const place = await placeOf(tx, tenant, press.conversation);
  const turn: Turn = {
    actor: person.actor,
    conversationId: place.id,
    setting: settingOf({ kind: press.conversation.kind, shared: place.shared }),
    language,
    subject: null,
    memory: [],
    masked,
    signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    now: place.now,
  };
  const { response, messages } = settled(await run(turn, press, tx));
  // Whose data this very press erased leaves no trace of the press either.
  if (await persons.hold(tx, person)) await keepAnswerGiven(tx, press, response);
  return { response, messages };
}

/** @throws FormRefused */
function settled(answer: CallAnswer): { response: CallResponse; messages: readonly OutgoingMessage[] } {
  if ('kind' in answer) return { response: answer, messages: [] };
  if ('response' in answer) return answer;
  const { refused: form, problems } = answer;
  const sentences = Object.entries(problems).map(([name, problem]) => [name, sentenceFor(problem, form.language)]);
  throw new FormRefused({ kind: 'form-errors', form, errors: Object.fromEntries(sentences) });
}

function sentenceFor(problem: FieldProblem, language: Language): string {
  if ('sentence' in problem) return problem.sentence;
  const { missing, tooLong, notValid, failed } = texts(language).forms;
  return { missing, 'too-long': tooLong, 'not-valid': notValid, failed }[problem.problem];
}

/**
 * Where it was pressed. A press does not tell whether others read along; what an event told of the place is kept, and
 * its address becomes the newest.
 */
async function placeOf(
  tx: Transaction,
  tenant: Tenant,
  { id, kind, shared, team, thread, address }: ConversationReference,
): Promise<{ id: string; shared: boolean; now: Date }> {
  const rows = await tx.$queryRaw<{ id: string; shared: boolean; now: Date }[]>`
    INSERT INTO conversation (id, tenant_id, external_id, kind, shared, team, thread, address)
    VALUES (gen_random_uuid(), ${tenant.id}::uuid, ${id}, ${kind}::"ConversationKind", ${shared ?? sharedUntold({ kind })},
            ${team ?? null}, ${thread ?? null}, ${JSON.stringify(address)}::jsonb)
    ON CONFLICT (tenant_id, external_id)
      DO UPDATE SET address = excluded.address, team = coalesce(excluded.team, conversation.team), left_at = NULL,
                    shared = conversation.shared OR ${shared ?? false}
    RETURNING id, shared, clock_now() AS now`;
  const [place] = rows;
  if (!place) throw new Error('An upsert returned no row.');
  return place;
}

/** The words of a command as the press its subcommand asks for. */
function pressFor(skills: Skills, command: Command): Press | null {
  const { name, rest } = splitCommand(command.text);
  const opens = skills.subcommand(name)?.opens;
  if (!opens) return null;
  const { key, conversation, sender } = command;
  return { key, conversation, sender, action: opens.action, payload: opens.payload(rest) };
}

/** Whatever kept an event from being stored: it was not, and must not be acknowledged. */
function throwNotStored(cause: unknown): never {
  const message = 'The event could not be stored. See the cause; the sender will try again.';
  throw new AppError({ code: 'store.unavailable', message, retryable: true, cause });
}

function throwAsStoreError(error: unknown): never {
  throw asStoreError(error);
}
