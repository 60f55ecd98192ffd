import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../i18n/nl.ts';
import { openTalk, type Received, saidTo, type Talking } from '../testing/talking.ts';

const { sessions } = nl;

/** Each conversation is of a broker of its own. */
const BROKERS = Array.from({ length: 9 }, (_, at) => `lotte${at}`);
const PEOPLE = `
organisations: [{ id: hengelo, name: Gemeente Hengelo }]
people:
${BROKERS.map((id) => `  - { id: ${id}, name: Lotte ${id}, organisation: hengelo, roles: [broker], department: Beleid }`).join('\n')}
  - { id: wim, name: Wim Bos, organisation: hengelo, roles: [ambassador], department: Water }
  - { id: gerda, name: Gerda Vos, organisation: hengelo, department: Cultuur }
`;
const WHOLE = 'plan een kennissessie over repareren op dinsdag 9 februari 2027 om 14 uur, Grote Kerkhof 1, Deventer';

describe('a session that is planned is spoken of', { timeout: 600_000 }, () => {
  let talk: Talking;

  beforeAll(async () => {
    talk = await openTalk(PEOPLE);
    await talk.goTo('2026-11-30T09:00');
  }, 300_000);

  afterAll(() => talk?.close(), 60_000);

  const line = (as: string, text: string): Promise<Received[]> => talk.line({ conversation: as, as, text });
  const say = async (as: string, text: string) => saidTo(await line(as, text), as);
  const buttonsOf = (received: readonly Received[]) => received.flatMap(({ buttons }) => buttons);

  it('begun in one sentence, it is changed bit by bit and announced by a press', async () => {
    const me = 'lotte0';
    const begun = await line(me, WHOLE);
    expect(saidTo(begun, me)).toContain('dinsdag 9 februari 2027, 14:00–16:00, Grote Kerkhof 1, Deventer');
    expect(buttonsOf(begun)).toContain(sessions.buttons.announce);
    const steps: [string, string][] = [
      ['een half uurtje later beginnen graag', '9 februari 2027, 14:30–16:30'],
      ['van 15 tot 16.30', '9 februari 2027, 15:00–16:30'],
      ['toch maar een week later', '16 februari 2027, 15:00–16:30'],
      ['maximaal 12', '12 plekken'],
      ['het duurt tot vijf uur', '15:00–17:00'],
      ['voor alle ambassadeurs', 'Voor: ambassadeurs'],
      ['elke maand', sessions.lacks.times],
      ['vier keer', '18 mei'],
      ['laat nog eens zien', '20 april'],
      ['ok verstuur', sessions.pressToAnnounce],
    ];
    for (const [text, shown] of steps) expect(await say(me, text), text).toContain(shown);
    const announced = await talk.press(me, sessions.buttons.announce);
    expect(saidTo(announced, 'wim')).toContain('16 februari 2027, 15:00–17:00');
    expect(saidTo(announced, 'gerda')).toBe('');
  });

  it('begun in pieces, it asks what it does not know yet', async () => {
    const me = 'lotte1';
    const steps: [string, string][] = [
      ['ik wil een webinar plannen over circulair inkopen', sessions.lacks.date],
      ['donderdag 11 februari 2027', sessions.lacks.time],
      ['om 10 uur', sessions.lacks['no-link']],
      ['https://vergader.example.nl/3', 'donderdag 11 februari 2027, 10:00–12:00'],
      ['het duurt maar een uur', '10:00–11:00'],
      ['het mag ook een dag eerder', 'woensdag 10 februari 2027, 10:00–11:00'],
    ];
    for (const [text, shown] of steps) expect(await say(me, text), text).toContain(shown);
  });

  it('is online or in a place, as is said', async () => {
    const me = 'lotte2';
    await say(me, WHOLE);
    const steps: [string, string][] = [
      ['toch online', sessions.lacks['no-link']],
      ['https://vergader.example.nl/4', '14:00–16:00, online'],
      ['nee toch niet online maar in het stadhuis, Marktplein 5 Almelo', 'Marktplein 5 Almelo'],
    ];
    for (const [text, shown] of steps) expect(await say(me, text), text).toContain(shown);
  });

  it('comes back on a weekday of its months', async () => {
    const me = 'lotte3';
    const said = await say(
      me,
      'plan een leernetwerk: elke derde donderdag van januari, maart, mei, september en november, 13:30-16:00, Grote Kerkhof 1, Deventer',
    );
    for (const day of ['21 januari', '18 maart', '20 mei', '16 september', '18 november'])
      expect(said).toContain(`donderdag ${day} 2027, 13:30–16:00`);
    expect(await say(me, 'een half uurtje later')).toContain('21 januari 2027, 14:00–16:30');
    expect(await say(me, 'toch eenmalig')).not.toContain('18 maart');
  });

  it('is for whom is named, also one by one', async () => {
    const me = 'lotte4';
    await say(me, WHOLE);
    const steps: [string, string][] = [
      ['alleen voor ambassadeurs', 'Voor: ambassadeurs'],
      ['gerda mag ook mee', 'Gerda Vos'],
      ['wim hoeft niet', 'Dit is voor 1 collega'],
      // Who was left out is in it again, and only then is it for all there are.
      ['doe toch maar voor iedereen', 'Dit is voor 2 collega'],
      ['nee, voor iedereen', 'Dit is voor 11 collega'],
    ];
    for (const [text, shown] of steps) expect(await say(me, text), text).toContain(shown);
  });

  it('leaves what is said of something else to that', async () => {
    const me = 'lotte6';
    await say(me, WHOLE);
    expect(await say(me, 'stuur een bericht aan alle ambassadeurs: De fietsen staan er.')).toContain('Bericht 1');
    expect(await say(me, 'wat is social return?')).not.toContain('Sessie ');
  });

  it('is thrown away by a word and taken back by a press', async () => {
    const me = 'lotte5';
    await say(me, WHOLE);
    expect(await say(me, 'gooi maar weg, collega doet het')).toContain(sessions.dropped);
    await talk.press(me, sessions.buttons.restore);
    expect(await say(me, 'maximaal 8')).toContain('8 plekken');
  });
});
