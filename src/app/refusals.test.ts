import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../chat/reading.ts';
import { openReader } from './reader.ts';

const REFUSED: Record<NonNullable<Reading['refusal']>, { nl: string[]; en: string[] }> = {
  private: {
    nl: [
      'Wat verdient een makelaar met mandaat?',
      'hoeveel salaris krijgt de wethouder',
      'Waar woont Dominique Cremers?',
      'Hoe oud is Tess Ruiterkamp eigenlijk?',
      'Is mijn collega getrouwd?',
      'Heeft de gedeputeerde kinderen?',
      'wat is het privénummer van de makelaar',
      'Wat is het bruto salaris van de wethouder?',
      'wat krijgt de burgemeester aan loon',
    ],
    en: ['How much does the broker earn?', 'Where does Tess live?', 'How old is Dominique Cremers?', 'Is she married?'],
  },
  opinion: {
    nl: [
      'Wat vind jij van de wethouder?',
      'Vind je dat de provincie het goed doet?',
      'op welke partij moet ik stemen als ik voor impact ondernemers ben',
      'Wie van de twee makelaars is beter in haar werk?',
      'Moet de gedeputeerde opstappen?',
      'Is de wethouder van Almelo wel bekwaam?',
    ],
    en: [
      'What do you think of the coalition?',
      'Which party should I vote for?',
      'Which of the two brokers is better at her job?',
      'Do you think the new policy is any good?',
    ],
  },
  verdict: {
    nl: [
      'Mag ik deze offerte afwijzen?',
      'Is deze aanbesteding rechtmatig?',
      'Mag ik inschrijver B uitsluiten omdat hij te laat was?',
      'Is onze gunning rechtsgeldig?',
      'Winnen we het kort geding als de verliezer bezwaar maakt?',
      'wie van de inschrijvers moet ik kiezen',
      'Als de verliezer naar de rechter stapt, winnen wij dan?',
    ],
    en: [
      'May I reject this bid?',
      'Is our tender procedure illegal, yes or no?',
      'Will we win the court case?',
      'Which of the bidders should I choose?',
    ],
  },
};

/** Questions about facts and about the law in general, with the same words. */
const ANSWERED = {
  nl: [
    'Hoe verdient een impactondernemer zijn geld?',
    'Wat moet er gebeuren als een student het loon van zijn ouders niet opgeeft?',
    'Wat gebeurt er met de uitkering van iemand die een bedrijf begint?',
    'Wat doet de gemeente met het loon van mensen uit de banenafspraak?',
    'Waar vind je de toolbox?',
    'Hoe vind je een haakje als de coalitie verandert?',
    'Wat vond Cremers zonde?',
    'Welke partijen doen mee aan de City Deal?',
    'Mag je een inschrijver uitsluiten die heeft meegepraat?',
    'Mag ik gunnen op laagste prijs?',
    'Is een gunning op laagste prijs verplicht?',
    'Mag ik social return in mijn opdracht opnemen?',
    'De ondernemer woont in Zwolle maar zijn bedrijf staat in Raalte, welke gemeente geldt?',
    'Hoe oud is de informatie?',
    'Hoe oud is Impact Oost?',
    'Wie is de voorzitter van de stuurgroep van de City Deal?',
    'Wat is de beste prijs-kwaliteitverhouding?',
    'Moet ik een gelijkwaardig keurmerk accepteren?',
    'Is een omzeteis toegestaan?',
    'Wat staat er in het coalitieakkoord over impact ondernemen?',
  ],
  en: [
    'Where do I find the toolbox?',
    'Which municipality was a partner of Move2Social?',
    'May you award on lowest price?',
    'Is a market consultation allowed?',
    'Who chaired the steering group of the City Deal?',
    'Which parties take part in the City Deal?',
    'Is splitting a contract forbidden?',
    'Why do entrepreneurs distrust government?',
  ],
};

let opened: Awaited<ReturnType<typeof openReader>>;
beforeAll(async () => {
  opened = await openReader();
});
afterAll(() => opened.close());

async function refusalOf(question: string): Promise<string | null> {
  return (await opened.reader.read(question)).refusal ?? null;
}

describe('a question that is not answered whatever the sources say', () => {
  const cases = (['private', 'opinion', 'verdict'] as const).flatMap((refusal) =>
    (['nl', 'en'] as const).flatMap((language) =>
      REFUSED[refusal][language].map((question) => ({ refusal, language, question })),
    ),
  );

  it.each(cases)('$refusal: $question', async ({ refusal, question }) => {
    expect(await refusalOf(question)).toBe(refusal);
  });
});

describe('a question about facts or about the law', () => {
  const cases = (['nl', 'en'] as const).flatMap((language) =>
    ANSWERED[language].map((question) => ({ language, question })),
  );

  it.each(cases)('$question is no such question', async ({ question }) => {
    expect(await refusalOf(question)).toBeNull();
  });
});
