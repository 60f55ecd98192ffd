import type { PeopleFile } from '../../cli/talk/people-file.ts';
import type { TerminalPerson } from '../../platforms/terminal/people.ts';

/** How much is simulated. */
export interface MonthSize {
  organisations: number;
  people: number;
  /** So many times as often as people do things: a small network in which everything happens. */
  often: number;
}

/** Where cases come from: the first has a contact in the chat, the others what comes with the program. */
export const PLACES = ['Denekamp', 'Hengelo', 'Zwolle', 'Deventer', 'Almelo', 'Rijssen', 'Kampen', 'Ommen'] as const;

/** The organisation in which the only counter with somebody in the chat is. */
const COUNTER_OF = 'gem-dinkelland';

export const brokerOf = (organisation: number) => `broker-${organisation}`;
export const COUNTER_CONTACT = 'loket-0';

/** Those with a role, as `talk` settles them: a broker and an administrator in each organisation, one contact of a counter. */
export function peopleWithRoles({ organisations }: Pick<MonthSize, 'organisations'>): PeopleFile {
  const all = Array.from({ length: organisations }, (_, index) => index);
  return {
    organisations: all.map((index) => ({
      id: `org-${index}`,
      name: index === 0 ? 'Provincie Nul' : `Gemeente ${index}`,
    })),
    people: [
      ...all.flatMap((index) => [
        {
          ...member(index, brokerOf(index)),
          roles: ['broker' as const],
        },
        { ...member(index, `beheer-${index}`), roles: ['administrator' as const] },
      ]),
      { ...member(0, 'netwerk-0'), roles: ['network_broker' as const] },
      { ...member(0, COUNTER_CONTACT), roles: ['counter_contact' as const] },
    ],
    counters: [{ id: COUNTER_OF, topics: [], members: [{ person: COUNTER_CONTACT, rung: 'contact' }] }],
  };
}

function member(organisation: number, id: string) {
  return {
    id,
    name: nameOf(id),
    organisation: `org-${organisation}`,
    email: `${id}@example.nl`,
    standing: 'member' as const,
  };
}

const FIRST = 'Sanne Tom Iris Daan Noor Hugo Mila Ruben Eva Jelle Lotte Karim Femke Sem Esra Wouter'.split(' ');
const LAST = 'Smit Meijer Bos Vos Peters Hendriks Dekker Mulder Kok Brouwer Kaya Visser Prins Blom'.split(' ');

function nameOf(id: string): string {
  const number = Number.parseInt(id.replace(/\D+/g, ''), 10) || 0;
  return `${FIRST[number % FIRST.length]} ${LAST[Math.floor(number / FIRST.length) % LAST.length]} ${number}`;
}

/** The colleagues: the platform tells of them in its list, as Slack does. */
export function colleaguesOf({ organisations, people }: MonthSize): TerminalPerson[] {
  return Array.from({ length: people }, (_, number) => ({
    id: `p${number}`,
    name: nameOf(`p${number}`),
    tenant: `org-${number % organisations}`,
    email: `p${number}@example.nl`,
    department: number % 3 === 0 ? 'Inkoop' : 'Economie',
    standing: 'member' as const,
  }));
}
