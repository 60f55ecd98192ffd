import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { texts } from '../../i18n/texts.ts';
import { openTalk, type Received, saidTo, type Talking } from '../talking.ts';

const { ambassadors, network, pledges, themes } = nl;
let talk: Talking;
let who = 0;

beforeAll(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
}, 240_000);

afterAll(() => talk.close());

/** Says it in a conversation of their own, and gives what everybody heard. */
async function all(who: string, text: string): Promise<Received[]> {
  return talk.line({ conversation: who, as: who, text });
}

async function heard(who: string, text: string): Promise<string> {
  return saidTo(await all(who, text), who);
}

describe('what ambassadors say in free words', { timeout: 240_000 }, () => {
  it.each([
    ['hoe wordt iemand eigenlijk ambassadeur', ambassadors.about],
    ['kan ik zomaar ambassadeur worden', ambassadors.about],
    ['ik wil graag mee doen met die cursus', null],
  ])('makes nobody an ambassador who only asks, or is not surely understood: %s', async (text, says) => {
    who += 1;
    const said = await heard(`colleague-${20 + who}`, text);
    expect(said).not.toContain(ambassadors.joined);
    if (says !== null) expect(said).toContain(says);
    expect(await heard(`colleague-${20 + who}`, 'ben ik nu ambassadeur?')).toContain(ambassadors.notOne);
  });

  it('makes one who says yes to the question, with what they choose, and takes it back right after', async () => {
    await heard('colleague-2', 'wat houdt het in om ambassadeur te zijn?');
    expect(await heard('colleague-2', 'ja, dat wil ik wel')).toContain(ambassadors.joined);
    expect(await heard('colleague-2', 'bij nader inzien toch maar niet, geen tijd')).toContain(ambassadors.stopped);
    expect(await heard('colleague-2', 'sta ik nu nog op de lijst van ambassadeurs?')).toContain(
      ambassadors.stoppedState,
    );
  });

  it.each([
    ['ok verstuur'],
    ['hou er maar mee op'],
    ['nou nee, laat maar zitten'],
  ])('makes nobody one by a yes to something else, or by what is a no: %s', async (text) => {
    who += 1;
    expect(await heard(`colleague-${40 + who}`, 'ben ik nu ambassadeur?')).toContain(ambassadors.notOne);
    expect(await heard(`colleague-${40 + who}`, text)).not.toContain(ambassadors.joined);
    expect(await heard(`colleague-${40 + who}`, 'ben ik nu ambassadeur?')).toContain(ambassadors.notOne);
  });

  it('reads how often and about what in one sentence', async () => {
    const said = await heard(
      'colleague-3',
      'schrijf me maar in als ambassadeur, hooguit eens per maand en alleen over wonen',
    );
    expect(said).toContain(ambassadors.joined);
    expect(said).toContain(ambassadors.paces.monthly);
    expect(said).toContain(ambassadors.aboutThemes(['ruimte en wonen']));
    const changed = await heard('colleague-3', 'toch liever om de week, en alleen iets over zorg');
    expect(changed).toContain(ambassadors.paces.fortnightly);
    expect(changed).toContain(ambassadors.aboutThemes(['zorg en welzijn']));
  });

  it('rests for the whole of a period that is named', async () => {
    expect(await heard('colleague-3', 'volgende week ben ik vrij, stuur dan maar geen berichten')).toContain(
      'maandag 14 december 2026',
    );
    expect(await heard('colleague-3', 'in de kerstvakantie wil ik ook niks krijgen')).toContain(
      'maandag 4 januari 2027',
    );
  });

  it('tells at any time why something came, and what is chosen', async () => {
    expect(await heard('colleague-3', 'waarom krijg ik deze berichten eigenlijk?')).toContain(ambassadors.noneYet);
    expect(await heard('colleague-3', 'wat heb ik nu ingesteld staan')).toContain(ambassadors.own);
  });

  it.each([
    'ik hou ermee op',
    'haal mij maar van de lijst van ambassadeurs',
    'I no longer want to be an ambassador',
  ])('stops in any words: %s', async (text) => {
    await heard('colleague-4', 'Ik wil ambassadeur worden');
    const said = await heard('colleague-4', text);
    expect([ambassadors.stopped, texts('en').ambassadors.stopped].some((one) => said.includes(one))).toBe(true);
  });

  it('says the same of the role as of being one, and lets who only has the role stop', async () => {
    expect(await heard('ambassador', '/impact ambassadeur')).toContain(ambassadors.byRole);
    expect(await heard('ambassador', 'kan het wat minder vaak')).toContain(ambassadors.byRole);
    expect(await heard('ambassador', 'ik wil geen ambassadeur meer zijn')).toContain(ambassadors.stopped);
    expect(await heard('ambassador', 'ben ik nu nog ambassadeur?')).not.toContain(ambassadors.byRole);
  });

  it('answers kindly who does not know, and judges what is said in own words', async () => {
    await heard('colleague-5', 'Ik wil ambassadeur worden');
    expect(await heard('colleague-5', 'geen flauw idee eerlijk gezegd')).toContain(ambassadors.notKnown);
    await heard('colleague-6', 'Ik wil ambassadeur worden');
    expect(await heard('colleague-6', 'ik denk de helft')).not.toContain(ambassadors.notUnderstood);
  });
});

describe('what a broker says of ambassadors', { timeout: 240_000 }, () => {
  it('asks a colleague at a press, and makes nobody one', async () => {
    const { people } = await colleagues();
    const name = people[0] ?? '';
    const said = await all('broker', `maak ${name} maar ambassadeur`);
    expect(saidTo(said, 'broker')).toContain(ambassadors.askColleague(name));
    expect(saidTo(said, 'broker')).not.toContain(ambassadors.joined);
    const label = said.flatMap(({ buttons }) => buttons).find((one) => one.startsWith(ambassadors.askLabel(name)));
    const pressed = await talk.press('broker', label ?? '');
    expect(saidTo(pressed, 'broker')).toContain(ambassadors.asked(name));
    expect(pressed.some(({ to, buttons }) => to !== 'broker' && buttons.includes(ambassadors.join))).toBe(true);
    expect(await heard('broker', 'ben ik nu ambassadeur?')).toContain(ambassadors.notOne);
  });

  it.each([
    ['bij welke afdelingen zit nog geen ambassadeur?', network.missing([]).slice(0, 20)],
    ['hoeveel ambassadeurs hebben we nu', network.whole],
    ['hoe doen onze ambassadeurs het?', network.title],
    ['noem eens de namen van de ambassadeurs', network.noNames],
  ])('is told of the network: %s', async (text, says) => {
    expect(await heard('broker', text)).toContain(says);
  });

  it('is refused what is of another organisation, also in a word after it', async () => {
    await heard('broker', 'hoe gaat het met de ambassadeurs');
    expect(await heard('broker', 'en bij Deventer?')).toContain(network.ofAnother('').slice(0, 40));
  });

  it('is for brokers only', async () => {
    expect(await heard('colleague-8', 'hoeveel ambassadeurs hebben we nu')).toContain(network.onlyBrokers);
  });

  it('gives a new agreement in words, and hears what hooks onto a theme by another word for it', async () => {
    const begun = await all(
      'broker',
      'we hebben een nieuw coalitieakkoord met de thema’s: bereikbaarheid, zorg en natuur',
    );
    expect(saidTo(begun, 'broker')).toContain(themes.readThese);
    const form = await talk.press('broker', themes.invitation.label);
    expect(JSON.stringify(form)).toContain('Bereikbaarheid\\nZorg\\nNatuur');
    const action = form.find((one) => one.form)?.form?.action ?? '';
    await talk.fill('broker', action, {
      name: 'Akkoord 2026',
      beginsOn: '2026-11-01',
      themes: 'Bereikbaarheid\nZorg\nNatuur',
    });
    await talk.press('broker', themes.buttons.confirm);
    expect(await heard('broker', 'wat zijn onze beleidsthema’s?')).toContain('Akkoord 2026');
    expect(await heard('colleague-9', 'welke beleidsthema’s hebben wij?')).toContain('Bereikbaarheid');
    const linked = await heard('colleague-9', 'wat hangt er aan het thema mobiliteit?');
    expect(linked).toContain('Bereikbaarheid');
    expect(linked).toContain('Haakje');
    expect(await heard('colleague-9', 'en aan zorg?')).toContain('Zorg');
  });
});

describe('pledges as people say them', { timeout: 240_000 }, () => {
  it('are made, told apart by their place, and never overwritten', async () => {
    expect(await heard('colleague-10', 'ik ga volgende week de gemeente Borne bellen over social return')).toContain(
      'maandag 14 december 2026',
    );
    expect(await heard('colleague-10', 'ik zal het donderdag in het teamoverleg inbrengen')).toContain(pledges.noted);
    const dropped = await heard('colleague-10', 'de tweede gaat niet lukken');
    expect(dropped).toContain(pledges.isDropped);
    expect(dropped).toContain('teamoverleg');
    const done = await heard('colleague-10', 'het is gelukt met Borne, ze willen meedoen');
    expect(done).toContain('gemeente Borne');
    expect(done).toContain(pledges.isDone);
    expect(await heard('colleague-10', 'staat er bij mij nog iets open?')).toContain(pledges.none);
    await heard('colleague-10', 'ik zal morgen de directie bellen over circulair inkopen');
    const again = await heard('colleague-10', 'Borne is gelukt');
    expect(again).toContain('gemeente Borne');
    expect(again).not.toContain('directie');
  });

  it('of a colleague are told to nobody else', async () => {
    const { people } = await colleagues();
    expect(await heard('broker', `wat heeft ${people[0]} toegezegd?`)).not.toContain(pledges.none);
  });
});

let known: { people: string[] } | null = null;

/** What somebody who said hello is called. */
async function colleagues(): Promise<{ people: string[] }> {
  if (known !== null) return known;
  await heard('colleague-7', 'hoi');
  const shown = await heard('colleague-7', '/impact mijn-gegevens');
  const name = /Naam: (.+)/.exec(shown)?.[1]?.trim() ?? '';
  known = { people: [name] };
  return known;
}
