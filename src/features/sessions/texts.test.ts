import { expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';

it.each([
  [1, /^1 collega kreeg geen uitnodiging: die wil /],
  [3, /^3 collega’s kregen geen uitnodiging: zij willen .* kregen .* of zijn /],
])('says of %i who got no invitation why, in the number that they are', (count, line) => {
  expect(nl.sessions.notReached(count)).toMatch(line);
});
