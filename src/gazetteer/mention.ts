import type { Elsewhere, NameKind } from './named-place.ts';

/**
 * What a place is to the one spoken of: where the business is (`seat`), where it wants to build or settle (`project`),
 * where a person lives (`home`), or anything else: a customer, a colleague, where somebody was born or used to be.
 */
export type PlaceRole = 'seat' | 'project' | 'home' | 'other';

/** A place named in a text. */
export interface PlaceMention {
  /** As it is properly written. */
  place: string;
  kind: NameKind | 'postcode';
  /** Codes of the municipalities of the area it may be in; empty when it is elsewhere. */
  municipalities: readonly string[];
  /** Where it may be outside the area. */
  elsewhere: readonly Elsewhere[];
  /** `stated` when the text tells, `likely` by the usual reading, `unsure` when it can be several. */
  certainty: 'stated' | 'likely' | 'unsure';
  role: PlaceRole;
  /** Why it has this role: the words that told, or `none` when nothing did. */
  roleBy: 'words' | 'none' | 'signature' | 'buyer';
  /** How it was recognised. */
  evidence: 'exact' | 'spelling' | 'postcode';
  /** Where it stands in the text. */
  start: number;
  end: number;
}

/** A name or postcode found, before it is known what the place is to anyone. */
export type FoundPlace = Omit<PlaceMention, 'role' | 'roleBy'>;
