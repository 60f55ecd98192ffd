import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { heardBy, openTalk, type Talking } from '../talking.ts';

const { figures } = nl;
const NOVEMBER = figures.periods.in('november 2026');

let talk: Talking;

beforeAll(async () => {
  talk = await openTalk();
  await talk.goTo('2026-11-03T09:00');
  for (let n = 1; n <= 6; n += 1) await heard(`colleague-${n}`, 'Wat is social return?');
  await heard('colleague', 'Een bakker uit Almelo zoekt een groter pand');
  await talk.press('colleague', nl.cases.handOver);
  await talk.goTo('2026-11-10T09:00');
  await heard('colleague', 'Een kapper uit Raalte zoekt een groter pand');
  await talk.press('colleague', nl.cases.handOver);
  await talk.goTo('2026-11-30T09:00');
}, 240_000);

afterAll(() => talk.close());

/** What somebody hears who says these things one after the other. */
function heard(who: string, ...said: readonly string[]): Promise<string> {
  return heardBy(talk, who, said);
}

function buttonsOf(replies: readonly { buttons: readonly string[] }[]): string[] {
  return replies.flatMap(({ buttons }) => buttons);
}

describe('figures of what is done with the bot', { timeout: 240_000 }, () => {
  it('are told to a broker, over the stretch that is named', async () => {
    const counts = { asked: 6, answered: 6, declined: 0 };
    expect(await heard('broker', 'hoeveel vragen zijn er deze maand gesteld?')).toContain(
      figures.questions(NOVEMBER, counts),
    );
    expect(await heard('broker', 'nee ik bedoel hoeveel er in totaal gesteld zijn in november')).toContain(
      figures.questions(NOVEMBER, counts),
    );
    const before = figures.questions(figures.periods.quarter(3, '2026'), { asked: 0, answered: 0, declined: 0 });
    expect(await heard('broker', 'en vorig kwartaal?')).toContain(before);
  });

  it('tell of people by fives, and never how many a few are', async () => {
    expect(await heard('director', 'hoeveel mensen gebruiken de bot?')).toContain(figures.users(NOVEMBER, 5));
    expect(await heard('director', 'en vorige maand?')).toContain(figures.users(figures.periods.in('oktober 2026'), 0));
  });

  it('tell of cases by place, and which waits longest', async () => {
    const running = (place: string | null, count: number) =>
      figures
        .cases({
          when: '',
          place,
          running: String(count),
          handedOver: '',
          closed: '',
          helped: '',
        })
        .split('.')[0];
    expect(await heard('broker', 'hoeveel casussen lopen er in Twente?')).toContain(running('Twente', 1));
    expect(await heard('broker', 'en in Salland?')).toContain(running('Salland', 1));
    expect(await heard('broker', 'en bij ons?')).toContain(running(null, 2));
    expect(await heard('broker', 'welke wacht het langst?')).toContain('3 november 2026');
  });

  it('are all named in one answer, with who sees what and what nobody counts', async () => {
    const all = await heard('broker', 'ik wil cijfers voor de jaarrapportage');
    for (const part of ['Vragen aan mij in 2026', 'Casussen', 'Berichten aan groepen', 'Werkbezoeken', 'Sessies']) {
      expect(all).toContain(part);
    }
    expect(all).toContain(figures.whoSees);
    expect(all).toContain(figures.whatNot);
    expect(await heard('broker', 'hoeveel tijd bespaart de bot ons?')).toContain(figures.notCounted);
  });

  it('of messages are those that went out', async () => {
    expect(await heard('broker', 'hoeveel berichten zijn verstuurd?')).toContain(figures.messages(NOVEMBER, 0));
  });

  it('are not for everybody: a colleague hears who sees them, and what they may see themselves', async () => {
    const said = await heard('colleague', 'hoeveel casussen lopen er in Twente?');
    expect(said).toContain(figures.forWhom);
    expect(said).not.toMatch(/\b[12]\b/);
  });

  it('of other organisations are for who sees to the network, all together', async () => {
    const own = await heard('broker', 'hoeveel vragen zijn er gesteld?');
    expect(own).not.toContain(figures.others);
    expect(await heard('network_broker', 'hoeveel vragen zijn er gesteld?')).toContain(figures.others);
  });

  it('are told in English to who asks in English', async () => {
    expect(await heard('director', 'how many messages were sent this month?')).toContain(
      en.figures.messages(en.figures.periods.in('November 2026'), 0),
    );
  });

  it('are what a report can be written from, and that they are no report is said', async () => {
    const said = await heard('director', 'kun je de jaarrapportage 2026 voor me opstellen?');
    expect(said).toContain(figures.noReport);
    expect(said).toContain('Vragen aan mij in 2026');
    expect(said).toContain(figures.whoSees);
  });

  it('say that there is no file or picture of them, and with what all of them are seen', async () => {
    const said = await heard('broker', 'hoeveel sessies waren er in 2026?', 'kan dat ook als grafiek?');
    expect(said).toContain(figures.noFile);
    expect(said).toContain('Sessies in 2026');
    expect(buttonsOf(await talk.line({ conversation: 'broker', as: 'broker', text: 'en als csv?' }))).toContain(
      figures.all.label,
    );
  });

  it('of several kinds are told together, also where something else was answered before', async () => {
    const both = await heard(
      'broker',
      'Wat is een makelaar met mandaat?',
      'hoeveel gebruikers en hoeveel vragen waren er in 2026',
    );
    expect(both).toContain('Vragen aan mij in 2026');
    expect(both).toContain('Mensen die mij gebruikten in 2026');
    expect(await heard('broker', 'Wat is social return?', 'nee, de cijfers over 2026')).toContain('Casussen');
  });

  it('are named where it is not known what is asked of them, and in what a broker and a director can do', async () => {
    const unsure = await talk.line({
      conversation: 'b2',
      as: 'broker',
      text: 'geef de statistieken over zonnepanelen in Bolivia',
    });
    expect(buttonsOf(unsure)).toContain(figures.all.label);
    for (const who of ['director', 'broker', 'administrator']) {
      expect(await heard(who, 'wat kun je allemaal?')).toContain(nl.figures.canBeAsked);
    }
    expect(await heard('colleague', 'wat kun je allemaal?')).not.toContain(nl.figures.canBeAsked);
  });

  it('are told to who asks how it goes, or for what nobody counts, in other verbs', async () => {
    const told = async (as: string, text: string) => {
      const [reply] = await talk.line({ conversation: `alone-${as}-${text}`, as, text });
      return reply?.text ?? '';
    };
    expect(await told('director', 'hoe loopt het met de nieuwsberichten')).toContain(figures.messages(NOVEMBER, 0));
    expect(await told('director', 'hoe gaat het met de werkbezoeken?')).toContain('Werkbezoeken in november 2026');
    expect(await told('broker', 'hoe doen de berichten het?')).toContain(figures.messages(NOVEMBER, 0));
    expect(await told('director', 'hoeveel ondernemers hielpen we dit jaar?')).toContain('Casussen');
    expect(await told('director', 'how often did they click?')).toContain(en.figures.notCounted);
    for (const text of [
      'hoe vaak klikten ze?',
      'hoeveel mensen bereikten we vorige maand',
      'wat is het bereik van onze berichten?',
    ]) {
      expect(await told('director', text)).toContain(figures.notCounted);
    }
    expect(await told('colleague', 'hoe gaat het met de werkbezoeken?')).not.toContain(figures.forWhom);
  });

  it('leave a question about the world to the sources', async () => {
    expect(await heard('broker', 'hoeveel sociale ondernemingen zijn er in Overijssel?')).not.toContain(figures.title);
  });
});
