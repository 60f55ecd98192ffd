import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { Form } from '../../chat/form.ts';
import type { Drawn, DrawnForm, Pressable } from './render.ts';

/** A message as somebody received it. */
export interface Received {
  /** Who: a person alone with the bot, else the channel; of an e-mail the address. */
  to: string;
  /** Its id: presses name it. */
  message: string;
  /** The id of the earlier message whose place it takes. */
  replaces?: string;
  text: string;
  /** While time was passed on: when it came, as `2026-12-01T09:00:00.000Z`. */
  at?: string;
  /** The labels of what can be pressed. */
  buttons: string[];
  form?: DrawnForm;
}

/** A message that stands on the screen, with what is behind its buttons. */
export interface Standing {
  where: ConversationReference;
  buttons: readonly Pressable[];
}

/** All that was shown to anybody, in the order in which it came. */
export interface Screen {
  /** @returns the id of the message */
  show(where: ConversationReference, to: string, drawn: Drawn, replaces?: string): string;
  /** An e-mail as the person has it in their mailbox. */
  showMail(to: string, text: string): void;
  standing(message: string): Standing | null;
  /** A form that somebody has before them, until it is sent in or another one comes. */
  keepForm(user: string, form: Form, where: ConversationReference): void;
  form(user: string, action: string): { form: Form; where: ConversationReference } | null;
  closeForm(user: string, action: string): void;
  /** The last message of the bot in a conversation. */
  last(conversationId: string): string | null;
  /** What came since the last time this was asked; each with this moment where one is given. */
  take(at?: Date): Received[];
}

/** @param keepMessages so many of the latest can be pressed; left out: all, as long as it lasts */
export function createScreen(keepMessages = Number.POSITIVE_INFINITY): Screen {
  const standing = new Map<string, Standing>();
  const forms = new Map<string, { form: Form; where: ConversationReference }>();
  const lasts = new Map<string, string>();
  let received: Received[] = [];
  let count = 0;
  const next = (letter: string): string => {
    count += 1;
    return `${letter}${count}`;
  };

  return {
    show(where, to, { text, buttons, form }, replaces) {
      const message = next('m');
      standing.set(message, { where, buttons });
      if (standing.size > keepMessages) standing.delete(standing.keys().next().value ?? message);
      lasts.set(where.id, message);
      received.push({
        to,
        message,
        ...(replaces === undefined ? {} : { replaces }),
        text,
        buttons: buttons.map(({ label }) => label),
        ...(form ? { form } : {}),
      });
      return message;
    },
    showMail: (to, text) => void received.push({ to, message: next('e'), text, buttons: [] }),
    standing: (message) => standing.get(message) ?? null,
    keepForm: (user, form, where) => void forms.set(`${user} ${form.action}`, { form, where }),
    form: (user, action) => forms.get(`${user} ${action}`) ?? null,
    closeForm: (user, action) => void forms.delete(`${user} ${action}`),
    last: (conversationId) => lasts.get(conversationId) ?? null,
    take(at) {
      const taken = at === undefined ? received : received.map((one) => ({ ...one, at: at.toISOString() }));
      received = [];
      return taken;
    },
  };
}
