/** What this part of the bot says in Dutch. */
export const nl = {
  routing: {
    aboutTopic: (topic: string) => `De vraag gaat vooral over ${topic}.`,
    inMunicipality: (place: string, municipality: string) => `${place} hoort bij de gemeente ${municipality}.`,
    postcodeIn: (postcode: string, municipality: string) =>
      `Postcode ${postcode} hoort bij de gemeente ${municipality}.`,
    caseOfMunicipality: (municipality: string) => `Het gaat om de gemeente ${municipality}.`,
    assumed: (place: string, municipality: string) =>
      `Er zijn meer plaatsen die ${place} heten; ik ga uit van die in de gemeente ${municipality}.`,
    placeOfPlan: (place: string, others: string) => `Het plan is voor ${place}, dus dat telt, en niet ${others}.`,
    outside: (place: string, area: string) => `${place} ligt buiten ${area}. Daar ken ik geen loket.`,
    outsideKnown: (place: string, where: string, area: string) =>
      `${place} ligt in ${where}, buiten ${area}. Daar ken ik geen loket.`,
    municipalityInProvince: (municipality: string, province: string) => `de gemeente ${municipality} (${province})`,
    noCase: 'Ik lees hier geen vraag van een ondernemer in, maar een vraag van jezelf.',
    placeUnknown: 'Welke gemeente het is, bepaalt welk loket helpt, en dat staat niet in je bericht.',
    placeUnclear: 'Welke gemeente het is, bepaalt welk loket helpt, en dat kan ik niet zeker lezen.',
    askPlace: 'In welke plaats zit de onderneming? Een postcode mag ook.',
    askRegion: (region: string) => `In welke gemeente in ${region} zit de onderneming?`,
    askShared: (place: string) =>
      `Er zijn meer plaatsen die ${place} heten, of het ligt in meer gemeenten. Welke gemeente is het?`,
    askContradiction: (places: string) =>
      `Deze plaats en postcode horen niet bij elkaar: ${places}. Welke gemeente is het?`,
    askSeveral: (places: string) =>
      `Ik lees meer plaatsen: ${places}. In welke gemeente zit de onderneming, of komt het pand?`,
    counter: 'Loket',
    municipality: 'Gemeente',
    topics: 'Onderwerpen',
    also: 'Ook',
    worksAt: (counter: string, names: string) => `Contact bij ${counter}: ${names}.`,
    counterItself: (counter: string, contact: string | null) =>
      contact === null
        ? `Wie er bij ${counter} werkt, kan ik je niet zeggen. Ik heb ook geen adres of nummer. De makelaar van je organisatie kan verder helpen.`
        : `Wie er bij ${counter} werkt, kan ik je niet zeggen. Zo bereik je het loket zelf: ${contact}.`,
    rule: 'Regel',
    level: { municipal: 'gemeente', regional: 'regio', provincial: 'provincie', national: 'landelijk' },
  },
};
