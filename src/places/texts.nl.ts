/** What this part of the bot says in Dutch. */
export const nl = {
  places: {
    /** A message to the guests of a visit, of its deputy. */
    tell: {
      offer: (titles: readonly string[]) =>
        `Aan een groep schrijven kan alleen een makelaar. Aan de gasten van ${titles.join(', of van ')} kun jij wel schrijven: je bent vervanger. Druk op de knop. Er gaat nog niets weg.`,
      intro: (title: string, guests: number) =>
        `${title}. Dit gaat naar wie komt of wacht: ${guests === 1 ? '1 gast' : `${guests} gasten`}. Wie het bezoek maakte, leest mee.`,
      text: 'Je bericht',
      send: 'Verstuur',
      sent: (guests: number) =>
        `Je bericht gaat naar ${guests === 1 ? '1 gast' : `${guests} gasten`}. Buiten werktijd wacht het tot de volgende werkdag.`,
      from: (name: string | null, title: string) => `${name ?? 'Wie het organiseert'} schrijft over ${title}:`,
      copy: (name: string | null, title: string) => `${name ?? 'De vervanger'} schreef de gasten van ${title}:`,
    },
    onlyFirst: (most: number, count: number) =>
      `Dit zijn de eerste ${most} van ${count} mensen. Staat iemand er niet bij? Typ de naam dan onderaan.`,
    otherNames: 'Andere namen, één per regel',
    unknownNames: (names: string) => `Deze namen vind ik niet, of vaker dan één keer: ${names}.`,
  },
};
