import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../i18n/nl.ts';
import { openTalk, saidTo, type Talking } from '../testing/talking.ts';

const { pledges } = nl;

/** Of colleagues who are no ambassador: the question comes by itself, and not as a nudge. */
describe('a pledge from its making to its end, in the terminal', { timeout: 600_000 }, () => {
  let talk: Talking;

  beforeAll(async () => {
    talk = await openTalk();
    await talk.goTo('2027-02-01T09:00');
  }, 300_000);

  afterAll(() => talk?.close(), 60_000);

  const say = async (as: string, text: string) => saidTo(await talk.line({ conversation: as, as, text }), as);

  it('is asked about on its day, a week later once more, and then no more', async () => {
    const made = await say('colleague', 'ik beloof dat ik voor 2 maart met inkoop praat');
    expect(made).toContain(pledges.noted);
    expect(made).toContain('maandag 1 maart 2027');
    expect(saidTo(await talk.goTo('2027-02-26T15:00'), 'colleague')).toBe('');
    const first = saidTo(await talk.goTo('2027-03-01T12:00'), 'colleague');
    expect(first).toContain(pledges.ask);
    expect(first).toContain('met inkoop praat');
    expect(saidTo(await talk.goTo('2027-03-05T15:00'), 'colleague')).toBe('');
    expect(saidTo(await talk.goTo('2027-03-08T12:00'), 'colleague')).toContain(pledges.askAgain);
    for (const day of ['2027-03-15', '2027-03-22', '2027-04-08'])
      expect(saidTo(await talk.goTo(`${day}T12:00`), 'colleague')).toBe('');
  });

  it('is done, or asked later, by the answer in words', async () => {
    await say('colleague-2', 'ik beloof dat ik voor 4 mei met inkoop praat');
    await say('colleague-3', 'ik beloof dat ik voor 4 mei de wethouder bel over circulair bouwen');
    const asked = await talk.goTo('2027-05-03T12:00');
    expect(saidTo(asked, 'colleague-2')).toContain(pledges.ask);
    expect(saidTo(asked, 'colleague-3')).toContain(pledges.ask);
    expect(await say('colleague-2', 'ja gelukt')).toContain(pledges.isDone);
    const later = await say('colleague-3', 'nog niet, volgende maand');
    expect(later).toContain(pledges.laterOn);
    expect(later).toContain('juni 2027');
    const again = await talk.goTo('2027-06-30T15:00');
    expect(saidTo(again, 'colleague-2')).toBe('');
    expect(saidTo(again, 'colleague-3')).toContain('circulair bouwen');
  });

  it('is never done by a question about it', async () => {
    await say('colleague-4', 'ik beloof dat ik voor 6 september met de afdeling groen praat');
    for (const text of [
      'wanneer had ik dat ook weer beloofd?',
      'is dat al gedaan?',
      'waar staat die belofte nu',
      'heb ik dat al afgevinkt?',
      'when did I promise that again?',
      'is it done yet?',
    ]) {
      const said = await say('colleague-4', text);
      expect(said, text).not.toContain(pledges.isDone);
      expect(said, text).not.toContain(pledges.isDropped);
    }
    expect(await say('colleague-4', 'wanneer had ik dat ook weer beloofd?')).toContain(
      pledges.madeOn('woensdag 30 juni 2027'),
    );
    expect(await say('colleague-4', 'het is gelukt!')).toContain(pledges.isDone);
  });
});
