import { allowedKinds } from '../../criteria/choosing.ts';
import { KINDS, type Kind } from '../../criteria/labels.ts';
import { advised } from '../../criteria/library.ts';
import { texts } from '../../i18n/texts.ts';
import { plain } from '../../language/plain-text.ts';
import { stem, wordsOf } from '../../language/words.ts';
import type { Speaking } from './at-dossier.ts';
import type { Item } from './view.ts';

/** "Kan 3 als gunningscriterium?": the kind that is named, another than it is if there is; null: none. */
export function kindNamed({ turn, text }: Speaking, { criterion }: Item): Kind | null {
  const { kinds } = texts(turn.language).criteria;
  const words = wordsOf(text);
  const isSaid = (kind: Kind) => words.some((word) => stem(word, turn.language) === stem(kinds[kind], turn.language));
  const said = KINDS.filter((kind) => isSaid(kind) || plain(text).includes(kinds[kind]));
  return said.find((kind) => kind !== criterion.kind) ?? said[0] ?? null;
}

export function hasRoomFor({ view }: Speaking, kind: Kind): boolean {
  return allowedKinds(view.advice.assignment).includes(kind);
}

/** Why a criterion is of its kind and not of the one that was named, and whether the assignment has room for that. */
export function whyOfItsKind(at: Speaking, { n, criterion }: Item, kind: Kind): string {
  const { criteria, dossierAsked } = texts(at.turn.language);
  const { otherKind } = dossierAsked;
  if (kind === criterion.kind) return otherKind.already(n, criteria.kinds[kind]);
  const why = otherKind.why(n, criteria.kinds[criterion.kind], advised(criterion, at.turn.language).whyKind);
  return hasRoomFor(at, kind) ? why : `${why} ${otherKind.noRoom(criteria.kinds[kind])}`;
}
