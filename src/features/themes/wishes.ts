import type { Language } from '../../chat/language.ts';
import { optionAt } from '../../language/chosen-option.ts';
import { isStopWord } from '../../language/words.ts';
import { themesNamedIn } from '../../policy-themes/naming.ts';
import {
  LINK_KINDS,
  type LinkKind,
  type PolicyLink,
  type PolicyTerm,
  type PolicyTheme,
} from '../../policy-themes/terms.ts';
import { BETWEEN_THEMES, LONGEST_NAME, MOST_WORDS, themesSaid } from './written.ts';

/** What a broker wants otherwise in a proposal. */
export type ProposalWish =
  | { does: 'drop-theme'; theme: PolicyTheme }
  | { does: 'drop-links'; from: readonly { theme: PolicyTheme; links: readonly PolicyLink[] }[] }
  | { does: 'add-themes'; names: readonly string[] };

/** Closed words that leave something out. */
const OUT =
  /\b(?:weg|eruit|eraf|uit|verwijder|verwijderen|schrap|schrappen|zonder|niet|geen|remove|drop|delete|without|not|no|out)\b/i;
/** Closed words that add something. */
const TOO = /\b(?:ook|nog|erbij|bij|toe|voeg|toevoegen|too|also|as well|add)\b/i;
const NAMES_THEME = /thema|theme/i;
/** What links are called. */
const CALLED: Readonly<Record<LinkKind, RegExp>> = {
  hook: /\b(?:haakjes?|hooks?)\b/i,
  criterion: /\bcriteri(?:um|a|on)\b/i,
  card: /\b(?:(?:leer)?kaart(?:en|jes?)?|cards?)\b/i,
};

/**
 * Reads what is to go and what is to come: "haal sterke dorpen eruit", "de kaarten bij wonen hoeven niet", "het tweede haakje weg",
 * "ook nog fietsen als thema".
 *
 * @returns null: it says none of these
 */
export function proposalWish(text: string, term: PolicyTerm, language: Language): ProposalWish | null {
  const named = themesNamedIn(term, text, language);
  const kinds = LINK_KINDS.filter((kind) => CALLED[kind].test(text));
  if (OUT.test(text)) return kinds.length > 0 ? linksOut(text, named, term, kinds) : themeOut(named);
  if (kinds.length > 0 || !TOO.test(text)) return null;
  const names = namesAdded(text, language);
  const known = new Set(term.themes.map(({ name }) => name.toLowerCase()));
  const fresh = names.filter((name) => !known.has(name.toLowerCase()));
  return fresh.length === 0 || (fresh.length > 1 && !NAMES_THEME.test(text))
    ? null
    : { does: 'add-themes', names: fresh };
}

function themeOut([theme, ...others]: readonly PolicyTheme[]): ProposalWish | null {
  return theme === undefined || others.length > 0 ? null : { does: 'drop-theme', theme };
}

/** All of a kind, or the one that is named by its place. */
function linksOut(
  text: string,
  named: readonly PolicyTheme[],
  { themes }: PolicyTerm,
  kinds: readonly LinkKind[],
): ProposalWish | null {
  const from = (named.length > 0 ? named : themes).map((theme) => {
    const links = theme.links.filter(({ kind }) => kinds.includes(kind));
    const one = optionAt(text, links);
    return { theme, links: one === null ? links : [one] };
  });
  const some = from.filter(({ links }) => links.length > 0);
  return some.length === 0 ? null : { does: 'drop-links', from: some };
}

/** Words of the sentence around a theme that is added. */
const AROUND = new Set(
  'thema themas thema’s theme themes voeg toe toevoegen erbij bij zet neem doe add put nog ook too also akkoord agreement lijst lijstje list'.split(
    ' ',
  ),
);

function namesAdded(text: string, language: Language): string[] {
  const said = text.includes(':') ? themesSaid(text) : [];
  if (said.length > 0) return said;
  return text.split(BETWEEN_THEMES).flatMap((part) => {
    const words = part.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
    const tells = words.map((word) => {
      const plain = word.toLowerCase().replaceAll("'", '’');
      return !AROUND.has(plain) && !isStopWord(plain, language);
    });
    const [first, last] = [tells.indexOf(true), tells.lastIndexOf(true)];
    const name = first < 0 ? [] : words.slice(first, last + 1);
    if (name.length === 0 || name.length > MOST_WORDS) return [];
    const joined = name.join(' ');
    return [`${joined.slice(0, 1).toUpperCase()}${joined.slice(1, LONGEST_NAME)}`];
  });
}
