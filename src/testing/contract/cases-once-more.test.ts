import { expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { oneCaseTalk } from '../case-talk.ts';
import { saidTo } from '../talking.ts';

const { cases: words } = nl;
const talk = oneCaseTalk();
const { say } = talk;

it('a case that is over but not solved is offered again by a press, with what was said since', {
  timeout: 120_000,
}, async () => {
  await say('colleague', 'Een hovenier uit Denekamp zoekt een loods voor zijn machines');
  await talk.press('colleague', words.handOver);
  await talk.press('counter_contact', words.finish);
  await talk.fill('counter_contact', 'case.finish', { outcome: 'helped' });
  const told = await say('colleague', 'hij heeft nog steeds geen loods, er is niks gebeurd');
  expect(told.map(({ to }) => to)).toEqual(['colleague']);
  expect(saidTo(told, 'colleague')).toContain('al afgesloten');
  expect(told.flatMap(({ buttons }) => buttons)).toContain(words.again);
  const again = await talk.press('colleague', words.again);
  expect(saidTo(again, 'colleague')).toContain('zoekt een loods');
  expect(saidTo(again, 'colleague')).toContain('er is niks gebeurd');
  const arrived = await talk.press('colleague', words.handOver);
  expect(saidTo(arrived, 'counter_contact')).toContain('Dit was eerder casus 1.');
  const counter = await say('counter_contact', 'casus 1: hij is helemaal niet geholpen');
  expect(saidTo(counter, 'counter_contact')).toContain('al afgesloten');
});
