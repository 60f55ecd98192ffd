import type { Language } from '../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { dateInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import type { LearningCard } from '../../learning-content/library.ts';
import { sourceButtons } from '../../learning-content/source-pages.ts';
import {
  ANSWER_CARD,
  answeredSubject,
  cardName,
  cardSubject,
  GRADE_CARD,
  MORE_CARD,
  REST,
  STOP,
  WHY,
} from './actions.ts';
import { answersOf } from './judging.ts';
import { VERDICTS, type Verdict } from './memory.ts';
import { numberFrom } from './planner.ts';

/** The question of a card, with its short answers in an order that is not always the same. */
export function cardQuestion(
  card: LearningCard,
  language: Language,
  on: string,
): { body: Block[]; buttons: Button[]; subject: string } {
  const { fact, question, choices } = card[language];
  const chance = (verdict: Verdict) => numberFrom(`${card.id} ${on} ${verdict}`);
  const answers = answersOf(choices).toSorted((one, other) => chance(one.verdict) - chance(other.verdict));
  // The one right answer of an open question is no choice: it is typed.
  const open = answers.length === 1 ? [paragraph(texts(language).ambassadors.typeAnswer)] : [];
  return {
    subject: cardSubject(card.id),
    body: [...(fact === null ? [] : [paragraph(fact)]), paragraph(question), ...open],
    buttons: (open.length > 0 ? [] : answers).map(({ verdict, answer }) => ({
      kind: 'action',
      label: answer,
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
  // Asked for again it comes below what was said since.
  const shown = { card: cardName(card.id, on), standing: 'anew' } as const;
  return { language, framed: true, ...shown, ...cardQuestion(card, language, on) };
}

/** That an answer was right, nearly or wrong, in the words of the card where it has them. */
export function verdictInWords(card: LearningCard, verdict: Verdict, language: Language): string {
  const own = verdict === 'right' ? null : card[language][verdict];
  return own ?? texts(language).ambassadors.verdicts[verdict];
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
  const { question, answer } = card[language];
  const { title, sentence, date } = card.source;
  return {
    language,
    framed: true,
    subject: answeredSubject(card.id),
    body: [
      paragraph(question),
      paragraph(verdictInWords(card, verdict, language)),
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
      { kind: 'action', label: ambassadors.oneMore, action: MORE_CARD, payload: {} },
      ...sourceButtons({ sources: [card.source] }, language),
    ],
  };
}

/** Why that is the answer: what explains it, and where it stands. */
export function explainedCard(card: LearningCard, language: Language): ReplyDraft {
  const { ambassadors } = texts(language);
  const { title, sentence, date } = card.source;
  return {
    language,
    subject: answeredSubject(card.id),
    body: [
      paragraph(ambassadors.because),
      paragraph(card[language].answer),
      paragraph(ambassadors.source(title, date === null ? null : dateInWords(date, language), sentence)),
    ],
    buttons: sourceButtons({ sources: [card.source] }, language),
  };
}
