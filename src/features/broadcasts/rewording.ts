import { readMoments } from '../../calendar/moment-in-words.ts';
import type { Kind } from '../../chat/labels.ts';
import type { Language } from '../../chat/language.ts';
import type { Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { BroadcastDeps } from './deps.ts';
import { LONGEST_TITLE } from './form.ts';
import { can } from './life.ts';
import { onLocked, rewritten } from './locked.ts';
import { missedIn, removedFrom, saysToRemove } from './removing.ts';
import type { Broadcast, Contents } from './repository.ts';
import { namesItsDay } from './schedule.ts';
import { withCard } from './shown.ts';
import { addedTo, contrastedIn, quotedIn, replacedIn, splitMessage, textTyped, titleIn } from './wording.ts';

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
    ({ how, notThere }, missed) => (missed === null ? how : notThere(missed)),
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

/** Whether words say of a draft that something which stands in it, or is quoted, is to go from its text. */
export function removesWords(turn: Turn, broadcast: Broadcast, said: string): boolean {
  const text = broadcast[fieldIn(turn, broadcast)];
  if (text === null || !can('edit', broadcast) || !saysToRemove(said, turn.language)) return false;
  // "Vrijdag mag het weg" may tell when it goes out.
  const timeless = readMoments(said, turn.now).reduceRight(
    (left, { start, end }) => `${left.slice(0, start)};${left.slice(end)}`,
    said,
  );
  return quotedIn(said).length > 0 || removedFrom(text, timeless, turn.language) !== null;
}

/** "Het is vrijdag, niet donderdag", of a draft that says Thursday and is not planned for it. */
export function contrastsWords(turn: Turn, broadcast: Broadcast, said: string): boolean {
  const text = broadcast[fieldIn(turn, broadcast)];
  if (text === null || !can('edit', broadcast) || namesItsDay(said, turn.now, broadcast.sendAt)) return false;
  return contrastedIn(text, said, turn.language) !== null;
}

/** What words change of the words of a draft, by what they are; null: nothing. */
export function rewordedBy(turn: Turn, broadcast: Broadcast, said: string): Partial<Contents> | null {
  const { language } = turn;
  const title = titleIn(said, language);
  if (title !== null) return { title: title.slice(0, LONGEST_TITLE) };
  const field = fieldIn(turn, broadcast);
  const text = broadcast[field];
  if (text !== null && saysToRemove(said, language)) {
    const left = removedFrom(text, said, language);
    return left === null ? null : { [field]: left };
  }
  const change = CHANGES[turn.reading?.kindOf('broadcast') ?? 'write'];
  const changed = text === null ? null : (change?.(text, said, language) ?? null);
  return changed === null ? null : { [field]: changed };
}

const CHANGES: Partial<Record<Kind<'broadcast'>, (text: string, said: string, language: Language) => string | null>> = {
  'add-text': addedTo,
  'replace-text': replacedIn,
  'remove-text': removedFrom,
  rewrite: replacedIn,
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
  how: (wording: Wording, missed: string | null) => string,
  done?: (wording: Wording) => string,
): Act {
  return (deps, turn, broadcast, said) => {
    const { wording, whatText } = texts(turn.language).broadcasts;
    if (!can('edit', broadcast)) return null;
    const before = broadcast[fieldIn(turn, broadcast)];
    if (before === null) return withCard(deps, turn, broadcast, whatText);
    if (change(before, said, turn) === null)
      return withCard(deps, turn, broadcast, how(wording, missedIn(before, said, turn.language)));
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
