/** What this part of the bot says in English. */
export const en = {
  audiences: {
    /** The people of a role. */
    groups: {
      colleague: 'colleagues',
      ambassador: 'ambassadors',
      broker: 'brokers',
      procurement_officer: 'procurement officers',
      director: 'directors',
      counter_contact: 'counter contacts',
      administrator: 'administrators',
      network_broker: 'network brokers',
    },
    listed: (count: number) => `who is on the list (${count})`,
    fromList: (count: number) => `who are on the list (${count})`,
    fields: {
      themes: 'Ambassadors for these themes',
      guests: 'Guests of the site visit',
      guestReplies: { coming: 'Who comes', waiting: 'Who is on the waiting list', maybe: 'Who may come' },
      also: 'Also',
      kept: 'Kept group or list',
      list: 'List of addresses',
      onlyListed: (count: number) => `Only who is on the list (${count})`,
    },
    lists: {
      named: (day: string, count: number) => `List of ${day} (${count})`,
      of: (day: string) => `list of ${day}`,
      today: ['list of today', 'today’s list'],
      yesterday: ['list of yesterday', 'yesterday’s list'],
      latest: ['last list', 'previous list', 'same list'],
    },
    list: {
      account: (count: number, parts: string) =>
        `There ${count === 1 ? 'is 1 line' : `are ${count} lines`} on the list: ${parts}.`,
      line: (line: number, address: string | null) => (address === null ? `line ${line}` : `line ${line}: ${address}`),
      more: (count: number) => `and ${count} more`,
      fates: {
        found: (count: number) => (count === 1 ? '1 colleague found' : `${count} colleagues found`),
        double: (count: number) => `${count} double`,
        head: (_count: number) => '1 line with the names of columns',
        'no-address': (count: number) => `${count} without an e-mail address`,
        unknown: (count: number) => `${count} that I do not know`,
        elsewhere: (count: number) =>
          `${count} of another organisation: only a network broker may write to ${count === 1 ? 'that one' : 'those'}`,
      },
      problems: {
        empty: 'There is no e-mail address in this file. Send a CSV file with an address on each line.',
        broken: 'I cannot read this file as a list. Save it as CSV in Excel, and send it again.',
        'too-long': 'This list is too long: I read at most 5,000 lines of it. Make two lists of it, or choose a group.',
      },
    },
    everybody: 'everybody',
    /** Of another organisation, or without a name. */
    someone: 'a colleague',
    /** The guests of a site visit. */
    guests: ({ number, host, waits }: { number: number | null; host: string | null; waits: boolean }) => {
      const visit = number === null ? 'a site visit' : `site visit ${number}${host === null ? '' : ` (${host})`}`;
      return `who comes to ${visit}${waits ? ' or is on its waiting list' : ''}`;
    },
    /** Only some of these guests. */
    ofThem: (guests: string) => `of ${guests}`,
    /** Names that are not clear. */
    whom: {
      unknown: (names: readonly string[]) =>
        `I do not know ${names.map((name) => `“${name}”`).join(' and ')}. Nothing changed. Name a colleague, role or department.`,
      several: (names: readonly string[]) =>
        `There are more colleagues called ${names.join(' or ')}. Nothing changed. Give the whole name.`,
    },
    and: ' and ',
    /** Between one group and another that comes to it. */
    andAlso: 'and',
    forThemes: (themes: string) => `for ${themes}`,
    in: (places: string) => `in ${places}`,
    ofDepartment: (departments: string) => `of ${departments}`,
    at: (organisations: string) => `at ${organisations}`,
    without: 'not to:',
  },
};
