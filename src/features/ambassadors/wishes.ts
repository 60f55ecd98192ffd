import type { ReplyDraft } from '../../chat/reply.ts';
import type { Turn } from '../../chat/skill.ts';
import { isAsked } from '../../language/questions-in.ts';
import { joinSchema, NO_WISHES, type Wishes, wishesIn } from './actions.ts';
import { choicesMeant } from './choice-words.ts';
import type { AmbassadorDeps } from './deps.ts';
import { invitation, wishedInWords } from './own-card.ts';
import { type Choices, USUAL } from './repository.ts';

/**
 * How somebody wants it who is none yet, and has not surely said yes: that is filled in beside what they said before, and they
 * press.
 *
 * @returns null: they name no wish
 */
export async function wished(
  { content }: Pick<AmbassadorDeps, 'content'>,
  turn: Turn,
  text: string,
): Promise<ReplyDraft | null> {
  if (isAsked(text)) return null;
  const { language } = turn;
  const { vocabulary } = await content();
  const before = chosenSoFar(turn);
  const { choices: named } = choicesMeant(text, { vocabulary, language, now: { ...USUAL, ...before } });
  // The part of the day they choose once they are one.
  const { fromMinute: _from, untilMinute: _until, ...choices } = named;
  if (Object.keys(choices).length === 0) return null;
  const all = { ...before, ...choices };
  const { wishes } = joinSchema.parse({ wishes: all });
  return invitation(language, wishedInWords({ ...USUAL, ...all }, vocabulary, language), wishes);
}

/** How somebody who is none yet said they want it, the last time they were asked. */
export function wishesSoFar({ spokenOf = [] }: Turn): Wishes {
  const asked = spokenOf.map(({ subject }) => wishesIn(subject)).find((wishes) => wishes !== null);
  return asked ?? NO_WISHES;
}

/** The same as what they choose; what they did not say is left out. */
export function chosenSoFar(turn: Turn): Partial<Choices> {
  return chosenBy(wishesSoFar(turn));
}

/** What was left out of a wish says nothing. */
export function chosenBy({ pace, themes, days }: Wishes): Partial<Choices> {
  return { ...(pace && { pace }), ...(themes && { themes }), ...(days && { days }) };
}
