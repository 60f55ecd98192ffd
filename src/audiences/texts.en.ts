/** What this part of the bot says in English. */
export const en = {
  audiences: {
    words: {
      without: ['without', 'except', 'not', 'excluding'],
      also: ['also', 'plus', 'too'],
      where: ['to', 'in', 'at', 'around'],
      all: ['all', 'the', 'our', 'my', 'every'],
      /** What stands there otherwise and names no group. */
      everyday: [
        ...[
          'everybody',
          'everyone',
          'people',
          'colleague',
          'colleagues',
          'group',
          'team',
          'list',
          'network',
          'organisation',
        ],
        ...[
          'municipality',
          'municipalities',
          'province',
          'region',
          'department',
          'departments',
          'counters',
          'myself',
          'staff',
        ],
      ],
      towards: ['to', 'in', 'from', 'of', 'at', 'around', 'for'],
    },
    /** The people of a role. */
    groups: {
      colleague: 'colleagues',
      ambassador: 'ambassadors',
      broker: 'brokers',
      procurement_officer: 'procurement officers',
      counter_contact: 'counter contacts',
      administrator: 'administrators',
      network_broker: 'network brokers',
    },
    everybody: 'everybody',
    and: ' and ',
    in: (places: string) => `in ${places}`,
    ofDepartment: (departments: string) => `of ${departments}`,
    at: (organisations: string) => `at ${organisations}`,
    without: 'not to:',
  },
};
