import type { types } from '@slack/bolt';
import type { CallResponse } from '../../chat/call.ts';
import type { Acceptance, Doors } from '../../chat/doors.ts';
import type { Command, Inbound, Press } from '../../chat/inbound.ts';
import type { Installations } from '../../chat/installations.ts';
import type { Language } from '../../chat/language.ts';
import type { Button } from '../../chat/reply.ts';
import { AppError, errorCode } from '../../errors.ts';
import { texts } from '../../i18n/texts.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { withoutPlaceholder } from './address.ts';
import { fieldOf } from './form-metadata.ts';
import { COMMAND_LANGUAGE, parseRequest } from './ingress.ts';
import { SUBMISSION } from './ingress-views.ts';
import type { Outbound } from './outbound.ts';
import type { BotIdentity, Parsed, Reachable } from './parsed.ts';
import { renderDialog, renderEphemeral } from './render.ts';
import { renderForm } from './render-form.ts';

/** Acknowledges a request, with an answer in it where the kind of request allows one. */
export type Acknowledge = (answer?: object) => Promise<void>;

/**
 * What is done with a request of Slack: it goes through its door first and is acknowledged after that, so that
 * nothing acknowledged can be lost.
 *
 * @returns a function that acknowledges, or throws when Slack must send the same again
 */
export function createExchange(deps: {
  doors: Doors;
  installations: Pick<Installations, 'disconnect' | 'tellOf' | 'leave' | 'comeBack'>;
  logger: Logger;
  outbound: Outbound;
}) {
  const { doors, installations, logger, outbound } = deps;

  async function onEvent(inbound: Inbound, acknowledge: Acknowledge): Promise<void> {
    note(inbound, await doors.accept(inbound));
    await acknowledge();
  }

  /** A command is never sent again, so every outcome is a sentence to the person, or a window. */
  async function onCommand(inbound: Command, reachable: Reachable, acknowledge: Acknowledge): Promise<void> {
    const press = doors.pressFor(inbound);
    if (press) {
      return onCall({ ...press, conversation: withoutPlaceholder(press.conversation) }, reachable, acknowledge);
    }
    const { platform } = texts(COMMAND_LANGUAGE);
    let sentence: string;
    try {
      const acceptance = await doors.accept(inbound);
      note(inbound, acceptance);
      sentence = acceptance.kind === 'unknown-tenant' ? platform.unknownTenant : platform.working;
    } catch (error) {
      logger.error({ code: errorCode(error), error }, 'slack.command-not-accepted');
      sentence = platform.unavailable;
    }
    await acknowledge(privateSentence(sentence));
  }

  async function onSay(inbound: Inbound, reachable: Reachable, acknowledge: Acknowledge): Promise<void> {
    let sentence: string | null = null;
    try {
      const acceptance = await doors.accept(inbound);
      note(inbound, acceptance);
      if (acceptance.kind === 'unknown-tenant') sentence = texts(reachable.language).platform.unknownTenant;
    } catch (error) {
      // A press is never sent again either.
      logger.error({ code: errorCode(error), error }, 'slack.say-not-accepted');
      sentence = texts(reachable.language).platform.unavailable;
    }
    await acknowledge();
    if (sentence !== null) await tell(sentence, reachable);
  }

  async function onCall(press: Press, reachable: Reachable, acknowledge: Acknowledge): Promise<void> {
    let response: CallResponse;
    try {
      response = await doors.call(press);
    } catch (error) {
      logger.warn({ code: errorCode(error), error }, 'slack.call-failed');
      response = { kind: 'ephemeral', language: reachable.language, text: refusal(error, reachable) };
    }
    await acknowledge();
    await present(response, press, reachable);
  }

  async function onRemoved(removed: Extract<Parsed, { kind: 'removed' }>, acknowledge: Acknowledge): Promise<void> {
    const { tenant, reason, at } = removed;
    await installations.disconnect('slack', tenant, { reason, at });
    outbound.forget(tenant);
    logger.warn({ tenant, reason }, 'slack.removed');
    await acknowledge();
  }

  async function onPerson({ tenant, profile }: Extract<Parsed, { kind: 'person' }>, acknowledge: Acknowledge) {
    await installations.tellOf('slack', tenant, profile);
    await acknowledge();
  }

  async function onPlace({ kind, place }: Extract<Parsed, { kind: 'left' | 'back' }>, acknowledge: Acknowledge) {
    await (kind === 'left' ? installations.leave(place) : installations.comeBack(place));
    logger.info({ tenant: place.tenant, kind }, 'slack.place');
    await acknowledge();
  }

  async function present(response: CallResponse, press: Press, reachable: Reachable): Promise<void> {
    if (response.kind === 'close') return;
    if (response.kind === 'ephemeral') return tell(response.text, reachable, response.buttons);
    try {
      if (reachable.triggerId === undefined) throw new Error('a press without a trigger');
      await outbound.openWindow(reachable.team, reachable.triggerId, windowOf(response, press));
    } catch (error) {
      logger.warn({ code: errorCode(error), error, action: press.action }, 'slack.window-not-opened');
      await tell(texts(reachable.language).platform.pressFailed, reachable);
    }
  }

  /** Whatever goes wrong, what was filled in stays where it is. */
  async function onSubmission(
    submission: Extract<Parsed, { kind: 'submission' }>,
    acknowledge: Acknowledge,
  ): Promise<void> {
    const { press, language, fields } = submission;
    let answer: object;
    try {
      answer = submissionAnswer(await doors.call(press), submission);
    } catch (error) {
      logger.warn({ code: errorCode(error), error, action: press.action }, 'slack.submission-failed');
      answer = { response_action: 'errors', errors: errorsAt(fields, {}, formRefusal(error, language)) };
    }
    await acknowledge(answer);
  }

  /** Says one sentence to who pressed, in any way there is. */
  async function tell(sentence: string, reachable: Reachable, buttons: readonly Button[] = []): Promise<void> {
    const { team, responseUrl, triggerId, thread, language } = reachable;
    try {
      if (responseUrl !== undefined)
        return await outbound.whisper(responseUrl, renderEphemeral(sentence, { buttons, language }), thread);
      if (triggerId === undefined) throw new Error('a press without a way back');
      await outbound.openWindow(team, triggerId, renderSentence(sentence, language));
    } catch (error) {
      logger.warn({ code: errorCode(error), error }, 'slack.notice-not-shown');
      await tellAlone(sentence, reachable, buttons);
    }
  }

  /** What could not be shown at once comes in a message to them alone: it waits, and is listed if it does not arrive. */
  async function tellAlone(text: string, { team, user, language }: Reachable, buttons: readonly Button[]) {
    try {
      const reply = { language, body: [{ kind: 'paragraph' as const, text }], buttons: [...buttons] };
      const isQueued = await doors.sayAlone({ platform: 'slack', tenant: team, user }, reply);
      if (!isQueued) logger.error({ tenant: team }, 'slack.nobody-to-tell');
    } catch (error) {
      logger.error({ code: errorCode(error), error }, 'slack.not-told');
    }
  }

  function note(inbound: Inbound, acceptance: Acceptance): void {
    if (acceptance.kind === 'accepted') return;
    logger.info({ kind: inbound.kind, acceptance: acceptance.kind, key: inbound.key }, 'slack.not-stored');
  }

  /** @param bot null while the bot is starting or stopping: then it takes nothing in */
  return async (body: unknown, bot: BotIdentity | null, acknowledge: Acknowledge): Promise<void> => {
    if (bot === null) return refuse(body, acknowledge);
    const parsed: Parsed = parseRequest(body, bot);
    switch (parsed.kind) {
      case 'event':
        return onEvent(parsed.inbound, acknowledge);
      case 'command':
        return onCommand(parsed.inbound, parsed.reachable, acknowledge);
      case 'say':
        return onSay(parsed.inbound, parsed.reachable, acknowledge);
      case 'call':
        return onCall(parsed.press, parsed.reachable, acknowledge);
      case 'old-button':
        await acknowledge();
        return tell(texts(parsed.reachable.language).conversation.oldButton, parsed.reachable);
      case 'person':
        return onPerson(parsed, acknowledge);
      case 'removed':
        return onRemoved(parsed, acknowledge);
      case 'left':
      case 'back':
        return onPlace(parsed, acknowledge);
      case 'submission':
        return onSubmission(parsed, acknowledge);
      case 'unsupported':
        logger.debug({ kind: parsed.kind, reason: parsed.reason }, 'slack.unsupported');
        return pass(parsed.reason, acknowledge);
    }
  };
}

/** A command is answered, as Slack does not send it again; anything else it does. */
async function refuse(body: unknown, acknowledge: Acknowledge): Promise<void> {
  if (parseRequest(body, { userId: '' }).kind === 'command') {
    return acknowledge(privateSentence(texts(COMMAND_LANGUAGE).platform.unavailable));
  }
  throw new AppError({
    code: 'slack.not-taking',
    message: 'The bot is starting or stopping and takes no requests.',
    retryable: true,
  });
}

/** What means nothing to the bot is acknowledged; but a form must not close as if it had been saved. */
async function pass(reason: string, acknowledge: Acknowledge): Promise<void> {
  if (!reason.startsWith(SUBMISSION)) return acknowledge();
  throw new AppError({
    code: 'slack.submission-unreadable',
    message: `A form came back that is not ours (${reason}).`,
  });
}

function privateSentence(text: string): object {
  return { response_type: 'ephemeral', ...renderEphemeral(text, { language: COMMAND_LANGUAGE }) };
}

function refusal(error: unknown, reachable: Reachable): string {
  const { platform } = texts(reachable.language);
  const code = errorCode(error);
  if (code === 'call.unknown-tenant') return platform.unknownTenant;
  return code === 'store.busy' ? platform.busy : platform.pressFailed;
}

function formRefusal(error: unknown, language: Language): string {
  const { forms, platform } = texts(language);
  return errorCode(error) === 'call.unknown-tenant' ? platform.unknownTenant : forms.failed;
}

/** @throws AppError `slack.form-too-large` */
function windowOf(response: Exclude<CallResponse, { kind: 'ephemeral' | 'close' }>, press: Press): types.ModalView {
  if (response.kind === 'dialog') return renderDialog(response);
  const view = renderForm(response.form, press.conversation);
  if (view !== null) return view;
  throw new AppError({
    code: 'slack.form-too-large',
    message: `The payload of the form ${response.form.action} is longer than a window of Slack can carry.`,
  });
}

/** What goes back in the acknowledgement of a form that was sent in. */
function submissionAnswer(response: CallResponse, submission: Extract<Parsed, { kind: 'submission' }>): object {
  const { press, fields } = submission;
  switch (response.kind) {
    case 'close':
      return { response_action: 'clear' };
    case 'ephemeral':
      // What was filled in stays where it is when nothing came of it.
      if (response.undone) return { response_action: 'errors', errors: errorsAt(fields, {}, response.text) };
      return { response_action: 'update', view: renderSentence(response.text, response.language) };
    case 'form-errors':
      return {
        response_action: 'errors',
        errors: errorsAt(fields, response.errors, response.errors[''] ?? texts(response.form.language).forms.notValid),
      };
    case 'form':
    case 'dialog':
      return { response_action: 'update', view: windowOf(response, press) };
  }
}

/**
 * Sentences at the inputs that are in the window. Slack takes an error for no other block and not none at all.
 *
 * @param otherwise said at the first input when there is no sentence for any of them
 */
function errorsAt(
  fields: readonly string[],
  sentences: Record<string, string>,
  otherwise: string,
): Record<string, string> {
  const errors = fields.flatMap((blockId) => {
    const sentence = sentences[fieldOf(blockId)];
    return sentence === undefined ? [] : [[blockId, sentence]];
  });
  const [first = ''] = fields;
  return errors.length > 0 ? Object.fromEntries(errors) : { [first]: otherwise };
}

function renderSentence(text: string, language: Language): types.ModalView {
  const body = [{ kind: 'paragraph' as const, text }];
  return renderDialog({ kind: 'dialog', language, title: 'Impactmakelaar', body });
}
