import { describe, expect, it } from 'vitest';
import { dutchTexts, notDutchIn } from '../testing/dutch.ts';

describe('the Dutch catalogue', () => {
  it('says nothing in English, and shows no ids', () => {
    const found = dutchTexts().flatMap(({ path, text }) => {
      const foreign = notDutchIn(text);
      return foreign.length === 0 ? [] : [`${path}: ${foreign.join(', ')}`];
    });
    expect([...new Set(found)]).toEqual([]);
  });

  it('is read whole: texts that are functions too', () => {
    const paths = new Set(dutchTexts().map(({ path }) => path));
    for (const path of ['undelivered.givenUp', 'audit.did.role.granted', 'documents.skipped.images', 'gaps.judged']) {
      expect(paths).toContain(path);
    }
  });
});

describe('the check for Dutch', () => {
  it.each([
    ['Gelezen als casus door: speaks of an entrepreneur', ['an', 'entrepreneur']],
    ['De stand is handed_over.', ['handed', 'handed_over']],
    ['Dit is het loket voor social return.', []],
  ])('of "%s" finds %j', (text, found) => {
    expect(notDutchIn(text)).toEqual(found);
  });
});
