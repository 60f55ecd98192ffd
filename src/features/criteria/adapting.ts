import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Speaking } from './at-dossier.ts';
import { changeCriterion } from './deciding.ts';
import { otherLevelOf } from './more.ts';
import { addSuggestions } from './repository.ts';
import { type Item, titleIn } from './view.ts';
import { directionIn, itemsMeant, strictnessIn, tellingIn } from './which.ts';

/** By so many percentage points a criterion becomes heavier or lighter when nobody says how much. */
const STEP = 5;

/** "Maak het 5 procent", "maak nummer 3 zwaarder", "kan 4 strenger?" @returns what is said of it */
export async function adapt(tx: Transaction, at: Speaking): Promise<string> {
  const { turn, adviser, text } = at;
  const { problems } = texts(turn.language).dossiers;
  const item = itemToAdapt(at);
  if (!item) return problems.whichOne;
  const percentage = Number(adviser.talk.percentage.exec(text.toLowerCase())?.[1] ?? Number.NaN);
  if (!Number.isNaN(percentage)) {
    return item.criterion.weight === null ? adaptText(tx, at, item, percentage) : weigh(tx, at, item, percentage);
  }
  const direction = directionIn(adviser.talk, text);
  const strictness = strictnessIn(adviser.talk, text) ?? (item.criterion.weight === null ? direction : null);
  if (strictness !== null) return atOtherLevel(tx, at, item, strictness);
  if (direction === null) return problems.notUnderstoodCriterion(item.n);
  const { min, max } = item.criterion.weight ?? { min: 0, max: 0 };
  return weigh(tx, at, item, (item.row.weight ?? Math.round((min + max) / 2)) + STEP * direction);
}

/** The one that is pointed at, or the only one with a weight. */
function itemToAdapt({ turn, adviser, text, view, dossier }: Speaking): Item | undefined {
  const pointed = itemsMeant(adviser, text, { items: view.items, focus: dossier.focus, language: turn.language }).items;
  const weighed = view.items.filter(({ criterion, row }) => criterion.weight !== null && row.state !== 'rejected');
  return pointed[0] ?? (weighed.length === 1 ? weighed[0] : undefined);
}

async function weigh(tx: Transaction, at: Speaking, item: Item, weight: number): Promise<string> {
  const { problems } = texts(at.turn.language).dossiers;
  if (weight < 1 || weight > 100) return problems.whichWeight;
  const done = await changeCriterion(tx, at.turn, at, item.criterion.id, { ...ownOf(item), weight });
  const { weight: range } = item.criterion;
  const isOutside = range !== null && (weight < range.min || weight > range.max);
  return isOutside ? `${done} ${problems.weightOutside(range.min, range.max)}` : done;
}

function ownOf({ row: { text, verification, weight } }: Item) {
  return { text, verification, weight };
}

/** Of what has no weight the one percentage in its words is meant, when what is said is about those words too. */
async function adaptText(tx: Transaction, at: Speaking, item: Item, percentage: number): Promise<string> {
  const { turn, adviser } = at;
  const { problems } = texts(turn.language).dossiers;
  const found = [...item.text.matchAll(new RegExp(adviser.talk.percentage.source, 'giu'))];
  const [only] = found;
  const there = new Set(tellingIn(adviser.talk, item.text, turn.language));
  const isAboutIt = tellingIn(adviser.talk, at.text, turn.language).some((one) => there.has(one));
  const { kinds } = texts(turn.language).criteria;
  if (!only || found.length > 1 || Number.isNaN(percentage) || !isAboutIt)
    return problems.noWeight(item.title, kinds[item.criterion.kind], item.n);
  const text = item.text.replace(only[0], only[0].replace(/\d[\d.,]*/, String(percentage)));
  return changeCriterion(tx, turn, at, item.criterion.id, { ...ownOf(item), text });
}

/** Another criterion of the same theme that asks more or less is put beside it: which of the two is chosen by who buys. */
async function atOtherLevel(tx: Transaction, at: Speaking, item: Item, strictness: 1 | -1): Promise<string> {
  const { turn, adviser, view, dossier } = at;
  const { levels } = texts(turn.language).dossiers;
  const other = otherLevelOf(adviser, view, item, strictness);
  if (!other) return levels.none(item.title, strictness, item.criterion.weight !== null, item.n);
  await addSuggestions(tx, dossier, [other]);
  return levels.added(titleIn(other, turn.language), strictness, texts(turn.language).criteria.levels[other.level]);
}
