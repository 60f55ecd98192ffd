import type { ChatDriver } from '../chat-driver.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';
import { createTeamsDriver, type TeamsDriver } from '../teams-driver.ts';
import { messageButtons } from '../teams-messages.ts';

/** A platform on which a test presses any button. */
export interface Pressing {
  driver: ChatDriver;
  /** Presses a button of a message by its label; returns all that the person gets to see of it, as JSON. */
  press(person: string, thread: string, messageId: string, label: string): Promise<string>;
}

export async function slackPressing(): Promise<Pressing & { driver: SlackDriver }> {
  const driver = await createSlackDriver();
  const press: Pressing['press'] = async (person, thread, messageId, label) => {
    const before = driver.calls.length;
    const { whispers } = await driver.press(person, thread, messageId, label);
    const responseId = whispers.split(':')[1];
    const shown = await driver.call(
      (call) =>
        driver.calls.indexOf(call) >= before &&
        ((call.method === 'views.open' && call.answer.ok === true) ||
          (call.responseId === responseId && call.status === 200)),
    );
    return JSON.stringify(shown.body);
  };
  return { driver, press };
}

export async function teamsPressing(): Promise<Pressing & { driver: TeamsDriver }> {
  const driver = await createTeamsDriver();
  const press: Pressing['press'] = async (person, thread, messageId, label) => {
    const message = driver.connector.received.find(({ id }) => id === messageId);
    const button = message && messageButtons(message.activity).find(({ title }) => title === label);
    if (!button) throw new Error(`Message ${messageId} has no button ${label}.`);
    const conversation = { id: thread.slice(0, thread.lastIndexOf('#')), conversationType: 'personal' };
    const invoke = { type: 'invoke', name: 'task/fetch', replyToId: messageId, conversation };
    const value = { data: button.data, context: { theme: 'default' } };
    const { body } = await driver.post(driver.activity(person, { ...invoke, value }));
    return JSON.stringify(body);
  };
  return { driver, press };
}

/** Both platforms. */
export const PRESSING = [
  { name: 'Slack', create: slackPressing },
  { name: 'Teams', create: teamsPressing },
] as const;
