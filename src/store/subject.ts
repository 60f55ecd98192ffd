/** What a history, a deadline or a link is about. */
export interface Subject {
  /** A word of small letters and underscores, chosen by the feature and never changed: it is in what is stored and signed. */
  subjectKind: string;
  /** A UUID. */
  subjectId: string;
}

/** The name of a subject among subjects of all kinds. */
export function subjectKey({ subjectKind, subjectId }: Subject): string {
  return `${subjectKind} ${subjectId}`;
}
