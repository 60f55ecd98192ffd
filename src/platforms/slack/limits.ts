/**
 * Slack's limits, in one place. Lengths are in UTF-16 code units, which is never more generous than Slack's own
 * counting.
 *
 * Sources: docs.slack.dev, Block Kit reference and `chat.postMessage`; `blocksJson` is not documented: Slack refuses
 * with `msg_blocks_too_long` somewhat above 13,000 (slackapi/bolt-js issues 2509 and 2867), so this keeps well below.
 */
export const SLACK_LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** Of the blocks of one message, as JSON. */
  blocksJson: 11_000,
  /** Of the blocks of a view, as JSON; Slack allows 250 kB for a view. */
  viewJson: 100_000,
  /** Of a text object, and of what we put into one text of a rich text block. */
  text: 3000,
  /** Of the plain text that stands in notifications. Slack cuts at 40,000 and advises to stay under 4,000. */
  fallbackText: 3000,
  headerText: 150,
  buttonLabel: 75,
  buttonValue: 2000,
  url: 3000,
  /** What is on a picture, in words. */
  imageAlt: 2000,
  /** Buttons in one block. */
  buttonsPerBlock: 25,
  modalTitle: 24,
  modalClose: 24,
  modalSubmit: 24,
  /** What a view carries for its app. */
  privateMetadata: 3000,
  /** Of an input: its label, and the hint below it. */
  inputLabel: 2000,
  inputHint: 2000,
  /** What a person may type into one input. */
  inputText: 3000,
  optionLabel: 75,
  optionValue: 150,
  options: 100,
  suggestedPrompts: 4,
} as const;
