import type { Language } from '../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { dateInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import type { Hook, Vocabulary } from '../../learning-content/library.ts';
import { sourceButtons } from '../../learning-content/source-pages.ts';
import { HOOK_THEMES_SUBJECT, themesWithHooks } from '../../learning-content/theme-names.ts';
import { ANOTHER, type Asked, hookSubject, SHARE, SHORTER } from './actions.ts';

/** What of a hook is shown; its source always is. */
export type Length = 'whole' | 'short';

/** The words of a hook: theme, pitch, figure, example and where it comes from. */
export function hookBlocks(hook: Hook, { themes }: Vocabulary, language: Language, length: Length = 'whole'): Block[] {
  const { hooks } = texts(language);
  const { pitch, figure, example } = hook[language];
  const names = hook.themes.flatMap((id) => themes[id]?.[language] ?? []);
  const more = length === 'short' ? [] : [figure, example].flatMap((text) => (text === null ? [] : [paragraph(text)]));
  return [
    ...(length === 'short' ? [] : [{ kind: 'heading' as const, text: hooks.title(names) }]),
    paragraph(pitch),
    ...more,
    sourceList(hook, language),
  ];
}

/** Each with its number, where there are more of them. */
function sourceLines({ sources }: Hook, language: Language): string[] {
  const { hooks } = texts(language);
  return sources.map(({ title, date, read }, at) =>
    hooks.source(title, {
      number: sources.length === 1 ? null : at + 1,
      date: date === null ? null : dateInWords(date, language),
      read: dateInWords(read, language),
    }),
  );
}

/** @param line said before it; left out: nothing */
export function hookCard(
  hook: Hook,
  vocabulary: Vocabulary,
  language: Language,
  { asked, length = 'whole', line }: { asked: Asked; length?: Length; line?: string | undefined },
): ReplyDraft {
  const { hooks } = texts(language);
  return {
    ...ofHook(hook, language),
    body: [...(line === undefined ? [] : [paragraph(line)]), ...hookBlocks(hook, vocabulary, language, length)],
    buttons: [
      anotherButton(language, asked),
      ...(length === 'short'
        ? []
        : [{ kind: 'action' as const, label: hooks.shorter, action: SHORTER, payload: { hookId: hook.id } }]),
      shareButton(hook, language),
      ...sourceButtons(hook, language),
    ],
  };
}

/** The figure that goes with it, with its source; or that there is none. */
export function figureCard(hook: Hook, language: Language, asked: Asked): ReplyDraft {
  const { hooks } = texts(language);
  const { figure } = hook[language];
  const said = figure === null ? [hooks.noFigure] : [hooks.figure, figure];
  return {
    ...ofHook(hook, language),
    body: [...said.map(paragraph), ...(figure === null ? [] : [sourceList(hook, language)])],
    buttons: [
      ...(figure === null ? [anotherButton(language, asked)] : []),
      shareButton(hook, language),
      ...sourceButtons(hook, language),
    ],
  };
}

/** Where it comes from, with what stands there word for word. */
export function sourceCard(hook: Hook, language: Language): ReplyDraft {
  const { hooks } = texts(language);
  const quoted = [...new Set(hook.sources.map(({ sentence }) => sentence))].filter(
    // Of what a broker wrote the pitch is all there is.
    (sentence) => sentence !== hook[language].pitch,
  );
  return {
    ...ofHook(hook, language),
    body: [
      paragraph(hooks.comesFrom),
      sourceList(hook, language),
      ...(quoted.length === 0
        ? []
        : [{ kind: 'list' as const, items: quoted.map((sentence) => hooks.quoted(sentence)) }]),
    ],
    buttons: sourceButtons(hook, language),
  };
}

/** That it may go on to others, and the press that sends it. */
export function passCard(hook: Hook, language: Language): ReplyDraft {
  const { hooks } = texts(language);
  return {
    ...ofHook(hook, language),
    body: [paragraph(hooks.mayBePassed)],
    buttons: [shareButton(hook, language), ...sourceButtons(hook, language)],
  };
}

function ofHook(hook: Hook, language: Language): Pick<ReplyDraft, 'language' | 'subject' | 'framed'> {
  return { language, subject: hookSubject(hook), framed: true };
}

function sourceList(hook: Hook, language: Language): Block {
  return { kind: 'list', items: sourceLines(hook, language) };
}

function anotherButton(language: Language, asked: Asked): Button {
  return { kind: 'action', label: texts(language).hooks.another, action: ANOTHER, payload: asked };
}

function shareButton({ id: hookId }: Hook, language: Language): Button {
  return { kind: 'action', label: texts(language).hooks.share, action: SHARE, payload: { hookId } };
}

/** Nothing fits: what there is. */
export function nothingFits(
  vocabulary: Vocabulary,
  all: readonly Hook[],
  language: Language,
  line: string,
): ReplyDraft {
  const names = themesWithHooks(vocabulary, all).flatMap((id) => vocabulary.themes[id]?.[language] ?? []);
  const body = [paragraph(line), paragraph(texts(language).hooks.themesThere(names))];
  return { language, subject: HOOK_THEMES_SUBJECT, body };
}
