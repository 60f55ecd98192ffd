import type { Purpose } from '../../chat/labels.ts';
import type { TakeMove, Topic, Turn } from '../../chat/skill.ts';
import { OWN_SUBJECT, OWN_TOPIC } from './actions.ts';
import { choicesMeant } from './choice-words.ts';
import type { AmbassadorDeps } from './deps.ts';
import { wantsLess } from './pace-words.ts';
import { restMeant, restMoved } from './pause-words.ts';
import { type Ambassador, activeAmbassador } from './repository.ts';
import { type AmbassadorKind, said as saidOfBeing } from './talk.ts';
import { isLatest, ofBeing } from './topics.ts';

/** From this chance on words are for another ability, whatever they would say of how it is set. */
const SURELY_FOR_OTHER = 0.85;
/** What words about how it is set sound like by themselves. */
const MAY_BE_OF_IT: ReadonlySet<Purpose> = new Set([
  ...(['ambassador', 'messages', 'small-talk', 'complaint', 'capabilities', 'my-data', 'my-cases'] as const),
]);
/** From this chance on they say that, read as words about being one. */
const LIKELY = 0.4;
const SURELY = 0.8;

/**
 * Below how somebody's being one is set: "die donderdag eruit", "doe inkoop toch ook maar", "maak daar 4 januari van", "hoe staat het
 * nu?". What it is about stands above, so the words need not say it.
 */
export function ownTopic(deps: AmbassadorDeps): Topic {
  const take: TakeMove = async (turn, _id, { text }) => {
    const kind =
      (await meantOf(deps, turn, text)) ?? (wantsLess(text) && (await isOfNudges(deps, turn)) ? 'slower' : null);
    return kind === null ? null : saidOfBeing(deps, turn, text, kind);
  };
  return {
    name: OWN_TOPIC,
    role: 'colleague',
    async situation(turn) {
      if (!isLatest(turn, OWN_SUBJECT)) return null;
      return (await activeAmbassador(deps.prisma, turn.actor)) === null ? null : 'answer';
    },
    // Who is one means what they get as one, whatever else people get.
    named: async (turn, text) =>
      wantsLess(text) && (await isOfNudges(deps, turn)) ? { id: 'own', text, move: 'correction' } : null,
    byForm: async (turn, _id, { text }) => ((await meantOf(deps, turn, text)) === null ? null : 'addition'),
    moves: { addition: take, correction: take, state: take, repeat: take, complaint: take, cancellation: take },
  };
}

/** From this chance on what an ambassador says of how often they get something is of being one. */
const LIKELY_OF_BEING = 0.3;

async function isOfNudges(deps: AmbassadorDeps, turn: Turn): Promise<boolean> {
  const { reading } = turn;
  const [likeliest] = reading?.purposes ?? [];
  const ofBeingOne = reading?.purposes.find(({ label }) => label === 'ambassador')?.chance ?? 0;
  if (likeliest?.label !== 'messages' || ofBeingOne < LIKELY_OF_BEING) return false;
  return (await activeAmbassador(deps.prisma, turn.actor)) !== null;
}

/** What is said of how it is set; null: it is of something else. */
async function meantOf(deps: AmbassadorDeps, turn: Turn, text: string): Promise<AmbassadorKind | null> {
  const [likeliest] = turn.reading?.purposes ?? [];
  if (likeliest && likeliest.chance >= SURELY_FOR_OTHER && !MAY_BE_OF_IT.has(likeliest.label)) return null;
  const ofIt = ofBeing(turn);
  if (ofIt !== null && ofIt !== 'become') return ofIt;
  const ambassador = await activeAmbassador(deps.prisma, turn.actor);
  if (ambassador === null) return null;
  const kinds = turn.reading?.kinds('ambassador') ?? [];
  const chanceOf = (kind: AmbassadorKind) => kinds.find(({ label }) => label === kind)?.chance ?? 0;
  if (chanceOf('pause') >= LIKELY && namesRest(text, turn.now, ambassador)) return 'pause';
  if (chanceOf('settings') + chanceOf('pace') >= LIKELY && (await names(deps, turn, text, ambassador)))
    return 'settings';
  const [first] = kinds;
  return first?.label === 'state' && first.chance >= SURELY && isOfItself(likeliest?.chance, likeliest?.label)
    ? 'state'
    : null;
}

/** From this chance on it is asked of something else how that stands. */
const SURELY_OF_ELSE = 0.65;

function isOfItself(chance = 0, label: Purpose = 'ambassador'): boolean {
  return label === 'ambassador' || label === 'small-talk' || chance < SURELY_OF_ELSE;
}

function namesRest(text: string, now: Date, ambassador: Ambassador): boolean {
  return restMoved(text, now, ambassador) !== null || 'until' in restMeant(text, now);
}

async function names(deps: AmbassadorDeps, { language }: Turn, text: string, now: Ambassador): Promise<boolean> {
  const { vocabulary } = await deps.content();
  return Object.keys(choicesMeant(text, { vocabulary, language, now }).choices).length > 0;
}
