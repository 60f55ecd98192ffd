import { describe, expect, it } from 'vitest';
import type { Purpose } from '../../chat/labels.ts';
import { plainReader } from '../../testing/plain-reader.ts';
import { addressesIn, isHandedOver } from './recognition.ts';

const readAs = async (label: Purpose) => ({ ...(await plainReader.read('')), purposes: [{ label, chance: 1 }] });

describe('an address to be read', () => {
  it.each([
    ['https://www.overijssel.nl/beleid', ['https://www.overijssel.nl/beleid']],
    ['Lees dit even: https://voorbeeld.nl/a.pdf', ['https://voorbeeld.nl/a.pdf']],
    ['<https://voorbeeld.nl/a|voorbeeld.nl/a>', ['https://voorbeeld.nl/a']],
    ['kun je deze pagina lezen? https://voorbeeld.nl/x.', ['https://voorbeeld.nl/x']],
    ['please read https://a.example/1 and https://a.example/2', ['https://a.example/1', 'https://a.example/2']],
  ])('stands in "%s"', (text, addresses) => {
    expect(addressesIn(text)).toEqual(addresses);
  });

  it('is handed over alone, or with words about documents; within a question it is not', async () => {
    expect(isHandedOver('https://voorbeeld.nl/a', await readAs('question'))).toBe(true);
    expect(isHandedOver('lees dit: https://voorbeeld.nl/a', await readAs('documents'))).toBe(true);
    expect(isHandedOver('Klopt het op https://voorbeeld.nl/a?', await readAs('question'))).toBe(false);
    expect(isHandedOver('lees dit even', await readAs('documents'))).toBe(false);
  });
});
