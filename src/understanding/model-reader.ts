import { z } from 'zod';
import { ACTS, type Act, PURPOSES, type Purpose } from '../chat/labels.ts';
import type { Chances, Reading, SaidInConversation, SharperReader } from '../chat/reading.ts';
import { visibleText } from '../chat/visible-text.ts';
import { errorCode } from '../errors.ts';
import type { LanguageModel } from '../llm/language-model.ts';
import type { Prompt } from '../llm/prompts.ts';
import type { Logger } from '../telemetry/logger.ts';

/** Surer than this, and the learned reading stands. */
const SURE = 0.6;
/** How sure what a model read is. */
const READ = 0.9;
/**
 * A model decides between what a message may be; what the learned reading holds for out of the question it cannot say. Of
 * acts less is possible than of purposes: what begins something new is only shown, words on a case go to the other side.
 */
const POSSIBLE = { purpose: 0.02, act: 0.1 };
/** Nobody waits longer than this to be understood a little better. */
const WAIT_MS = 4_000;
const LONGEST_QUESTION = 300;

const readSchema = z.strictObject({
  purpose: z.enum(PURPOSES),
  act: z.enum(ACTS),
  sure: z.boolean(),
  place: z.string().nullable(),
  question: z.string().nullable(),
});

/** What a model is asked for here, by the name of its prompt, with something to try it with. */
export const READING_FORM = {
  name: 'reading',
  schema: readSchema,
  sample: { text: 'Hoi', language: 'nl', situation: 'nothing', before: null },
} as const;

/**
 * Reads with a model what the learned reading is not sure of: in one call, with only the words. It never acts: what comes
 * back is a reading like any other, and what has an effect is pressed. A model that fails or is slow costs nothing.
 *
 * @param readingsPerPersonPerDay counted in this process
 */
export function createModelReader({
  model,
  prompt,
  readingsPerPersonPerDay,
  logger,
}: {
  model: LanguageModel;
  prompt: Prompt;
  readingsPerPersonPerDay: number;
  logger: Pick<Logger, 'warn'>;
}): SharperReader {
  const mayRead = dailyBudget(readingsPerPersonPerDay);
  return {
    async sharpen(said, reading) {
      if (isSure(said, reading) || !mayRead(said.personId, said.now)) return reading;
      const { text, language, situation, before } = said;
      try {
        const read = await model.complete({
          instructions: prompt.instructions,
          data: { text, language, situation, before },
          schemaName: READING_FORM.name,
          schema: readSchema,
          signal: AbortSignal.any([said.signal, AbortSignal.timeout(WAIT_MS)]),
        });
        return read.sure ? sharper(reading, said, read) : reading;
      } catch (error) {
        logger.warn({ code: errorCode(error) }, 'the model did not read a message; the learned reading stands');
        return reading;
      }
    },
  };
}

function isSure({ situation }: SaidInConversation, reading: Reading): boolean {
  const [act] = reading.acts(situation);
  const [purpose] = reading.purposes;
  const beginsSomething = act === undefined || act.label === 'new';
  return (act?.chance ?? 1) >= SURE && (!beginsSomething || (purpose?.chance ?? 0) >= SURE);
}

function sharper(reading: Reading, said: SaidInConversation, read: z.infer<typeof readSchema>): Reading {
  const question = read.question === null ? '' : visibleText(read.question).trim().slice(0, LONGEST_QUESTION);
  return {
    purposes: leading<Purpose>(reading.purposes, read.purpose, POSSIBLE.purpose),
    kindOf: (purpose) => reading.kindOf(purpose),
    kinds: (purpose) => reading.kinds(purpose),
    acts: (situation) => {
      const acts = reading.acts(situation);
      return situation === said.situation ? leading<Act>(acts, read.act, POSSIBLE.act) : acts;
    },
    silence: () => reading.silence(),
    ...(reading.despair ? { despair: reading.despair } : {}),
    ...(reading.refusal ? { refusal: reading.refusal } : {}),
    ...(question === '' ? {} : { question }),
    ...(read.place === null ? {} : { place: read.place }),
  };
}

/** The same chances with this one before all, if it is possible at all. */
function leading<Label extends string>(chances: Chances<Label>, label: Label, possible: number): Chances<Label> {
  const known = chances.find((one) => one.label === label);
  if (!known || known.chance < possible) return chances;
  const rest = 1 - known.chance;
  return [
    { label, chance: READ },
    ...chances
      .filter((one) => one.label !== label)
      .map((one) => ({ label: one.label, chance: rest === 0 ? 0 : (one.chance / rest) * (1 - READ) })),
  ];
}

/** Whether somebody may have one more today; nobody in particular always may. */
function dailyBudget(most: number): (personId: string | null, now: Date) => boolean {
  let day = '';
  const used = new Map<string, number>();
  return (personId, now) => {
    const today = now.toISOString().slice(0, 10);
    if (today !== day) used.clear();
    day = today;
    if (personId === null) return true;
    const count = (used.get(personId) ?? 0) + 1;
    used.set(personId, count);
    return count <= most;
  };
}
