import { describe, expect, it } from 'vitest';
import { nl } from '../../../i18n/nl.ts';
import { buttonsOf, oneCaseTalk } from '../../../testing/case-talk.ts';
import { saidTo } from '../../../testing/talking.ts';

const { cases: words } = nl;
const BAKERY = 'Een bakker in Rijssen zoekt een groter pand.';

const talk = oneCaseTalk();
const { say } = talk;

describe('what goes to a counter', { timeout: 120_000 }, () => {
  it('is put right by a correction, and says nothing of the correcting', async () => {
    await say('colleague', BAKERY);
    const card = saidTo(await say('colleague', 'nee, niet Rijssen maar Hengelo'), 'colleague');
    expect(card).toContain(words.quote('Een bakker in Hengelo zoekt een groter pand.'));
    expect(card).toContain('Bedrijfsloket Hengelo');
    const more = saidTo(await say('colleague', 'hij wil er vanaf mei in, en nee niet Hengelo maar Borne'), 'colleague');
    expect(more).toContain(words.quote('Een bakker in Borne zoekt een groter pand.\nhij wil er vanaf mei in'));
    await say('colleague', 'wie is daar het loket?');
    expect(saidTo(await say('colleague', 'hij zoekt 100 vierkante meter'), 'colleague')).not.toContain('wie is daar');
  });

  it('is for the other place in which the business is said to be beside the draft', async () => {
    await say('colleague-41', 'Een bakker in Zwolle zoekt een groter pand.');
    const moved = saidTo(await say('colleague-41', 'Hij zit trouwens in Kampen'), 'colleague-41');
    expect(moved).toContain('Gemeente: Kampen');
    expect(moved).toContain(words.quote('Een bakker in Kampen zoekt een groter pand.'));
  });

  it('is for the same place where what is said names another one besides', async () => {
    const request = 'Een bakker in Zwolle zoekt een groter pand.';
    await say('colleague-42', request);
    const more = saidTo(await say('colleague-42', 'Hij wil ook leveren in Kampen'), 'colleague-42');
    expect(more).toContain('Gemeente: Zwolle');
    expect(more).toContain(words.quote(`${request}\nHij wil ook leveren in Kampen`));
  });

  it('is not what is only supposed, and is said to hold no name where it holds none', async () => {
    await say('colleague-21', 'Een boer in Hardenberg wil een schuur bij zijn bedrijf zetten.');
    const supposed = saidTo(
      await say('colleague-21', 'en wat als hij over 2 jaar een grote mestvergister wil bouwen'),
      'colleague-21',
    );
    expect(supposed).toMatch(/(?:Dan zou het gaan|Ook dan gaat het) naar .+\. Ik heb niets veranderd/);
    // What says no need by itself is told together with what is asked.
    const later = saidTo(await say('colleague-21', 'en wat als hij dat over 2 jaar pas wil'), 'colleague-21');
    expect(later).toMatch(/Ook dan gaat het naar .+\. Ik heb niets veranderd/);
    const silent = saidTo(await say('colleague-21', 'zijn naam wil hij er liever niet bij hoor'), 'colleague-21');
    expect(silent).toContain(words.noNames);
    expect(saidTo(await say('colleague-21', 'wat lezen ze precies?'), 'colleague-21')).not.toContain('mestvergister');
  });

  it.each([
    ['colleague-31', 'zet erbij dat ze pas in maart kan', words.besides('dat ze pas in maart kan')],
    ['colleague-32', 'vermeld ook dat het haast heeft', words.besides('dat het haast heeft')],
    ['colleague-33', 'kun je toevoegen dat ze een hond heeft?', words.besides('dat ze een hond heeft')],
    ['colleague-34', 'meld het loket dat ze al een plan heeft', words.besides('dat ze al een plan heeft')],
    ['colleague-35', 'schrijf erbij: hij spreekt alleen Pools', 'hij spreekt alleen Pools'],
    ['colleague-36', 'wil je erin zetten dat het dringend is?', words.besides('dat het dringend is')],
    ['colleague-37', 'hij zegt dat hij pas in maart kan', 'hij zegt dat hij pas in maart kan'],
  ])('is what is to be told, and not that it is: %s %s', async (who, text, told) => {
    await say(who, BAKERY);
    expect(saidTo(await say(who, text), who)).toContain(words.quote(`${BAKERY}\n${told}`));
  });

  it('is what is to be told once it has the case, too', async () => {
    const request = 'Een bakker in Denekamp zoekt een groter pand.';
    await say('colleague-38', request);
    await talk.press('colleague-38', words.handOver);
    for (const [text, told] of [
      ['laat ze weten dat de huur 1 juli afloopt', 'dat de huur 1 juli afloopt'],
      ['kun je ook doorgeven dat ze slecht hoort?', 'dat ze slecht hoort'],
    ] as const) {
      expect(saidTo(await say('colleague-38', text), 'counter_contact')).toContain(words.quote(told));
    }
  });

  it('is for the place that answers the question, also of a name that is a word', async () => {
    await say('colleague-7', 'Een bakker zoekt een groter pand.');
    expect(saidTo(await say('colleague-7', 'Losser'), 'colleague-7')).toContain('Gemeente: Losser');
    expect(saidTo(await say('colleague-7', 'nee, Goor'), 'colleague-7')).toContain('Gemeente: Hof van Twente');
  });

  it('keeps where the business is when a draft is taken back and wanted after all', async () => {
    await say('colleague-4', 'Een bakker zoekt een groter pand.');
    await say('colleague-4', 'Borne');
    await say('colleague-4', 'laat maar');
    const again = saidTo(await talk.press('colleague-4', words.afterAll), 'colleague-4');
    expect(again).toContain('Gemeente: Borne');
  });

  it('is not asked for twice: the same words once more are under way, or another case', async () => {
    await say('colleague-2', 'Een kapper in Almelo zoekt een groter pand.');
    await talk.press('colleague-2', words.handOver);
    const again = await say('colleague-2', 'Een kapper in Almelo zoekt een groter pand.');
    expect(again).toHaveLength(1);
    expect(saidTo(again, 'colleague-2')).toMatch(/^Dit heb je al gevraagd: dat is casus \d+/);
    const another = await talk.press('colleague-2', words.isAnother);
    expect(saidTo(another, 'colleague-2')).toContain(words.proposalTitle);
  });

  it('shows where somebody can be found, and leaves it out at a press', async () => {
    const shown = await say(
      'colleague-3',
      'Een imker in Ootmarsum wil honing verkopen, Stationsstraat 12, www.honingvanjan.nl of @honingjan.',
    );
    expect(saidTo(shown, 'colleague-3')).toContain(
      words.detailsGoAlong('Stationsstraat 12, www.honingvanjan.nl, @honingjan'),
    );
    const left = saidTo(await talk.press('colleague-3', words.leaveDetailsOut), 'colleague-3');
    expect(left).toContain(`${words.nameMark}, ${words.nameMark} of ${words.nameMark}.`);
    const back = saidTo(await talk.press('colleague-3', words.putNamesBack(3)), 'colleague-3');
    expect(back).toContain('Stationsstraat 12, www.honingvanjan.nl of @honingjan.');
  });

  it('has the contact details that were typed once somebody says that the entrepreneur agrees', async () => {
    await say('colleague-5', 'Een imker in Ootmarsum wil honing verkopen op de markt.');
    const asked = saidTo(await say('colleague-5', 'zij is te bereiken op 06-12345678'), 'colleague-5');
    expect(asked).toContain(words.contactOffered('06-12345678'));
    expect(asked).toContain(words.withoutContact);
    const agreed = saidTo(await talk.press('colleague-5', words.theyAgree), 'colleague-5');
    expect(agreed).toContain(words.withContact('06-12345678'));
    const handed = saidTo(await talk.press('colleague-5', words.handOver), 'counter_contact');
    expect(handed).toContain('06-12345678');
  });
});

describe('what is said beside a draft', { timeout: 120_000 }, () => {
  const TWO_NEEDS = 'Een kringloop in Hardenberg zoekt een hal en ook twee man personeel.';

  it('erases nothing that may not be meant so: the press that does it, and the other needs, are offered', async () => {
    await say('colleague-8', TWO_NEEDS);
    for (const text of ['splits het maar', 'knip het maar in tweeën', 'verdeel ze maar'])
      expect(saidTo(await say('colleague-8', text), 'colleague-8'), text).not.toContain(words.dropped);
    const asked = await say('colleague-8', 'splits het maar');
    expect(buttonsOf(asked, 'colleague-8')).toContain(words.drop);
    expect(buttonsOf(asked, 'colleague-8').join()).toContain(words.second('').trim());
    expect(saidTo(await say('colleague-8', 'zet maar klaar maar nog niet sturen'), 'colleague-8')).toBe(
      words.keptForLater,
    );
    expect(saidTo(await say('colleague-8', 'laat maar'), 'colleague-8')).toContain(words.dropped);
  });

  it('asks before it puts in the text what names nothing of the case', async () => {
    await say('colleague-8', TWO_NEEDS);
    const asked = await say('colleague-8', 'maak er twee van');
    expect(saidTo(asked, 'colleague-8')).toContain(words.mayAdd('maak er twee van'));
    expect(saidTo(asked, 'colleague-8')).not.toContain(words.proposalTitle);
  });

  it('offers to change what is to come out of the text', async () => {
    await say(
      'colleague-9',
      'Hoi, ik sprak op de markt een vrouw uit Heino, ze wil een leercafé beginnen. Waar moet ze zijn?',
    );
    const asked = await say('colleague-9', 'haal dat van die markt er maar uit');
    expect(buttonsOf(asked, 'colleague-9')).toContain(words.edit);
  });

  it('takes a need out that the entrepreneur has met already', async () => {
    await say('colleague-10', 'Een man uit Nijverdal vraagt om subsidie voor zijn repaircafé en zoekt een ruimte.');
    const card = saidTo(
      await say('colleague-10', 'eigenlijk gaat het alleen om de ruimte, subsidie heeft hij al'),
      'colleague-10',
    );
    expect(card).toContain(words.topics('een pand of locatie'));
  });

  it('still offers to give a number along after more was told', async () => {
    await say('colleague-11', 'Een echtpaar uit Luttenberg wil een zorgboerderij beginnen op hun erf.');
    await say('colleague-11', 'ze vinden het goed dat jullie bellen: 06 55512345');
    const more = await say('colleague-11', 'ze willen in het voorjaar beginnen');
    expect(saidTo(more, 'colleague-11')).toContain(words.contactOffered('06 55512345'));
    expect(buttonsOf(more, 'colleague-11')).toContain(words.theyAgree);
    await say('colleague-11', 'ze heten Kuipers');
    const named = await say('colleague-11', 'en die naam eigenlijk liever niet');
    expect(buttonsOf(named, 'colleague-11')).toContain(words.leaveNamesOut(1));
  });
});

describe('in the thread of a case in a channel', { timeout: 120_000 }, () => {
  const inThread = (as: string, conversation: string, text: string) =>
    talk.line({ conversation, as, place: 'thread', mentioned: true, text });

  it('“trek hem in” works on that case, and what stands above is said to be unread', async () => {
    await talk.line({
      conversation: 'inkoop',
      as: 'colleague-6',
      place: 'channel',
      mentioned: true,
      text: 'Een fietsenmaker in Denekamp zoekt een groter pand.',
    });
    await talk.press('colleague-6', words.handOver, 'inkoop');
    expect(saidTo(await inThread('colleague-6', 'inkoop', 'wat staat hierboven?'), 'inkoop')).toBe(
      nl.welcome.reads.among,
    );
    const offered = await inThread('colleague-6', 'inkoop', 'trek hem in');
    expect(offered.flatMap(({ buttons }) => buttons).join()).toContain(words.withdraw);
  });

  it('“haal maar weg” ends a draft there', async () => {
    await talk.line({
      conversation: 'markt',
      as: 'colleague-6',
      place: 'channel',
      mentioned: true,
      text: 'Een slager in Raalte zoekt een kleiner pand.',
    });
    expect(saidTo(await inThread('colleague-6', 'markt', 'haal maar weg'), 'markt')).toContain(words.dropped);
  });
});
