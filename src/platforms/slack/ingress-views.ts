import { z } from 'zod';
import type { FormValues } from '../../chat/form.ts';
import { decodeFormMetadata, fieldOf } from './form-metadata.ts';
import { type Parsed, unsupported } from './parsed.ts';

const option = z.object({ value: z.string() });
/** What a person filled in to one input, by the kind of input. */
const inputSchema = z.object({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_date: z.string().nullish(),
});
type SlackInput = z.infer<typeof inputSchema>;

const submissionSchema = z.object({
  team: z.object({ id: z.string().min(1) }).nullish(),
  user: z.object({
    id: z.string().min(1),
    team_id: z.string().optional(),
    username: z.string().optional(),
    name: z.string().optional(),
  }),
  view: z.object({
    private_metadata: z.string().default(''),
    blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })).default([]),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), inputSchema)) }),
  }),
});

/** How the reasons begin for which a form that was sent in means nothing. */
export const SUBMISSION = 'submission:';

/** Says what a `view_submission` payload is about. */
export function parseSubmission(body: unknown): Parsed {
  const parsed = submissionSchema.safeParse(body);
  if (!parsed.success) return unsupported(`${SUBMISSION}malformed`);
  const { team, user, view } = parsed.data;
  const metadata = decodeFormMetadata(view.private_metadata);
  if (metadata === null) return unsupported(`${SUBMISSION}foreign`);
  const { form, action, payload, language, conversation } = metadata;
  if ((team?.id ?? user.team_id) !== conversation.tenant) return unsupported(`${SUBMISSION}other-team`);
  const displayName = user.username ?? user.name;
  return {
    kind: 'submission',
    language,
    fields: view.blocks.flatMap(({ type, block_id }) => (type === 'input' && block_id !== undefined ? [block_id] : [])),
    press: {
      // A drawing of a form is sent in once, however often somebody presses.
      key: `slack:${conversation.tenant}:form:${user.id}:${form}`,
      conversation,
      sender: {
        externalId: user.id,
        ...(displayName ? { displayName } : {}),
        ...(user.team_id !== undefined && user.team_id !== conversation.tenant ? { external: true } : {}),
      },
      action,
      payload,
      submission: { formId: form, values: valuesOf(view.state.values) },
    },
  };
}

function valuesOf(blocks: Record<string, Record<string, SlackInput>>): FormValues {
  const values: FormValues = {};
  for (const [blockId, inputs] of Object.entries(blocks)) {
    for (const input of Object.values(inputs)) {
      const value = filledInAt(input);
      if (value !== undefined) values[fieldOf(blockId)] = value;
    }
  }
  return values;
}

/** @returns undefined where nothing was filled in */
function filledInAt(input: SlackInput): FormValues[string] | undefined {
  const chosen = (input.selected_options ?? []).map(({ value }) => value);
  // The only check box there is stands for a consent.
  if (input.type === 'checkboxes') return chosen.length > 0 ? true : undefined;
  if (chosen.length > 0) return chosen;
  const text = input.value ?? input.selected_option?.value ?? input.selected_date ?? '';
  return text.trim() === '' ? undefined : text.trim();
}
