import { describe, expect, it } from 'vitest';
import { asksOfAnother, asksWhoIsOurs } from './who-topic.ts';

describe('asking on about who somebody is', () => {
  it.each([
    'en wie is dat bij ons?',
    'wie is het hier dan',
    'ok en wie doet dat bij ons?',
  ])('is heard in %s', (text) => {
    expect(asksWhoIsOurs(text, 'nl')).toBe(true);
  });

  it.each([
    'wie betaalt ons inkoopbeleid?',
    'wie is burgemeester hier?',
    'hoe doen we dat bij ons?',
    'wie is dat?',
  ])('is not heard in %s', (text) => {
    expect(asksWhoIsOurs(text, 'nl')).toBe(false);
  });

  it('is heard in English', () => {
    expect(asksWhoIsOurs('ok and who is ours?', 'en')).toBe(true);
    expect(asksWhoIsOurs('who pays for it here in Enschede?', 'en')).toBe(false);
  });

  it('may be of something else', () => {
    expect(asksOfAnother('en van social return?', 'nl')).toBe(true);
    expect(asksOfAnother('and about reuse?', 'en')).toBe(true);
    expect(asksOfAnother('wat is social return?', 'nl')).toBe(false);
  });
});
