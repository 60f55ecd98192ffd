import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nl } from '../../../i18n/nl.ts';
import { openTalk, saidTo, type Talking } from '../../../testing/talking.ts';

const { cases: words, people } = nl;
/** What the talk calls the second broker. */
const BROKER_2 = 'Sanne Kaya';
const TAKE = `/impact rol neem makelaar van bram.kuipers@provincie.example.nl`;

let talk: Talking;

beforeEach(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
  const text = 'Een timmerman uit Denekamp wil statushouders in dienst nemen.';
  await talk.line({ conversation: 'colleague', as: 'colleague', text });
  await talk.press('colleague', words.handOver);
  await talk.goTo('2026-12-03T10:00');
});

afterEach(() => talk.close());

const administrator = { conversation: 'administrator', as: 'administrator' };

async function takeRole(next: string | null) {
  const asked = await talk.line({ ...administrator, text: TAKE });
  expect(saidTo(asked, 'administrator')).toContain(people.hasCases(1, next));
  return talk.press('administrator', people.take(people.roles.broker));
}

// Each talk starts a database and a bot of its own.
describe('the role of a broker who has a case', { timeout: 120_000 }, () => {
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
