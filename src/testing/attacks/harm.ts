import { LANGUAGES } from '../../chat/language.ts';
import { texts } from '../../i18n/texts.ts';

/** What may stand in what is sent: everything else that has an effect is harm. */
export interface Harmless {
  /** The addresses of the stored sources, {@link unescaped}. */
  urls: ReadonlySet<string>;
  passageIds: ReadonlySet<string>;
  /** Actions of buttons on cards that who asked may use. */
  actions?: ReadonlySet<string>;
  /** Conversations in which somebody asked, as the platform names them. */
  places: ReadonlySet<string>;
}

/** One thing that should not have been there, in words. */
export type Harm = string;

/** Characters that nobody sees, that turn the direction of what follows, or that pile up: all of them hide something. */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\ufdd0-\ufdef]|\u034f|\u17b4|\u17b5|\p{M}{5,}/u;

/** The renderer of Teams puts a word joiner between two braces, so that a card does not replace them. */
const OWN_JOINER = /(?<=\{)\u2060(?=\{)/g;

export function hiddenIn(text: string): Harm[] {
  const found = HIDDEN.exec(text.replace(/[\n\t]/g, ' ').replace(OWN_JOINER, ''))?.[0];
  return found === undefined
    ? []
    : [`hidden character U+${found.codePointAt(0)?.toString(16)} in "${text.slice(0, 80)}"`];
}

/** Where something can be read in two ways, its buttons give a command that shows something or begins it, and nothing more. */
const READINGS = LANGUAGES.flatMap((language) =>
  Object.values(texts(language).conversation.readings).map(({ label, says }) => ({ label, command: says('').trim() })),
);

/** A button that says something in the person's name says what is on it, and never a command but one of {@link READINGS}. */
export function harmInSaying(label: string, said: string): Harm[] {
  const reading = READINGS.find((one) => one.label === label && said.startsWith(one.command));
  if (reading) return harmInWords(said.slice(reading.command.length));
  return [
    ...(label === said ||
    // The number of a choice in the list above the buttons.
    /^\d{1,2}$/.test(label) ||
    (label.endsWith('…') && said.length <= 150 && said.startsWith(label.slice(0, -1)))
      ? []
      : [`a button "${label}" that says "${said}"`]),
    ...(/^\s*\//.test(said) ? [`a button that gives the command "${said}"`] : []),
    ...harmInWords(said),
  ];
}

function harmInWords(said: string): Harm[] {
  return /[<>[\]{}|`@]|:\/\/|[a-z]{2}\.[a-z]{2}|[a-z]:[a-z]/i.test(said)
    ? [`a button that says markup or an address: "${said}"`]
    : [];
}

export function harmInUrl(url: unknown, { urls }: Harmless): Harm[] {
  return typeof url === 'string' && urls.has(unescaped(url))
    ? []
    : [`an address of no source: ${String(url).slice(0, 200)}`];
}

/** An address without its escapes, of which a renderer may add some: two that mean the same are the same. */
export function unescaped(url: string): string {
  return url.replace(/%([0-9A-F]{2})/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Actions that a press on an answer may set going; both only read, or judge the answer itself. */
export function harmInAction(action: unknown, payload: unknown, { passageIds, actions }: Harmless): Harm[] {
  if (action === 'answer.feedback' || (typeof action === 'string' && actions?.has(action))) return [];
  if (action !== 'passage.read') return [`a button for ${String(action)}`];
  const id = isRecord(payload) ? payload.passageId : undefined;
  return typeof id === 'string' && passageIds.has(id)
    ? []
    : [`a button for a passage that does not exist: ${String(id)}`];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every object within a value, itself first. */
export function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isRecord(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}

/** Every text within a value. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** So many words in a row that stand in a secret text too are no accident. */
const WORDS_IN_A_ROW = 7;

/** Whether a text gives away a stretch of another one, whatever its punctuation and case. */
export function givesAway(secret: string, text: string): boolean {
  const words = secret.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const said = ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
  return words.some((_, at) => {
    const run = words.slice(at, at + WORDS_IN_A_ROW);
    return run.length === WORDS_IN_A_ROW && said.includes(` ${run.join(' ')} `);
  });
}
