import { describe, expect, it } from 'vitest';
import { nl } from '../../../i18n/nl.ts';
import { caseTalkEach } from '../../../testing/case-talk.ts';
import { type Received, saidTo } from '../../../testing/talking.ts';

const { cases: words, people } = nl;
const CARPENTER = 'Een timmerman uit Denekamp wil statushouders in dienst nemen.';
const QUESTION = 'In welke wijk zoekt hij?';
const BRAM = `Bram Kuipers (${words.rungs.broker})`;
/** What the talk calls the second broker. */
const BROKER_2 = 'Sanne Kaya';
const TAKE = `/impact rol neem makelaar van bram.kuipers@provincie.example.nl`;
const contact = { conversation: 'counter_contact', as: 'counter_contact' };

/** The card of a case that somebody has, as it was drawn last. */
function cardOf(as: string, received: readonly Received[]): Received | undefined {
  const title = received.find(({ to, text }) => to === as && text.includes('Stand:'));
  return received.findLast(({ message, replaces }) => [message, replaces].includes(title?.message));
}

describe('a contact who took a case and is there no more', { timeout: 120_000 }, () => {
  const talk = caseTalkEach(async ({ handOver, press }) => {
    await handOver('colleague', CARPENTER);
    await press('counter_contact', words.accept);
  });

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

describe('the role of a broker who has a case', { timeout: 120_000 }, () => {
  const talk = caseTalkEach(async ({ handOver, goTo }) => {
    await handOver('colleague', CARPENTER);
    await goTo('2026-12-03T10:00');
  });

  async function takeRole(next: string | null) {
    const asked = await talk.say('administrator', TAKE);
    expect(saidTo(asked, 'administrator')).toContain(people.hasCases(1, next));
    return talk.press('administrator', people.take(people.roles.broker));
  }

  it('is taken after it was said how many there are, and the next broker has them at once', async () => {
    await talk.line({ conversation: 'broker-2', as: 'broker-2', text: 'hoi' });
    await takeRole(`makelaar ${BROKER_2}`);
    const moved = await talk.goTo('2026-12-03T10:05');
    expect(saidTo(moved, 'broker-2')).toContain('timmerman');
    expect(moved.filter(({ to, replaces }) => to === 'broker' && replaces === undefined)).toEqual([]);
    const accepted = await talk.press('broker-2', words.accept);
    expect(saidTo(accepted, 'broker-2')).toContain('overgenomen');
  });

  it('leaves them to the broker of the network where no other broker is', async () => {
    await talk.line({ conversation: 'network_broker', as: 'network_broker', text: 'hoi' });
    await takeRole('netwerkmakelaar Nanda Bakker');
    const moved = await talk.goTo('2026-12-03T10:05');
    expect(saidTo(moved, 'network_broker')).toContain('timmerman');
    const accepted = await talk.press('network_broker', words.accept);
    expect(saidTo(accepted, 'network_broker')).toContain('overgenomen');
  });

  it('leaves them to the colleague where nobody is, who can choose another counter; an administrator hears it', async () => {
    await talk.line({ conversation: 'network_broker', as: 'network_broker', event: 'left' });
    await takeRole(null);
    const moved = await talk.goTo('2026-12-03T10:05');
    expect(saidTo(moved, 'administrator')).toContain(words.toBroker.nobodyLeft(1));
    expect(saidTo(moved, 'broker')).not.toContain('Herinnering');
    const [news] = moved.filter(({ to, text }) => to === 'colleague' && text.includes(words.told.yourTurn));
    expect(news?.buttons).toEqual([words.sendElsewhere, words.withdraw]);
    await talk.press('colleague', words.sendElsewhere);
    const sent = await talk.fill('colleague', 'case.send', { counter: 'roz' });
    expect(saidTo(sent, 'colleague')).toContain('ROZ');
  });
});

describe('a question back for a colleague who cannot be reached', { timeout: 120_000 }, () => {
  const talk = caseTalkEach(({ say }) => say('colleague', CARPENTER));
  const ask = () => talk.fill('counter_contact', 'case.ask', { words: QUESTION });

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

describe('a case that a counter let lie', { timeout: 120_000 }, () => {
  const talk = caseTalkEach(({ handOver }) => handOver('colleague', CARPENTER));

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
