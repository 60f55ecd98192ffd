import { z } from 'zod';
import type { FieldValue, ReceivedForm, Shown } from './shown.ts';
import { wordsOf } from './slack-message.ts';
import type { SlackResponse } from './slack-requests.ts';
import { present } from './slack-workspace.ts';

const text = z.looseObject({ text: z.string() });
const optionSchema = z.looseObject({ text, value: z.string() });
const elementSchema = z.looseObject({
  type: z.string(),
  action_id: z.string(),
  options: z.array(optionSchema).default([]),
  initial_value: z.string().optional(),
  initial_option: optionSchema.optional(),
  initial_options: z.array(optionSchema).default([]),
  initial_date: z.string().optional(),
});
const inputSchema = z.looseObject({
  type: z.literal('input'),
  block_id: z.string(),
  label: text,
  optional: z.boolean().default(false),
  element: elementSchema,
});
const viewSchema = z.looseObject({
  title: text,
  submit: text.optional(),
  private_metadata: z.string().optional(),
  blocks: z.array(z.looseObject({ type: z.string() })),
});
const ackSchema = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
]);

type Input = z.infer<typeof inputSchema>;
type View = z.infer<typeof viewSchema>;
/** Sends a window in, with what was filled in. */
type Submit = (view: View, values: Record<string, Record<string, unknown>>) => Promise<SlackResponse>;

/** What a window shows: a form, or words. */
export function readView(opened: unknown, submit: Submit): Shown {
  const view = viewSchema.parse(opened);
  const inputs = inputsOf(view);
  if (inputs.length === 0 && !view.submit) return words(wordsOf(view.blocks));
  if (!view.submit || !view.private_metadata) throw new Error('Slack takes no window with inputs but without submit.');
  const values = new Map(inputs.map((input) => [input.block_id, initialValue(input)]));
  return { kind: 'form', form: readForm(view, { values, errors: {} }, submit) };
}

function words(said: string): Shown {
  const press = () => Promise.reject(new Error('There is no button.'));
  return { kind: 'words', words: said, buttons: [], press };
}

interface Filled {
  values: Map<string, FieldValue>;
  errors: Record<string, string>;
}

function readForm(view: View, { values, errors }: Filled, submit: Submit): ReceivedForm {
  const inputs = inputsOf(view);
  return {
    title: view.title.text,
    words: wordsOf(view.blocks.filter(({ type }) => type !== 'input')),
    fields: inputs.map((input) => ({
      label: input.label.text,
      value: values.get(input.block_id) ?? '',
      options: input.element.type === 'checkboxes' ? [] : input.element.options.map((option) => option.text.text),
      error: errors[input.block_id] ?? null,
    })),
    submitLabel: present(view.submit?.text, 'label to send it in with'),
    async send(filled) {
      const next = new Map(values);
      for (const [label, value] of Object.entries(filled)) {
        const input = inputs.find((candidate) => candidate.label.text === label);
        next.set(present(input, `field ${label}`).block_id, value);
      }
      const response = await submit(view, Object.fromEntries(inputs.map((input) => stateOf(input, next))));
      return shownOf(response, { view, values: next }, submit);
    },
  };
}

function shownOf(
  { status, body }: SlackResponse,
  { view, values }: { view: View; values: Map<string, FieldValue> },
  submit: Submit,
): Shown {
  if (status !== 200) throw new Error(`The form was answered with ${status}.`);
  if (body === '') return { kind: 'nothing' };
  const ack = ackSchema.parse(JSON.parse(body));
  if (ack.response_action === 'clear') return { kind: 'nothing' };
  if (ack.response_action === 'update') return readView(ack.view, submit);
  const known = new Set(inputsOf(view).map((input) => input.block_id));
  const strange = Object.keys(ack.errors).filter((blockId) => !known.has(blockId));
  if (strange.length > 0) throw new Error(`Slack shows no error at ${strange}.`);
  return { kind: 'form', form: readForm(view, { values, errors: ack.errors }, submit) };
}

function inputsOf(view: View): Input[] {
  return view.blocks.flatMap((block) => inputSchema.safeParse(block).data ?? []);
}

function initialValue({ element }: Input): FieldValue {
  const labels = element.initial_options.map((option) => option.text.text);
  if (element.type === 'checkboxes') return labels.length > 0;
  if (element.type === 'multi_static_select') return labels;
  return element.initial_value ?? element.initial_option?.text.text ?? element.initial_date ?? '';
}

/** One input of `view.state.values`, as Slack sends it. */
function stateOf(input: Input, values: Map<string, FieldValue>): [string, Record<string, unknown>] {
  const { block_id, element, optional } = input;
  const value = values.get(block_id) ?? '';
  const empty = value === '' || value === false || (Array.isArray(value) && value.length === 0);
  // The client itself keeps a person from sending it in.
  if (empty && !optional) throw new Error(`Slack wants ${input.label.text} filled in.`);
  const option = (label: unknown) =>
    present(
      element.options.find((candidate) => candidate.text.text === label),
      `option ${label}`,
    );
  const filled = {
    plain_text_input: () => ({ value: empty ? null : value }),
    static_select: () => ({ selected_option: empty ? null : option(value) }),
    multi_static_select: () => ({ selected_options: Array.isArray(value) ? value.map(option) : [] }),
    checkboxes: () => ({ selected_options: value === true ? element.options : [] }),
    datepicker: () => ({ selected_date: empty ? null : value }),
  };
  const kind = z
    .enum(['plain_text_input', 'static_select', 'multi_static_select', 'checkboxes', 'datepicker'])
    .parse(element.type);
  return [block_id, { [element.action_id]: { type: kind, ...filled[kind]() } }];
}
