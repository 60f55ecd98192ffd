import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nl } from '../../../i18n/nl.ts';
import { openTalk, type Received, saidTo, type Talking } from '../../../testing/talking.ts';

const { cases: words } = nl;
const BRAM = `Bram Kuipers (${words.rungs.broker})`;

let talk: Talking;

beforeEach(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
  const text = 'Een timmerman uit Denekamp wil statushouders in dienst nemen.';
  await talk.line({ conversation: 'colleague', as: 'colleague', text });
  await talk.press('colleague', words.handOver);
});

afterEach(() => talk.close());

/** The card of a case that somebody has, as it was drawn last. */
function cardOf(as: string, received: readonly Received[]): Received | undefined {
  const title = received.find(({ to, text }) => to === as && text.includes('Stand:'));
  return received.findLast(({ message, replaces }) => [message, replaces].includes(title?.message));
}

// Each talk starts a database and a bot of its own.
describe('a case that a counter let lie', { timeout: 120_000 }, () => {
  it('is said to be with whom, and that its buttons still work, to the counter whose card keeps them', async () => {
    const passed = await talk.goTo('2026-12-03T10:00');
    expect(saidTo(passed, 'colleague')).toContain(words.told.escalated(1, 'gemeente Dinkelland', BRAM));
    const [news] = passed.filter(({ to, replaces }) => to === 'counter_contact' && replaces === undefined).slice(-1);
    expect(news?.text).toBe(words.toOwner.passedOnYouMay(1, BRAM));
    const accepted = await talk.press('counter_contact', words.accept);
    expect(saidTo(accepted, 'colleague')).toContain('pakt casus 1 op');
  });

  it('goes to the next broker when the first is silent too, whose card then has no buttons', async () => {
    await talk.line({ conversation: 'broker-2', as: 'broker-2', text: 'hoi' });
    const first = await talk.goTo('2026-12-03T10:00');
    const bramsCard = cardOf('broker', first);
    expect(bramsCard?.buttons).toContain(words.accept);
    const passed = await talk.goTo('2026-12-07T17:00');
    const [second] = passed.filter(({ to, text }) => to === 'broker-2' && text.includes('timmerman'));
    expect(second?.buttons).toContain(words.accept);
    const redrawn = passed.findLast(({ replaces }) => replaces === bramsCard?.message);
    expect(redrawn).toMatchObject({ buttons: [], text: expect.stringContaining(words.brokerMovedOn) });
    expect(saidTo(passed, 'broker')).toContain(words.toOwner.passedOn(1));
    const accepted = await talk.press('broker-2', words.accept);
    expect(saidTo(accepted, 'colleague')).toContain('pakt casus 1 zelf op');
    const later = accepted.filter(({ to }) => to === 'broker');
    expect(later.flatMap(({ buttons }) => buttons)).toEqual([]);
  });

  it('that no broker takes is told to the colleague and to who looks after it all, once and then every month', async () => {
    await talk.line({ conversation: 'network_broker', as: 'network_broker', event: 'left' });
    await talk.goTo('2026-12-03T10:00');
    const telling = (received: readonly Received[], who: string) =>
      received.filter(({ to, text }) => to === who && text.includes('Bram Kuipers') && text.includes('nog niet'));
    const soon = await talk.goTo('2026-12-31T09:00');
    expect(saidTo(telling(soon, 'colleague'), 'colleague')).toBe(words.told.stillWaiting(1, BRAM, false, true));
    expect(saidTo(telling(soon, 'administrator'), 'administrator')).toContain(
      words.toBroker.silentForOthers(1, BRAM, false),
    );
    const months = await talk.goTo('2027-03-31T09:00');
    for (const who of ['colleague', 'administrator']) {
      expect(telling(months, who).length).toBeGreaterThanOrEqual(2);
      expect(telling(months, who).length).toBeLessThanOrEqual(4);
    }
  });
});
