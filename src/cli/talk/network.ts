import { nearest } from '../../language/nearest.ts';
import { GRANTED_ROLES, type GrantedRole, isGrantedRole } from '../../people/roles.ts';
import type { PeopleFile, PersonEntry } from './people-file.ts';

/** The counter of the municipality in which the network without a file lies: that of Denekamp and Ootmarsum. */
const MUNICIPAL_COUNTER = 'gem-dinkelland';
const PROVINCE = 'overijssel';

/** Who says something when nobody else was named. */
const STANDARD: Readonly<Record<GrantedRole | 'colleague', { name: string; department: string }>> = {
  colleague: { name: 'Fleur de Vries', department: 'Economie' },
  broker: { name: 'Bram Kuipers', department: 'Makelaars impact ondernemen' },
  ambassador: { name: 'Amina Yildiz', department: 'Duurzaamheid' },
  procurement_officer: { name: 'Peter Wolters', department: 'Inkoop' },
  director: { name: 'Dirk van Laar', department: 'Directie' },
  counter_contact: { name: 'Loes Oude Nijhuis', department: 'Ondernemersloket' },
  administrator: { name: 'Anouk Jansen', department: 'Informatievoorziening' },
  network_broker: { name: 'Nanda Bakker', department: 'Leernetwerk' },
};

/** What others are called, each always the same. */
const FIRST_NAMES = 'Sanne Tom Iris Daan Noor Hugo Mila Ruben Eva Jelle Lotte Karim Femke Sem Esra Wouter'.split(' ');
const LAST_NAMES = 'Smit Meijer Bos Vos Peters Hendriks Dekker Mulder Kok Brouwer Kaya Post Visser'.split(' ');

/** One province and one municipality, with somebody in every role. */
export function standardNetwork(): PeopleFile {
  const people = ['colleague', ...GRANTED_ROLES].flatMap((role) => personInRole(role) ?? []);
  return {
    organisations: [
      { id: PROVINCE, name: 'Provincie Overijssel' },
      { id: 'dinkelland', name: 'Gemeente Dinkelland' },
    ],
    people,
    counters: [{ id: MUNICIPAL_COUNTER, topics: [], members: [{ person: 'counter_contact', rung: 'contact' }] }],
  };
}

/** Somebody who is called by a role, alone or with a suffix: `broker`, `ambassador-2`. Null: that is no role. */
export function personInRole(called: string): PersonEntry | null {
  const role = (['colleague', ...GRANTED_ROLES] as const).find(
    (candidate) => called === candidate || called.startsWith(`${candidate}-`),
  );
  if (role === undefined) return null;
  const { name, department } =
    called === role ? STANDARD[role] : { name: nameFor(called), department: STANDARD[role].department };
  return {
    id: called,
    name,
    organisation: PROVINCE,
    roles: isGrantedRole(role) ? [role] : [],
    email: addressFor(name, called),
    department,
    standing: 'member',
  };
}

/**
 * That somebody is nobody here, with who may have been meant.
 *
 * @param known the people there are, as `as` names them
 */
export function nobodyCalled(called: string, known: readonly string[]): string {
  const roles = ['colleague', ...GRANTED_ROLES];
  const meant = nearest(called, [...new Set([...known, ...roles])]);
  const hint = meant === null ? '' : ` Bedoel je ${meant}?`;
  return `Ik ken niemand met de naam ${called}.${hint} Kies een rol (${roles.join(', ')}), eventueel met een achtervoegsel (broker-2), of geef met --people een bestand met mensen.`;
}

/** The counters at which somebody with this name is a contact without a file. */
export function countersOf(called: string): string[] {
  return /^counter_contact(-|$)/.test(called) ? [MUNICIPAL_COUNTER] : [];
}

function nameFor(called: string): string {
  const number = [...called].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  const first = FIRST_NAMES[number % FIRST_NAMES.length] ?? '';
  return `${first} ${LAST_NAMES[number % LAST_NAMES.length] ?? ''}`;
}

/** Of a domain that is kept for examples (RFC 2606). One address is one person, so the suffix is in it. */
function addressFor(name: string, called: string): string {
  const local = name.toLowerCase().replace(/[^a-z]+/g, '.');
  const suffix = /-(.+)$/.exec(called)?.[1]?.replace(/[^a-zA-Z0-9]+/g, '');
  return `${local}${suffix ? `+${suffix}` : ''}@provincie.example.nl`;
}
