import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { texts } from '../../i18n/texts.ts';
import { heardBy, openTalk, saidTo, type Talking } from '../talking.ts';

const { underWay } = nl;

let talk: Talking;

beforeAll(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
}, 240_000);

afterAll(() => talk.close());

/** What somebody hears who says these things one after the other. */
function heard(who: string, ...said: readonly string[]): Promise<string> {
  return heardBy(talk, who, said);
}

describe('what somebody has under way', { timeout: 240_000 }, () => {
  it.each([
    'is er al nieuws voor mij?',
    'wat staat er voor mij klaar?',
    'heeft er al iemand gereageerd?',
  ])('is nothing, and that is said: %s', async (text) => {
    expect(await heard('colleague-9', text)).toContain(underWay.nothing);
  });

  it('is all of their own, of every kind', async () => {
    await heard('colleague', 'Een bakker uit Raalte zoekt een groter pand');
    await heard('colleague', 'Schoonmaak van het provinciehuis, 4 jaar, 1,2 miljoen');
    await heard('colleague', 'Ik beloof dat ik voor 1 mei met inkoop praat');
    const all = await heard('colleague', 'waar ben ik allemaal mee bezig?');
    expect(all).toContain(underWay.title);
    expect(all).toMatch(/Casus \d+, Raalte/);
    expect(all).toContain('Dossier');
    expect(all).toContain('met inkoop praat');
  });

  it('is nothing of anybody else, whatever came in before it', async () => {
    await heard(
      'broker',
      'zet een werkbezoek uit voor alle collega’s, vrijdag 15 januari 2027 om 10 uur bij De Cirkel, Dorpsstraat 1 in Raalte, 5 plekken',
    );
    await talk.press('broker', nl.visits.buttons.open);
    const visit = await heard('broker', 'wat heb ik allemaal gepland?');
    expect(visit).toContain('De Cirkel');
    expect(visit).not.toContain('Raalte (');
    expect(await heard('colleague-9', 'is er nieuws?')).toContain(underWay.nothing);
    const own = await heard('colleague', 'heeft iemand al gereageerd?');
    expect(own).toMatch(/Casus \d+, Raalte/);
    expect(own).not.toContain('De Cirkel');
  });

  it('is a visit for who comes to it', async () => {
    await heard('ambassador', 'ik kom graag mee naar De Cirkel');
    expect(await heard('ambassador', 'wat heb ik nu gepland?')).toContain('De Cirkel');
  });

  it('is a message that went out, with how many saw it and wrote back', async () => {
    await heard('broker', 'Stuur een bericht aan alle ambassadeurs: de brug bij Raalte is dicht');
    await talk.press('broker', nl.broadcasts.buttons.send);
    await talk.press('ambassador', nl.broadcasts.seen);
    await heard('ambassador', 'dank, dat wist ik nog niet van de brug');
    const all = await heard('broker', 'waar ben ik allemaal mee bezig?');
    expect(all).toContain(nl.broadcasts.reactions(1, 1, 1));
  });

  it('is told in English to who asks in English', async () => {
    expect(await heard('colleague-8', 'any news for me?')).toContain(texts('en').underWay.nothing);
  });

  it('is not told where others read along', async () => {
    const said = await talk.line({
      conversation: '#inkoop',
      as: 'colleague',
      text: '@Impactmakelaar wat heb ik nu gepland?',
    });
    expect(saidTo(said, '#inkoop')).not.toContain('Raalte');
  });
});
