import type { Language } from '../../chat/language.ts';
import { answered } from '../../chat/saying.ts';
import type { Intent, Outcome, Said, SpokenOf, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import { isSpokenOfLast } from '../../chat/spoken-last.ts';
import { texts } from '../../i18n/texts.ts';
import { optionAt } from '../../language/chosen-option.ts';
import type { Hook, Vocabulary } from '../../learning-content/library.ts';
import { HOOK_THEMES_TOPIC, themesWithHooks } from '../../learning-content/theme-names.ts';
import { HOOK_TOPIC, keptAsked } from './actions.ts';
import { asksForOneHook } from './asked-for.ts';
import { askedOn, isToBeShort } from './asked-on.ts';
import { figureCard, hookCard, passCard, sourceCard } from './card.ts';
import { hookFor, hooksFor } from './choosing.ts';
import type { HookDeps } from './deps.ts';

/** "Geef me een haakje voor mobiliteit", "help me mijn afdelingshoofd te overtuigen". */
export function hookIntent(deps: HookDeps): Intent {
  return { name: 'hook', role: 'colleague', purposes: ['hook'], run: (turn, text) => giveHook(deps, turn, text) };
}

export async function giveHook(deps: HookDeps, turn: Turn, text: string): Promise<Outcome> {
  return given(deps, turn, text, []);
}

/** One hook that is asked for outright, whatever was spoken of: it changes nothing of what an ambassador gets. */
export function askedHookTopic(deps: HookDeps): Topic {
  return {
    name: 'hook-asked',
    role: 'colleague',
    situation: async () => null,
    async named(turn, text) {
      // What is said below a hook is of that.
      if (turn.spokenOf?.[0]?.subject.startsWith(`${HOOK_TOPIC}:`)) return null;
      const { vocabulary } = await deps.content();
      return asksForOneHook(text, turn, vocabulary) ? { id: 'one', text, move: 'addition' } : null;
    },
    moves: { addition: (turn, _id, { text }) => giveHook(deps, turn, text) },
  };
}

/** What is asked after a hook: another one, a shorter one, its figure or source, what to say against it, or one for somebody else. */
export function hookTopic(deps: HookDeps): Topic {
  const goOn: TakeMove = (turn, id, said) => another(deps, turn, id, said);
  const again: TakeMove = async (turn, id, said) =>
    (await byForm(deps, turn, id, said.text)) ?? (await shorter(deps, turn, id));
  return {
    name: HOOK_TOPIC,
    role: 'colleague',
    async situation({ actor }, id) {
      const { hooks } = await hooksFor(deps, actor);
      return hooks.some((hook) => hook.id === id) ? 'answer' : null;
    },
    async byForm(turn, id, { text }) {
      const { vocabulary } = await deps.content();
      const asks = askedOn(text, turn, { vocabulary, shown: shownLately(turn, id) });
      const isLatest = isSpokenOfLast(turn, `${HOOK_TOPIC}:${id}`);
      return asks === null || (asks.does === 'other' && !isLatest) ? null : 'addition';
    },
    moves: {
      repeat: again,
      source: async (turn, id, said) => (await byForm(deps, turn, id, said.text)) ?? (await whence(deps, turn, id)),
      addition: goOn,
      correction: goOn,
      refusal: goOn,
      complaint: goOn,
    },
  };
}

/** @param line said before it; left out: why it is given, where that says something */
async function given(
  deps: HookDeps,
  turn: Turn,
  asked: string,
  seen: readonly string[],
  line?: string,
): Promise<Outcome> {
  const { found, reply } = await hookFor(deps, { asked, seen: [...seen], line }, turn);
  return {
    status: found ? 'answered' : 'declined',
    replies: [reply],
    remember: { question: keptAsked(asked), answer: '', by: turn.actor.personId ?? undefined },
  };
}

/** Words that say what it is to be about go along with what was asked first; others only ask for the next. */
async function another(deps: HookDeps, turn: Turn, id: string, { text }: Said): Promise<Outcome> {
  const done = await byForm(deps, turn, id, text);
  if (done !== null) return done;
  const asked = await askedBefore(deps, turn, id);
  const saysMore = (await (await deps.finder()).find(text, turn.language)).length > 0;
  return given(deps, turn, saysMore ? `${text} ${asked}` : asked, shownBefore(turn, id));
}

/** What its words alone ask of a hook that was shown; null: they tell nothing. */
async function byForm(deps: HookDeps, turn: Turn, id: string, text: string): Promise<Outcome | null> {
  const { hooks: all, vocabulary } = await hooksFor(deps, turn.actor);
  const asks = askedOn(text, turn, { vocabulary, shown: shownLately(turn, id) });
  const hook = all.find((one) => one.id === (asks?.does === 'shown' ? asks.id : id));
  if (asks === null || hook === undefined) return null;
  const seen = shownBefore(turn, id);
  switch (asks.does) {
    case 'figure':
      return answered(figureCard(hook, turn.language, { asked: await askedBefore(deps, turn, id), seen }));
    case 'pass':
      return answered(passCard(hook, turn.language));
    case 'shown':
      return answered(
        hookCard(hook, vocabulary, turn.language, {
          asked: { asked: await askedBefore(deps, turn, id), seen },
          ...(isToBeShort(turn.reading) ? { length: 'short', line: texts(turn.language).hooks.inShort } : {}),
        }),
      );
    case 'other':
      return given(deps, turn, await askedBefore(deps, turn, id), seen);
    case 'theme':
      return given(deps, turn, text, seen);
    // What was said against it before is not what is said now: what it is about is.
    case 'objection':
      return given(deps, turn, `${text} ${themesOf(hook, vocabulary, turn.language)}`, seen);
    case 'audience': {
      const asked = `${text} ${themesOf(hook, vocabulary, turn.language)}`;
      return given(deps, turn, asked, seen, texts(turn.language).hooks.forOthers);
    }
  }
}

/** Where it comes from, with the words that stand there. */
async function whence(deps: HookDeps, turn: Turn, id: string): Promise<Outcome | null> {
  const { hooks: all } = await hooksFor(deps, turn.actor);
  const hook = all.find((one) => one.id === id);
  return hook ? answered(sourceCard(hook, turn.language)) : null;
}

async function shorter(deps: HookDeps, turn: Turn, id: string): Promise<Outcome | null> {
  const { hooks: all, vocabulary } = await hooksFor(deps, turn.actor);
  const hook = all.find((one) => one.id === id);
  if (!hook) return null;
  const asked = { asked: await askedBefore(deps, turn, id), seen: shownBefore(turn, id) };
  const line = texts(turn.language).hooks.inShort;
  const card = hookCard(hook, vocabulary, turn.language, { asked, length: 'short', line });
  return { status: 'answered', replies: [card] };
}

/** What they asked; where that is forgotten, the themes of the hook. */
async function askedBefore(deps: HookDeps, { memory, actor, language }: Turn, id: string): Promise<string> {
  const last = memory.at(-1);
  if (last !== undefined && (last.by === undefined || last.by === actor.personId)) return last.question;
  const { hooks, vocabulary } = await hooksFor(deps, actor);
  const hook = hooks.find((one) => one.id === id);
  return keptAsked(hook ? themesOf(hook, vocabulary, language) : '');
}

function themesOf({ themes }: Hook, vocabulary: Vocabulary, language: Language): string {
  return themes.map((theme) => vocabulary.themes[theme]?.[language] ?? '').join(' ');
}

function shownBefore({ spokenOf = [] }: Turn, id: string): string[] {
  return [...new Set([...hooksIn(spokenOf), id])];
}

/** What was shown so long ago is not counted along by who says "de eerste". */
const LATELY_MS = 20 * 60_000;

function shownLately({ spokenOf = [], now }: Turn, id: string): string[] {
  const lately = spokenOf.filter(({ saidAt }) => now.getTime() - saidAt.getTime() < LATELY_MS);
  return [...new Set([...hooksIn(lately), id])];
}

/** The first that was shown first. */
function hooksIn(spokenOf: readonly SpokenOf[]): string[] {
  const shown = spokenOf.flatMap(({ subject }) => {
    const [topic, hookId] = subject.split(':');
    return topic === HOOK_TOPIC && hookId !== undefined ? hookId : [];
  });
  return shown.toReversed();
}

/** Which of the themes that were named is meant: "doe dat derde". */
export function hookThemesTopic(deps: HookDeps): Topic {
  const chosen = async (turn: Turn, text: string) => {
    const { hooks, vocabulary } = await hooksFor(deps, turn.actor);
    const names = themesWithHooks(vocabulary, hooks).flatMap((id) => vocabulary.themes[id]?.[turn.language] ?? []);
    return optionAt(text, names);
  };
  const take: TakeMove = async (turn, _id, { text }) => {
    const name = await chosen(turn, text);
    return name === null ? null : given(deps, turn, name, []);
  };
  return {
    name: HOOK_THEMES_TOPIC,
    role: 'colleague',
    situation: async () => 'answer',
    byForm: async (turn, _id, { text }) =>
      text.trim().split(/\s+/).length <= MOST_WORDS_OF_PLACE && (await chosen(turn, text)) !== null ? 'answer' : null,
    moves: { answer: take, addition: take, correction: take },
  };
}

/** More words than this tell something else, in which a place in a row is named. */
const MOST_WORDS_OF_PLACE = 6;
