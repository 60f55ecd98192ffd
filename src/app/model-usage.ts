import type { TokensUsed } from '../llm/openai-model.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';

/** Adds up what the model is asked, by day, form and model; nobody waits for it. */
export function usageKeeper(prisma: PrismaClient, logger: Logger): (used: TokensUsed) => void {
  return ({ purpose, model, input, cached, output }) => {
    prisma.$executeRaw`
      INSERT INTO model_usage (day, purpose, model, requests, input_tokens, cached_tokens, output_tokens)
      VALUES (clock_now()::date, ${purpose}, ${model}, 1, ${input}, ${cached}, ${output})
      ON CONFLICT (day, purpose, model) DO UPDATE SET
        requests = model_usage.requests + 1,
        input_tokens = model_usage.input_tokens + excluded.input_tokens,
        cached_tokens = model_usage.cached_tokens + excluded.cached_tokens,
        output_tokens = model_usage.output_tokens + excluded.output_tokens`.catch((error: unknown) =>
      logger.warn({ error }, 'what the model was asked was not counted'),
    );
  };
}

/** What the model was asked in a term, and what that comes to. */
export interface Usage {
  days: number;
  purposes: { purpose: string; model: string; requests: number; input: number; cached: number; output: number }[];
  /** Questions that were answered with the model's own words. */
  written: number;
  /** Tokens in and out for each request for an answer, with all that was asked beside it; null: there was none. */
  tokensPerQuestion: { input: number; output: number } | null;
}

/** @param days the last so many, today among them */
export async function usageOf(prisma: PrismaClient, days: number): Promise<Usage> {
  const purposes = await prisma.$queryRaw<Usage['purposes']>`
    SELECT purpose, model, sum(requests)::int AS requests, sum(input_tokens)::float AS input,
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
