import { describe, expect, it } from 'vitest';
import { recogniseCourtesy } from './recognition.ts';

describe('what is said besides questions', () => {
  it.each([
    ['Hoi!', 'greeting'],
    ['goedemorgn allemaal', 'greeting'],
    ['hoe gaat het met je?', 'greeting'],
    ['hartstikke bedankt voor je hulp', 'thanks'],
    ['oke duidelijk', 'thanks'],
    ['fijn weekend!', 'goodbye'],
    ['help', 'help'],
    ['wat kan je allemaal?', 'help'],
    ['Ik wil graag een mens spreken', 'human'],
    ['kan ik met een collega praten?', 'human'],
    ['iemand bellen', 'human'],
    ['can I talk to a real person', 'human'],
    ['ben je een robot?', 'human'],
    ['kun je me doorverbinden met een medewerker', 'human'],
    ['thanks a lot', 'thanks'],
    ['goed bezig', 'thanks'],
    ['👍', 'thanks'],
    ['mag ik wat vragen?', 'greeting'],
    ['wat is je naam', 'help'],
    ['slecht antwoord', 'complaint'],
    ['dit klopt niet', 'complaint'],
    ['You don’t understand me', 'complaint'],
    ['haha', 'remark'],
    ['🤔', 'remark'],
  ])('"%s" is %s', (text, courtesy) => {
    expect(recogniseCourtesy(text)).toBe(courtesy);
  });

  it.each([
    'Ik hoorde iemand over social return praten',
    'hoi, wat is social return?',
    'bedankt, maar wat kost dat dan?',
    'Klopt het dat social return verplicht is?',
    'Dat social return verplicht is, klopt niet',
    'Wie is de contactpersoon voor impact ondernemen?',
    'Met welke medewerker van de gemeente spreekt een ondernemer over een vergunning voor zijn pand?',
  ])('"%s" is a question', (text) => {
    expect(recogniseCourtesy(text)).toBeNull();
  });
});
