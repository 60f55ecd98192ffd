export const ANSWER_TOPIC = 'answer';

/** What an answer is about, for what is said after it. */
export function answerSubject(answerId: string): string {
  return `${ANSWER_TOPIC}:${answerId}`;
}
