import { describe, expect, it } from 'vitest';
import { withoutMetadata } from './without-metadata.ts';

const segment = (marker: number, content: Buffer | string): Buffer => {
  const data = Buffer.from(content);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};

/** As a phone writes it: held upright, with the place where it was taken. */
const exif = (held: number): Buffer =>
  Buffer.concat([
    Buffer.from('Exif\0\0'),
    Buffer.from('4949' + '2a00' + '08000000' + '0200', 'hex'),
    Buffer.from(`12010300010000000${held}000000`, 'hex'),
    Buffer.from('25880400010000002600000000000000', 'hex'),
    Buffer.from('GPS 52.3611 N 6.4609 E'),
  ]);

const scan = Buffer.concat([segment(0xda, 'scan'), Buffer.from([1, 0xff, 0, 2, 0xff, 0xd0, 3, 4])]);
const jpeg = (held: number) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, 'JFIF\0'),
    segment(0xe1, exif(held)),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<xmp>Rijssen</xmp>'),
    segment(0xe2, 'ICC_PROFILE\0colours'),
    segment(0xe2, 'MPF\0another picture'),
    segment(0xed, 'Photoshop 3.0\0by Anna'),
    segment(0xfe, 'made by Anna'),
    segment(0xdb, 'table'),
    scan,
    Buffer.from([0xff, 0xd9]),
    Buffer.from('a video behind it'),
  ]);

describe('a picture without what was written into it', () => {
  it('says nothing of place, maker or date, and shows the same', () => {
    const clean = Buffer.from(withoutMetadata(jpeg(1), 'image/jpeg'));
    for (const gone of ['GPS', 'Rijssen', 'Anna', 'another picture', 'a video'])
      expect(clean.includes(gone)).toBe(false);
    expect(clean).toEqual(
      Buffer.concat([
        Buffer.from([0xff, 0xd8]),
        segment(0xe0, 'JFIF\0'),
        segment(0xe2, 'ICC_PROFILE\0colours'),
        segment(0xdb, 'table'),
        scan,
        Buffer.from([0xff, 0xd9]),
      ]),
    );
    expect(Buffer.from(withoutMetadata(clean, 'image/jpeg'))).toEqual(clean);
  });

  it('does not lie on its side', () => {
    const clean = Buffer.from(withoutMetadata(jpeg(6), 'image/jpeg'));
    expect(clean.includes('GPS')).toBe(false);
    const tiff = clean.subarray(clean.indexOf('Exif\0\0') + 6);
    expect([tiff.readUInt16BE(8), tiff.readUInt16BE(10), tiff.readUInt16BE(18)]).toEqual([1, 0x0112, 6]);
    expect(tiff.readUInt32BE(22)).toBe(0);
    expect(Buffer.from(withoutMetadata(clean, 'image/jpeg'))).toEqual(clean);
  });

  it('is refused when it breaks off', () => {
    for (const length of [3, 20, 90, jpeg(1).length - 25])
      expect(() => withoutMetadata(jpeg(1).subarray(0, length), 'image/jpeg')).toThrow(RangeError);
  });

  it('keeps of a PNG and a GIF what is seen', () => {
    const chunk = (name: string, data: string) => {
      const head = Buffer.alloc(4);
      head.writeUInt32BE(data.length);
      return Buffer.concat([head, Buffer.from(name + data), Buffer.alloc(4)]);
    };
    const begins = Buffer.from('89504e470d0a1a0a', 'hex');
    const seen = [chunk('IHDR', '1234567890123'), chunk('IDAT', 'dots'), chunk('IEND', '')];
    const [first = begins, ...rest] = seen;
    const png = Buffer.concat([begins, first, chunk('eXIf', 'GPS'), chunk('tEXt', 'by Anna'), ...rest]);
    expect(Buffer.from(withoutMetadata(png, 'image/png'))).toEqual(Buffer.concat([begins, ...seen]));

    const screen = Buffer.from('GIF89a\x01\0\x01\0\0\0\0', 'latin1');
    const comment = Buffer.from('\x21\xfe\x07by Anna\0', 'latin1');
    const frame = Buffer.from('\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0', 'latin1');
    const end = Buffer.from('\x3b');
    const gif = Buffer.concat([screen, comment, frame, end]);
    expect(Buffer.from(withoutMetadata(gif, 'image/gif'))).toEqual(Buffer.concat([screen, frame, end]));
  });
});
