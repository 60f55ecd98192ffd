import type { Language } from '../../chat/language.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { type Asked, keptAsked } from './actions.ts';
import { hookCard, nothingFits } from './card.ts';
import type { HookDeps } from './deps.ts';

/** The best hook for what was asked that was not shown before; or what there is. */
export async function hookFor(
  { content, finder }: HookDeps,
  { asked, seen }: Asked,
  language: Language,
): Promise<{ found: boolean; reply: ReplyDraft }> {
  const { hooks: all, vocabulary } = await content();
  const { hooks } = texts(language);
  const fitting = await (await finder()).find(asked, language);
  const next = fitting.find(({ hook }) => !seen.includes(hook.id))?.hook;
  if (next === undefined) {
    const line = seen.length > 0 ? hooks.noMore : asked.trim() === '' ? hooks.forWhat : hooks.noneFits;
    return { found: false, reply: nothingFits(vocabulary, all, language, line) };
  }
  const kept = { asked: keptAsked(asked), seen: [...seen, next.id].slice(-MOST_SEEN) };
  return { found: true, reply: hookCard(next, vocabulary, language, { asked: kept }) };
}

const MOST_SEEN = 20;
