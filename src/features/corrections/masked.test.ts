import { expect, test } from 'vitest';
import { openGazetteer } from '../../gazetteer/open.ts';
import { withoutPersons } from './masked.ts';

const gazetteer = await openGazetteer();

test('an example tells what was meant and where, and nothing that leads to a person', () => {
  const said =
    'Mevrouw Karin de Vries uit Borne zoekt een pand, Stationsstraat 12. Bel 06-12345678 of mail karin@example.nl, zie www.karin.nl. BSN 111222333.';
  const kept = withoutPersons(said, 'nl', gazetteer);
  for (const told of ['uit Borne', 'zoekt een pand']) expect(kept).toContain(told);
  expect(kept).not.toMatch(/Karin|Vries|Stationsstraat|12345678|example|111222333/i);
  expect(withoutPersons(kept, 'nl', gazetteer)).toBe(kept);
});
