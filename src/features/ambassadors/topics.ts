import { localTimeAt } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import { paragraph } from '../../chat/reply.ts';
import { settling, told } from '../../chat/saying.ts';
import type { Move, Outcome, Said, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { currentCard } from '../../learning-content/kept-cards.ts';
import type { LearningCard } from '../../learning-content/library.ts';
import { CARD_TOPIC, cardSubject } from './actions.ts';
import { isDue, keepAnswer } from './cards.ts';
import { isOnlyOfDays } from './day-words.ts';
import type { AmbassadorDeps } from './deps.ts';
import { isShortAnswer, judge, judgeByPlace, judgeByWords } from './judging.ts';
import type { Verdict } from './memory.ts';
import { answeredCard, cardQuestion } from './message.ts';
import { noteReaction } from './repository.ts';
import { type AmbassadorKind, isOfCards, said as saidOfBeing } from './talk.ts';

/** From this chance on what is said under a nudge is about being an ambassador, and no answer. */
const SURE_OF_PURPOSE = 0.35;

/** What is said after the question of a card: an answer in own words, or something about getting them. */
export function cardTopic(deps: AmbassadorDeps): Topic {
  const other = onCard(deps, (turn, card, said) => answered(deps, turn, card, said));
  // What is plainly an answer to this question is one, whatever else the words look like.
  const answer: TakeMove = async (turn, id, said) => (await plainAnswer(deps, turn, id, said)) ?? other(turn, id, said);
  const unknown = onCard(deps, (turn, card) => withVerdict(turn, card, 'unknown', false));
  const again = onCard(deps, (turn, card) => Promise.resolve(questionAgain(turn, card)));
  const skip = onCard(deps, (turn) => Promise.resolve(skipped(turn)));
  return {
    name: CARD_TOPIC,
    role: 'colleague',
    async situation(turn, id) {
      const { personId } = turn.actor;
      if (personId === null || !isLatest(turn, cardSubject(id))) return null;
      // What is not to be asked yet has just been answered.
      return (await isDue(deps.prisma, { personId, cardId: id, today: localTimeAt(turn.now).date })) ? 'nudge' : null;
    },
    /** One of its own short answers is one, also where it sounds like a wish how often cards come ("elke week"). */
    async byForm(turn, id, said) {
      const card = await cardOf(deps, turn, id);
      return card && isShortAnswer(card[turn.language], said.text) ? 'answer' : nudgeByForm(turn, id, said);
    },
    moves: {
      answer,
      addition: answer,
      correction: answer,
      confirmation: answer,
      done: answer,
      unknown,
      repeat: again,
      refusal: answer,
      cancellation: skip,
      state: onCard(deps, async () => null),
      // "Waarom krijg ik dit?" sounds like one.
      complaint: onCard(deps, async () => null),
    } satisfies Partial<Record<Move, TakeMove>>,
  };
}

/** Said in its thread, or with nothing spoken of since. */
export function isLatest({ subject, spokenOf = [] }: Turn, about: string): boolean {
  return subject === about || (subject === null && spokenOf[0]?.subject === about);
}

/** What somebody says about getting nudges rather than about this one; null: it is about this one. */
export function ofBeing({ reading }: Turn): AmbassadorKind | null {
  const [likeliest] = reading?.purposes ?? [];
  if (!reading || likeliest?.label !== 'ambassador' || likeliest.chance < SURE_OF_PURPOSE) return null;
  const kind = reading.kindOf('ambassador');
  return kind === 'other' || isOfCards(kind) ? null : kind;
}

/** "Waarom krijg ik dit?" sounds like a question about the messages of a broker, and below a nudge is about that. */
function asksOfMessages({ reading }: Turn): boolean {
  const kind = reading?.purposes[0]?.label === 'messages' ? reading.kindOf('messages') : null;
  return kind === 'why' || kind === 'which';
}

/** "Liever donderdag" below a nudge is about when they come, whatever else it sounds like. */
export async function dayByForm({ language }: Turn, _id: string, { text }: { text: string }): Promise<Move | null> {
  return isOnlyOfDays(text, language) ? 'correction' : null;
}

/** The same below a nudge, where it may be asked as well why it came. */
export async function nudgeByForm(turn: Turn, id: string, said: { text: string }): Promise<Move | null> {
  return asksOfMessages(turn) ? 'state' : dayByForm(turn, id, said);
}

/** What is said below a nudge about getting them; null: it is about this one. */
export function ofNudges(turn: Turn, text: string): AmbassadorKind | null {
  return asksOfMessages(turn) ? 'why' : (ofBeing(turn) ?? ofDays(text, turn.language));
}

function ofDays(text: string, language: Language): 'settings' | null {
  return isOnlyOfDays(text, language) ? 'settings' : null;
}

function onCard(
  deps: AmbassadorDeps,
  act: (turn: Turn, card: LearningCard, said: Said) => Promise<Outcome | null>,
): TakeMove {
  return async (turn, id, said) => {
    const kind = ofNudges(turn, said.text);
    if (kind !== null) return saidOfBeing(deps, turn, said.text, kind);
    const card = await cardOf(deps, turn, id);
    return card ? act(turn, card, said) : null;
  };
}

async function cardOf({ prisma, content }: AmbassadorDeps, turn: Turn, id: string): Promise<LearningCard | null> {
  return currentCard(prisma, await content(), turn.actor.organisationId, id);
}

/** What is plainly an answer to the question of a card; null: it is not. */
export async function plainAnswer(
  deps: AmbassadorDeps,
  turn: Turn,
  id: string,
  { text, options }: Said,
): Promise<Outcome | null> {
  const card = await cardOf(deps, turn, id);
  const verdict = card && (judgeByWords(card[turn.language], text) ?? judgeByPlace(card[turn.language], text, options));
  return card && verdict ? withVerdict(turn, card, verdict, true) : null;
}

async function answered(deps: AmbassadorDeps, turn: Turn, card: LearningCard, { text }: Said): Promise<Outcome | null> {
  const verdict = await judge(card[turn.language], text, deps.meaningOf);
  if (verdict !== null) return withVerdict(turn, card, verdict, true);
  // Something else was said, by the look of it: it is for whom it is for.
  return looksNew(turn) ? null : withVerdict(turn, card, null, true);
}

const LOOKS_NEW = 0.6;

function looksNew({ reading }: Turn): boolean {
  const [likeliest] = reading?.purposes ?? [];
  return likeliest !== undefined && likeliest.label !== 'ambassador' && likeliest.chance >= LOOKS_NEW;
}

/**
 * Keeps how an answer was, and tells what is right.
 *
 * @param given null: it is not known how the answer was, and they say so themselves; `unknown`: they do not know it
 */
async function withVerdict(
  turn: Turn,
  card: LearningCard,
  given: Verdict | 'unknown' | null,
  isSaid: boolean,
): Promise<Outcome | null> {
  const { personId } = turn.actor;
  if (personId === null) return null;
  const { ambassadors } = texts(turn.language);
  const on = localTimeAt(turn.now).date;
  const verdict = given === 'unknown' ? 'wrong' : (given ?? 'nearly');
  const instead = given === null ? ambassadors.notUnderstood : given === 'unknown' ? ambassadors.notKnown : null;
  return settling('answered', async (tx) => {
    const { intervalDays } = await keepAnswer(tx, { personId, cardId: card.id, verdict, today: on });
    const drawn = answeredCard(card, turn.language, { verdict, on, again: intervalDays, said: isSaid });
    if (instead === null) return { replies: [drawn] };
    const [question, , ...rest] = drawn.body;
    const body = [...(question ? [question] : []), paragraph(instead), ...rest];
    return { replies: [{ ...drawn, body }] };
  });
}

function questionAgain(turn: Turn, card: LearningCard): Outcome {
  const { language } = turn;
  const { body, ...drawn } = cardQuestion(card, language, localTimeAt(turn.now).date);
  const lead = paragraph(texts(language).ambassadors.questionAgain);
  return { status: 'answered', replies: [{ language, ...drawn, body: [lead, ...body] }] };
}

function skipped(turn: Turn): Outcome {
  const { personId } = turn.actor;
  const { ambassadors } = texts(turn.language);
  const outcome = told(turn, ambassadors.skipped);
  if (personId === null) return outcome;
  return {
    ...outcome,
    async settle(tx) {
      await noteReaction(tx, personId);
      return {};
    },
  };
}
