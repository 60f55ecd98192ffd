import type { CallResponse } from '../../chat/call.ts';
import type { Acceptance, Doors } from '../../chat/doors.ts';
import type { Inbound, Press } from '../../chat/inbound.ts';
import type { Installations } from '../../chat/installations.ts';
import { AppError, errorCode } from '../../errors.ts';
import { texts } from '../../i18n/texts.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { parseRequest } from './ingress.ts';
import type { Outbound } from './outbound.ts';
import type { BotIdentity, Parsed, Reachable } from './parsed.ts';
import { renderDialog, renderNotice } from './render.ts';

/** Acknowledges a request, with an answer in it where the kind of request allows one. */
export type Acknowledge = (answer?: object) => Promise<void>;

/** Slack does not tell the language of who gives a command. */
const COMMAND_LANGUAGE = 'nl';

/**
 * What is done with a request of Slack: it goes through its door first and is acknowledged after that, so that
 * nothing acknowledged can be lost.
 *
 * @returns a function that acknowledges, or throws when Slack must send the same again
 */
export function createExchange(deps: {
  doors: Doors;
  installations: Pick<Installations, 'disconnect'>;
  logger: Logger;
  outbound: Outbound;
}) {
  const { doors, installations, logger, outbound } = deps;

  async function onEvent(inbound: Inbound, acknowledge: Acknowledge): Promise<void> {
    note(inbound, await doors.accept(inbound));
    await acknowledge();
  }

  /** A command is never sent again, so every outcome is a sentence to the person. */
  async function onCommand(inbound: Inbound, acknowledge: Acknowledge): Promise<void> {
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
      logger.warn({ code: errorCode(error), error, action: press.action }, 'slack.call-failed');
      response = { kind: 'notice', language: reachable.language, text: refusal(error, reachable) };
    }
    await acknowledge();
    await present(response, reachable);
  }

  async function onRemoved(removed: Extract<Parsed, { kind: 'removed' }>, acknowledge: Acknowledge): Promise<void> {
    const { tenant, reason, at } = removed;
    await installations.disconnect('slack', tenant, { reason, at });
    outbound.forget(tenant);
    logger.warn({ tenant, reason }, 'slack.removed');
    await acknowledge();
  }

  async function present(response: CallResponse, reachable: Reachable): Promise<void> {
    if (response.kind === 'notice') return tell(response.text, reachable);
    try {
      if (reachable.triggerId === undefined) throw new Error('a press without a trigger');
      await outbound.openWindow(reachable.team, reachable.triggerId, renderDialog(response));
    } catch (error) {
      logger.warn({ code: errorCode(error), error }, 'slack.window-not-opened');
      await tell(texts(reachable.language).platform.pressFailed, reachable);
    }
  }

  /** Says one sentence to who pressed, in any way there is; if there is none, the log is all. */
  async function tell(sentence: string, reachable: Reachable): Promise<void> {
    const { team, responseUrl, triggerId, thread, language } = reachable;
    try {
      if (responseUrl !== undefined) return await outbound.whisper(responseUrl, sentence, thread);
      if (triggerId === undefined) throw new Error('a press without a way back');
      const body = [{ kind: 'paragraph' as const, text: sentence }];
      await outbound.openWindow(
        team,
        triggerId,
        renderDialog({ kind: 'dialog', language, title: 'Impactmakelaar', body }),
      );
    } catch (error) {
      logger.warn({ code: errorCode(error), error }, 'slack.notice-not-shown');
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
        return onCommand(parsed.inbound, acknowledge);
      case 'say':
        return onSay(parsed.inbound, parsed.reachable, acknowledge);
      case 'call':
        return onCall(parsed.press, parsed.reachable, acknowledge);
      case 'removed':
        return onRemoved(parsed, acknowledge);
      case 'unsupported':
        logger.debug({ kind: parsed.kind, reason: parsed.reason }, 'slack.unsupported');
        return acknowledge();
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

function privateSentence(text: string): object {
  return { response_type: 'ephemeral', ...renderNotice(text) };
}

function refusal(error: unknown, reachable: Reachable): string {
  const { platform } = texts(reachable.language);
  const unknown = error instanceof AppError && error.code === 'call.unknown-tenant';
  return unknown ? platform.unknownTenant : platform.pressFailed;
}
