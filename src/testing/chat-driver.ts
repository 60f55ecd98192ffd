import type { PlatformName } from '../chat/conversation-reference.ts';
import type { Shown } from './shown.ts';

/** A message of the bot as it stands at the far end, read back from there. */
export interface ReceivedMessage {
  id: string;
  /** All words a person would see in it, buttons and sources left out. */
  text: string;
  /** The words in it that stand out, headings among them. */
  bold: string[];
  /** The numbered sources; `url` is null where the source opens a passage. */
  sources: { n: number; title: string; url: string | null }[];
  /** The labels of its buttons. */
  buttons: string[];
  /** Carries the mark for automated text. */
  marked: boolean;
  /** Offers Useful / Not useful. */
  feedback: boolean;
}

export interface PressResult {
  /** The HTTP status of the bot's answer; 0 while the client itself still asks something. */
  status: number;
  shown(): Promise<Shown>;
}

/** Where a message is said: a direct message with the bot, or a channel in which it is mentioned. */
export type Place = 'direct' | 'channel';

/** A file as the platform tells of it, with the address it lies at. */
export interface SharedTestFile {
  name: string;
  url: string;
}

/**
 * A chat platform as its users have it, for tests: requests go to the bot over HTTP, signed as the platform signs
 * them, and what the bot says is read back from the platform's side.
 */
export interface ChatDriver {
  readonly platform: PlatformName;
  /** The team or tenant all its people belong to. */
  readonly tenant: string;
  /** The environment variables that connect a bot to this platform. */
  readonly env: Record<string, string>;
  /** Tells where the bot listens, for example `http://127.0.0.1:41234`. */
  connect(botUrl: string): void;
  /**
   * Says something (in a channel with a mention) in a new thread.
   *
   * @returns the HTTP status of the bot's acknowledgement and the thread to read answers from
   */
  say(person: string, text: string, place?: Place): Promise<{ status: number; thread: string }>;
  /** Shares a file with the bot in a direct message, in a new thread, with words or none; the bot can fetch it from `url`. */
  share(person: string, file: SharedTestFile, words?: string): Promise<{ status: number; thread: string }>;
  /** Shares a message of somebody else with the bot, with own words or none, in a new thread. */
  forward(
    person: string,
    message: { from: string; text: string },
    words: string,
    place?: Place,
  ): Promise<{ status: number; thread: string }>;
  /** Says something in a thread that is there already; where nothing is a thread, in the same conversation. */
  reply(person: string, thread: string, text: string): Promise<{ status: number }>;
  /** The bot's messages in a thread, as soon as there are `count`; fails after a deadline with what there is. */
  answers(thread: string, count: number): Promise<ReceivedMessage[]>;
  /** Opens source `n` of a message that has no address; returns the words in the dialog. */
  openPassage(person: string, thread: string, messageId: string, n: number): Promise<string>;
  /** The messages that arrive from now on alone with this person, who said nothing there: a thread to read them from. */
  direct(person: string): Promise<string>;
  /** Presses a button of a message by its label; `shown` is what the person gets to see of it at once. */
  press(person: string, thread: string, messageId: string, label: string): Promise<PressResult>;
  /** Presses Useful or Not useful; returns what the person gets to see of it, if anything. */
  giveFeedback(person: string, thread: string, messageId: string, useful: boolean): Promise<string | null>;
  close(): Promise<void>;
}
