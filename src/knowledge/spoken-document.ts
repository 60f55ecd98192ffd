/** What is said after a document was handed over may be of that. */
export const DOCUMENT_TOPIC = 'document';

/** What the word that a document was read is about. */
export function documentSubject(documentId: string): string {
  return `${DOCUMENT_TOPIC}:${documentId}`;
}

/** What was handed over so long ago is not asked of by who does not name it. */
const LATELY_MS = 30 * 60_000;

/**
 * The document that was handed over just before.
 *
 * @param turn.spokenOf the latest first
 * @param besides topics that may have been spoken of since
 * @returns its id; null: none was, or something else was spoken of since
 */
export function documentSpokenOf(
  { spokenOf = [], now }: { spokenOf?: readonly { subject: string; saidAt: Date }[]; now: Date },
  besides: readonly string[] = [],
): string | null {
  const last = spokenOf.find(({ subject }) => !besides.some((topic) => subject.startsWith(`${topic}:`)));
  const [topic, id] = last?.subject.split(':') ?? [];
  if (last === undefined || topic !== DOCUMENT_TOPIC || id === undefined) return null;
  return now.getTime() - last.saidAt.getTime() < LATELY_MS ? id : null;
}
