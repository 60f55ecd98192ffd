import type { types } from '@slack/bolt';
import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { Form, FormField } from '../../chat/form.ts';
import { texts } from '../../i18n/texts.ts';
import { blockIdOf, encodeFormMetadata } from './form-metadata.ts';
import { SLACK_LIMITS } from './limits.ts';
import { renderLongTitle } from './render.ts';
import { plain, renderBody } from './render-body.ts';

type Input = types.InputBlock['element'];

/** The value of the only box of a consent. */
const AGREED = 'yes';

/**
 * A form as a window.
 *
 * @param from where it was opened; what is sent in is of that place
 * @returns null if what it must carry is longer than Slack takes
 */
export function renderForm(form: Form, from: ConversationReference): types.ModalView | null {
  const { id, action, payload, language } = form;
  const metadata = encodeFormMetadata({ form: id, action, payload, language, conversation: from });
  if (metadata === null) return null;
  const room = { blocks: SLACK_LIMITS.viewBlocks - 2 - form.fields.length, characters: SLACK_LIMITS.viewJson };
  return {
    type: 'modal',
    title: plain(form.title, SLACK_LIMITS.modalTitle),
    submit: plain(form.submitLabel, SLACK_LIMITS.modalSubmit),
    close: plain(texts(language).forms.cancel, SLACK_LIMITS.modalClose),
    private_metadata: metadata,
    blocks: [
      ...renderLongTitle(form.title),
      ...renderBody(form.intro, room, false),
      ...form.fields.map((field) => renderField(field, form)),
    ],
  };
}

function renderField(field: FormField, form: Form): types.InputBlock {
  return {
    type: 'input',
    block_id: blockIdOf(form.id, field.name),
    label: plain(field.label, SLACK_LIMITS.inputLabel),
    optional: !field.required,
    element: inputFor(field, form),
    ...(field.hint === undefined ? {} : { hint: plain(field.hint, SLACK_LIMITS.inputHint) }),
  };
}

function inputFor(field: FormField, form: Form): Input {
  const action_id = field.name;
  switch (field.kind) {
    case 'line':
    case 'lines':
      return {
        type: 'plain_text_input',
        action_id,
        multiline: field.kind === 'lines',
        max_length: field.maxLength ?? SLACK_LIMITS.inputText,
        ...(field.initial ? { initial_value: field.initial.slice(0, field.maxLength ?? SLACK_LIMITS.inputText) } : {}),
      };
    case 'choice': {
      const options = field.options.map(renderOption);
      const [initial_option] = options.filter(({ value }) => value === field.initial);
      return { type: 'static_select', action_id, options, ...(initial_option ? { initial_option } : {}) };
    }
    case 'choices': {
      const options = field.options.map(renderOption);
      const initial_options = options.filter(({ value }) => value && field.initial?.includes(value));
      return {
        type: 'multi_static_select',
        action_id,
        options,
        ...(initial_options.length > 0 ? { initial_options } : {}),
      };
    }
    case 'consent': {
      const agreed = { text: plain(texts(form.language).forms.yes, SLACK_LIMITS.optionLabel), value: AGREED };
      return {
        type: 'checkboxes',
        action_id,
        options: [agreed],
        ...(field.initial ? { initial_options: [agreed] } : {}),
      };
    }
    case 'date':
      return { type: 'datepicker', action_id, ...(field.initial ? { initial_date: field.initial } : {}) };
  }
}

function renderOption({ value, label }: { value: string; label: string }): types.PlainTextOption {
  return { text: plain(label, SLACK_LIMITS.optionLabel), value };
}
