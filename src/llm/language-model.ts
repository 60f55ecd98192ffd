import type { z } from 'zod';

/** A request to a model: instructions of ours, and data that is never an instruction. */
export interface ModelRequest<Schema extends z.ZodType> {
  instructions: string;
  /** Sent as JSON, in a message of its own. */
  data: unknown;
  /** Names the schema for the model: letters, digits and underscores. */
  schemaName: string;
  schema: Schema;
  signal: AbortSignal;
}

/** A language model, whoever runs it. */
export interface LanguageModel {
  /** As it is recorded with what it wrote. */
  readonly name: string;
  /**
   * @returns output that satisfies the schema
   * @throws AppError `model.unavailable` or `model.timeout` (retryable), `model.refused`, `model.cut-off`, `model.bad-output`,
   *   `model.rejected` when asking again cannot help
   */
  complete<Schema extends z.ZodType>(request: ModelRequest<Schema>): Promise<z.infer<Schema>>;
}
