/**
 * Teams' limits, in one place. Lengths are in UTF-16 code units.
 *
 * Sources: learn.microsoft.com/microsoftteams/platform, "Enhance AI-generated bot messages" (citations), "Format your
 * bot messages" (size: the whole payload as UTF-16), "Dialogs" and "Cards" (sizes, buttons).
 */
export const TEAMS_LIMITS = {
  /** Of a whole message as JSON in UTF-16. Teams allows more in some clouds and clients; this holds in all. */
  messageBytes: 28 * 1024,
  /** More than this and the message is refused with 400. */
  citations: 20,
  citationName: 80,
  citationAbstract: 160,
  /** Of an address in a list or a citation; longer ones are opened as a passage. */
  url: 2000,
  /** Of one source in the list of a card: with all sources a message stays within its size. */
  sourceLine: 200,
  buttonLabel: 80,
  /** Buttons in one row of a card; more of them go into a next row. */
  buttonsPerRow: 5,
  dialogTitle: 64,
  /** Of an option in a list: a hundred of them stay within the size of a message. */
  optionLabel: 75,
  /** What notifications and screen readers show of a card. */
  summary: 300,
  /** Of what comes in: far above what Teams sends, so that only nonsense is refused unread. */
  requestBytes: 256 * 1024,
} as const;
