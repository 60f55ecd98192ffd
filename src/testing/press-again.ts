import { texts } from '../i18n/texts.ts';

const ATTEMPTS = 10;
const BUSY = [texts('nl').platform.busy, texts('en').platform.busy];

/**
 * Presses as a person does: told that the machine was busy and that nothing came of it, once more. A press has two
 * seconds (see `conversation/doors.ts`), which tests that run beside others do not always have.
 *
 * @param press presses once; gives what the person gets to see of it
 * @returns what the last press gave
 */
export async function pressAgain<Shown>(press: () => Promise<Shown>): Promise<Shown> {
  for (let attempt = 1; ; attempt += 1) {
    const shown = await press();
    const words = JSON.stringify(shown);
    if (attempt === ATTEMPTS || !BUSY.some((busy) => words.includes(busy))) return shown;
  }
}
