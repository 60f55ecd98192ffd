import { newChoiceOfEach } from '../../../chat/cards.ts';
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
  /(?:^|[.!?:;,\n]\s*)(?:(?:en|and)\s+)?(?:(?:de|the)\s+)?(?:derde|3e|3de|third)\b|(?:^|\n)\s*3\s*[.):]/i,
];

/**
 * The entrepreneurs that a message counts out, each in its own words.
 *
 * @returns none: it tells of one
 */
export function entrepreneursIn(text: string): string[] {
  const [first = -1, second = -1, third = -1] = BEGINS.map((begin) => begin.exec(text)?.index ?? -1);
  if (first < 0 || second <= first) return [];
  const begins = third > second ? [first, second, third] : [first, second];
  const parts = begins.map((begin, at) =>
    text
      .slice(begin, begins[at + 1])
      .replace(/^[\s.!?:;,]+/, '')
      .trim(),
  );
  return parts.every((part) => part.split(/\s+/).length >= FEWEST_WORDS) ? parts : [];
}

/** What comes before the first: "ik heb er twee: …", which tells nothing of either. */
const ANNOUNCED = /^[^:.!?;\n]{1,60}:\s*/u;
/** Where the next one may begin: after a sentence, or a part of one. */
const NEXT = /[.!?;\n]\s*|,?\s+(?:en|and)\s+|,\s+/giu;
/** What only joins it to what went before: "en dan is er nog …", of which the rest stays. */
const JOINED = /^(?:(?:en|and|dan|then|ook|also)\s+)+/iu;
/** Somebody comes up who was not spoken of: "een kapper in", "nog eentje in", "another one in". */
const COMES_UP = /(?<!\p{L})(?:een|eentje|één|iemand|'n|a|an|another|one|someone|somebody)(?!\p{L})/iu;
/** It goes on about who was told of. */
const GOES_ON = /(?<!\p{L})(?:hij|zij|ze|he|she|they)(?!\p{L})/iu;
/** What somebody wants takes so many words behind where they are. */
const FEWEST_BEHIND_PLACE = 2;

/** An entrepreneur with where they are, in the words of the message. */
interface ToldAt {
  text: string;
  /** Codes of municipalities. */
  municipalities: readonly string[];
}

/**
 * Entrepreneurs in different municipalities, each with what they want: what one wants is not what the others do.
 *
 * @param options.alsoTheSame two that want the same are told apart as well
 * @returns none: it tells of one, or of two that want the same
 */
export function entrepreneursAt(
  gazetteer: Gazetteer,
  told: string,
  { alsoTheSame = false }: { alsoTheSame?: boolean } = {},
): ToldAt[] {
  const text = told.replace(ANNOUNCED, '');
  const places = recognisePlaces(gazetteer, text).filter(({ kind }) => kind !== 'region');
  const areApart = new Set(places.map(({ municipalities }) => municipalities.join())).size === places.length;
  const [one, other, ...more] = places;
  if (!one || !other || !areApart) return [];
  const joints = places.slice(1).map((place, at) => jointBetween(text, places[at] ?? one, place));
  if (!joints.every((joint) => joint !== null)) return [];
  const [joint] = joints;
  const both = alsoTheSame && joint && more.length === 0 ? wantTheSame(text, { one, other, ...joint }) : null;
  if (both) return both;
  const isTold = places.every(
    ({ end }, at) => (text.slice(end, joints[at]?.end).match(/\p{L}+/gu) ?? []).length >= FEWEST_BEHIND_PLACE,
  );
  if (!isTold) return [];
  return places.map(({ municipalities }, at) => {
    const own = text.slice(joints[at - 1]?.begin ?? 0, joints[at]?.end);
    return { text: (at === 0 ? own : own.replace(JOINED, '')).trim(), municipalities };
  });
}

/** Where what is told of the one ends, and that of the next begins; null: it goes on about the same. */
function jointBetween(text: string, one: Place, next: Place): { end: number; begin: number } | null {
  const joint = [...text.slice(one.end, next.start).matchAll(NEXT)].findLast(({ index, 0: sign }) => {
    const before = text.slice(one.end + index + sign.length, next.start);
    return COMES_UP.test(before) && !GOES_ON.test(before);
  });
  return joint ? { end: one.end + joint.index, begin: one.end + joint.index + joint[0].length } : null;
}

/** Of two who want the same it says so: "willen allebei". */
const BOTH = /(?<!\p{L})(?:allebei|alle\s+twee|beiden?|both)\s+/giu;

/** "Een cateraar uit A en een bakker uit B zoeken …": each with what both want, and nothing of the other. */
function wantTheSame(
  text: string,
  { one, other, end, begin }: { one: Place; other: Place; end: number; begin: number },
): ToldAt[] | null {
  const isTogether = /^\s*$/.test(text.slice(one.end, end)) && !GOES_ON.test(text.slice(0, one.end));
  const wanted = text.slice(other.end).replace(BOTH, '');
  if (!isTogether || (wanted.match(/\p{L}+/gu) ?? []).length < FEWEST_BEHIND_PLACE) return null;
  return [
    { text: `${text.slice(0, one.end)}${wanted}`.trim(), municipalities: one.municipalities },
    { text: `${text.slice(begin, other.end)}${wanted}`.trim(), municipalities: other.municipalities },
  ];
}

type Place = ReturnType<typeof recognisePlaces>[number];

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
        subject: newChoiceOfEach(),
        body: [paragraph(cases.severalEntrepreneurs(parts.length)), { kind: 'list', items: [...parts] }],
        buttons: parts.map((part, at) => ({ kind: 'say', label: cases.entrepreneur(at + 1), text: part })),
      },
    ],
  };
}
