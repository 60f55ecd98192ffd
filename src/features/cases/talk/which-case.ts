import { isFinalState } from '../../../case-life/case-life.ts';
import { newChoice } from '../../../chat/cards.ts';
import type { Language } from '../../../chat/language.ts';
import { isPlain } from '../../../chat/plain.ts';
import { type Button, paragraph } from '../../../chat/reply.ts';
import { withBelow } from '../../../chat/saying.ts';
import type { Move, Outcome, Said, Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { saysTheSame, tellingWords } from '../../../routing/need.ts';
import { filerCardName } from '../chat/actions.ts';
import { caseLabel, numbersIn, ownCaseLine } from '../chat/case-name.ts';
import { type CaseChat, isBrokerFor, isFiler, isOfCounter } from '../chat/deps.ts';
import { type CaseView, readCases } from '../chat/repository.ts';
import { openCasesOf, openViewsOf, runningCasesOf, saidSince } from './repository.ts';

/** Of which case somebody speaks; several: it cannot be told, and nothing may be done. */
export type Meant =
  /** `others`: it was only spoken of last, and may be one of these instead. */
  | { kind: 'one'; view: CaseView; among: number; others?: readonly CaseView[] }
  /** `isOther`: words were said that tell a case, and none of these has them. */
  | { kind: 'several'; views: readonly CaseView[]; isOther: boolean }
  /** One was named by a number of which there is nothing for who speaks. */
  | { kind: 'none'; number: number };

/**
 * Of the cases that somebody has open, the one that a text is about: the one whose number, place or words it names; in the
 * thread of a case that one, and otherwise the only one.
 *
 * @param view of which was spoken last
 */
export async function whichCase(chat: CaseChat, turn: Turn, view: CaseView, said: Said): Promise<Meant> {
  const all = [view, ...(await othersLike(chat, turn, view, said))];
  const numbered = byNumber(all, said);
  if (numbered) return numbered;
  if (all.length === 1 || said.inThread) return one(view, all);
  const naming = namingWords(chat, turn, all, said.text);
  const byWords = onlyOneWith(chat, all, naming);
  const isOther = byWords === null && !hitsAny(chat, turn, all, said.text);
  // What was said since is of every day, and names no case; but it may have these words of another one.
  const told = byWords && onlyOneWith(chat, await withSaid(chat, all), naming);
  const named = told?.id === byWords?.id ? byWords : null;
  return byWhatIsKnown(turn, view, all, { named, isOther, said });
}

/** By its words, by who waits for an answer, or by what was just spoken of. */
function byWhatIsKnown(
  turn: Turn,
  view: CaseView,
  all: readonly CaseView[],
  { named, isOther, said }: { named: CaseView | null; isOther: boolean; said: Said },
): Meant {
  // A draft stands right above: only who names another means that one.
  if (view.state === 'draft') return ofDraft(view, all, { named, isOther, said });
  const asked = all.filter(({ state }) => state === 'waiting_for_entrepreneur');
  if (isFiler(turn, view) && view.state === 'waiting_for_entrepreneur' && asked.length === 1) {
    // What answers a question may well have words of another case in it.
    return named === null || named === view ? one(view, all) : several(all, false);
  }
  if (named !== null) return one(named, all);
  const others = all.filter((other) => other !== view);
  // Which one is taken back is not guessed.
  const isSure = said.move !== 'cancellation' && !(isOther && said.move === 'state');
  const goesOn = isSure && wasJustSpokenOf(turn, view);
  return goesOn ? { ...one(view, all), others } : several(all, isOther);
}

/** So long who names none goes on about the case that was spoken of: later they may have another in mind. */
const JUST_MS = 15 * 60_000;

/** The last that the bot said to whoever filed it was about this case, just now. Whoever works for others must say whose it is. */
export function wasJustSpokenOf(turn: Turn, view: CaseView): boolean {
  const [last] = turn.spokenOf ?? [];
  const isLast = last?.subject === filerCardName(view.id) && turn.now.getTime() - last.saidAt.getTime() < JUST_MS;
  return isLast && isFiler(turn, view);
}

function one(view: CaseView, all: readonly CaseView[]): Extract<Meant, { kind: 'one' }> {
  return { kind: 'one', view, among: all.length };
}

function several(views: readonly CaseView[], isOther: boolean): Meant {
  return { kind: 'several', views, isOther };
}

/** By the numbers that were said; null: none was. */
function byNumber(all: readonly CaseView[], said: Said): Meant | null {
  const numbered = all.filter(({ number }) => numbersOf(said).includes(number));
  const [first, ...more] = numbered;
  if (first) return more.length === 0 ? one(first, all) : several(numbered, false);
  const [wanted] = numbersIn(said.text);
  return wanted === undefined ? null : { kind: 'none', number: wanted };
}

/** Who takes back what is neither the draft nor anything that can be told is asked which one. */
function ofDraft(
  view: CaseView,
  all: readonly CaseView[],
  { named, isOther, said }: { named: CaseView | null; isOther: boolean; said: Said },
): Meant {
  if (named !== null) return one(named, all);
  return isOther && said.move === 'cancellation' ? several(all, true) : one(view, all);
}

/** Who takes something back says of which by the number alone; who asks after one ends with it: "wat is er met 6". */
const BARE: Partial<Record<Move, RegExp>> = {
  cancellation: /\b\d{1,9}\b/g,
  state: /(?<![\d.,:/-])\b\d{1,9}(?=[\s?!.]*$)/g,
};

function numbersOf({ text, move }: Said): number[] {
  const bare = BARE[move];
  return [...numbersIn(text), ...(bare ? (text.match(bare) ?? []).map(Number) : [])];
}

/** What may be done with another case than the draft that stands above: what is added to that would reach a counter. */
const OF_ANOTHER: ReadonlySet<Move> = new Set(['cancellation', 'refusal', 'state', 'repeat']);

/** What else they have open on the same side: as who filed it, or as who works on it. */
async function othersLike({ prisma }: CaseChat, turn: Turn, view: CaseView, { move }: Said): Promise<CaseView[]> {
  const { personId } = turn.actor;
  if (personId === null || isFinalState(view.state)) return [];
  const isDraft = view.state === 'draft';
  if (isDraft && !OF_ANOTHER.has(move)) return [];
  const looksAfter = !isFiler(turn, view) && !isOfCounter(turn, view) && isBrokerFor(turn, view);
  const all = looksAfter ? await runningCasesOf(prisma, view.organisationId) : await openCasesOf(prisma, personId);
  const others = await readCases(
    prisma,
    all.filter((id) => id !== view.id),
  );
  return others
    .filter((other) => (isDraft || other.state !== 'draft') && isFiler(turn, other) === isFiler(turn, view))
    .map((other) => ({ ...other, language: turn.language }));
}

/** With what was said of each since: "ze heeft het pand genomen" may be of the one for which there was a place. */
function withSaid({ prisma }: CaseChat, views: readonly CaseView[]): Promise<Told[]> {
  return Promise.all(views.map(async (view) => ({ ...view, saidSince: await saidSince(prisma, view.id) })));
}

type Told = CaseView & { saidSince?: string };

/** Those that have most of the words of a text that tell a case, or of who works on it; none where it has no such words. */
export async function withWordsOf(
  chat: CaseChat,
  turn: Turn,
  views: readonly CaseView[],
  text: string,
): Promise<CaseView[]> {
  const said = [...tellingWords(text, turn.language)];
  const told = await withSaid(chat, views);
  const hits = told.map((view) => {
    const words = [...contentWords(chat, view), ...tellingWords(view.owner?.name ?? '', view.language)];
    return said.filter((word) => has(words, word)).length;
  });
  const most = Math.max(0, ...hits);
  return most === 0 ? [] : views.filter((_view, at) => hits[at] === most);
}

/** The one case that has all words of the text which some of them have and others do not; null: none, or several. */
export function namedByWords(chat: CaseChat, turn: Turn, views: readonly CaseView[], text: string): CaseView | null {
  return onlyOneWith(chat, views, namingWords(chat, turn, views, text));
}

/** The words of a text that some of the cases have and others do not. */
function namingWords(chat: CaseChat, { language }: Turn, views: readonly CaseView[], text: string): string[] {
  const wordsOfEach = views.map((view) => contentWords(chat, view));
  return [...tellingWords(text, language)].filter((word) => {
    const having = wordsOfEach.filter((words) => has(words, word)).length;
    return having > 0 && having < views.length;
  });
}

function onlyOneWith(chat: CaseChat, views: readonly Told[], naming: readonly string[]): CaseView | null {
  if (naming.length === 0) return null;
  const complete = views.filter((view) => {
    const words = contentWords(chat, view);
    return naming.every((word) => has(words, word));
  });
  return complete.length === 1 ? (complete[0] ?? null) : null;
}

function contentWords(chat: CaseChat, view: Told): string[] {
  return [...tellingWords(contentOf(chat, view), view.language)];
}

function has(words: readonly string[], word: string): boolean {
  return words.some((other) => saysTheSame(word, other));
}

/** Whether any case has any of the words of a text that tell one; also where there are no such words. */
function hitsAny(chat: CaseChat, { language }: Turn, views: readonly CaseView[], text: string): boolean {
  const said = [...tellingWords(text, language)];
  const words = views.flatMap((view) => contentWords(chat, view));
  return said.length === 0 || said.some((word) => has(words, word));
}

function contentOf(
  { names }: CaseChat,
  { request, municipalityCode, filer, contact, counter, saidSince: since }: Told,
): string {
  const place = municipalityCode === null ? null : names.municipality(municipalityCode);
  return [request, since, place, filer.name, contact?.name, contact?.firm, counter?.name].filter(Boolean).join(' ');
}

/** More do not fit below a message. */
export const MOST_TO_CHOOSE = 5;
/** What a button says back when it is pressed is short. */
const LONGEST_TO_SAY = 1_000;

/** For each a button that says the same of that case; none for what no button can say. */
export function ofEach(views: readonly CaseView[], text: string, language: Language): Button[] {
  if (!isPlain(text) || text.length > LONGEST_TO_SAY) return [];
  const { cases } = texts(language);
  return views.map((view) => ({
    kind: 'say',
    label: caseLabel(view, language),
    text: `${cases.filerTitle(view.number)}: ${text}`,
  }));
}

/** What was done with a case that was only taken for the one that is meant: it says so, with the others to choose. */
export function withOthers(outcome: Outcome, { language }: Turn, others: readonly CaseView[], said: string): Outcome {
  const shown = others.slice(0, MOST_TO_CHOOSE).sort((one, other) => one.number - other.number);
  return withBelow(outcome, { text: texts(language).cases.takenForLast, buttons: ofEach(shown, said, language) });
}

/** From this chance on a message surely tells of an entrepreneur. */
const SURELY_TOLD = 0.85;
/** From these chances on it may be another than was spoken of, or surely is. */
const ANOTHER = { may: 0.45, surely: 0.8 };

/**
 * "Ik had er nog een: man in Heeten, …", below a case of somebody else: what tells of an entrepreneur by itself is not put with
 * what was told before, since another counter may be for it.
 *
 * @returns how sure it is; null: it goes on about the same
 */
export function tellsOfAnother({ reading }: Turn, { inThread }: Pick<Said, 'inThread'>): 'surely' | 'maybe' | null {
  const [likeliest] = reading?.purposes ?? [];
  if (inThread || likeliest?.label !== 'case' || likeliest.chance < SURELY_TOLD) return null;
  const newness = (['draft', 'handed-over'] as const).map(
    (situation) => reading?.acts(situation).find(({ label }) => label === 'new')?.chance ?? 0,
  );
  const most = Math.max(...newness);
  return most >= ANOTHER.surely ? 'surely' : most >= ANOTHER.may ? 'maybe' : null;
}

/** Begins a case with what was said, whatever was spoken of. */
export function asNewCase({ language }: Turn, text: string): Button[] {
  const { newCase, newCaseCommand } = texts(language).cases;
  return isPlain(text) && text.length <= LONGEST_TO_SAY
    ? [{ kind: 'say', label: newCase, text: newCaseCommand(text) }]
    : [];
}

/** From this chance on who works at a counter tells of another entrepreneur, and not of a case that is there. */
const SURELY_NEW = 0.5;

/**
 * Who works at a counter and tells what may as well be news of one of its cases is asked of which, or whether it is a new one.
 *
 * @returns null: nothing is there for them, or it is surely something new
 */
export async function newsOfWork(chat: CaseChat, turn: Turn, text: string): Promise<Outcome | null> {
  const acts = turn.reading?.acts('counter') ?? [];
  const isNew = (acts.find(({ label }) => label === 'new')?.chance ?? 0) >= SURELY_NEW;
  if (acts.length === 0 || isNew || turn.setting !== 'direct') return null;
  const open = await openViewsOf(chat.prisma, turn.actor.personId);
  const work = open.filter((view) => view.state !== 'draft' && isOfCounter(turn, view) && !isFiler(turn, view));
  if (work.length === 0) return null;
  return askWhich(chat, turn, work, text, asNewCase(turn, text));
}

/**
 * Asks of which of several somebody speaks; pressed, the button says the same with the number before it.
 *
 * @param orElse what it may be instead
 */
export function askWhich(
  chat: CaseChat,
  { language }: Turn,
  views: readonly CaseView[],
  text: string,
  orElse: readonly Button[] = [],
): Outcome {
  const { cases } = texts(language);
  const shown = views.slice(0, MOST_TO_CHOOSE).sort((one, other) => one.number - other.number);
  const buttons = ofEach(shown, text, language);
  const canSay = buttons.length > 0;
  const isWhole = canSay && shown.length === views.length;
  return {
    status: 'clarify',
    replies: [
      {
        language,
        subject: newChoice(),
        body: [
          paragraph(cases.whichCase),
          { kind: 'list', items: shown.map((view) => ownCaseLine(chat, view, language)) },
          ...(isWhole ? [] : [paragraph(cases.beginWithNumber(shown[0]?.number ?? 1))]),
        ],
        buttons: canSay ? [...buttons, ...orElse] : buttons,
      },
    ],
  };
}
