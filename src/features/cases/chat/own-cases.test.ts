import { describe, expect, it } from 'vitest';
import { nl } from '../../../i18n/nl.ts';
import { caseTalkEach, oneCaseTalk } from '../../../testing/case-talk.ts';
import { saidTo } from '../../../testing/talking.ts';

const { cases: words } = nl;
const SENTENCE = 'Een kapper uit Denekamp wil statushouders in dienst nemen.';
const colleague = { conversation: 'colleague', as: 'colleague' };

describe('what cannot be right in the form of a case', { timeout: 120_000 }, () => {
  const talk = caseTalkEach();

  it('is said at the field, and what was typed stays', async () => {
    const text = 'Een timmerman uit Denekamp wil statushouders in dienst nemen.';
    await talk.line({ conversation: 'colleague', as: 'colleague', text });
    await talk.press('colleague', words.edit);
    const values = { place: 'Atlantis', phone: '12', name: 'Henk', consent: true };
    const [refused] = await talk.fill('colleague', 'case.edit', values);
    const field = (wanted: string) => refused?.form?.fields.find(({ name }) => name === wanted);
    expect(field('place')).toMatchObject({ initial: 'Atlantis', error: words.formPlaceUnknown('Atlantis') });
    expect(field('phone')).toMatchObject({ initial: '12', error: words.formPhoneWrong });
    expect(field('name')).toMatchObject({ initial: 'Henk' });
    const shown = await talk.fill('colleague', 'case.edit', { place: 'Borne', phone: '06-12345678' });
    expect(JSON.stringify(shown)).toContain('gemeente Borne');
    expect(JSON.stringify(shown)).toContain('Henk, 06-12345678');
  });
});

describe('the same again', { timeout: 120_000 }, () => {
  const talk = caseTalkEach();

  it('makes no second case: neither the button on a forwarded text, nor the same sentence in the same place', async () => {
    const text = 'Hoi, ik heb een kapsalon in Ootmarsum en wil mensen uit de bijstand in dienst nemen.';
    await talk.line({ ...colleague, forwarded: { from: 'Jan', text } });
    await talk.press('colleague', words.make);
    await talk.press('colleague', words.handOver);
    const again = await talk.press('colleague', words.make);
    expect(saidTo(again, 'colleague')).toContain(words.madeBefore(1));
    expect(again.flatMap(({ buttons }) => buttons)).not.toContain(words.handOver);
    await talk.line({ ...colleague, text: SENTENCE });
    const typed = await talk.line({ ...colleague, text: SENTENCE });
    expect(saidTo(typed, 'colleague')).toContain(words.draftThere(2));
    expect(typed.flatMap(({ buttons }) => buttons)).toContain(words.handOver);
    await talk.press('colleague', words.handOver);
    const other = await talk.line({ ...colleague, text: SENTENCE });
    expect(saidTo(other, 'colleague')).not.toContain(words.draftThere(2));
  });
});

describe('a case that is asked for by its number', { timeout: 120_000 }, () => {
  const talk = oneCaseTalk(({ say }) =>
    say('colleague', 'Een timmerman uit Denekamp wil statushouders in dienst nemen.'),
  );

  async function shownTo(as: string) {
    const [shown] = await talk.line({ conversation: as, as, text: '/impact casus 1' });
    return shown;
  }

  it('comes with what whoever asks can do now', async () => {
    expect((await shownTo('colleague'))?.buttons).toEqual([words.handOver, words.edit, words.drop]);
    await talk.press('colleague', words.handOver);
    expect((await shownTo('colleague'))?.buttons).toEqual([words.withdraw]);
    const forCounter = [words.accept, words.bounce, words.askBack, words.finish];
    expect((await shownTo('counter_contact'))?.buttons).toEqual(forCounter);
    expect((await shownTo('broker'))?.buttons).toEqual([...forCounter, words.sendElsewhere, words.misread]);
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
