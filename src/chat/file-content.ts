import type { AttachedFile } from './reply.ts';

/** What stands in a file: of a picture its bytes, else its text. */
export function contentOf({ mediaType, text }: Pick<AttachedFile, 'mediaType' | 'text'>): string | Buffer {
  return mediaType.startsWith('image/') ? Buffer.from(text, 'base64') : text;
}
