import type { Messenger } from '../delivery/messenger.ts';
import { modelRejectedNews } from '../features/administration/model-news.ts';
import type { ModelWatch, Rejection, TokensUsed } from '../llm/openai-model.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';

/**
 * Adds up what the model is asked, by day, form and model; nobody waits for it. What the server rejects is an error in the log, and the
 * first time on a day a message to the administrators: without one nobody would see that every answer is a quotation.
 */
export function createModelWatch(deps: {
  prisma: PrismaClient;
  messenger: Pick<Messenger, 'within'>;
  logger: Logger;
}): ModelWatch {
  const { prisma, messenger, logger } = deps;

  async function tell(rejection: Rejection): Promise<void> {
    await messenger.within(async (tx) => {
      const isFirst = await noteRejection(tx, rejection);
      const messages = isFirst ? await modelRejectedNews(tx) : [];
      if (isFirst && messages.length === 0) logger.error('nobody can be told that the model rejects what it is asked');
      return { messages };
    });
  }

  return {
    used(used) {
      addUp(prisma, used).catch((error: unknown) => logger.warn({ error }, 'what the model was asked was not counted'));
    },
    rejected(rejection) {
      logger.error({ ...rejection }, 'the model rejects what it is asked: see "impact doctor"');
      tell(rejection).catch((error: unknown) => logger.error({ error }, 'nobody was told that the model rejects'));
    },
  };
}

async function addUp(prisma: PrismaClient, { purpose, model, input, cached, output }: TokensUsed): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO model_usage (day, purpose, model, requests, input_tokens, cached_tokens, output_tokens)
    VALUES (clock_now()::date, ${purpose}, ${model}, 1, ${input}, ${cached}, ${output})
    ON CONFLICT (day, purpose, model) DO UPDATE SET
      requests = model_usage.requests + 1,
      input_tokens = model_usage.input_tokens + excluded.input_tokens,
      cached_tokens = model_usage.cached_tokens + excluded.cached_tokens,
      output_tokens = model_usage.output_tokens + excluded.output_tokens`;
}

/** @returns whether it is the first of the day, whatever was asked and whichever process asked it */
async function noteRejection(tx: Transaction, { purpose, model }: Rejection): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('model-rejected'))`;
  const [before] = await tx.$queryRaw<{ count: number }[]>`
    SELECT coalesce(sum(rejected), 0)::int AS count FROM model_usage WHERE day = clock_now()::date`;
  await tx.$executeRaw`
    INSERT INTO model_usage (day, purpose, model, rejected) VALUES (clock_now()::date, ${purpose}, ${model}, 1)
    ON CONFLICT (day, purpose, model) DO UPDATE SET rejected = model_usage.rejected + 1`;
  return before?.count === 0;
}

/** What the model was asked in a term, and what that comes to. */
export interface Usage {
  days: number;
  purposes: {
    purpose: string;
    model: string;
    requests: number;
    rejected: number;
    input: number;
    cached: number;
    output: number;
  }[];
  /** Questions that were answered with the model's own words. */
  written: number;
  /** Tokens in and out for each request for an answer, with all that was asked beside it; null: there was none. */
  tokensPerQuestion: { input: number; output: number } | null;
}

/** @param days the last so many, today among them */
export async function usageOf(prisma: PrismaClient, days: number): Promise<Usage> {
  const purposes = await prisma.$queryRaw<Usage['purposes']>`
    SELECT purpose, model, sum(requests)::int AS requests, sum(rejected)::int AS rejected, sum(input_tokens)::float AS input,
           sum(cached_tokens)::float AS cached, sum(output_tokens)::float AS output
    FROM model_usage WHERE day > clock_now()::date - ${days}::int GROUP BY purpose, model ORDER BY purpose, model`;
  const [row] = await prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM answer
    WHERE mode = 'written' AND created_at::date > clock_now()::date - ${days}::int`;
  const total = (key: 'input' | 'output') => purposes.reduce((sum, purpose) => sum + purpose[key], 0);
  const asked = purposes.filter(({ purpose }) => purpose === 'answer').reduce((sum, { requests }) => sum + requests, 0);
  return {
    days,
    purposes,
    written: row?.count ?? 0,
    tokensPerQuestion:
      asked === 0 ? null : { input: Math.round(total('input') / asked), output: Math.round(total('output') / asked) },
  };
}
