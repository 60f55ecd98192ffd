// Only ends what hangs: on a busy machine what takes a second may take many.
const DEADLINE_MS = 60_000;
const POLL_MS = 20;

/**
 * Waits for a condition, not for a time; fails after a deadline with what there is.
 *
 * @param what the condition, for the message
 * @param read gives the value as soon as the condition holds, else undefined
 * @param instead says what there is, for the message
 * @param deadlineMs how long it may take before the test fails
 */
export async function eventually<Value>(
  what: string,
  read: () => Promise<Value | undefined>,
  instead: () => Promise<string> = async () => 'nothing',
  deadlineMs = DEADLINE_MS,
): Promise<Value> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`Waited for ${what}; there is ${await instead()}.`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
