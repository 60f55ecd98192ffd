/** What this part of the bot says in Dutch. */
export const nl = {
  audiences: {
    words: {
      without: ['zonder', 'behalve', 'niet', 'geen', 'uitgezonderd'],
      also: ['ook', 'plus', 'erbij'],
      /** A name behind one of these says whom it is for. */
      where: ['aan', 'naar', 'in', 'uit', 'bij', 'rond'],
      all: ['alle', 'de', 'het', 'een', 'onze', 'mijn', 'iedereen', 'allen'],
      /** What stands there otherwise and names no group. */
      everyday: [
        ...[
          'iedereen',
          'allen',
          'allemaal',
          'mensen',
          'collega’s',
          "collega's",
          'collegas',
          'groep',
          'team',
          'club',
          'lijst',
        ],
        ...[
          'netwerk',
          'organisatie',
          'gemeente',
          'gemeenten',
          'gemeentes',
          'provincie',
          'regio',
          'afdeling',
          'afdelingen',
          'klap',
        ],
        ...['loket', 'loketten', 'mezelf', 'anderen', 'degenen', 'personen', 'medewerkers', 'ambtenaren', 'achterban'],
      ],
      towards: ['aan', 'in', 'uit', 'van', 'bij', 'rond', 'naar', 'voor'],
    },
    /** The people of a role. */
    groups: {
      colleague: 'collega’s',
      ambassador: 'ambassadeurs',
      broker: 'makelaars',
      procurement_officer: 'inkopers',
      counter_contact: 'loketmedewerkers',
      administrator: 'beheerders',
      network_broker: 'netwerkmakelaars',
    },
    everybody: 'iedereen',
    and: ' en ',
    in: (places: string) => `in ${places}`,
    ofDepartment: (departments: string) => `van ${departments}`,
    at: (organisations: string) => `bij ${organisations}`,
    without: 'niet aan:',
  },
};
