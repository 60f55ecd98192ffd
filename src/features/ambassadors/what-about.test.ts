import { describe, expect, it } from 'vitest';
import { asksWhatAbout } from './what-about.ts';

describe('asking what messages are about', () => {
  it.each([
    'waar gaan de berichten over?',
    'over welke onderwerpen krijg ik vragen?',
    'welke thema’s hebben die berichtjes?',
  ])('is heard in %s', (text) => {
    expect(asksWhatAbout(text, 'nl')).toBe(true);
  });

  it.each([
    'waar gaat de City Deal over?',
    'hoeveel berichten krijg ik?',
    'wat staat er in het bericht over de fietsbrug?',
  ])('is not heard in %s', (text) => {
    expect(asksWhatAbout(text, 'nl')).toBe(false);
  });

  it('is heard in English', () => {
    expect(asksWhatAbout('what are the messages about?', 'en')).toBe(true);
  });
});
