import type { Reading } from '../chat/reading.ts';
import type { Outcome, Turn } from '../chat/skill.ts';
import { texts } from '../i18n/texts.ts';
import { detectLanguage } from '../language/detection.ts';
import { isAsked } from '../language/questions-in.ts';
import { traced } from '../telemetry/tracing.ts';
import { candidates } from './candidates.ts';
import { caring } from './caring.ts';
import type { Ears } from './ears.ts';
import { moveOn, moveOnWaiting } from './moves.ts';
import { moveOnKnown, moveOnNamed } from './named.ts';
import { chosenOf, isUnsure, LEAST_NEAR, whichOfTwo } from './other-readings.ts';
import { allowed, courtesy } from './outcomes.ts';
import { answerBeside, answerEach } from './several-questions.ts';
import { hearEach } from './several-wishes.ts';
import { byEagerness, type Rated } from './skills.ts';
import { aboutWhatIsSpokenOf, asksWhoSeesIt, mayBeOfWhatRuns, withWayBack } from './way-back.ts';

/** The longest text the bot reads, in characters: a few pages. */
export const LONGEST_TEXT = 4_000;

/**
 * Somebody said something in a message. It is read once; then it is a move on what is spoken of, or something new.
 *
 * @param options.below it was said below something that others can see and the bot was never given
 */
export async function hear(
  ears: Ears,
  text: string,
  turn: Turn,
  options: { below: boolean } = { below: false },
): Promise<Outcome> {
  const said = text.trim();
  const here = await read(ears, said, turn);
  const each = await hearEach(ears, said, here, (wish, part) => hear(ears, wish, part, options));
  if (each !== null) return each;
  const orBack = (outcome: Outcome) => withWayBack(ears, said, here, outcome);
  return caring(ears.skills, said, here, {
    async move() {
      if (await isOfOneself(ears, said, here)) return moveOnKnown(ears, said, here);
      const moved =
        (await moveOn(ears, said, here, { only: 'offered' })) ??
        (await moveOnNamed(ears, said, here)) ??
        (await moveOn(ears, said, here)) ??
        (await moveOnWaiting(ears, said, here));
      // What became of it is told already.
      if (moved === null) return null;
      return { ...(moved.status === 'answered' ? moved : await orBack(moved)), goesOn: true };
    },
    begin: async () =>
      cannotReadAbove(here, options) ??
      (await mayBeOfWhatRuns(ears, said, here)) ??
      (await aboutWhatIsSpokenOf(ears, said, here)) ??
      orBack(await begin(ears, said, await knowingSmallTalk(ears, said, here))),
  });
}

/** From this chance on nothing but a short word is said where something is spoken of. */
const LIKELY_SMALL_TALK = 0.6;
/** From this chance on what asks nothing asks for help all the same. */
const SURE_OF_HELP = 0.85;

/** "Ok, ik ga kijken": what is nothing but a short word beside what is spoken of is for nothing else, unless that is sure. */
async function knowingSmallTalk(ears: Ears, said: string, turn: Turn): Promise<Turn> {
  const { reading } = turn;
  const [likeliest] = reading?.purposes ?? [];
  const isHelp = likeliest?.label === 'capabilities' && !isAsked(said);
  const sure = isHelp ? SURE_OF_HELP : LIKELY_SMALL_TALK;
  if (!reading || !likeliest || likeliest.label === 'small-talk' || likeliest.chance >= sure) return turn;
  const [spokenOf] = await candidates(ears, turn);
  const [act] = spokenOf ? reading.acts(spokenOf.situation) : [];
  if (act?.label !== 'small-talk' || act.chance < LIKELY_SMALL_TALK) return turn;
  const others = reading.purposes.filter(({ label }) => label !== 'small-talk');
  const share = (1 - act.chance) / others.reduce((sum, { chance }) => sum + chance, 0);
  const purposes = [
    { label: 'small-talk' as const, chance: act.chance },
    ...others.map(({ label, chance }) => ({ label, chance: chance * share })),
  ];
  return { ...turn, reading: { ...reading, purposes } };
}

/** From this chance on it is of their own data. */
const SURE_OF_OWN_DATA = 0.6;

/** Below this chance it is not, where it surely goes on about what was said last. */
const SURELY_OF_OWN_DATA = 0.85;
const SURELY_OF_IT = 0.9;

/** From this chance on it is of what stands in the text that is spoken of. */
const LIKELY_OF_ITS_WORDS = 0.5;

/**
 * Who wants to see or erase what is kept of them is heard before anything that is spoken of; but for who speaks of what
 * stands in that: "haal mijn naam uit die casus".
 */
async function isOfOneself(ears: Ears, said: string, turn: Turn): Promise<boolean> {
  const { reading } = turn;
  const [likeliest] = reading?.purposes ?? [];
  if (likeliest?.label !== 'my-data' || likeliest.chance < SURE_OF_OWN_DATA) return false;
  const spokenOf = await candidates(ears, turn);
  // "Kan ik de namen zien?" beside a draft is of whom that is for.
  const mayBeOfIt = spokenOf.length > 0 && reading?.kindOf('my-data') === 'who';
  if (mayBeOfIt && likeliest.chance < SURELY_OF_OWN_DATA) return false;
  if (await asksWhoSeesIt(ears, said, turn)) return false;
  return !spokenOf.some(({ topic, situation }, at) => {
    const [act] = reading?.acts(situation) ?? [];
    // "En wie kan mij daar meer over vertellen?" goes on about what was said last.
    const goesOn = at === 0 && act !== undefined && act.label !== 'new' && act.chance >= SURELY_OF_IT;
    if (goesOn && likeliest.chance < SURELY_OF_OWN_DATA) return true;
    return topic.moves.wording !== undefined && act?.label === 'wording' && act.chance >= LIKELY_OF_ITS_WORDS;
  });
}

/** Less than this a text is hardly one that stands alone: what names its own subject may well be. */
const HARDLY_NEW = 0.25;

/** Somebody speaks of what stands above and the bot was never given; null: it does not seem so. What the bot itself said there it knows. */
function cannotReadAbove(turn: Turn, { below }: { below: boolean }): Outcome | null {
  const { reading, subject, memory, language } = turn;
  const isUnknown = below && subject === null && memory.length === 0;
  const newness = reading?.acts('answer').find(({ label }) => label === 'new')?.chance ?? 0;
  if (!reading || !isUnknown || newness >= HARDLY_NEW || isPoliteness(turn)) return null;
  return courtesy(turn, texts(language).conversation.cannotReadAbove);
}

function isPoliteness({ reading }: Turn): boolean {
  return reading?.purposes[0]?.label === 'small-talk';
}

/** Somebody said something that is about what it names, or begins something, whatever went before; it is read, if it was not. */
export async function say(ears: Ears, text: string, turn: Turn): Promise<Outcome> {
  const said = text.trim();
  const here = await read(ears, said, turn);
  return caring(ears.skills, said, here, {
    move: async () => ((await isOfOneself(ears, said, here)) ? null : moveOnNamed(ears, said, here)),
    begin: () => begin(ears, said, here),
  });
}

/** The turn with what a text says of itself, read once; what is empty or too long is not read. */
export async function read(ears: Ears, text: string, turn: Turn): Promise<Turn> {
  const said = text.trim();
  if (turn.reading || said === '' || said.length > LONGEST_TEXT) return turn;
  const reading = () => traced('read message', { role: 'internal' }, () => ears.reader.read(said));
  return { ...turn, reading: await sharpened(ears, said, turn, await reading()) };
}

/** Read once more, where there is who can: with what was spoken of, and nothing of who speaks. */
async function sharpened(ears: Ears, text: string, turn: Turn, reading: Reading): Promise<Reading> {
  if (!ears.sharper) return reading;
  const [spokenOf] = await candidates(ears, turn);
  const { language, now, signal, memory } = turn;
  const { personId } = turn.actor;
  const last = memory.at(-1);
  const before = last && (last.by === undefined || last.by === personId) ? last.question : null;
  const situation = spokenOf?.situation ?? 'nothing';
  return ears.sharper.sharpen({ text, language, situation, before, personId, now, signal }, reading);
}

/** "?!" and "..." say nothing where nothing is spoken of; a face made of signs does. */
function isOnlyPunctuation(said: string): boolean {
  return /^[\p{P}\s]+$/u.test(said) && !/^[:;][-']?[()]$/.test(said);
}

async function begin(ears: Ears, said: string, turn: Turn): Promise<Outcome> {
  const { conversation } = texts(turn.language);
  const { reading } = turn;
  if (said === '' || isOnlyPunctuation(said)) return courtesy(turn, conversation.empty);
  if (!reading) return courtesy(turn, conversation.tooLong(LONGEST_TEXT));
  const isAboutLanguage = reading.purposes[0]?.label === 'language';
  if (detectLanguage(said) === 'other' && !isAboutLanguage) return courtesy(turn, conversation.otherLanguage);
  const beginOne = (text: string, here: Turn) => giveTo(ears, text, here);
  const several = (await answerEach(ears, said, turn, beginOne)) ?? (await answerBeside(ears, said, turn, beginOne));
  return several ?? beginOne(said, turn);
}

/** Gives it to whom it is for, once it is known that it is for one. */
async function giveTo({ skills }: Ears, said: string, turn: Turn): Promise<Outcome> {
  const { conversation } = texts(turn.language);
  const { reading } = turn;
  const likely = reading ? await fitting(skills.intentsFor(said, reading), said, turn) : [];
  const weighed = isUnsure(likely) ? await weighedByWhatThereIs(likely, said, turn) : likely;
  const rated = await weighedByFiles(weighed, said, turn);
  const asked = whichOfTwo(skills, rated, said, turn);
  if (asked) return asked;
  const chosen = chosenOf(rated);
  if (!chosen) return courtesy(turn, conversation.notUnderstood);
  const { intent, run: answer = () => intent.run(turn, said) } = chosen;
  const run = () => traced(`skill ${intent.name}`, { role: 'internal' }, answer);
  return allowed(intent.role, turn, run, intent.refusal?.(turn.language));
}

/** Nearer to certainty than this nobody is by what is looked up. */
const MOST_CERTAIN = 0.95;

/** What is asked for in other words than anybody expected is known by what there is to answer it. */
async function weighedByWhatThereIs(rated: readonly Rated[], said: string, turn: Turn): Promise<Rated[]> {
  const weighed = await Promise.all(
    rated.map(async ({ intent, chance }) => {
      if (!intent.has || chance < LEAST_NEAR || chance >= 1) return { intent, chance };
      const { likelihood, run } = await intent.has(turn, said);
      const has = Math.min(MOST_CERTAIN, likelihood);
      const odds = (chance / (1 - chance)) * Math.max(1, has / (1 - has));
      return { intent, chance: odds / (1 + odds), run };
    }),
  );
  return byEagerness(weighed);
}

/** Surer than this it is for something, whatever files hold; and less sure, hardly a question. */
const SURELY_FOR = 0.8;
const LEAST_QUESTION = 0.03;
/** From here on a file surely answers it. */
const SURELY_HELD = 0.85;

/** A short question in the words of a file that somebody brought ("welke ploeg snoeit de dijk") is known by what stands there. */
async function weighedByFiles(rated: readonly Rated[], said: string, turn: Turn): Promise<readonly Rated[]> {
  const [first] = rated;
  const held = rated.find(({ intent, chance, run }) => intent.has && !run && chance >= LEAST_QUESTION);
  if (!first || !held?.intent.has || held === first || first.chance >= SURELY_FOR) return rated;
  const { likelihood, isOfFile, run } = await held.intent.has(turn, said);
  if (!isOfFile || likelihood < SURELY_HELD) return rated;
  const has = Math.min(MOST_CERTAIN, likelihood);
  const odds = (held.chance * has) / (1 - has);
  const all = odds + rated.reduce((sum, one) => sum + (one === held ? 0 : one.chance), 0);
  return byEagerness(
    rated.map((one) => (one === held ? { ...one, chance: odds / all, run } : { ...one, chance: one.chance / all })),
  );
}

/** What it is likely for, as far as it agrees with how it stands with who speaks; only what may be chosen is looked up. */
async function fitting(rated: readonly Rated[], said: string, turn: Turn): Promise<Rated[]> {
  const weighed = await Promise.all(
    rated.map(async (one) => {
      // What is for it by its form alone is for it however it stands with who speaks.
      const fits = one.chance >= LEAST_NEAR && one.chance < 1 ? await one.intent.fits?.(turn, said) : undefined;
      return { intent: one.intent, chance: one.chance * (fits ?? 1) };
    }),
  );
  return byEagerness(weighed);
}
