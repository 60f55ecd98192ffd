import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { openTalk, saidTo, type Talking } from '../talking.ts';

const { answers, cases } = nl;
const colleague = { conversation: 'colleague', as: 'colleague' };

let talk: Talking;

beforeAll(async () => {
  talk = await openTalk();
}, 120_000);
afterAll(() => talk?.close());

describe('in the terminal', { timeout: 120_000 }, () => {
  it('the citizen service number of a colleague is refused by name, and no broker is offered', async () => {
    const said = await talk.line({ ...colleague, text: 'Wat is het BSN van Jan?' });
    expect(saidTo(said, 'colleague')).toContain(answers.refused.refused);
    expect(said.flatMap(({ buttons }) => buttons)).toEqual([]);
  });

  it('help names no platform that somebody is not in', async () => {
    const help = await talk.line({ ...colleague, text: '/impact hulp' });
    expect(saidTo(help, 'colleague')).not.toMatch(/Slack|Teams/);
  });

  it('"laat maar" is answered once; the card of the draft says shortly that it is over', async () => {
    await talk.line({ ...colleague, text: 'Een kapper uit Denekamp wil statushouders in dienst nemen.' });
    const ended = await talk.line({ ...colleague, text: 'laat maar' });
    expect(ended.filter(({ text }) => text.includes(cases.dropped))).toHaveLength(1);
    expect(ended.filter(({ text }) => text.includes(cases.ended))).toHaveLength(1);
  });
});
