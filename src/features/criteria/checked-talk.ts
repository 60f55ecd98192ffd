import { paragraph } from '../../chat/reply.ts';
import type { Move, Outcome, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import { NUMBER } from '../../criteria/reading/numbers.ts';
import type { TalkWords } from '../../criteria/talk-words.ts';
import { texts } from '../../i18n/texts.ts';
import { plain } from '../../language/plain-text.ts';
import { isAsked } from '../../language/questions-in.ts';
import { CHECKED_TOPIC } from './actions.ts';
import { lastChecked, looked, textToCheck, type Within } from './checking.ts';
import type { CriteriaDeps } from './deps.ts';
import { isTheirs } from './life.ts';
import { readDossier } from './repository.ts';
import { viewOf } from './view.ts';

/** Moves by which one goes on about a text. */
const MOVES: readonly Move[] = [
  ...(['answer', 'correction', 'addition', 'ask', 'wording'] as const),
  ...(['repeat', 'source', 'unknown', 'confirmation', 'refusal', 'state'] as const),
];

/** A text that was checked: what is put in its place or behind it is checked too, and how it may be said is said again. */
export function checkedTopic(deps: CriteriaDeps): Topic {
  const take: TakeMove = (turn, _id, { text }) => goneOn(deps, turn, text);
  return {
    name: CHECKED_TOPIC,
    role: 'colleague',
    situation: async (turn) => (lastChecked(turn) === null ? null : 'dossier'),
    // What stands in its form for another text is one, whatever it might be read as.
    async byForm(turn, _id, { text }) {
      const { talk } = await deps.adviser();
      return textInstead(talk, lastChecked(turn)?.text ?? '', text) === null ? null : 'addition';
    },
    moves: Object.fromEntries(MOVES.map((move) => [move, take])),
  };
}

/** @returns null: it is not about the text */
async function goneOn(deps: CriteriaDeps, turn: Turn, said: string): Promise<Outcome | null> {
  const last = lastChecked(turn);
  if (last === null) return null;
  const adviser = await deps.adviser();
  const within = await dossierOf(deps, turn, last);
  const instead = textInstead(adviser.talk, last.text, said);
  if (instead !== null) return looked(adviser, turn, instead, within);
  const { howElse } = texts(turn.language).dossiers.checking;
  return adviser.talk.howElse.test(plain(said)) ? looked(adviser, turn, last.text, within, [paragraph(howElse)]) : null;
}

/** The dossier that a text was checked for: the same assignment makes the same findings. */
async function dossierOf(
  deps: CriteriaDeps,
  turn: Turn,
  { dossierId }: { dossierId: string | null },
): Promise<Within | undefined> {
  const dossier = dossierId === null ? null : await readDossier(deps.prisma, dossierId);
  if (!dossier || !isTheirs(turn.actor, dossier)) return undefined;
  return { dossierId: dossier.id, assignment: viewOf(await deps.adviser(), dossier, turn).advice.assignment };
}

/** What somebody puts in place of a text, or that text with what they put behind it; null: neither. */
function textInstead({ instead, behind }: TalkWords, before: string, said: string): string | null {
  const checked = textToCheck(said, false);
  if (checked !== null) return checked;
  const added = groupsIn(behind, said);
  const words = added?.words ?? added?.more;
  if (words !== undefined) return `${before.replace(/[\s.]+$/, '')} ${words}.`;
  return groupsIn(instead, said)?.text ?? withOtherNumber(before, said);
}

/** A number with what it counts, at most one word between them. */
const COUNTED = new RegExp(String.raw`(?<number>${NUMBER})(?<between> (?:\p{L}+ )?)(?<what>\p{L}{4,})`, 'giu');

/** "Mag het wel met drie referenties?": the text with this number, where it counts the same; null: it counts nothing of it. */
function withOtherNumber(before: string, said: string): string | null {
  if (!isAsked(said)) return null;
  const asked = [...said.matchAll(COUNTED)];
  for (const { groups: there, 0: whole, index } of before.matchAll(COUNTED)) {
    const same = asked.find(({ groups }) => plain(groups?.what ?? '') === plain(there?.what ?? ''))?.groups;
    if (!same || !there || same.number === there.number) continue;
    const counted = `${same.number}${there.between}${there.what}`;
    return `${before.slice(0, index)}${counted}${before.slice(index + whole.length)}`;
  }
  return null;
}

/** What stands in a text as it was written, in capitals or not. */
function groupsIn({ source }: RegExp, said: string): Record<string, string> | undefined {
  return new RegExp(source, 'iu').exec(said)?.groups;
}
