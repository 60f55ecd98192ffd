import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { heardBy, openTalk, type Talking } from '../talking.ts';

const { answers, ambassadors, privacy, welcome } = nl;

let talk: Talking;
let people = 0;

beforeAll(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
}, 240_000);

afterAll(() => talk.close());

/** What a colleague hears who says these things one after the other. */
function heard(...said: readonly string[]): Promise<string> {
  people += 1;
  return heardBy(talk, `colleague-${people}`, said);
}

describe('what is said after an answer', { timeout: 240_000 }, () => {
  it.each([
    [['wat is een voorbehouden opdracht', 'hoeveel procent'], /30/, /B Corp/],
    [['wat is de drempel voor diensten', 'hoe hoog was die vorig jaar'], /221/, /216[\s\S]*221/],
    [['wat houdt move2social in', 'wat leverde het op'], /Move2Social/, /Fryslân/],
    [
      ['zijn er keurmerken voor duurzaam hout', 'mag ik die zomaar eisen'],
      /zomaar eisen|keurmerk|FSC|niet in mijn bronnen/,
      ambassadors.about,
    ],
  ] as const)('%j is about that', async (said, expected, not) => {
    const text = await heard(...said);
    expect(text).toMatch(expected);
    expect(text).not.toMatch(not);
  });

  it.each([
    // What was told before the last answer counts as well.
    [['Hoe wordt een bedrijf B Corp?', 'is dat moeilijk?', 'en hoeveel punten heb je nodig?'], /80 van de 200 punten/],
    [
      [
        'What is the European threshold for supplies?',
        'does that include VAT?',
        'does it apply to municipalities too?',
      ],
      /sub-central authorities/,
    ],
    // Its article holds it, and in other words than a search in all of them would find.
    [['wat is de Europese drempel voor leveringen', 'en geldt dat ook voor gemeenten?'], /decentrale overheden/],
    [['Wat doet het Expertisecentrum SROI?', 'voor welke gemeenten is dat?'], /tien Overijsselse gemeenten/],
    [['Wat is de BVm?', 'waarom niet?'], /handelsregister|stemde|Kamer|wetsvoorstel/],
  ] as const)('%j is found where was quoted', async (said, expected) => {
    const text = await heard(...said);
    expect(text).toMatch(expected);
    expect(text).not.toContain(answers.declined);
  });

  it.each([
    [['Wat was Move2Social?', 'wanneer was dat?'], /tussen 2017 en 2021/],
    [['Wat is de BVm?', 'is die er al?'], /bestaat niet als rechtsvorm/],
    [['Wat is het manifest MVOI?', 'heeft Overijssel getekend?'], /Of de provincie Overijssel het Manifest MVOI heeft/],
  ] as const)('%j asks neither for the source nor for what is private', async (said, expected) => {
    expect(await heard(...said)).toMatch(expected);
  });

  it('is not answered with what only has the subject', async () => {
    const text = await heard('Wat is de toolbox impact ondernemen?', 'is die gratis?');
    expect(text).toContain('niet in mijn bronnen');
    expect(text).toContain(answers.declinedNext);
  });

  it('is told again from what was quoted, in short and then whole', async () => {
    const asked = ['wat is social return', 'kun je dat in 1 zin zeggen'];
    expect(await heard(...asked)).toContain(answers.inShort);
    const whole = await heard(...asked, 'nee te kort');
    expect(whole).toContain(answers.inFull);
    expect(whole).toContain('SROI');
  });

  it('gets a short word where it is one', async () => {
    expect(await heard('wat doet impact oost precies', 'ah snap m')).not.toContain(welcome.abilitiesTitle);
    expect(await heard('haha')).not.toContain(welcome.nothingAsked);
    expect(await heard('wat is social return', 'oke thanks')).toContain(welcome.smallTalk.thanks);
  });
});

describe('two questions in one message', { timeout: 240_000 }, () => {
  it.each([
    ['wat is de drempel voor leveringen, en is dat incl btw?', /216\.000/, /altijd bedragen exclusief btw/],
    ['wat is de drempel voor diensten, en sinds wanneer geldt die?', /216\.000/, /1 januari 2026/],
    ['Wat is de banenafspraak, en heeft de markt die gehaald?', /125\.000/, /In 2024 haalden/],
    ['Wat is de PSO en wat kost dat?', /keurmerk/, /Wat een PSO-certificaat kost, staat niet/],
    ['Hoe wordt een bedrijf B Corp en hoe lang duurt dat?', /B Impact Assessment/, /zes maanden/],
    ['what is the jobs agreement and has it been met?', /125,000/, /did not meet/],
    [
      'is de code sociale ondernemingen verplicht en wie zit er in het register',
      /niet wettelijk verplicht/,
      /zich aanmelden/,
    ],
    [
      'What is the European threshold for supplies, and does that include VAT?',
      /216,000/,
      /always amounts excluding VAT/,
    ],
  ])('are both answered, the second of what the first is about: %s', async (text, first, second) => {
    const said = await heard(text);
    expect(said).toMatch(first);
    expect(said).toMatch(second);
    expect(said.search(first)).toBeLessThan(said.search(second));
  });

  it('get the first its answer where the sources hold nothing of the second', async () => {
    const said = await heard('Wat is de toolbox impact ondernemen, en is die gratis?');
    expect(said).toContain('hulpmiddel voor overheden');
    expect(said).toContain('niet in mijn bronnen');
    expect(said).toContain(answers.declinedNext);
  });

  it('are one where the first is for another ability', async () => {
    const asked = 'wanneer is de volgende sessie en mag ik een collega meenemen?';
    expect(await heard(asked)).not.toMatch(/Ruiterkamp/);
  });

  it('are spoken of as answered where one of them was', async () => {
    expect(await heard('Wat is de PSO en wat kost dat?', 'en in het kort?')).toContain(answers.inShort);
  });

  it('are told once more in short, both', async () => {
    const said = await heard('Wat is social return en wat is de PSO?', 'en in het kort?');
    expect(said).toContain(answers.inShort);
    expect(said).toMatch(/Social return betekent[\s\S]*De PSO is een keurmerk/);
    expect(said).not.toContain('TNO ontwikkeld');
  });
});

it.each([
  'wie kan dat zien',
  'kan mijn baas dat lezen',
])('who sees what is kept of them is told to who saw it: %s', async (text) => {
  const said = await heard('wat bewaar je van mij', text);
  const { overview, question, gathering, operator } = privacy.whoSees;
  for (const line of [overview, question, gathering, operator]) expect(said).toContain(line);
  expect(said).toContain(privacy.howLongTitle);
  expect(said).toContain(privacy.restStays);
}, 240_000);

it.each([
  'wat is social return',
  'een bakker uit Denekamp zoekt een groter pand',
])('who reads along is told whatever went before: %s', async (before) => {
  const said = await heard(before, 'bewaar je dit gesprek?');
  expect(said).toContain(privacy.whoReads.direct);
  expect(said).toContain(privacy.forgotten(30, 730));
}, 240_000);

it('says for how long to who saw what is kept of them', async () => {
  expect(await heard('wat bewaar je van mij', 'hoe lang bewaar je dat')).toContain(privacy.howLongTitle);
}, 240_000);

describe('whether it can do something', { timeout: 240_000 }, () => {
  it.each([
    'kan ik bij jou terecht als ik iemand aan de lijn heb met een bedrijfje?',
    'kan ik hier een brief van een ondernemer plakken?',
  ])('is not denied where it can: %s', async (text) => {
    const said = await heard(text);
    expect(said).toContain(welcome.can.case.how);
    expect(said).not.toMatch(/kan ik niet/);
  });

  it('gets a yes only where that was asked', async () => {
    expect(await heard('kan ik bij jou ook terecht voor criteria bij een inkoop?')).toContain(
      welcome.yes(welcome.can.criteria.how),
    );
    for (const asked of ['wat kost jij ons eigenlijk per maand', 'kun je me er vrijdag aan herinneren']) {
      expect(await heard(asked)).toContain(welcome.notKnown);
    }
  });
});

it('answers a question beside a case, and sends it to no counter', async () => {
  const said = await heard(
    'Een vrouw in Diepenveen zoekt stagiairs voor haar kringloop. En hoe zat het ook alweer met de PSO?',
  );
  expect(said).toContain('Prestatieladder');
  expect(said).toContain('“Een vrouw in Diepenveen zoekt stagiairs voor haar kringloop”');
}, 240_000);
