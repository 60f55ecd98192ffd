import { describe, expect, it } from 'vitest';
import { nl } from '../../../i18n/nl.ts';
import { oneCaseTalk } from '../../../testing/case-talk.ts';
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
    const asked = saidTo(
      await say('colleague-5', 'zij vindt het goed dat je haar nummer doorgeeft: 06-12345678'),
      'colleague-5',
    );
    expect(asked).toContain(words.contactOffered('06-12345678'));
    expect(asked).toContain(words.withoutContact);
    const agreed = saidTo(await talk.press('colleague-5', words.theyAgree), 'colleague-5');
    expect(agreed).toContain(words.withContact('06-12345678'));
    const handed = saidTo(await talk.press('colleague-5', words.handOver), 'counter_contact');
    expect(handed).toContain('06-12345678');
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
