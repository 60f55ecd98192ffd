import { AppError } from '../../errors.ts';

/** One thing that was checked. */
export interface Finding {
  part:
    | 'configuration'
    | 'database'
    | 'backup'
    | 'knowledge'
    | 'slack'
    | 'teams'
    | 'tenant'
    | 'deliveries'
    | 'jobs'
    | 'broadcasts'
    | 'ambassadors'
    | 'pictures'
    | 'visits'
    | 'criteria'
    | 'people'
    | 'model'
    | 'mail'
    | 'links'
    | 'metrics'
    | 'rules'
    | 'counters';
  /** `off`: not configured or not connected, and that is allowed. */
  state: 'ok' | 'off' | 'wrong';
  /** What is so; when it is wrong, what to do. */
  message: string;
}

export function wrong(part: Finding['part'], error: unknown): Finding {
  return { part, state: 'wrong', message: reasonOf(error) };
}

export function reasonOf(error: unknown): string {
  return error instanceof AppError ? error.message : 'Failed for an unknown reason.';
}
