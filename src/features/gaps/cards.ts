import { newCardName, redrawn } from '../../chat/cards.ts';
import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { CORRECT_READING } from '../../chat/shared-actions.ts';
import { texts } from '../../i18n/texts.ts';
import {
  ANSWER_GAP,
  CLOSE_GAP,
  DROP_DRAFT,
  draftCards,
  draftMark,
  gapCardName,
  MAKE_ARTICLE,
  SEND_DRAFT,
} from './actions.ts';
import type { JudgedQuestion } from './judged.ts';
import type { Gap } from './repository.ts';

/** A gap as a broker sees it, with what can be done about it; changes in place as it is answered. */
export function gapCard(gap: Gap): ReplyDraft {
  const { language } = gap;
  const { gaps } = texts(language);
  return {
    language,
    framed: true,
    card: gapCardName(gap.id),
    subject: gapCardName(gap.id),
    body: [
      { kind: 'heading', text: gaps.cardTitle[gap.state] },
      paragraph(`“${gap.question ?? gaps.questionGone}”`),
      paragraph(gaps.askers(gap.askers)),
      ...(gap.state === 'answered' && gap.answer !== null ? [paragraph(gap.answer)] : []),
      ...(gap.state === 'open' ? [paragraph(gaps.howToAnswer)] : []),
      ...(gap.documentId === null ? [] : [paragraph(gaps.isArticle)]),
    ],
    buttons: buttonsOf(gap, language),
  };
}

function buttonsOf(gap: Gap, language: Language): Button[] {
  const { gaps } = texts(language);
  const payload = { gapId: gap.id };
  if (gap.state === 'open') {
    return [
      { kind: 'action', label: gaps.answer, action: ANSWER_GAP, payload, style: 'primary' },
      { kind: 'action', label: gaps.close, action: CLOSE_GAP, payload },
      { kind: 'action', label: gaps.isCase, action: CORRECT_READING, payload },
    ];
  }
  const canBecomeArticle =
    gap.state === 'answered' && gap.answer !== null && gap.documentId === null && gap.question !== null;
  return canBecomeArticle ? [{ kind: 'action', label: gaps.makeArticle, action: MAKE_ARTICLE, payload }] : [];
}

/** What a broker said in the thread, before it goes to anybody. */
export function draftCard(gap: Gap, draft: string): ReplyDraft {
  const { language } = gap;
  const { gaps } = texts(language);
  const payload = { gapId: gap.id, draft: draftMark(draft) };
  return {
    language,
    card: newCardName(draftCards(gap.id, draft), language),
    body: [paragraph(gaps.draftQuestion(gap.askers)), paragraph(`“${draft}”`)],
    buttons: [
      { kind: 'action', label: gaps.sendDraft, action: SEND_DRAFT, payload, style: 'primary' },
      { kind: 'action', label: gaps.dropDraft, action: DROP_DRAFT, payload },
    ],
  };
}

/** The draft that was kept for a gap can be sent no more: its card says why, without buttons. */
export function draftEnded({ id, answer, language }: Gap, why: string): OutgoingMessage[] {
  if (answer === null) return [];
  return redrawn(draftCards(id, answer), () => ({ language, body: [paragraph(why), paragraph(`“${answer}”`)] }));
}

/** What who asked gets to read. */
export function answerForAsker(gap: Gap, answer: string, asked: string | null): ReplyDraft {
  const { language } = gap;
  const { gaps } = texts(language);
  return {
    language,
    body: [paragraph(gaps.answered(asked ?? gap.question, gap.organisation)), ...answer.split(/\n{2,}/).map(paragraph)],
  };
}

/** Something was added to the sources that does hold the answer. */
export function foundForAsker(gap: Gap, found: ReplyDraft, asked: string | null): ReplyDraft {
  const { gaps } = texts(gap.language);
  return { ...found, body: [paragraph(gaps.found(asked ?? gap.question)), ...found.body] };
}

export function worstCard(worst: readonly JudgedQuestion[], language: Language): ReplyDraft {
  const { gaps } = texts(language);
  const items = worst.map(({ question, notUseful, useful, reasons }) =>
    [gaps.judged(question, notUseful, useful), ...reasons.map((reason) => `“${reason}”`)].join(' '),
  );
  return {
    language,
    framed: true,
    body: [
      { kind: 'heading', text: gaps.worstTitle },
      items.length === 0 ? paragraph(gaps.worstNone) : { kind: 'list', items },
    ],
  };
}
