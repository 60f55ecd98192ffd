import type { Language } from '../../chat/language.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { dateInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import type { Quoted } from './given.ts';
import { asCitation, askButton, citationsOf, LONGEST_SAID } from './reply.ts';
import { answerSubject } from './subject.ts';

/** Where an answer stands: of each source its words, its date, and its address where it has one. */
export function sourcesReply(quoted: readonly Quoted[], language: Language, answerId: string): ReplyDraft {
  const { answers } = texts(language);
  const sentences = quoted.map(({ passage, quote }) => ({ text: quote, evidence: [{ passage, quote }] }));
  const citations = citationsOf(sentences, language);
  const items = citations.map(({ n, quote, passage: { source } }) => {
    const date = source.date === null ? null : dateInWords(source.date, language);
    return `“${quote}” [${n}] ${answers.dateAndAddress(date, source.url)}`;
  });
  return {
    language,
    body: [paragraph(answers.standsIn(citations.length)), { kind: 'list', items }],
    citations: citations.map(asCitation),
    subject: answerSubject(answerId),
    marked: true,
  };
}

/** Where was looked for what the sources do not hold, and what can be asked near it. */
export function searchedReply(
  { question, near, mayAskBroker }: { question: string; near: readonly string[]; mayAskBroker: boolean },
  language: Language,
  answerId: string,
): ReplyDraft {
  const { answers } = texts(language);
  const buttons = near.map((text): Button => ({ kind: 'say', label: text, text }));
  return {
    language,
    subject: answerSubject(answerId),
    body: [
      paragraph(answers.searchedIn(question.slice(0, LONGEST_SAID))),
      paragraph(answers.declinedNext),
      ...(near.length > 0 ? [paragraph(answers.declinedNearest)] : []),
    ],
    buttons: mayAskBroker ? [...buttons, askButton(answerId, language)] : buttons,
  };
}
