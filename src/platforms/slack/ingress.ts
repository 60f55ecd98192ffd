import { z } from 'zod';
import { commandConversation } from './address.ts';
import { withEmoji } from './emoji.ts';
import { parsePress } from './ingress-actions.ts';
import { parseEvent } from './ingress-events.ts';
import { parseSubmission } from './ingress-views.ts';
import { type BotIdentity, type Parsed, unsupported } from './parsed.ts';
import { plainWords } from './text.ts';

/** Slack does not tell the language of who gives a command. */
export const COMMAND_LANGUAGE = 'nl';

const commandSchema = z.object({
  command: z.string(),
  text: z.string().default(''),
  team_id: z.string().min(1),
  user_id: z.string().min(1),
  user_name: z.string().optional(),
  channel_id: z.string().min(1),
  trigger_id: z.string().min(1),
  response_url: z.url({ protocol: /^https?$/ }),
});

/**
 * Says what a request body is about. Pure: it looks at nothing but its arguments.
 *
 * @param body the parsed body of a request whose signature was checked, or the payload of a Socket Mode envelope
 */
export function parseRequest(body: unknown, bot: BotIdentity): Parsed {
  const type = z.object({ type: z.string() }).safeParse(body).data?.type;
  if (type === 'event_callback') return parseEvent(body, bot);
  if (type === 'block_actions') return parsePress(body);
  if (type === 'view_submission') return parseSubmission(body);
  if (type !== undefined) return unsupported(`request:${type}`);
  const command = commandSchema.safeParse(body);
  return command.success ? parseCommand(command.data, bot) : unsupported('request:unknown');
}

function parseCommand(command: z.infer<typeof commandSchema>, bot: BotIdentity): Parsed {
  const { team_id: team, trigger_id: id } = command;
  return {
    kind: 'command',
    inbound: {
      kind: 'command',
      key: `slack:${team}:command:${id}`,
      conversation: commandConversation(team, {
        id,
        responseUrl: command.response_url,
        channel: command.channel_id,
        user: command.user_id,
        placeholder: 'shown',
      }),
      sender: { externalId: command.user_id, ...(command.user_name ? { displayName: command.user_name } : {}) },
      text: withEmoji(plainWords(command.text, bot.userId)),
    },
    reachable: {
      team,
      user: command.user_id,
      language: COMMAND_LANGUAGE,
      responseUrl: command.response_url,
      triggerId: id,
    },
  };
}
