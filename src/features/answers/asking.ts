import { randomUUID } from 'node:crypto';
import { localTimeAt } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import { paragraph, plainText } from '../../chat/reply.ts';
import type { Had, Outcome, Turn } from '../../chat/skill.ts';
import type { Retriever, SearchResult } from '../../knowledge/retriever.ts';
import { detectLanguage } from '../../language/detection.ts';
import { type Reader, readerOf } from '../../people/access.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { type Answer, answerQuestion, isAbout, nearestIn, quotedAnswer } from './answering.ts';
import { leansOn, readingsOf, tellingWords } from './follow-ups.ts';
import { isGapSentence } from './gap-sentences.ts';
import { inOtherLanguage, isToldBefore, type Quoted, quotedIn, sentenceOf } from './given.ts';
import { lookUpIn, lookUpInHandedOver, withoutLoose } from './handed-over.ts';
import { isOfFileIn, type LookedUp, likelihoodOf, lookUp } from './looked-up.ts';
import { type AskedBefore, answerReply, citationsOf, sourcedSentences } from './reply.ts';
import { answersWrittenToday, type GivenAnswer, keepAnswer, quotedLately } from './repository.ts';
import type { Writer } from './written/writing.ts';

/** What it takes to answer a question. */
export interface AskingDeps {
  prisma: PrismaClient;
  retriever: Retriever;
  logger: Logger;
  /** Since when a question lies with a broker unanswered, and whether this person asked it; null: nobody asked it. */
  askedBefore(asked: {
    personId: string;
    organisationId: string;
    language: Language;
    question: string;
  }): Promise<AskedBefore | null>;
  /** Left out: answers are quotations. */
  writer?: (Writer & { answersPerPersonPerDay: number }) | undefined;
}

/**
 * A question that goes on about an answer. What the sources hold no more of is not told again as if it were the answer: it
 * may stand where was quoted, and else that is said.
 *
 * @param on.given the answer it goes on about; null: it is not kept
 */
export async function askOn(
  deps: AskingDeps,
  turn: Turn,
  { text, given }: { text: string; given: GivenAnswer | null },
): Promise<Outcome> {
  const standing = turn.reading?.question;
  if (given === null) return ask(deps, turn, text, { standing, isFollowUp: true });
  const before = await quotedIn(deps.retriever, given, readerIn(turn));
  return ask(deps, turn, text, {
    standing,
    isFollowUp: true,
    goesOnAbout: documentsOf(before),
    as: async (answer) => ({ answer: await sayingNothingTwice(deps, turn, { text, given, before, answer }) }),
  });
}

/** A question that goes on about an answer, and what that quotes. */
interface GoingOn {
  text: string;
  given: GivenAnswer;
  before: readonly Quoted[];
}

/**
 * What is no answer, was told before or stands elsewhere is looked for where was quoted; where that has nothing more than was
 * told, that is said.
 */
async function sayingNothingTwice(
  { retriever, prisma }: AskingDeps,
  turn: Turn,
  { text, given, before, answer }: GoingOn & { answer: Answer },
): Promise<Answer> {
  const isNothing = holdsNothing(answer);
  const told = [...given.quotes, ...(await quotedLately(prisma, turn))];
  const isOld = answer.status === 'answered' && isToldBefore(answer.sentences, told);
  const isFound = !isNothing && !isOld;
  if (isFound && isFrom(documentsOf(before), answer)) return answer;
  const found = await foundInDocuments(retriever, turn, { text, given, before, told });
  if (found?.answer || isFound) return found?.answer ?? answer;
  const quoted = await quotedIn(retriever, { ...given, quotes: eachPassageOnce(told) }, readerIn(turn));
  const sentence =
    sentenceOf(text, quoted, turn.language) ?? sentenceOf(text, found?.hits ?? [], turn.language, { only: 'gaps' });
  const nearest = isNothing ? answer.nearest : [];
  if (sentence) return asAnswer(sentence, nearest);
  if (!isOld) return answer;
  const near = await nearQuestions(retriever, turn, given.question, { ...given, quotes: told });
  return { status: 'declined', nearest: near.slice(0, MOST_NEAR), toldBefore: answer.sentences };
}

/** A sentence as an answer; where it says that it does not know, as that. */
function asAnswer(found: Quoted, nearest: readonly string[]): Answer {
  const sentences = [{ text: found.quote, evidence: [found] }];
  const isGap = isGapSentence(found.quote, found.passage.language);
  return isGap
    ? { status: 'declined', gap: sentences, nearest: [...nearest] }
    : { status: 'answered', mode: 'quoted', sentences };
}

/** From here on, 0–1, a document that was quoted answers a question by its own words. */
const SURELY_HELD = 0.75;

/** What the documents that the last answer quotes hold of a question by its own words: an answer that was not told yet, or none. */
async function foundInDocuments(
  retriever: Retriever,
  turn: Turn,
  { text, before, told }: GoingOn & { told: GivenAnswer['quotes'] },
): Promise<{ answer: Answer | null; hits: SearchResult['hits'] } | null> {
  const { language, memory } = turn;
  if (before.length === 0 || tellingWords(text, language).length === 0) return null;
  const asked = questionOf(turn, { question: text, goesOnAbout: documentsOf(before) });
  const lookedUp = await lookUpIn(retriever, documentsOf(before), asked);
  const answer = likelihoodOf(lookedUp) >= SURELY_HELD ? quotedAnswer(lookedUp, asked) : null;
  const subject = leansOn(readingsOf(text, memory, language, { isFollowUp: true })[0], language);
  const isNew = answer?.status === 'answered' && !isToldBefore(answer.sentences, told);
  return { answer: isNew && isAbout(subject, answer, asked) ? answer : null, hits: lookedUp.found.hits };
}

/** Nothing was found, not even that a source says that it does not know. */
function holdsNothing(answer: Answer): answer is Answer & { status: 'declined'; nearest: string[] } {
  return answer.status === 'declined' && 'nearest' in answer && answer.gap === undefined;
}

function isFrom(documents: ReadonlySet<string>, answer: Answer): boolean {
  return sourcedSentences(answer).some(({ evidence }) =>
    evidence.some(({ passage }) => documents.has(passage.documentId)),
  );
}

function eachPassageOnce(quotes: GivenAnswer['quotes']): GivenAnswer['quotes'] {
  return [...new Map(quotes.toReversed().map((quote) => [quote.passageId, quote])).values()].toReversed();
}

function documentsOf(quoted: readonly Quoted[]): Set<string> {
  return new Set(quoted.map(({ passage }) => passage.documentId));
}

/** What becomes of an answer before it is told. */
export type Told = (answer: Answer) => Promise<{ answer: Answer; lead?: string }>;

/** How a question is asked. */
interface Asking {
  /** Left out: the answer is told as it is. */
  as?: Told;
  /** The question as it stands alone, where that is known. */
  standing?: string | undefined;
  /** It goes on about the last one. */
  isFollowUp?: boolean;
  goesOnAbout?: ReadonlySet<string>;
  /** What the sources hold of it, where that was looked up before. */
  lookedUp?: LookedUp;
}

/** Whether the sources answer it, and that answer, searched for once. */
export async function looked(deps: AskingDeps, turn: Turn, question: string): Promise<Had> {
  const standing = turn.reading?.question;
  const asked = questionOf(turn, { question, standing });
  const inFile = await lookUpInHandedOver(deps.retriever, turn, asked);
  const lookedUp = inFile?.lookedUp ?? (await lookUp(deps.retriever, asked));
  return {
    likelihood: likelihoodOf(lookedUp),
    isOfFile: isOfFileIn(lookedUp),
    run: () => ask(deps, turn, question, { standing, lookedUp }),
  };
}

export async function ask(
  deps: AskingDeps,
  turn: Turn,
  question: string,
  { as = async (answer) => ({ answer }), ...asking }: Asking = {},
): Promise<Outcome> {
  const startedAt = performance.now();
  const { language } = turn;
  const wanted = questionOf(turn, { question, ...asking });
  const inFile = await lookUpInHandedOver(deps.retriever, turn, wanted);
  const asked = inFile === null ? wanted : { ...wanted, ...inFile.asked, lookedUp: inFile.lookedUp };
  const { today } = asked;
  const { question: understood, answer: found } = isSurelyRefused(turn)
    ? { question, answer: REFUSED }
    : await answerQuestion(deps, {
        ...{ ...asked, typed: question, refusal: turn.reading?.refusal },
        mayUseModel: () => hasBudget(deps, turn),
      });
  const id = randomUUID();
  const { answer: given, lead } = await as(asRead(turn, inFile === null ? withoutLoose(found, wanted) : found));
  const answer = asked.language === language ? given : await toldInTheirs(deps, turn, given);
  const mayAskBroker = turn.actor.roles.has('colleague');
  const before = answer.status === 'declined' ? await beforeThis(deps, turn, question) : null;
  const replied = answerReply(answer, language, { answerId: id, today, mayAskBroker, before, said: question });
  const reply = lead === undefined ? replied : { ...replied, body: [paragraph(lead), ...replied.body] };
  const citations = citationsOf(sourcedSentences(answer), language);
  const text = plainText(reply);
  const elapsedMs = Math.round(performance.now() - startedAt);
  return {
    status: answer.status,
    replies: [reply],
    remember: { question: understood, answer: text },
    askOn: (here, more) => askOn(deps, here, { text: more, given: { question: understood, quotes: citations } }),
    async settle(tx) {
      // Who is asked instead reads it by itself: with what it leans on.
      const kept = answer.status === 'declined' ? understood : question;
      await keepAnswer(tx, turn, { id, question: kept, text, answer, citations, elapsedMs });
      return {};
    },
  };
}

/** Who chose a language to be answered in may ask in the other: it is looked up as it is asked. */
function askedIn(question: string, chosen: Language): Language {
  const detected = detectLanguage(question);
  return detected === 'nl' || detected === 'en' ? detected : chosen;
}

/** The same in the language of who asked, where the sources have it in both; else as it was found, and that is said. */
async function toldInTheirs(deps: AskingDeps, turn: Turn, answer: Answer): Promise<Answer> {
  if (answer.status !== 'answered' || answer.mode !== 'quoted') return answer;
  const quoted = answer.sentences.flatMap(({ evidence }) => evidence);
  const sentences = await inOtherLanguage(deps, quoted, readerIn(turn));
  return sentences.length > 0 ? { ...answer, sentences } : { ...answer, otherLanguage: true };
}

/** A question to the sources, of whoever speaks. */
function questionOf(turn: Turn, { question, standing = question, ...more }: { question: string } & Omit<Asking, 'as'>) {
  const { memory, signal, now } = turn;
  const language = askedIn(question, turn.language);
  return { text: standing, language, reader: readerIn(turn), memory, signal, today: localTimeAt(now).date, ...more };
}

export function readerIn({ actor, setting }: Turn): Reader {
  return readerOf(actor, setting);
}

/** From here on nobody looks whether a source shares words with it. */
const SURELY_REFUSED = 0.95;

/** What asks for what is given to nobody is refused by name, also when that is less than sure and the sources do not hold it. */
function asRead({ reading }: Turn, answer: Answer): Answer {
  const [likeliest] = reading?.purposes ?? [];
  if (likeliest?.label !== 'refused') return answer;
  return holdsNothing(answer) ? REFUSED : answer;
}

const REFUSED: Answer = { status: 'declined', refusal: 'refused' };

/** For such nothing is searched, and no model is asked. */
function isSurelyRefused({ reading }: Turn): boolean {
  const [likeliest] = reading?.purposes ?? [];
  return likeliest?.label === 'refused' && likeliest.chance >= SURELY_REFUSED;
}

async function beforeThis(deps: AskingDeps, turn: Turn, question: string): Promise<AskedBefore | null> {
  const { personId, organisationId } = turn.actor;
  if (personId === null || organisationId === null || !turn.actor.roles.has('colleague')) return null;
  return deps.askedBefore({ personId, organisationId, language: turn.language, question });
}

/** Questions near one that was asked, of passages that were not quoted for it. */
export async function nearQuestions(
  retriever: Retriever,
  turn: Turn,
  question: string,
  { quotes }: GivenAnswer,
): Promise<string[]> {
  const { language } = turn;
  const found = await retriever.search({ text: question, language, reader: readerIn(turn), limit: NEAR_SEARCHED });
  const hits = found.hits.filter(({ passage }) => !quotes.some(({ passageId }) => passageId === passage.id));
  return nearestIn({ ...found, hits }).filter((near) => near.toLowerCase() !== question.toLowerCase());
}

const NEAR_SEARCHED = 30;
/** More than these below a sentence are not read. */
const MOST_NEAR = 3;

async function hasBudget(deps: AskingDeps, turn: Turn): Promise<boolean> {
  if (!deps.writer || turn.actor.personId === null) return true;
  return (await answersWrittenToday(deps.prisma, turn.actor.personId)) < deps.writer.answersPerPersonPerDay;
}
