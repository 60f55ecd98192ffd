import { z } from 'zod';
import type { FieldValue, ReceivedForm, Shown } from './shown.ts';
import { type CardButton, cardButtons, cardTexts } from './teams-messages.ts';

const choiceSchema = z.object({ title: z.string(), value: z.string() });
const inputSchema = z.looseObject({
  type: z.enum(['Input.Text', 'Input.ChoiceSet', 'Input.Toggle', 'Input.Date']),
  id: z.string(),
  label: z.string().optional(),
  title: z.string().optional(),
  value: z.string().optional(),
  isMultiSelect: z.boolean().default(false),
  choices: z.array(choiceSchema).default([]),
});
type Input = z.infer<typeof inputSchema>;

const cardSchema = z.looseObject({ body: z.array(z.looseObject({ type: z.string() })) });
const errorSchema = z.looseObject({
  inlines: z.tuple([z.looseObject({ text: z.string(), color: z.literal('attention') })]),
});

/** The answer to an invoke of a dialog. */
const taskSchema = z.union([
  z.object({
    task: z.object({
      type: z.literal('continue'),
      value: z.looseObject({ title: z.string(), card: z.looseObject({ content: z.unknown() }) }),
    }),
  }),
  z.object({ task: z.object({ type: z.literal('message'), value: z.string() }) }),
]);

/** Presses a button of a dialog, with what its inputs hold. */
type Submit = (data: Record<string, unknown>) => Promise<unknown>;

/** What a dialog shows after an invoke that was answered with `body`. */
export function readTask(body: unknown, submit: Submit): Shown {
  if (body === null) return { kind: 'nothing' };
  const { task } = taskSchema.parse(body);
  if (task.type === 'message') {
    const press = () => Promise.reject(new Error('There is no button.'));
    return { kind: 'words', words: task.value, buttons: [], press };
  }
  const { title, card } = task.value;
  return readCard(title, card.content, async (data) => readTask(await submit(data), submit));
}

/** What a card shows, in a dialog or in a message. */
function readCard(title: string, content: unknown, send: (data: Record<string, unknown>) => Promise<Shown>): Shown {
  const card = cardSchema.parse(content);
  const buttons = cardButtons(card);
  if (inputsOf(card).length > 0 || buttons.some(({ data }) => data?.form !== undefined))
    return { kind: 'form', form: readForm(title, card, send) };
  return {
    kind: 'words',
    words: [title, ...cardTexts(card)].join('\n\n'),
    buttons: buttons.map((button) => button.title),
    press: (label) => send(dataOf(buttons, label)),
  };
}

function dataOf(buttons: CardButton[], label: string): Record<string, unknown> {
  const data = buttons.find((button) => button.title === label)?.data;
  if (!data) throw new Error(`There is no button ${label}.`);
  return data;
}

function inputsOf(card: z.infer<typeof cardSchema>): Input[] {
  return card.body.flatMap((element) => inputSchema.safeParse(element).data ?? []);
}

function readForm(
  title: string,
  card: z.infer<typeof cardSchema>,
  send: (data: Record<string, unknown>) => Promise<Shown>,
): ReceivedForm {
  const inputs = inputsOf(card);
  const errors = errorsByInput(card);
  const [button] = cardButtons(card);
  if (!button?.data) throw new Error('The form has no button to send it in with.');
  const { title: submitLabel, data } = button;
  return {
    title,
    words: cardTexts(card).join('\n\n'),
    fields: inputs.map((input) => ({
      label: labelOf(input),
      value: shownValue(input),
      options: input.choices.map((choice) => choice.title),
      error: errors.get(input.id) ?? null,
    })),
    submitLabel,
    send(filled) {
      for (const label of Object.keys(filled)) {
        if (!inputs.some((input) => labelOf(input) === label)) throw new Error(`There is no field ${label}.`);
      }
      const values = inputs.map((input) => [input.id, sentValue(input, filled[labelOf(input)] ?? shownValue(input))]);
      return send({ ...Object.fromEntries(values), ...data });
    },
  };
}

/** The sentence in the colour of attention that stands below an input. */
function errorsByInput(card: z.infer<typeof cardSchema>): Map<string, string> {
  const errors = new Map<string, string>();
  let last: Input | undefined;
  for (const element of card.body) {
    last = inputSchema.safeParse(element).data ?? last;
    const error = errorSchema.safeParse(element).data;
    if (error && last) errors.set(last.id, error.inlines[0].text);
  }
  return errors;
}

/** The star says that the field is required. */
function labelOf(input: Input): string {
  return (input.label ?? input.title ?? '').replace(/ \*$/, '');
}

function shownValue(input: Input): FieldValue {
  const { type, value = '' } = input;
  if (type === 'Input.Toggle') return value === 'true';
  if (type !== 'Input.ChoiceSet') return value;
  const title = (chosen: string) => input.choices.find((choice) => choice.value === chosen)?.title ?? '';
  if (input.isMultiSelect) return value === '' ? [] : value.split(',').map(title);
  return title(value);
}

/** As Teams sends it: every input as a text. */
function sentValue(input: Input, value: FieldValue): string {
  if (typeof value === 'boolean') return String(value);
  if (input.type !== 'Input.ChoiceSet') return String(value);
  const chosen = [value].flat().filter((title) => title !== '');
  return chosen
    .map((title) => {
      const choice = input.choices.find((candidate) => candidate.title === title);
      if (!choice) throw new Error(`There is no option ${title}.`);
      return choice.value;
    })
    .join(',');
}
