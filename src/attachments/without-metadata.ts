/**
 * A picture without what a camera or a program wrote into it: where and when it was taken, with what, by whom, and a small copy of
 * it from before it was cut. What is seen stays the same, byte for byte: nothing is encoded anew. How a camera was held stays, or
 * the picture would lie on its side; and colours keep their profile.
 *
 * Written here, since libraries that only take things out forget how the camera was held, and those that encode anew
 * bring a native decoder of everything that people send.
 *
 * @throws RangeError the bytes break off, or are not what they begin as
 */
export function withoutMetadata(bytes: Uint8Array, mediaType: string): Uint8Array {
  const source = Buffer.from(bytes);
  if (mediaType === 'image/jpeg') return Buffer.concat([...jpegParts(source)]);
  if (mediaType === 'image/png') return Buffer.concat([...pngParts(source)]);
  return Buffer.concat([...gifParts(source)]);
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP1 = 0xe1;
const APP2 = 0xe2;
const COM = 0xfe;
/** APP0 says how large a dot is, APP14 how colours are written down. */
const KEPT_APPS: ReadonlySet<number> = new Set([0xe0, 0xee]);

/** ITU-T T.81, annex B: segments with a marker and a length, and behind SOS the picture itself. */
function* jpegParts(source: Buffer): Generator<Buffer> {
  yield Buffer.from([0xff, SOI]);
  let at = 2;
  for (;;) {
    while (source.readUInt8(at) === 0xff && source.readUInt8(at + 1) === 0xff) at += 1;
    const marker = source.readUInt16BE(at) - 0xff00;
    if (marker === EOI) break;
    const end = at + 2 + source.readUInt16BE(at + 2);
    if (marker < 0xc0 || end > source.length) throw new RangeError('The segments of the picture are broken.');
    const segment = source.subarray(at, end);
    yield* seenOf(marker, segment);
    at = end;
    if (marker !== SOS) continue;
    const scanned = endOfScan(source, at);
    yield source.subarray(at, scanned);
    at = scanned;
  }
  // What stands behind its end is no part of it: phones put videos and other pictures there.
  yield Buffer.from([0xff, EOI]);
}

/** Of what a camera wrote only how it was held; of the rest what decides how the picture looks. */
function seenOf(marker: number, segment: Buffer): Buffer[] {
  const held = marker === APP1 ? orientationIn(segment) : null;
  if (held !== null) return [onlyOrientation(held)];
  return isSeen(marker, segment) ? [segment] : [];
}

function isSeen(marker: number, segment: Buffer): boolean {
  if (marker === COM) return false;
  if (marker === APP2) return segment.subarray(4, 15).toString('latin1') === 'ICC_PROFILE';
  return marker < 0xe0 || marker > 0xef || KEPT_APPS.has(marker);
}

/** Of what is scanned 0xff is followed by 0, or by where a scan can be taken up again. */
function endOfScan(source: Buffer, from: number): number {
  for (let at = source.indexOf(0xff, from); at >= 0; at = source.indexOf(0xff, at + 1)) {
    const next = source.readUInt8(at + 1);
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw new RangeError('The picture has no end.');
}

const EXIF = 'Exif\0\0';
const ORIENTATION = 0x0112;
/** Behind the marker, the length and the name. */
const TIFF_AT = 10;

/** How the camera was held, 2 to 8; null: as the picture is, or it is not said (Exif 2.32, 4.6). */
function orientationIn(segment: Buffer): number | null {
  if (segment.length < TIFF_AT + 8 || segment.subarray(4, TIFF_AT).toString('latin1') !== EXIF) return null;
  const tiff = segment.subarray(TIFF_AT);
  const isLittle = tiff.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return null;
  const entries = Math.min(short(first), Math.floor((tiff.length - first - 2) / 12));
  for (let n = 0; n < entries; n += 1) {
    const entry = first + 2 + n * 12;
    if (short(entry) !== ORIENTATION) continue;
    const held = short(entry + 8);
    return held >= 2 && held <= 8 ? held : null;
  }
  return null;
}

function onlyOrientation(held: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(held, 18);
  const head = Buffer.from([0xff, APP1, 0, 2 + EXIF.length + tiff.length]);
  return Buffer.concat([head, Buffer.from(EXIF, 'latin1'), tiff]);
}

/** What decides how a PNG looks, moving ones too (PNG, third edition, chapter 11). */
const SEEN_CHUNKS: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs acTL fcTL fdAT'.split(' '),
);

function* pngParts(source: Buffer): Generator<Buffer> {
  yield source.subarray(0, 8);
  for (let at = 8; ; ) {
    const end = at + 12 + source.readUInt32BE(at);
    if (end > source.length) throw new RangeError('The picture breaks off.');
    const name = source.subarray(at + 4, at + 8).toString('latin1');
    if (SEEN_CHUNKS.has(name)) yield source.subarray(at, end);
    if (name === 'IEND') return;
    at = end;
  }
}

const EXTENSION = 0x21;
const FRAME = 0x2c;
const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;

/** GIF89a: blocks of which the extensions hold comments and what programs want to know. */
function* gifParts(source: Buffer): Generator<Buffer> {
  const colours = (packed: number) => ((packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1));
  let at = 13 + colours(source.readUInt8(10));
  yield source.subarray(0, at);
  for (;;) {
    const kind = source.readUInt8(at);
    if (kind !== EXTENSION && kind !== FRAME) break;
    const data = kind === FRAME ? at + 11 + colours(source.readUInt8(at + 9)) : at + 2;
    const end = endOfBlocks(source, data);
    if (kind === FRAME || isSeenExtension(source, at)) yield source.subarray(at, end);
    at = end;
  }
  yield Buffer.from([0x3b]);
}

function isSeenExtension(source: Buffer, at: number): boolean {
  const label = source.readUInt8(at + 1);
  // How often a moving picture repeats.
  if (label === APPLICATION) return source.subarray(at + 3, at + 14).toString('latin1') === 'NETSCAPE2.0';
  return label === GRAPHIC_CONTROL;
}

function endOfBlocks(source: Buffer, from: number): number {
  let at = from;
  for (let length = source.readUInt8(at); length > 0; length = source.readUInt8(at)) at += length + 1;
  return at + 1;
}
