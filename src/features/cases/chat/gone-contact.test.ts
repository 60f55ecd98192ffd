import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nl } from '../../../i18n/nl.ts';
import { openTalk, saidTo, type Talking } from '../../../testing/talking.ts';

const { cases: words } = nl;
const BRAM = `Bram Kuipers (${words.rungs.broker})`;
const contact = { conversation: 'counter_contact', as: 'counter_contact' };

let talk: Talking;

beforeEach(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
  const text = 'Een timmerman uit Denekamp wil statushouders in dienst nemen.';
  await talk.line({ conversation: 'colleague', as: 'colleague', text });
  await talk.press('colleague', words.handOver);
  await talk.press('counter_contact', words.accept);
});

afterEach(() => talk.close());

// Each talk starts a database and a bot of its own.
describe('a contact who took a case and is there no more', { timeout: 120_000 }, () => {
  it.each([
    'left',
    'blocked',
  ])('is noticed when they %s: the next has it, and the colleague hears who', async (event) => {
    await talk.line({ ...contact, event });
    const moved = await talk.goTo('2026-12-01T09:05');
    expect(saidTo(moved, 'broker')).toContain('timmerman');
    expect(saidTo(moved, 'colleague')).toContain(words.told.leadAway(1, BRAM));
    await talk.press('broker', words.finish);
    const finished = await talk.fill('broker', 'case.finish', { outcome: 'helped' });
    expect(saidTo(finished, 'colleague')).toContain('heeft casus 1 afgerond');
  });

  it('who asked something is passed over when the answer comes', async () => {
    await talk.press('counter_contact', words.askBack);
    await talk.fill('counter_contact', 'case.ask', { words: 'Hoe groot?' });
    await talk.line({ ...contact, event: 'left' });
    await talk.goTo('2026-12-01T09:05');
    await talk.press('colleague', words.answerTitle);
    const answered = await talk.fill('colleague', 'case.answer', { words: 'Vijf man.' });
    expect(saidTo(answered, 'broker')).toContain('Vijf man.');
  });
});
