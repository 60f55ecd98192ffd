/** Where a place outside the area is, as far as is known. */
export interface Elsewhere {
  municipality: string | null;
  /** A province, or a country. */
  province: string;
}

export type NameKind =
  | 'place'
  | 'hamlet'
  | 'municipality'
  | 'former'
  | 'adjective'
  | 'region'
  | 'elsewhere'
  | 'country';

/** What a name can mean. */
export interface NamedPlace {
  name: string;
  kind: NameKind;
  /** Codes of the municipalities of the area it may lie in. */
  municipalities: readonly string[];
  elsewhere: readonly Elsewhere[];
  /**
   * How it is read when nothing around it tells: `sure` has one reading, `default` a usual one, `ask` none,
   * `never` is more likely something else than a place.
   */
  policy: 'sure' | 'default' | 'ask' | 'never';
  default: string | null;
  /** Also an ordinary word, so it needs more than its letters to be read as a place. */
  isWord: boolean;
}
