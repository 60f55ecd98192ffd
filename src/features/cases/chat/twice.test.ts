import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nl } from '../../../i18n/nl.ts';
import { openTalk, saidTo, type Talking } from '../../../testing/talking.ts';

const { cases: words } = nl;
const SENTENCE = 'Een kapper uit Denekamp wil statushouders in dienst nemen.';
const colleague = { conversation: 'colleague', as: 'colleague' };

let talk: Talking;

beforeEach(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
});

afterEach(() => talk.close());

// A talk starts a database and a bot of its own.
describe('the same again', { timeout: 120_000 }, () => {
  it('makes no second case: neither the button on a forwarded text, nor the same sentence in the same place', async () => {
    const text = 'Hoi, ik heb een kapsalon in Ootmarsum en wil mensen uit de bijstand in dienst nemen.';
    await talk.line({ ...colleague, forwarded: { from: 'Jan', text } });
    await talk.press('colleague', words.make);
    await talk.press('colleague', words.handOver);
    const again = await talk.press('colleague', words.make);
    expect(saidTo(again, 'colleague')).toContain(words.madeBefore(1));
    expect(again.flatMap(({ buttons }) => buttons)).not.toContain(words.handOver);
    await talk.line({ ...colleague, text: SENTENCE });
    const typed = await talk.line({ ...colleague, text: SENTENCE });
    expect(saidTo(typed, 'colleague')).toContain(words.draftThere(2));
    expect(typed.flatMap(({ buttons }) => buttons)).toContain(words.handOver);
    await talk.press('colleague', words.handOver);
    const other = await talk.line({ ...colleague, text: SENTENCE });
    expect(saidTo(other, 'colleague')).not.toContain(words.draftThere(2));
  });
});
