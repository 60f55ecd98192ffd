import { settling, told } from '../../chat/saying.ts';
import type { Outcome } from '../../chat/skill.ts';
import type { TalkWords } from '../../criteria/talk-words.ts';
import { texts } from '../../i18n/texts.ts';
import { plain } from '../../language/plain-text.ts';
import { isAsked } from '../../language/questions-in.ts';
import { wordsOf } from '../../language/words.ts';
import type { Transaction } from '../../store/transaction.ts';
import { adapt } from './adapting.ts';
import type { Speaking } from './at-dossier.ts';
import { factsBeside } from './beside.ts';
import { dossierChanged } from './card.ts';
import { decide } from './deciding.ts';
import { isOpen } from './life.ts';
import { lockDossier, readDossier } from './repository.ts';
import { changeReply } from './short-card.ts';
import { type Item, viewOf } from './view.ts';
import { directionIn, placed, reasonIn, strictnessIn } from './which.ts';

/** What becomes of a criterion; `unsure`: that cannot be told. */
type Verdict = 'chosen' | 'rejected' | 'adapted' | 'unsure';

/** What a clause says of the criteria whose places it names. */
interface Each {
  words: string;
  items: readonly Item[];
  verdict: Verdict;
  reason: string | null;
}

/** Where one clause ends and another begins; not within an amount. */
const CLAUSES = /[.!;]+(?:\s+|$)|\n+|,(?=\s|\D)\s*/u;
/** Longer words tell a story. */
const MOST_CHARACTERS = 500;

/**
 * "De eerste wel, 2 ook, 3 hoeft niet want er zit geen hout in": what each number gets, by what its own clause says.
 *
 * @returns null: no two clauses speak of a number
 */
export function eachSaid({
  adviser: { talk },
  text,
  view,
}: Pick<Speaking, 'adviser' | 'text' | 'view'>): Each[] | null {
  // "2 is een goeie": a number before the verb is who it is about.
  if (isAsked(text.replace(/^\s*\d\b/u, 'nummer')) || text.length > MOST_CHARACTERS) return null;
  const found: Each[] = [];
  // Places of which nothing is said yet: "1, 2 en 3 graag".
  let waiting: string[] = [];
  for (const clause of text.split(CLAUSES).flatMap((one) => apart(talk, one))) {
    const said = beforeReason(talk, clause);
    if (!namesPlace(talk, said, view.items)) {
      goOn(talk, found, clause);
      continue;
    }
    waiting.push(clause);
    const verdict = verdictIn(talk, said, found.at(-1)?.verdict);
    if (verdict === null && waiting.length === 1 && joins(talk, view.items, found, clause)) waiting = [];
    if (verdict === null) continue;
    found.push(eachOf(talk, view.items, waiting.join(', '), verdict));
    waiting = [];
  }
  if (waiting.length > 0) found.push(eachOf(talk, view.items, waiting.join(', '), 'unsure'));
  const isSaid = found.length > 1 && found.some(({ verdict }) => verdict !== 'unsure');
  return isSaid ? restOf(talk, found, view.items) : null;
}

function eachOf(talk: TalkWords, items: readonly Item[], words: string, verdict: Verdict): Each {
  const reason = verdict === 'rejected' ? reasonIn(talk, words) : null;
  return { words, items: placed(talk, beforeReason(talk, words), items) ?? [], verdict, reason };
}

/** "De rest niet": what nobody decided about and no other clause names. */
function restOf(talk: TalkWords, found: readonly Each[], items: readonly Item[]): Each[] {
  const named = found.flatMap((each) => each.items);
  const rest = items.filter((item) => item.row.state === 'suggested' && !named.includes(item));
  return found.map((each) => (each.items.length === 0 && isRest(talk, each.words) ? { ...each, items: rest } : each));
}

function isRest({ others }: TalkWords, clause: string): boolean {
  return wordsOf(clause).some((word) => others.includes(word));
}

function namesPlace(talk: TalkWords, clause: string, items: readonly Item[]): boolean {
  return placed(talk, clause, items) !== null || isRest(talk, clause);
}

/** "1 moet zwaarder, 20%", "3 niet want dat is duur, en het levert gedoe op": a clause without a number is about the one before. */
function goOn(talk: TalkWords, found: Each[], clause: string): void {
  const last = found.pop();
  if (!last) return;
  const words = `${last.words}, ${clause}`;
  const isHowHeavy = last.verdict !== 'rejected' && talk.percentage.test(plain(clause));
  const reason =
    last.reason !== null ? `${last.reason}, ${clause}` : last.verdict === 'rejected' ? reasonIn(talk, clause) : null;
  found.push({ ...last, words, reason, verdict: isHowHeavy ? 'adapted' : last.verdict });
}

/** "Kies 1, 2 en 3": more numbers behind what is said before the first of them. */
function joins(talk: TalkWords, items: readonly Item[], found: Each[], clause: string): boolean {
  const last = found.at(-1);
  if (!last || last.reason !== null || !saysFirst(talk, last.words)) return false;
  found.pop();
  found.push(eachOf(talk, items, `${last.words}, ${clause}`, last.verdict));
  return true;
}

/** Whether it says what becomes of a number before that number. */
function saysFirst(talk: TalkWords, words: string): boolean {
  const first = new RegExp(`(?<!\\p{L}|\\d)(?:\\d(?!\\d)|(?:${talk.places.flat().join('|')})(?!\\p{L}))`, 'u');
  const said = plain(words);
  return verdictIn(talk, said.slice(0, Math.max(0, said.search(first))), undefined) !== null;
}

function beforeReason({ because }: TalkWords, clause: string): string {
  return clause.split(new RegExp(`(?<!\\p{L})(?:${because.join('|')})(?!\\p{L})`, 'iu'))[0] ?? '';
}

/** "1 en 2 graag maar 3 niet", "1 wel 2 niet": where both sides name a number and say what becomes of it. */
function apart(talk: TalkWords, clause: string): string[] {
  const before = beforeReason(talk, clause);
  // "1 en 3 maar niet 2" leaves 2 as it is.
  if (talk.verdicts.leftOut.test(plain(before))) return [clause];
  const places = [...before.matchAll(BETWEEN)].map(({ index }) => index);
  // "Neem 2 en 4 en niet 3" says it before the number, "2 graag en 3 en 4 niet" behind it.
  const inOrder = saysFirst(talk, before) ? places.toReversed() : places;
  const opposed = inOrder.filter((at) => OPPOSED.test(before.slice(at)));
  for (const at of [...opposed, ...inOrder]) {
    const parts = [before.slice(0, at), before.slice(at)];
    if (parts.every((part) => NUMBER.test(part) && verdictIn(talk, part, 'chosen') !== null))
      return [clause.slice(0, at), clause.slice(at)].flatMap((part) => apart(talk, part.trim()));
  }
  return clause.trim() === '' ? [] : [clause];
}

/** Where a number may begin something of its own. */
const BETWEEN = /\s(?=(?:\p{L}+ ){0,4}\d(?!\d))/gu;
const OPPOSED = /^\s(?:maar|but)\s/u;
const NUMBER = /(?<!\d)\d(?!\d)/u;

/** What a clause says becomes of what it names; null: nothing. */
function verdictIn(talk: TalkWords, clause: string, before: Verdict | undefined): Verdict | null {
  const { verdicts } = talk;
  const said = plain(clause);
  if (verdicts.unsure.test(said) || verdicts.leftOut.test(said)) return 'unsure';
  if (verdicts.notBad.test(said)) return 'chosen';
  if (verdicts.no.test(said) || talk.takeOut.test(said)) return 'rejected';
  const direction = directionIn(talk, said) ?? strictnessIn(talk, said);
  if (direction !== null || talk.percentage.test(said)) return 'adapted';
  if (verdicts.also.test(said) && before !== undefined) return before;
  return verdicts.yes.test(said) ? 'chosen' : null;
}

/** Does what each clause says, and says what it did not do. */
export function doEach(at: Speaking, each: readonly Each[]): Outcome {
  const { adviser, dossier, turn } = at;
  const { problems } = texts(turn.language).dossiers;
  return settling('answered', async (tx) => {
    const locked = await lockDossier(tx, dossier.id);
    if (!locked) return { replies: told(turn, texts(turn.language).dossiers.gone).replies };
    const current = async (): Promise<Speaking> => {
      const read = (await readDossier(tx, dossier.id)) ?? locked;
      return { ...at, dossier: read, view: viewOf(adviser, read, turn) };
    };
    if (!isOpen(locked)) return { replies: [changeReply((await current()).view, turn.language, problems.closed)] };
    const lines: string[] = [];
    for (const one of each) lines.push(await doOne(tx, await current(), one));
    lines.push(...(await factsBeside(tx, await current())));
    const { view } = await current();
    return {
      replies: [changeReply(view, turn.language, lines.join(' '))],
      messages: dossierChanged((language) => viewOf(adviser, view.dossier, { language, now: turn.now })),
    };
  });
}

async function doOne(tx: Transaction, at: Speaking, { words, items, verdict, reason }: Each): Promise<string> {
  const { problems } = texts(at.turn.language).dossiers;
  if (items.length === 0 || verdict === 'unsure' || (verdict === 'adapted' && items.length > 1))
    return problems.notDone(words.trim());
  if (verdict === 'adapted') return adapt(tx, { ...at, text: words });
  const ids = items.map(({ criterion }) => criterion.id);
  return decide(tx, at.turn, at, { ids, state: verdict, reason });
}
