import { localTimeAt } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import type { Actor, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Hook, Vocabulary } from '../../learning-content/library.ts';
import { metBy, objectionsIn } from '../../learning-content/objections.ts';
import { themeOf, themesNamedIn } from '../../policy-themes/naming.ts';
import { type PolicyTerm, termOn } from '../../policy-themes/terms.ts';
import { type Asked, keptAsked } from './actions.ts';
import { hookCard, nothingFits } from './card.ts';
import type { HookDeps } from './deps.ts';
import { ownHooks } from './own.ts';

/** The best hook for what was asked that was not shown before; or what there is. */
export async function hookFor(
  deps: HookDeps,
  { asked, seen }: Asked,
  { language, actor, now }: Pick<Turn, 'language' | 'actor' | 'now'>,
): Promise<{ found: boolean; reply: ReplyDraft }> {
  const { finder, prisma } = deps;
  const { hooks: all, own: written, vocabulary } = await hooksFor(deps, actor);
  const { hooks } = texts(language);
  const { organisationId } = actor;
  const term = organisationId === null ? null : await termOn(prisma, organisationId, localTimeAt(now).date);
  const fitting = (await (await finder()).find(asked, language, written)).map(({ hook }) => hook);
  // Who names a theme as their own organisation calls it gets what a broker linked to it.
  const own = term === null ? [] : hooksOfTheme(term, asked, language, all);
  const linked = fitting.slice(0, NEAREST).filter(({ id }) => term && themeOf(term, { kind: 'hook', item: id }));
  const next = [...own, ...linked, ...fitting].find(({ id }) => !seen.includes(id));
  if (next === undefined) {
    const line = seen.length > 0 ? hooks.noMore : asked.trim() === '' ? hooks.forWhat : hooks.noneFits;
    return { found: false, reply: nothingFits(vocabulary, all, language, line) };
  }
  const kept = { asked: keptAsked(asked), seen: [...seen, next.id].slice(-MOST_SEEN) };
  const theme = term && themeOf(term, { kind: 'hook', item: next.id });
  const objection = metBy(next, objectionsIn(asked, vocabulary));
  const against = objection === undefined ? undefined : vocabulary.objections[objection]?.[language];
  const line =
    against !== undefined ? hooks.against(against) : theme ? hooks.ofTheme(theme.name, term.name) : undefined;
  return { found: true, reply: hookCard(next, vocabulary, language, { asked: kept, line }) };
}

function hooksOfTheme(term: PolicyTerm, asked: string, language: Language, all: readonly Hook[]): Hook[] {
  const links = themesNamedIn(term, asked, language).flatMap((theme) => theme.links);
  return links.flatMap(({ kind, item }) => (kind === 'hook' ? all.filter(({ id }) => id === item) : []));
}

/** All hooks that somebody may get: those of the program, and what brokers of their own organisation wrote (`own`). */
export async function hooksFor(
  { content, prisma }: HookDeps,
  actor: Pick<Actor, 'organisationId'>,
): Promise<{ hooks: readonly Hook[]; own: readonly Hook[]; vocabulary: Vocabulary }> {
  const { hooks, vocabulary } = await content();
  const own = await ownHooks(prisma, actor);
  return { hooks: [...hooks, ...own], own, vocabulary };
}

const MOST_SEEN = 20;
/** Of so many that fit best, what hooks onto a theme of their own organisation goes first. */
const NEAREST = 5;
