import { localTimeAt } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import type { Actor, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Hook, Vocabulary } from '../../learning-content/library.ts';
import { metBy, objectionsIn } from '../../learning-content/objections.ts';
import { ownHooks } from '../../learning-content/own-hooks.ts';
import { unwantedBy } from '../../learning-content/unwanted.ts';
import { themeOf, themesNamedIn } from '../../policy-themes/naming.ts';
import { type PolicyTerm, termOn } from '../../policy-themes/terms.ts';
import { type Asked, keptAsked } from './actions.ts';
import { saysNothingMore } from './asked-for.ts';
import { hookCard, nothingFits } from './card.ts';
import type { HookDeps } from './deps.ts';

/**
 * The best hook for what was asked that was not shown before; or what there is.
 *
 * @param options.line said before it; left out: why it is given, where that says something
 */
export async function hookFor(
  deps: HookDeps,
  options: Asked & { line?: string | undefined },
  { language, actor, now }: Pick<Turn, 'language' | 'actor' | 'now'>,
): Promise<{ found: boolean; reply: ReplyDraft }> {
  const { asked, seen } = options;
  const { finder, prisma } = deps;
  const { hooks: all, own: written, vocabulary } = await hooksFor(deps, actor);
  const { hooks } = texts(language);
  const { organisationId } = actor;
  const term = organisationId === null ? null : await termOn(prisma, organisationId, localTimeAt(now).date);
  const theirs = new Set(all.map(({ id }) => id));
  const found = await (await finder()).find(asked, language, written);
  const fitting = found.map(({ hook }) => hook).filter(({ id }) => theirs.has(id));
  // Who names a theme as their own organisation calls it gets what a broker linked to it.
  const own = term === null ? [] : hooksOfTheme(term, asked, language, all);
  const linked = fitting.slice(0, NEAREST).filter(({ id }) => term && themeOf(term, { kind: 'hook', item: id }));
  const isAnyOne = fitting.length === 0 && asked.trim() !== '' && saysNothingMore(asked, { language });
  const any = isAnyOne ? fromDay(all, now) : [];
  const next = [...own, ...linked, ...fitting, ...any].find(({ id }) => !seen.includes(id));
  if (next === undefined) {
    const line = seen.length > 0 ? hooks.noMore : asked.trim() === '' ? hooks.forWhat : hooks.noneFits;
    return { found: false, reply: nothingFits(vocabulary, all, language, line) };
  }
  const kept = { asked: keptAsked(asked), seen: [...seen, next.id].slice(-MOST_SEEN) };
  const theme = term && themeOf(term, { kind: 'hook', item: next.id });
  const line =
    options.line ??
    (isAnyOne ? hooks.anyOne : againstLine(next, asked, vocabulary, language)) ??
    (theme ? hooks.ofTheme(theme.name, term.name) : undefined);
  return { found: true, reply: hookCard(next, vocabulary, language, { asked: kept, line }) };
}

/** Who names nothing gets another one each day. */
function fromDay(all: readonly Hook[], now: Date): Hook[] {
  const at = Math.floor(now.getTime() / DAY_MS) % Math.max(1, all.length);
  return [...all.slice(at), ...all.slice(0, at)];
}

const DAY_MS = 86_400_000;

/** What it can be said against, of what was said; that it is not quite that, where it is not. */
function againstLine(hook: Hook, asked: string, vocabulary: Vocabulary, language: Language): string | undefined {
  const { hooks } = texts(language);
  const said = objectionsIn(asked, vocabulary);
  const [met = null, first] = [metBy(hook, said), said[0]];
  const named = vocabulary.objections[met ?? first ?? '']?.[language];
  if (named === undefined) return undefined;
  return met === null ? hooks.notQuiteAgainst(named) : hooks.against(named);
}

function hooksOfTheme(term: PolicyTerm, asked: string, language: Language, all: readonly Hook[]): Hook[] {
  const links = themesNamedIn(term, asked, language).flatMap((theme) => theme.links);
  return links.flatMap(({ kind, item }) => (kind === 'hook' ? all.filter(({ id }) => id === item) : []));
}

/** All hooks that somebody may get: those of the program that it wants, and what brokers of their own organisation wrote (`own`). */
export async function hooksFor(
  { content, prisma }: HookDeps,
  actor: Pick<Actor, 'organisationId'>,
): Promise<{ hooks: readonly Hook[]; own: readonly Hook[]; vocabulary: Vocabulary }> {
  const { hooks, vocabulary } = await content();
  const own = await ownHooks(prisma, actor);
  const unwanted = await unwantedBy(prisma, actor.organisationId, 'hook');
  return { hooks: [...hooks.filter(({ id }) => !unwanted.has(id)), ...own], own, vocabulary };
}

const MOST_SEEN = 20;
/** Of so many that fit best, what hooks onto a theme of their own organisation goes first. */
const NEAREST = 5;
