import type { DespairTold, Reading } from '../chat/reading.ts';
import { paragraph, type ReplyDraft } from '../chat/reply.ts';
import { withReplies } from '../chat/saying.ts';
import type { Outcome, Turn } from '../chat/skill.ts';
import { texts } from '../i18n/texts.ts';
import type { Skills } from './skills.ts';

/** Where one talks with somebody without a telephone. */
const CHAT_WITH_113 = 'https://www.113.nl/';

/** What is done with a message as ever: a move on what is spoken of, or else something new. */
interface AsEver {
  move(): Promise<Outcome | null>;
  begin(): Promise<Outcome>;
}

/**
 * Does with a message what is done as ever. Where somebody is in despair by it, what helps comes first, and what was asked
 * goes on beside it. Where nothing else was said there is nothing to go on with; and nothing is declined.
 */
export async function caring(
  skills: Pick<Skills, 'intentsFor'>,
  text: string,
  turn: Turn,
  { move, begin }: AsEver,
): Promise<Outcome> {
  const { reading } = turn;
  if (!reading?.despair) return (await move()) ?? begin();
  const { of, isAll } = reading.despair;
  const isTold = isCase(skills, text, reading);
  // The words of who speaks of nothing but themselves go to nobody.
  if (of === 'own' && isAll && !isTold) return helpAlone(turn, of);
  const moved = await move();
  if (moved) return withHelp(moved, turn, of);
  if (isAll && !isTold) return helpAlone(turn, of);
  return helped(await begin(), turn, { of, isAll: false });
}

/** The outcome with what helps before it; in the place of one that declines, or of what becomes of nothing but a cry. */
export function helped(outcome: Outcome, turn: Turn, { of, isAll }: DespairTold): Outcome {
  const isAlone = outcome.status === 'declined' || (of === 'own' && isAll);
  return isAlone ? helpAlone(turn, of) : withHelp(outcome, turn, of);
}

/** Somebody tells of an entrepreneur, as is only shown; who speaks of themselves must say so plainly. */
function isCase(skills: Pick<Skills, 'intentsFor'>, text: string, reading: Reading): boolean {
  const [likeliest] = skills.intentsFor(text, reading);
  const from = likeliest?.intent.from;
  return likeliest !== undefined && from !== undefined && likeliest.chance >= Math.max(from, LEAST_TOLD);
}

const LEAST_TOLD = 0.5;

/** The outcome with what helps before it. */
function withHelp(outcome: Outcome, turn: Turn, of: DespairTold['of']): Outcome {
  const help = helpFor(turn, of, texts(turn.language).conversation.care.goesOn);
  return withReplies(outcome, (replies) => [help, ...replies]);
}

function helpAlone(turn: Turn, of: DespairTold['of']): Outcome {
  const { tellMore } = texts(turn.language).conversation.care;
  return { status: 'answered', replies: [helpFor(turn, of, of === 'other' ? tellMore : null)] };
}

function helpFor({ language }: Turn, of: DespairTold['of'], last: string | null): ReplyDraft {
  const { care } = texts(language).conversation;
  const { begin, helps } = care[of];
  return {
    language,
    body: [
      paragraph(begin),
      { kind: 'list', items: [...helps] },
      paragraph(care.noHuman),
      ...(last === null ? [] : [paragraph(last)]),
      paragraph(care.sources),
    ],
    buttons: [{ kind: 'link', label: care.chat, url: CHAT_WITH_113 }],
  };
}
