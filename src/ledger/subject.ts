/** What a history is about. */
export interface Subject {
  /** A word of small letters and underscores, chosen by the feature and never changed: it is in every hash. */
  subjectKind: string;
  /** A UUID. */
  subjectId: string;
}

/** Who does something: somebody in the chat, somebody at a counter without chat, or the program by itself. */
export type By = { kind: 'person'; personId: string } | { kind: 'member'; memberId: string } | { kind: 'system' };

/** The name of a subject among subjects of all kinds. */
export function subjectKey({ subjectKind, subjectId }: Subject): string {
  return `${subjectKind} ${subjectId}`;
}
