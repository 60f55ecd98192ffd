import { describe, expect, it } from 'vitest';
import { nl } from '../../../i18n/nl.ts';
import { caseTalkEach } from '../../../testing/case-talk.ts';
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
