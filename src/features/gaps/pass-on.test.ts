import { describe, expect, it } from 'vitest';
import { asksToPassOn } from './pass-on.ts';

describe('asking to pass a question on', () => {
  it.each([
    'kun je mijn vraag aan haar doorgeven?',
    'leg die vraag anders aan de makelaar voor',
    'wil je de vraag aan hem stellen',
  ])('is heard in %s', (text) => {
    expect(asksToPassOn(text, 'nl')).toBe(true);
  });

  it.each([
    'mag ik je een vraag stellen?',
    'wat is een makelaar met mandaat?',
    'stel deze vraag aan de makelaar: hoe hoog is de drempel?',
  ])('is not heard in %s', (text) => {
    expect(asksToPassOn(text, 'nl')).toBe(false);
  });

  it('is heard in English', () => {
    expect(asksToPassOn('can you pass my question on to him?', 'en')).toBe(true);
  });
});
