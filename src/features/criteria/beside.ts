import type { Given } from '../../criteria/given.ts';
import { texts } from '../../i18n/texts.ts';
import { plain } from '../../language/plain-text.ts';
import { isAsked } from '../../language/questions-in.ts';
import { wordsOf } from '../../language/words.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Speaking } from './at-dossier.ts';
import { correctAssignment } from './facts.ts';
import { readDossier } from './repository.ts';
import { itemsMeant, themesIn } from './which.ts';

/** Where one sentence ends and another begins; not within an amount. */
export const SENTENCES = /(?<=[.!?;])\s+|\n+/;

/**
 * "Neem de eerste. Het wordt trouwens 2 jaar": what a sentence beside a choice says of the assignment is taken as well.
 *
 * @returns what changed, in sentences; none: nothing is said of it
 */
export async function factsBeside(tx: Transaction, at: Speaking): Promise<string[]> {
  const { adviser, turn, personId, dossier } = at;
  const clause = choiceAndFacts(at)?.facts;
  const said = clause === undefined ? at.text.split(SENTENCES).filter((one) => isOfAssignment(at, one)) : [clause];
  const given: Given =
    clause === undefined
      ? Object.assign({}, ...said.map((sentence) => sizeAndTerm(at, sentence)))
      : givenBesideGoals(at, clause);
  if (said.length === 0 || Object.keys(given).length === 0) return [];
  const now = (await readDossier(tx, dossier.id)) ?? dossier;
  const change = { language: turn.language, now: turn.now, given, by: personId, words: said.join(' ') };
  const { lines } = await correctAssignment(tx, adviser, now, change);
  return lines.length > 0 ? lines : [texts(turn.language).dossiers.changes.nothing];
}

/** Not the sentence that says which criterion, nor one that gives a reason. */
function isOfAssignment({ adviser, view, turn, text }: Speaking, sentence: string): boolean {
  const { talk } = adviser;
  if (sentence.trim() === text.trim() || wordsOf(sentence).some((word) => talk.because.includes(word))) return false;
  const before = { items: view.items, focus: null, language: turn.language, what: view.what };
  return !itemsMeant(adviser, sentence, before).named && !talk.percentage.test(plain(sentence));
}

function sizeAndTerm({ adviser, view }: Speaking, sentence: string): Given {
  const { euro, yearly, months } = adviser.given(sentence, view.advice.assignment);
  return {
    ...(euro === undefined ? {} : { euro }),
    ...(yearly === undefined ? {} : { yearly }),
    ...(months === undefined ? {} : { months }),
  };
}

/**
 * "Doe maar 1 en 3, en de procedure is meervoudig onderhands": which criteria, and what is said of the assignment, each in
 * clauses of its own of one sentence.
 *
 * @returns null: it is one thing that is said, or more sentences
 */
export function choiceAndFacts(at: Speaking): { choice: string; facts: string } | null {
  const { adviser, text, view, turn } = at;
  if (isAsked(text) || text.trim().split(SENTENCES).length > 1) return null;
  const before = { items: view.items, focus: null, language: turn.language, what: view.what };
  const clauses = clausesOf(text);
  const isOfFacts = (clause: string) => Object.keys(givenBesideGoals(at, clause)).length > 0;
  const choice = clauses.filter((one) => !isOfFacts(one) && itemsMeant(adviser, one, before).named);
  const facts = clauses.filter((one) => !choice.includes(one));
  const isBoth = choice.length > 0 && facts.some(isOfFacts);
  return isBoth ? { choice: choice.join(', '), facts: facts.join(', ') } : null;
}

function givenBesideGoals({ adviser, view }: Speaking, clause: string): Given {
  const { goals: _, ...given } = adviser.given(clause, view.advice.assignment);
  return given;
}

function clausesOf(text: string): string[] {
  return text
    .split(/[,;.](?!\d)\s*(?:en |maar |and |but )?|\s(?:en|maar|and|but)\s/u)
    .filter((clause) => clause.trim() !== '');
}

/**
 * "Doe ook iets met de keten, en laat energie weg": what goes out and what is to come beside it, each in its own clause.
 *
 * @returns null: it is one thing that is said
 */
export function outAndMore({ adviser, text }: Speaking): { out: string; more: string } | null {
  const { talk } = adviser;
  const clauses = clausesOf(text);
  const out = clauses.filter((clause) => talk.takeOut.test(plain(clause)));
  const more = clauses.filter((clause) => !out.includes(clause) && themesIn(adviser, plain(clause)).length > 0);
  return out.length > 0 && more.length > 0 ? { out: out.join(', '), more: more.join(', ') } : null;
}
