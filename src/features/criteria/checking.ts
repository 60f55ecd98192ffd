import { type Block, paragraph } from '../../chat/reply.ts';
import { answered, told } from '../../chat/saying.ts';
import type { Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { CriteriaDeps } from './deps.ts';
import { findingItems } from './findings.ts';

/** An order to check, with what is to be checked behind a colon, on the next line or between quotes. */
const ORDER =
  /^[^:"“”\n]{0,80}?\b(?:check\w*|controle\w*|nakijken|nagekeken|nalezen|toets\w*|beoorde\w*|kijk\w*|lees|review|verify)\b[^:"“”\n]{0,60}(?::\s*|\n+|["“”'])(?<text>[\s\S]{10,})$/iu;
const QUOTED = /["“”]([^"“”]{10,})["“”]?/gu;
/** Of what is only pasted, with a few words before it: a text of so many characters is one to check. */
const SHORTEST_PASTED = 40;

/**
 * The text that is to be checked in what somebody says; null: there is none.
 *
 * @param isAsked it is known that a check is asked for
 */
export function textToCheck(said: string, isAsked: boolean): string | null {
  const ordered = ORDER.exec(said)?.groups?.text;
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
  const { language } = turn;
  const { checking } = texts(language).dossiers;
  const text = textToCheck(said, true);
  if (text === null) return { ...told(turn, checking.askText), status: 'clarify' };
  const adviser = await deps.adviser();
  const { findings, assignment } = adviser.check(text);
  const worth = findings.filter(({ severity, at }) => severity !== 'hint' || at !== null);
  const items = findingItems(adviser, { findings: worth, assignment }, language);
  const body: Block[] =
    items.length > 0
      ? [{ kind: 'heading', text: checking.found(items.length) }, { kind: 'list', items }, paragraph(checking.notAll)]
      : [paragraph(texts(language).criteria.nothingFound)];
  return answered({ language, framed: true, body });
}
