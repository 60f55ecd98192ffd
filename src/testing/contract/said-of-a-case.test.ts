import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { openTalk, type Received, saidTo, type Talking } from '../talking.ts';

const { cases } = nl;
const HAIRDRESSER = 'een kapper in Denekamp zoekt een groter pand';

let talk: Talking;
let conversations = 0;
let who: string;

beforeAll(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
  await say('counter_contact', 'hoi');
}, 240_000);

afterAll(() => talk.close());

function say(as: string, text: string, more: object = {}): Promise<Received[]> {
  return talk.line({ conversation: as, as, text, ...more });
}

/** A draft of a colleague of whom nothing is known yet. */
async function drafted(text = HAIRDRESSER): Promise<Received[]> {
  conversations += 1;
  who = `colleague-${conversations}`;
  return say(who, text);
}

function buttonsOf(received: readonly Received[], to = who): string[] {
  return received.flatMap((one) => (one.to === to ? one.buttons : []));
}

describe('beside a draft', { timeout: 240_000 }, () => {
  it('what may be said to the bot is put in the text by a press only', async () => {
    await drafted('een reisbureau in Denekamp zoekt een groter pand');
    const remark = 'het is daar altijd wel druk';
    const shown = await say(who, remark);
    expect(saidTo(shown, who)).toContain(cases.mayAdd(remark));
    const left = await talk.press(who, cases.leaveWords);
    expect(saidTo(left, who)).toContain(cases.wordsLeft);
    await say(who, remark);
    const added = await talk.press(who, cases.addWords);
    expect(saidTo(added, who)).toContain(`groter pand\n${remark}`);
  });

  it.each([
    'ze hebben al contact gehad met de bank en die wilde niet',
    'hoeft toch niet anoniem, ze heten De Kleine Kringloop',
  ])('more of the case is never refused: %s', async (more) => {
    await drafted('een fietsenwinkel in Denekamp zoekt een groter pand');
    const heard = await say(who, more);
    expect(saidTo(heard, who)).not.toContain(cases.howToChangeWords);
    const added = buttonsOf(heard).includes(cases.addWords) ? await talk.press(who, cases.addWords) : heard;
    expect(saidTo(added, who)).toContain(`groter pand\n${more}`);
  });

  it('who may have taken it back can press that', async () => {
    await drafted('een loodgieter in Denekamp wil een keurmerk halen');
    const heard = await say(who, 'nee laat maar, dat zoekt hij zelf uit');
    const isGone = saidTo(heard, who).includes(cases.dropped);
    expect(isGone || buttonsOf(heard).includes(cases.drop)).toBe(true);
  });

  it('nothing is erased of who may have wanted it handed over', async () => {
    await drafted('I have an entrepreneur from Germany who wants to open a repair shop in Denekamp, can you help him?');
    const heard = await say(who, 'please hand it over');
    expect(saidTo(heard, who)).not.toContain(en.cases.dropped);
    expect(buttonsOf(heard)).toContain(en.cases.handOver);
  });

  it('a no to a topic never makes it the topic', async () => {
    await drafted('een mevrouw wil dagbesteding beginnen op een boerderij in Denekamp');
    const no = 'nee het gaat niet om een vergunning, ze wil weten hoe ze een contract krijgt met de gemeente';
    expect(saidTo(await say(who, no), who)).not.toMatch(/Onderwerp:.*vergunning/);
  });

  it('what is hardly put right changes no topic, and a name beside it takes none away', async () => {
    await drafted('een koffiebranderij in Denekamp wil een vergunning voor een terras en subsidie voor zonnepanelen');
    const heard = saidTo(await say(who, 'de subsidie mag wel weg, dat weten ze al'), who);
    expect(heard).not.toMatch(/Onderwerp: een subsidie[^,]*$/m);
    await drafted('een galerie in Denekamp wil statushouders laten exposeren en zoekt subsidie');
    expect(saidTo(await say(who, 'de naam is Galerie De Hal, mag erbij'), who)).toMatch(/Onderwerp: een subsidie/);
  });

  it('who asks of it reads who gets to read it', async () => {
    await drafted('een hovenier in Denekamp zoekt een groter pand');
    expect(saidTo(await say(who, 'wie leest dat dan daar?'), who)).toContain('leest alleen wat op de kaart staat');
  });

  it('who asks why it goes there reads why', async () => {
    await drafted('een kleermaakster in Albergen heeft huurachterstand en een blauwe envelop');
    const why = saidTo(await say(who, 'waarom niet gewoon de gemeente?'), who);
    expect(why).toContain('In Twente helpt de ROZ');
    expect(why).not.toContain(cases.notMeant);
  });

  it('who takes back what they made up and says what it is instead has it changed', async () => {
    await drafted('iemand maakt speelgoed van hennep in Zwolle en wil er een stichting van maken');
    const said = 'sorry, dat van die stichting klopt niet, hij wil eigenlijk alleen een bedrijfspand';
    expect(saidTo(await say(who, said), who)).toContain('alleen een bedrijfspand');
  });

  it('an answer in between is no end of it', async () => {
    await drafted('een kinderopvang in Denekamp wil groene daken');
    await say(who, 'wat is een sociale onderneming?');
    expect(saidTo(await say(who, 'ok. terug naar de kinderopvang'), who)).toContain('nog niet verstuurd');
  });
});

describe('of a case at a counter', { timeout: 240_000 }, () => {
  it('what the counter said is told to who asks, and not passed on', async () => {
    await drafted();
    await talk.press(who, cases.handOver);
    await talk.press('counter_contact', cases.accept);
    await say('counter_contact', 'We hebben volgende week een gesprek met de kapper over een pand.', {
      place: 'personal',
    });
    const asked = await say(who, 'wat zei de gemeente?');
    expect(saidTo(asked, who)).toContain('een gesprek met de kapper');
    expect(saidTo(asked, 'counter_contact')).toBe('');
    expect(buttonsOf(asked)).toContain(cases.passOn);
  });

  it('a message that was answered does not look as if it was not', async () => {
    await say(who, 'fijn, ze is er elke dag na tweeën');
    const standing = saidTo(await say(who, 'hoe staat het met de kapper?'), who);
    expect(standing).toContain(cases.youSaidSince('fijn, ze is er elke dag na tweeën'));
  });

  it('a reminder goes by a press, in words the counter can answer', async () => {
    const offered = await say(who, 'stuur een herinnering naar het loket');
    expect(saidTo(offered, 'counter_contact')).toBe('');
    const sent = await talk.press(who, cases.remind);
    expect(saidTo(sent, 'counter_contact')).toContain(cases.reminder);
  });

  it('who looks into it says nothing else', async () => {
    expect(saidTo(await say('counter_contact', 'ok ik ga kijken'), 'counter_contact')).not.toContain('werkbezoek');
  });
});

describe('what is not surely something new', { timeout: 240_000 }, () => {
  it('changes no language while an answer is waited for, but is given as that by a press', async () => {
    await drafted('een naaiatelier in Denekamp wil vluchtelingen aannemen');
    await talk.press(who, cases.handOver);
    await talk.press('counter_contact', cases.askBack);
    await talk.fill('counter_contact', 'case.ask', { words: 'welke talen spreken ze?' });
    const heard = await say(who, 'Oekraïens en een beetje Engels geloof ik');
    expect(saidTo(heard, who)).not.toContain('English');
    const [give] = buttonsOf(heard);
    const given = give === undefined ? heard : await talk.press(who, give);
    expect(saidTo([...heard, ...given], 'counter_contact')).toContain('Oekraïens en een beetje Engels');
  });

  it('goes to the case, when it says how to reach the entrepreneur, whatever was asked in between', async () => {
    await drafted('een fietsenmaker in Ootmarsum zoekt personeel');
    await talk.press(who, cases.handOver);
    await say(who, 'hoe lang doen ze er gemiddeld over?');
    const heard = await say(who, 'ja hoor, hij vindt het goed. 074-2501234, vragen naar Berend');
    expect(buttonsOf(heard)).toContain(cases.theyAgree);
  });

  it('is no question about an answer, when it asks of the bot itself', async () => {
    await say('colleague-80', 'hoe lang doen ze er gemiddeld over?');
    expect(saidTo(await say('colleague-80', 'ben je een mens?'), 'colleague-80')).toContain('geen mens');
  });

  it('is a no to what was asked last, and not to a case of before', async () => {
    await drafted('een zorgboer in Lattrop wil een accu op zijn stal');
    await talk.press(who, cases.handOver);
    await say(who, 'verwijder alles wat je van mij hebt');
    const heard = await say(who, 'nee toch maar niet');
    expect(saidTo(heard, who)).toBe(nl.conversation.leftAsItIs);
  });

  it('is of the case that is named, when it is for nothing else', async () => {
    const number = /Casus (\d+)/.exec(saidTo(await drafted('een imker in Tubbergen zoekt een stuk grond'), who));
    const handed = await talk.press(who, cases.handOver);
    const [, known] = number ?? /Casus (\d+)/.exec(saidTo(handed, who)) ?? [];
    const heard = saidTo(await say(who, `kun je casus ${known} nog even vasthouden`), who);
    expect(heard).toContain(`Casus ${known}`);
    expect(heard).not.toContain('BSN');
  });
});

it('of two entrepreneurs each gets a case in its own words', { timeout: 240_000 }, async () => {
  const two =
    'er is een fietskoerier in Denekamp die een oud postkantoor wil, en een kapper in Bathmen die wil verduurzamen';
  await drafted(two);
  const first = saidTo(await say(who, 'de eerste eerst'), who);
  expect(first).toContain('postkantoor');
  expect(first).not.toContain('kapper');
  const second = saidTo(await talk.press(who, cases.entrepreneur(2)), who);
  expect(second).toContain('kapper in Bathmen');
  expect(second).not.toContain('postkantoor');
});

describe('of a case that is sent on by hand', { timeout: 240_000 }, () => {
  it('what is asked is answered, and what may be its end is not only taken for withdrawing', async () => {
    await drafted('een zonnepanelenbedrijf uit Borne zoekt een loods');
    await talk.press(who, cases.handOver);
    const asked = await say(who, 'kan je ook voor mij bellen naar het loket?');
    expect(saidTo(asked, who)).not.toContain('Zet dit er dan bij');
    await talk.press(who, cases.forwarded);
    await talk.fill(who, 'case.forwarded', { words: 'loket' });
    expect(buttonsOf(await say(who, 'prima, mag dicht'))).toContain(cases.finish);
  });
});

describe('in the thread of a case', { timeout: 240_000 }, () => {
  it('whatever another colleague says is for who filed it to pass on', async () => {
    await say('colleague-90', 'een buurtsuper in Denekamp op vrijwilligers wil zonnepanelen', {
      conversation: 'k',
      place: 'channel',
    });
    await talk.press('colleague-90', cases.handOver, 'k');
    await talk.press('counter_contact', cases.askBack);
    await talk.fill('counter_contact', 'case.ask', { words: 'hoeveel vrijwilligers zijn er?' });
    for (const text of ['een stuk of 40 volgens mij', 'hij kan ook naar het WSP']) {
      const heard = await talk.line({ conversation: 'k', as: 'colleague-91', place: 'thread', text });
      expect(saidTo(heard, 'k')).toContain('Ik heb nog niets doorgegeven');
    }
  });
});
