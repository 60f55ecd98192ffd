import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../../i18n/nl.ts';
import { openTalk, type Talking } from '../../../testing/talking.ts';

const { cases: words } = nl;

let talk: Talking;

beforeAll(async () => {
  talk = await openTalk();
  await talk.goTo('2026-12-01T09:00');
}, 120_000);

afterAll(() => talk.close());

describe('what cannot be right in the form of a case', { timeout: 120_000 }, () => {
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
