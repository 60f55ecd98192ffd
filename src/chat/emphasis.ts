/** Some words of a text, and whether they stand out. */
export interface Span {
  text: string;
  strong: boolean;
}

/**
 * Words between stars, as people write them in chat: `*vrijdag*`, `**vrijdag**`. The stars stand at the edges of words and on one line, so
 * that "2 * 3", "5*3" and the star of a footnote stay what they are.
 */
const STARRED = /(?<=^|[\s"'“‘„([,;:–—-])(\*\*?)(?![\s*])([^*\n]*[^\s*])\1(?![\p{L}\p{N}*])/gmu;

/** A text in parts, without the stars around what stands out; a star that closes nothing is part of the words. */
export function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const { 0: whole, 2: words = '', index } of text.matchAll(STARRED)) {
    if (index > from) spans.push({ text: text.slice(from, index), strong: false });
    spans.push({ text: words, strong: true });
    from = index + whole.length;
  }
  if (from < text.length || spans.length === 0) spans.push({ text: text.slice(from), strong: false });
  return spans;
}

/** A text as words only, without the stars. */
export function withoutStars(text: string): string {
  return spansOf(text)
    .map((span) => span.text)
    .join('');
}
