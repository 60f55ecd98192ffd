import { describe, expect, it } from 'vitest';
import { standingAlone } from './follow-ups.ts';

function askedAfter(last: string, question: string, language: 'nl' | 'en' = 'nl'): string {
  return standingAlone(question, [{ question: last, answer: 'Het antwoord was 5% in Almelo.' }], language);
}

describe('a question that leans on the last one', () => {
  it.each([
    [
      'en in Hengelo?',
      'Welk percentage social return geldt in Hof van Twente?',
      'Welk percentage social return geldt in Hengelo?',
    ],
    [
      'En voor werken?',
      'Wat is de Europese drempel voor diensten in 2026?',
      'Wat is de Europese drempel voor werken in 2026?',
    ],
    ['in Deventer dan?', 'Welk loket is er in Zwolle?', 'Welk loket is er in Deventer dan?'],
    [
      'en tussen een eis en een gunningscriterium',
      'Wat is het verschil tussen social return en sroi?',
      'Wat is het verschil tussen een eis en een gunningscriterium?',
    ],
    [
      'en voor werken?',
      'Vanaf welk bedrag moeten we een dienst Europees aanbesteden?',
      'Vanaf welk bedrag moeten we een werken Europees aanbesteden?',
    ],
    [
      'en geldt dat ook voor leveringen',
      'Wat is voor een provincie de drempel van een dienst?',
      'Wat is voor een provincie de drempel van een leveringen?',
    ],
    [
      'en geldt dat ook in Raalte?',
      'Welk percentage social return geldt in Deventer?',
      'Welk percentage social return geldt in Raalte?',
    ],
    ['en boven de drempel?', 'Wat moet je onder de drempel nog?', 'Wat moet je boven de drempel nog?'],
  ])('%s takes the place of the part it replaces', (question, last, expected) => {
    expect(askedAfter(last, question)).toBe(expected);
  });

  it.each([
    ['wie doet dat dan?', 'Hoe regel je social return?'],
    ['is dat verplicht?', 'Wat is social return?'],
    ['en hoeveel is dat?', 'Vanaf welk bedrag geldt social return?'],
    ['waarom?', 'Heeft iedereen social return?'],
  ])('%s gets the subject of the last one', (question, last) => {
    const alone = askedAfter(last, question);
    expect(alone).toContain(question);
    expect(alone).toMatch(/social return/);
  });

  it('is of the subject that the last one leaned on, and not of what that asked', () => {
    expect(askedAfter('is dat verplicht? (social return)', 'wat kost dat dan?')).toBe(
      'wat kost dat dan? (social return)',
    );
  });

  it('takes the place of a part of that subject as well', () => {
    const asked = askedAfter('Wat is de drempel voor diensten?', 'hoe hoog was die vorig jaar?');
    expect(asked).toBe('hoe hoog was die vorig jaar? (drempel voor diensten)');
    expect(askedAfter(asked, 'en voor werken?')).toBe('hoe hoog was die vorig jaar? (drempel voor werken)');
  });

  it.each([
    // What is said before the question is not what it is about.
    ['Wat was Move2Social?', 'jammer. hoe lang duurde dat ook alweer?', /\(Move2Social\)$/],
    ['kan hij nog naar Move2Social (of hoe schrijf je dat)', 'en wat deden ze er', /Move2Social\)$/],
    ['ik ben nieuw (2e week stage), wat is een makelaar met mandaat?', 'wie zijn dat?', /\(makelaar met mandaat\)$/],
    // What was pointed at by its name is spoken of from then on.
    [
      'die nulmeting ja, met wie was dat? (ondernemers in Overijssel)',
      'wat kwam daaruit',
      /\(nulmeting ondernemers in Overijssel\)$/,
    ],
    ['hoeveel euro is die voucher? (Startversneller)', 'wie krijgt hem?', /\(voucher Startversneller\)$/],
    ['is die gratis? (toolbox)', 'en voor wie is die?', /\(toolbox\)$/],
    // What points back has its subject there.
    ['wat weet je over de coalitie?', 'en over hoe je daar dan mee omgaat', /omgaat\? \(coalitie\)$/],
  ])('after “%s” %s keeps what was spoken of', (last, question, expected) => {
    expect(askedAfter(last, question)).toMatch(expected);
  });

  it('takes the one name of the last one for another', () => {
    expect(askedAfter('Hoe doet Deventer dat?', 'en Hof van Twente?')).toBe('Hoe doet Hof van Twente dat?');
  });

  it('leans where it was read as more of the same, and else stands alone', () => {
    const memory = [{ question: 'Wat is de PSO?', answer: 'Een keurmerk.' }];
    expect(standingAlone('noem daarvan eens een cijfer', memory, 'nl', { isFollowUp: true })).toMatch(/PSO/);
    expect(standingAlone('hebben jullie een voorbeeld uit de buurt', memory, 'nl', { isFollowUp: true })).toMatch(
      /PSO/,
    );
    expect(standingAlone('Wat is het Impactpad?', memory, 'nl', { isFollowUp: true })).toBe('Wat is het Impactpad?');
  });

  it('carries no word of the answer over', () => {
    expect(askedAfter('Wat is social return?', 'is dat verplicht?')).not.toMatch(/5%|Almelo/);
  });

  it('works in English', () => {
    const last = 'Which social return percentage applies in Hengelo?';
    expect(askedAfter(last, 'and in Deventer?', 'en')).toBe('Which social return percentage applies in Deventer?');
    expect(askedAfter('From which amount must a service be tendered?', 'and works?', 'en')).toBe(
      'From which amount must a works be tendered?',
    );
    expect(askedAfter('What is the PSO?', 'is it compulsory?', 'en')).toMatch(/PSO/);
  });
});

describe('a question that says itself what it is about', () => {
  it.each([
    'Wat is het Impactpad?',
    'Wie ondertekenden het Manifest MVOI?',
    'Mag je een marktconsultatie houden vóór een aanbesteding?',
    'Hoeveel gemeenten heeft Overijssel?',
  ])('%s stays as it is', (question) => {
    expect(askedAfter('Wat is social return?', question)).toBe(question);
  });

  it('stays as it is when nothing was asked before', () => {
    expect(standingAlone('en in Hengelo?', [], 'nl')).toBe('en in Hengelo?');
  });
});
