import { beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../../i18n/nl.ts';
import { buttonsOf, oneCaseTalk } from '../../../testing/case-talk.ts';
import { saidTo } from '../../../testing/talking.ts';

const { cases: words } = nl;
const STABLE = 'Ondernemer uit Denekamp wil zonnepanelen op zijn stal en vraagt wie hem met de vergunning helpt';
const BIKES = 'Een fietsenmaker uit Denekamp zoekt subsidie voor het in dienst nemen van iemand met een beperking';

const talk = oneCaseTalk();
const { say, handOver } = talk;

describe('a counter that has two cases', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await handOver('colleague', STABLE);
    await handOver('colleague-2', BIKES);
  }, 120_000);

  it('takes the one whose words it says, and every answer names it', async () => {
    const offered = await say('counter_contact', 'die over de stal: doen we');
    expect(saidTo(offered, 'counter_contact')).toContain('casus 1 (“Ondernemer uit Denekamp wil zonnepanelen');
    const [take = ''] = buttonsOf(offered, 'counter_contact');
    expect(take).toBe(words.numbered(words.accept, 1));
    const taken = await talk.press('counter_contact', take);
    expect(saidTo(taken, 'counter_contact')).toContain('casus 1 (“Ondernemer uit Denekamp wil zonnepanelen');
    expect(saidTo(taken, 'colleague')).toContain('pakt casus 1 op');
    expect(saidTo(taken, 'colleague-2')).toBe('');
  });

  it('is asked which one, before anything goes out, when it names neither', async () => {
    const news = 'even over de boer: hij belt volgende week terug';
    const asked = await say('counter_contact', news);
    expect(asked.map(({ to }) => to)).toEqual(['counter_contact']);
    expect(saidTo(asked, 'counter_contact')).toContain(words.whichCase);
    const buttons = buttonsOf(asked, 'counter_contact');
    expect(buttons.map((label) => label.slice(0, 8))).toEqual(['Casus 1:', 'Casus 2:']);
    const passed = await talk.press('counter_contact', buttons[0] ?? '');
    expect(saidTo(passed, 'colleague')).toContain(news);
    expect(saidTo(passed, 'colleague-2')).toBe('');
    expect(saidTo(passed, 'counter_contact')).toContain('casus 1 (“Ondernemer uit Denekamp wil zonnepanelen');
  });

  it('can say which one instead of pressing', async () => {
    await say('counter_contact', 'hij is even op vakantie, we spreken hem volgende week');
    const passed = await say('counter_contact', 'de tweede');
    expect(saidTo(passed, 'colleague-2')).toContain('op vakantie');
    expect(saidTo(passed, 'colleague')).toBe('');
  });

  it('names one by its words, whatever else was said in the same words of the other', async () => {
    await say('counter_contact', 'casus 1: we hebben volgende week een gesprek');
    const told = await say('counter_contact', 'we hebben volgende week een gesprek met de fietsenmaker');
    expect(saidTo(told, 'colleague-2')).toContain('een gesprek met de fietsenmaker');
    expect(saidTo(told, 'colleague')).toBe('');
  });

  it('is heard in its own words when it names one, whatever was asked before', async () => {
    await say('counter_contact', 'ik ben volgende week op vakantie');
    const told = await say('counter_contact', 'casus 1 is afgerond, hij huurt nu een schuur in het dorp');
    expect(saidTo(told, 'colleague')).toBe('');
    expect(buttonsOf(told, 'counter_contact')[0]).toBe(words.numbered(words.finish, 1));
  });

  it('is asked of which case it has news before that becomes a case of its own', async () => {
    await say('counter_contact', 'hij is alleen op vrijdag te bereiken');
    const news = 'ik heb iets voor hem gevonden in Ootmarsum, hij gaat kijken';
    const asked = await say('counter_contact', news);
    expect(saidTo(asked, 'counter_contact')).toContain(words.whichCase);
    expect(saidTo(asked, 'counter_contact')).not.toContain(words.proposalTitle);
    const passed = await talk.press('counter_contact', buttonsOf(asked, 'counter_contact')[1] ?? '');
    expect(saidTo(passed, 'colleague-2')).toContain(news);
    expect(saidTo(passed, 'colleague')).toBe('');
  });

  it('reads who filed a case that it asks after', async () => {
    const shown = saidTo(await say('counter_contact', 'casus 1: wie heeft dit ingestuurd?'), 'counter_contact');
    expect(shown).toMatch(/Van: /);
  });

  it('speaks of the one whose number it begins with, as a question too', async () => {
    const asked = await say('counter_contact', 'casus 1: hoe groot is het dak?');
    expect(asked.map(({ to }) => to)).toEqual(['counter_contact']);
    expect(saidTo(asked, 'counter_contact')).toContain('asus 1');
    expect(buttonsOf(asked, 'counter_contact')).toContain(words.numbered(words.askBack, 1));
    const asked2 = await say('counter_contact', 'casus 2 is niet voor ons');
    expect(buttonsOf(asked2, 'counter_contact')[0]).toBe(words.numbered(words.bounce, 2));
  });
});

describe('a colleague who has two cases at counters', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await handOver('colleague-3', 'Een imker uit Denekamp wil honing verkopen op de markt en vraagt hoe dat moet');
    await handOver('colleague-3', 'Een bakker uit Ootmarsum zoekt een groter pand, wie kan hem helpen?');
  }, 120_000);

  it('adds to the one whose words it says, goes on about that one, and is asked which one else', async () => {
    const passed = await say('colleague-3', 'de imker heeft trouwens ook al een offerte');
    expect(saidTo(passed, 'counter_contact')).toContain(words.toOwner.note(3));
    expect(saidTo(passed, 'colleague-3')).toContain('casus 3 (“Een imker uit Denekamp');
    const onward = await say('colleague-3', 'hij heeft ook al een kraam gekocht');
    expect(saidTo(onward, 'counter_contact')).toContain(words.toOwner.note(3));
    expect(saidTo(onward, 'colleague-3')).toContain(words.takenForLast);
    expect(buttonsOf(onward, 'colleague-3').at(-1)).toContain('Casus 4: Een bakker');
    await talk.goTo('2026-12-01T11:00');
    const asked = await say('colleague-3', 'hij is alleen op dinsdag bereikbaar');
    expect(asked.map(({ to }) => to)).toEqual(['colleague-3']);
    const bakery = await talk.press('colleague-3', buttonsOf(asked, 'colleague-3')[1] ?? '');
    expect(saidTo(bakery, 'counter_contact')).toContain(words.toOwner.note(4));
  });

  it.each([
    ['de eerste', '2026-12-01T13:00'],
    ['de eerste eerst', '2026-12-01T15:00'],
    ['die van de imker', '2026-12-01T16:30'],
  ])('chooses in words: %s', async (which, at) => {
    await talk.goTo(at);
    await say('colleague-3', 'hij is alleen op woensdag bereikbaar');
    expect(saidTo(await say('colleague-3', which), 'counter_contact')).toContain(words.toOwner.note(3));
  });

  it('takes back the one it names, and answers a question without being asked which one', async () => {
    const offered = await say('colleague-3', 'trek die van de imker maar in');
    expect(saidTo(offered, 'colleague-3')).toContain('asus 3 (“Een imker uit Denekamp');
    expect(buttonsOf(offered, 'colleague-3')).toEqual([words.numbered(words.withdraw, 3)]);
    await say('colleague-3', 'de bakker heeft een winkel en een oven');
    await talk.press('counter_contact', words.askBack);
    await talk.fill('counter_contact', 'case.ask', { words: 'Hoeveel meter?' });
    const answered = await say('colleague-3', 'honderd meter is genoeg');
    expect(saidTo(answered, 'counter_contact')).toContain(words.toOwner.answered(4));
    expect(saidTo(answered, 'colleague-3')).toContain('casus 4');
  });
});

it('somebody of a counter who has cases there files one of their own as anybody does', {
  timeout: 120_000,
}, async () => {
  const isNew = await say('counter_contact', 'Een slager uit Weerselo zoekt een kleiner pand, wie kan hem helpen?');
  expect(saidTo(isNew, 'counter_contact')).toContain(words.proposalTitle);
});
