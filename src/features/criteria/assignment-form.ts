import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import type { FormDraft, FormField } from '../../chat/form.ts';
import { type FormAction, type FormErrors, formAction } from '../../chat/form-action.ts';
import { paragraph } from '../../chat/reply.ts';
import { placeToPrepare } from '../../chat/saying.ts';
import type { CallAnswer, Turn } from '../../chat/skill.ts';
import type { Adviser } from '../../criteria/advice.ts';
import { type Assignment, readAssignment } from '../../criteria/assignment.ts';
import { givenIn } from '../../criteria/correction.ts';
import type { Given } from '../../criteria/given.ts';
import { PROCEDURES, STAGES, THEMES } from '../../criteria/labels.ts';
import { OTHER_GROUP } from '../../criteria/library.ts';
import type { Texts } from '../../i18n/nl.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { ASSIGNMENT, assignmentSchema } from './actions.ts';
import { changedAnswer, theirDossier } from './at-dossier.ts';
import { beginDossier } from './beginning.ts';
import { dossierCard } from './card.ts';
import type { CriteriaDeps } from './deps.ts';
import { correctAssignment } from './facts.ts';
import { viewOf } from './view.ts';

const LONGEST_WHAT = 2_500;
const LONGEST_LINE = 200;

const valuesSchema = z.object({
  /** Left out: the text is too long for a field, and stays as it is. */
  what: z.string().min(3).max(LONGEST_WHAT).optional(),
  group: z.string().max(60).optional(),
  value: z.string().max(LONGEST_LINE).optional(),
  term: z.string().max(LONGEST_LINE).optional(),
  stage: z.enum(STAGES).optional(),
  procedure: z.enum(PROCEDURES).optional(),
  goals: z.array(z.enum(THEMES)).default([]),
});
type Values = z.infer<typeof valuesSchema>;

/** The form of an assignment: a new one, or one that is changed. */
export function assignmentForm(deps: CriteriaDeps): FormAction<typeof assignmentSchema> {
  return formAction({
    name: ASSIGNMENT,
    role: 'colleague',
    payload: assignmentSchema,
    values: valuesSchema,
    async form(turn, payload, tx) {
      if (!('id' in payload)) return drawn(await deps.adviser(), turn, payload.begun, null);
      const at = await theirDossier(deps, turn, tx, payload);
      if (typeof at === 'string') return ephemeral(turn, at);
      const { advice } = viewOf(at.adviser, at.dossier, turn);
      return drawn(at.adviser, turn, at.dossier.text ?? '', advice.assignment);
    },
    async submit(turn, { payload, values }, tx): Promise<CallAnswer | FormErrors> {
      const { dossiers } = texts(turn.language);
      if (!('id' in payload)) return submitNew(deps, turn, tx, values);
      const at = await theirDossier(deps, turn, tx, payload);
      if (typeof at === 'string') return ephemeral(turn, at);
      const { adviser } = at;
      const text = isTooLong(at.dossier.text) ? undefined : values.what;
      const read = givenFrom(adviser, turn, text ?? at.dossier.text ?? '', values);
      if ('errors' in read) return read;
      const { lines } = await correctAssignment(tx, adviser, at.dossier, {
        language: turn.language,
        now: turn.now,
        given: read.given,
        ...(text === undefined ? {} : { text }),
        replaces: true,
        by: at.personId,
        words: null,
      });
      return changedAnswer(turn, tx, at, lines.length > 0 ? lines.join(' ') : dossiers.done.kept);
    },
  });
}

async function submitNew(
  deps: CriteriaDeps,
  turn: Turn,
  tx: Transaction,
  values: Values,
): Promise<CallAnswer | FormErrors> {
  const { dossiers } = texts(turn.language);
  const { personId } = turn.actor;
  const { what } = values;
  if (what === undefined) return { errors: { what: dossiers.form.noAssignment } };
  const read = givenFrom(await deps.adviser(), turn, what, values);
  if ('errors' in read) return read;
  const begun = await beginDossier(tx, deps, turn, { text: what, given: read.given });
  if (begun === null || personId === null) return ephemeral(turn, dossiers.onlyMembers);
  if (begun === 'none') return { errors: { what: dossiers.form.noAssignment } };
  return {
    response: { kind: 'close', language: turn.language },
    messages: [{ to: placeToPrepare(turn, personId).to, replies: [dossierCard(begun, turn.language)] }],
  };
}

/** A specification that was sent does not fit into a field: cut there, its end would be gone once the form is sent. */
function isTooLong(text: string | null): boolean {
  return text !== null && text.length > LONGEST_WHAT;
}

/** What the fields say of an assignment. @param what as it is described */
function givenFrom(adviser: Adviser, turn: Turn, what: string, values: Values): FormErrors | { given: Given } {
  const { form } = texts(turn.language).dossiers;
  const { group, value = '', term = '', stage, procedure, goals } = values;
  const bare = readAssignment(adviser.reader, what);
  const months = term === '' ? {} : pick(givenIn(adviser.reader, term, bare), ['months']);
  const assumed = readAssignment(adviser.reader, what, months);
  const size = value === '' ? {} : pick(givenIn(adviser.reader, inEuro(value), assumed), ['euro', 'yearly']);
  const errors = {
    ...(value !== '' && Object.keys(size).length === 0 ? { value: form.wrongValue } : {}),
    ...(term !== '' && Object.keys(months).length === 0 ? { term: form.wrongTerm } : {}),
  };
  if (Object.keys(errors).length > 0) return { errors };
  return {
    given: {
      ...size,
      ...months,
      ...(group === undefined ? {} : { group }),
      ...(stage === undefined ? {} : { stage }),
      ...(procedure === undefined ? {} : { procedure }),
      ...(goals.length === 0 ? {} : { goals }),
    },
  };
}

/** In this field a bare number is an amount. */
function inEuro(value: string): string {
  return /[a-z€]/iu.test(value) ? `waarde ${value}` : `€ ${value}`;
}

function pick<Key extends keyof Given>(given: Given, keys: readonly Key[]): Given {
  return Object.fromEntries(Object.entries(given).filter(([key]) => keys.some((one) => one === key)));
}

function whatField(what: string, form: Texts['dossiers']['form']): FormField[] {
  if (isTooLong(what)) return [];
  const initial = what === '' ? {} : { initial: what };
  const { what: label, whatHint: hint } = form;
  return [{ kind: 'lines', name: 'what', label, hint, required: true, maxLength: LONGEST_WHAT, ...initial }];
}

function drawn({ reader }: Adviser, turn: Turn, what: string, assignment: Assignment | null): FormDraft {
  const { language } = turn;
  const { form, stages, procedures, facts } = texts(language).dossiers;
  const line = (name: string, label: string, hint: string, initial: string | null): FormField => ({
    kind: 'line',
    name,
    label,
    hint,
    required: false,
    maxLength: LONGEST_LINE,
    ...(initial === null ? {} : { initial }),
  });
  const choice = (
    name: string,
    label: string,
    options: { value: string; label: string }[],
    initial: string | null,
  ): FormField => ({ kind: 'choice', name, label, required: false, options, ...(initial === null ? {} : { initial }) });
  const { value = null, term = null } = assignment ?? {};
  const amount = value?.euro ?? null;
  return {
    language,
    title: form.title,
    intro: [paragraph(isTooLong(what) ? form.longText(what.length) : form.intro)],
    fields: [
      ...whatField(what, form),
      choice(
        'group',
        form.group,
        reader.library.groups.map((one) => ({ value: one.id, label: one[language] })),
        assignment?.isGroupSure && assignment.group.id !== OTHER_GROUP ? assignment.group.id : null,
      ),
      line('value', form.value, form.valueHint, amount === null ? null : facts.value(amount)),
      line('term', form.term, form.termHint, term === null ? null : facts.months(term.months + term.optionMonths)),
      choice(
        'stage',
        form.stage,
        STAGES.map((one) => ({ value: one, label: stages[one] })),
        assignment?.stage ?? null,
      ),
      choice(
        'procedure',
        form.procedure,
        PROCEDURES.map((one) => ({ value: one, label: procedures[one] })),
        assignment?.procedure ?? null,
      ),
      {
        kind: 'choices',
        name: 'goals',
        label: form.goals,
        required: false,
        options: THEMES.map((one) => ({ value: one, label: reader.themes[one][language] })),
        initial: [...(assignment?.goals ?? [])],
      },
    ],
    submitLabel: form.submit,
  };
}
