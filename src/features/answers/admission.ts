import type { KnownPassage } from '../../knowledge/passage.ts';
import { sentencesOf } from '../../language/sentences.ts';
import { isGapSentence } from './gap-sentences.ts';
import { type Speech, shareMet, speechOf } from './matching.ts';
import type { Asked, Candidate } from './ranking.ts';
import type { Signs } from './weights.ts';

/**
 * A passage less likely to answer the question is not quoted. Lower than where answering and declining make equally
 * many mistakes (`impact eval fit`): what is asked but not known is mostly caught by the rules below.
 */
const LEAST_LIKELIHOOD = 0.5;
/** So much alike are a question and the heading of the section that was written for it. */
const SAME_QUESTION = 0.95;

/** Whether somebody wrote the section as the answer to this very question: it is in its heading, whole. */
export function asksTheSame({ signs }: Pick<Candidate, 'signs'>): boolean {
  return signs.asked >= SAME_QUESTION && signs.askedWhole >= SAME_QUESTION;
}

/** Whether a passage speaks enough of the question, and of what was asked after in it, to be quoted. */
export function isAdmissible({ passage, likelihood, signs }: Candidate, asked: Asked): boolean {
  if (asksTheSame({ signs })) return true;
  if (likelihood < LEAST_LIKELIHOOD || leavesOutTooMuch(signs)) return false;
  const text = [passage.title, ...passage.headings, ...(passage.askedAs ?? []), passage.text].join(' ');
  if (!asked.form.years.every((year) => text.includes(year))) return false;
  const speech = speechOf(text, asked.language);
  const sure = likelihood >= SURE;
  if (!sure && asked.noun && shareMet(asked.noun, speech) === 0) return false;
  if (!speaksOfSubject(asked, speech)) return false;
  return (
    asked.names.every((name) => shareMet(name, speech) >= SAME_NAME) &&
    (sure || signs.countsNot === 0 || hasGap(passage))
  );
}

/** Below this much of the question, what a passage says is about something else. */
const LEAST_COVERED = 0.38;
/** A word that is so much of the question may be left out only when nearly all the rest is covered. */
const MOST_MISSING = 0.5;
const COVERED_BESIDES = 0.5;

function leavesOutTooMuch({ covered, missing }: Signs): boolean {
  return covered < LEAST_COVERED || (missing > MOST_MISSING && covered < COVERED_BESIDES);
}

/** "Hoeveel uur duurt een kennissessie": a passage with so many hours of something else is no answer. */
function speaksOfSubject({ counted, terms }: Asked, speech: Speech): boolean {
  const subject = terms.filter((term) => !term.general && !counted.includes(term));
  return counted.length === 0 || subject.length === 0 || subject.some((term) => shareMet(term, speech) > 0);
}

/** So likely, that a word for the kind of thing asked after may be missing ("op welke zender", "hoeveel stuks"). */
const SURE = 0.85;

/** A name is met by itself, its likely spelling or another word for it; a part of it is another name. */
const SAME_NAME = 0.65;

function hasGap(passage: KnownPassage): boolean {
  return sentencesOf(passage.text, passage.language).some((text) => isGapSentence(text, passage.language));
}
