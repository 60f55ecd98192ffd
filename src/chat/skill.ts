import type { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Transaction } from '../store/transaction.ts';
import type { CallResponse } from './call.ts';
import type { Inbound, SharedFile } from './inbound.ts';
import type { Language } from './language.ts';
import type { ReplyDraft } from './reply.ts';

/** What a person can be in the bot. Everyone known is a colleague. */
export const ROLES = [
  'colleague',
  'ambassador',
  'broker',
  'procurement_officer',
  'counter_contact',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

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
}

/** What a skill gets to work with. */
export interface Turn {
  actor: Actor;
  /** Null outside a conversation (the command line). */
  conversationId: string | null;
  /** A direct message: only here may `direct_only` documents be used. */
  direct: boolean;
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
  role: Role;
  recognise(text: string, language: Language): Confidence;
  run(turn: Turn, text: string): Promise<Outcome>;
  /** What who lacks the role is told; left out: the sentence for all such cases. */
  refusal?(language: Language): string;
}

/** What happens with files that somebody shares with the bot. */
export interface FileIntake {
  role: Role;
  /** @param text what was said with the files; mostly nothing */
  run(turn: Turn, files: readonly SharedFile[], text: string): Promise<Outcome>;
  refusal(language: Language): string;
}

/** `/impact <name> <text>`; names in every language that people type. */
export interface Subcommand {
  names: readonly string[];
  role: Role;
  run(turn: Turn, text: string): Promise<Outcome>;
}

/** A button of which the answer must be in the response: it validates, commits and answers at once. */
export interface CallAction {
  name: string;
  role: Role;
  /** @throws AppError `call.bad-payload` when `payload` is not what the button was drawn with */
  run(turn: Turn, payload: unknown, tx: Transaction): Promise<CallResponse>;
}

/** Makes a {@link CallAction} whose payload is checked against `payload` before `run` sees it. */
export function callAction<Schema extends z.ZodType>(definition: {
  name: string;
  role: Role;
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
  role: Role;
  run(turn: Turn): Promise<Outcome>;
}

/** One ability of the bot: the contract between a feature and the conversation, which knows no feature. */
export interface Skill {
  name: string;
  intents?: readonly Intent[];
  subcommands?: readonly Subcommand[];
  calls?: readonly CallAction[];
  occasions?: readonly Occasion[];
  files?: FileIntake;
}
