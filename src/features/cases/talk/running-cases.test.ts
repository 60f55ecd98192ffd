import { describe, expect, it } from 'vitest';
import { nl } from '../../../i18n/nl.ts';
import { buttonsOf, oneCaseTalk } from '../../../testing/case-talk.ts';
import { type Received, saidTo } from '../../../testing/talking.ts';

const { cases: words } = nl;
const BAKER = 'Een bakker uit Ootmarsum zoekt een groter pand, wie kan hem helpen?';
const BARBER = 'Een kapper uit Almelo vraagt of zij subsidie kan krijgen voor haar startende zaak';

const talk = oneCaseTalk(async ({ say, handOver }) => {
  for (const who of ['broker', 'administrator', 'counter_contact']) await say(who, 'hoi');
  for (const text of [BAKER, BARBER]) {
    await handOver('colleague', text);
  }
});
const { say } = talk;

describe('who looks after cases', { timeout: 120_000 }, () => {
  it.each([
    'welke zaken lopen er?',
    'goedemorgen, wat moet ik vandaag doen?',
  ])('hears as a broker which are under way, each with a button: %s', async (question) => {
    const answer = await say('broker', question);
    expect(saidTo(answer, 'broker')).toContain(words.runningCases);
    expect(saidTo(answer, 'broker')).toContain('Casus 1');
    expect(buttonsOf(answer, 'broker')).toEqual(expect.arrayContaining(['Casus 1', 'Casus 2']));
    const shown = await talk.press('broker', 'Casus 1');
    expect(buttonsOf(shown, 'broker')).toContain(words.accept);
  });

  it('can take a case in words by its number, and choose a counter for one that waits', async () => {
    const offered = await say('broker', 'neem casus 1 over');
    expect(saidTo(offered, 'broker')).toContain('casus 1 (“Een bakker');
    expect(buttonsOf(offered, 'broker')[0]).toContain(words.accept);
    const found = await say('broker', 'casus 2: ik heb al iemand gevonden bij Almelo, Jan van economie');
    expect(saidTo(found, 'broker')).toContain('casus 2 (“Een kapper');
    expect(buttonsOf(found, 'broker').join(' ')).toContain(words.sendElsewhere);
    expect(saidTo(found, 'colleague')).toBe('');
  });

  it('hears as an administrator which are under way, and who can act on them', async () => {
    const answer = await say('administrator', 'welke casussen zijn te laat?');
    expect(saidTo(answer, 'administrator')).toContain(words.runningCases);
    expect(saidTo(answer, 'administrator')).not.toContain('bakker');
    expect(buttonsOf(answer, 'administrator')).toEqual([words.giveRole]);
    const taken = await say('administrator', 'ik pak casus 1 op');
    expect(saidTo(taken, 'administrator')).toContain('asus 1');
    expect(buttonsOf(taken, 'administrator')).toEqual([words.giveRole]);
  });

  it('hears as a broker who says hello which cases are with nobody', async () => {
    const hello = await say('broker', 'hoi');
    expect(saidTo(hello, 'broker')).toContain(words.toBroker.withNobody(1));
    expect(buttonsOf(hello, 'broker')).toEqual(['Casus 2']);
  });
});

describe('news of a counter that did not take the case yet', { timeout: 120_000 }, () => {
  it('is passed on, and the case can still be taken or is for another', async () => {
    const told = await say('counter_contact', 'ik heb hem gebeld en hij komt vrijdag langs');
    expect(saidTo(told, 'colleague')).toContain('hij komt vrijdag langs');
    expect(buttonsOf(told, 'counter_contact')).toEqual(expect.arrayContaining([words.accept, words.bounce]));
    const other = await say('counter_contact', 'ik weet het antwoord niet, kan iemand anders dit doen');
    expect(saidTo(other, 'colleague')).toBe('');
    expect(buttonsOf(other, 'counter_contact')[0]).toBe(words.bounce);
  });

  it('is told what is known of the case, with a way to ask, when it asks', async () => {
    const asked = await say('counter_contact', 'hoe heet de ondernemer?');
    expect(saidTo(asked, 'counter_contact')).toContain(BAKER);
    expect(buttonsOf(asked, 'counter_contact')).toEqual([words.askBack]);
  });
});

describe('a case that is to be sent by hand', { timeout: 120_000 }, () => {
  it('has left when the colleague says that they mailed it', async () => {
    const mailed = await say('colleague', 'casus 2: ik heb het zelf gemaild naar Almelo');
    expect(buttonsOf(mailed, 'colleague').map((label) => label.replace(' (casus 2)', ''))).toEqual([
      words.forwarded,
      words.finish,
    ]);
  });

  it('is not said to be at a counter, which hears nothing, when it is withdrawn', async () => {
    const offered = await say('colleague', 'trek casus 2 maar in');
    expect(saidTo(offered, 'colleague')).not.toContain('het loket hoort het meteen');
    expect(saidTo(offered, 'colleague')).toContain('nog niet verstuurd');
  });

  it('is told to a broker when it never left after the reminders', async () => {
    const heard: Received[] = [];
    for (const now of ['2026-12-05T09:00', '2026-12-10T09:00', '2026-12-18T09:00', '2027-01-20T09:00']) {
      heard.push(...(await talk.goTo(now)));
    }
    const told = heard.filter(
      ({ to, text }) => to === 'broker' && text.includes('Casus 2 is nog steeds niet doorgestuurd'),
    );
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]?.buttons).toContain(words.sendElsewhere);
    const asked = heard.filter(({ to, text }) => to === 'administrator' && text.includes('Kun jij hem oppakken'));
    expect(asked).toEqual([]);
  });
});
