import { optionAt } from '../../language/chosen-option.ts';
import { nearest } from '../../language/nearest.ts';
import { LONGEST_NAME, MOST_WORDS } from './written.ts';

/** Where one sentence ends and another begins. */
const SENTENCE = /(?<=[.!?;])\s+/u;
/** "Die laatste heet officieel X": closed words before what it is called. */
const CALLED =
  /\b(?:heet|heten|wordt|it['’]s|is called|called|should be|moet zijn|is)\s+(?:officieel|eigenlijk|nu|voortaan|officially|actually|really|now)?\s*(.+)$/iu;
/** "… en niet X": what it was. */
const INSTEAD_OF = /^(.*?),?\s+(?:en\s+)?(?:niet|not|in plaats van|ipv|instead of)\s+(.+)$/iu;
/** "Gebied bedoel ik": a word that was typed wrongly. */
const MEANT = /^\W*(\p{L}[\p{L}’'-]+)\s+(?:bedoel ik|bedoelde ik|i mean|i meant)\b/iu;
const QUOTES = /^['"“‘’”\s]+|['"”’\s.!]+$/gu;

/**
 * Themes of which one is called otherwise: "die laatste heet officieel energie en netcongestie", "het is water en bodem, niet
 * waterveiligheid", "gebied bedoel ik".
 *
 * @returns the names with that one in its place, and what else is said; null: none is
 */
export function renamed(text: string, names: readonly string[]): { names: string[]; rest: string } | null {
  const sentences = text.split(SENTENCE);
  for (const [at, sentence] of sentences.entries()) {
    const found = oneOf(sentence, names);
    if (found === null) continue;
    const rest = sentences.filter((_, other) => other !== at).join(' ');
    return { names: names.map((name) => (name === found.was ? found.is : name)), rest };
  }
  return null;
}

function oneOf(sentence: string, names: readonly string[]): { was: string; is: string } | null {
  const meant = MEANT.exec(sentence)?.[1];
  if (meant !== undefined) return respelled(meant, names);
  const called = CALLED.exec(sentence)?.[1];
  if (called === undefined) return null;
  const [, better = called, wrong] = INSTEAD_OF.exec(called) ?? [];
  const was = (wrong === undefined ? null : named(wrong, names)) ?? optionAt(sentence.slice(0, -called.length), names);
  const is = cleaned(better);
  return was === null || is === '' || is.split(/\s+/).length > MOST_WORDS ? null : { was, is };
}

/** The theme that has a word much like it. */
function respelled(word: string, names: readonly string[]): { was: string; is: string } | null {
  for (const was of names) {
    const typed = nearest(word.toLowerCase(), was.toLowerCase().split(/\s+/));
    if (typed !== null && typed !== word.toLowerCase()) {
      return { was, is: was.replace(new RegExp(typed, 'iu'), word) };
    }
  }
  return null;
}

function named(said: string, names: readonly string[]): string | null {
  const plain = cleaned(said).toLowerCase();
  return names.find((name) => name.toLowerCase() === plain) ?? null;
}

function cleaned(name: string): string {
  const bare = name.replace(QUOTES, '');
  return `${bare.slice(0, 1).toUpperCase()}${bare.slice(1, LONGEST_NAME)}`;
}
