import { describe, expect, it } from 'vitest';
import { paragraph, replySchema } from '../../chat/reply.ts';
import { renderReply } from './render.ts';

describe('a file that goes along, in the terminal', () => {
  const file = { name: 'leernetwerk.ics', mediaType: 'text/calendar', text: 'BEGIN:VCALENDAR' };

  it.each([
    ['http://127.0.0.1:3978/files/abc', 'Bestand: leernetwerk.ics · http://127.0.0.1:3978/files/abc'],
    [null, 'Bestand: leernetwerk.ics'],
  ])('is a line with its name, and with its address %s', (url, line) => {
    const reply = replySchema.parse({ language: 'nl', body: [paragraph('Alsjeblieft.')], file: { ...file, url } });
    expect(renderReply(reply, { possiblyDouble: false }).text).toBe(`Alsjeblieft.\n\n${line}`);
  });
});
