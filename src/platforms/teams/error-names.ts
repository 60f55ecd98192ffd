/** What delivery does about a refusal of Bot Connector's, see Platform.send. */
export type TeamsMeaning =
  | 'delivery.blocked'
  | 'delivery.not-installed'
  | 'delivery.token-refused'
  | 'delivery.rate-limited'
  | 'delivery.unavailable'
  | 'delivery.layout-refused'
  | 'delivery.rejected';

export interface Refusal {
  code: TeamsMeaning;
  says: string;
}

/**
 * Bot Connector's own names of what went wrong, by what they mean for a message, each with what it says.
 *
 * Sources, read on 2026-11-28 in stored copies, not at the sites themselves: learn.microsoft.com, "Status codes from bot
 * conversational APIs" (Teams platform), in Microsoft's translated repositories; the class `ErrorCodes` of
 * Microsoft.Bot.Schema; and for `MessageWritesBlocked` and `BotDisabledByUser` answers of Microsoft's support there.
 */
const BY_NAME: Readonly<Record<string, Refusal>> = {
  ActivityNotFoundInConversation: { code: 'delivery.not-installed', says: 'the message it answers is gone' },
  'Bad Argument': { code: 'delivery.layout-refused', says: 'something in the message is not valid' },
  BadArgument: { code: 'delivery.layout-refused', says: 'something in the message is not valid' },
  BadSyntax: { code: 'delivery.layout-refused', says: 'the card or the text is not valid' },
  BotDisabledByAdmin: { code: 'delivery.blocked', says: 'an administrator of Teams has blocked the bot' },
  BotDisabledByUser: { code: 'delivery.blocked', says: 'the person has switched the bot off' },
  BotNotInConversationRoster: { code: 'delivery.not-installed', says: 'the bot is not in this conversation' },
  BotNotRegistered: { code: 'delivery.token-refused', says: 'the bot is not registered: check TEAMS_APP_ID in Azure' },
  ConversationBlockedByUser: { code: 'delivery.blocked', says: 'the person has blocked the bot' },
  ConversationNotFound: { code: 'delivery.not-installed', says: 'the conversation is gone' },
  ForbiddenOperationException: { code: 'delivery.not-installed', says: 'the person has not installed the bot' },
  InvalidBotApiHost: { code: 'delivery.rejected', says: 'this tenant is in another cloud of Microsoft' },
  MessageSizeTooBig: { code: 'delivery.layout-refused', says: 'the message is too large' },
  MessageWritesBlocked: { code: 'delivery.blocked', says: 'the person has blocked, muted or removed the bot' },
  MissingProperty: { code: 'delivery.layout-refused', says: 'something is missing in the message' },
  NotEnoughPermissions: { code: 'delivery.blocked', says: 'the bot may not write here' },
  PreconditionFailed: { code: 'delivery.unavailable', says: 'two messages met in one conversation' },
  Throttled: { code: 'delivery.rate-limited', says: 'too many messages' },
};

/** What the status alone says, where the name says nothing or is not known. From 500 on: Teams does not answer. */
const BY_STATUS: Readonly<Record<number, Refusal>> = {
  400: { code: 'delivery.layout-refused', says: 'something in the message is not valid' },
  401: { code: 'delivery.token-refused', says: "Microsoft does not accept the bot's token" },
  403: { code: 'delivery.not-installed', says: 'the bot is not there' },
  404: { code: 'delivery.not-installed', says: 'the conversation is gone' },
  408: { code: 'delivery.unavailable', says: 'the request took too long' },
  409: { code: 'delivery.unavailable', says: 'two messages met in one conversation' },
  412: { code: 'delivery.unavailable', says: 'two messages met in one conversation' },
  413: { code: 'delivery.layout-refused', says: 'the message is too large' },
  429: { code: 'delivery.rate-limited', says: 'too many messages' },
};

/** What a refusal means: by its status where that says all, else by its name. */
export function refusalOf(status: number, name: string | undefined): Refusal {
  if (status >= 500) return { code: 'delivery.unavailable', says: 'Teams does not answer' };
  const named = name === undefined ? undefined : BY_NAME[name];
  return named ?? BY_STATUS[status] ?? { code: 'delivery.rejected', says: 'it refuses this message' };
}
