/** The one font in which pictures are written: see `png.ts`. */
export const PICTURE_FONT = 'Inter';

type Attributes = Readonly<Record<string, string | number>>;

/** An element with what stands in it; whatever the values are, they are values. */
export function element(name: string, attributes: Attributes, inside: readonly string[] = []): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return `<${name}${written.join('')}>${inside.join('')}</${name}>`;
}

export function text(words: string, attributes: Attributes): string {
  return element('text', attributes, [escaped(words)]);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
