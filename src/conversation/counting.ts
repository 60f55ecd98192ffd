import type { CallResponse } from '../chat/call.ts';
import type { Acceptance } from '../chat/doors.ts';
import type { Inbound } from '../chat/inbound.ts';
import { metrics, stopwatch } from '../telemetry/metrics.ts';
import { traced } from '../telemetry/tracing.ts';

/** Counts what became of an event at the door. */
export async function counted(
  { conversation: { platform }, kind }: Inbound,
  accept: () => Promise<Acceptance>,
): Promise<Acceptance> {
  try {
    const attributes = {
      'messaging.system': platform,
      'messaging.operation.type': 'receive',
      'impactmakelaar.kind': kind,
    };
    const acceptance = await traced(`receive ${platform}`, { role: 'consumer', attributes }, accept);
    metrics.events.inc({ platform, kind, outcome: acceptance.kind });
    return acceptance;
  } catch (error) {
    metrics.events.inc({ platform, kind, outcome: 'not-stored' });
    throw error;
  }
}

/** Measures how long a press waits for its answer. */
export async function timed(answer: () => Promise<CallResponse>): Promise<CallResponse> {
  const elapsed = stopwatch();
  try {
    const attributes = { 'messaging.operation.type': 'process' };
    const response = await traced('process press', { role: 'consumer', attributes }, answer);
    const undone = 'undone' in response && response.undone;
    metrics.presses.observe(
      { outcome: undone ? 'undone' : response.kind === 'form-errors' ? 'refused' : 'done' },
      elapsed(),
    );
    return response;
  } catch (error) {
    metrics.presses.observe({ outcome: 'failed' }, elapsed());
    throw error;
  }
}
