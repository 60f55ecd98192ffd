import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import { AppError } from '../errors.ts';
import type { LanguageModel } from './language-model.ts';

const FAILURES_BEFORE_REST = 3;
const REST_MS = 60_000;

/**
 * A model that is left alone for a minute after three failures in a row: meanwhile every request fails at once, so
 * that nobody waits for a server that is down.
 */
export function guardModel(model: LanguageModel): LanguageModel {
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof AppError && error.code !== 'model.refused'),
    { halfOpenAfter: REST_MS, breaker: new ConsecutiveBreaker(FAILURES_BEFORE_REST) },
  );
  return {
    name: model.name,
    async complete(request) {
      try {
        return await breaker.execute(() => model.complete(request));
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        throw new AppError({ code: 'model.resting', message: 'The model failed too often.', retryable: true });
      }
    },
  };
}
