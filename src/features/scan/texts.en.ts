import type { nl } from './texts.nl.ts';

/** The same in English. */
export const en: typeof nl = {
  scan: {
    title: 'Startversneller scan',
    intro:
      'With a few questions I find out what an entrepreneur needs, and what there is now that fits. I only name what is active.',
    askStage: 'How far is the business?',
    stages: { idea: 'An idea', starting: 'Just started', running: 'Running', growing: 'Growing' },
    stageChosen: (stage) => `Stage: ${stage}.`,
    askTheme: 'What is it mostly about?',
    themes: {
      circular: 'circular business',
      energy: 'energy and sustainability',
      inclusion: 'work for people at a distance from the labour market',
      innovation: 'innovation',
      other: 'something else',
    },
    askNeeds: 'What is needed?',
    needs: {
      skills: 'advice on the business model',
      money: 'funding',
      network: 'a network',
      space: 'premises',
      customers: 'customers',
      staff: 'staff',
    },
    askPlace: 'In which place is the business?',
    placeHint: 'A place or a postcode.',
    placeUnknown: 'I do not know this place. Try the name of the municipality, or a postcode.',
    whichPlace: (names) => `Which municipality do you mean: ${names}?`,
    outside: (place) => `${place} is outside Overijssel. I know no counter there.`,
    nowhere: 'I do not know where to show the outcome. Begin again with /impact scan.',
    show: 'See the outcome',
    outcomeTitle: 'Outcome of the scan',
    summary: (place, stage, theme, needs) =>
      `An entrepreneur from ${place} is looking for: ${needs}. Stage: ${stage.toLowerCase()}. Theme: ${theme}.`,
    fits: (name, because, website) => `${name}: fits ${because}${website === null ? '' : ` (${website})`}`,
    nothing: 'I found no counter or programme that is certainly active now and fits.',
    municipality: (name) => `The municipality of ${name} is always a good first counter.`,
    past: {
      startversneller:
        'De Startversneller was a scan with a voucher for a coach, by Overijssel and Gelderland (mentioned about 2023).',
      move2social: 'Move2Social was an eight-week course for starting impact entrepreneurs, from 2017 to 2021.',
    },
    ended: (name, until) =>
      until === null ? `${name} has ended.` : `${name} has ended; the last day was ${until} at the latest.`,
    notConfirmed: (name) => `Whether ${name} is open now is not confirmed.`,
    named: (names) => `The scan named: ${names}.`,
    makeCase: 'Make it a case',
  },
};
