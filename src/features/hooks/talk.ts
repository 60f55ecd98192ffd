import type { Intent, Outcome, Said, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { HOOK_TOPIC, keptAsked } from './actions.ts';
import { hookCard } from './card.ts';
import { hookFor, hooksFor } from './choosing.ts';
import type { HookDeps } from './deps.ts';

/** "Geef me een haakje voor mobiliteit", "help me mijn afdelingshoofd te overtuigen". */
export function hookIntent(deps: HookDeps): Intent {
  return { name: 'hook', role: 'colleague', purposes: ['hook'], run: (turn, text) => giveHook(deps, turn, text) };
}

export async function giveHook(deps: HookDeps, turn: Turn, text: string): Promise<Outcome> {
  return given(deps, turn, text, []);
}

/** What is asked after a hook: another one, a shorter one, or one for somebody else. */
export function hookTopic(deps: HookDeps): Topic {
  const goOn = (turn: Turn, id: string, said: Said) => another(deps, turn, id, said);
  return {
    name: HOOK_TOPIC,
    role: 'colleague',
    async situation({ actor }, id) {
      const { hooks } = await hooksFor(deps, actor);
      return hooks.some((hook) => hook.id === id) ? 'answer' : null;
    },
    moves: {
      repeat: (turn, id) => shorter(deps, turn, id),
      addition: goOn,
      correction: goOn,
      refusal: goOn,
      complaint: goOn,
    },
  };
}

async function given(deps: HookDeps, turn: Turn, asked: string, seen: readonly string[]): Promise<Outcome> {
  const { found, reply } = await hookFor(deps, { asked, seen: [...seen] }, turn);
  return {
    status: found ? 'answered' : 'declined',
    replies: [reply],
    remember: { question: keptAsked(asked), answer: '', by: turn.actor.personId ?? undefined },
  };
}

/** Words that say what it is to be about go along with what was asked first; others only ask for the next. */
async function another(deps: HookDeps, turn: Turn, id: string, { text }: Said): Promise<Outcome> {
  const asked = await askedBefore(deps, turn, id);
  const saysMore = (await (await deps.finder()).find(text, turn.language)).length > 0;
  return given(deps, turn, saysMore ? `${text} ${asked}` : asked, shownBefore(turn, id));
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
  const themes = hooks.find((hook) => hook.id === id)?.themes ?? [];
  return keptAsked(themes.map((theme) => vocabulary.themes[theme]?.[language] ?? '').join(' '));
}

function shownBefore({ spokenOf = [] }: Turn, id: string): string[] {
  const shown = spokenOf.flatMap(({ subject }) => {
    const [topic, hookId] = subject.split(':');
    return topic === HOOK_TOPIC && hookId !== undefined ? hookId : [];
  });
  return [...new Set([...shown.toReversed(), id])];
}
