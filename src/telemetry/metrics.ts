import { Counter, Histogram, Registry } from 'prom-client';

/**
 * What this process has done, in figures for Prometheus, counted where it happens. Names follow Prometheus' conventions:
 * one prefix, base units, `_total` for what only grows. A label says what kind of thing it was, out of a list that this
 * program knows: never who, never an organisation, never a word of anybody. `manifests/deploy/README.md` says what each is.
 */
export const programRegistry = new Registry();

const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2.5, 5, 10, 30, 60];
const registers = [programRegistry];

function counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
  return new Counter({ name: `impactmakelaar_${name}`, help, labelNames, registers });
}

function histogram<Label extends string>(
  name: string,
  help: string,
  labelNames: Label[],
  buckets = SECONDS,
): Histogram<Label> {
  return new Histogram({ name: `impactmakelaar_${name}`, help, labelNames, registers, buckets });
}

export const metrics = {
  events: counter('events_total', 'Events from a platform, by what became of them at the door.', [
    'platform',
    'kind',
    'outcome',
  ]),
  presses: histogram('press_duration_seconds', 'Presses and forms, until their answer was there.', ['outcome']),
  turns: counter('turns_total', 'Turns of a conversation, by the skill that decided and how they ended.', [
    'skill',
    'outcome',
  ]),
  turnWait: histogram('turn_wait_seconds', 'From when an event was stored until its turn began.', []),
  turnDuration: histogram('turn_duration_seconds', 'Turns that were done, from their beginning to the commit.', [
    'kind',
  ]),
  deliveries: counter('deliveries_total', 'Attempts to deliver a message, by what came of them.', [
    'platform',
    'outcome',
  ]),
  deliveryAge: histogram(
    'delivery_age_seconds',
    'Messages that were sent, from when they were put into the outbox.',
    ['urgency'],
    [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 7_200],
  ),
  mails: counter('mails_total', 'E-mails, by what became of them.', ['outcome']),
  jobs: counter('jobs_total', 'Runs of jobs, by what came of them.', ['job', 'outcome']),
  jobDuration: histogram(
    'job_duration_seconds',
    'Runs of jobs that were done.',
    ['job'],
    [0.05, 0.25, 1, 5, 30, 60, 300, 1_800],
  ),
  modelRequests: histogram(
    'model_request_duration_seconds',
    'Requests to the language model, by what they are for and what came of them.',
    ['purpose', 'outcome'],
  ),
  modelTokens: counter('model_tokens_total', 'Tokens that the language model was given and gave.', ['purpose', 'type']),
  documents: histogram(
    'document_reading_duration_seconds',
    'Documents, from when their turn came until they were read or refused.',
    ['outcome'],
  ),
} as const;

// What an alarm watches is there from the beginning: what first appears with a count has, for Prometheus, not grown.
for (const outcome of ['sent', 'failed', 'uncertain']) metrics.mails.inc({ outcome }, 0);
metrics.turns.inc({ skill: 'conversation', outcome: 'given_up' }, 0);
for (const outcome of ['too-slow', 'too-heavy', 'failed']) metrics.documents.zero({ outcome });

/** @returns seconds since this was called, each time anew */
export function stopwatch(): () => number {
  const startedAt = performance.now();
  return () => (performance.now() - startedAt) / 1_000;
}
