import { programVersion } from './version.ts';

/**
 * Starts a program of which traces are sent to a collector, for as long as it runs. What sends them is loaded only where there is one.
 *
 * @param endpoint null: no traces
 */
export async function withTraces<Program extends { stop(): Promise<void> }>(
  endpoint: string | null,
  start: () => Promise<Program>,
): Promise<Program> {
  if (endpoint === null) return start();
  const { openOtlpTracing } = await import('../telemetry/open-telemetry.ts');
  const tracing = openOtlpTracing({ service: 'impactmakelaar', version: await programVersion() }, endpoint);
  try {
    const program = await start();
    return {
      ...program,
      async stop() {
        try {
          await program.stop();
        } finally {
          await tracing.close();
        }
      },
    };
  } catch (error) {
    await tracing.close();
    throw error;
  }
}
