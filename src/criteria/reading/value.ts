import type { Amount } from './money.ts';
import { NUMBER, numberOf } from './numbers.ts';
import type { ReadingPatterns } from './patterns.ts';
import { type Term, yearsOf } from './term.ts';

/** What was done with the amounts of a text to come to one value, and why there may be none. */
export type ValueNote =
  | { code: 'vat-removed'; euro: number }
  | { code: 'vat-not-said' }
  | { code: 'highest'; written: string }
  | { code: 'per-year' | 'per-month'; euro: number; years: number; withOptions: boolean }
  | { code: 'per-year-only'; euro: number }
  | { code: 'lots-added'; lots: number }
  | { code: 'other-currency' | 'negative' | 'absurd'; written: string };

/** The value of an assignment over its whole term, without VAT. */
export interface Value {
  /** Null: not known, or not to be used. */
  euro: number | null;
  /** What it is in a year, when only that is known. */
  yearly: number | null;
  /** Whether VAT is out of it: said, or taken out; false: nothing was said of it. */
  vatKnown: boolean;
  notes: readonly ValueNote[];
}

/** What a price with VAT is of one without: 21 percent (article 9 of the Wet OB 1968). */
export const VAT = 1.21;
/** More than all governments of the Netherlands spend on one contract. */
const MOST_EURO = 5_000_000_000;

/**
 * The value of an assignment (article 2.15, second paragraph: the whole term, with options and lots, without VAT).
 *
 * @param text plain
 */
export function readValue(
  patterns: ReadingPatterns,
  text: string,
  { amounts, term }: { amounts: readonly Amount[]; term: Term | null },
): Value {
  const candidates = amounts.filter(({ role }) => role === 'value');
  const foreign = patterns.otherCurrency.exec(text);
  if (foreign) return unusable({ code: 'other-currency', written: foreign[0] });
  const negative = candidates.find(({ euro }) => euro < 0);
  if (negative) return unusable({ code: 'negative', written: negative.written });
  const chosen = choose(patterns, text, candidates);
  if (chosen === null) return { euro: null, yearly: null, vatKnown: false, notes: [] };
  const { amount, euro, notes } = chosen;
  if (euro > MOST_EURO || euro <= 0) return unusable({ code: 'absurd', written: amount.written });
  const vat = vatOf(patterns, text, amount);
  const bare = vat === 'included' ? euro / VAT : euro;
  const whole = overTerm(patterns, text, amount, bare, term);
  return {
    euro: whole.euro === null ? null : Math.round(whole.euro),
    yearly: whole.euro === null ? Math.round(bare) : null,
    vatKnown: vat !== null,
    notes: [
      ...notes,
      ...(vat === 'included' ? [{ code: 'vat-removed', euro: Math.round(bare) } as const] : []),
      ...(vat === null ? [{ code: 'vat-not-said' } as const] : []),
      ...whole.notes,
    ],
  };
}

function unusable(note: ValueNote): Value {
  return { euro: null, yearly: null, vatKnown: false, notes: [note] };
}

interface Chosen {
  amount: Amount;
  euro: number;
  notes: ValueNote[];
}

function choose(patterns: ReadingPatterns, text: string, candidates: readonly Amount[]): Chosen | null {
  const usable = candidates.filter(({ euro }) => euro !== 0);
  const whole = usable.find(({ total }) => total) ?? null;
  if (whole) return { amount: whole, euro: whole.euro, notes: [] };
  const byLot = usable.filter(({ start }) => OF_A_LOT.test(text.slice(Math.max(0, start - 180), start)));
  const listed = listedByLot(patterns, text, usable);
  if (listed !== null) return listed;
  const [first] = byLot;
  if (first && byLot.length > 1) {
    const euro = byLot.reduce((sum, one) => sum + one.euro, 0);
    // "90.000 en 70.000 per jaar": said once, of both.
    const amount = { ...first, per: byLot.find(({ per }) => per !== null)?.per ?? null };
    return { amount, euro, notes: [{ code: 'lots-added', lots: byLot.length }] };
  }
  const named = usable.filter((one) => one.named);
  const among = named.length > 0 ? named : usable;
  const highest = among.reduce<Amount | null>((best, next) => (best && best.euro >= next.euro ? best : next), null);
  if (!highest) return null;
  const ranged = among.some((other) => other !== highest && isRange(text, other, highest));
  return { amount: highest, euro: highest.euro, notes: ranged ? [{ code: 'highest', written: highest.written }] : [] };
}

/** What stands between the name of a lot and its amount: no end of a sentence, which a point in a number is not. */
const OF_A_LOT = /\b((deel)?perceel|deelopdracht|kavel|lot) ?\w{1,2}\b(?:[^.;\n]|[.](?= ?\d)){0,150}$/;

/** "Twee percelen: schoonmaak 300.000 en glasbewassing 100.000": as many amounts as there are lots. */
function listedByLot(patterns: ReadingPatterns, text: string, amounts: readonly Amount[]): Chosen | null {
  const lots = lotsIn(patterns, text);
  const said = patterns.lots.exec(text);
  if (lots === null || lots < 2 || said === null) return null;
  const length = /[.;\n](?!\d)/.exec(text.slice(said.index))?.index ?? text.length;
  const among = amounts.filter(({ start }) => start > said.index && start < said.index + length);
  const [first, second] = among;
  if (!first || !second || among.length !== lots || (lots === 2 && isRange(text, first, second))) return null;
  const amount = { ...first, per: among.find(({ per }) => per !== null)?.per ?? null };
  return { amount, euro: among.reduce((sum, { euro }) => sum + euro, 0), notes: [{ code: 'lots-added', lots }] };
}

/** "tussen 200.000 en 250.000" */
function isRange(text: string, one: Amount, other: Amount): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return /^ ?(en|tot|a|of|-|–|and|to) ?(€ ?)?$/.test(text.slice(first.end, second.start));
}

/** Whether a text says of its amounts that VAT is in them. @param text plain */
export function saysVatIncluded({ vatIncluded, vatExcluded }: ReadingPatterns, text: string): boolean {
  return vatIncluded.test(text) && !vatExcluded.test(text);
}

function vatOf(patterns: ReadingPatterns, text: string, { vat }: Amount): Amount['vat'] {
  if (vat !== null) return vat;
  const isIncluded = patterns.vatIncluded.test(text);
  const isExcluded = patterns.vatExcluded.test(text);
  if (isIncluded === isExcluded) return null;
  return isIncluded ? 'included' : 'excluded';
}

function overTerm(
  patterns: ReadingPatterns,
  text: string,
  { per }: Amount,
  euro: number,
  term: Term | null,
): { euro: number | null; notes: ValueNote[] } {
  if (per === 'lot') {
    const lots = lotsIn(patterns, text);
    return lots === null ? { euro, notes: [] } : { euro: euro * lots, notes: [{ code: 'lots-added', lots }] };
  }
  if (per === null) return { euro, notes: [] };
  const yearly = per === 'year' ? euro : euro * 12;
  if (term === null) return { euro: null, notes: [{ code: 'per-year-only', euro: Math.round(yearly) }] };
  const years = yearsOf(term);
  const code = per === 'year' ? 'per-year' : 'per-month';
  const note: ValueNote = { code, euro: Math.round(euro), years, withOptions: term.optionMonths > 0 };
  return { euro: yearly * years, notes: [note] };
}

/** How many lots a text names. */
export function lotsIn(patterns: ReadingPatterns, text: string): number | null {
  const written = patterns.lots.exec(text)?.[1] ?? '';
  return new RegExp(`^${NUMBER}$`, 'u').test(written) ? numberOf(written) : null;
}
