import type { Language } from './language.ts';
import { paragraph, type ReplyDraft } from './reply.ts';
import type { Outcome } from './skill.ts';

/** One sentence as a reply. */
export function sentence(text: string, language: Language): ReplyDraft {
  return { language, body: [paragraph(text)] };
}

/** What was asked is answered by this. */
export function answered(reply: ReplyDraft): Outcome {
  return { status: 'answered', replies: [reply] };
}

/** What was asked is answered by one sentence, in the language of the turn. */
export function told({ language }: { language: Language }, text: string): Outcome {
  return answered(sentence(text, language));
}
