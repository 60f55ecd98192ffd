import type { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Transaction } from '../store/transaction.ts';
import type { CallResponse } from './call.ts';
import type { Inbound } from './inbound.ts';
import type { Language } from './language.ts';
import type { ReplyDraft } from './reply.ts';

/** What a person can be in the bot. Every member of a connected organisation is a colleague. */
export const ROLES = [
  'colleague',
  'ambassador',
  'broker',
  'procurement_officer',
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
  /** The last exchanges of this conversation, oldest first. */
  memory: readonly Exchange[];
  /** Aborts when the turn takes too long. */
  signal: AbortSignal;
}

/** How a turn ended, for the one who asks by program and for the figures. */
export type OutcomeStatus = 'answered' | 'clarify' | 'declined' | 'smalltalk';

/** What a skill decided: what to say, what to store, what to remember. */
export interface Outcome {
  status: OutcomeStatus;
  replies: ReplyDraft[];
  /** The replies say themselves that this is an automated assistant. */
  introduces?: boolean;
  /** Writes that belong to it; run in the transaction that also stores the replies. */
  commit?: (tx: Transaction) => Promise<void>;
  remember?: Exchange;
}

/** How sure an intent is that a text is meant for it, from 0 (not at all) to 1; the surest one gets the turn. */
export type Confidence = number;

/** A kind of thing people say. */
export interface Intent {
  name: string;
  role: Need;
  recognise(text: string, language: Language): Confidence;
  run(turn: Turn, text: string): Promise<Outcome>;
}

/** `/impact <name> <text>`; names in every language that people type. */
export interface Subcommand {
  names: readonly string[];
  role: Need;
  run(turn: Turn, text: string): Promise<Outcome>;
}

/** A button of which the answer must be in the response: it validates, commits and answers at once. */
export interface CallAction {
  name: string;
  role: Need;
  /** @throws AppError `call.bad-payload` when `payload` is not what the button was drawn with */
  run(turn: Turn, payload: unknown, tx: Transaction): Promise<CallResponse>;
}

/** Makes a {@link CallAction} whose payload is checked against `payload` before `run` sees it. */
export function callAction<Schema extends z.ZodType>(definition: {
  name: string;
  role: Need;
  payload: Schema;
  run(turn: Turn, payload: z.infer<Schema>, tx: Transaction): Promise<CallResponse>;
}): CallAction {
  return {
    name: definition.name,
    role: definition.role,
    run(turn, payload, tx) {
      const parsed = definition.payload.safeParse(payload);
      if (!parsed.success) {
        throw new AppError({ code: 'call.bad-payload', message: `The button ${definition.name} came back changed.` });
      }
      return definition.run(turn, parsed.data, tx);
    },
  };
}

/** What happens to the bot rather than being said to it. */
export interface Occasion {
  kind: Extract<Inbound['kind'], 'installed' | 'home-opened'>;
  role: Need;
  run(turn: Turn): Promise<Outcome>;
}

/** One ability of the bot: the contract between a feature and the conversation, which knows no feature. */
export interface Skill {
  name: string;
  intents?: readonly Intent[];
  subcommands?: readonly Subcommand[];
  calls?: readonly CallAction[];
  occasions?: readonly Occasion[];
}
