import type { Gazetteer } from './gazetteer.ts';
import type { FoundPlace } from './mention.ts';
import type { Token } from './tokens.ts';

const PC4 = /^[1-9]\d{3}$/;
const LETTERS = /^[a-z]{2}$/i;
/** Letters that no postcode has. */
const NEVER_LETTERS = /^(s[ads])$/i;
/** What four digits before these words count, so that they are no postcode. */
const COUNTED =
  /^(euro|eur|m2|m²|vierkante|m|meter|km|kg|ton|stuks|mensen|inwoners|uur|jaar|x|k|per|people|square|nodig|lenen|lening|stuk|woningen|bezoekers|leden|liter|kwh|needed)$/i;
const CURRENCY = /[€$]\s*$/;

/** A postcode at this token: "7591 AB", "7591AB", or four digits where nothing else can be meant. */
export function readPostcode(
  gazetteer: Gazetteer,
  tokens: readonly Token[],
  at: number,
): { found: FoundPlace; length: number } | null {
  const token = tokens[at];
  if (!token || !PC4.test(token.text) || CURRENCY.test(token.gap)) return null;
  const next = tokens[at + 1];
  const letters =
    next !== undefined && /^ ?$/.test(next.gap) && LETTERS.test(next.text) && !NEVER_LETTERS.test(next.text);
  const isFull = letters && (next.text === next.text.toUpperCase() || next.gap === '');
  if (!isFull && !isPlainPostcode(gazetteer, tokens, at)) return null;
  const area = gazetteer.postcode(token.text);
  const last = isFull && next ? next : token;
  return {
    found: {
      place: token.text,
      kind: 'postcode',
      municipalities: area?.municipalities ?? [],
      elsewhere: area ? area.elsewhere : [],
      certainty: area?.ask ? 'unsure' : 'stated',
      evidence: 'postcode',
      start: token.start,
      end: last.end,
    },
    length: isFull ? 2 : 1,
  };
}

/** Words before four digits that make them an amount or a number of something. */
const NOT_BEFORE =
  /^(van|om|voor|lening|leent|lenen|bedrag|rond|ongeveer|circa|ca|max|maximaal|minimaal|tot|dan|over|ruim|bijna|nummer|nr|dossier|zaaknummer|kenmerk|tel|telefoon|kamer|artikel|kvk|euro|eur|of|about|for|around|loan|only)$/;

/** Four digits without letters are a postcode only when they are one of the area and count or number nothing. */
function isPlainPostcode(gazetteer: Gazetteer, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || !gazetteer.postcode(token.text)) return false;
  const before = tokens[at - 1]?.text.toLowerCase() ?? '';
  const after = tokens[at + 1];
  if (after && COUNTED.test(after.text) && /^\s*$/.test(after.gap)) return false;
  return /^(postcode|pc|postcodegebied|zip)$/.test(before) || !NOT_BEFORE.test(before);
}
