import type { CallResponse } from '../chat/call.ts';
import type { ConversationReference, PlatformName } from '../chat/conversation-reference.ts';
import type { Acceptance, Doors } from '../chat/doors.ts';
import type { Command, Inbound, Press } from '../chat/inbound.ts';
import type { Language } from '../chat/language.ts';
import type { OutgoingMessage } from '../chat/outgoing.ts';
import type { Platform } from '../chat/platform.ts';
import type { ReplyDraft } from '../chat/reply.ts';
import type { CallAction, CallAnswer, FieldProblem, Turn } from '../chat/skill.ts';
import { visibleText, visibleTexts } from '../chat/visible-text.ts';
import type { Messenger } from '../delivery/messenger.ts';
import { AppError, errorCode } from '../errors.ts';
import { texts } from '../i18n/texts.ts';
import type { Lanes } from '../jobs/lanes.ts';
import type { MaskedKind } from '../masking/masking.ts';
import { mayUse } from '../people/access.ts';
import type { KnownPerson, Persons } from '../people/persons.ts';
import type { Tenant, Tenants } from '../people/tenants.ts';
import { clockNow } from '../store/clock.ts';
import { asStoreError } from '../store/errors.ts';
import { limitStatements } from '../store/transact.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import { traced } from '../telemetry/tracing.ts';
import { answerGiven, keepAnswerGiven } from './calls.ts';
import { counted, timed } from './counting.ts';
import { splitCommand } from './dispatch.ts';
import type { Inbox } from './inbox.ts';
import { maskInbound, maskPress, tellMaskedInResponse } from './masking.ts';
import type { Patience } from './patience.ts';
import { settingOf, sharedUntold } from './setting.ts';
import type { Skills } from './skills.ts';
import type { WaitingWord } from './waiting-word.ts';

/** The platform shows what comes back within three seconds (Slack's limit for a `trigger_id`); some of it is travel. */
const CALL_WITHIN_MS = 2_200;
/** To draw a form again that could not be sent in, after that. */
const REDRAW_WITHIN_MS = 500;

export interface DoorsDeps {
  tenants: Tenants;
  persons: Persons;
  inbox: Inbox;
  turns: Lanes;
  waitingWord: Pick<WaitingWord, 'cameIn'>;
  messenger: Messenger;
  skills: Skills;
  platforms: ReadonlyMap<PlatformName, Platform>;
  logger: Logger;
  patience?: Pick<Patience, 'pressWithinMs'> | undefined;
}

export function createDoors(deps: DoorsDeps): Doors {
  return {
    accept: (inbound) => counted(inbound, () => accept(deps, asSeen(inbound))).catch(throwNotStored),
    call: async (press) => visibleTexts(await timed(() => call(deps, visibleTexts(press))).catch(throwAsStoreError)),
    pressFor: (command) => pressFor(deps.skills, command),
    sayAlone: (to, reply) => sayAlone(deps, to, reply).catch(throwAsStoreError),
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
  deps.waitingWord.cameIn();
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
  const end = performance.now() + (deps.patience?.pressWithinMs ?? CALL_WITHIN_MS);
  const lookUp = async () =>
    (await deps.platforms.get(platform)?.profile(press.conversation, press.sender.externalId)) ?? null;
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const person = await before(end, deps.persons.identify(platform, tenant, press.sender, lookUp));
    const response = await pressAs(deps, { press, tenant, person, masked, end });
    if (response) return response;
    // Erased between the look and the deed: who presses now is a stranger.
  }
  throw new AppError({ code: 'call.person-erased', message: 'Who pressed was erased meanwhile.', retryable: true });
}

/** @returns null when this person was erased before anything was done */
async function pressAs(deps: DoorsDeps, pressed: Omit<Call, 'language' | 'action'>): Promise<CallResponse | null> {
  const { press, person } = pressed;
  const language = person.language ?? 'nl';
  const { conversation } = texts(language);
  const action = deps.skills.call(press.action);
  if (!action) {
    // What the button said it is comes from outside, so it stands in no message and no log.
    deps.logger.warn({ person: person.actor.personId }, 'no skill answers to this button');
    return undone(language, conversation.oldButton);
  }
  if (!mayUse(person.actor, action.role)) {
    deps.logger.info({ action: press.action, needs: action.role, person: person.actor.personId }, 'press refused');
    return undone(language, person.unseen ? conversation.unseen : conversation.forbidden);
  }
  const asked: Call = { ...pressed, action, language };
  try {
    return await refusalOf(() => inOneTransaction(deps, asked));
  } catch (failure) {
    return whatFailed(deps, asked, asStoreError(failure));
  }
}

/** The sentence for a press of which nothing was kept; the form, if it was one, stays open. */
async function whatFailed(deps: DoorsDeps, asked: Call, error: unknown): Promise<CallResponse> {
  const { press, language } = asked;
  const { conversation, platform } = texts(language);
  const code = errorCode(error);
  deps.logger.error({ action: press.action, code, error }, 'a press failed; nothing of it was kept');
  if (code === 'call.bad-payload') return undone(language, conversation.oldButton);
  const redrawn = await redraw(deps, asked);
  if (redrawn) return redrawn;
  if (code === 'store.busy') return undone(language, platform.busy);
  throw error;
}

/** Nothing came of the press, and this is why. */
function undone(language: Language, text: string): CallResponse {
  return { kind: 'ephemeral', language, text, undone: true };
}

/** @returns null when this person was erased before anything was done */
async function inOneTransaction(deps: DoorsDeps, asked: Call): Promise<CallResponse | null> {
  const withinMs = asked.end - performance.now();
  const { response } = await deps.messenger.within((tx) => act(tx, deps.persons, asked), { withinMs });
  return response;
}

/**
 * What a person filled in is not lost when sending it in fails. Takes no lock of anybody, and keeps nothing.
 *
 * @returns null when there is no form to draw, or when that fails as well
 */
async function redraw({ messenger, logger }: DoorsDeps, asked: Call): Promise<CallResponse | null> {
  const { press, tenant, action } = asked;
  const draw = press.submission && action.redraw;
  if (!draw) return null;
  const drawn = async (tx: Transaction) =>
    settled(await draw(turnOf(asked, await knownPlace(tx, tenant, press)), press, tx));
  try {
    return await refusalOf(async () => (await messenger.within(drawn, { withinMs: REDRAW_WITHIN_MS })).response);
  } catch (error) {
    logger.warn({ action: press.action, error }, 'a form could not be drawn again');
    return null;
  }
}

/** A form that is not right ends its transaction by an error; for the person it is the answer. */
async function refusalOf<Answer>(act: () => Promise<Answer>): Promise<Answer | CallResponse> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof FormRefused) return error.response;
    throw error;
  }
}

/** @throws AppError `store.busy` when it is not there in time: nothing has been acted upon then */
async function before<Value>(end: number, value: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const message = 'It took too long to find out who pressed. Nothing was done; the same again may succeed.';
    const giveUp = () => reject(new AppError({ code: 'store.busy', message, retryable: true }));
    timer = setTimeout(giveUp, end - performance.now());
  });
  return Promise.race([value, late]).finally(() => clearTimeout(timer));
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
  /** When an answer must be there, by `performance.now()`. */
  end: number;
}

/** @returns no response when this person was erased before anything was done */
async function act(
  tx: Transaction,
  persons: Persons,
  asked: Call,
): Promise<{ response: CallResponse | null; messages: readonly OutgoingMessage[] }> {
  const { press, tenant, person, action } = asked;
  if (!(await persons.hold(tx, person))) return { response: null, messages: [] };
  const given = await answerGiven(tx, press);
  if (given) return { response: given, messages: [] };
  const turn = turnOf(asked, await placeOf(tx, tenant, press.conversation));
  // What was waited for so far is gone from the time there is.
  await limitStatements(tx, asked.end - performance.now());
  const run = async () => action.run(turn, press, tx);
  const { response, messages } = settled(await traced(`press ${action.name}`, { role: 'internal' }, run));
  // Whose data this very press erased leaves no trace of the press either.
  if (await persons.hold(tx, person)) await keepAnswerGiven(tx, press, response);
  return { response, messages };
}

/** Where a press happened, and when. */
interface Place {
  /** Null: nothing was ever said there. */
  id: string | null;
  shared: boolean;
  now: Date;
}

function turnOf({ press, person, language, masked }: Call, place: Place): Turn {
  return {
    actor: person.actor,
    conversationId: place.id,
    setting: settingOf({ kind: press.conversation.kind, shared: place.shared }),
    language,
    subject: null,
    memory: [],
    masked,
    signal: AbortSignal.timeout(CALL_WITHIN_MS),
    now: place.now,
  };
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

/** The same without writing anything. */
async function knownPlace(tx: Transaction, tenant: Tenant, { conversation }: Press): Promise<Place> {
  const { id: externalId, kind, shared } = conversation;
  const place = await tx.conversation.findUnique({
    where: { tenantId_externalId: { tenantId: tenant.id, externalId } },
    select: { id: true, shared: true },
  });
  const readAlong = (place?.shared ?? sharedUntold({ kind })) || (shared ?? false);
  return { id: place?.id ?? null, shared: readAlong, now: await clockNow(tx) };
}

/** The words of a command as the press its subcommand asks for. */
function pressFor(skills: Skills, command: Command): Press | null {
  const { name, rest } = splitCommand(command.text);
  const opens = skills.subcommand(name)?.opens;
  const payload = opens?.payload(rest) ?? null;
  if (!opens || payload === null) return null;
  const { key, conversation, sender } = command;
  return { key, conversation, sender, action: opens.action, payload };
}

async function sayAlone(
  { tenants, platforms, messenger }: DoorsDeps,
  to: Parameters<Doors['sayAlone']>[0],
  reply: ReplyDraft,
): Promise<boolean> {
  const tenant = await tenants.find(to.platform, to.tenant);
  const place = platforms.get(to.platform)?.openDirect(to.tenant, to.user, null) ?? null;
  if (!tenant || place === null) return false;
  await messenger.within(async (tx) => {
    const { id: conversationId } = await placeOf(tx, tenant, place);
    return { messages: [{ to: { conversationId }, replies: [reply] }] };
  });
  return true;
}

/** Whatever kept an event from being stored: it was not, and must not be acknowledged. */
function throwNotStored(cause: unknown): never {
  const message = 'The event could not be stored. See the cause; the sender will try again.';
  throw new AppError({ code: 'store.unavailable', message, retryable: true, cause });
}

function throwAsStoreError(error: unknown): never {
  throw asStoreError(error);
}
