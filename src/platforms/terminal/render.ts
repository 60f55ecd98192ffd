import type { CallResponse } from '../../chat/call.ts';
import type { Form, FormField } from '../../chat/form.ts';
import { GIVE_FEEDBACK, READ_PASSAGE } from '../../chat/platform-actions.ts';
import { type AttachedFile, type Block, type Button, type Citation, plainText, type Reply } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';

/** A button that can be pressed. */
export type Pressable = Exclude<Button, { kind: 'link' }>;

/** A message in words, with what can be pressed. */
export interface Drawn {
  text: string;
  buttons: readonly Pressable[];
  form?: DrawnForm;
}

/** A form as prompts: each field by the name under which its value goes back. */
export interface DrawnForm {
  action: string;
  title: string;
  fields: readonly DrawnField[];
  submit: string;
}

export interface DrawnField {
  name: string;
  label: string;
  kind: FormField['kind'];
  required: boolean;
  hint?: string;
  options?: readonly { value: string; label: string }[];
  /** What stands in it already. */
  initial?: string | readonly string[] | boolean;
  /** What is wrong with what was filled in. */
  error?: string;
}

/** A reply as lines of text: the words, the numbered sources, the links, and the mark for automated text. */
export function renderReply(reply: Reply, options: { possiblyDouble: boolean }): Drawn {
  const { platform, attachments } = texts(reply.language);
  const text = [
    ...(options.possiblyDouble ? [platform.possiblyDouble] : []),
    plainText({ ...reply, body: reply.body.map(asWritten) }),
    ...(reply.citations.length > 0 ? [sources(reply.citations, platform.sources)] : []),
    ...links(reply.buttons),
    ...(reply.file ? [fileLine(reply.file, attachments.file)] : []),
    ...(reply.marked ? [platform.automated] : []),
  ].join('\n\n');
  return { text, buttons: [...pressables(reply.buttons), ...passageButtons(reply), ...feedbackButtons(reply)] };
}

/** What is to stand out keeps its stars: these are how words alone say so. */
function asWritten(block: Block): Block {
  if (block.kind === 'heading') return block;
  const { starred: _, ...written } = block;
  return written;
}

/** What a terminal can show of a file: that it is there, and where a browser gets it. */
function fileLine({ name, url }: AttachedFile, words: (name: string) => string): string {
  return [words(name), url ?? ''].filter((part) => part !== '').join(' · ');
}

function sources(citations: readonly Citation[], title: string): string {
  const lines = citations.map(({ n, title: name, source, url }) =>
    [`[${n}] ${name}`, source === name ? '' : source, url ?? ''].filter((part) => part !== '').join(' · '),
  );
  return [`${title}:`, ...lines].join('\n');
}

function links(buttons: readonly Button[]): string[] {
  return buttons.flatMap((button) => (button.kind === 'link' ? [`${button.label}: ${button.url}`] : []));
}

function pressables(buttons: readonly Button[]): Pressable[] {
  return buttons.filter((button) => button.kind !== 'link');
}

/** A source without an address of its own is read here. */
function passageButtons({ citations, language }: Reply): Pressable[] {
  const { openPassage } = texts(language).platform;
  return citations
    .filter(({ url }) => url === null)
    .map(({ n, passageId }) => ({
      kind: 'action',
      label: openPassage(n),
      action: READ_PASSAGE,
      payload: { passageId },
    }));
}

function feedbackButtons({ feedbackFor: answerId, language }: Reply): Pressable[] {
  if (answerId === undefined) return [];
  const { useful, notUseful } = texts(language).platform;
  const judge = (label: string, verdict: boolean): Pressable => ({
    kind: 'action',
    label,
    action: GIVE_FEEDBACK,
    payload: { about: { answerId }, useful: verdict },
  });
  return [judge(useful, true), judge(notUseful, false)];
}

/** The answer to a press, as a person has it before them. */
export function renderResponse(response: CallResponse): Drawn {
  switch (response.kind) {
    case 'dialog': {
      const link = response.link ? [`${response.link.label}: ${response.link.url}`] : [];
      return { text: [response.title, plainText(response), ...link].join('\n\n'), buttons: [] };
    }
    case 'ephemeral':
      return {
        text: [response.text, ...links(response.buttons ?? [])].join('\n\n'),
        buttons: pressables(response.buttons ?? []),
      };
    case 'form':
      return renderForm(response.form, {});
    case 'form-errors':
      return renderForm(response.form, response.errors);
    case 'close':
      return { text: texts(response.language).forms.done, buttons: [] };
  }
}

/** The errors of single fields stand with them, that of the whole form above it. */
function renderForm(form: Form, errors: Readonly<Record<string, string>>): Drawn {
  const { '': whole, ...ofFields } = errors;
  const words = [whole ?? '', form.title, form.intro.length > 0 ? plainText({ body: form.intro }) : ''];
  return {
    text: words.filter((part) => part !== '').join('\n\n'),
    buttons: [],
    form: {
      action: form.action,
      title: form.title,
      fields: form.fields.map((field) => drawField(field, ofFields[field.name])),
      submit: form.submitLabel,
    },
  };
}

function drawField(field: FormField, error: string | undefined): DrawnField {
  const { name, label, kind, required, hint, initial } = field;
  return {
    name,
    label,
    kind,
    required,
    ...(hint === undefined ? {} : { hint }),
    ...('options' in field ? { options: field.options } : {}),
    ...(initial === undefined ? {} : { initial }),
    ...(error === undefined ? {} : { error }),
  };
}
