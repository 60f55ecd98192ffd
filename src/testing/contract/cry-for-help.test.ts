import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { openTalk, type Received, saidTo, type Talking } from '../talking.ts';

const { care } = nl.conversation;
const { cases } = nl;

let talk: Talking;
let places = 0;

beforeAll(async () => {
  talk = await openTalk();
}, 60_000);
afterAll(() => talk?.close());

/** Says it in a conversation of its own, or in the one that is given. */
function say(text: string, more: object = {}): Promise<Received[]> {
  places += 1;
  return talk.line({ conversation: `place-${places}`, as: 'colleague', text, ...more });
}

describe('somebody is in despair', () => {
  it.each([
    'Een bakker in Rijssen zoekt een groter pand. Hij ziet het niet meer zitten, hij denkt eraan er een eind aan te maken.',
    'Schilder uit Borne met schulden wil niet meer leven, wie kan hem helpen?',
  ])('the entrepreneur of a case: what helps comes first, and the case goes on (%s)', async (text) => {
    const received = await say(text);
    const [help, card] = received;
    expect(help?.text).toContain(care.other.begin);
    expect(help?.text).toMatch(/113 of 0800-0113.*huisarts.*0800-8115/s);
    expect(help?.text).toContain(care.sources);
    expect(help?.text).toContain(care.goesOn);
    expect(card?.text).toContain(cases.proposalTitle);
    expect(card?.buttons).toContain(cases.handOver);
  });

  it('told later, below the card: it is part of the case, and what helps comes with it', async () => {
    await say('Een kapper in Almelo zoekt een stagiair.', { conversation: 'later' });
    const received = saidTo(
      await say('en hij zegt dat hij er een eind aan wil maken', { conversation: 'later' }),
      'colleague',
    );
    expect(received).toContain(care.other.begin);
    expect(received).toContain(cases.proposalTitle);
  });

  it.each([
    'ik zie het zelf ook niet meer zitten, ik wil er niet meer zijn',
    'ik heb zelfmoordgedachten',
  ])('who speaks themselves: only what helps, nothing of it in a case, and nothing declined (%s)', async (text) => {
    await say('Een kapper in Almelo zoekt een stagiair.', { conversation: text });
    const received = await say(text, { conversation: text });
    expect(received.map((one) => one.text.startsWith(care.own.begin))).toEqual([true]);
    expect(received[0]?.text).not.toContain(care.goesOn);
  });

  it('a colleague: what helps, and how to bring a case', async () => {
    const received = await say('een collega van mij zegt dat ze er een eind aan wil maken');
    expect(received).toHaveLength(1);
    expect(received[0]?.text).toContain(care.other.begin);
    expect(received[0]?.text).toContain(care.tellMore);
  });

  it('in words that were forwarded: what helps whom it concerns, and the case is shown', async () => {
    const forwarded = {
      from: 'Karin',
      text: 'Ik heb een winkel in Raalte en zoek hulp met mijn schulden. Ik wil zo niet meer leven.',
    };
    const received = saidTo(
      await talk.line({ conversation: 'forwarded', as: 'colleague', text: '', forwarded }),
      'colleague',
    );
    expect(received).toContain(care.other.begin);
    expect(received).toContain(cases.previewTitle);
  });

  it('in the words of a command', async () => {
    const received = await say('/impact vraag ik wil niet meer leven');
    expect(received.map((one) => one.text.startsWith(care.own.begin))).toEqual([true]);
  });

  it('in English too', async () => {
    const received = await say(
      'A baker in Raalte needs a bigger place. She told me she does not want to live anymore.',
    );
    expect(received[0]?.text).toMatch(/113 or 0800-0113/);
    expect(received).toHaveLength(2);
  });
});

it.each([
  'ik zie door de bomen het bos niet meer',
  'dit is om wanhopig van te worden, dat formulier',
  'Een slager in Goor is wanhopig op zoek naar een pand.',
  'Hij wil een eind maken aan zijn huurcontract in Borne en zoekt iets anders.',
])('what only sounds so is answered as ever: %s', async (text) => {
  expect(saidTo(await say(text), 'colleague')).not.toMatch(/113/);
});
