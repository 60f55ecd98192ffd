import { localTimeAt } from '../../calendar/local-time.ts';
import type { CallResponse } from '../../chat/call.ts';
import { newChoice } from '../../chat/cards.ts';
import type { Language } from '../../chat/language.ts';
import { isPlain } from '../../chat/plain.ts';
import { type Block, type Button, type Citation, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { ASK_BROKER } from '../../chat/shared-actions.ts';
import { dateInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import type { KnownPassage, PassageSource } from '../../knowledge/passage.ts';
import type { Answer, AnswerSentence } from './answering.ts';
import type { Refusal } from './refusals.ts';
import { answerSubject } from './subject.ts';

/** One numbered source an answer rests on, with the passage behind it. */
export interface NumberedCitation extends Citation {
  passage: KnownPassage;
}

/** The sources of an answer, numbered in the order in which the sentences need them; a passage has one number. */
export function citationsOf(sentences: readonly AnswerSentence[], language: Language): NumberedCitation[] {
  const citations = new Map<string, NumberedCitation>();
  for (const { passage, quote } of sentences.flatMap((sentence) => sentence.evidence)) {
    const known = citations.get(passage.id);
    if (known) {
      known.quote = joinedQuote(passage.text, known.quote, quote);
    } else {
      citations.set(passage.id, {
        n: citations.size + 1,
        passageId: passage.id,
        documentId: passage.documentId,
        title: passage.title,
        source: placedSourceLine(passage, language),
        url: passage.source.url,
        quote,
        passage,
      });
    }
  }
  return toldApart([...citations.values()]);
}

/** Two parts of one article are told apart by what each is about. */
function toldApart(citations: readonly NumberedCitation[]): NumberedCitation[] {
  const looks = ({ title, source }: Citation) => `${title}\n${source}`;
  const seen = Map.groupBy(citations, looks);
  return citations.map((citation) => {
    const heading = citation.passage.headings.at(-1);
    const isAlone = seen.get(looks(citation))?.length === 1;
    return isAlone || heading === undefined ? citation : { ...citation, title: heading };
  });
}

/** One literal stretch of the passage that holds both quotations, so that a citation can be checked letter by letter. */
function joinedQuote(text: string, one: string, other: string): string {
  const starts = [text.indexOf(one), text.indexOf(other)];
  const ends = [one, other].map((quote, at) => (starts[at] ?? 0) + quote.length);
  return starts.includes(-1) ? one : text.slice(Math.min(...starts), Math.max(...ends));
}

/** The sentences of an answer that rest on a source, also where the source says that it does not know, or no more than was told. */
export function sourcedSentences(answer: Answer): readonly AnswerSentence[] {
  if (answer.status === 'answered') return answer.sentences;
  return answer.status === 'declined' && 'nearest' in answer ? (answer.gap ?? answer.toldBefore ?? []) : [];
}

/** That a question lies with a broker, unanswered. */
export interface AskedBefore {
  since: Date;
  /** False: a colleague asked it. */
  byThem: boolean;
}

/** What a person sees of an answer. */
export function answerReply(
  answer: Answer,
  language: Language,
  options: { answerId: string; today: string; mayAskBroker: boolean; before?: AskedBefore | null; said?: string },
): ReplyDraft {
  const citations = citationsOf(sourcedSentences(answer), language);
  if (answer.status === 'clarify') return clarifyingReply(answer.questions, language);
  if (answer.status === 'declined') {
    if ('refusal' in answer) return refusedReply(answer.refusal, language);
    if ('elsewhere' in answer) return elsewhereReply(language, options);
    return declinedReply(answer, citations, language, options);
  }
  return {
    language,
    body: [
      ...otherLanguageNote(answer, language),
      ...correctionNote(answer, language),
      ...told(answer, citations, language),
      ...restNote(answer, language),
      ...validityNotes(citations, language, options.today),
    ],
    citations: citations.map(asCitation),
    feedbackFor: options.answerId,
    subject: answerSubject(options.answerId),
    marked: true,
  };
}

/** Says so when it stands in a source of the other language, if at all. */
function otherLanguageNote(answer: Extract<Answer, { status: 'answered' }>, language: Language): Block[] {
  const isOther = answer.mode === 'quoted' && answer.otherLanguage;
  return isOther ? [paragraph(texts(language).answers.otherLanguage)] : [];
}

/** Says so when the question takes something for granted that the sources contradict. */
function correctionNote(answer: Extract<Answer, { status: 'answered' }>, language: Language): Block[] {
  const corrected = answer.mode === 'written' && answer.corrected;
  return corrected ? [paragraph(texts(language).answers.corrected)] : [];
}

/** Says so when the sources answer a part only. */
function restNote(answer: Extract<Answer, { status: 'answered' }>, language: Language): Block[] {
  const partly = answer.mode === 'written' && answer.partly;
  return partly ? [paragraph(texts(language).answers.partly)] : [];
}

function told(
  answer: Extract<Answer, { status: 'answered' }>,
  citations: readonly NumberedCitation[],
  language: Language,
): Block[] {
  if (answer.mode !== 'quoted' || !answer.listed) {
    return [{ kind: 'paragraph', text: numberedText(answer.sentences, citations) }];
  }
  return [
    { kind: 'paragraph', text: texts(language).answers.examples },
    { kind: 'list', items: answer.sentences.map((sentence) => numberedText([sentence], citations)) },
  ];
}

/** The sentences with `[n]` where the run of sentences from one source ends. */
function numberedText(sentences: readonly AnswerSentence[], citations: readonly NumberedCitation[]): string {
  const marksOf = (sentence: AnswerSentence | undefined) => {
    const ids = new Set(sentence?.evidence.map(({ passage }) => passage.id));
    return citations
      .filter(({ passageId }) => ids.has(passageId))
      .map(({ n }) => `[${n}]`)
      .join('');
  };
  return sentences
    .map((sentence, at) => {
      const marks = marksOf(sentence);
      return marks === marksOf(sentences[at + 1]) ? sentence.text : `${sentence.text} ${marks}`;
    })
    .join(' ');
}

/** Says so when everything the answer rests on has ended, or has yet to begin. */
function validityNotes(citations: readonly NumberedCitation[], language: Language, today: string): Block[] {
  const { answers } = texts(language);
  const outdated = new Map(
    citations.flatMap(({ passage: { kind, title, validUntil } }) =>
      kind !== 'article' && validUntil !== null && isBefore(validUntil, today) ? [[title, validUntil] as const] : [],
    ),
  );
  if (outdated.size > 0) {
    return [...outdated].map(([title, until]) => ({
      kind: 'paragraph',
      text: answers.maybeOutdated(title, dateInWords(until, language)),
    }));
  }
  const ends = citations.map(({ passage }) => passage.validUntil);
  const begins = citations.map(({ passage }) => passage.validFrom);
  const notes: string[] = [];
  const lastEnd = latest(ends);
  if (lastEnd && ends.every((end) => end !== null && isBefore(end, today))) {
    notes.push(answers.validUntil(dateInWords(lastEnd, language)));
  }
  const firstBegin = latest(begins);
  if (firstBegin && begins.every((begin) => begin !== null && begin > today)) {
    notes.push(answers.validFrom(dateInWords(firstBegin, language)));
  }
  return notes.map((text) => ({ kind: 'paragraph', text }));
}

function latest(dates: readonly (string | null)[]): string | undefined {
  return dates
    .filter((date) => date !== null)
    .sort()
    .at(-1);
}

/** Whether a date, perhaps only a year or a month, lies wholly before another day. */
function isBefore(date: string, today: string): boolean {
  return date < today && !today.startsWith(date);
}

/** As a platform draws it. */
export function asCitation({ passage: _, ...citation }: NumberedCitation): Citation {
  return citation;
}

function clarifyingReply(questions: readonly string[], language: Language): ReplyDraft {
  return {
    language,
    subject: newChoice(),
    body: [{ kind: 'paragraph', text: texts(language).answers.clarify }],
    buttons: questions.map((text) => ({ kind: 'say', label: text, text })),
  };
}

function refusedReply(refusal: Refusal, language: Language): ReplyDraft {
  return { language, body: [{ kind: 'paragraph', text: texts(language).answers.refused[refusal] }] };
}

/** The way to what it rather seems: the case of an entrepreneur, or whatever else there is. */
function elsewhereReply(
  language: Language,
  { said = '', mayAskBroker }: { said?: string; mayAskBroker: boolean },
): ReplyDraft {
  const { answers, conversation } = texts(language);
  const { case: telling, capabilities } = conversation.readings;
  const ways = mayAskBroker && isPlain(said) ? [telling, capabilities] : [capabilities];
  const buttons = ways.map((way): Button => ({ kind: 'say', label: way.label, text: way.says(said) }));
  return { language, subject: newChoice(), body: [paragraph(answers.elsewhere)], buttons };
}

/** Of what somebody asked so much is said again, in characters. */
export const LONGEST_SAID = 150;

function declinedReply(
  { gap, lacking, nearest, toldBefore }: Extract<Answer, { nearest: string[] }>,
  citations: readonly NumberedCitation[],
  language: Language,
  {
    answerId,
    mayAskBroker,
    before = null,
    said = '',
  }: { answerId: string; mayAskBroker: boolean; before?: AskedBefore | null; said?: string },
): ReplyDraft {
  const { answers } = texts(language);
  const next = before === null ? answers.declinedNext : askedBeforeLine(before, language);
  const lacks = lacking === undefined ? answers.declined : answers.declinedLacking(lacking);
  const declined = toldBefore ? answers.nothingNew(said.slice(0, LONGEST_SAID)) : lacks;
  const reasons = gap ? [answers.declinedByGap, numberedText(gap, citations)] : [declined];
  // Last: the buttons, or the list of what does not fit on them, come right below it, or below the sources.
  const line = citations.length > 0 ? answers.declinedNearestBelow : answers.declinedNearest;
  const lead = nearest.length > 0 ? [line] : [];
  return {
    language,
    subject: answerSubject(answerId),
    body: [...reasons, next, ...lead].map((text) => ({ kind: 'paragraph', text })),
    citations: citations.map(asCitation),
    buttons: [
      ...nearest.map((text): Button => ({ kind: 'say', label: text, text })),
      ...(mayAskBroker && !before?.byThem ? [askButton(answerId, language)] : []),
    ],
  };
}

/** Passes a question that was not answered to a broker. */
export function askButton(answerId: string, language: Language): Button {
  return { kind: 'action', label: texts(language).gaps.ask, action: ASK_BROKER, payload: { answerId } };
}

function askedBeforeLine({ since, byThem }: AskedBefore, language: Language): string {
  const { youAsked, colleagueAsked } = texts(language).gaps;
  return (byThem ? youAsked : colleagueAsked)(dateInWords(localTimeAt(since).date, language));
}

/** The passage behind a source, to read in full. */
export function passageDialog(passage: KnownPassage, language: Language): CallResponse {
  const { answers } = texts(language);
  const paragraphs = passage.text.split(/\n{2,}/).map((text) => ({ kind: 'paragraph' as const, text }));
  return {
    kind: 'dialog',
    language,
    title: passage.title,
    body: [
      ...passage.headings.map((text) => ({ kind: 'heading' as const, text })),
      ...paragraphs,
      { kind: 'paragraph', text: answers.passageSource(placedSourceLine(passage, language)) },
    ],
    ...(passage.source.url ? { link: { label: answers.openSource, url: passage.source.url } } : {}),
  };
}

const LONGEST_PLACE = 120;

/** The source and the place in it: the page, and in somebody's document the heading, which an article asks itself. */
function placedSourceLine({ kind, title, source, page, headings }: KnownPassage, language: Language): string {
  const nearest = headings.slice(-2).join(' › ');
  const heading = nearest.length <= LONGEST_PLACE ? nearest : headings.at(-1)?.slice(0, LONGEST_PLACE);
  const place = [
    kind === 'article' ? undefined : heading,
    page === null ? undefined : texts(language).documents.page(page),
  ].filter(Boolean);
  // A document that is its own source has told its title already.
  const told = kind !== 'article' && source.title === title ? { ...source, title: '' } : source;
  return [sourceLine(told, language), place.join(', ')].filter((part) => part !== '').join(' · ');
}

function sourceLine(source: PassageSource, language: Language): string {
  const date = source.date ? dateInWords(source.date, language) : null;
  return texts(language).answers.source(source.title, source.publisher, date);
}
