import type { Language } from '../../chat/language.ts';
import type { Adviser } from '../../criteria/advice.ts';
import { fittingCriteria } from '../../criteria/choosing.ts';
import { type Kind, LEVELS } from '../../criteria/labels.ts';
import type { Criterion } from '../../criteria/library.ts';
import { texts } from '../../i18n/texts.ts';
import { plain } from '../../language/plain-text.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Speaking } from './at-dossier.ts';
import { decide } from './deciding.ts';
import { correctAssignment } from './facts.ts';
import { addSuggestions, readDossier } from './repository.ts';
import { sharedWith } from './telling.ts';
import { type DossierView, type Item, numbered, titleIn, viewOf } from './view.ts';
import { themesIn, themesWished } from './which.ts';

/** As many are put beside those that are there. */
const MOST_ADDED = 3;

/** "Heb je ook iets over werkdruk?", of something that the library has a word for and nothing else is said of. */
export function asksForMore(adviser: Adviser, view: DossierView, text: string, language: Language): boolean {
  const said = plain(text);
  if (!adviser.talk.more.test(said)) return false;
  const { goals: _, ...facts } = adviser.given(text, view.advice.assignment);
  if (Object.keys(facts).length > 0) return false;
  const { library } = adviser.reader;
  const shared = sharedWith({ talk: adviser.talk, library }, text, language);
  return themesIn(adviser, said).length > 0 || library.criteria.some((one) => shared(one) > 0);
}

/** "Geef me nog een paar andere", "heb je ook iets met textiel?": what else the library has, put into the dossier. */
export async function suggestMore(tx: Transaction, at: Speaking): Promise<string> {
  const { adviser, view, dossier, turn, text } = at;
  const { more } = texts(turn.language).dossiers;
  const themes = themesIn(adviser, plain(text));
  const { talk, reader } = adviser;
  const shared = sharedWith({ talk, library: reader.library }, text, turn.language);
  const isMeant = (one: Criterion) => themes.includes(one.theme) || shared(one) > 0;
  const others = othersFor(adviser, view);
  // What has its very words goes before what has only its theme.
  const meant = others.filter(isMeant).toSorted((one, other) => shared(other) - shared(one));
  const there = view.items.filter(({ criterion }) => isMeant(criterion));
  const isNamed = meant.length > 0 || there.length > 0;
  const added = (isNamed ? meant : themes.length > 0 ? [] : others).slice(0, MOST_ADDED);
  const already = there.length > 0 ? more.already(numbered(there)) : null;
  if (added.length === 0) return already ?? more.none;
  await addSuggestions(tx, dossier, added);
  const said = more.added(added.map((one) => titleIn(one, turn.language)).join('; '));
  return already === null ? said : `${already} ${said}`;
}

/**
 * "Sociaal graag, geen milieu": what is wanted is a goal of the assignment, and what is suggested of the rest goes out.
 *
 * @returns what is said of it; null: no themes are wished
 */
export async function steerThemes(tx: Transaction, at: Speaking): Promise<string | null> {
  const { adviser, turn, text, personId } = at;
  const wish = themesWished(adviser, text);
  if (wish === null) return null;
  const { changes } = texts(turn.language).dossiers;
  const goals = wish.wanted.filter((theme) => !at.view.advice.assignment.goals.includes(theme));
  const change = { language: turn.language, now: turn.now, given: { goals }, by: personId, words: text };
  const { lines } = goals.length > 0 ? await correctAssignment(tx, adviser, at.dossier, change) : { lines: [] };
  const dossier = (await readDossier(tx, at.dossier.id)) ?? at.dossier;
  const { items } = viewOf(adviser, dossier, turn);
  const isOut = ({ criterion: { theme }, row }: Item) =>
    row.state === 'suggested' && (wish.unwanted.includes(theme) || (wish.alone && !wish.wanted.includes(theme)));
  const ids = items.filter(isOut).map(({ criterion }) => criterion.id);
  const out = ids.length > 0 ? [await decide(tx, turn, { ...at, dossier }, { ids, state: 'rejected' })] : [];
  const said = [...lines, ...out].join(' ');
  return said === '' ? changes.nothing : said;
}

/** A criterion of the same theme and another kind, the nearest to what is bought; null: the library has none. */
export function otherKindOf(adviser: Adviser, view: DossierView, { criterion }: Item, kind: Kind): Criterion | null {
  const found = othersFor(adviser, view).find((one) => one.theme === criterion.theme && one.kind === kind);
  return found ?? null;
}

/** A criterion of the same theme that asks more or less, the nearest to what is bought; null: the library has none. */
export function otherLevelOf(adviser: Adviser, view: DossierView, { criterion }: Item, way: 1 | -1): Criterion | null {
  const level = ({ level: one }: Criterion) => LEVELS.indexOf(one);
  const found = othersFor(adviser, view).find(
    (one) => one.theme === criterion.theme && (level(one) - level(criterion)) * way > 0,
  );
  return found ?? null;
}

/** What of the library fits and is not in the dossier yet, the nearest to what is bought first. */
function othersFor({ reader }: Adviser, { items, advice }: DossierView): Criterion[] {
  return fittingCriteria(reader.library.criteria, advice.assignment).filter(
    ({ id }) => !items.some(({ criterion }) => criterion.id === id),
  );
}
