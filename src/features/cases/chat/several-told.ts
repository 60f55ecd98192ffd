import { newChoice } from '../../../chat/cards.ts';
import { isPlain } from '../../../chat/plain.ts';
import { paragraph } from '../../../chat/reply.ts';
import type { Outcome, Turn } from '../../../chat/skill.ts';
import type { Gazetteer } from '../../../gazetteer/gazetteer.ts';
import { recognisePlaces } from '../../../gazetteer/recognition.ts';
import { texts } from '../../../i18n/texts.ts';
import { fitsInButton } from './draft-calls.ts';

/** Closed forms in which entrepreneurs are counted out: "de eerste", "de 2e", "de ander", "1)", "the second". */
const BEGINS: readonly RegExp[] = [
  /(?:^|[.!?:;,\n]\s*)(?:(?:de|the)\s+)?(?:eerste|1e|1ste|ene|first|one)\b|(?:^|\n)\s*1\s*[.):]/i,
  /(?:^|[.!?:;,\n]\s*)(?:(?:en|and)\s+)?(?:(?:de|the)\s+)?(?:tweede|2e|2de|ander|andere|second|other)\b|(?:^|\n)\s*2\s*[.):]/i,
];

/**
 * The entrepreneurs that a message counts out, each in its own words.
 *
 * @returns none: it tells of one
 */
export function entrepreneursIn(text: string): string[] {
  const [first, second] = BEGINS.map((begin) => begin.exec(text)?.index ?? -1);
  if (first === undefined || second === undefined || first < 0 || second <= first) return [];
  const parts = [text.slice(first, second), text.slice(second)].map((part) => part.replace(/^[\s.!?:;,]+/, '').trim());
  return parts.every((part) => part.split(/\s+/).length >= FEWEST_WORDS) ? parts : [];
}

/** Where the next one begins: ", en een kapper in …", ". Een bakker in …". */
const NEXT = /(?:[.!?;\n]\s*|,?\s+(?:en|and)\s+|,\s*)(?=(?:ook\s+|nog\s+|also\s+)?(?:een|'n|a|an)\s)/iu;
/** What somebody wants takes so many words behind where they are. */
const FEWEST_BEHIND_PLACE = 3;

/**
 * Two entrepreneurs in different municipalities, each with what they want: what one wants is not what the other does.
 *
 * @returns none: it tells of one, or of two that want the same
 */
export function entrepreneursAt(gazetteer: Gazetteer, text: string): string[] {
  const parts = text.split(NEXT).map((part) => part.trim());
  const told = parts.map((part) => {
    const [place, ...others] = recognisePlaces(gazetteer, part);
    const behind = part.slice(place?.end ?? 0).match(/\p{L}+/gu) ?? [];
    const isWhole = place !== undefined && others.length === 0 && behind.length >= FEWEST_BEHIND_PLACE;
    return isWhole ? place.municipalities.join() : null;
  });
  const isTwo = parts.length === 2 && !told.includes(null) && new Set(told).size === 2;
  return isTwo ? parts : [];
}

/** What tells of an entrepreneur and what they want takes some words. */
const FEWEST_WORDS = 4;

/** Each becomes a case of its own: a press says the one with which to begin; null: there are not several, or they fit on no button. */
export function askWithWhich({ language }: Turn, parts: readonly string[]): Outcome | null {
  if (parts.length < 2 || !parts.every((part) => isPlain(part) && fitsInButton(part))) return null;
  const { cases } = texts(language);
  return {
    status: 'clarify',
    replies: [
      {
        language,
        subject: newChoice(),
        body: [paragraph(cases.twoEntrepreneurs), { kind: 'list', items: [...parts] }],
        buttons: parts.map((part, at) => ({ kind: 'say', label: cases.entrepreneur(at + 1), text: part })),
      },
    ],
  };
}
