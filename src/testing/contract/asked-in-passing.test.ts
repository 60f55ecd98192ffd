import { describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { buttonsOf, oneCaseTalk } from '../case-talk.ts';
import { saidTo } from '../talking.ts';

const { cases, conversation } = nl;
const COUNTER = 'counter_contact';

const talk = oneCaseTalk((one) => one.say(COUNTER, 'hoi'));
const { say, handOver } = talk;

describe('what is asked beside a case', { timeout: 240_000 }, () => {
  it('is answered, and goes to no counter', async () => {
    const who = 'colleague-1';
    const text =
      'twee dingen. Een vrouw in Denekamp zoekt stagiairs voor haar kringloop. En hoe zat het ook alweer met de PSO?';
    const heard = await say(who, text);
    const card = heard.find((one) => one.buttons.includes(cases.handOver))?.text ?? '';
    expect(card).toContain('kringloop');
    expect(card).not.toContain('PSO?”');
    expect(saidTo(heard, who)).toMatch(/PSO.*keurmerk|Prestatieladder/s);
  });

  it.each([
    ['colleague-2', 'wat staat er nou precies in'],
    ['colleague-3', 'wat gaat er nou precies naar ze toe'],
  ])('of a draft is answered with what would go along: %s', async (who, text) => {
    const told = `een schilder in Denekamp zoekt een loods voor bus ${who.at(-1)}`;
    await say(who, told);
    expect(saidTo(await say(who, text), who)).toContain(cases.quote(told));
  });

  it.each([
    ['colleague-4', 'en, heeft ze getekend?'],
    ['colleague-5', 'is het nou helemaal klaar?'],
  ])('of the one case that runs is answered, wherever it is asked: %s', async (who, text) => {
    await handOver(who, `een bakker in Denekamp zoekt een tweede oven, nummer ${who.at(-1)}`);
    const heard = await talk.line({ conversation: `elsewhere-${who}`, as: who, text });
    const all = heard.map((one) => one.text).join('\n');
    expect(all).toMatch(/Casus \d+:/);
    expect(all).not.toContain(conversation.mayBeOfRunning);
  });

  it('is told that what was typed to reach somebody by was not kept', async () => {
    const who = 'colleague-6';
    await handOver(who, 'een imker in Denekamp zoekt grond, mail haar op imker@honing.nl');
    const heard = saidTo(await say(who, 'je mag haar mail nu wel geven'), who);
    expect(heard).toMatch(/[Tt]yp (?:ze dan hier nog eens|het nummer)/);
  });

  it('by who stands in at a counter is offered to the case that has its words', async () => {
    await handOver('colleague-7', 'dame in Denekamp met een weggeefwinkel zoekt een groter pand');
    await talk.goTo('2026-12-09T10:00');
    const heard = await talk.line({
      conversation: 'elsewhere-c',
      as: COUNTER,
      text: 'weggeefwinkel doe ik, loes is met vakantie',
    });
    expect(heard.flatMap(({ buttons }) => buttons).some((label) => /weggeefwinkel|Neem aan/.test(label))).toBe(true);
    expect(buttonsOf(heard, 'colleague-7')).toEqual([]);
  });
});
