const listed = (names: readonly string[]): string => new Intl.ListFormat('nl', { type: 'conjunction' }).format(names);
const people = (count: number | null): string => (count === null ? 'niet getoond' : String(count));

/** What this part of the bot says in Dutch. */
export const nl = {
  network: {
    onlyBrokers: 'Deze cijfers ziet alleen een makelaar van een aangesloten organisatie.',
    title: 'Zo gaat het met de ambassadeurs',
    whole: 'Hele organisatie',
    byOrganisation: 'Alle organisaties in het netwerk',
    unnamed: 'Afdeling niet bekend',
    ofAnother: (name: string) =>
      `Cijfers over ambassadeurs heb ik alleen van je eigen organisatie. Die van ${name} ziet de makelaar daar.`,
    nobodyAt: (department: string) => `Bij ${department} is nog niemand ambassadeur.`,
    tooFew: (fewest: number) =>
      `Een groep van minder dan ${fewest} mensen toon ik niet. Cijfers waaruit je zo’n groep kunt afleiden, toon ik ook niet.`,
    noNames: 'Namen noem ik niet, en ook niet wat één ambassadeur doet of toezegt. Aantallen wel:',
    onlyNow:
      'Ik heb alleen cijfers van vandaag. Hoeveel het er eerder waren, bewaar ik niet: uit het verschil kun je soms afleiden wie erbij kwam.',
    withPicture: 'Het plaatje zit erbij. De cijfers staan er ook in woorden onder; die kun je kopiëren.',
    asText: 'Een bestand maak ik hier niet van. Deze tekst kun je kopiëren.',
    mayBeShown: 'Dit zijn aantallen zonder namen. Wie je ze laat zien, kies je zelf, samen met de makelaars.',
    nobody: 'Er zijn nog geen ambassadeurs.',
    row: (name: string, total: number | null, split: readonly string[] | null) =>
      `${name}: ${people(total)}${split === null ? '' : ` (${split.join(', ')})`}`,
    standings: {
      active: (count: number) => `${count} actief`,
      quiet: (count: number) => `${count} stil`,
      new: (count: number) => `${count} nieuw`,
    },
    legend: { active: 'actief', quiet: 'stil', new: 'nieuw', unsplit: 'verdeling niet getoond' },
    people,
    pictureName: 'ambassadeurs.png',
    moved: 'Wat deden zij?',
    moves: {
      acknowledged: (count: number | null) => `Gaven aan dat ze een bericht zagen: ${people(count)}`,
      answered: (count: number | null) =>
        `Reageerden op een bericht aan ambassadeurs of een uitnodiging: ${people(count)}`,
      came: (count: number | null) => `Kwamen op werkbezoek, of stonden op de lijst van een sessie: ${people(count)}`,
      pledged: (count: number | null) => `Deden een toezegging: ${people(count)}`,
      did: (count: number | null) => `Deden wat ze toezegden: ${people(count)}`,
    },
    missing: (names: readonly string[]) => `Nog geen ambassadeur bij: ${listed(names)}.`,
    noneMissing: 'Elke afdeling die ik ken, heeft een ambassadeur.',
    howCounted: (newDays: number, quietDays: number, smallest: number) =>
      `Nieuw: korter dan ${newDays} dagen ambassadeur. Actief: deed iets in de laatste ${quietDays} dagen. Stil: de anderen. Een groep van minder dan ${smallest} mensen toon ik niet. Cijfers waaruit je zo’n groep kunt afleiden, toon ik ook niet.`,
  },
};
