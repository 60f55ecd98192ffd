import { localTimeAt } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import type { Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Hook } from '../../learning-content/library.ts';
import { metBy, objectionsIn } from '../../learning-content/objections.ts';
import { themeOf, themesNamedIn } from '../../policy-themes/naming.ts';
import { type PolicyTerm, termOn } from '../../policy-themes/terms.ts';
import { type Asked, keptAsked } from './actions.ts';
import { hookCard, nothingFits } from './card.ts';
import type { HookDeps } from './deps.ts';

/** The best hook for what was asked that was not shown before; or what there is. */
export async function hookFor(
  { content, finder, prisma }: HookDeps,
  { asked, seen }: Asked,
  { language, actor, now }: Pick<Turn, 'language' | 'actor' | 'now'>,
): Promise<{ found: boolean; reply: ReplyDraft }> {
  const { hooks: all, vocabulary } = await content();
  const { hooks } = texts(language);
  const { organisationId } = actor;
  const term = organisationId === null ? null : await termOn(prisma, organisationId, localTimeAt(now).date);
  const fitting = (await (await finder()).find(asked, language)).map(({ hook }) => hook);
  // Who names a theme as their own organisation calls it gets what a broker linked to it.
  const own = term === null ? [] : ownHooks(term, asked, language, all);
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
  const line = against !== undefined ? hooks.against(against) : theme ? hooks.ofTheme(theme.name, term.name) : undefined;
  return { found: true, reply: hookCard(next, vocabulary, language, { asked: kept, line }) };
}

function ownHooks(term: PolicyTerm, asked: string, language: Language, all: readonly Hook[]): Hook[] {
  const links = themesNamedIn(term, asked, language).flatMap((theme) => theme.links);
  return links.flatMap(({ kind, item }) => (kind === 'hook' ? all.filter(({ id }) => id === item) : []));
}

const MOST_SEEN = 20;
/** Of so many that fit best, what hooks onto a theme of their own organisation goes first. */
const NEAREST = 5;
