import { join } from 'node:path';
import type { MessageReader, SharperReader } from '../chat/reading.ts';
import { isBarePlace } from '../gazetteer/bare-name.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import { recognisePlaces } from '../gazetteer/recognition.ts';
import { guardModel } from '../llm/guarded-model.ts';
import type { ModelWatch } from '../llm/openai-model.ts';
import { loadPrompt } from '../llm/prompts.ts';
import type { Logger } from '../telemetry/logger.ts';
import { joinEncoder } from '../understanding/encoder/joined.ts';
import type { EncoderThread } from '../understanding/encoder/thread.ts';
import { WEIGHTS_FILE } from '../understanding/learn-all.ts';
import { REFUSAL_WEIGHTS_FILE } from '../understanding/learn-refusals.ts';
import { createMessageReader } from '../understanding/message-reader.ts';
import { createModelReader } from '../understanding/model-reader.ts';
import { openLearnedReader } from '../understanding/reader.ts';
import { openRefusals } from '../understanding/refusals.ts';
import type { FindPlaces } from '../understanding/signs.ts';
import type { Config } from './config.ts';
import { FOLDERS } from './folders.ts';
import { ENCODER_FILE, levelOf } from './meaning.ts';
import { openModel } from './models.ts';

export const EXAMPLES = join(FOLDERS.seed, 'examples');

/**
 * Opens what reads messages, as it was learned from the examples.
 *
 * @param options.byWords without the meaning of texts, as where the encoder is left out
 * @param options.weights what an organisation learned with examples of its own; left out: what comes with the program
 * @param options.encoder one that is open already; null: none is to be had; left out: one of its own
 */
export async function openReader(
  options: {
    byWords?: boolean;
    weights?: string;
    encoder?: Pick<EncoderThread, 'encode'> | null;
    logger?: Logger;
  } = {},
): Promise<{ reader: MessageReader; close(): Promise<void> }> {
  const { byWords = false, logger } = options;
  const learned = await openLearnedReader(options.weights ?? join(EXAMPLES, WEIGHTS_FILE));
  const refusalOf = await openRefusals(join(EXAMPLES, REFUSAL_WEIGHTS_FILE));
  const own = byWords || options.encoder !== undefined ? null : await joinEncoder(ENCODER_FILE);
  const encoder = options.encoder ?? own;
  const onTrouble = (error: unknown) => logger?.[levelOf(error)]({ error }, 'a message was read by its words only');
  return {
    reader: createMessageReader({ learned, refusalOf, findPlaces: await placeFinder(), encoder, onTrouble }),
    close: async () => own?.close(),
  };
}

/** What reads with a model what was learned is not sure of: with a rest of its own after failures. */
export async function openSharperReader(
  model: NonNullable<Config['model']>,
  logger: Logger,
  watch?: ModelWatch,
): Promise<SharperReader> {
  return createModelReader({
    model: guardModel(await openModel(model, watch)),
    prompt: await loadPrompt(FOLDERS.prompts, 'reading'),
    readingsPerPersonPerDay: model.answersPerPersonPerDay,
    logger,
  });
}

/** Where a text names places. */
export async function placeFinder(): Promise<FindPlaces> {
  const gazetteer = await openGazetteer();
  return (text) => {
    const named = recognisePlaces(gazetteer, text).map(({ start, end }): readonly [number, number] => [start, end]);
    return named.length === 0 && isBarePlace(gazetteer, text.trim()) ? [[0, text.length]] : named;
  };
}
