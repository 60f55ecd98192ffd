import type { z } from 'zod';
import { AppError } from '../errors.ts';
import type { MaskedKind } from '../masking/masking.ts';
import type { Transaction } from '../store/transaction.ts';
import type { CallResponse } from './call.ts';
import type { Form, Submission } from './form.ts';
import type { Inbound, SharedFile } from './inbound.ts';
import type { Act, Purpose, Situation } from './labels.ts';
import type { Language } from './language.ts';
import type { OutgoingMessage } from './outgoing.ts';
import type { Reading } from './reading.ts';
import type { Button, ReplyDraft } from './reply.ts';

/** What a person can be in the bot. Every member of a connected organisation is a colleague. */
export const ROLES = [
  'colleague',
  'ambassador',
  'broker',
  'procurement_officer',
  'director',
  'counter_contact',
  'administrator',
  'network_broker',
] as const;
export type Role = (typeof ROLES)[number];

/** What an action asks of who does it: a role, or nothing at all. There is no default: each action decides. */
export type Need = Role | 'anyone';

/**
 * Where something is said.
 *
 * - `direct`: alone with the bot. `private`: among others, but only this person sees the answer (a slash command).
 * - `channel`: colleagues read along. `shared`: people of other organisations do.
 */
export type Setting = 'direct' | 'private' | 'channel' | 'shared';

/** Who acts, as far as a skill needs to know. */
export interface Actor {
  /** Null: nobody in particular (an operator at the command line). */
  personId: string | null;
  /** Null: belongs to no organisation here and sees what the whole network may see. */
  organisationId: string | null;
  roles: ReadonlySet<Role>;
}

/** One question and what was answered, as remembered for a short while. */
export interface Exchange {
  question: string;
  answer: string;
  /** Which person asked; set by the conversation, so that what is theirs can be told from what is another's. */
  by?: string | undefined;
}

/** What a skill gets to work with. */
export interface Turn {
  actor: Actor;
  /** Null outside a conversation (the command line). */
  conversationId: string | null;
  setting: Setting;
  language: Language;
  /** What the message that began this thread was about, see {@link Reply.subject}; null: nothing in particular. */
  subject: string | null;
  /** What was spoken of in this conversation lately, with this person or with all: the latest first. Left out: nothing. */
  spokenOf?: readonly SpokenOf[];
  /** What the message says of itself; left out: nothing was said, or a command. */
  reading?: Reading;
  /** The last exchanges of this conversation, oldest first. */
  memory: readonly Exchange[];
  /**
   * Numbers that were masked in what the person said, before it was stored. The conversation tells the person; a skill
   * need not. Left out: none.
   */
  masked?: readonly MaskedKind[];
  /** Aborts when the turn takes too long. */
  signal: AbortSignal;
  /** The moment of the turn, by the clock of the product. */
  now: Date;
}

/** Something the bot said something about, or asked about, see {@link Reply.subject}. */
export interface SpokenOf {
  subject: string;
  options: readonly Option[];
  saidAt: Date;
}

/** What could be chosen: what stood on the button, and, where it says something in the person's name, what. */
export interface Option {
  label: string;
  says?: string | undefined;
}

/** How a turn ended, for the one who asks by program and for the figures. */
export type OutcomeStatus = 'answered' | 'clarify' | 'declined' | 'smalltalk';

/** What is known only once the writes of an outcome are done; nothing: it is as it was. */
export interface Settled {
  replies?: ReplyDraft[];
  messages?: readonly OutgoingMessage[];
}

/** What a skill decided: what to say, what to store, what to remember. */
export interface Outcome {
  /** The name of the skill that decided; written where skills are registered. */
  by?: string;
  status: OutcomeStatus;
  replies: ReplyDraft[];
  /** The replies say themselves that this is an automated assistant. */
  introduces?: boolean;
  /** It is about what was spoken of, whether its replies say so or not. */
  goesOn?: boolean;
  /** Writes that belong to it, in the transaction that also stores the replies; what it gives back takes their place. */
  settle?: (tx: Transaction) => Promise<Settled>;
  remember?: Exchange;
  /** Answers a question in the same message that leans on this one; left out: that is asked by itself. */
  askOn?: (turn: Turn, text: string) => Promise<Outcome>;
  /** What goes elsewhere because of it; stored in the same transaction. */
  messages?: readonly OutgoingMessage[];
}

/** What an intent has of what a text asks for. */
export interface Had {
  /** How likely it is just that, 0–1. */
  likelihood: number;
  /** It stands in a file or on a page that somebody brought; left out: it does not. */
  isOfFile?: boolean;
  /** The `run` of the intent for this text, which need not look it up again. */
  run(): Promise<Outcome>;
}

/** A kind of thing people say to begin something. */
export interface Intent {
  name: string;
  role: Need;
  /** What messages that are for it are for. */
  purposes: readonly Purpose[];
  /**
   * The chance from which it gets a message although another is likelier: what it does is only shown, and put aside with one
   * press. Left out: the likeliest gets it.
   */
  from?: number;
  /**
   * How well what is likely meant agrees with how it stands with who speaks, 0–1: nobody stops what they never began. The
   * chance counts for so much. Left out: it always agrees.
   */
  fits?(turn: Turn, text: string): Promise<number>;
  /**
   * Whether it has just what a text asks for: the sources answer it. Looked up only where nobody is sure what a message is
   * for. Left out: that tells nothing.
   */
  has?(turn: Turn, text: string): Promise<Had>;
  /** Whether a message is for it by its form alone: a web address on its own. Left out: none is. */
  claims?(text: string, reading: Reading): boolean;
  run(turn: Turn, text: string): Promise<Outcome>;
  /**
   * What it does with words of somebody else that were shared, forwarded or quoted: they start nothing. `as-own`: `run`
   * starts nothing either. Left out: it does nothing with them.
   */
  ofOthers?: 'as-own' | ((turn: Turn, text: string) => Promise<Outcome>);
  /** What who lacks the role is told; left out: the sentence for all such cases. */
  refusal?(language: Language): string;
}

/** What happens with files that somebody shares with the bot. */
export interface FileIntake {
  role: Role;
  /** What the words beside the files must be for; left out: it takes the files that no other does. */
  purposes?: readonly Purpose[];
  /** @param text what was said with the files; mostly nothing */
  run(turn: Turn, files: readonly SharedFile[], text: string): Promise<Outcome>;
  refusal(language: Language): string;
}

/** What somebody says about what is spoken of. */
export type Move = Exclude<Act, 'new' | 'small-talk'>;

/** The words of a move. */
export interface Said {
  text: string;
  move: Move;
  /** How likely it is that move, 0–1. */
  chance: number;
  /** It was said in the thread of the very thing. */
  inThread: boolean;
  options: readonly Option[];
}

/** Does what somebody said; null: it is not for this topic after all. */
export type TakeMove = (turn: Turn, id: string, said: Said) => Promise<Outcome | null>;

/** Something that is under way for somebody, with where they stand with it. */
export interface Waiting {
  id: string;
  situation: Situation;
  /** What was asked, where their words are waited for. */
  asked?: string | undefined;
}

/** What a text names outright. */
export interface Named {
  id: string;
  /** What it says of it. */
  text: string;
  /** What it does with it, where its form alone tells; left out: that is to be read. */
  move?: Move;
}

/** Something of somebody's own that is not over: a case, a draft, a visit they come to. */
export interface UnderWay {
  /** What it is and how it stands, in a line. */
  line: string;
  /** Shows all of it; left out: the line is all there is. */
  button?: Button;
  /** As it is spoken of, see {@link Reply.subject}; left out: it is not. */
  subject?: string;
}

/**
 * Something that is spoken of over more than one message: `gap:<id>` is of the topic `gap`. What is said in its thread, or
 * after it in the same conversation, is tried as a move on it before it begins something new.
 */
export interface Topic {
  name: string;
  role: Need;
  /** What messages of which it is sure are about it: it gets those before what was spoken of later. Left out: none. */
  purposes?: readonly Purpose[];
  /** Also when the thread began with a message of somebody else: what the bot said in it last about anything counts. */
  continues?: true;
  /** Where somebody stands with it who speaks now; null: they do not speak of it, or not any more. */
  situation(turn: Turn, id: string, options: readonly Option[]): Promise<Situation | null>;
  /** What was said that led to it, and what else can be said near it: for who was understood wrongly. Left out: nothing. */
  meant?(turn: Turn, id: string): Promise<{ said: string; near: readonly string[] } | null>;
  /** The one thing that a text names outright (“casus 12: …”), and what it says of it; null: none. Left out: they have no names. */
  named?(turn: Turn, text: string): Promise<Named | null>;
  /** The move that a text is by its form alone, whatever it might mean elsewhere; null: its form tells nothing. Left out: as null. */
  byForm?(turn: Turn, id: string, said: { text: string; situation: Situation }): Promise<Move | null>;
  /** What is under way for who speaks, whether it was spoken of here or not; the latest first. Left out: nothing ever is. */
  waiting?(turn: Turn): Promise<readonly Waiting[]>;
  /** A press by which words that were for nobody are said of it after all; null: there is nothing to say of it any more. Left out: none. */
  sayOf?(turn: Turn, id: string, text: string): Promise<Button | null>;
  /** Of what is under way for who speaks, the ids of what a text has words of. Left out: nothing ever. */
  underWayWith?(turn: Turn, text: string): Promise<readonly string[]>;
  /** All that can be told of it to who asks something of it that nothing else answers; null: it does not answer that. Left out: nothing. */
  about?(turn: Turn, id: string, text: string): Promise<Outcome | null>;
  /** The moves it takes; of the others the conversation makes what it can. */
  moves: Partial<Record<Move, TakeMove>>;
}

/** `/impact <name> <text>`; names in every language that people type. */
export interface Subcommand {
  names: readonly string[];
  role: Need;
  /** What is typed behind it is read before it runs. */
  reads?: true;
  run(turn: Turn, text: string): Promise<Outcome>;
  /** Where the platform can open a window for a command, this action is pressed in place of `run`; not when `payload` is null. */
  opens?: { action: string; payload(text: string): unknown };
}

/** What is wrong with one field: a sentence, or what the catalogue of texts has a sentence for. */
export type FieldProblem = { sentence: string } | { problem: 'missing' | 'too-long' | 'not-valid' | 'failed' };

/** What came of a call. */
export type CallAnswer =
  | CallResponse
  /** With messages that are stored in the same transaction. */
  | { response: CallResponse; messages: readonly OutgoingMessage[] }
  /** The form is not right: the transaction is undone, and the form stays open. */
  | { refused: Form; problems: Record<string, FieldProblem> };

/** What was pressed or sent in. */
export interface Pressed {
  payload: unknown;
  submission?: Submission | undefined;
}

/** A button or form of which the answer must be in the response: it validates, commits and answers at once. */
export interface CallAction {
  name: string;
  role: Need;
  /** @throws AppError `call.bad-payload` when `payload` is not what the button was drawn with */
  run(turn: Turn, pressed: Pressed, tx: Transaction): Promise<CallAnswer>;
  /** Only of a form: draws it with what was filled in, after `run` failed on it. */
  redraw?(turn: Turn, pressed: Pressed, tx: Transaction): Promise<CallAnswer>;
}

/** Makes a {@link CallAction} whose payload is checked against `payload` before `run` sees it. */
export function callAction<Schema extends z.ZodType>(definition: {
  name: string;
  role: Need;
  payload: Schema;
  run(turn: Turn, payload: z.infer<Schema>, tx: Transaction): Promise<CallAnswer>;
}): CallAction {
  return {
    name: definition.name,
    role: definition.role,
    run: (turn, { payload }, tx) =>
      definition.run(turn, checkedPayload(definition.name, definition.payload, payload), tx),
  };
}

/** @throws AppError `call.bad-payload` */
export function checkedPayload<Schema extends z.ZodType>(
  action: string,
  schema: Schema,
  payload: unknown,
): z.infer<Schema> {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  throw new AppError({ code: 'call.bad-payload', message: `The button ${action} came back changed.` });
}

/** What happens to the bot rather than being said to it. */
export interface Occasion {
  kind: Extract<Inbound['kind'], 'installed' | 'home-opened'>;
  role: Need;
  run(turn: Turn): Promise<Outcome>;
}

/** Something that can be done with the bot otherwise than by saying it, and who may. */
export interface Ability {
  purpose: Purpose;
  role: Need;
}

/** One ability of the bot: the contract between a feature and the conversation, which knows no feature. */
export interface Skill {
  name: string;
  abilities?: readonly Ability[];
  intents?: readonly Intent[];
  subcommands?: readonly Subcommand[];
  topics?: readonly Topic[];
  calls?: readonly CallAction[];
  occasions?: readonly Occasion[];
  files?: FileIntake;
  /** What who speaks has under way themselves, and nothing of anybody else; asked only where nobody reads along. Left out: nothing ever. */
  underWay?(turn: Turn): Promise<readonly UnderWay[]>;
}
