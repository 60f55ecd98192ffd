/** Line ends of every kind: what follows a separator that nobody sees would look like a line of our own. */
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

/**
 * Characters without a picture of their own: controls (line feed and tab are kept), what turns the direction of what
 * follows, zero widths, tags, private and unassigned ones, halves of a pair, and letters that are drawn as nothing. An
 * emoji may be joined to the next one.
 */
const UNSEEN =
  /(?![\n\t])\p{Cc}|(?<!\p{Extended_Pictographic}\uFE0F?)\u200D|\u200D(?!\p{Extended_Pictographic})|(?!\u200D)\p{Cf}|\p{Co}|\p{Cs}|\p{Noncharacter_Code_Point}|\u034F|[\u115F\u1160\u3164\uFFA0]|\u17B4|\u17B5/gu;

/** No script of ours puts more marks on one letter; more of them are drawn over the lines above and below. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * A text as a person sees it: without characters that are not seen but have an effect, on the reader or on a program.
 * What is left is what it was.
 */
export function visibleText(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(UNSEEN, '').replace(PILED_MARKS, '$1');
}

/** The same for every text within a value of data. */
export function visibleTexts<Value>(value: Value): Value;
export function visibleTexts(value: unknown): unknown {
  if (typeof value === 'string') return visibleText(value);
  if (Array.isArray(value)) return value.map((item: unknown) => visibleTexts(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, visibleTexts(part)]));
}
