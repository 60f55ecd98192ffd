import type { Button, Reply } from './reply.ts';

/** Longer than this a label does not fit on a button of a telephone: both platforms cut it there. In characters. */
const LONGEST_LABEL = 40;

/**
 * A reply whose buttons can all be read: what does not fit on a button stands as a numbered list below the text, and the
 * buttons are the numbers. Choices stay alike: when one thing to say is too long, all of them are numbers.
 */
export function withShortButtons(reply: Reply): Reply {
  const tooLong = ({ label }: Button) => label.length > LONGEST_LABEL;
  const saysLong = reply.buttons.some((button) => button.kind === 'say' && tooLong(button));
  const listed = reply.buttons.filter((button) => tooLong(button) || (saysLong && button.kind === 'say'));
  if (listed.length === 0) return reply;
  const numbered = (button: Button): Button => {
    const at = listed.indexOf(button);
    return at < 0 ? button : { ...button, label: String(at + 1) };
  };
  return {
    ...reply,
    body: [...reply.body, { kind: 'list', numbered: true, items: listed.map(({ label }) => label) }],
    buttons: reply.buttons.map(numbered),
  };
}
