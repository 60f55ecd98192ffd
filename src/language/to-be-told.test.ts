import { describe, expect, it } from 'vitest';
import { toBeTold } from './to-be-told.ts';

describe('what somebody has the bot tell', () => {
  it.each([
    ['zet erbij dat ze pas in maart kan', 'dat ze pas in maart kan'],
    ['vermeld ook dat het haast heeft', 'dat het haast heeft'],
    ['schrijf erbij: hij spreekt alleen Pools', 'hij spreekt alleen Pools'],
    ['kun je toevoegen dat ze een hond heeft?', 'dat ze een hond heeft'],
    ['zeg er ook bij dat hij slecht hoort', 'dat hij slecht hoort'],
    ['voeg toe dat het om een monument gaat', 'dat het om een monument gaat'],
    ['meld het loket dat ze al een plan heeft', 'dat ze al een plan heeft'],
    ['laat ze ook weten dat de huur 1 juli afloopt', 'dat de huur 1 juli afloopt'],
    ['en geef ook door dat ze met haar broer werkt', 'dat ze met haar broer werkt'],
    ['vergeet niet te vermelden dat ze doof is', 'dat ze doof is'],
    ['zet dat erbij: hij is doof', 'hij is doof'],
    ['je mag erbij zetten: contract loopt tot juni', 'contract loopt tot juni'],
    ['wil je er nog in zetten dat het dringend is?', 'dat het dringend is'],
  ])('is what stands behind that: %s', (text, told) => {
    expect(toBeTold(text, 'nl')).toBe(told);
  });

  it('says the same in English without “that”', () => {
    expect(toBeTold('please mention that it is urgent', 'en')).toBe('it is urgent');
    expect(toBeTold('add to the text: she is deaf', 'en')).toBe('she is deaf');
  });

  it.each([
    'hij zegt dat hij pas in maart kan',
    'ze zeggen dat de huur afloopt',
    'ze vertelde dat de huur afloopt',
    'het is belangrijk dat het snel gaat',
    'ik wil weten dat het goed komt',
    'weet je dat hij doof is?',
    'de gemeente liet weten dat het mag',
    'zet dat erbij',
    'hij wil dat zijn broer het schrijft: die kan dat',
  ])('is as it stands where somebody else tells it: %s', (text) => {
    expect(toBeTold(text, 'nl')).toBeNull();
  });
});
