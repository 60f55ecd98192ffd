import type { Language } from '../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { dateInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import type { LearningCard } from '../../learning-content/library.ts';
import { ANSWER_CARD, cardName, cardSubject, GRADE_CARD, REST, STOP, WHY } from './actions.ts';
import { VERDICTS, type Verdict } from './memory.ts';
import { numberFrom } from './planner.ts';

/** The question of a card, with its short answers in an order that is not always the same. */
export function cardQuestion(
  card: LearningCard,
  language: Language,
  on: string,
): { body: Block[]; buttons: Button[]; subject: string } {
  const { fact, question, choices } = card[language];
  const order = VERDICTS.toSorted(
    (one, other) => numberFrom(`${card.id} ${on} ${one}`) - numberFrom(`${card.id} ${on} ${other}`),
  );
  return {
    subject: cardSubject(card.id),
    body: [paragraph(fact), paragraph(question)],
    buttons: order.map((verdict) => ({
      kind: 'action',
      label: choices[verdict],
      action: ANSWER_CARD,
      payload: { cardId: card.id, on, verdict },
    })),
  };
}

/** What stands under every nudge: to rest, to stop, and why it came. */
export function nudgeButtons(on: string, language: Language): Button[] {
  const { ambassadors } = texts(language);
  return [
    { kind: 'action', label: ambassadors.why, action: WHY, payload: { on } },
    { kind: 'action', label: ambassadors.restLabel, action: REST, payload: {} },
    { kind: 'action', label: ambassadors.stop, action: STOP, payload: {} },
  ];
}

/** A card that somebody asked for. */
export function askedCard(card: LearningCard, language: Language, on: string): ReplyDraft {
  return { language, framed: true, card: cardName(card.id, on), ...cardQuestion(card, language, on) };
}

/** How an answer was, what is right, where that stands and when it is asked again. */
export function answeredCard(
  card: LearningCard,
  language: Language,
  {
    verdict,
    on,
    again,
    said,
  }: {
    verdict: Verdict;
    on: string;
    /** In how many days it is asked again. */
    again: number;
    /** They said it in own words, and may know better how that was. */
    said: boolean;
  },
): ReplyDraft {
  const { ambassadors } = texts(language);
  const { question, answer, nearly, wrong } = card[language];
  const { title, sentence, date, url } = card.source;
  const verdictWords = { right: ambassadors.right, nearly, wrong }[verdict];
  return {
    language,
    framed: true,
    body: [
      paragraph(question),
      paragraph(verdictWords),
      paragraph(answer),
      paragraph(ambassadors.source(title, date === null ? null : dateInWords(date, language), sentence)),
      paragraph(ambassadors.again(Math.max(1, Math.round(again / 7)))),
    ],
    buttons: [
      ...(said
        ? VERDICTS.filter((one) => one !== verdict).map(
            (one): Button => ({
              kind: 'action',
              label: ambassadors.grades[one],
              action: GRADE_CARD,
              payload: { cardId: card.id, on, verdict: one },
            }),
          )
        : []),
      ...(url?.startsWith('https://') ? [{ kind: 'link' as const, label: ambassadors.toSource, url }] : []),
    ],
  };
}
