/** What this part of the bot says in Dutch. */
export const nl = {
  audiences: {
    /** The people of a role. */
    groups: {
      colleague: 'collega’s',
      ambassador: 'ambassadeurs',
      broker: 'makelaars',
      procurement_officer: 'inkopers',
      director: 'directeuren',
      counter_contact: 'loketmedewerkers',
      administrator: 'beheerders',
      network_broker: 'netwerkmakelaars',
    },
    /** A group of people who stand on a list. */
    listed: (count: number) => `wie op de lijst staat (${count})`,
    fromList: (count: number) => `die op de lijst staan (${count})`,
    fields: {
      themes: 'Ambassadeurs voor deze thema’s',
      guests: 'Gasten van het werkbezoek',
      guestReplies: { coming: 'Wie komt', waiting: 'Wie op de wachtlijst staat', maybe: 'Wie misschien komt' },
      also: 'Ook',
      kept: 'Bewaarde groep of lijst',
      list: 'Lijst met adressen',
      onlyListed: (count: number) => `Alleen wie op de lijst staat (${count})`,
    },
    /** A list of addresses that was sent before: its name, and how people speak of it. */
    lists: {
      named: (day: string, count: number) => `Lijst van ${day} (${count})`,
      of: (day: string) => `lijst van ${day}`,
      today: ['lijst van vandaag', 'lijst van vanochtend', 'lijst van vanmiddag'],
      yesterday: ['lijst van gisteren'],
      latest: ['laatste lijst', 'vorige lijst', 'zelfde lijst', 'dezelfde lijst'],
    },
    list: {
      account: (count: number, parts: string) =>
        `Op de lijst ${count === 1 ? 'staat 1 regel' : `staan ${count} regels`}: ${parts}.`,
      line: (line: number, address: string | null) =>
        address === null ? `regel ${line}` : `regel ${line}: ${address}`,
      more: (count: number) => `en nog ${count}`,
      fates: {
        found: (count: number) => (count === 1 ? '1 collega gevonden' : `${count} collega’s gevonden`),
        double: (count: number) => `${count} dubbel`,
        head: (_count: number) => '1 regel met namen van kolommen',
        'no-address': (count: number) => `${count} zonder e-mailadres`,
        unknown: (count: number) => `${count} ken ik niet`,
        elsewhere: (count: number) =>
          `${count} van een andere organisatie: die mag alleen een netwerkmakelaar schrijven`,
      },
      problems: {
        empty: 'In dit bestand staat geen enkel e-mailadres. Stuur een CSV-bestand met op elke regel een adres.',
        broken: 'Dit bestand kan ik niet lezen als lijst. Bewaar het in Excel als CSV, en stuur het opnieuw.',
        'too-long':
          'Deze lijst is te lang: ik lees er hoogstens 5.000 regels van. Maak er twee lijsten van, of kies een groep.',
      },
    },
    everybody: 'iedereen',
    /** Of another organisation, or without a name. */
    someone: 'een collega',
    /** The guests of a site visit. */
    guests: ({ number, host, waits }: { number: number | null; host: string | null; waits: boolean }) => {
      const visit = number === null ? 'een werkbezoek' : `werkbezoek ${number}${host === null ? '' : ` (${host})`}`;
      return `wie naar ${visit} komt${waits ? ' of daarvoor op de wachtlijst staat' : ''}`;
    },
    /** Only some of these guests. */
    ofThem: (guests: string) => `van ${guests}`,
    /** Names that are not clear. */
    whom: {
      unknown: (names: readonly string[]) =>
        `${names.map((name) => `“${name}”`).join(' en ')} ken ik niet. Er is niets veranderd. Noem een collega, rol of afdeling.`,
      several: (names: readonly string[]) =>
        `Er zijn meer collega’s die ${names.join(' of ')} heten. Er is niets veranderd. Noem de hele naam.`,
    },
    and: ' en ',
    /** Between one group and another that comes to it. */
    andAlso: 'en',
    forThemes: (themes: string) => `voor ${themes}`,
    in: (places: string) => `in ${places}`,
    ofDepartment: (departments: string) => `van ${departments}`,
    at: (organisations: string) => `bij ${organisations}`,
    without: 'niet aan:',
  },
};
