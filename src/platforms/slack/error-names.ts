/** What delivery does about a refusal of Slack's, see Platform.send. */
export type SlackMeaning =
  | 'delivery.blocked'
  | 'delivery.not-installed'
  | 'delivery.token-refused'
  | 'delivery.missing-scope'
  | 'delivery.rate-limited'
  | 'delivery.unavailable'
  | 'delivery.uncertain'
  | 'delivery.layout-refused'
  | 'delivery.not-replaceable'
  | 'delivery.rejected';

/**
 * Slack's own names of what went wrong, by what they mean for a message, each with what it says.
 *
 * Sources, read on 2026-11-28 in stored copies of docs.slack.dev, not at docs.slack.dev itself: the lists of errors of
 * chat.postMessage, chat.update, views.open, views.publish, users.info, users.list, reactions.add, reactions.remove,
 * assistant.threads.setStatus and assistant.threads.setSuggestedPrompts, and those that all methods share, as
 * smstoslack/slack_kit copied them (`priv/docs/`), and chat.postMessage in the older slack-ruby/slack-api-ref. A name that
 * is not here is a refusal of this one message.
 */
const NAMES: Readonly<Record<SlackMeaning, Readonly<Record<string, string>>>> = {
  'delivery.blocked': {
    access_denied: 'Slack denies access to this place',
    cannot_dm_bot: 'a bot takes no direct messages',
    cannot_reply_to_message: 'this kind of message takes no replies in a thread',
    ekm_access_denied: 'the administrators of Slack have stopped messages here',
    is_archived: 'the channel is archived',
    is_inactive: 'the channel is frozen, archived or deleted',
    messages_tab_disabled: 'direct messages to the app are switched off: switch on the Messages Tab of the app',
    not_enabled: "the app's own page is switched off: switch on the Home Tab of the app",
    restricted_action: 'the settings of the workspace do not let the bot post here',
    restricted_action_non_threadable_channel: 'the channel takes no replies in threads',
    restricted_action_read_only_channel: 'the channel is read-only',
    restricted_action_thread_locked: 'the thread is locked',
    restricted_action_thread_only_channel: 'the channel takes only replies in threads',
    user_disabled: 'the account of the person is switched off',
  },
  'delivery.not-installed': {
    channel_not_found: 'the bot cannot see this channel or person',
    no_permission: 'the bot is no member of this conversation',
    not_in_channel: 'the bot is not in the channel: invite it there',
    user_not_found: 'there is no such person',
    user_not_visible: 'the bot cannot see this person',
    users_not_found: 'there is no such person',
  },
  'delivery.token-refused': {
    accesslimited: 'Slack takes nothing from this network address: add it to the allowed addresses of the workspace',
    account_inactive: 'the account of the bot, or the workspace, was removed: install the app again',
    invalid_auth: 'the token is not valid, or this network address is not allowed: install the app again',
    not_allowed_token_type: 'the token is of another kind: a bot token begins with xoxb-',
    not_authed: 'there is no token: install the app again',
    org_login_required: 'the workspace is being moved to an Enterprise organisation',
    team_access_not_granted: 'the token gives no access to this workspace: approve the app there',
    team_added_to_org: 'the workspace is being moved to an Enterprise organisation',
    team_disabled: 'the workspace was switched off',
    team_not_found: 'the token knows no such workspace: install the app again',
    token_expired: 'the token has expired: install the app again',
    token_revoked: 'the token was revoked, or the app removed: install the app again',
    two_factor_setup_required: 'Slack asks for two-factor authentication to be set up first',
    user_removed_from_team: 'the bot was removed from the workspace: install the app again',
  },
  'delivery.missing-scope': {
    missing_scope: 'the app lacks a scope',
  },
  'delivery.rate-limited': {
    message_limit_exceeded: 'the workspace sends too many messages',
    rate_limited: 'too many messages',
    ratelimited: 'too many requests',
  },
  'delivery.unavailable': {
    external_channel_migrating: 'the channel is being moved',
    request_timeout: 'the request arrived in part',
    service_unavailable: 'Slack is not available',
  },
  /** Slack gave up half-way and says itself that some of it may have been done. */
  'delivery.uncertain': {
    fatal_error: 'Slack failed half-way',
    internal_error: 'Slack failed half-way',
  },
  'delivery.layout-refused': {
    attachment_payload_limit_exceeded: 'the layout is too large',
    block_mismatch: 'the blocks do not fit those that stand there',
    invalid_arguments: 'something in the layout is not valid',
    invalid_attachments: 'the attachments are not valid',
    invalid_blocks: 'the blocks are not valid',
    invalid_blocks_format: 'the blocks are not valid',
    markdown_text_conflict: 'the layout contradicts itself',
    msg_blocks_too_long: 'the blocks are too long',
    msg_too_long: 'the text is too long',
    too_many_attachments: 'there are too many attachments',
    too_many_contact_cards: 'there are too many contact cards',
    view_too_large: 'the page is too large',
  },
  /** An earlier message cannot be changed (any more). */
  'delivery.not-replaceable': {
    cant_broadcast_message: 'it cannot be shown in the channel',
    cant_update_message: 'the bot may not change it',
    edit_window_closed: 'it is too old to be changed',
    message_not_found: 'it is gone',
    no_dual_broadcast_content_update: 'it cannot be changed while it is shown in the channel',
    streaming_state_conflict: 'it is still being written',
    update_failed: 'Slack failed to change it',
  },
  'delivery.rejected': {
    enterprise_is_restricted: 'Slack does not let an Enterprise organisation do this',
    deprecated_endpoint: 'this release is too old for Slack: update it',
    invalid_post_type: 'the request is not as Slack wants it',
    method_deprecated: 'this release is too old for Slack: update it',
    no_text: 'the message has no text',
  },
};

/** What one of Slack's names means; undefined: it is not documented for what the bot asks. */
export function meaningOf(name: string): { code: SlackMeaning; says: string } | undefined {
  return MEANINGS.get(name);
}

const MEANINGS: ReadonlyMap<string, { code: SlackMeaning; says: string }> = new Map(
  Object.entries(NAMES).flatMap(([code, names]) =>
    Object.entries(names).map(([name, says]) => [name, { code: asMeaning(code), says }] as const),
  ),
);

function asMeaning(code: string): SlackMeaning {
  const known = Object.keys(NAMES).find((meaning): meaning is SlackMeaning => meaning === code);
  if (known === undefined) throw new Error(`no meaning ${code}`);
  return known;
}
