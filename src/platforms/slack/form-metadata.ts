import { z } from 'zod';
import { conversationReferenceSchema } from '../../chat/conversation-reference.ts';
import { LANGUAGES } from '../../chat/language.ts';
import { SLACK_LIMITS } from './limits.ts';

/** What a window with a form carries in `private_metadata`: a submission tells nothing of where it was opened. */
const formMetadataSchema = z.object({
  form: z.uuid(),
  action: z.string().min(1),
  payload: z.json(),
  language: z.enum(LANGUAGES),
  conversation: conversationReferenceSchema,
});

export type FormMetadata = z.infer<typeof formMetadataSchema>;

/** @returns the metadata as Slack stores it, or null if it is longer than Slack takes */
export function encodeFormMetadata(metadata: FormMetadata): string | null {
  const encoded = JSON.stringify(metadata);
  return encoded.length <= SLACK_LIMITS.privateMetadata ? encoded : null;
}

/** @returns what the form was drawn with, or null if that is not what came back */
export function decodeFormMetadata(encoded: string): FormMetadata | null {
  try {
    return formMetadataSchema.safeParse(JSON.parse(encoded)).data ?? null;
  } catch {
    return null;
  }
}

/** Names an input: another form in the same window must not take over what was typed into a field of the same name. */
export function blockIdOf(formId: string, field: string): string {
  return `${formId}:${field}`;
}

export function fieldOf(blockId: string): string {
  return blockId.slice(blockId.indexOf(':') + 1);
}
