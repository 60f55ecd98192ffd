import { createRequire } from 'node:module';
import { AppError } from '../errors.ts';
import { PICTURE_FONT } from './svg.ts';

/** Twice as sharp as it is large: chat shows pictures on all kinds of screens. */
const SHARPNESS = 2;
/** The drawer takes any size: whoever asks for more than this made a mistake. */
const LARGEST_PIXELS = 4_000;

/**
 * Draws an SVG as PNG, with a font that comes with the program: a bare machine has none. What it takes is only loaded when a picture
 * is asked for.
 *
 * @throws AppError `pictures.not-drawn`: this machine cannot, or the picture is too large
 */
export async function drawPng(svg: string): Promise<Buffer> {
  try {
    const { Resvg } = await import('@resvg/resvg-js');
    const drawing = new Resvg(svg, {
      fitTo: { mode: 'zoom', value: SHARPNESS },
      font: { loadSystemFonts: false, fontFiles: [fontFile()], defaultFontFamily: PICTURE_FONT },
    });
    if (Math.max(drawing.width, drawing.height) > LARGEST_PIXELS) throw new Error('The picture is too large.');
    return drawing.render().asPng();
  } catch (cause) {
    throw new AppError({ code: 'pictures.not-drawn', message: 'No picture can be drawn on this machine.', cause });
  }
}

function fontFile(): string {
  return createRequire(import.meta.url).resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
}
