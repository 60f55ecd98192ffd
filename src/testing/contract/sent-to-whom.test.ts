import { describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { buttonsOf, oneCaseTalk } from '../case-talk.ts';
import { saidTo } from '../talking.ts';

const { cases } = nl;
const COUNTER = 'counter_contact';

const talk = oneCaseTalk((one) => one.say(COUNTER, 'hoi'));
const { say, handOver, press } = talk;

/** Of the one case that somebody has. */
async function numberOf(who: string): Promise<string> {
  return /Casus \d+/.exec(saidTo(await say(who, 'hoe staat het ermee?'), who))?.[0] ?? '';
}

describe('another entrepreneur, told below the case of one', { timeout: 240_000 }, () => {
  it.each([
    [
      'colleague-1',
      'ik had er nog een: man in Heeten, wil zonnepanelen op de voetbalkantine leggen',
      'Gemeente: Raalte',
    ],
    ['colleague-2', 'er belde net ook een kapper uit Borne, die zoekt personeel', 'Gemeente: Borne'],
    [
      'colleague-3',
      'een vrouw in Wijhe die kaarsen maakt wil een winkeltje beginnen, dat is ook nog',
      'Gemeente: Olst-Wijhe',
    ],
  ])('is a case of its own, shown first: %s', async (who, text, place) => {
    await handOver(who, `een vrouw in Denekamp zoekt stagiairs voor haar kringloop ${who.at(-1)}`);
    const heard = await say(who, text);
    expect(saidTo(heard, COUNTER)).toBe('');
    expect(saidTo(heard, who)).toContain(place);
  });

  it.each([
    ['colleague-4', 'ze zoekt ook een stagiair voor twee dagen per week'],
    ['colleague-5', 'hij heeft nu een pand gevonden in Wierden maar zoekt nog geld'],
  ])('is not what goes on about the same one: %s', async (who, text) => {
    await handOver(who, `een schilder in Denekamp zoekt een loods voor zijn busjes ${who.at(-1)}`);
    expect(saidTo(await say(who, text), COUNTER)).toContain(text);
  });

  it('is asked of which it is where it may be either', async () => {
    await handOver('colleague-6', 'een imker in Denekamp zoekt grond voor zijn kasten');
    const text = 'en dan nog een slager in Nijverdal, die wil zijn koelcel verduurzamen';
    const before = await say('colleague-6', 'een bakker in Denekamp zoekt een tweede oven');
    expect(saidTo(before, 'colleague-6')).toContain(cases.proposalTitle);
    const heard = await say('colleague-6', text);
    expect(saidTo(heard, 'colleague-6')).not.toContain(
      cases.quote(`een bakker in Denekamp zoekt een tweede oven\n${text}`),
    );
    expect(
      buttonsOf(heard, 'colleague-6').includes(cases.newCase) || saidTo(heard, 'colleague-6').includes('Hellendoorn'),
    ).toBe(true);
  });
});

describe('a number that is put right', { timeout: 240_000 }, () => {
  it('is asked again, of no counter, and the old one is not given by the old press', async () => {
    const who = 'colleague-11';
    await handOver(who, 'een vrouw uit Denekamp maakt zeep en zoekt een schuurtje');
    const first = await say(who, 'ze vindt het goed dat je haar belt: 06 23456712');
    const old = first.find(({ buttons }) => buttons.includes(cases.theyAgree))?.message;
    const heard = await say(who, 'oeps nummer was fout, het eindigt op 17');
    expect(saidTo(heard, COUNTER)).toBe('');
    expect(saidTo(heard, who)).toContain('06 23456717');
    const stale = await talk
      .line({ conversation: who, as: who, press: { message: old, label: cases.theyAgree } })
      .catch(() => []);
    expect(saidTo(stale, COUNTER)).not.toContain('06 23456712');
    const given = await press(who, cases.theyAgree);
    expect(saidTo(given, COUNTER)).toContain('06 23456717');
    expect(saidTo(given, COUNTER)).not.toContain('06 23456712');
  });

  it('is typed anew', async () => {
    const who = 'colleague-12';
    await handOver(who, 'een man uit Denekamp bouwt kano’s en zoekt een schuurtje');
    await say(who, 'bellen mag, 06 23456712');
    const heard = await say(who, 'nee fout, het nummer is 06 98765432');
    expect(saidTo(heard, COUNTER)).toBe('');
    expect(saidTo(await press(who, cases.theyAgree), COUNTER)).toContain('06 98765432');
  });

  it('is put right on a draft', async () => {
    const who = 'colleague-13';
    await say(who, 'een man uit Denekamp maakt stoelen en zoekt een loods, bel hem op 06 23456712');
    const heard = saidTo(await say(who, 'wacht, die laatste cijfers zijn 79'), who);
    expect(heard).toContain('06 23456779');
    await press(who, cases.theyAgree);
    expect(saidTo(await press(who, cases.handOver), COUNTER)).toContain('06 23456779');
  });
});

describe('a case that is with a broker', { timeout: 240_000 }, () => {
  const who = 'colleague-21';

  it('reaches the broker, who is named, with what is added', async () => {
    await say('broker', 'hoi');
    await handOver(who, 'een imker in Vilsteren zoekt een schuur voor zijn kasten');
    await press('broker', cases.accept);
    const asked = saidTo(await say(who, 'kan ik er nog iets aan toevoegen'), who);
    expect(asked).not.toContain('jij stuurt de tekst zelf door');
    const added = await say(who, 'hij heeft ook een vraag over het etiket op de potten');
    expect(saidTo(added, 'broker')).toContain('etiket');
    expect(saidTo(added, who)).toContain('doorgegeven aan makelaar');
    expect(saidTo(added, who)).not.toContain('aan gemeente Ommen');
  });

  it('is what the broker tells news of, in its words: who brought it in hears that', async () => {
    const heard = await say('broker', 'karin van ommen gaat met de imker praten');
    expect(saidTo(heard, who)).toContain('“karin van ommen gaat met de imker praten”');
    expect(saidTo(heard, 'broker')).toContain('een imker in Vilsteren');
  });

  it('begins no case with how the counter can be reached', async () => {
    await handOver('colleague-22', 'een bakker in Ommen zoekt een tweede oven');
    const heard = await say('broker', 'ik heb ommen gebeld, contactpersoon is Karin Bos, karin.bos@ommen.nl');
    expect(saidTo(heard, 'broker')).not.toContain(cases.proposalTitle);
    expect(saidTo(heard, 'broker')).toContain('wie de bot beheert');
  });
});

describe('what a counter says back', { timeout: 240_000 }, () => {
  it('is passed on by a press where it may answer the colleague', async () => {
    const who = 'colleague-31';
    await handOver(who, 'een naaister in Ootmarsum zoekt een ruimte');
    await say(who, 'ze vraagt of het ook in Vilsteren kan');
    const heard = await say(COUNTER, `${await numberOf(who)}: nee dat is gemeente Ommen`);
    expect(saidTo(heard, COUNTER)).toContain('ze vraagt of het ook in Vilsteren kan');
    const label = buttonsOf(heard, COUNTER).find((one) => one.startsWith(cases.passOn)) ?? '';
    expect(saidTo(await press(COUNTER, label), who)).toContain('nee dat is gemeente Ommen');
  });

  it('is of the case for which there was what it speaks of', async () => {
    await handOver('colleague-32', 'een koffiebrander in Denekamp wil een proeflokaal');
    await handOver('colleague-33', 'een drukker in Denekamp zoekt een groot pand');
    await say(COUNTER, `${await numberOf('colleague-32')}: we hebben een pandje gevonden voor haar`);
    const heard = await say(COUNTER, 'ze heeft het pand genomen, klaar dus');
    expect(saidTo(heard, COUNTER)).toContain(cases.whichCase);
  });
});

describe('a name in the text for a counter', { timeout: 240_000 }, () => {
  it('is left out with its initials', async () => {
    const who = 'colleague-41';
    const card = await say(
      who,
      'ik wil in Denekamp een zorgtuin beginnen, ik zoek grond. Groet, H. Bosman, Kerkstraat 4',
    );
    expect(saidTo(card, who)).toContain(cases.namesGoAlong('H. Bosman', 1));
    expect(saidTo(await press(who, cases.leaveDetailsOut), who)).not.toContain('Bosman');
  });

  it('can be left out by who names it once more', async () => {
    const who = 'colleague-42';
    await say(who, 'mevrouw de Vries (Ommen) wil in haar oude school een weeshuis voor oude meubels maken');
    const heard = await say(who, 'Ze heet Anneke de Vries maar dat mag niet mee');
    expect(buttonsOf(heard, who)).toContain(cases.leaveNamesOut(1));
  });
});

describe('two entrepreneurs in one message', { timeout: 240_000 }, () => {
  it.each([
    [
      'colleague-51',
      'er is een boer in Wesepe die van koeien naar paddenstoelen wil. en dan is er nog eentje in Lemele die kaas maakt en geld zoekt',
      'paddenstoelen',
      'kaas',
    ],
    [
      'colleague-52',
      'sprak vandaag een slager in Goor over een groter pand, ook was er iemand uit Tubbergen met een vraag over een vergunning',
      'slager',
      'vergunning',
    ],
  ])('are two cases, each in its own words: %s', async (who, text, one, other) => {
    const asked = await say(who, text);
    expect(buttonsOf(asked, who)).toEqual([cases.entrepreneur(1), cases.entrepreneur(2)]);
    const card = saidTo(await press(who, cases.entrepreneur(1)), who);
    expect(card).toContain(one);
    expect(card).not.toContain(other);
  });

  it('come one after the other for who wants both', async () => {
    const who = 'colleague-53';
    await say(
      who,
      'er is een smid in Holten die personeel zoekt. en dan is er nog eentje in Lemele die kaas maakt en geld zoekt',
    );
    const first = saidTo(await say(who, 'allebei graag'), who);
    expect(first).toContain('smid');
    expect(first).not.toContain('kaas');
    expect(saidTo(await say(who, 'en nu de kaas'), who)).toContain('kaas');
  });
});

describe('a draft that is none', { timeout: 240_000 }, () => {
  it.each([
    ['colleague-61', 'nee hij is geen ondernemer'],
    ['colleague-62', 'nee het is geen bedrijf'],
  ])('is not said so in the text for a counter: %s', async (who, text) => {
    await say(who, `vriend van me wil een tiny house bouwen in Denekamp, nummer ${who.at(-1)}`);
    const heard = await say(who, text);
    expect(saidTo(heard, who)).not.toContain(cases.proposalTitle);
    expect(buttonsOf(heard, who)).toContain(cases.drop);
  });

  it('has no question of the colleague’s own in it', async () => {
    const who = 'colleague-63';
    await say(who, 'een aannemer in Denekamp vraagt of hij met statushouders social return punten krijgt');
    await say(who, 'nee dat is geen hulpvraag, ik wil het zelf weten');
    expect(saidTo(await say(who, 'telt een stagiair ook'), who)).not.toContain(cases.proposalTitle);
  });

  it('can be taken away where that may be meant', async () => {
    const who = 'colleague-64';
    await say(who, 'een vriend in Denekamp wil meubels maken van oud hout');
    expect(saidTo(await say(who, 'laat maar, ik app hem wel'), who)).toMatch(/weg|wis/);
  });

  it('loses a part of what is asked, and not all', async () => {
    const who = 'colleague-65';
    await say(who, 'een bakker in Denekamp zoekt een groter pand en een vergunning voor een terras');
    const heard = saidTo(await say(who, 'nee laat die vergunning maar zitten, dat regelt ze zelf'), who);
    expect(heard).not.toContain('Wil je deze casus weghalen?');
    const changed = saidTo(await say(who, 'haal die laatste zin weg'), who);
    expect(changed).not.toContain(cases.mayAdd('haal die laatste zin weg'));
  });
});

describe('what is not to be told, or not told of the entrepreneur', { timeout: 240_000 }, () => {
  const SECRET = 'hij wil liever niet dat iemand weet dat het om autisme gaat';
  const STUDIO = 'een kunstenaar in Denekamp zoekt een atelier voor mensen met autisme, nummer';

  it('is never put in the text unasked', async () => {
    const who = 'colleague-71';
    await say(who, `${STUDIO} ${who.at(-1)}`);
    const heard = await say(who, SECRET);
    expect(saidTo(heard, who)).not.toContain(cases.proposalTitle);
    expect(buttonsOf(heard, who)).toContain(cases.edit);
    expect(saidTo(await say(who, 'hoe staat de tekst er nu'), who)).not.toContain('autisme gaat');
  });

  it.each([
    ['colleague-72', SECRET],
    ['colleague-73', 'haar naam liever niet noemen'],
    ['colleague-74', 'ik heb nog een mooie foto van hun werk, kan ik die meesturen'],
  ])('reaches no counter after the hand-over but by a press: %s %s', async (who, text) => {
    await say(who, `${STUDIO} ${who.slice(-2)}`);
    await talk.press(who, cases.handOver);
    const heard = await say(who, text);
    expect(heard.filter(({ to }) => to !== who)).toEqual([]);
    expect(saidTo(heard, who)).not.toContain(cases.passedOn('', '').slice(0, 20));
    if (text === SECRET) expect(saidTo(heard, who)).toContain('voor mensen met autisme');
  });
});

describe('more of the entrepreneur of a draft', { timeout: 240_000 }, () => {
  it.each([
    ['colleague-75', 'eigenlijk zoekt hij subsidie voor zonnepanelen'],
    ['colleague-76', 'hij wil ook weten of er subsidie is'],
  ])('keeps who it is, and where: %s %s', async (who, text) => {
    await say(who, `een galeriehouder uit Denekamp wil zijn zaak verduurzamen, nummer ${who.slice(-2)}`);
    const card = saidTo(await say(who, text), who);
    expect(card).toContain('een galeriehouder uit Denekamp');
    expect(card).toContain(text);
  });
});

describe('two in one message that want the same', { timeout: 240_000 }, () => {
  it('are each told of to their own counter only', async () => {
    const who = 'colleague-77';
    await say(
      who,
      'een cateraar uit Glanerbrug en een schoonmaakbedrijf uit Borne willen allebei mensen uit de bijstand aannemen',
    );
    const [one = '', other = ''] = (await say(who, 'allebei'))
      .filter(({ replaces }) => replaces === undefined)
      .map((card) => saidTo([card], who));
    expect(one).toContain('een cateraar uit Glanerbrug willen mensen uit de bijstand aannemen');
    expect(one).not.toContain('schoonmaakbedrijf');
    expect(other).toContain('een schoonmaakbedrijf uit Borne willen mensen uit de bijstand aannemen');
    expect(other).not.toContain('cateraar');
  });
});
