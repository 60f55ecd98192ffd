import { describe, expect, it } from 'vitest';
import { wishedIn } from './wished.ts';

describe('what is said of the messages that one gets', () => {
  it.each([
    ['zet ze allemaal maar weer aan', 'on'],
    ['waarom hoor ik niks meer, zet het eens aan', 'on'],
    ['kun je ze weer aanzetten?', 'on'],
    ['ik wil ze toch weer krijgen', 'on'],
    ['zet ze dan maar uit', 'off'],
    ['ik verdrink erin. waarover krijg ik bericht?', 'asks'],
    ['ik zie het niet meer, waarover krijg ik nou bericht', 'asks'],
    ['wat staat er nog aan', 'asks'],
    ['krijg ik nu alles?', 'asks'],
    ['alles uit, behalve de werkbezoeken', 'some'],
    ['de rest mag wel', 'some'],
    ['liever gebundeld, 1x per week', 'some'],
    ['niet meer aan', null],
    ['dank je wel', null],
  ])('“%s” is %s', (said, wished) => {
    expect(wishedIn(said, 'nl')).toBe(wished);
  });

  it.each([
    ['turn them on again please', 'on'],
    ['only the invitations', 'some'],
    ['what do I get?', 'asks'],
  ])('in English “%s” is %s', (said, wished) => {
    expect(wishedIn(said, 'en')).toBe(wished);
  });
});
