import { Application } from '@microsoft/teams-ai';
import {
  type Activity,
  ActivityTypes,
  StatusCodes,
  type TaskModuleTaskInfo,
  TextFormatTypes,
  type TurnContext,
} from 'botbuilder';
import type { CallResponse } from '../../chat/call.ts';
import type { Doors } from '../../chat/doors.ts';
import type { Inbound, Press } from '../../chat/inbound.ts';
import type { Installations } from '../../chat/installations.ts';
import type { Language } from '../../chat/language.ts';
import { AppError, errorCode } from '../../errors.ts';
import { texts } from '../../i18n/texts.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { Connection } from './authentication.ts';
import { languageOf, parseActivity, type TeamsActivity } from './ingress.ts';
import type { Outbound } from './outbound.ts';
import type { Parsed } from './parsed.ts';
import { type CardMessage, renderDialog, renderDialogMessage, renderEphemeralDialog } from './render-card.ts';
import { renderFormDialog, renderFormMessage } from './render-form.ts';

/** What happens in a turn. */
export interface Exchange {
  /**
   * @param activity what came in, read by `ingress.ts`
   * @throws whatever storing the event threw: the turn must not be acknowledged then
   */
  run(context: TurnContext, activity: TeamsActivity): Promise<void>;
}

/** What the turn is about, and in which language somebody is told that it failed. */
interface Subject {
  parsed: Parsed;
  language: Language;
}

/**
 * One turn: what comes in goes to its door, and Teams gets its answer. The turn ends as soon as the message is stored;
 * the bot's answer follows outside it.
 */
export function createExchange(deps: {
  adapter: Connection['adapter'];
  doors: Doors;
  installations: Pick<Installations, 'leave'>;
  logger: Logger;
  lastAnswer: Outbound['lastAnswer'];
}): Exchange {
  const { doors, logger } = deps;
  const application = new Application({
    adapter: deps.adapter,
    startTypingTimer: false,
    removeRecipientMention: false,
  });

  /** Turns that are under way. The SDK hands a turn on by its context alone, which holds the activity as it came. */
  const subjects = new WeakMap<TurnContext, Subject>();

  application.taskModules.fetch(
    (context) => isInvoke(context, 'task/fetch'),
    async (context) => (await answerInDialog(subjectOf(context))) ?? texts(subjectOf(context).language).forms.done,
  );

  application.taskModules.submit(
    (context) => isInvoke(context, 'task/submit'),
    (context) => answerInDialog(subjectOf(context)),
  );

  application.feedbackLoop(async (context) => {
    const { parsed, language } = subjectOf(context);
    if (parsed.kind !== 'feedback') throw malformed();
    try {
      const response = await doors.call(parsed.press);
      // Teams thanks the person itself, whatever came of it.
      if (response.kind === 'ephemeral' && response.undone) await tell(context, response.text);
    } catch (error) {
      logFailure(error, parsed.press);
      await tell(context, notDone(error, language).text);
    }
  });

  application.addRoute(
    (context) => Promise.resolve(context.activity.type !== ActivityTypes.Invoke),
    async (context) => {
      const { parsed, language } = subjectOf(context);
      if (parsed.kind === 'event') await accept(context, parsed.inbound, language);
      if (parsed.kind === 'call') await answerByMessage(context, await callSafely(parsed.press, language));
      if (parsed.kind === 'old-button') await tell(context, oldButton(language));
    },
  );

  /** @returns what the dialog shows; null where it closes */
  async function answerInDialog({ parsed, language }: Subject): Promise<Task> {
    if (parsed.kind === 'old-button') return oldButton(language);
    if (parsed.kind !== 'call') throw malformed();
    return taskOf(await callSafely(parsed.press, language));
  }

  async function answerByMessage(context: TurnContext, response: CallResponse): Promise<void> {
    if (response.kind === 'ephemeral') return tell(context, response.text);
    if (response.kind === 'close') return tell(context, texts(response.language).forms.done);
    await context.sendActivity({ type: ActivityTypes.Message, ...messageOf(response) });
  }

  function read(activity: TeamsActivity): Parsed {
    const replyToId = activity.replyToId ?? deps.lastAnswer(activity.conversation.id);
    return parseActivity(replyToId === undefined ? activity : { ...activity, replyToId });
  }

  function subjectOf(context: TurnContext): Subject {
    const subject = subjects.get(context);
    if (subject === undefined) throw malformed();
    return subject;
  }

  async function accept(context: TurnContext, inbound: Inbound, language: Language): Promise<void> {
    const { key } = inbound;
    try {
      const acceptance = await doors.accept(inbound);
      logger.info({ key, kind: inbound.kind, acceptance: acceptance.kind }, 'teams.accepted');
      if (acceptance.kind === 'unknown-tenant') {
        logger.warn({ tenant: inbound.conversation.tenant }, 'teams.unknown-tenant');
        await tell(context, texts(language).platform.unknownTenant);
      }
    } catch (error) {
      await tell(context, texts(language).platform.unavailable);
      throw error;
    }
  }

  async function callSafely(press: Press, language: Language): Promise<CallResponse> {
    try {
      return await doors.call(press);
    } catch (error) {
      logFailure(error, press);
      return notDone(error, language);
    }
  }

  function logFailure(error: unknown, press: Press): void {
    logger.warn({ code: errorCode(error), key: press.key, error }, 'teams.press-failed');
  }

  /** Says one sentence in the turn; that it could not be said must not hide why it had to be. */
  async function tell(context: TurnContext, sentence: string): Promise<void> {
    const activity: Partial<Activity> = {
      type: ActivityTypes.Message,
      text: sentence,
      textFormat: TextFormatTypes.Plain,
    };
    await context.sendActivity(activity).catch((error: unknown) => {
      logger.warn({ code: errorCode(error), error }, 'teams.not-told');
    });
  }

  return {
    async run(context, activity) {
      const parsed = read(activity);
      if (parsed.kind === 'removed') {
        await deps.installations.leave(parsed.place, parsed.by);
        logger.info({ tenant: parsed.place.tenant, place: parsed.place.kind }, 'teams.removed');
        return;
      }
      if (parsed.kind !== 'unsupported') {
        subjects.set(context, { parsed, language: languageOf(activity) });
        await application.run(context);
        return;
      }
      logger.info({ reason: parsed.reason }, 'teams.unsupported');
      if (activity.type !== ActivityTypes.Invoke) return;
      const status = parsed.reason === 'unknown-invoke' ? StatusCodes.NOT_IMPLEMENTED : StatusCodes.BAD_REQUEST;
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status } });
    },
  };
}

function isInvoke({ activity }: TurnContext, name: string): Promise<boolean> {
  return Promise.resolve(activity.type === ActivityTypes.Invoke && activity.name === name);
}

/** What a dialog shows: a card, or a sentence; null closes it. */
type Task = TaskModuleTaskInfo | string | null;

function taskOf(response: CallResponse): Task {
  switch (response.kind) {
    case 'dialog':
      return renderDialog(response);
    case 'ephemeral':
      return response.buttons?.length ? renderEphemeralDialog(response) : response.text;
    case 'form':
      return renderFormDialog(response.form);
    case 'form-errors':
      return renderFormDialog(response.form, response.errors);
    case 'close':
      return null;
  }
}

function messageOf(response: Exclude<CallResponse, { kind: 'ephemeral' | 'close' }>): CardMessage {
  if (response.kind === 'dialog') return renderDialogMessage(response);
  return renderFormMessage(response.form, response.kind === 'form-errors' ? response.errors : {});
}

function oldButton(language: Language): string {
  return texts(language).conversation.oldButton;
}

function malformed(): AppError {
  return new AppError({ code: 'teams.malformed', message: 'The activity is not one that Teams sends.' });
}

function notDone(error: unknown, language: Language): Extract<CallResponse, { kind: 'ephemeral' }> {
  const { busy, pressFailed } = texts(language).platform;
  return { kind: 'ephemeral', language, text: errorCode(error) === 'store.busy' ? busy : pressFailed };
}
