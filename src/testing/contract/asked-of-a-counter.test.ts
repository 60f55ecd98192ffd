import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { heardApart, openTalk, type Talking } from '../talking.ts';

const { atCounter } = nl.cases;
const PEOPLE = `
organisations:
  - { id: zwolle, name: gemeente Zwolle }
people:
  - { id: loes, name: Loes Oude Nijhuis, organisation: zwolle, roles: [counter_contact] }
  - { id: carel, name: Carel Kok, organisation: zwolle, roles: [counter_contact] }
  - { id: anna, name: Anna Smit, organisation: zwolle }
counters:
  - id: loket-zwolle
    name: Loket Zwolle
    municipalities: [Zwolle]
    topics: []
    members: [{ person: carel, rung: substitute }, { person: loes, rung: contact }]
`;

describe('who works at a counter', { timeout: 240_000 }, () => {
  let talk: Talking;

  beforeAll(async () => {
    talk = await openTalk(PEOPLE);
    await talk.goTo('2026-12-01T09:00');
  }, 240_000);

  afterAll(() => talk?.close());

  const heard = (as: string, text: string) => heardApart(talk, as, text);

  it.each([
    'hoe snel moet ik reageren?',
    'hoeveel tijd heb ik om te antwoorden?',
    'wat moet ik doen als er een casus komt?',
    'wat is mijn rol hier?',
    'wat gebeurt er als ik niet reageer?',
  ])('hears what is asked of them, how soon, and who is next: %s', async (text) => {
    expect(await heard('loes', text)).toContain(atCounter.work('Loket Zwolle', 2, 10, 'Carel Kok'));
    expect(await heard('carel', text)).toContain(atCounter.work('Loket Zwolle', 2, 10, null));
  });

  it.each([
    'ik ben volgende week weg',
    'ik heb vakantie van 20 december tot 5 januari',
    'ik ben ziek deze week',
  ])('hears who gets a case while they are away, and whom to tell: %s', async (text) => {
    const said = await heard('loes', text);
    expect(said).toContain(atCounter.away('Loket Zwolle', 'Carel Kok'));
    expect(said).toContain(atCounter.tellBroker);
  });

  it('is nobody else', async () => {
    expect(await heard('anna', 'hoe snel moet ik reageren?')).not.toContain('Jij werkt voor');
    expect(await heard('anna', 'ik ben volgende week weg')).not.toContain('Loket Zwolle');
  });
});
