import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import { type FormAction, formAction } from '../../chat/form-action.ts';
import { paragraph } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { AWARD, awardSchema, CHANGE, criterionSchema, REJECT } from './actions.ts';
import { changedAnswer, theirDossier } from './at-dossier.ts';
import { changeCriterion, decide } from './deciding.ts';
import type { CriteriaDeps } from './deps.ts';
import { noteHappening } from './life.ts';
import { recordAward } from './repository.ts';
import { titleIn, viewOf } from './view.ts';

const LONGEST_TEXT = 2_000;
const LONGEST_REASON = 300;
const REASONS = ['heavy', 'market', 'small', 'arranged', 'goal', 'other'] as const;

/** Changes the words, the proof or the weight of one criterion; what is changed is checked and counts as chosen. */
export function changeForm(deps: CriteriaDeps): FormAction<typeof criterionSchema> {
  return formAction({
    name: CHANGE,
    role: 'colleague',
    payload: criterionSchema,
    values: z.object({
      text: z.string().min(10).max(LONGEST_TEXT),
      verification: z.string().max(LONGEST_TEXT).optional(),
      weight: z.string().max(10).optional(),
    }),
    async form(turn, { id, criterion }, tx) {
      const { dossiers } = texts(turn.language);
      const at = await theirDossier(deps, turn, tx, { id });
      if (typeof at === 'string') return ephemeral(turn, at);
      const item = viewOf(at.adviser, at.dossier, turn).items.find((one) => one.criterion.id === criterion);
      if (!item) return ephemeral(turn, dossiers.gone);
      const { row, criterion: own, title } = item;
      const weight = row.weight ?? own.weight?.min;
      return {
        language: turn.language,
        title: dossiers.changeForm.title,
        intro: [paragraph(title), paragraph(dossiers.changeForm.intro)],
        fields: [
          {
            kind: 'lines',
            name: 'text',
            label: dossiers.changeForm.text,
            required: true,
            maxLength: LONGEST_TEXT,
            initial: item.text,
          },
          {
            kind: 'lines',
            name: 'verification',
            label: dossiers.changeForm.verification,
            maxLength: LONGEST_TEXT,
            initial: item.verification,
          },
          ...(own.weight === null
            ? []
            : [
                {
                  kind: 'line' as const,
                  name: 'weight',
                  label: dossiers.changeForm.weight,
                  maxLength: 10,
                  hint: dossiers.problems.weightOutside(own.weight.min, own.weight.max),
                  initial: String(weight ?? ''),
                },
              ]),
        ],
        submitLabel: dossiers.changeForm.submit,
      };
    },
    async submit(turn, { payload: { id, criterion }, values }, tx) {
      const { dossiers } = texts(turn.language);
      const at = await theirDossier(deps, turn, tx, { id });
      if (typeof at === 'string') return ephemeral(turn, at);
      const own = at.adviser.reader.library.criteria.find((one) => one.id === criterion);
      if (!own) return ephemeral(turn, dossiers.gone);
      const weight = values.weight === undefined ? null : percentageIn(values.weight);
      if (values.weight !== undefined && weight === null)
        return { errors: { weight: dossiers.changeForm.wrongWeight } };
      const changed = {
        text: values.text === own.text ? null : values.text,
        verification:
          (values.verification ?? own.verification) === own.verification ? null : (values.verification ?? null),
        weight,
      };
      return changedAnswer(turn, tx, at, await changeCriterion(tx, turn, at, criterion, changed));
    },
  });
}

/** @returns null: that is no share of a hundred */
function percentageIn(written: string): number | null {
  const number = Number(/^\s*(\d{1,3})\s*%?\s*$/.exec(written)?.[1] ?? Number.NaN);
  return Number.isInteger(number) && number >= 1 && number <= 100 ? number : null;
}

/** "Niet, want …" */
export function rejectForm(deps: CriteriaDeps): FormAction<typeof criterionSchema> {
  return formAction({
    name: REJECT,
    role: 'colleague',
    payload: criterionSchema,
    values: z.object({ why: z.enum(REASONS), words: z.string().max(LONGEST_REASON).optional() }),
    async form(turn, { id, criterion }, tx) {
      const { dossiers } = texts(turn.language);
      const at = await theirDossier(deps, turn, tx, { id });
      if (typeof at === 'string') return ephemeral(turn, at);
      const own = at.adviser.reader.library.criteria.find((one) => one.id === criterion);
      if (!own) return ephemeral(turn, dossiers.gone);
      return {
        language: turn.language,
        title: dossiers.rejectForm.title,
        intro: [paragraph(titleIn(own, turn.language))],
        fields: [
          {
            kind: 'choice',
            name: 'why',
            label: dossiers.rejectForm.why,
            required: true,
            options: REASONS.map((value) => ({ value, label: dossiers.rejectForm.reasons[value] })),
          },
          { kind: 'line', name: 'words', label: dossiers.rejectForm.words, maxLength: LONGEST_REASON },
        ],
        submitLabel: dossiers.rejectForm.submit,
      };
    },
    async submit(turn, { payload: { id, criterion }, values: { why, words } }, tx) {
      const { dossiers } = texts(turn.language);
      const at = await theirDossier(deps, turn, tx, { id });
      if (typeof at === 'string') return ephemeral(turn, at);
      const said = [...(why === 'other' && words !== undefined ? [] : [dossiers.rejectForm.reasons[why]]), words];
      const reason = said.filter((part) => part !== undefined).join('; ');
      return changedAnswer(turn, tx, at, await decide(tx, turn, at, { ids: [criterion], state: 'rejected', reason }));
    },
  });
}

/** After the award: what of the chosen criteria is in the contract. */
export function awardForm(deps: CriteriaDeps): FormAction<typeof awardSchema> {
  return formAction({
    name: AWARD,
    role: 'colleague',
    payload: awardSchema,
    values: z.object({ stayed: z.array(z.string()).default([]) }),
    async form(turn, { id, stayed }, tx) {
      const { dossiers } = texts(turn.language);
      const at = await theirDossier(deps, turn, tx, { id });
      if (typeof at === 'string') return ephemeral(turn, at);
      const chosen = viewOf(at.adviser, at.dossier, turn).items.filter(({ row }) => row.state === 'chosen');
      if (chosen.length === 0) return ephemeral(turn, dossiers.problems.nothingChosen);
      const options = chosen.map(({ criterion, title }) => ({ value: criterion.id, label: title }));
      return {
        language: turn.language,
        title: dossiers.awardForm.title,
        intro: [paragraph(dossiers.awardForm.intro)],
        fields: [
          {
            kind: 'choices',
            name: 'stayed',
            label: dossiers.awardForm.stayed,
            options,
            initial: options.map(({ value }) => value).filter((value) => stayed?.includes(value) ?? true),
          },
        ],
        submitLabel: dossiers.awardForm.submit,
      };
    },
    async submit(turn, { payload: { id }, values: { stayed } }, tx) {
      const at = await theirDossier(deps, turn, tx, { id });
      if (typeof at === 'string') return ephemeral(turn, at);
      await recordAward(tx, at.dossier, stayed);
      const by = { kind: 'person', personId: at.personId } as const;
      await noteHappening(tx, id, { kind: 'dossier.awarded', by, state: 'awarded' });
      return changedAnswer(turn, tx, at, texts(turn.language).dossiers.done.awarded);
    },
  });
}
