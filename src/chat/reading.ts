import type { Act, Despair, Kind, KindedPurpose, Purpose, Refusing, Situation } from './labels.ts';
import type { Language } from './language.ts';

/** What something may be, with how likely; the likeliest first, together 1. */
export type Chances<Label extends string> = readonly { label: Label; chance: number }[];

/** What a message says of itself, read once. */
export interface Reading {
  /** What it is for, if it begins something. */
  purposes: Chances<Purpose>;
  /** What it is more closely, if it is for this purpose. */
  kindOf<Of extends KindedPurpose>(purpose: Of): Kind<Of>;
  /** The same with how likely each kind is. */
  kinds<Of extends KindedPurpose>(purpose: Of): Chances<Kind<Of>>;
  /** What it does, said where something was before it; where nothing was, it begins something. */
  acts(situation: Situation): Chances<Act>;
  /** Somebody is in despair by it; left out: nobody is. */
  despair?: DespairTold;
  /** Whether it may ask that something is not told: "haar naam liever niet noemen". Worked out when it is asked: few need it. */
  silence(): Promise<boolean>;
  /** Why a question is not answered, whatever the sources say; left out: it may be. */
  refusal?: Exclude<Refusing, 'none'>;
  /** A question that leans on the one before, made to stand alone; only where a model read it. */
  question?: string;
  /** Where somebody's business is, as it is properly spelled; only where a model read it. */
  place?: string;
}

/** Somebody is in despair, by what is said. */
export interface DespairTold {
  /** Who says it, or somebody they tell of. */
  of: Exclude<Despair, 'none'>;
  /** The message says nothing else. */
  isAll: boolean;
}

/** What goes along to who reads a message once more: the words, and what was there before them. */
export interface SaidInConversation {
  text: string;
  language: Language;
  situation: Situation;
  /** The question before it. */
  before: string | null;
  /** Whose budget it is; the reader hears of nobody. */
  personId: string | null;
  now: Date;
  signal: AbortSignal;
}

/** Reads once more what a reading is not sure of. */
export interface SharperReader {
  /** @returns the reading itself where it is sure, or where there is nothing better */
  sharpen(said: SaidInConversation, reading: Reading): Promise<Reading>;
}

/** Reads messages; it acts upon none. */
export interface MessageReader {
  read(text: string): Promise<Reading>;
}

/** From this chance on words take something back. */
const TAKES_BACK = 0.6;

/**
 * Whether words take back what they name, whatever they were said beside: "laat dat personeel maar zitten", "die van Kampen hoeft niet".
 * Read as said of a case that is at a counter, where hardly anything else is done with a part of it.
 */
export function takesBack(reading: Pick<Reading, 'acts'> | undefined): boolean {
  const back = (reading?.acts('handed-over') ?? []).filter(
    ({ label }) => label === 'cancellation' || label === 'refusal',
  );
  return back.reduce((sum, { chance }) => sum + chance, 0) >= TAKES_BACK;
}
