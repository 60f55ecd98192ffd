import type { Attachment } from 'botbuilder';
import type { Form, FormField } from '../../chat/form.ts';
import { type Block, plainText } from '../../chat/reply.ts';
import { encodeChoice, formData, inputId } from './button-data.ts';
import { TEAMS_LIMITS } from './limits.ts';
import {
  type CardElement,
  type CardMessage,
  cardAttachment,
  type Dialog,
  dialogOf,
  renderCardBlocks,
  rows,
  submit,
} from './render-card.ts';
import { cutAtWord, escapeCard } from './text.ts';

/** A sentence per field that is not right. */
type Errors = Record<string, string>;

/** A form as a dialog. */
export function renderFormDialog(form: Form, errors: Errors = {}): Dialog {
  return dialogOf(form.title, formCard(form, form.intro, errors));
}

/** The same for a client without dialogs: a card in the conversation, with the title in it. */
export function renderFormMessage(form: Form, errors: Errors = {}): CardMessage {
  const intro: Block[] = [{ kind: 'heading', text: form.title }, ...form.intro];
  return {
    summary: cutAtWord(plainText({ body: intro }), TEAMS_LIMITS.summary),
    attachments: [formCard(form, intro, errors)],
  };
}

function formCard(form: Form, intro: readonly Block[], errors: Errors): Attachment {
  const known = new Set(form.fields.map(({ name }) => name));
  const elsewhere = Object.entries(errors).flatMap(([name, sentence]) => (known.has(name) ? [] : [sentence]));
  return cardAttachment(
    [
      ...renderCardBlocks(intro),
      ...elsewhere.map(renderError),
      ...form.fields.flatMap((field) => renderField(field, errors[field.name])),
      ...rows([submit(form.submitLabel, formData(form.action, form.payload, form.id), 'primary')]),
    ],
    form.title,
  );
}

function renderField(field: FormField, error: string | undefined): CardElement[] {
  const hint = field.hint === undefined ? [] : [renderHint(field.hint)];
  return [renderInput(field), ...hint, ...(error === undefined ? [] : [renderError(error)])];
}

function renderHint(text: string): CardElement {
  return {
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: escapeCard(text), isSubtle: true, size: 'small' }],
  };
}

function renderError(text: string): CardElement {
  return {
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: escapeCard(text), color: 'attention', weight: 'bolder' }],
  };
}

/** What is required is checked by the bot: the client's own check says so in its own language, not in ours. */
function renderInput(field: FormField): CardElement {
  const label = escapeCard(field.required ? `${field.label} *` : field.label);
  const given = (value: unknown) => (value === undefined ? {} : { value });
  switch (field.kind) {
    case 'line':
    case 'lines':
      return {
        type: 'Input.Text',
        id: inputId('text', field.name),
        label,
        isMultiline: field.kind === 'lines',
        ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
        ...given(field.initial),
      };
    case 'choice':
      return {
        ...choiceSet(field, label),
        id: inputId('choice', field.name),
        ...given(field.initial && encodeChoice(field.initial)),
      };
    case 'choices':
      return {
        ...choiceSet(field, label),
        id: inputId('list', field.name),
        isMultiSelect: true,
        ...given(field.initial?.map(encodeChoice).join(',')),
      };
    case 'consent':
      return {
        type: 'Input.Toggle',
        id: inputId('consent', field.name),
        title: label,
        wrap: true,
        value: field.initial ? 'true' : 'false',
      };
    case 'date':
      return { type: 'Input.Date', id: inputId('text', field.name), label, ...given(field.initial) };
  }
}

function choiceSet(field: Extract<FormField, { kind: 'choice' | 'choices' }>, label: string): CardElement {
  const choices = field.options.map((option) => ({
    title: escapeCard(cutAtWord(option.label, TEAMS_LIMITS.optionLabel)),
    value: encodeChoice(option.value),
  }));
  return { type: 'Input.ChoiceSet', label, style: 'compact', wrap: true, choices };
}
