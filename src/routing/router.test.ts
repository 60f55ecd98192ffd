import { describe, expect, it } from 'vitest';
import { nl } from '../i18n/nl.ts';
import { openCaseRouter } from './router.ts';

const router = await openCaseRouter();

function consider(text: string) {
  return router.consider(text, { today: '2026-11-24' });
}

describe('a case message', () => {
  it('goes to the municipality of the business, with every question and a reason', () => {
    const { decision, explanation } = consider(
      'Ik sprak een ondernemer uit Denekamp, maakt meubels van afval met mensen uit de bijstand, zoekt een werkplaats en weet niet of ze een vergunning nodig heeft.',
    );
    expect(decision).toMatchObject({
      status: 'routed',
      municipality: { code: 'GM1774', name: 'Dinkelland' },
      level: 'municipal',
      destination: { counter: { id: 'gem-dinkelland', name: 'gemeente Dinkelland' } },
      also: [{ topic: 'vergunning_gewoon', counter: { id: 'gem-dinkelland' } }],
    });
    expect(explanation.because).toContain('Denekamp');
    expect(explanation.because).toContain('Dinkelland');
    expect(explanation).not.toHaveProperty('question');
  });

  it.each([
    'Ik heb drie ondernemers gesproken: een kapper uit Rijssen die wil verbouwen, een boer uit Wierden die energie wil opwekken en een winkel in Goor die personeel zoekt',
    'Vandaag sprak ik een bakker uit Raalte over een lening, een smid uit Ommen over personeel en een boerin uit Kampen met schulden.',
    'I met a baker from Raalte who needs a loan, a smith from Ommen who looks for staff and a farmer from Kampen with debts',
  ])('is asked about where it tells of several businesses: "%s"', (text) => {
    const { decision, explanation } = consider(text);
    expect(decision.destination).toBeNull();
    expect(explanation.options).toHaveLength(3);
  });

  it.each([
    ['Ondernemer woont in Almelo maar vestigt zich in Borne, wil een coach', 'GM0147'],
    ['Ze woont in Deventer, haar winkel in Raalte wil ze verbouwen. Vergunning?', 'GM0177'],
    ['Bedrijf uit Rotterdam wil een festival houden in Staphorst en zoekt de vergunning', 'GM0180'],
    ['Ondernemer uit Kampen met klanten in Utrecht zoekt een lening', 'GM0166'],
    ['Mijn collega uit Zwolle belde over een bakker in Ommen die een pand zoekt', 'GM0175'],
    ['De gemeente Raalte belde: een bakker uit Ommen zoekt een lening', 'GM0175'],
    ['Een ondernemer vraagt of de gemeente Zwolle een subsidie voor gevels heeft', 'GM0193'],
    ['Vrouw die uit Turkije komt wil in Enschede een winkel beginnen', 'GM0153'],
    ['Hij zat eerst in Zwolle, nu in Hardenberg, en zoekt een lening', 'GM0160'],
  ])('belongs where the business is: "%s"', (text, code) => {
    expect(consider(text).decision.municipality?.code).toBe(code);
  });

  it.each([
    'Een ondernemer wil in Raalte subsidie aanvragen voor zonnepanelen',
    'Een ondernemer wil naar Raalte en vraagt om een coach',
    'Een ondernemer wil in Raalte starten met een webshop',
  ])('gives no reason about premises where no other place is named: "%s"', (text) => {
    const { explanation } = consider(text);
    expect(explanation.because).toContain('Raalte');
    expect(explanation.because).not.toMatch(/pand|Het plan is/);
  });

  it('says why the place of a plan counts where another is named too', () => {
    const { explanation } = consider(
      'Bedrijf uit Rotterdam wil een festival houden in Staphorst en zoekt de vergunning',
    );
    expect(explanation.because).toContain(nl.routing.placeOfPlan('Staphorst', 'Rotterdam'));
  });

  it.each([
    ['Ondernemer zoekt een loods, wie kan hem helpen?', 0],
    ['Ondernemer uit Haarle zoekt een loods', 2],
    ['Ondernemer uit Zwolle, 7411 KL, zoekt een pand', 2],
    ['Ondernemer uit Twente zoekt een pand, welk loket?', 14],
    ['Ik werk zelf in Zwolle en sprak een ondernemer die een pand zoekt', 0],
    ['Hij twijfelt tussen Zwolle en Deventer om zijn zaak te starten', 2],
  ])('is asked one question about: "%s"', (text, options) => {
    const { decision, explanation } = consider(text);
    expect(decision.status).toBe('clarify');
    expect(explanation.question).toMatch(/^[^?]+\?/);
    expect(explanation.options ?? []).toHaveLength(options);
  });

  it('without a place has no counter yet', () => {
    const { decision } = consider('Ondernemer heeft schulden, bij wie moet hij zijn?');
    expect(decision).toMatchObject({ status: 'clarify', municipality: null, candidates: [], destination: null });
  });

  it('in a place with a shared name has a provisional counter when all candidates agree', () => {
    const { decision } = consider('Iemand uit Haarle wil een eigen zaak starten, waar kan zij terecht?');
    expect(decision).toMatchObject({
      status: 'clarify',
      municipality: null,
      candidates: [{ name: 'Hellendoorn' }, { name: 'Tubbergen' }],
      level: 'regional',
      destination: { counter: { id: 'roz' } },
    });
  });

  it('outside the area gets no counter, and is told where it is', () => {
    const { decision, explanation } = consider('Ondernemer uit Lochem heeft schulden en vraagt naar Bbz');
    expect(decision).toMatchObject({ status: 'outside', municipality: null, level: null, destination: null });
    expect(explanation.because).toMatch(/Lochem.*Gelderland/);
  });

  it('with the province as customer goes there for that question only', () => {
    const { decision } = consider(
      'Cateraar uit Kampen wil leveren aan de provincie en zoekt ook een grotere keukenruimte',
    );
    expect(decision.destination?.counter.id).toBe('prov-inkoop');
    expect(decision.also).toMatchObject([{ topic: 'locatie', counter: { id: 'gem-kampen' } }]);
  });

  it.each([
    ['Bedrijf in Raalte zit met stikstof en wil uitbreiden, wie gaat over de vergunning?', 'prov-vergunningen'],
    ['Bedrijf in Losser weet niet of de gemeente of de provincie bevoegd is voor de milieuvergunning', 'gem-losser'],
    ['Ondernemer uit Ommen vroeg: krijg ik subsidie?', 'gem-ommen'],
    ['De provinciale subsidie van een ondernemer uit Ommen is afgewezen', 'prov-subsidies'],
  ])('goes to the province only where it must: "%s"', (text, counter) => {
    expect(consider(text).decision.destination?.counter.id).toBe(counter);
  });

  it('is explained in the language it was written in', () => {
    const { explanation } = consider('An entrepreneur from Denekamp needs a permit for her workshop. Who can help?');
    expect(explanation.because).toMatch(/^The question is/);
  });

  it('gives the same decision every time', () => {
    const text = 'Bakker uit Rossum of Ootmarsum wil een terras en zoekt een lening';
    expect(consider(text)).toEqual(consider(text));
  });
});
