import type { Language } from '../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { dateInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import type { Hook, Vocabulary } from '../../learning-content/library.ts';
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
    { kind: 'list', items: hook.sources.map((source) => sourceLine(source, language)) },
  ];
}

function sourceLine({ title, date, read }: Hook['sources'][number], language: Language): string {
  const { hooks } = texts(language);
  return hooks.source(title, date === null ? null : dateInWords(date, language), dateInWords(read, language));
}

/** To the pages that it rests on. */
export function sourceButtons(hook: Hook, language: Language): Button[] {
  const { hooks } = texts(language);
  const links = [...new Set(hook.sources.flatMap(({ url }) => (url?.startsWith('https://') ? [url] : [])))];
  return links.slice(0, MOST_LINKS).map((url, at) => ({
    kind: 'link',
    label: links.length === 1 ? hooks.toSource : hooks.toSourceNumbered(at + 1),
    url,
  }));
}

const MOST_LINKS = 2;

/** @param line said before it; left out: nothing */
export function hookCard(
  hook: Hook,
  vocabulary: Vocabulary,
  language: Language,
  { asked, length = 'whole', line }: { asked: Asked; length?: Length; line?: string | undefined },
): ReplyDraft {
  const { hooks } = texts(language);
  return {
    language,
    subject: hookSubject(hook),
    framed: true,
    body: [...(line === undefined ? [] : [paragraph(line)]), ...hookBlocks(hook, vocabulary, language, length)],
    buttons: [
      { kind: 'action', label: hooks.another, action: ANOTHER, payload: asked },
      ...(length === 'short'
        ? []
        : [{ kind: 'action' as const, label: hooks.shorter, action: SHORTER, payload: { hookId: hook.id } }]),
      { kind: 'action', label: hooks.share, action: SHARE, payload: { hookId: hook.id } },
      ...sourceButtons(hook, language),
    ],
  };
}

/** Nothing fits: what there is. */
export function nothingFits(
  { themes }: Vocabulary,
  all: readonly Hook[],
  language: Language,
  line: string,
): ReplyDraft {
  const used = new Set(all.flatMap((hook) => hook.themes));
  const names = Object.entries(themes).flatMap(([id, name]) => (used.has(id) ? [name[language]] : []));
  return { language, body: [paragraph(line), paragraph(texts(language).hooks.themesThere(names))] };
}
