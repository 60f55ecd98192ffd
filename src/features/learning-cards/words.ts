import { LANGUAGES, type Language } from '../../chat/language.ts';
import { texts } from '../../i18n/texts.ts';
import { WEB_ADDRESS } from '../../language/web-address.ts';
import type { Vocabulary } from '../../learning-content/library.ts';
import { themesNamed } from '../../learning-content/themes-named.ts';
import { LONGEST, NOTHING_WRITTEN, type WrittenCard } from '../../learning-content/written-card.ts';

/** What of a card is named in words, by the labels of the catalogue ("antwoord:", "bron:"). */
type Part = 'question' | 'right' | 'nearly' | 'wrong' | 'explanation' | 'source' | 'themes';

const LABELS: ReadonlyMap<string, Part> = new Map(
  LANGUAGES.map((language) => texts(language)).flatMap(({ learningCards: { labels } }) =>
    (Object.keys(labels) as Part[]).flatMap((part) => labels[part].map((label) => [label, part] as const)),
  ),
);
const LABELLED = new RegExp(
  `(?:^|[\\s.;,?!(])(${[...LABELS.keys()].toSorted((one, other) => other.length - one.length).join('|')})\\s*[:=]\\s*`,
  'giu',
);
const NOUNS = LANGUAGES.map((language) => texts(language))
  .flatMap(({ learningCards }) => learningCards.nouns)
  .join('|');
/** "Maak een leerkaart: …", "nieuwe leerkaart over inkoop: …". */
const CARD_SAID = new RegExp(`^[^:?\\n]{0,60}?\\b(?:${NOUNS})\\b(?=[^:?\\n]{0,40}:\\s*\\S)`, 'iu');

/** What stands behind "leerkaart" where somebody writes one outright: " over inkoop: vraag: …"; null: they write none. */
export function cardSaid(text: string): string | null {
  const lead = CARD_SAID.exec(text)?.[0];
  return lead === undefined ? null : text.slice(lead.length);
}

/** By which themes are known. */
interface Where {
  vocabulary: Vocabulary;
  language: Language;
}

/** Whether a text names parts of a card by their labels. */
export function namesParts(text: string): boolean {
  return [...text.matchAll(LABELLED)].length > 0;
}

/** What of a card was said, put in place of what there was; a label without words behind it takes nothing away. */
export function withSaid(before: WrittenCard, text: string, where: Where): WrittenCard {
  return withParts(before, labelledIn(text), where);
}

function withParts(before: WrittenCard, said: Parts, { vocabulary, language }: Where): WrittenCard {
  const source = said.get('source');
  const about = said.get('themes');
  return {
    ...before,
    ...cut('question', said.get('question'), LONGEST.question),
    ...cut('right', said.get('right'), LONGEST.answer),
    ...cut('nearly', said.get('nearly'), LONGEST.answer),
    ...cut('wrong', said.get('wrong'), LONGEST.answer),
    ...cut('explanation', said.get('explanation'), LONGEST.explanation),
    ...(source === undefined ? {} : sourceIn(source)),
    ...(about === undefined ? {} : { themes: themesNamed(about, vocabulary, language) }),
  };
}

/** A card as it was said in one message. @param behind see {@link cardSaid} */
export function cardIn(behind: string, where: Where): WrittenCard {
  const [lead = ''] = behind.split(':', 1);
  const words = behind.slice(lead.length + 1).trim();
  const card = withParts(NOTHING_WRITTEN, new Map([...unlabelledIn(words), ...labelledIn(words)]), where);
  // "Een leerkaart over inkoop: …" names its theme before it begins.
  const named = themesNamed(lead, where.vocabulary, where.language);
  return { ...card, themes: card.themes.length > 0 ? card.themes : named };
}

/** Where something stands: the address in it, and what it is called. */
export function sourceIn(text: string): Pick<WrittenCard, 'sourceTitle' | 'sourceUrl'> {
  const [found] = text.match(WEB_ADDRESS) ?? [];
  const address = found
    ?.replace(/^<|>$/g, '')
    .replace(/\|.*$/, '')
    .replace(/[.,;)]+$/, '');
  const title = (found === undefined ? text : text.replace(found, ' '))
    .replace(/\s+/g, ' ')
    .replace(/^[\s,:(]+|[\s,.;()]+$/g, '');
  return {
    sourceTitle: title === '' ? null : title.slice(0, LONGEST.source),
    sourceUrl: address?.startsWith('https://') && URL.canParse(address) ? address.slice(0, LONGEST.address) : null,
  };
}

function cut(part: Exclude<Part, 'source' | 'themes'>, given: string | undefined, longest: number) {
  if (given === undefined) return {};
  const words = given.slice(0, longest);
  // An answer is a few words, whatever ends the sentence.
  return { [part]: part === 'question' || part === 'explanation' ? words : words.replace(/[.;,]+$/, '') };
}

type Parts = ReadonlyMap<Part, string>;

/** What stands behind each label. */
function labelledIn(text: string): Parts {
  const labels = [...text.matchAll(LABELLED)];
  return said(
    labels.flatMap(({ index, 0: whole, 1: name = '' }, at) => {
      const part = LABELS.get(name.toLowerCase().replace(/\s+/g, ' '));
      return part ? [[part, text.slice(index + whole.length, labels[at + 1]?.index ?? text.length)]] : [];
    }),
  );
}

/** What stands before the first label is the question, and behind its question mark the answer with what explains it. */
function unlabelledIn(text: string): Parts {
  const first = [...text.matchAll(LABELLED)][0]?.index ?? text.length;
  const before = text.slice(0, /[.?!]/.test(text[first] ?? '') ? first + 1 : first);
  const asked = before.indexOf('?') + 1;
  if (asked === 0) return said([['question', before]]);
  const [answer, explanation] = cutSentence(before.slice(asked).trim());
  return said([
    ['question', before.slice(0, asked)],
    ['right', answer],
    ['explanation', explanation],
  ]);
}

/** Of what was said twice the first counts; what is empty was not said. */
function said(parts: readonly (readonly [Part, string])[]): Parts {
  const clean = parts.map(
    ([part, words]) =>
      [
        part,
        words
          .replace(/\s+/g, ' ')
          .replace(/[\s;,]+$/, '')
          .trim(),
      ] as const,
  );
  return new Map(clean.filter(([, words]) => words !== '').toReversed());
}

function cutSentence(text: string): [string, string] {
  const end = text.search(/[.!](?:\s|$)/);
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 1)];
}
