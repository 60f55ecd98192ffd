import type { Language } from '../chat/language.ts';
import { goalsIn } from '../criteria/assignment.ts';
import { type Criterion, EVERY_GROUP } from '../criteria/library.ts';
import type { ThemePatterns } from '../criteria/reading/patterns.ts';
import { plain } from '../language/plain-text.ts';
import type { HookFinder } from '../learning-content/hook-finder.ts';
import type { LearningContent } from '../learning-content/library.ts';
import type { LinkKind, PolicyLink } from './terms.ts';

export interface LinkableCriteria {
  criteria: readonly Criterion[];
  themes: ThemePatterns;
}

/** From what is proposed: everything that can hook onto a theme. */
export interface Linkable {
  content(): Promise<LearningContent>;
  finder(): Promise<HookFinder>;
  criteria(): Promise<LinkableCriteria>;
}

const MOST_OF_EACH = 3;

/** What hooks onto a theme by what it is called and what is said of it, the best of each kind first. */
export async function proposeLinks(
  deps: Linkable,
  { name, about }: { name: string; about: string | null },
  language: Language,
): Promise<PolicyLink[]> {
  const said = [name, about].filter(Boolean).join('. ');
  const hooks = (await (await deps.finder()).find(said, language)).slice(0, MOST_OF_EACH).map(({ hook }) => hook);
  const { cards } = await deps.content();
  const themes = new Set(hooks[0]?.themes ?? []);
  // Of the theme that the best hook is about in the first place.
  const fitting = cards.filter((card) => themes.has(card.themes[0] ?? ''));
  return [
    ...hooks.map(({ id }) => ({ kind: 'hook' as const, item: id })),
    ...(await criteriaFor(deps, said)).map((item) => ({ kind: 'criterion' as const, item })),
    ...fitting.slice(0, MOST_OF_EACH).map(({ id }) => ({ kind: 'card' as const, item: id })),
  ];
}

/** Criteria for whatever is bought, of the themes that the words call for. */
async function criteriaFor(deps: Linkable, said: string): Promise<string[]> {
  const { criteria, themes } = await deps.criteria();
  const goals = new Set<string>(goalsIn(themes, plain(said)));
  return criteria
    .filter(({ theme, productGroups }) => goals.has(theme) && productGroups.includes(EVERY_GROUP))
    .slice(0, MOST_OF_EACH)
    .map(({ id }) => id);
}

/** How everything that can be linked is called, short enough for a line. */
export async function namesOfLinks(deps: Linkable, language: Language): Promise<(link: PolicyLink) => string | null> {
  const { hooks, cards } = await deps.content();
  const { criteria } = await deps.criteria();
  const names: Readonly<Record<LinkKind, ReadonlyMap<string, string>>> = {
    hook: new Map(hooks.map((hook) => [hook.id, hook[language].pitch])),
    card: new Map(cards.map((card) => [card.id, card[language].question])),
    criterion: new Map(criteria.map(({ id, title, titleEn }) => [id, language === 'en' ? titleEn : title])),
  };
  return ({ kind, item }) => names[kind].get(item) ?? null;
}
