/** What this part of the bot says in Dutch. */
export const nl = {
  scan: {
    title: 'Startversneller-scan',
    intro:
      'Met een paar vragen zoek ik uit wat een ondernemer nodig heeft, en wat er nu is dat past. Ik noem alleen wat actief is.',
    askStage: 'Hoe ver is de onderneming?',
    stages: { idea: 'Een idee', starting: 'Net gestart', running: 'Draait al', growing: 'Groeit' },
    stageChosen: (stage: string) => `Fase: ${stage}.`,
    askTheme: 'Waar gaat het vooral over?',
    themes: {
      circular: 'circulair ondernemen',
      energy: 'energie en duurzaamheid',
      inclusion: 'werk voor mensen met een afstand tot de arbeidsmarkt',
      innovation: 'innovatie',
      other: 'iets anders',
    },
    askNeeds: 'Wat is er nodig?',
    needs: {
      skills: 'advies over het verdienmodel',
      money: 'financiering',
      network: 'een netwerk',
      space: 'een pand',
      customers: 'klanten',
      staff: 'personeel',
    },
    askPlace: 'In welke plaats zit de onderneming?',
    placeHint: 'Een plaats of een postcode.',
    placeUnknown: 'Deze plaats ken ik niet. Probeer de naam van de gemeente, of een postcode.',
    whichPlace: (names: string) => `Welke gemeente bedoel je: ${names}?`,
    outside: (place: string) => `${place} ligt buiten Overijssel. Daar ken ik geen loket.`,
    nowhere: 'Ik weet niet waar ik de uitkomst moet laten zien. Begin opnieuw met /impact scan.',
    show: 'Bekijk de uitkomst',
    outcomeTitle: 'Uitkomst van de scan',
    summary: (place: string, stage: string, theme: string, needs: string) =>
      `Een ondernemer uit ${place} zoekt: ${needs}. Fase: ${stage.toLowerCase()}. Thema: ${theme}.`,
    fits: (name: string, because: string, website: string | null) =>
      `${name}: past bij ${because}${website === null ? '' : ` (${website})`}`,
    nothing: 'Ik vond geen loket of programma dat nu zeker actief is en hierbij past.',
    municipality: (name: string) => `De gemeente ${name} is altijd een goed eerste loket.`,
    past: {
      startversneller:
        'De Startversneller was een scan met een voucher voor een coach, van Overijssel en Gelderland (genoemd rond 2023).',
      move2social:
        'Move2Social was een cursus van acht weken voor startende impactondernemers, van 2017 tot en met 2021.',
    },
    ended: (name: string, until: string | null) =>
      until === null ? `${name} is gestopt.` : `${name} is gestopt; de laatste dag was uiterlijk ${until}.`,
    notConfirmed: (name: string) => `Of ${name} nu open is, is niet bevestigd.`,
    named: (names: string) => `De scan noemde: ${names}.`,
    makeCase: 'Maak er een casus van',
  },
};
