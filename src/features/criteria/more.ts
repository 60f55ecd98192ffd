import type { Adviser } from '../../criteria/advice.ts';
import { fittingCriteria } from '../../criteria/choosing.ts';
import { LEVELS } from '../../criteria/labels.ts';
import type { Criterion } from '../../criteria/library.ts';
import { texts } from '../../i18n/texts.ts';
import { plain } from '../../language/plain-text.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Speaking } from './at-dossier.ts';
import { addSuggestions } from './repository.ts';
import { type DossierView, type Item, titleIn } from './view.ts';
import { tellingIn, themesIn } from './which.ts';

/** As many are put beside those that are there. */
const MOST_ADDED = 3;

/** "Geef me nog een paar andere", "heb je ook iets met textiel?": what else the library has, put into the dossier. */
export async function suggestMore(tx: Transaction, at: Speaking): Promise<string> {
  const { adviser, view, dossier, turn, text } = at;
  const { more } = texts(turn.language).dossiers;
  const themes = themesIn(adviser, plain(text));
  const stems = new Set(tellingIn(adviser.talk, text, turn.language));
  const about = ({ title, titleEn, text: words }: Criterion) =>
    tellingIn(adviser.talk, `${title} ${titleEn} ${words}`, turn.language).some((one) => stems.has(one));
  const isMeant = (one: Criterion) => themes.includes(one.theme) || about(one);
  const others = fittingCriteria(adviser.reader.library.criteria, view.advice.assignment).filter(
    ({ id }) => !view.items.some(({ criterion }) => criterion.id === id),
  );
  const meant = others.filter(isMeant);
  const there = view.items.filter(({ criterion }) => isMeant(criterion)).map(({ n, title }) => `${n}. ${title}`);
  const isNamed = meant.length > 0 || there.length > 0;
  const added = (isNamed ? meant : themes.length > 0 ? [] : others).slice(0, MOST_ADDED);
  const already = there.length > 0 ? more.already(there.join('; ')) : null;
  if (added.length === 0) return already ?? more.none;
  await addSuggestions(tx, dossier, added);
  const said = more.added(added.map((one) => titleIn(one, turn.language)).join('; '));
  return already === null ? said : `${already} ${said}`;
}

/** A criterion of the same theme that asks more or less, the nearest to what is bought; null: the library has none. */
export function otherLevelOf(adviser: Adviser, view: DossierView, item: Item, way: 1 | -1): Criterion | null {
  const level = ({ level: one }: Criterion) => LEVELS.indexOf(one);
  const found = fittingCriteria(adviser.reader.library.criteria, view.advice.assignment).filter(
    (one) =>
      one.theme === item.criterion.theme &&
      (level(one) - level(item.criterion)) * way > 0 &&
      !view.items.some(({ criterion }) => criterion.id === one.id),
  );
  return found[0] ?? null;
}
