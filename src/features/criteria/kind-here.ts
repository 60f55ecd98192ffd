import type { Kind } from '../../chat/labels.ts';
import type { Adviser } from '../../criteria/advice.ts';
import type { Assignment } from '../../criteria/assignment.ts';
import type { Finding } from '../../criteria/checks/check-text.ts';
import { asksEuropean } from '../../criteria/european.ts';
import { plain } from '../../language/plain-text.ts';
import { isAsked } from '../../language/questions-in.ts';
import { wordsOf } from '../../language/words.ts';
import type { Speaking } from './at-dossier.ts';
import { choiceAndFacts, SENTENCES } from './beside.ts';
import { isForbidden } from './findings.ts';
import type { DossierView } from './view.ts';
import { isOnlyPointing, itemsMeant, itemsSaid, themesWished } from './which.ts';

/** What sounds like the beginning of another dossier, or like a refusal, and is about what this one has. */
export function kindHere(at: Speaking, kind: Kind<'criteria'> | null): Kind<'criteria'> | null {
  // "Sociaal graag, geen milieu": which themes, and not which criteria.
  if (themesWished(at.adviser, at.text) !== null) return 'facts';
  // "Ik wil alleen weten of het Europees moet": of another value it is worked out, and else said of this one.
  const isWhether = kind !== 'what-if' && asksEuropean(at.text) && !saysFacts(at);
  return isWhether ? 'threshold' : kindOfIts(at, kind);
}

function kindOfIts(at: Speaking, kind: Kind<'criteria'> | null): Kind<'criteria'> | null {
  const { adviser, text, view } = at;
  // "Nee, laat het dossier maar weer zien": a no to something else.
  if (kind === 'drop' && adviser.talk.showIt.test(plain(text))) return 'dossier';
  // One criterion that goes out is not the whole dossier that is put away.
  if (kind === 'drop' && isOneOut(at)) return 'reject';
  // What a small firm cannot do is no criterion of this dossier: it is told which asks the least.
  if (kind === 'reject' && adviser.talk.small.test(plain(text)) && !itemsSaid(at, null).named) return 'which';
  const steered = kindSteered(at, kind);
  if (steered !== null) return steered;
  const isGoalOnly = kind === 'facts' && Object.keys(adviser.given(text, view.advice.assignment)).join() === 'goals';
  if (kind !== 'advise' && !isGoalOnly) return kind;
  const { named, all } = itemsSaid(at, null);
  if (!named || all) return kind;
  return isAsked(text) ? 'why' : adviser.talk.putIn.test(plain(text)) ? 'choose' : kind;
}

/** "Alleen bedrijven uit de buurt": no question, and what the law says of it is the answer, when nothing else is said. */
export function kindToAnswer(
  adviser: Adviser,
  { advice: { assignment } }: DossierView,
  text: string,
  kind: Kind<'criteria'> | null,
): Kind<'criteria'> | null {
  const saysFacts = kind === 'facts' && Object.keys(adviser.given(text, assignment)).length > 0;
  const isOther = kind !== null && kind !== 'facts' && kind !== 'adapt' && kind !== 'dossier' && kind !== 'more';
  return saysFacts || isOther || forbiddenIn(adviser, text, assignment).length === 0 ? kind : 'allowed';
}

/** What the law forbids in words about an assignment. */
export function forbiddenIn(adviser: Adviser, text: string, assignment: Assignment): Finding[] {
  return adviser.checkWithin(text, assignment).filter(isForbidden);
}

/** Kinds of what is done with criteria. */
const DECIDES: ReadonlySet<Kind<'criteria'> | null> = new Set(['choose', 'reject', 'restore']);
/** Kinds as which may be read that something goes out. */
const SAID_OTHERWISE: ReadonlySet<Kind<'criteria'> | null> = new Set(['facts', 'more', 'dossier', 'choose']);

/** What its words do to the criteria of this dossier, where it was read as something else; null: they do not tell. */
function kindSteered(at: Speaking, kind: Kind<'criteria'> | null): Kind<'criteria'> | null {
  const { adviser, text, view } = at;
  const { talk } = adviser;
  const said = plain(text);
  // "Is dat niet te zwaar?" asks, whatever is thought of it.
  if (DECIDES.has(kind) && isAsked(text) && talk.tooMuch.test(said)) return 'allowed';
  const rest = talk.restOut.exec(said);
  const before = { items: view.items, focus: null, language: at.turn.language, what: view.what };
  if (kind === 'reject' && rest && itemsMeant(adviser, said.slice(0, rest.index), before).named) return 'choose';
  const { goals: _, ...facts } = adviser.given(text, view.advice.assignment);
  if (Object.keys(facts).length > 0) return kind === 'facts' ? kindBeside(at) : null;
  const isPercentage = talk.percentage.test(said);
  if (kind === 'advise' && isPercentage) return 'adapt';
  if (DECIDES.has(kind) && kind !== 'reject' && isPercentage && !itemsSaid(at, null).named) return 'adapt';
  if (isAsked(text) || !SAID_OTHERWISE.has(kind) || rest || !talk.takeOut.test(said)) return null;
  return kind !== 'choose' && itemsSaid(at, null).named ? 'reject' : null;
}

/** "Haal de eerlijke koffie er toch maar uit": what goes out is a criterion that is named. */
function isOneOut(at: Speaking): boolean {
  const { talk } = at.adviser;
  const said = plain(at.text);
  if (!talk.takeOut.test(said) || talk.whole.test(said)) return false;
  const { named, all } = itemsSaid(at, null);
  return named && !all;
}

/** "Laat maar weg": one that was spoken of, in few words, and not all of it. */
export function leavesOut({ talk }: Adviser, text: string): boolean {
  const said = plain(text);
  return talk.leaveOut.test(said) && !talk.whole.test(said) && wordsOf(said).length <= MOST_WORDS_LEAVING;
}

const MOST_WORDS_LEAVING = 12;

/** "Neem nummer 3 erbij. Het loopt maar 2 jaar": a sentence or clause of its own says what becomes of a criterion; null: none does. */
function kindBeside(at: Speaking): Kind<'criteria'> | null {
  const { adviser, text, view, turn } = at;
  const before = { items: view.items, focus: null, language: turn.language, what: view.what };
  const sentences = text.split(SENTENCES);
  const ofSentence = sentences.find((one) => itemsMeant(adviser, one, before).named && !isAsked(one));
  const of = sentences.length === 1 ? choiceAndFacts(at)?.choice : ofSentence;
  if (of === undefined) return null;
  if (adviser.talk.takeOut.test(plain(of))) return 'reject';
  const isChoice = adviser.talk.putIn.test(plain(of)) || isOnlyPointing(adviser.talk, of, turn.language);
  return isChoice ? 'choose' : null;
}

function saysFacts({ adviser, text, view }: Speaking): boolean {
  const { euro, yearly, months } = adviser.given(text, view.advice.assignment);
  return (euro ?? yearly ?? months) !== undefined;
}
