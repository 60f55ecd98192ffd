import type { Adviser } from '../../criteria/advice.ts';
import { shareIn } from '../../criteria/assignment.ts';
import type { Kind } from '../../criteria/labels.ts';
import { texts } from '../../i18n/texts.ts';
import { plain } from '../../language/plain-text.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Speaking } from './at-dossier.ts';
import { changeCriterion } from './deciding.ts';
import { correctAssignment } from './facts.ts';
import { hasRoomFor, kindNamed, whyOfItsKind } from './kind-named.ts';
import { otherKindOf, otherLevelOf } from './more.ts';
import { addSuggestions } from './repository.ts';
import { tellingIn } from './telling.ts';
import { type Item, numbered, titleIn } from './view.ts';
import { directionIn, itemsSaid, type Meant, strictnessIn } from './which.ts';

/** By so many percentage points a criterion becomes heavier or lighter when nobody says how much. */
const STEP = 5;

/** "Maak het 5 procent", "maak nummer 3 zwaarder", "kan 4 strenger?" @returns what is said of it */
export async function adapt(tx: Transaction, at: Speaking): Promise<string> {
  const { turn, adviser, text } = at;
  const { dossierAsked, dossiers } = texts(turn.language);
  const { problems } = dossiers;
  const share = shareIn(adviser.reader.patterns, plain(text));
  if (share !== null && !isShareOfCriterion(at)) return setShare(tx, at, share);
  const meant = itemsSaid(at);
  const item = itemToAdapt(at, meant);
  // What comes near to what was named, to be named by its number.
  if (!item) return meant.near.length === 0 ? problems.whichOne : dossierAsked.whichOf(numbered(meant.near));
  const percentage = Number(adviser.talk.percentage.exec(text.toLowerCase())?.[1] ?? Number.NaN);
  return Number.isNaN(percentage) ? asSaid(tx, at, item) : toPercentage(tx, at, item, percentage);
}

/** With what stands behind its comma: a share of the sum may be 2,5%, a weight may not. */
function percentageIn({ talk }: Adviser, text: string): number | null {
  const [written] = talk.percentage.exec(plain(text)) ?? [];
  const [figures] = /\d+(?:[.,]\d+)?/.exec(written ?? '') ?? [];
  return figures === undefined ? null : Number(figures.replace(',', '.'));
}

function toPercentage(tx: Transaction, at: Speaking, item: Item, percentage: number): Promise<string> {
  if (hasShare(item)) return setShare(tx, at, percentageIn(at.adviser, at.text) ?? percentage);
  return item.criterion.weight === null ? adaptText(tx, at, item, percentage) : weigh(tx, at, item, percentage);
}

/** Heavier or stricter, without saying how much, or of another kind. */
async function asSaid(tx: Transaction, at: Speaking, item: Item): Promise<string> {
  const { turn, adviser, text } = at;
  const { problems } = texts(turn.language).dossiers;
  const direction = directionIn(adviser.talk, text);
  const strictness = strictnessIn(adviser.talk, text) ?? (item.criterion.weight === null ? direction : null);
  if (strictness !== null) return atOtherLevel(tx, at, item, strictness);
  const kind = direction === null ? kindNamed(at, item) : null;
  if (kind !== null) return asOtherKind(tx, at, item, kind);
  if (direction === null) return problems.notUnderstoodCriterion(item.n);
  const { min, max } = item.criterion.weight ?? { min: 0, max: 0 };
  return weigh(tx, at, item, (item.row.weight ?? Math.round((min + max) / 2)) + STEP * direction);
}

/** Whether its text names the share of the sum that the assignment names; a text of one's own names its own. */
function hasShare({ criterion, row }: Item): boolean {
  return criterion.textWithShare !== undefined && row.text === null;
}

/**
 * "Zet social return op 5%" is of the assignment; but of a text of one's own, or of what has a weight and is called so, where that
 * is all there is or the only one that is meant ("het plan voor social return").
 */
function isShareOfCriterion(at: Speaking): boolean {
  const { view } = at;
  const { talk } = at.adviser;
  const isOf = ({ criterion, row, title }: Item) =>
    criterion.textWithShare !== undefined
      ? row.text !== null
      : criterion.weight !== null && talk.socialReturn.test(plain(title));
  const { named, items } = itemsSaid(at, null);
  const [only, ...others] = named ? items : [];
  if (only && others.length === 0 && isOf(only)) return true;
  return !view.items.some(hasShare) && view.items.some(isOf);
}

async function setShare(tx: Transaction, at: Speaking, share: number): Promise<string> {
  const { adviser, dossier, turn, text, view, personId } = at;
  const change = { language: turn.language, now: turn.now, given: { share }, by: personId, words: text };
  if (share === view.advice.assignment.share) return texts(turn.language).dossiers.changes.nothing;
  const { lines } = await correctAssignment(tx, adviser, dossier, change);
  return lines.join(' ');
}

/** A criterion is of its kind for a reason: one of the other kind about the same is put beside it, where there is one. */
async function asOtherKind(tx: Transaction, at: Speaking, item: Item, kind: Kind): Promise<string> {
  const { turn, adviser, view, dossier } = at;
  const { criteria, dossierAsked } = texts(turn.language);
  const { otherKind } = dossierAsked;
  const why = whyOfItsKind(at, item, kind);
  if (kind === item.criterion.kind || !hasRoomFor(at, kind)) return why;
  const other = otherKindOf(adviser, view, item, kind);
  if (!other) return `${why} ${otherKind.none(criteria.kinds[kind], item.n)}`;
  await addSuggestions(tx, dossier, [other]);
  return `${why} ${otherKind.added(titleIn(other, turn.language), criteria.kinds[kind])}`;
}

/** The one that is pointed at, or the only one with a weight. */
function itemToAdapt({ view }: Speaking, { items: pointed, near, unknown }: Meant): Item | undefined {
  const weighed = view.items.filter(({ criterion, row }) => criterion.weight !== null && row.state !== 'rejected');
  return pointed[0] ?? (weighed.length === 1 && near.length + unknown.length === 0 ? weighed[0] : undefined);
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
