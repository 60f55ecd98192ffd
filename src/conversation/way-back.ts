import type { Act } from '../chat/labels.ts';
import { type Button, paragraph } from '../chat/reply.ts';
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

/** From this chance on words may well answer a question that somebody waits for. */
const MAY_ANSWER = 0.15;

/**
 * What may be the words that somebody waits for begins nothing else at once, such as another language for good: it is shown
 * with a press that gives it as the answer.
 *
 * @returns null: no words are waited for, or it is hardly an answer, or surely something new
 */
export async function mayAnswer(ears: Ears, said: string, turn: Turn): Promise<Outcome | null> {
  const { reading, setting, language } = turn;
  const asked = (await candidates(ears, turn)).find(({ situation }) => situation === 'asked-text');
  if (!reading || !asked || setting !== 'direct') return null;
  const chanceOf = (act: Act) => reading.acts('asked-text').find(({ label }) => label === act)?.chance ?? 0;
  if (chanceOf('answer') < MAY_ANSWER || chanceOf('new') >= SURELY_NEW) return null;
  const give = await asked.topic.sayOf?.(turn, asked.id, said);
  if (!give) return null;
  const replies = [{ language, body: [paragraph(texts(language).conversation.mayBeAnswer)], buttons: [give] }];
  return { status: 'clarify', replies };
}
