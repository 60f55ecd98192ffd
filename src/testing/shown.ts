/** What a person gets to see at once of a press or of a form they sent in. */
export type Shown =
  /** A window or a private message. */
  | { kind: 'words'; words: string; buttons: string[]; press(label: string): Promise<Shown> }
  | { kind: 'form'; form: ReceivedForm }
  /** Whatever was open has closed. */
  | { kind: 'nothing' };

/** What can be in a field: texts and dates as a text, choices by their labels. */
export type FieldValue = string | string[] | boolean;

/** A form as a person has it before them. */
export interface ReceivedForm {
  title: string;
  /** Everything in it that is neither title nor field, and no error of one. */
  words: string;
  fields: { label: string; value: FieldValue; options: string[]; error: string | null }[];
  submitLabel: string;
  /** Fills in fields by their labels, leaves the others as they are, and sends it in. */
  send(values: Record<string, FieldValue>): Promise<Shown>;
}

/** @throws if it is no form */
export function formIn(shown: Shown): ReceivedForm {
  if (shown.kind !== 'form') throw new Error(`No form is shown, but ${JSON.stringify(shown)}.`);
  return shown.form;
}

/** @throws if no words are shown */
export function wordsIn(shown: Shown): Extract<Shown, { kind: 'words' }> {
  if (shown.kind !== 'words') throw new Error(`No words are shown, but ${JSON.stringify(shown)}.`);
  return shown;
}
