import type { AttachedFile } from '../chat/reply.ts';
import { AppError } from '../errors.ts';
import { type BarChart, barChart } from '../pictures/bars.ts';
import { drawPng } from '../pictures/png.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import { offerFile } from './offered-files.ts';

/**
 * A chart as a picture that goes along with words that say the same.
 *
 * @param name what it is called as a file
 * @returns null: this machine cannot draw; the words are enough
 */
export async function offerDrawn(
  tx: Transaction,
  { publicUrl, logger }: { publicUrl: string | null; logger: Logger },
  { chart, name }: { chart: BarChart; name: string },
): Promise<AttachedFile | null> {
  try {
    const png = await drawPng(barChart(chart));
    const file = await offerFile(tx, publicUrl, { name, mediaType: 'image/png', text: png.toString('base64') });
    return { ...file, inWords: true };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'pictures.not-drawn') throw error;
    logger.warn({ error }, 'picture not drawn');
    return null;
  }
}
