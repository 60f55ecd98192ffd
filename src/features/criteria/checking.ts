import { type Block, paragraph } from '../../chat/reply.ts';
import { answered, told } from '../../chat/saying.ts';
import type { Outcome, Turn } from '../../chat/skill.ts';
import type { Adviser } from '../../criteria/advice.ts';
import type { Assignment } from '../../criteria/assignment.ts';
import { readWeights } from '../../criteria/checks/weights.ts';
import { texts } from '../../i18n/texts.ts';
import { plain } from '../../language/plain-text.ts';
import { CHECKED_SUBJECT } from './actions.ts';
import type { CriteriaDeps } from './deps.ts';
import { findingItems } from './findings.ts';

/** The text for a dossier that somebody asks about or puts there: behind an order to check, or the weights of an award. */
export function textFor(said: string): string | null {
  return textToCheck(said, false) ?? (readWeights(plain(said)).length > 1 ? said : null);
}

/** An order to check, with what is to be checked behind a colon, on the next line or between quotes. */
const ORDER =
  /^[^:"“”\n]{0,80}?\b(?:check\w*|controle\w*|nakijken|nagekeken|nalezen|toets\w*|beoorde\w*|kijk\w*|lees|review|verify)\b[^:"“”\n]{0,60}(?::\s*|\n+|["“”'])(?<text>[\s\S]{10,})$/iu;
/** "Is dit ok: “…”", "mag dit zo?": asked of a text that follows between quotes, and ends the message. */
const ASKED_OF_QUOTED =
  /^\W*(?:is|zijn|mag|mogen|kan|klopt|are|may|can)\s+(?:dit|deze|dat|die|this|these|that)\b[^"“”\n]{0,40}["“”](?<text>[^"“”]{25,})["“”]\W*$/iu;
const QUOTED = /["“”]([^"“”]{10,})["“”]?/gu;
/** "Is dit ok: de hovenier zit in Deventer", "mag dit zo in het bestek: …": asked of what stands behind a colon. */
const ASKED_OF_BEHIND =
  /^\W*(?:is|zijn|mag|mogen|kan|klopt|are|may|can)\s+(?:dit|deze|dat|die|het|zo|this|these|that)\b[^:"“”\n?]{0,40}\??:\s*(?<text>.{10,})$/isu;
/** Of what is only pasted, with a few words before it: a text of so many characters is one to check. */
const SHORTEST_PASTED = 40;

/**
 * The text that is to be checked in what somebody says; null: there is none.
 *
 * @param isAsked it is known that a check is asked for
 */
export function textToCheck(said: string, isAsked: boolean): string | null {
  const ordered = (ORDER.exec(said) ?? ASKED_OF_QUOTED.exec(said) ?? ASKED_OF_BEHIND.exec(said))?.groups?.text;
  if (ordered === undefined && !isAsked) return null;
  const quoted = [...said.matchAll(QUOTED)].map(([, words = '']) => words.trim());
  if (quoted.length > 0) return quoted.join('\n');
  if (ordered !== undefined) return ordered.trim();
  const behind = /[:\n]\s*([\s\S]{10,})$/u.exec(said)?.[1];
  if (behind !== undefined) return behind.trim();
  return said.length >= SHORTEST_PASTED && !said.includes('?') ? said : null;
}

/** What is wrong in a text that was typed or pasted: no dossier and no case comes of it. */
export async function checkTyped(deps: CriteriaDeps, turn: Turn, said: string): Promise<Outcome> {
  const text = textToCheck(said, true);
  if (text === null) return { ...told(turn, texts(turn.language).dossiers.checking.askText), status: 'clarify' };
  return looked(await deps.adviser(), turn, text);
}

/** The dossier that a text is for, with its assignment. */
export interface Within {
  dossierId: string;
  assignment: Assignment;
}

/** What is wrong in a text, or that nothing was found. */
export function looked(adviser: Adviser, turn: Turn, text: string, within?: Within, before: Block[] = []): Outcome {
  const nothing = paragraph(texts(turn.language).criteria.nothingFound);
  return (
    checked(adviser, turn, text, within, before) ?? spokenOf(turn, { text, within }, [...summed(turn, text), nothing])
  );
}

/** What the weights of an award make together, where a text has those. */
function summed({ language }: Turn, text: string): Block[] {
  const weights = readWeights(plain(text));
  const sum = weights.reduce((whole, { percentage }) => whole + percentage, 0);
  return weights.length > 1 ? [paragraph(texts(language).dossierAsked.weights.makes(sum))] : [];
}

/**
 * What is wrong in a text; null: nothing that the checks know.
 *
 * @param within the dossier it is for, where its assignment is described
 * @param before what stands above the findings
 */
export function checked(
  adviser: Adviser,
  turn: Turn,
  text: string,
  within?: Within,
  before: Block[] = [],
): Outcome | null {
  const { language } = turn;
  const { checking } = texts(language).dossiers;
  const read = adviser.check(text);
  // A text that says what it is worth stands by itself; another is one of the assignment, with amounts of its own.
  const assignment =
    within && read.assignment.value.euro === null
      ? { ...within.assignment, amounts: read.assignment.amounts }
      : read.assignment;
  const findings = assignment === read.assignment ? read.findings : adviser.checkWithin(text, assignment);
  // What an assignment lacks is said of it, and not of each text for it.
  const worth = findings.filter(({ severity, at, quotes }) =>
    within ? at !== null || quotes.length > 0 : severity !== 'hint' || at !== null,
  );
  const items = findingItems(adviser, { findings: worth, assignment }, language);
  if (items.length === 0) return null;
  return spokenOf(turn, { text, within }, [
    ...before,
    { kind: 'heading', text: checking.found(items.length) },
    ...summed(turn, text),
    { kind: 'list', items },
    paragraph(checking.notAll),
  ]);
}

/** As much of a text as is remembered for what is asked of it next, and what stands before it there. */
const LONGEST_REMEMBERED = 2_000;
const REMEMBERED = /^check:(?<dossierId>[^\n]*)\n(?<text>[\s\S]*)$/;

/** The text that somebody had checked last, with the dossier it was for; null: none, as far as is remembered. */
export function lastChecked({ memory, actor }: Turn): { text: string; dossierId: string | null } | null {
  const own = memory.filter(({ by }) => by === (actor.personId ?? undefined));
  const last = own.findLast(({ question }) => REMEMBERED.test(question));
  const { text, dossierId } = REMEMBERED.exec(last?.question ?? '')?.groups ?? {};
  return text === undefined ? null : { text, dossierId: dossierId || null };
}

/** What is said next may be about the text, which is remembered as long as anything that was said. */
function spokenOf(
  { language, actor }: Turn,
  { text, within }: { text: string; within: Within | undefined },
  body: Block[],
): Outcome {
  const by = actor.personId ?? undefined;
  const question = `check:${within?.dossierId ?? ''}\n${text.slice(0, LONGEST_REMEMBERED)}`;
  return {
    ...answered({ language, framed: true, subject: CHECKED_SUBJECT, body }),
    remember: { question, answer: '', by },
  };
}
