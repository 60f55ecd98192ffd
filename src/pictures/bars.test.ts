import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { barChart } from './bars.ts';
import { drawPng } from './png.ts';
import { element, text } from './svg.ts';

const CHART = {
  title: 'Zo gaat het',
  legend: ['actief', 'stil', 'nieuw'],
  bars: [
    { name: 'Inkoop & aanbesteden', parts: [6, 5, 0], label: '11' },
    { name: 'Economie', parts: null, label: 'niet getoond' },
  ],
  note: 'Een groep van minder dan 5 mensen toon ik niet.',
};

describe('a picture of bars', () => {
  it('says in its SVG what it shows, and draws no bar of what is not shown', () => {
    const svg = barChart(CHART);
    expect(svg).toContain('Inkoop &amp; aanbesteden');
    expect(svg).toContain('niet getoond');
    // One background, three of the legend, three parts of the one bar.
    expect(svg.match(/<rect /g)).toHaveLength(7);
  });

  it('has a line where the bars should come, that is told by its name', () => {
    const svg = barChart({ ...CHART, aim: { value: 8, name: 'doel: 8' } });
    expect(svg).toContain('doel: 8');
    expect(svg.match(/<line /g)).toHaveLength(1);
    expect(barChart(CHART)).not.toContain('<line ');
  });

  it('takes words for words, whatever they are', () => {
    expect(text('</text><script>', { x: '"1' })).toBe('<text x="&quot;1">&lt;/text&gt;&lt;script&gt;</text>');
  });

  it('is a PNG with words in it, in the font that comes with the program', async () => {
    const png = await drawPng(barChart(CHART));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1800);
    expect(png.length).toBeLessThan(150_000);
    // A font that is not found draws nothing and says nothing.
    const size = { xmlns: 'http://www.w3.org/2000/svg', width: 200, height: 40, 'font-family': 'Inter' };
    const words = await drawPng(element('svg', size, [text('€ ëĳ ≥ →', { x: 5, y: 30, 'font-size': 24 })]));
    const empty = await drawPng(element('svg', size));
    expect(darkPixels(words)).toBeGreaterThan(200);
    expect(darkPixels(empty)).toBe(0);
  });
});

/** Bytes that are not zero: on nothing only what is drawn has any. */
function darkPixels(png: Buffer): number {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.subarray(at + 4, at + 8).toString() === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const height = png.readUInt32BE(20);
  const rows = inflateSync(Buffer.concat(parts));
  const width = rows.length / height;
  return rows.filter((byte, at) => at % width !== 0 && byte !== 0).length;
}
