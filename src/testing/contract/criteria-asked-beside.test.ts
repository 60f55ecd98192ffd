import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { dossierStage, numberIn } from './dossier-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { dossiers, dossierAsked } = nl;
const { share } = dossierAsked;
const CLEANING = 'Geef criteria voor de schoonmaak van het provinciehuis, 4 jaar, 1,2 miljoen euro, Europees openbaar';
const FIVE = 'besteedt 5% van de opdrachtsom';

describe.each(PLATFORMS)('what is asked beside a dossier in $name', ({ createDriver }) => {
  const stage = dossierStage(createDriver);
  const { say, begun, cardWith } = stage;

  it('tells how much social return may be asked, and keeps the percentage that is said then', async () => {
    const { thread, card } = await begun(CLEANING);
    expect(card.text).not.toContain(FIVE);
    for (const question of [
      'hoeveel procent social return mag ik eigenlijk vragen?',
      'is 5% social return gebruikelijk?',
    ]) {
      const asked = await say(thread, question);
      expect(asked.text).toContain(share.law);
      expect(asked.text).toContain('Provincie Overijssel vraagt social return vanaf € 200.000');
      expect(asked.text).toContain('gemeente Hengelo 2% of 5%');
      expect(asked.text).not.toContain('heeft geen weging');
    }
    const set = await say(thread, 'zet social return op 5%');
    expect(set.text).toContain(share.changed('5%', dossiers.changes.unknown));
    expect(set.text).not.toContain('Nieuw voorstel');
    await cardWith(thread, FIVE);
    const lower = await say(thread, 'kan social return wat lager?');
    expect(lower.text).toContain(share.how);
    expect((await say(thread, 'maak er 2,5 procent van')).text).toContain(share.changed('2,5%', '5%'));
    await cardWith(thread, 'besteedt 2,5% van de opdrachtsom');
  });

  it.each([
    ['schoonmaak van het gemeentehuis in Hengelo, 4 jaar, 1,2 miljoen, social return 5%'],
    ['catering voor het stadhuis van Deventer, 3 jaar, 900.000 euro, met 5 procent SROI'],
  ])('keeps the percentage that an assignment names: %s', async (assignment) => {
    const { card } = await begun(`Geef criteria voor ${assignment}`);
    expect(card.text).toContain(share.fact('5%'));
    expect(card.text).toContain(FIVE);
  });

  it('takes no part of the points for a part of the sum', async () => {
    const { card } = await begun(
      'Geef criteria voor groenonderhoud, 2 jaar, 500.000 euro, 20% van de punten voor social return',
    );
    expect(card.text).not.toContain(share.fact('20%'));
  });

  it('keeps it where nothing in the dossier is about it yet', async () => {
    const { thread } = await begun('Geef criteria voor beveiliging van het stadhuis, 3 jaar, 400.000 euro');
    const set = await say(thread, 'doe er 5% social return bij');
    expect(set.text).toContain(share.changed('5%', dossiers.changes.unknown));
    expect(set.text).toContain('Social return volgens de regeling');
    expect(set.text).not.toContain('Aangepast');
  });

  it('answers a question of law from the sources, with the dossier open beside it', async () => {
    const { thread, card } = await begun(CLEANING);
    const asked = await say(thread, 'mag ik een mkb-voorkeur opnemen?');
    expect(asked.text).toContain('artikel 1.5 lid 1 Aanbestedingswet 2012');
    expect(asked.text).toContain(dossierAsked.stillOpen(numberIn(card.text)));
    expect(asked.buttons).toContain(dossiers.buttons.open(numberIn(card.text)));
    const chosen = await say(thread, '1 en 2 wel');
    expect(chosen.text).toMatch(/^Gekozen: Social return volgens de regeling; /);
    await say(thread, 'wat is EMVI?');
    expect((await say(thread, 'doe 4 maar')).text).toMatch(/^Gekozen: /);
  });

  it('says what to mind where all of it is asked about', async () => {
    const { thread } = await begun(CLEANING);
    expect((await say(thread, 'moet ik dat motiveren?')).text).toContain(dossiers.allowed.whole);
  });

  it('does the same in English', async () => {
    const { thread, card } = await begun(
      'Suggest criteria for cleaning the town hall, 4 years, 1.2 million euro, with 5% social return',
    );
    expect(card.text).toContain(en.dossierAsked.share.fact('5%'));
    const asked = await say(thread, 'how much social return may I ask for?');
    expect(asked.text).toContain(en.dossierAsked.share.law);
    expect(asked.text).toContain('2% or 5%');
    expect((await say(thread, 'make social return 3 percent')).text).toContain(
      en.dossierAsked.share.changed('3%', '5%'),
    );
  });
});
