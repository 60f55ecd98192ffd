/** What leads somewhere: a scheme, the beginning of a path, a domain, also without `www`. */
const ADDRESS = /\b[a-z][a-z0-9+.-]+:(?=\S)|\/\/|\\|[\p{L}\p{N}-]{2,}\.\p{L}{2,}/iu;
/** Mentions, tags, markup, templates. */
const MARKUP = /[@<>[\]{}|`*_~#]/;
/** A command, where there are no slash commands. */
const COMMAND = /^\s*\//;

/**
 * Whether a text is only words: no address, mention, markup or command, which no answer needs and every attack wants.
 * Letters and signs that only look like others (a wide `＠`, an ideographic full stop) count as what they look like.
 */
export function isPlain(text: string): boolean {
  const alike = text
    .normalize('NFKC')
    .replace(/[\u3002\uFF61\u2024]/g, '.')
    .replace(/[\u2039\u27E8]/g, '<');
  return text !== '' && !ADDRESS.test(alike) && !MARKUP.test(alike) && !COMMAND.test(alike);
}
