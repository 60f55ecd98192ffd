import { expect, it } from 'vitest';
import { en } from './en.ts';
import { nl } from './nl.ts';

it('begins a sentence with a capital, also where the name of a counter stands first', () => {
  const counter = 'gemeente Dinkelland';
  for (const { cases } of [nl, en]) {
    const { accepted, bounced, question, finished, answerAwaited, rerouted, sentBack } = cases.told;
    const sentences = [
      accepted(1, counter, null),
      bounced(1, counter),
      question(1, counter),
      finished(1, counter),
      answerAwaited(1, counter),
      rerouted(1, counter, 'ROZ'),
      sentBack(1, counter),
      cases.counterGone(counter),
    ];
    expect(sentences.filter((sentence) => !sentence.startsWith('Gemeente Dinkelland '))).toEqual([]);
    expect(cases.toBroker.questionForNobody(1, counter)).toContain('. Gemeente Dinkelland ');
  }
  expect(nl.criteria.reasons.ownRule('gemeente Enschede', 50_000)).toMatch(/^Social return /);
  expect(en.criteria.reasons.ownRule('gemeente Enschede', 50_000)).toMatch(/^Social return /);
});

it.each([
  [1, '1 dag', '1 day'],
  [30, '30 dagen', '30 days'],
  [365, '1 jaar', '1 year'],
  [730, '2 jaar', '2 years'],
  [1826, '5 jaar', '5 years'],
  [45, '45 dagen', '45 days'],
  [400, '400 dagen (ongeveer 13 maanden)', '400 days (about 13 months)'],
])('says a term of %i days as people do', (days, dutch, english) => {
  expect(nl.retention.line('logboek', days)).toBe(`logboek: ${dutch}`);
  expect(en.retention.line('log', days)).toBe(`log: ${english}`);
});

it.each([
  [1, 'Er is nu 1 plek per datum.', 'There is 1 place for each date now.'],
  [2, 'Er zijn nu 2 plekken per datum.', 'There are 2 places for each date now.'],
])('says of %i place what is said of so many', (count, dutch, english) => {
  expect(nl.sessions.capacitySet(count)).toBe(dutch);
  expect(en.sessions.capacitySet(count)).toBe(english);
  const are = count === 1 ? ['is', 'plek', 'is', 'place'] : ['zijn', 'plekken', 'are', 'places'];
  expect(nl.sessions.stayIntro(count)).toContain(`Er ${are[0]} straks ${count} ${are[1]} `);
  expect(nl.visits.stayIntro(count, count)).toContain(`Er ${are[0]} straks ${count} ${are[1]}, en nu ${are[0]} er `);
  expect(en.visits.stayIntro(count, count)).toContain(`${count} ${are[3]}, and ${count} ${are[2]} taken`);
  expect(nl.sessions.pressForCapacity(count)).toContain(`${count} ${are[1]} `);
  expect(en.sessions.pressForCapacity(count)).toContain(`${count} ${are[3]} `);
});

it('says why one or several did not get a message', () => {
  const says = (count: number) => Object.values(nl.broadcasts.reasons).map((reason) => reason(count));
  expect(says(1).filter((line) => /^1 (?:willen|kregen|zijn|horen|staan|hebben) /.test(line))).toEqual([]);
  expect(says(2).filter((line) => /^2 (?:wil|kreeg|is|hoort|staat|heeft|wachtte) /.test(line))).toEqual([]);
  expect(nl.broadcasts.reasons.refused(2)).toBe('2 willen geen berichten');
  expect(en.broadcasts.reasons.refused(1)).toBe('1 wants no messages');
});

it('counts one part that could not be read', () => {
  expect(nl.documents.skipped['unreadable-parts'](1)).toBe('1 deel dat ik niet kon openen.');
  expect(nl.documents.skipped['unreadable-parts'](3)).toBe('3 delen die ik niet kon openen.');
});
