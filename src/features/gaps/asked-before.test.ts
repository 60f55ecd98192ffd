import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { openTalk, saidTo, type Talking } from '../../testing/talking.ts';

const { gaps: words } = nl;
const QUESTION = 'Hoeveel parkeerplaatsen heeft de fietsenstalling van het provinciehuis?';
const SINCE = '1 december 2026';

let talk: Talking;

beforeAll(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
  await talk.line({ conversation: 'colleague', as: 'colleague', text: QUESTION });
  await talk.press('colleague', words.ask);
  await talk.goTo('2026-12-02T09:00');
}, 120_000);

afterAll(() => talk.close());

describe('a question that lies with a broker', { timeout: 120_000 }, () => {
  it('is said to lie there since when to who asks it again, and is not offered once more', async () => {
    const again = await talk.line({ conversation: 'colleague', as: 'colleague', text: QUESTION });
    expect(saidTo(again, 'colleague')).toContain(words.youAsked(SINCE));
    expect(again.flatMap(({ buttons }) => buttons)).not.toContain(words.ask);
  });

  it('is said to lie there to another colleague, who can get the answer too', async () => {
    const other = { conversation: 'colleague-2', as: 'colleague-2' };
    const asked = await talk.line({ ...other, text: QUESTION });
    expect(saidTo(asked, 'colleague-2')).toContain(words.colleagueAsked(SINCE));
    await talk.press('colleague-2', words.ask);
    const again = await talk.line({ ...other, text: QUESTION });
    expect(saidTo(again, 'colleague-2')).toContain(words.youAsked('2 december 2026'));
  });

  it('is shown with how it stands to who asks after it, and taken back with a button', async () => {
    const shown = await talk.line({
      conversation: 'colleague-2',
      as: 'colleague-2',
      text: 'heb je al antwoord op mijn vraag?',
    });
    expect(saidTo(shown, 'colleague-2')).toContain(words.own.line(QUESTION, '2 december 2026', words.own.states.open));
    const taken = await talk.press('colleague-2', words.own.takeBack);
    expect(saidTo(taken, 'colleague-2')).toContain(words.own.takenBack);
    expect(saidTo(taken, 'broker')).toContain(words.askers(1));
    const after = await talk.line({
      conversation: 'colleague-2',
      as: 'colleague-2',
      text: 'is er al antwoord op mijn vraag aan de makelaar?',
    });
    expect(saidTo(after, 'colleague-2')).toContain(words.own.none);
  });

  it('is offered again once it was closed', async () => {
    await talk.press('broker', words.close);
    await talk.fill('broker', 'gap.close', {});
    const again = await talk.line({ conversation: 'colleague', as: 'colleague', text: QUESTION });
    expect(again.flatMap(({ buttons }) => buttons)).toContain(words.ask);
  });
});
