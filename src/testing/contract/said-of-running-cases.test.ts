import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { openTalk, type Received, saidTo, type Talking } from '../talking.ts';

const { cases } = nl;
const COUNTER = 'counter_contact';

let talk: Talking;
let conversations = 0;
let who: string;

beforeAll(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
  await say(COUNTER, 'hoi');
}, 240_000);

afterAll(() => talk.close());

function say(as: string, text: string): Promise<Received[]> {
  return talk.line({ conversation: as, as, text });
}

async function told(text: string): Promise<Received[]> {
  conversations += 1;
  who = `colleague-${conversations}`;
  return say(who, text);
}

async function handedOver(): Promise<void> {
  await told(`een smid in Denekamp zoekt hal ${conversations}`);
  await talk.press(who, cases.handOver);
}

function buttonsOf(received: readonly Received[], to = who): string[] {
  return received.flatMap((one) => (one.to === to ? one.buttons : []));
}

describe('what is said of a running case', { timeout: 240_000 }, () => {
  it('of a broker who works on one begins no other', async () => {
    await handedOver();
    await say('broker', `casus ${conversations} doe ik zelf`);
    const shown = await say('broker', 'de smid gesproken, hij huurt nu een hal bij de bakker in Losser. kan dicht');
    expect(saidTo(shown, 'broker')).not.toContain(cases.proposalTitle);
    expect(buttonsOf(shown, 'broker').join()).toContain(cases.finish);
  });

  it.each([
    ['valt dit later nog te annuleren?', 'doe dat dan toch maar, ze stopt ermee'],
    ['kun je het ook weer terughalen?', 'ok doe maar, hij heeft al iets'],
  ])('takes it back by a press, and tells the counter nothing: %s', async (question, goAhead) => {
    await handedOver();
    expect(buttonsOf(await say(who, question))).toEqual([cases.withdraw]);
    const shown = await say(who, goAhead);
    expect(saidTo(shown, COUNTER)).toBe('');
    expect(buttonsOf(shown)).toEqual([cases.withdraw]);
    expect(saidTo(await talk.press(who, cases.withdraw), COUNTER)).not.toContain(goAhead);
  });

  it.each([
    'de smid is verhuisd naar Zweden, dus deze zaak kan gesloten worden',
    'gebeld met de smid. wat mij betreft afgerond',
  ])('of a counter that it is over is a press, and no news: %s', async (over) => {
    await handedOver();
    const shown = await say(COUNTER, `casus ${conversations}: ${over}`);
    expect(buttonsOf(shown, COUNTER)[0]).toContain(cases.finish);
    expect(saidTo(shown, who)).toBe('');
  });

  it('reminds by a press, or says that it cannot be done', async () => {
    await handedOver();
    expect(buttonsOf(await say(who, 'geef ze nog eens een reminder'))).toContain(cases.remind);
    await say('broker-2', `casus ${conversations}`);
    const shown = saidTo(await say('broker-2', 'geef ze nog eens een reminder'), 'broker-2');
    expect(shown).toContain(cases.remindsItself('gemeente Dinkelland'));
  });
});

describe('what is said of a draft', { timeout: 240_000 }, () => {
  it('puts how to reach the entrepreneur in no text', async () => {
    await told('een bakker in Denekamp zoekt een groter pand');
    const shown = await say(who, 'zijn mailadres: post@bakkerdenekamp.nl');
    expect(saidTo(shown, who)).toContain(cases.contactOffered('post@bakkerdenekamp.nl'));
    expect(saidTo(shown, who)).not.toContain(cases.contactMark);
  });
});
