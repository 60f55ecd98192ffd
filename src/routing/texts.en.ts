import type { nl } from './texts.nl.ts';

/** The same in English. */
export const en: typeof nl = {
  routing: {
    aboutTopic: (topic) => `The question is mainly about: ${topic}.`,
    inMunicipality: (place, municipality) => `${place} is in the municipality of ${municipality}.`,
    postcodeIn: (postcode, municipality) => `Postcode ${postcode} is in the municipality of ${municipality}.`,
    caseOfMunicipality: (municipality) => `It is in the municipality of ${municipality}.`,
    assumed: (place, municipality) =>
      `More than one place is called ${place}; I take it to be the one in the municipality of ${municipality}.`,
    placeOfPlan: (place, others) => `The plan is for ${place}, so that counts, and not ${others}.`,
    outside: (place, area) => `${place} is outside ${area}. I know no counter there.`,
    outsideKnown: (place, where, area) => `${place} is in ${where}, outside ${area}. I know no counter there.`,
    municipalityInProvince: (municipality, province) => `the municipality of ${municipality} (${province})`,
    noCase: 'I read no question of an entrepreneur in this, but a question of your own.',
    placeUnknown: 'Which counter helps depends on the municipality, and your message does not say it.',
    placeUnclear: 'Which counter helps depends on the municipality, and I cannot read it with certainty.',
    askPlace: 'In which place is the business? A postcode will do too.',
    askRegion: (region) => `In which municipality in ${region} is the business?`,
    askShared: (place) => `${place} can be in more than one municipality. Which one is it?`,
    askContradiction: (places) =>
      `This place and postcode do not belong together: ${places}. Which municipality is it?`,
    askSeveral: (places) =>
      `I read more than one place: ${places}. In which municipality is the business, or will the premises be?`,
    counter: 'Counter',
    municipality: 'Municipality',
    topics: 'Topics',
    also: 'Also',
    worksAt: (counter, names) => `Contact at ${counter}: ${names}.`,
    counterItself: (counter, contact) =>
      contact === null
        ? `I cannot tell you who works at ${counter}, and I have no address or number of it. The broker of your organisation can help you further.`
        : `I cannot tell you who works at ${counter}. This is how you reach the counter itself: ${contact}.`,
    rule: 'Rule',
    level: { municipal: 'municipality', regional: 'region', provincial: 'province', national: 'national' },
  },
};
