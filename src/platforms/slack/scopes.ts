/**
 * What the bot asks of a workspace, and why; nothing more. The manifest asks for the same, which a test checks.
 * Source: docs.slack.dev, "Scopes".
 */
const SCOPES = {
  'app_mentions:read': 'hear a mention in a channel',
  'assistant:write': 'show suggestions and the sign of work in the assistant panel',
  'channels:read': 'hear that it was put out of a channel, or let in',
  'chat:write': 'answer',
  commands: '/impact',
  'files:read': 'read a document that a broker shares with it',
  'files:write': 'send a file for the calendar, or a picture of figures',
  'groups:read': 'hear the same of a private channel',
  'im:history': 'hear direct messages',
  'mpim:history': 'hear group messages in which it takes part',
  'reactions:write': 'show the sign of work on a message',
  'users:read': 'tell a colleague from a guest and from somebody of another organisation',
  'users:read.email': 'recognise the same colleague in Teams',
} as const;

export const BOT_SCOPES: readonly string[] = Object.keys(SCOPES);
