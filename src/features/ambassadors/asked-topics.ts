import { localTimeAt } from '../../calendar/local-time.ts';
import type { Purpose } from '../../chat/labels.ts';
import { paragraph } from '../../chat/reply.ts';
import { answered, settling } from '../../chat/saying.ts';
import type { Move, Outcome, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import { mayBeFor } from '../../chat/spoken-last.ts';
import { texts } from '../../i18n/texts.ts';
import { JOIN_TOPIC, JOINED_TOPIC, joinedSubject, REST_SUBJECT, REST_TOPIC } from './actions.ts';
import { choicesMeant } from './choice-words.ts';
import type { AmbassadorDeps } from './deps.ts';
import { restMeant } from './pause-words.ts';
import { restsOn } from './planner.ts';
import { activeAmbassador, USUAL } from './repository.ts';
import { standingOf } from './standing.ts';
import { type AmbassadorKind, said as saidOfBeing } from './talk.ts';
import { cardTopic, dayByForm, isLatest, ofBeing, plainAnswer } from './topics.ts';
import { unaskedReply } from './unasked.ts';
import { wished } from './wishes.ts';

/** From this chance on a yes to "wil je het worden?" is one. */
const SURE_OF_YES = 0.8;
/** From this chance on words are of becoming one, where just that was asked. */
const LIKELY_TO_BECOME = 0.5;

/** A short yes is small talk where nothing is asked. */
const YES_IS_FOR: readonly Purpose[] = ['ambassador', 'small-talk', 'messages', 'human', 'capabilities'];

/** From this chance on a yes is of something else: "ok, verstuur", "ja, geef maar door aan de gemeente". */
const SURE_TO_BE_FOR_ELSE = 0.6;

function isForElse({ reading }: Turn): boolean {
  const [purpose] = reading?.purposes ?? [];
  return purpose !== undefined && purpose.chance >= SURE_TO_BE_FOR_ELSE && !YES_IS_FOR.includes(purpose.label);
}

function saysYes({ reading }: Turn): boolean {
  const [purpose] = reading?.purposes ?? [];
  const [kind] = reading?.kinds('ambassador') ?? [];
  const isBecoming = kind?.label === 'become' && kind.chance >= LIKELY_TO_BECOME;
  return purpose?.label === 'ambassador' && purpose.chance >= SURE_OF_YES && isBecoming;
}

/** After "wil je het worden?": yes makes them one, as the button does; whatever else they ask of it is told. */
export function joinTopic(deps: AmbassadorDeps): Topic {
  const as =
    (kind: AmbassadorKind): TakeMove =>
    (turn, _id, { text }) =>
      saidOfBeing(deps, turn, text, kind);
  const ofBeingOne =
    (other: TakeMove | null): TakeMove =>
    async (turn, id, said) => {
      const kind = ofBeing(turn);
      if (kind !== null && kind !== 'become') return saidOfBeing(deps, turn, said.text, kind);
      return other === null ? null : other(turn, id, said);
    };
  // "Ok dan doe ik mee, maar eens per maand": a yes to what was asked, with how they want it.
  const yesWithMore: TakeMove = async (turn, id, said) =>
    saysYes(turn)
      ? as('become')(turn, id, said)
      : ((await wishing(deps, turn, said.text)) ?? as('about')(turn, id, said));
  const leave: TakeMove = async (turn) =>
    settling('answered', async (tx) => ({
      replies: [await unaskedReply(tx, turn, [paragraph(texts(turn.language).ambassadors.notJoined)])],
    }));
  // Nobody becomes one by what is hardly a yes, or a yes to something else: they hear again what it is, with the button.
  const confirm: TakeMove = async (turn, id, said) => {
    if (isForElse(turn)) return null;
    if (turn.reading?.kindOf('ambassador') === 'stop' && mayBeFor(turn, ['ambassador'])) return leave(turn, id, said);
    return said.chance >= SURE_OF_YES ? as('become')(turn, id, said) : yesWithMore(turn, id, said);
  };
  return {
    name: JOIN_TOPIC,
    role: 'colleague',
    async situation(turn, id) {
      if (!isLatest(turn, `${JOIN_TOPIC}:${id}`)) return null;
      return (await standingOf(deps.prisma, turn.actor)) === null ? 'asked-confirm' : null;
    },
    byForm: dayByForm,
    moves: {
      confirmation: confirm,
      answer: ofBeingOne(async (turn, _id, { text }) => wishing(deps, turn, text)),
      refusal: leave,
      cancellation: leave,
      addition: ofBeingOne(yesWithMore),
      correction: ofBeingOne(yesWithMore),
      state: ofBeingOne(null),
      repeat: as('about'),
      complaint: ofBeingOne(null),
    },
  };
}

async function wishing(deps: AmbassadorDeps, turn: Turn, text: string): Promise<Outcome | null> {
  const reply = await wished(deps, turn, text);
  return reply && answered(reply);
}

/** What is taken for words about how they want it, right after somebody became one. */
const OF_BEING: ReadonlySet<AmbassadorKind> = new Set([
  'pace',
  'slower',
  'faster',
  'settings',
  'why',
  'state',
  'card',
  'about',
]);

/** From this chance on a no right after somebody became one takes that back. */
const SURE_TO_TAKE_BACK = 0.75;

/**
 * Right after somebody became one, with a question to try below it: "toch maar niet" takes it back, "alleen circulair" chooses,
 * and what answers the question answers it.
 */
export function joinedTopic(deps: AmbassadorDeps): Topic {
  const card = cardTopic(deps);
  const takeBack: TakeMove = async (turn, _id, { text, chance }) => {
    const kind = ofBeing(turn);
    if (kind !== null && OF_BEING.has(kind)) return saidOfBeing(deps, turn, text, kind);
    const isRest = kind === 'pause' && 'until' in restMeant(text, turn.now);
    if (isRest) return saidOfBeing(deps, turn, text, 'pause');
    if (chance >= SURE_TO_TAKE_BACK) return saidOfBeing(deps, turn, text, 'take-back');
    // "Laat Gerda haar naam weg" is hardly a no to being one.
    return kind === 'stop' ? saidOfBeing(deps, turn, text, kind) : null;
  };
  const onCard =
    (move: Move): TakeMove =>
    async (turn, id, said) =>
      (await chosen(deps, turn, said.text)) ?? (await card.moves[move]?.(turn, id, said)) ?? null;
  return {
    name: JOINED_TOPIC,
    role: 'colleague',
    async situation(turn, id) {
      if (!isLatest(turn, joinedSubject(id))) return null;
      return (await activeAmbassador(deps.prisma, turn.actor)) === null ? null : 'nudge';
    },
    byForm: dayByForm,
    moves: {
      cancellation: takeBack,
      answer: onCard('answer'),
      addition: onCard('addition'),
      correction: onCard('correction'),
      confirmation: onCard('confirmation'),
      done: onCard('done'),
      refusal: async (turn, id, said) => (await plainAnswer(deps, turn, id, said)) ?? takeBack(turn, id, said),
      unknown: onCard('unknown'),
      repeat: onCard('repeat'),
      state: onCard('state'),
      complaint: onCard('state'),
    },
  };
}

/** Words that name how often or about what are a choice; a number or a theme alone may be an answer: the card is asked first. */
async function chosen(deps: AmbassadorDeps, turn: Turn, text: string): Promise<Outcome | null> {
  if (ofBeing(turn) === 'pause' && 'until' in restMeant(text, turn.now)) return saidOfBeing(deps, turn, text, 'pause');
  const { vocabulary } = await deps.content();
  const { choices } = choicesMeant(text, { vocabulary, language: turn.language, now: USUAL });
  if (choices.pace !== undefined || choices.days !== undefined) return saidOfBeing(deps, turn, text, 'pace');
  const [likeliest] = turn.reading?.purposes ?? [];
  const isAboutBeing = likeliest?.label === 'ambassador' || likeliest?.label === 'messages';
  return choices.themes !== undefined && isAboutBeing ? saidOfBeing(deps, turn, text, 'settings') : null;
}

/** After "tot wanneer?": the day, or how long. */
export function restTopic(deps: AmbassadorDeps): Topic {
  const take: TakeMove = async (turn, _id, { text }) => {
    const isRead = 'until' in restMeant(text, turn.now);
    const kind = isRead ? 'pause' : ofBeing(turn);
    return kind === null ? null : saidOfBeing(deps, turn, text, kind);
  };
  return {
    name: REST_TOPIC,
    role: 'colleague',
    async situation(turn) {
      if (!isLatest(turn, REST_SUBJECT)) return null;
      const ambassador = await activeAmbassador(deps.prisma, turn.actor);
      const isResting = ambassador !== null && restsOn(ambassador, localTimeAt(turn.now).date);
      return ambassador === null || isResting ? null : 'asked-text';
    },
    moves: { answer: take, addition: take, correction: take, unknown: take, confirmation: take, complaint: take },
  };
}
