import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { openTalk, type Received, saidTo, type Talking } from '../talking.ts';

const { cases, conversation } = nl;

let talk: Talking;
let others = 0;

beforeAll(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
  await talk.line({ conversation: 'counter_contact', as: 'counter_contact', text: 'hoi' });
}, 240_000);

afterAll(() => talk.close());

/** Handed over by somebody of whom nothing else is known, in a conversation of their own. */
async function handedOver(who: string, text: string): Promise<void> {
  await talk.line({ conversation: who, as: who, text });
  await talk.press(who, cases.handOver);
}

async function askedBack(who: string, text: string, question: string): Promise<void> {
  await handedOver(who, text);
  await talk.press('counter_contact', cases.askBack);
  await talk.fill('counter_contact', 'case.ask', { words: question });
}

/** Said alone with the bot, in a conversation in which nothing was spoken of. */
async function elsewhere(as: string, text: string): Promise<{ text: string; buttons: string[]; to: string }> {
  others += 1;
  const to = `elsewhere-${others}`;
  const heard = (await talk.line({ conversation: to, as, text })).filter((one) => one.to === as || one.to === to);
  return { text: heard.map((one) => one.text).join('\n'), buttons: heard.flatMap(({ buttons }) => buttons), to };
}

function pressed(as: string, label: string): Promise<Received[]> {
  return talk.press(as, label);
}

describe('what is said in another conversation, while a counter waits for an answer', { timeout: 240_000 }, () => {
  const QUESTION = 'welke oven hebben ze besteld?';

  beforeAll(() => askedBack('colleague-1', 'een bakker in Denekamp zoekt een groter pand', QUESTION), 240_000);

  it.each([
    'geen idee, dat vraag ik ze morgen',
    'een houtoven van 2 meter breed',
    'ik denk in maart',
    '06-12345679, mag van hem',
  ])('is held against that first, and begins nothing: %s', async (text) => {
    const heard = await elsewhere('colleague-1', text);
    expect(heard.text).toContain(conversation.mayBeAnswer);
    expect(heard.text).toContain(QUESTION);
    expect(heard.buttons.some((label) => label.startsWith('Casus 1'))).toBe(true);
  });

  it.each([
    ['wat is social return?', 'Social return'],
    ['een kapper in Borne zoekt een groter pand', cases.proposalTitle],
    ['dank je wel', 'Graag gedaan'],
  ])('is something new where it surely is: %s', async (text, answer) => {
    expect((await elsewhere('colleague-1', text)).text).toContain(answer);
  });

  it('is the answer by a press', async () => {
    const { buttons } = await elsewhere('colleague-1', 'een houtoven van 2 meter breed');
    const given = await pressed('colleague-1', buttons[0] ?? '');
    expect(saidTo(given, 'counter_contact')).toContain('een houtoven van 2 meter breed');
  });
});

describe('what is said in another conversation, of a case that runs', { timeout: 240_000 }, () => {
  beforeAll(() => handedOver('colleague-2', 'een hovenier in Denekamp zoekt een groter pand'), 240_000);

  it.each([
    'hij verhuist toch naar Almelo',
    'hij heeft trouwens haast',
    'zijn nummer is 06-12345678, mag van hem',
  ])('begins nothing, and goes there by a press: %s', async (text) => {
    const heard = await elsewhere('colleague-2', text);
    expect(heard.text).toContain(conversation.mayBeOfRunning);
    expect(saidTo(await pressed('colleague-2', heard.buttons[0] ?? ''), 'counter_contact')).not.toBe('');
  });

  it.each([
    'weet je al iets?',
    'heeft de gemeente al iets laten weten?',
  ])('asks how it stands, in whatever words: %s', async (text) => {
    expect((await elsewhere('colleague-2', text)).text).toMatch(/Casus \d+:[\s\S]*Stand:/);
  });
});

describe('after a question that nobody could answer', { timeout: 240_000 }, () => {
  const UNKNOWN = 'welke kleur heeft het logo van Platform31?';

  it.each([
    'hij heeft liever dat ze mailen',
    'ja hoor, hij vindt het goed',
    'het moet trouwens wel voor mei',
  ])('the case is still spoken of: %s', async (text) => {
    others += 1;
    const who = `colleague-2${others}`;
    await handedOver(who, 'een fietsenmaker in Denekamp zoekt een groter pand');
    await talk.line({ conversation: who, as: who, text: UNKNOWN });
    const heard = await talk.line({ conversation: who, as: who, text });
    expect(saidTo(heard, 'counter_contact')).toContain(text);
  });

  it('so is a draft', async () => {
    const who = 'colleague-300';
    await talk.line({ conversation: who, as: who, text: 'een fietsenmaker in Denekamp zoekt een groter pand' });
    await talk.line({ conversation: who, as: who, text: UNKNOWN });
    const heard = saidTo(await talk.line({ conversation: who, as: who, text: 'hij heet trouwens Henk' }), who);
    expect(heard).toMatch(/groter pand\nhij heet trouwens Henk|Moet dit in de tekst voor het loket/);
  });
});

it('a case is known by what it is about, and not by a greeting', { timeout: 240_000 }, async () => {
  const who = 'colleague-400';
  const told = 'Hoi, kun je me helpen? Een weefster uit Denekamp zoekt een atelier.';
  await handedOver(who, told);
  const passed = saidTo(await talk.line({ conversation: who, as: who, text: 'ze heeft ook een weefgetouw' }), who);
  expect(passed).toContain('(“Een weefster uit Denekamp');
});
