import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import type { FormDraft } from '../../chat/form.ts';
import { type FormAction, formAction } from '../../chat/form-action.ts';
import { paragraph } from '../../chat/reply.ts';
import { shownPrivately } from '../../chat/saying.ts';
import type { Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { readOwnCard } from '../../learning-content/kept-cards.ts';
import type { Vocabulary } from '../../learning-content/library.ts';
import { LONGEST, NOTHING_WRITTEN, shortcomingsOf, type WrittenCard } from '../../learning-content/written-card.ts';
import { WRITE, writeSchema } from './actions.ts';
import { ownCardReply, writtenIn } from './card.ts';
import type { OwnCardDeps } from './deps.ts';
import { keepWritten, writerIn } from './keeping.ts';

const valuesSchema = z.object({
  question: z.string().max(LONGEST.question),
  right: z.string().max(LONGEST.answer),
  nearly: z.string().max(LONGEST.answer).optional(),
  wrong: z.string().max(LONGEST.answer).optional(),
  explanation: z.string().max(LONGEST.explanation).optional(),
  themes: z.array(z.string()).default([]),
  source: z.string().max(LONGEST.source),
  address: z.string().max(LONGEST.address).optional(),
});

/** A broker writes a card for their own ambassadors, or changes one; it is shown before anybody gets it. */
export function writeForm(deps: OwnCardDeps): FormAction<typeof writeSchema> {
  return formAction({
    name: WRITE,
    role: 'broker',
    payload: writeSchema,
    values: valuesSchema,
    async form(turn, { cardId, begun }, tx) {
      const own = cardId === null ? null : await readOwnCard(tx, turn.actor, cardId);
      if (cardId !== null && own === null) return ephemeral(turn, texts(turn.language).learningCards.gone);
      const written = own === null ? { ...NOTHING_WRITTEN, question: begun || null } : writtenIn(own);
      return drawn(turn, (await deps.content()).vocabulary, written);
    },
    async submit(turn, { payload: { cardId }, values }, tx) {
      const { learningCards } = texts(turn.language);
      if (writerIn(turn.actor) === null) return ephemeral(turn, learningCards.onlyBrokers);
      const { vocabulary } = await deps.content();
      const written = writtenBy(values, vocabulary);
      const errors = errorsOf(turn, written, values.address);
      if (Object.keys(errors).length > 0) return { errors };
      const before = cardId === null ? null : await readOwnCard(tx, turn.actor, cardId);
      const own = cardId !== null && before === null ? null : await keepWritten(tx, turn.actor, { before, written });
      if (own === null) return ephemeral(turn, learningCards.gone);
      const reply = ownCardReply(own, vocabulary, turn.language);
      return shownPrivately(turn, learningCards.below, reply);
    },
  });
}

function drawn({ language }: Turn, { themes }: Vocabulary, written: WrittenCard): FormDraft {
  const { learningCards } = texts(language);
  const { fields } = learningCards;
  const line = (name: string, label: string, initial: string | null, longest: number, more: object = {}) => ({
    ...{ kind: 'line' as const, name, label, maxLength: longest, ...more },
    ...(initial === null ? {} : { initial }),
  });
  const options = Object.entries(themes).map(([value, name]) => ({ value, label: name[language] }));
  const required = { required: true };
  return {
    language,
    title: learningCards.title,
    intro: [paragraph(learningCards.intro)],
    fields: [
      {
        ...line('question', fields.question, written.question, LONGEST.question, required),
        ...{ kind: 'lines', hint: fields.questionHint },
      },
      line('right', fields.right, written.right, LONGEST.answer, { ...required, hint: fields.rightHint }),
      line('wrong', fields.wrong, written.wrong, LONGEST.answer, { hint: fields.openHint }),
      line('nearly', fields.nearly, written.nearly, LONGEST.answer),
      { ...line('explanation', fields.explanation, written.explanation, LONGEST.explanation), kind: 'lines' },
      { kind: 'choices', name: 'themes', label: fields.themes, options, initial: written.themes },
      line('source', fields.source, written.sourceTitle, LONGEST.source, { ...required, hint: fields.sourceHint }),
      line('address', fields.address, written.sourceUrl, LONGEST.address),
    ],
    submitLabel: learningCards.show,
  };
}

function writtenBy(values: z.infer<typeof valuesSchema>, { themes }: Vocabulary): WrittenCard {
  const said = (text: string | undefined) => text?.trim() || null;
  return {
    question: said(values.question),
    right: said(values.right),
    nearly: said(values.nearly),
    wrong: said(values.wrong),
    explanation: said(values.explanation),
    sourceTitle: said(values.source),
    sourceUrl: said(values.address),
    themes: values.themes.filter((id) => themes[id]),
  };
}

/** What is wrong, by the field in which it is mended. */
function errorsOf({ language }: Turn, written: WrittenCard, address: string | undefined): Record<string, string> {
  const { errors } = texts(language).learningCards;
  const fieldOf = { question: 'question', right: 'right', source: 'source', 'too-long': 'question', same: 'right' };
  const isAddress =
    written.sourceUrl === null || (written.sourceUrl.startsWith('https://') && URL.canParse(address ?? ''));
  return {
    ...(isAddress ? {} : { address: errors.address }),
    ...Object.fromEntries(shortcomingsOf(written).map((one) => [fieldOf[one], errors[one]])),
  };
}
