import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../../i18n/nl.ts';
import { openTalk, saidTo, type Talking } from '../../../testing/talking.ts';

const { cases: words } = nl;

let talk: Talking;

beforeAll(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
  const text = 'Een timmerman uit Denekamp wil statushouders in dienst nemen.';
  await talk.line({ conversation: 'colleague', as: 'colleague', text });
}, 120_000);

afterAll(() => talk.close());

async function shownTo(as: string) {
  const [shown] = await talk.line({ conversation: as, as, text: '/impact casus 1' });
  return shown;
}

describe('a case that is asked for by its number', { timeout: 120_000 }, () => {
  it('comes with what whoever asks can do now', async () => {
    expect((await shownTo('colleague'))?.buttons).toEqual([words.handOver, words.edit, words.drop]);
    await talk.press('colleague', words.handOver);
    expect((await shownTo('colleague'))?.buttons).toEqual([words.withdraw]);
    const forCounter = [words.accept, words.bounce, words.askBack, words.finish];
    expect((await shownTo('counter_contact'))?.buttons).toEqual(forCounter);
    expect((await shownTo('broker'))?.buttons).toEqual([...forCounter, words.sendElsewhere]);
    await talk.press('counter_contact', words.askBack);
    await talk.fill('counter_contact', 'case.ask', { words: 'Hoe groot?' });
    const shown = await shownTo('colleague');
    expect(shown?.buttons).toEqual([words.answerTitle, words.withdraw]);
    expect(shown?.text).toContain(words.ownerIsYou);
    await talk.press('colleague', words.withdraw);
    await talk.fill('colleague', 'case.withdraw', {});
    expect((await shownTo('colleague'))?.buttons).toEqual([]);
  });

  it.each(['2', '0', '-1', '999999999999', '2147483648'])('is not there for %s', async (number) => {
    const received = await talk.line({ conversation: 'colleague', as: 'colleague', text: `/impact casus ${number}` });
    expect(saidTo(received, 'colleague')).toBe(words.gone);
  });
});
