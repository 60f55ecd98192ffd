import type { Act, Purpose, Situation } from '../chat/labels.ts';
import type { Reading } from '../chat/reading.ts';
import { type Button, paragraph } from '../chat/reply.ts';
import { withBelow } from '../chat/saying.ts';
import type { Outcome, Turn } from '../chat/skill.ts';
import { texts } from '../i18n/texts.ts';
import { pointsBack, speaksOfBefore } from '../language/pointing.ts';
import { isAsked } from '../language/questions-in.ts';
import { mayUse } from '../people/access.ts';
import { type Candidate, candidates, isLookedUp, underWay, withNewness } from './candidates.ts';
import type { Ears } from './ears.ts';
import { asPurpose } from './other-readings.ts';

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
  const told = outcome.status === 'declined' ? await aboutLast(ears, said, turn) : null;
  if (told) return told;
  const buttons = await ofWhatRuns(ears, said, { ...turn, reading });
  return buttons.length === 0 ? outcome : withBelow(outcome, { text: texts(language).conversation.isItAbout, buttons });
}

/** What they may be said of: what was spoken of, what is under way for who speaks, and what has their words. */
async function ofWhatRuns(ears: Ears, said: string, turn: Read): Promise<Button[]> {
  const { reading } = turn;
  const buttons: Button[] = [];
  const spokenOf = await candidates(ears, turn);
  const elsewhere = (await underWay(ears, turn)).filter(
    ({ id, situation }) => isOfTheirs(situation) && !spokenOf.some((one) => one.id === id),
  );
  for (const { topic, id, situation } of [...spokenOf, ...elsewhere]) {
    const newness = reading.acts(situation).find(({ label }) => label === 'new')?.chance ?? 0;
    const button = newness < SURELY_NEW && buttons.length < MOST ? await topic.sayOf?.(turn, id, said) : null;
    if (button && !buttons.some(({ label }) => label === button.label)) buttons.push(button);
  }
  if (buttons.length === MOST) return buttons;
  const others = await ofWhatHasItsWords(ears, said, turn);
  const more = others.filter(({ label }) => !buttons.some((one) => one.label === label));
  return [...buttons, ...more].slice(0, MOST);
}

/** "De weggeefwinkel doe ik", of who stands in and got no card: a press says it of what has these words. */
async function ofWhatHasItsWords({ skills }: Ears, said: string, turn: Turn): Promise<Button[]> {
  const buttons: Button[] = [];
  for (const topic of skills.topics()) {
    if (!topic.underWayWith || !mayUse(turn.actor, topic.role)) continue;
    for (const id of (await topic.underWayWith(turn, said)).slice(0, MOST)) {
      const button = await topic.sayOf?.(turn, id, said);
      if (button) buttons.push(button);
    }
  }
  return buttons;
}

/** From this chance on a question is of its own, whatever it has a word for. */
const SURELY_OF_ITS_OWN = 0.9;

/**
 * "Wie werken daar?": a question with a word for what was spoken of last, and surely for nothing else, is answered from that.
 *
 * @returns null: it is no such question, or there is nothing that can be told
 */
export async function aboutWhatIsSpokenOf(ears: Ears, said: string, turn: Turn): Promise<Outcome | null> {
  const [likeliest] = turn.reading?.purposes ?? [];
  // What the bot can do with what was said last is asked of that, but what it reads of what stands above is not.
  const isOfWhatItCan = likeliest?.label === 'capabilities' && turn.reading?.kindOf('capabilities') !== 'above';
  const isOfIt = isOfWhatItCan || (await asksWhoSeesIt(ears, said, turn));
  const isOfItsOwn = !isOfIt && (likeliest?.chance ?? 0) >= SURELY_OF_ITS_OWN;
  if (!likeliest || likeliest.label === 'case' || isOfItsOwn) return null;
  return aboutLast(ears, said, turn);
}

/** "Ziet mijn baas dit ook?", with a case above: it is asked of that, and not of what one says here. */
export async function asksWhoSeesIt(ears: Ears, said: string, turn: Turn): Promise<boolean> {
  const { reading, language } = turn;
  const asksWho = reading?.purposes[0]?.label === 'my-data' && reading.kindOf('my-data') === 'who';
  if (!asksWho || !pointsBack(said, language)) return false;
  const [last] = await candidates(ears, turn);
  return last !== undefined && !isLookedUp(last);
}

async function aboutLast(ears: Ears, said: string, turn: Turn): Promise<Outcome | null> {
  if (!isAsked(said) || !speaksOfBefore(said, turn.language)) return null;
  const [last] = await candidates(ears, turn);
  const isLast = last !== undefined && (last.inThread || last.subject === turn.spokenOf?.[0]?.subject);
  return isLast ? ((await last.topic.about?.(turn, last.id, said)) ?? null) : null;
}

/** From this chance on words may well answer a question that somebody waits for. */
const MAY_ANSWER = 0.15;
/** From this chance on words that were said elsewhere are rather of what is under way than anything new. */
const RATHER_OF_IT = 0.5;
/** Elsewhere something new is likelier than where a thing is spoken of. */
const NEWNESS_ELSEWHERE = 2;
/** From this chance on a message is for something of its own, whatever is under way. */
const SURELY_FOR = 0.85;
/** Said of a case by who has one under way, as by who begins one; or of anything. */
const OF_ANYTHING: ReadonlySet<Purpose> = new Set(['case', 'my-cases', 'small-talk', 'complaint']);

/**
 * What may be the words that somebody waits for, or be said of what is under way in another conversation, begins nothing else
 * at once, such as another language for good: it is shown with a press that says it of that.
 *
 * @returns null: there is nothing it may be said of, or it is surely something new
 */
export async function mayBeOfWhatRuns(ears: Ears, said: string, turn: Turn): Promise<Outcome | null> {
  const { reading, setting } = turn;
  if (!reading || setting !== 'direct') return null;
  const spokenOf = await candidates(ears, turn);
  const asked = spokenOf.find(({ situation }) => situation === 'asked-text');
  const here = { ...turn, reading };
  if (asked) return mayAnswer(said, here, asked);
  return isRatherOfWhatRuns(here, said, spokenOf.length > 0) ? mayBeOfAny(ears, said, here) : null;
}

type Read = Turn & { reading: Reading };

async function mayAnswer(said: string, turn: Read, asked: Candidate): Promise<Outcome | null> {
  const { reading, language } = turn;
  const chanceOf = (act: Act) => reading.acts('asked-text').find(({ label }) => label === act)?.chance ?? 0;
  if (chanceOf('answer') < MAY_ANSWER || chanceOf('new') >= SURELY_NEW) return null;
  const give = await asked.topic.sayOf?.(turn, asked.id, said);
  if (!give) return null;
  const replies = [{ language, body: [paragraph(texts(language).conversation.mayBeAnswer)], buttons: [give] }];
  return { status: 'clarify', replies };
}

/** Read before anything is looked up: what is surely for something else asks nothing of the database. */
function isRatherOfWhatRuns(turn: Read, said: string, isAnythingSpokenOf: boolean): boolean {
  const [likeliest] = turn.reading.purposes;
  if (!likeliest || (likeliest.chance >= SURELY_FOR && !OF_ANYTHING.has(likeliest.label))) return false;
  // Beside what is spoken of here, only an answer is held against what was asked elsewhere.
  return (
    isSaidOf(turn, 'asked-text') ||
    (!isAnythingSpokenOf && isSaidOf(turn, 'handed-over') && speaksOfBefore(said, turn.language))
  );
}

function isSaidOf({ reading }: Read, situation: Situation): boolean {
  const [act] = withNewness(reading.acts(situation), NEWNESS_ELSEWHERE);
  return act !== undefined && act.label !== 'new' && act.label !== 'small-talk' && act.chance >= RATHER_OF_IT;
}

/** What is under way of which it may be said, each with a press that does; and one that begins what it may be instead. */
async function mayBeOfAny({ skills, ...ears }: Ears, said: string, turn: Read): Promise<Outcome | null> {
  const { language, reading } = turn;
  const { conversation } = texts(language);
  const all = (await underWay({ skills, ...ears }, turn)).filter(
    ({ situation }) => isOfTheirs(situation) && isSaidOf(turn, situation),
  );
  const asking = all.filter(({ situation }) => situation === 'asked-text');
  const meant = asking.length > 0 ? asking : all.filter(() => speaksOfBefore(said, language));
  const given = await Promise.all(meant.slice(0, MOST).map(({ topic, id }) => topic.sayOf?.(turn, id, said)));
  const buttons = given.filter((button) => button != null);
  if (buttons.length === 0) return null;
  const [likeliest] = reading.purposes;
  const other = likeliest && asPurpose(skills, turn, said, likeliest.label);
  const questions = asking.flatMap(({ asked }) => asked ?? []);
  const body = [
    paragraph(questions.length > 0 ? conversation.mayBeAnswer : conversation.mayBeOfRunning),
    ...(questions.length > 0 ? [{ kind: 'list' as const, items: questions }] : []),
  ];
  return { status: 'clarify', replies: [{ language, body, buttons: [...buttons, ...(other ? [other] : [])] }] };
}

/** Who works for others must say whose it is. */
function isOfTheirs(situation: Situation): boolean {
  return situation === 'asked-text' || situation === 'handed-over';
}
