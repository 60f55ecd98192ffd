import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { openTalk, type Received, saidTo, type Talking } from '../talking.ts';

const { cases: words } = nl;
const BEEKEEPER = 'een imker uit Denekamp wil bijen houden op het dak van het gemeentehuis. bij wie moet hij zijn?';

let talk: Talking;

/** What is said in one test goes on in the next: a talk starts a database and a bot of its own. */
beforeAll(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
  for (const who of ['broker', 'counter_contact']) await say(who, 'hoi');
}, 240_000);

afterAll(() => talk.close());

function say(as: string, text: string, more: object = {}): Promise<Received[]> {
  return talk.line({ conversation: as, as, text, ...more });
}

function buttonsOf(received: readonly Received[], who: string): string[] {
  return received.flatMap(({ to, buttons }) => (to === who ? buttons : []));
}

describe('what is told while the place is asked', { timeout: 240_000 }, () => {
  it('is kept with the case', async () => {
    await say('colleague', 'Mijn buurvrouw wil een wijkrestaurant openen');
    await say('colleague', 'ze heeft eigenlijk vooral geld nodig');
    const placed = await say('colleague', 'Zwolle');
    expect(saidTo(placed, 'colleague')).toContain('wijkrestaurant openen\nze heeft eigenlijk vooral geld nodig');
    await talk.press('colleague', words.drop);
  });
});

describe('a correction of the place', { timeout: 240_000 }, () => {
  it('leaves the words of a mail as they were written', async () => {
    const text = 'Beste Sanne,\n\nWij zijn een sloopbedrijf in Borne en zoeken een terrein.\n\nJoost\n7556 BD Hengelo';
    await say('colleague', 'kun je hier iets mee?', { forwarded: { from: 'Joost Wegman', text } });
    await talk.press('colleague', words.make);
    const corrected = saidTo(await say('colleague', 'nee, het bedrijf zit in borne'), 'colleague');
    expect(corrected).toContain('7556 BD Hengelo');
    expect(corrected).toContain(words.isInPlace('Borne'));
    await talk.press('colleague', words.drop);
  });

  it('spells the place right in words of their own, and does not say that nothing changed', async () => {
    await say('colleague', 'een imker in Denekamp zoekt een stuk grond');
    const corrected = saidTo(await say('colleague', 'nee, ootmarsum'), 'colleague');
    expect(corrected).toContain('een imker in Ootmarsum zoekt');
    expect(corrected).not.toContain('niets veranderd');
    await talk.press('colleague', words.drop);
  });
});

describe('a broker in words', { timeout: 240_000 }, () => {
  it('takes a case over from the counter with a press; before it nobody hears a thing', async () => {
    await say('colleague', BEEKEEPER);
    const [card] = (await talk.press('colleague', words.handOver)).filter(({ to }) => to === 'counter_contact');
    const number = Number(/Casus (\d+)/.exec(card?.text ?? '')?.[1]);
    await talk.press('counter_contact', words.accept);
    const offered = await say('broker', `ik wil casus ${number} overnemen`);
    expect(buttonsOf(offered, 'broker')).toContain(words.takeOver);
    expect(saidTo(offered, 'colleague')).toBe('');
    const taken = await talk.press('broker', words.takeOver);
    expect(saidTo(taken, 'colleague')).toContain('pakt casus');
    expect(saidTo(taken, 'counter_contact')).toContain(`Casus ${number}`);
  });

  it('tells the colleague something about a case that nobody has any more', async () => {
    await say('colleague', 'een drukker uit Denekamp vraagt wie hem aan een vergunning helpt');
    const [card] = (await talk.press('colleague', words.handOver)).filter(({ to }) => to === 'counter_contact');
    const number = Number(/Casus (\d+)/.exec(card?.text ?? '')?.[1]);
    await talk.press('counter_contact', words.bounce);
    await talk.fill('counter_contact', 'case.bounce', { words: 'vraag het de omgevingsdienst' });
    const told = await say('broker', `casus ${number}: zeg tegen Fleur dat het een melding is, geen vergunning`);
    expect(saidTo(told, 'colleague')).toContain('het een melding is, geen vergunning');
  });
});
