import { CHOICE_TOPIC, newChoice } from '../chat/cards.ts';
import type { Purpose } from '../chat/labels.ts';
import { isPlain } from '../chat/plain.ts';
import type { Reading } from '../chat/reading.ts';
import { type Button, paragraph } from '../chat/reply.ts';
import type { Outcome, Turn } from '../chat/skill.ts';
import type { Texts } from '../i18n/nl.ts';
import { texts } from '../i18n/texts.ts';
import { mayUse } from '../people/access.ts';
import type { Ears } from './ears.ts';
import { courtesy } from './outcomes.ts';
import type { Rated, Skills } from './skills.ts';

/** Surer than this, and no question is asked first. */
const SURE = 0.45;
/** From this part of the chance of the likeliest on, what is next is as good a reading. */
const NEAR = 0.5;
/** What is less likely than this is not done, however far the next is. */
const LEAST_ALONE = 0.2;
/** What is less likely than this is near nothing that is done. */
export const LEAST_NEAR = LEAST_ALONE * NEAR;
/** What is less likely than this was hardly meant. */
const LEAST = 0.05;
/** More buttons than these are not read. */
const MOST = 4;
const MOST_READINGS = 2;

type Readings = Texts['conversation']['readings'];

/**
 * A button that says a text so that it can only be read in one way.
 *
 * @returns null: there is no such way, it is not for them, or the text is more than words, which no button says
 */
export function asPurpose(skills: Skills, { actor, language }: Turn, text: string, purpose: Purpose): Button | null {
  const readings: Partial<Record<Purpose, Readings[keyof Readings]>> = texts(language).conversation.readings;
  const found = readings[purpose];
  const role = skills.abilityFor(purpose);
  if (!found || role === null || !mayUse(actor, role) || !isPlain(text)) return null;
  return { kind: 'say', label: found.label, text: found.says(text) };
}

/**
 * The one that a message is for: sure by itself, or far likelier than the next. What nobody is sure of is looked up like
 * a question: that does nothing, and says so where there is no answer.
 */
export function chosenOf(rated: readonly Rated[]): Rated | undefined {
  const [first, second] = rated;
  if (!first || isSure(first)) return first;
  const isFarAhead = first.chance >= LEAST_ALONE && (!second || second.chance < NEAR * first.chance);
  return isFarAhead ? first : (rated.find(({ intent: { purposes } }) => purposes.includes('question')) ?? first);
}

/** Nobody is sure what a message is for. */
export function isUnsure([first]: readonly Rated[]): boolean {
  return first !== undefined && !isSure(first);
}

function isSure({ intent: { from = SURE }, chance }: Rated): boolean {
  return chance >= from;
}

/**
 * One question where a message may as well be for one thing as for another.
 *
 * @param rated the intents it may be for, the one that gets it first
 * @returns null: it is sure enough
 */
export function whichOfTwo(skills: Skills, rated: readonly Rated[], text: string, turn: Turn): Outcome | null {
  const [first, second] = rated;
  if (!first || !second || isSure(first) || second.chance < NEAR * first.chance) return null;
  const buttons = [first, second].map(({ intent: { purposes } }) =>
    asPurpose(skills, turn, text, purposes[0] ?? 'question'),
  );
  const [one, other] = buttons;
  if (!one || !other) return null;
  return asked(turn, texts(turn.language).conversation.whichReading, [one, other]);
}

/**
 * Something was understood wrongly: what else may have been meant by what was said, and what is near it; where there is
 * nothing more, a person. Never the same again.
 */
export async function notMeantSo(
  { skills, reader }: Ears,
  meant: { said: string; near: readonly string[] } | null,
  turn: Turn,
): Promise<Outcome> {
  const { conversation } = texts(turn.language);
  const wasAsked = turn.spokenOf?.[0]?.subject.startsWith(`${CHOICE_TOPIC}:`) === true;
  if (meant === null || wasAsked) return courtesy(turn, conversation.misunderstood);
  const others = otherPurposes(await reader.read(meant.said)).flatMap(
    (purpose) => asPurpose(skills, turn, meant.said, purpose) ?? [],
  );
  const near = meant.near.map((text): Button => ({ kind: 'say', label: text, text }));
  const buttons = [...others.slice(0, MOST_READINGS), ...near].slice(0, MOST);
  return buttons.length === 0
    ? courtesy(turn, conversation.misunderstood)
    : asked(turn, conversation.notMeantSo, buttons);
}

/** What it may be for besides what it was taken for. */
function otherPurposes({ purposes }: Reading): Purpose[] {
  return purposes.slice(1).flatMap(({ label, chance }) => (chance >= LEAST && label !== 'question' ? label : []));
}

function asked({ language }: Turn, text: string, buttons: Button[]): Outcome {
  return { status: 'clarify', replies: [{ language, subject: newChoice(), body: [paragraph(text)], buttons }] };
}
