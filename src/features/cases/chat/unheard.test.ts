import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nl } from '../../../i18n/nl.ts';
import { openTalk, saidTo, type Talking } from '../../../testing/talking.ts';

const { cases: words } = nl;
const QUESTION = 'In welke wijk zoekt hij?';

let talk: Talking;

beforeEach(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
  const text = 'Een timmerman uit Denekamp wil statushouders in dienst nemen.';
  await talk.line({ conversation: 'colleague', as: 'colleague', text });
});

afterEach(() => talk.close());

function ask() {
  return talk.fill('counter_contact', 'case.ask', { words: QUESTION });
}

// Each talk starts a database and a bot of its own.
describe('a question back for a colleague who cannot be reached', { timeout: 120_000 }, () => {
  it('goes to a broker, who can answer and is reminded, and the counter hears with whom it is', async () => {
    await talk.line({ conversation: 'colleague', as: 'colleague', event: 'blocked' });
    await talk.press('colleague', words.handOver);
    await talk.press('counter_contact', words.askBack);
    const asked = await ask();
    const toBroker = asked.filter(({ to }) => to === 'broker');
    expect(saidTo(toBroker, 'broker')).toContain(QUESTION);
    expect(toBroker.some(({ buttons }) => buttons.includes(words.answerTitle))).toBe(true);
    expect(saidTo(asked, 'counter_contact')).toMatch(/kan ik niet bereiken.*ligt nu bij makelaar/);
    const later = await talk.goTo('2026-12-09T09:00');
    expect(saidTo(later, 'broker')).toContain(QUESTION);
    await talk.press('broker', words.answerTitle);
    const answered = await talk.fill('broker', 'case.answer', { words: 'In het centrum.' });
    expect(saidTo(answered, 'counter_contact')).toContain('In het centrum.');
  });

  it('comes back to the counter when no broker can be reached either: they can answer it, and are reminded', async () => {
    for (const as of ['colleague', 'broker']) await talk.line({ conversation: as, as, event: 'blocked' });
    await talk.press('colleague', words.handOver);
    await talk.press('counter_contact', words.askBack);
    const asked = await ask();
    expect(saidTo(asked, 'counter_contact')).toContain('er is niemand die je vraag kan beantwoorden');
    expect(saidTo(await talk.goTo('2026-12-09T09:00'), 'counter_contact')).toContain(QUESTION);
    await talk.press('counter_contact', words.answerTitle);
    const answered = await talk.fill('counter_contact', 'case.answer', { words: 'In het centrum.' });
    expect(saidTo(answered, 'counter_contact')).not.toContain(words.refusals['not-allowed']);
  });

  it('is not asked in the channel of a colleague who left', async () => {
    const channel = { conversation: 'kanaal', as: 'colleague', place: 'channel', mentioned: true };
    await talk.line({ ...channel, text: 'Een kapper uit Denekamp wil statushouders in dienst nemen.' });
    await talk.press('colleague', words.handOver, 'kanaal');
    await talk.line({ conversation: 'colleague', as: 'colleague', event: 'left' });
    await talk.press('counter_contact', words.askBack);
    const asked = await ask();
    expect(saidTo(asked, 'broker')).toContain(QUESTION);
    expect(saidTo(asked, 'kanaal')).not.toContain(QUESTION);
    expect(saidTo(await talk.goTo('2026-12-09T09:00'), 'kanaal')).toBe('');
  });
});
