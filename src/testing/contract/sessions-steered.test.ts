import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import { eventually } from '../eventually.ts';
import { formIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { announceSession, sayTo } from './session-stage.ts';

const { sessions } = nl;
const WHEN = 'dinsdag 9 februari 2027, 14:00–16:00';

describe.each(PLATFORMS)('what a broker says of sessions that were announced, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let desk: string;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { PUBLIC_URL: 'http://127.0.0.1:9' });
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna');
    await announceSession(
      stage,
      bea,
      'plan een leernetwerk over banen op 21 januari, 18 maart, 20 mei en 17 juni, steeds van 10 tot 12 in het stadhuis van Zwolle',
    );
    const { where } = await announceSession(
      stage,
      bea,
      'plan een kennissessie over repareren op dinsdag 9 februari 2027 om 14 uur, Grote Kerkhof 1, Deventer',
    );
    desk = where;
    await stage.read(anna, WHEN);
    // What she hears unasked comes before what she says.
    await eventually('her own invitations', async () => {
      const own = await stage.all(bea, '/impact berichten');
      return own.length >= 2 ? own : undefined;
    });
  });

  afterAll(() => stage?.stop());

  const topics = async () => {
    const rows = await stage.running.database.prisma.sessionTopic.findMany({ include: { votes: true } });
    return Object.fromEntries(rows.map(({ text, votes }) => [text, votes.map(({ personId }) => personId)]));
  };

  it('puts topics forward to be voted on, and votes for none by that', async () => {
    const said: [string, string][] = [
      [
        'zet er drie onderwerpen bij om op te stemmen: textiel, elektronica en fietsen',
        'textiel\nelektronica\nfietsen',
      ],
      ['voeg het onderwerp meubels toe', 'meubels'],
      ['laat mensen stemmen over lampen of stoelen', 'lampen\nstoelen'],
      ['zet het thema verpakkingen erbij', 'verpakkingen'],
      ['add the topics glass and paper', 'glass\npaper'],
    ];
    for (const [text, begun] of said) {
      const message = await stage.say(bea, desk, text);
      const label = message.buttons.find((one) => [sessions.topicsButton, en.sessions.topicsButton].includes(one));
      expect(label, `${text} → ${message.text}`).toBeDefined();
      const form = formIn(await stage.press(bea, message, label ?? '', desk));
      expect(form.fields.at(-1)?.value, `${text} → ${message.text}`).toBe(begun);
    }
    const first = said[0]?.[0] ?? '';
    const message = await stage.say(bea, desk, first);
    const form = formIn(await stage.press(bea, message, sessions.topicsButton, desk));
    await form.send({});
    expect(await topics()).toEqual({ textiel: [], elektronica: [], fietsen: [] });
  });

  it('gets the vote of a member with whom no session was spoken of', async () => {
    await sayTo(anna, 'wat is social return?');
    await setClock(stage.running.database.prisma, new Date('2026-12-10T09:00:00Z'));
    const { message } = await sayTo(anna, 'ik stem voor thema 2');
    expect(message.text).toContain(sessions.votedFor('elektronica'));
    expect(await topics()).toMatchObject({ elektronica: [anna.personId] });
    for (const text of ['ik stem voor onderwerp 3', 'I vote for topic 1'])
      expect((await sayTo(anna, text)).message.text, text).toMatch(/Je stemt|You vote/);
  });

  it('calls off one date after something else was spoken of', async () => {
    const said = [
      '18 maart vervalt',
      'zeg die van 18 maart af',
      'de bijeenkomst van maart gaat niet door',
      'we slaan maart over',
      'blaas het leernetwerk van 18 maart af',
      'cancel the one of 18 March',
      'the meeting of 18 March is called off',
    ];
    for (const text of said) {
      await sayTo(bea, 'wat is social return?');
      const { message } = await sayTo(bea, text);
      expect(message.buttons, `${text} → ${message.text}`).toHaveLength(1);
      expect(message.buttons[0], text).toMatch(/18/);
    }
    await sayTo(bea, 'wat is social return?');
    const { message } = await sayTo(bea, '9 februari vervalt');
    expect(message.text).toContain(sessions.pressToCancel);
  });

  it('writes the recap, and hears who got it', async () => {
    await setClock(stage.running.database.prisma, new Date('2027-02-11T09:00:00Z'));
    await eventually('what is asked of her unasked', async () => {
      const asked = await stage.all(bea, 'Schrijf je een kort verslag?');
      return asked.length >= 2 ? asked : undefined;
    });
    const said = [
      'maak een verslag van dinsdag',
      'ik wil een verslag maken van de kennissessie',
      'verslag van de sessie van eergisteren',
      'stuur het verslag rond',
      'schrijf het verslag van 9 februari: we spraken over reparatiecafés',
      'maak de notulen van dinsdag',
      'write a recap of last Tuesday',
      'can you send round the recap of the knowledge session?',
    ];
    for (const text of said) {
      const { message } = await sayTo(bea, text);
      const label = message.buttons.find((one) => [sessions.buttons.recap, en.sessions.buttons.recap].includes(one));
      expect(label, `${text} → ${message.text}`).toBeDefined();
      expect(message.text, text).toContain('repareren');
    }
    const { message, thread } = await sayTo(bea, 'schrijf het verslag van dinsdag: we spraken over reparatiecafés');
    const form = formIn(await stage.press(bea, message, sessions.buttons.recap, thread));
    expect(form.fields[0]?.value).toBe('we spraken over reparatiecafés');
    await form.send({});
    const { thread: again } = await bea.driver.say(bea.person, 'stuur het verslag van dinsdag rond');
    await stage.read(bea, sessions.recapThere('Kennissessie: repareren', WHEN), again);
    expect((await sayTo(anna, 'stuur het verslag rond')).message.buttons).not.toContain(sessions.buttons.recap);
  });
});
