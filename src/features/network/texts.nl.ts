const listed = (names: readonly string[]): string => new Intl.ListFormat('nl', { type: 'conjunction' }).format(names);
const people = (count: number | null): string => (count === null ? 'niet getoond' : String(count));

/** What this part of the bot says in Dutch. */
export const nl = {
  network: {
    onlyBrokers: 'Deze cijfers ziet alleen een makelaar van een aangesloten organisatie.',
    title: 'Zo gaat het met de ambassadeurs',
    whole: 'Hele organisatie',
    unnamed: 'Afdeling niet bekend',
    ofAnother: (name: string) =>
      `Cijfers over ambassadeurs heb ik alleen van je eigen organisatie. Die van ${name} ziet de makelaar daar.`,
    nobodyAt: (department: string) => `Bij ${department} is nog niemand ambassadeur.`,
    tooFew: (fewest: number) =>
      `Een groep van minder dan ${fewest} toon ik niet, en ook niet waaruit je die kunt afleiden.`,
    noNames: 'Namen noem ik niet, en ook niet wat één ambassadeur doet of toezegt. Aantallen wel:',
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
      answered: (count: number | null) => `Antwoordden op een uitnodiging: ${people(count)}`,
      came: (count: number | null) => `Kwamen op werkbezoek: ${people(count)}`,
      pledged: (count: number | null) => `Deden een toezegging: ${people(count)}`,
      did: (count: number | null) => `Deden wat ze toezegden: ${people(count)}`,
    },
    missing: (names: readonly string[]) => `Nog geen ambassadeur bij: ${listed(names)}.`,
    noneMissing: 'Elke afdeling die ik ken, heeft een ambassadeur.',
    howCounted: (newDays: number, quietDays: number, smallest: number) =>
      `Nieuw: korter dan ${newDays} dagen ambassadeur. Actief: deed iets in de laatste ${quietDays} dagen. Een groep van minder dan ${smallest} mensen toon ik niet, en ook niet waaruit je die kunt afleiden.`,
  },
};
