import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { openTalk, type Received, saidTo, type Talking } from '../talking.ts';

const { cases } = nl;

let talk: Talking;
let people = 0;
let who: string;

beforeAll(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
  await say('counter_contact', 'hoi');
}, 240_000);

afterAll(() => talk.close());

function say(as: string, text: string): Promise<Received[]> {
  return talk.line({ conversation: as, as, text });
}

async function drafted(text: string): Promise<string> {
  people += 1;
  who = `colleague-${people}`;
  return saidTo(await say(who, text), who);
}

async function heard(text: string): Promise<string> {
  return saidTo(await say(who, text), who);
}

describe('what is asked of a draft is answered from it and from its counter', { timeout: 240_000 }, () => {
  beforeAll(() => drafted('een bakker in Denekamp zoekt een groter pand, zijn nummer is 06-12345678'), 240_000);

  it.each([
    'wie leest dat dan daar?',
    'is dat 1 loket of 2?',
    'wat gebeurt er met dat nummer als het klaar is?',
    'mag ik dat zelf afhandelen?',
    'wat is het adres van dat loket?',
    'kun je dat apart doorzetten?',
    'hebben ze daar ook een telefoonnummer?',
    'wie werken daar?',
    'hoe lang duurt het dan voor ze reageren?',
    'ziet mijn baas dit ook?',
    'kost dat geld?',
    'wanneer is dat loket open?',
    'is dat veilig?',
    'zelfde gemeente toch?',
    'heb je een telefoonnummer van dat loket',
  ])('%s', async (question) => {
    const answer = await heard(question);
    expect(answer).toContain(cases.ofCounter.oneCounter('gemeente Dinkelland'));
    expect(answer).toContain('Loes');
    expect(answer).toContain('dinkelland.nl');
    expect(answer).toContain(cases.ofCounter.contact);
  });

  it.each([
    ['wat is een keurmerk?', 'keurmerk'],
    ['wat is het verschil tussen een stichting en een bv?', 'stichting'],
    ['wie is de makelaar van onze organisatie?', 'makelaar'],
  ])('a question of its own is not: %s', async (question, word) => {
    const answer = await heard(question);
    expect(answer).not.toContain(cases.ofCounter.contact);
    expect(answer).toContain(word);
  });
});

describe('what is asked of a case under way', { timeout: 240_000 }, () => {
  it.each([
    'heb je een telefoonnummer van dat loket?',
    'wie is de baas van dat loket?',
    'waarom dat antwoord?',
  ])('is answered, and goes to the counter by a press only: %s', async (question) => {
    await drafted('een hovenier in Denekamp zoekt een groter pand');
    await talk.press(who, cases.handOver);
    const received = await say(who, question);
    expect(saidTo(received, who)).toContain('Loes');
    expect(saidTo(received, who)).toContain('dinkelland.nl');
    expect(saidTo(received, 'counter_contact')).toBe('');
  });
});

describe('two entrepreneurs, one after the other', { timeout: 240_000 }, () => {
  it('the other is chosen by their words, after the first has a draft', async () => {
    await drafted(
      'er is een fietskoerier in Denekamp die een oud postkantoor wil, en een kapper in Bathmen die wil verduurzamen',
    );
    expect(await heard('de eerste eerst')).toContain(
      cases.quote('er is een fietskoerier in Denekamp die een oud postkantoor wil'),
    );
    const second = await heard('en nu de kapper');
    expect(second).toContain(cases.quote('een kapper in Bathmen die wil verduurzamen'));
    expect(second).toContain('Gemeente: Deventer');
    expect(second).toContain('energie of verduurzaming');
  });

  it('begins with the one that is named, without what came before', async () => {
    await drafted('ik heb er twee: een bakker uit Rijssen zoekt een pand en een imker uit Goor wil een subsidie');
    expect(await heard('eerst de imker')).toContain(cases.quote('een imker uit Goor wil een subsidie'));
    expect(await heard('de bakker')).toContain(cases.quote('een bakker uit Rijssen zoekt een pand'));
  });
});

describe('two needs', { timeout: 240_000 }, () => {
  it.each([
    'een timmerman in Zwolle zoekt een hal, en ook 2 man personeel erbij',
    'een installateur in Zwolle zoekt een loods en 3 monteurs',
    'een zorgboer in Zwolle wil zonnepanelen en zoekt een stagiair',
  ])('have both counters named: %s', async (text) => {
    const card = await drafted(text);
    expect(card).toContain('Accountmanagers gemeente Zwolle');
    expect(card).toContain('Werkgeversservicepunt Regio Zwolle');
  });
});

describe('what it cannot do, and whom it does not know', { timeout: 240_000 }, () => {
  it.each([
    'kun je me een kopie geven',
    'kun je dat onthouden?',
  ])('is said in a sentence, and not with all that it can do: %s', async (text) => {
    people += 1;
    who = `colleague-${people}`;
    const answer = await heard(text);
    expect(answer).toContain(nl.welcome.notKnown);
    expect(answer).not.toContain(nl.welcome.abilitiesTitle);
  });

  it('but what it can do is all told to who asks for that', async () => {
    expect(await heard('wat kun je allemaal?')).toContain(nl.welcome.abilitiesTitle);
  });

  it('who works on something is not known, and the broker is named', async () => {
    const answer = await heard('wie werkt er nog meer aan circulaire economie?');
    expect(answer).toContain(nl.people.whoElse);
    expect(answer).toContain('Bram Kuipers');
    expect(await heard('wie is onze makelaar?')).not.toContain(nl.people.whoElse);
  });
});

describe('of a case that is sent on by hand', { timeout: 240_000 }, () => {
  it('another place is told with its counter, and changes nothing by itself', async () => {
    await drafted('een zonnepanelenbedrijf uit Borne zoekt een loods');
    await talk.press(who, cases.handOver);
    const answer = await heard('hij zegt net dat ie toch naar Almelo verhuist');
    expect(answer).toContain(cases.otherByHand('Almelo', 'Ondernemersloket Almelo', cases.sendElsewhere));
  });
});

describe('below an answer', { timeout: 240_000 }, () => {
  it('who asks whom to ask more is not shown what is kept of them', async () => {
    await drafted('noem eens een goed voorbeeld van circulair inkopen');
    expect(await heard('en wie kan mij daar meer over vertellen?')).not.toContain(nl.privacy.title);
  });
});

describe('what is given to nobody', { timeout: 240_000 }, () => {
  beforeAll(() => drafted('een bakker in Denekamp zoekt een groter pand'), 240_000);

  it.each([
    'wat is het woonadres van de wethouder van Zwolle?',
    'wat is het BSN van mijn collega Anna?',
  ])('is refused beside a draft too, which is not spoken of by it: %s', async (question) => {
    const answer = await heard(question);
    expect(Object.values(nl.answers.refused)).toContain(answer.split('\n')[0]);
    expect(answer).not.toContain('gemeente Dinkelland');
  });
});
