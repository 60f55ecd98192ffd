/**
 * Text from bytes: what a byte order mark says; else UTF-8 if the bytes are that; else Windows-1252, which Word and
 * Notepad wrote for decades and in which any bytes are text.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = encodingByMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function encodingByMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

/** Whether bytes may be text: after decoding, hardly anything that no keyboard makes. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const sample = decodeText(bytes.subarray(0, SAMPLE_BYTES));
  let strange = 0;
  for (const character of sample) {
    const code = character.codePointAt(0) ?? 0;
    const control = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0c && code !== 0x0d;
    if (control || (code >= 0x7f && code <= 0x9f)) strange += 1;
  }
  return strange <= sample.length * MOST_STRANGE;
}

const SAMPLE_BYTES = 8_192;
const MOST_STRANGE = 0.002;
