import { basename, resolve } from 'node:path';
import type { CallResponse } from '../../chat/call.ts';
import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { Doors } from '../../chat/doors.ts';
import type { Inbound, Message, Press, Sender } from '../../chat/inbound.ts';
import { errorCode } from '../../errors.ts';
import { texts } from '../../i18n/texts.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { commandConversation, personalConversation, TERMINAL, threadConversation } from './address.ts';
import { valuesFrom } from './form-values.ts';
import type { Line } from './ingress.ts';
import type { Cast, TerminalPerson } from './people.ts';
import { type Pressable, renderResponse } from './render.ts';
import type { Screen } from './screen.ts';

/** What somebody does, brought to its door. */
export interface Exchange {
  /**
   * @returns null when it was done; else a sentence that says why it cannot be
   * @throws AppError `store.unavailable`
   */
  hear(line: Line): Promise<string | null>;
}

const COMMAND = /^\/impact(?:\s+|$)/i;

export function createExchange(deps: {
  doors: Doors;
  cast: Cast;
  screen: Screen;
  logger: Logger;
  run: string;
}): Exchange {
  const { doors, cast, screen, logger } = deps;
  /** The last message that somebody said in a channel: what a reply in its thread belongs to. */
  const threads = new Map<string, string>();
  let count = 0;

  function key(): string {
    count += 1;
    return `${TERMINAL}:${deps.run}:${count}`;
  }

  async function hear(line: Line): Promise<string | null> {
    const person = cast.person(line.as);
    if (person === null) return `Ik ken niemand met de naam ${line.as}.`;
    if (line.event !== undefined) {
      cast.set(person.id, line.event === 'joined' ? 'here' : line.event);
      return null;
    }
    if (line.press !== undefined) return press(person, line.press);
    if (line.form !== undefined) return sendForm(person, line.form);
    // A line with a time only lets time pass.
    const speaks = line.text !== undefined || line.file !== undefined || line.forwarded !== undefined;
    return speaks ? say(person, line) : null;
  }

  async function say(person: TerminalPerson, line: Line): Promise<string | null> {
    const where = placeOf(person, line);
    if (where === null) return `In ${line.conversation} is nog niets gezegd waarop iemand kan antwoorden.`;
    // In a channel the bot hears only who addresses it.
    if (where.kind === 'channel' && !line.mentioned) return null;
    const text = line.text ?? '';
    if (COMMAND.test(text)) return command(person, line, where, text.replace(COMMAND, ''));
    const common = { key: key(), conversation: where, sender: senderOf(person) };
    await accept({ kind: 'message', ...common, text, ...quotedOf(line), ...filesOf(line) });
    return null;
  }

  /** Null: there is nothing to reply to. */
  function placeOf(person: TerminalPerson, { place, conversation }: Line): ConversationReference | null {
    const alone = { user: person.id, conversation };
    if (place === 'personal') return personalConversation(person.tenant, alone);
    if (place === 'channel') {
      count += 1;
      threads.set(conversation, `t${count}`);
    }
    const thread = threads.get(conversation);
    if (thread !== undefined) return threadConversation(person.tenant, conversation, thread);
    const root = screen.last(personalConversation(person.tenant, alone).id);
    return root === null ? null : personalConversation(person.tenant, { ...alone, thread: root });
  }

  /** In a channel only who gave the command sees the answer. */
  async function command(
    person: TerminalPerson,
    line: Line,
    where: ConversationReference,
    text: string,
  ): Promise<null> {
    const id = key();
    const at = { user: person.id, conversation: line.conversation, key: id };
    const conversation = where.kind === 'channel' ? commandConversation(person.tenant, at) : where;
    const inbound = { kind: 'command' as const, key: id, conversation, sender: senderOf(person), text };
    const asPress = doors.pressFor(inbound);
    if (asPress === null) await accept(inbound);
    else await call(person, asPress);
    return null;
  }

  async function accept(inbound: Inbound): Promise<void> {
    const { kind } = await doors.accept(inbound);
    logger.info({ key: inbound.key, kind: inbound.kind, acceptance: kind }, 'terminal.accepted');
  }

  async function press(person: TerminalPerson, { message, label }: NonNullable<Line['press']>): Promise<string | null> {
    const standing = screen.standing(message);
    if (standing === null) return `Er is geen bericht ${message}.`;
    const button = standing.buttons.find((candidate) => candidate.label === label);
    if (button === undefined) {
      const labels = standing.buttons.map((one) => `“${one.label}”`).join(', ');
      return `Bericht ${message} heeft geen knop “${label}”. ${labels === '' ? 'Het heeft geen knoppen.' : `Kies uit: ${labels}.`}`;
    }
    await pressButton(person, standing.where, button);
    return null;
  }

  async function pressButton(person: TerminalPerson, where: ConversationReference, button: Pressable): Promise<void> {
    if (button.kind === 'say') {
      await accept({ kind: 'message', key: key(), conversation: where, sender: senderOf(person), text: button.text });
      return;
    }
    const { action, payload } = button;
    await call(person, { key: key(), conversation: where, sender: senderOf(person), action, payload });
  }

  async function sendForm(person: TerminalPerson, sent: NonNullable<Line['form']>): Promise<string | null> {
    const open = screen.form(person.id, sent.action);
    if (open === null)
      return `${person.id} heeft geen formulier ${sent.action} open staan. Druk eerst op de knop ervan.`;
    const { form, where } = open;
    const read = valuesFrom(form, sent.values);
    if ('problem' in read) return read.problem;
    const submission = { formId: form.id, values: read.values };
    const { action, payload } = form;
    screen.closeForm(person.id, action);
    await call(person, { key: key(), conversation: where, sender: senderOf(person), action, payload, submission });
    return null;
  }

  /** Calls, and shows what comes back to who pressed: to nobody else. */
  async function call(person: TerminalPerson, pressed: Press): Promise<void> {
    const response = await callSafely(pressed);
    if (response.kind === 'form' || response.kind === 'form-errors') {
      screen.keepForm(person.id, response.form, pressed.conversation);
    }
    screen.show(pressed.conversation, person.id, renderResponse(response));
  }

  async function callSafely(pressed: Press): Promise<CallResponse> {
    try {
      return await doors.call(pressed);
    } catch (error) {
      logger.warn({ code: errorCode(error), key: pressed.key, error }, 'terminal.press-failed');
      return { kind: 'ephemeral', language: 'nl', text: texts('nl').platform.pressFailed };
    }
  }

  return { hear };
}

function senderOf({ id, name }: TerminalPerson): Sender {
  return { externalId: id, displayName: name };
}

/** What somebody else said that they pass on. */
function quotedOf({ forwarded }: Line): Pick<Message, 'quoted'> {
  return forwarded === undefined ? {} : { quoted: [forwarded] };
}

function filesOf({ file }: Line): Pick<Message, 'files'> {
  if (file === undefined) return {};
  return { files: [{ name: basename(file), platform: TERMINAL, reference: { path: resolve(file) } }] };
}
