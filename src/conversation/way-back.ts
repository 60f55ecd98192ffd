import type { Button } from '../chat/reply.ts';
import { withBelow } from '../chat/saying.ts';
import type { Outcome, Turn } from '../chat/skill.ts';
import { texts } from '../i18n/texts.ts';
import { candidates } from './candidates.ts';
import type { Ears } from './ears.ts';

/** From this chance on something new begins, and nothing is said of what went before. */
const SURELY_NEW = 0.9;
/** More than this is a list, and no way out. */
const MOST = 3;
/** What whoever says so is told leads nowhere, and the words may well have been for somebody. */
const LEADS_NOWHERE = new Set(['complaint', 'human']);

/**
 * What was new to the bot, and for nobody, may be about what is under way: a press says it of that. Only alone with the bot,
 * where such a thing was spoken of.
 *
 * @returns the outcome with the presses below it; the outcome itself where there is nothing to say it of
 */
export async function withWayBack(ears: Ears, said: string, turn: Turn, outcome: Outcome): Promise<Outcome> {
  const { reading, setting, language } = turn;
  const likeliest = reading?.purposes[0]?.label ?? '';
  const isDeadEnd = outcome.status === 'declined' || LEADS_NOWHERE.has(likeliest);
  // What is given to nobody is not passed on either.
  if (!reading || !isDeadEnd || likeliest === 'refused' || setting !== 'direct') return outcome;
  const buttons: Button[] = [];
  for (const { topic, id, situation } of await candidates(ears, turn)) {
    const newness = reading.acts(situation).find(({ label }) => label === 'new')?.chance ?? 0;
    const button = newness < SURELY_NEW && buttons.length < MOST ? await topic.sayOf?.(turn, id, said) : null;
    if (button) buttons.push(button);
  }
  return buttons.length === 0 ? outcome : withBelow(outcome, { text: texts(language).conversation.isItAbout, buttons });
}
