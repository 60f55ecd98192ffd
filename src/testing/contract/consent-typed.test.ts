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

/** What somebody of whom nothing is known yet tells, one message after the other; returns what the last one got. */
async function told(...messages: string[]): Promise<Received[]> {
  conversations += 1;
  who = `colleague-${conversations}`;
  let received: Received[] = [];
  for (const message of messages) received = await say(who, message);
  return received;
}

/** What the counter reads of the case that is handed over now. */
async function atCounter(): Promise<string> {
  return saidTo(await talk.press(who, cases.handOver), COUNTER);
}

function buttonsOf(received: readonly Received[]): string[] {
  return received.flatMap((one) => (one.to === who ? one.buttons : []));
}

const ROOFER = 'een dakdekker in Denekamp zoekt een grotere werkplaats';

describe('that the entrepreneur agrees, typed beside a draft', { timeout: 240_000 }, () => {
  it.each([
    ['zijn nummer is 0541 353535', 'jazeker, hij vindt het prima, geef maar door'],
    ['bereikbaar op rob@dakwerk.nl', 'dat mag je delen, ik heb het hem gevraagd'],
    ['mailen kan naar info@daken.nl', 'hij geeft toestemming'],
  ])('is kept as the press would: %s', async (reach, agreed) => {
    const shown = await told(ROOFER, reach, agreed);
    expect(saidTo(shown, who)).toContain(cases.contactAgreed);
    expect(buttonsOf(shown)).toContain(cases.handOver);
    const read = await atCounter();
    expect(read).toMatch(/353535|rob@dakwerk\.nl|info@daken\.nl/);
    expect(read).not.toContain(agreed);
  });

  it.each([
    'zijn mailadres is jan@dakgoed.nl, hij vindt het goed dat je dat doorgeeft',
    'dit is zijn mail: jan@dakgoed.nl en die mag je doorsturen, dat heb ik gevraagd',
    "that's right, he is okay with you sharing his email jan@dakgoed.nl",
  ])('is kept of what is typed with it: %s', async (agreed) => {
    const shown = await told(ROOFER, agreed);
    expect(saidTo(shown, who)).toContain('jan@dakgoed.nl');
    const label = buttonsOf(shown).find((one) => one === cases.handOver || one === 'Hand over') ?? '';
    const read = saidTo(await talk.press(who, label), COUNTER);
    expect(read).toContain('jan@dakgoed.nl');
    expect(read).not.toContain(cases.contactMark);
  });

  it.each([
    'ja klopt, stuur maar door',
    'hij vindt het niet goed dat je dat doorgeeft',
    'ik vraag nog of hij het goed vindt',
    'als hij het goed vindt mag het',
    'mag ik zijn nummer doorgeven?',
    'mijn baas vindt het goed',
  ])('is asked where it is not surely said: %s', async (said) => {
    const shown = await told(`${ROOFER}, tel 0541 363636`, said);
    expect(saidTo(shown, who)).not.toContain(cases.contactAgreed);
    expect(await atCounter()).not.toContain('363636');
  });

  it('stands among what can be pressed, for who wants it handed over', async () => {
    const shown = await told(`${ROOFER}, tel 0541 373737`, 'klopt helemaal, stuur maar door');
    expect(buttonsOf(shown)).toContain(cases.handOver);
    expect(buttonsOf(shown)).toContain(cases.theyAgree);
    expect(saidTo(shown, who)).toContain(cases.contactOffered('0541 373737'));
  });

  it('is told to the counter after the hand-over as well', async () => {
    await told(ROOFER);
    await talk.press(who, cases.handOver);
    await say(who, 'zijn nummer is 0541 383838');
    const given = await say(who, 'hij vindt het prima dat ze dat krijgen');
    expect(saidTo(given, COUNTER)).toContain('0541 383838');
  });
});
