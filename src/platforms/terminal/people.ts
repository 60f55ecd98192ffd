import type { Platform, Profile } from '../../chat/platform.ts';

/** Somebody who talks in the terminal. */
export interface TerminalPerson {
  /** What they are called in a line, and in what comes out. */
  id: string;
  name: string;
  /** The organisation's tenant they belong to. */
  tenant: string;
  email: string | null;
  department: string | null;
  standing: Profile['standing'];
}

/** Whether messages reach somebody. */
export type Reachability = 'here' | 'blocked' | 'left';

/** Everyone who takes part, and who of them cannot be reached. */
export interface Cast {
  add(person: TerminalPerson): void;
  person(id: string): TerminalPerson | null;
  set(id: string, reachability: Reachability): void;
  reachability(id: string): Reachability;
  people(tenant: string): readonly TerminalPerson[];
  everyone(): readonly TerminalPerson[];
}

export function createCast(): Cast {
  const people = new Map<string, TerminalPerson>();
  const away = new Map<string, Reachability>();
  return {
    add: (person) => void people.set(person.id, person),
    person: (id) => people.get(id) ?? null,
    set: (id, reachability) => void away.set(id, reachability),
    reachability: (id) => away.get(id) ?? 'here',
    everyone: () => [...people.values()],
    people: (tenant) => [...people.values()].filter((person) => person.tenant === tenant),
  };
}

/** What the terminal tells of somebody, as they are now. */
export function profileOf(cast: Cast, { id, name, email, department, standing }: TerminalPerson): Profile {
  return {
    externalId: id,
    displayName: name,
    email,
    department,
    standing,
    deactivated: cast.reachability(id) === 'left',
  };
}

/** What the terminal tells of people: all of it, at once. */
export function createPeople(cast: Cast): Pick<Platform, 'profile' | 'people' | 'peopleListed'> {
  return {
    peopleListed: 'everyone',
    async profile(where, externalId) {
      const person = cast.person(externalId);
      if (person === null) return null;
      const profile = profileOf(cast, person);
      return person.tenant === where.tenant ? profile : { ...profile, standing: 'external' };
    },
    async *people(tenant) {
      yield cast.people(tenant).map((person) => profileOf(cast, person));
    },
  };
}
