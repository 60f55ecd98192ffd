import { describe, expect, it } from 'vitest';
import { saysTheyAgree } from './consent-said.ts';

describe('that an entrepreneur agrees', () => {
  it.each([
    'hij vindt t prima dat je die doorgeeft',
    'ik heb het haar gevraagd, mag',
    'ze heeft geen bezwaar',
    'haar mail is a@b.nl en die mag je doorgeven',
  ])('is said: %s', (text) => expect(saysTheyAgree(text, 'nl')).toBe(true));

  it.each([
    'ja goed',
    'prima, stuur maar door',
    'ze vindt het niet goed',
    'ik denk dat ze het goed vindt',
    'hij vindt de werkplaats prima',
    'zolang hij het goed vindt',
    'mag ik het doorgeven',
    'ze vindt het goed en wil ook een subsidie',
    'mijn collega Piet vindt het goed',
    'dat mag weg',
  ])('is not surely said: %s', (text) => expect(saysTheyAgree(text, 'nl')).toBe(false));

  it('is said in English too', () => {
    expect(saysTheyAgree("yes that's right, she is fine with you sharing it", 'en')).toBe(true);
    expect(saysTheyAgree("she isn't fine with you sharing it", 'en')).toBe(false);
    expect(saysTheyAgree('looks fine, send it', 'en')).toBe(false);
  });
});
