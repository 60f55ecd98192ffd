import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASKS, maskData, maskText } from './masking.ts';

/** Fictitious: numbers that pass the tests by construction. */
const BSN = '123456782';
const IBAN = 'NL91ABNA0417164300';

describe('a citizen service number', () => {
  it.each([
    `Mijn bsn is ${BSN}.`,
    `${BSN}`,
    `BSN${BSN}`,
    `(${BSN})`,
    `bsn:${BSN},geb 1-2-1980`,
    'bsn 123.456.782',
    '123 456 782 is zijn nummer',
    '123-456-782',
    '1234.56.782',
    '12 34 56 78 2',
    'burgerservicenummer van haar: 1 2 3 4 5 6 7 8 2',
    '123 - 456 - 782',
    'sofi 1234-56.782',
    'Klant 123 456 782 06 12345678 wil een vergunning',
    'bsn 1234 56 782 06-12345678',
    `tel 038-4255555 bsn ${BSN} kvk 12345678`,
    `omzetbelastingnummer ${BSN}B01`,
    'met harde spatie 123\u00a0456\u00a0782',
    '123456782\n12345678',
  ])('is masked in "%s"', (text) => {
    const { text: masked, masked: kinds } = maskText(text);
    expect(kinds).toEqual(['bsn']);
    expect(masked).toContain(MASKS.bsn);
    expect(masked.replace(/\D/g, '')).not.toContain(BSN);
  });

  it('takes nothing else along', () => {
    expect(maskText(`Tel 06-12345678, bsn ${BSN}, KVK 12345678, 8011 PK Zwolle.`).text).toBe(
      `Tel 06-12345678, bsn ${MASKS.bsn}, KVK 12345678, 8011 PK Zwolle.`,
    );
  });

  it.each([
    ['a number that fails the test', 'zaak 123456789'],
    ['a mobile number', '06-12345678, 06 12 34 56 78, 0612345678'],
    ['a number abroad', '+31 6 12345678, +31612345678, +31 612345672, 0031 6 123 456 72, 0031612345672'],
    ['an area code in brackets', '+31 (0)38 425 55 55'],
    ['a number of the Chamber of Commerce', 'KVK 12345678'],
    ['one with a number behind it', 'KVK 12345678 2 medewerkers'],
    ['a table of numbers', '120 123 456 782 340 560'],
    ['a branch of it', 'vestiging 000012345678'],
    ['a postcode', '8011 PK Zwolle, 7411KT'],
    ['a case number', 'Z-2026-0012345 en 2026/123456'],
    ['a date', '24-11-2026 9 uur'],
    ['an amount', '€ 123.456.782 of 123.456.782,00 of 123456782 euro'],
    ['a VAT number', 'NL123456782B01'],
    ['zeros', '000000000'],
    ['an id', '7f5a3c1e-9b0d-4e52-8a76-0c123456782f'],
    ['ten digits', '1234567820'],
  ])('is not seen in %s', (_what, text) => {
    expect(maskText(text)).toEqual({ text, masked: [] });
  });
});

describe('an account number', () => {
  it.each([
    `Betaal aan ${IBAN}.`,
    'NL91 ABNA 0417 1643 00 ten name van Jan',
    'nl91 abna 0417 1643 00',
    'NL91.ABNA.0417.1643.00',
    'rekening:NL91-ABNA-0417-1643-00;',
    'Rek. BE68 5390 0754 7034',
    'DE89 3704 0044 0532 0130 00',
    'GB29 NWBK 6016 1331 9268 19',
    `IBAN${IBAN}`,
    `${IBAN}tnv Jan`,
    `${IBAN}${IBAN}`,
  ])('is masked in "%s"', (text) => {
    const { text: masked, masked: kinds } = maskText(text);
    expect(kinds).toEqual(['iban']);
    expect(masked).toContain(MASKS.iban);
    expect(masked.replace(/\D/g, '')).toBe('');
  });

  it.each([
    'NL92 ABNA 0417 1643 00',
    'NL91 ABNA 0417',
    'De 12 provincies',
    'de ekv uit 2021 uitgevoerd door een externe partij',
    'AB12 3456 7890 1234',
  ])('is not seen in "%s"', (text) => {
    expect(maskText(text)).toEqual({ text, masked: [] });
  });
});

describe('the rules of masking', () => {
  const digits = (length: number) => fc.array(fc.nat(9), { minLength: length, maxLength: length });
  const weighted = (all: readonly number[]) => all.reduce((sum, digit, at) => sum + digit * (9 - at), 0) % 11;
  const bsn = digits(8)
    .filter((first) => weighted(first) < 10 && first.some((digit) => digit > 0))
    .map((first) => [...first, weighted(first)].join(''));
  const word = fc.constantFrom('de', 'klant', 'heeft', 'nummer', 'ondernemer', 'vraagt', 'om', 'hulp', 'zwolle,');
  const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((some) => some.join(' '));

  it('takes no words behind a number for an account number of a country that has only digits in it', () => {
    // By chance "DE 20 9302 835V RAAG TZWO LL" passes the test of an account number.
    expect(maskText('vraag voor de 209302835 vraagt zwolle, dank')).toEqual({
      text: `vraag voor de ${MASKS.bsn} vraagt zwolle, dank`,
      masked: ['bsn'],
    });
  });

  it('finds any citizen service number between words, however it is parted', () => {
    const separator = fc.constantFrom('', ' ', '.', '-', ' - ');
    fc.assert(
      fc.property(bsn, separator, words, words, (number, parted, before, after) => {
        const written = number.replace(/^(\d{3})(\d{3})(\d{3})$/, `$1${parted}$2${parted}$3`);
        expect(maskText(`${before} ${written} ${after}`)).toEqual({
          text: `${before} ${MASKS.bsn} ${after}`,
          masked: ['bsn'],
        });
      }),
    );
  });

  it('leaves nine digits that fail the test', () => {
    fc.assert(
      fc.property(bsn, fc.integer({ min: 1, max: 9 }), words, (number, more, before) => {
        const wrong = number.slice(0, 8) + ((Number(number.slice(8)) + more) % 10);
        const text = `${before} ${wrong}`;
        expect(maskText(text)).toEqual({ text, masked: [] });
      }),
    );
  });

  it('leaves telephone numbers, numbers of the Chamber of Commerce and postcodes, whatever their digits', () => {
    const telephone = fc.tuple(
      digits(8),
      fc.constantFrom('06-', '06 ', '06', '+31 6 ', '+316', '0031 6 ', '+31 (0)6 '),
    );
    fc.assert(
      fc.property(
        telephone,
        digits(9),
        fc.integer({ min: 1000, max: 9999 }),
        ([phone, prefix], [staff, ...kvk], postcode) => {
          const firm = `kvk ${kvk.join('')} ${staff} mensen`;
          const text = `bel ${prefix}${phone.join('')}, ${firm}, ${postcode} AB`;
          expect(maskText(text)).toEqual({ text, masked: [] });
        },
      ),
    );
  });

  it('masks a number that looked like an amount because of the number behind it', () => {
    expect(maskText('100000009,000000012').text).toBe(`${MASKS.bsn},${MASKS.bsn}`);
  });

  it('changes nothing the second time, and nothing that holds no digit', () => {
    const anything = fc.array(fc.oneof(fc.string(), bsn, fc.constant(IBAN), fc.constantFrom(' ', '.', '-')), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(anything, (parts) => {
        const once = maskText(parts.join(''));
        expect(maskText(once.text)).toEqual({ text: once.text, masked: [] });
        if (!/\d/.test(parts.join(''))) expect(once.masked).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('reaches the texts in data of any shape and leaves the rest', () => {
    const form = { text: `bsn ${BSN}`, more: [{ n: 123456782, iban: IBAN }], id: null };
    expect(maskData(form)).toEqual({
      data: { text: `bsn ${MASKS.bsn}`, more: [{ n: 123456782, iban: MASKS.iban }], id: null },
      masked: ['bsn', 'iban'],
    });
  });

  it('is quick, also on a text made to be slow', () => {
    const texts = ['1 '.repeat(50_000), 'bsn'.repeat(20_000), `${'NL91 '.repeat(20_000)}`, '123 456 '.repeat(20_000)];
    const startedAt = performance.now();
    for (const text of texts) maskText(text);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
