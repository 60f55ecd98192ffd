import { LANGUAGES, type Language } from '../../chat/language.ts';
import { type Block, type Button, paragraph, plainText } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { type Hook, NUDGE_WORDS, wordCount } from '../../learning-content/library.ts';
import { sourceButtons } from '../../learning-content/source-pages.ts';
import type { NudgeContents } from '../../nudges/offers.ts';

/** Whether it can be said to who did not ask: what is longer than that is only given to who does. */
export function fitsNudge(hook: Hook): boolean {
  return LANGUAGES.every((language) => isShort(bodiesOf(hook, language).at(-1) ?? []));
}

/** A hook with all its sources, and as much of its figure and example as fits. */
export function hookContents(hook: Hook, language: Language, done: Button): NudgeContents {
  const bodies = bodiesOf(hook, language);
  return { body: bodies.find(isShort) ?? bodies.at(-1) ?? [], buttons: [done, ...sourceButtons(hook, language)] };
}

/** From the whole to the pitch alone. */
function bodiesOf(hook: Hook, language: Language): Block[][] {
  const { ambassadors } = texts(language);
  const { pitch, figure, example } = hook[language];
  const from = ambassadors.fromSources(hook.sources.map(({ title }) => title));
  return [[figure, example], [figure], [example], []].map((more) =>
    [ambassadors.hookLead, pitch, ...more.filter((text) => text !== null), from].map(paragraph),
  );
}

function isShort(body: readonly Block[]): boolean {
  return wordCount(plainText({ body: [...body] })) < NUDGE_WORDS;
}
