import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import type { BroadcastStage, Seat } from './broadcast-stage.ts';

const { buttons } = nl.sessions;

/** A session that a broker planned in one sentence and announced, with the card of its broker. */
export async function announceSession(
  stage: BroadcastStage,
  seat: Seat,
  text: string,
): Promise<{ card: ReceivedMessage; where: string }> {
  const { thread } = await seat.driver.say(seat.person, text);
  const card = await eventually(
    'the draft of the session',
    async () =>
      (await seat.driver.answers(thread, 0)).findLast(({ buttons: shown }) => shown.includes(buttons.announce)),
    async () => JSON.stringify((await seat.driver.answers(thread, 0)).map((one) => one.text)),
  );
  await stage.press(seat, card, buttons.announce, thread);
  return { card, where: thread };
}

/** What is answered to what somebody says, anew in their conversation. */
export async function sayTo(seat: Seat, text: string): Promise<{ message: ReceivedMessage; thread: string }> {
  const { thread } = await seat.driver.say(seat.person, text);
  const [message] = await seat.driver.answers(thread, 1);
  if (!message) throw new Error(`There is no answer to “${text}”.`);
  return { message, thread };
}
