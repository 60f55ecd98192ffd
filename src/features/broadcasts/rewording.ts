import type { Kind } from '../../chat/labels.ts';
import type { Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { BroadcastDeps } from './deps.ts';
import { LONGEST_TITLE } from './form.ts';
import { can } from './life.ts';
import { onLocked, rewritten } from './locked.ts';
import type { Broadcast } from './repository.ts';
import { withCard } from './shown.ts';
import { addedTo, removedFrom, replacedIn, splitMessage, textTyped, titleIn } from './wording.ts';

type Act = (deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, text: string) => Outcome | null;

/**
 * What is said of the words of a draft: what is quoted is put there, in another place or taken away; nothing is rewritten by itself, and
 * that is said.
 */
export const REWORDINGS: Partial<Record<Kind<'broadcast'>, Act>> = {
  text: (deps, turn, broadcast, said) => {
    if (!can('edit', broadcast)) return null;
    const { tail } = splitMessage(said);
    if (tail === null) return withCard(deps, turn, broadcast, texts(turn.language).broadcasts.whatText);
    return textSet(deps, turn, broadcast, tail);
  },
  'add-text': textChanged(
    (text, said) => addedTo(text, said),
    ({ addHow }) => addHow,
    ({ added }) => added,
  ),
  'replace-text': textChanged(
    (text, said, { language }) => replacedIn(text, said, language),
    ({ how }) => how,
  ),
  'remove-text': textChanged(
    (text, said, { language }) => removedFrom(text, said, language),
    ({ how }) => how,
  ),
  rewrite: textChanged(
    (text, said, { language }) => replacedIn(text, said, language),
    ({ how }) => how,
  ),
  title: (deps, turn, broadcast, said) => {
    if (!can('edit', broadcast)) return null;
    const title = titleIn(said, turn.language);
    if (title === null) return withCard(deps, turn, broadcast, texts(turn.language).broadcasts.wording.titleHow);
    return onLocked(deps, turn, broadcast, 'edit', (tx, before) =>
      rewritten(deps, tx, turn, { before, contents: { title: title.slice(0, LONGEST_TITLE) } }),
    );
  },
};

/** The text that was asked for, or the whole text in the place of another. */
export function textSet(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, said: string): Outcome {
  const text = textTyped(said, turn.language);
  return onLocked(deps, turn, broadcast, 'edit', (tx, before) =>
    rewritten(deps, tx, turn, { before, contents: { [fieldIn(turn, before)]: text } }),
  );
}

type Wording = ReturnType<typeof texts>['broadcasts']['wording'];

function textChanged(
  change: (text: string, said: string, turn: Turn) => string | null,
  how: (wording: Wording) => string,
  done?: (wording: Wording) => string,
): Act {
  return (deps, turn, broadcast, said) => {
    const { wording, whatText } = texts(turn.language).broadcasts;
    if (!can('edit', broadcast)) return null;
    const before = broadcast[fieldIn(turn, broadcast)];
    if (before === null) return withCard(deps, turn, broadcast, whatText);
    if (change(before, said, turn) === null) return withCard(deps, turn, broadcast, how(wording));
    return onLocked(deps, turn, broadcast, 'edit', (tx, now) => {
      const field = fieldIn(turn, now);
      const text = now[field];
      const contents = { [field]: (text === null ? null : change(text, said, turn)) ?? text };
      return rewritten(deps, tx, turn, { before: now, contents, ...(done ? { line: done(wording) } : {}) });
    });
  };
}

/** In which language its words are that somebody speaks of: the only one that is there, else their own. */
export function fieldIn({ language }: Turn, { textNl, textEn }: Broadcast): 'textNl' | 'textEn' {
  if (textNl !== null && textEn === null) return 'textNl';
  if (textEn !== null && textNl === null) return 'textEn';
  return language === 'nl' ? 'textNl' : 'textEn';
}
