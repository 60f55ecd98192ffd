import type { Act, Kind, KindedPurpose, Purpose, Situation } from './labels.ts';

/** What something may be, with how likely; the likeliest first, together 1. */
export type Chances<Label extends string> = readonly { label: Label; chance: number }[];

/** What a message says of itself, read once. */
export interface Reading {
  /** What it is for, if it begins something. */
  purposes: Chances<Purpose>;
  /** What it is more closely, if it is for this purpose. */
  kindOf<Of extends KindedPurpose>(purpose: Of): Kind<Of>;
  /** What it does, said where something was before it; where nothing was, it begins something. */
  acts(situation: Situation): Chances<Act>;
}

/** Reads messages; it acts upon none. */
export interface MessageReader {
  read(text: string): Promise<Reading>;
}
