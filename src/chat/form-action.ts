import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Transaction } from '../store/transaction.ts';
import type { CallResponse } from './call.ts';
import { type FormDraft, type FormValues, formSchema, withValues } from './form.ts';
import type { Language } from './language.ts';
import {
  type CallAction,
  type CallAnswer,
  checkedPayload,
  type FieldProblem,
  type Need,
  type Subcommand,
  type Turn,
} from './skill.ts';

/** Any JSON: what a button or form carries. */
type Json = z.infer<ReturnType<typeof z.json>>;

/** What a submission can be answered with besides what a press can: a sentence for every field that is not right. */
export interface FormErrors {
  errors: Record<string, string>;
}

export interface FormDefinition<Payload extends z.ZodType<Json>, Values extends z.ZodObject> {
  name: string;
  role: Need;
  /** What a button that opens the form carries. */
  payload: Payload;
  /** What must have been filled in; names are those of the fields. */
  values: Values;
  /** Draws the form, or says why it is not there (any more). Drawn again when what came back is not right. */
  form(turn: Turn, payload: z.infer<Payload>, tx: Transaction): Promise<FormDraft | CallResponse>;
  /** Acts upon what was filled in. With errors nothing is kept, and the form stays open with them. */
  submit(
    turn: Turn,
    filledIn: { payload: z.infer<Payload>; values: z.infer<Values> },
    tx: Transaction,
  ): Promise<CallAnswer | FormErrors>;
}

export interface FormAction<Payload extends z.ZodType<Json>> extends CallAction {
  /** The form as the answer to another press or as the next step of another form. */
  open(turn: Turn, payload: z.infer<Payload>, tx: Transaction): Promise<CallResponse>;
}

/**
 * Makes a form and what it does one action: pressed it opens the form, sent in it acts. What was filled in is checked
 * against `values` before `submit` sees it.
 */
export function formAction<Payload extends z.ZodType<Json>, Values extends z.ZodObject>(
  definition: FormDefinition<Payload, Values>,
): FormAction<Payload> {
  async function draw(turn: Turn, payload: z.infer<Payload>, tx: Transaction, id: string): Promise<CallResponse> {
    const drawn = await definition.form(turn, payload, tx);
    if ('kind' in drawn) return drawn;
    return { kind: 'form', form: formSchema.parse({ ...drawn, id, action: definition.name, payload }) };
  }

  return {
    name: definition.name,
    role: definition.role,
    open: (turn, payload, tx) => draw(turn, payload, tx, randomUUID()),

    async run(turn, { payload: given, submission }, tx) {
      const payload = checkedPayload(definition.name, definition.payload, given);
      if (!submission) return draw(turn, payload, tx, randomUUID());
      const parsed = definition.values.safeParse(submission.values);
      const answer = parsed.success
        ? await definition.submit(turn, { payload, values: parsed.data }, tx)
        : { problems: problemsOf(parsed.error, submission.values) };
      if ('kind' in answer || 'response' in answer || 'refused' in answer) return answer;
      const drawn = await draw(turn, payload, tx, submission.formId);
      return refusal(drawn, submission.values, 'problems' in answer ? answer.problems : sentences(answer.errors));
    },

    async redraw(turn, { payload: given, submission }, tx) {
      const payload = checkedPayload(definition.name, definition.payload, given);
      const drawn = await draw(turn, payload, tx, submission?.formId ?? randomUUID());
      return refusal(drawn, submission?.values ?? {}, { [WHOLE_FORM]: { problem: 'failed' } });
    },
  };
}

/** The name under which a problem stands that is of no field in particular. */
const WHOLE_FORM = '';

/** The form with what is wrong with it; what is no form (any more) is the answer itself. */
function refusal(drawn: CallResponse, values: FormValues, problems: Record<string, FieldProblem>): CallAnswer {
  return drawn.kind === 'form' ? { refused: withValues(drawn.form, values), problems } : drawn;
}

function sentences(errors: Record<string, string>): Record<string, FieldProblem> {
  return Object.fromEntries(Object.entries(errors).map(([name, sentence]) => [name, { sentence }]));
}

/** One problem per field, in the words the catalogue has: the first one found. */
function problemsOf(error: z.ZodError, values: FormValues): Record<string, FieldProblem> {
  const problems = new Map<string, FieldProblem>();
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? '');
    if (problems.has(name)) continue;
    const missing = values[name] === undefined;
    const problem = issue.code === 'too_big' ? 'too-long' : 'not-valid';
    problems.set(name, { problem: missing ? 'missing' : problem });
  }
  return Object.fromEntries(problems);
}

/**
 * A command that opens a form: at once where the platform opens windows for commands, elsewhere by a message with a
 * button.
 *
 * @param definition.payload what the form gets of the text behind the command
 * @param definition.invitation the words of the message and of its button
 */
export function formCommand(definition: {
  names: readonly string[];
  role: Need;
  action: string;
  payload(text: string): Json;
  invitation(language: Language): { text: string; label: string };
}): Subcommand {
  const { names, role, action } = definition;
  return {
    names,
    role,
    opens: { action, payload: definition.payload },
    async run({ language }, said) {
      const { text, label } = definition.invitation(language);
      const payload = definition.payload(said);
      return {
        status: 'smalltalk',
        replies: [
          {
            language,
            body: [{ kind: 'paragraph', text }],
            buttons: [{ kind: 'action', label, action, payload, style: 'primary' }],
          },
        ],
      };
    },
  };
}
