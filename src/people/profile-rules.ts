import { randomUUID } from 'node:crypto';
import type { Profile } from '../chat/platform.ts';
import { normalisedEmail } from './email.ts';
import type { LinkDoubt } from './linking.ts';

export type Standing = Profile['standing'] | 'unknown';

/** A person as they are kept. */
export interface PersonRow {
  id: string;
  /** Null: belongs to no organisation here. */
  organisationId: string | null;
  displayName: string | null;
  department: string | null;
  email: string | null;
  /** Nothing of who it was is left, and nothing may come back. */
  erased: boolean;
}

/** An identity of the tenant as it is kept. */
export interface IdentityRow {
  id: string;
  externalUserId: string;
  personId: string;
  standing: Standing;
  email: string | null;
  /** The platform has told before who this is. */
  verified: boolean;
  deactivated: boolean;
}

/** What is kept, as far as the profiles touch it. */
export interface Kept {
  /** Of the tenant. */
  organisationId: string;
  /** The identities of the tenant that are told about, and those of the persons below. */
  identities: readonly IdentityRow[];
  /** The persons of these identities, and those of the organisation that have one of the addresses. */
  persons: readonly PersonRow[];
}

/** What must be written. */
export interface ProfileChanges {
  newPersons: PersonRow[];
  changedPersons: PersonRow[];
  newIdentities: IdentityRow[];
  /** Every identity that was told about and is not new. */
  toldIdentities: IdentityRow[];
  /** A person turned out to be another one: what the first has goes to the second. */
  moves: { from: string; to: string }[];
  /** Persons that got an identity because of its address. */
  linked: string[];
  proposals: { identityId: string; personId: string; reason: LinkDoubt }[];
}

/** A profile, with the address for which the tenant vouches. */
interface Told {
  profile: Profile;
  member: boolean;
  email: string | null;
}

/**
 * Decides what a platform's word of somebody changes: at first contact, when its list of users is read, and whenever
 * it tells more. A member belongs to the organisation of the tenant, anybody else to none; only an address links two
 * platforms, never a name, and anything doubtful is left to an administrator. Many at once are decided as if they
 * were told one after the other.
 */
export function decideProfiles(kept: Kept, profiles: readonly Profile[]): ProfileChanges {
  const { organisationId } = kept;
  const persons = new Map(kept.persons.map((person) => [person.id, { ...person }]));
  const identities = new Map(kept.identities.map((identity) => [identity.externalUserId, { ...identity }]));
  const byEmail = new Map<string, PersonRow>();
  const seats = new Map<string, Set<string>>();
  for (const person of persons.values()) registerEmail(person);
  for (const { personId, externalUserId } of identities.values()) seatsOf(personId).add(externalUserId);

  const newPersons: PersonRow[] = [];
  const newIdentities: IdentityRow[] = [];
  const told = new Set<IdentityRow>();
  const moves: ProfileChanges['moves'] = [];
  const linked: string[] = [];
  const proposals: ProfileChanges['proposals'] = [];

  function seatsOf(personId: string): Set<string> {
    const taken = seats.get(personId) ?? new Set<string>();
    seats.set(personId, taken);
    return taken;
  }

  function registerEmail(person: PersonRow): void {
    if (person.email !== null && person.organisationId === organisationId) byEmail.set(person.email, person);
  }

  /** Who has this address, other than through this very identity. */
  function ownerOf(email: string | null, externalUserId: string): { person: PersonRow; reused: boolean } | null {
    const person = email === null ? undefined : byEmail.get(email);
    if (!person) return null;
    return { person, reused: [...seatsOf(person.id)].some((seat) => seat !== externalUserId) };
  }

  function addPerson({ profile, member, email }: Told): PersonRow {
    const person = {
      id: randomUUID(),
      organisationId: member ? organisationId : null,
      displayName: profile.displayName,
      department: profile.department,
      // Where the address is somebody else's already, it stays theirs until an administrator has decided.
      email: email !== null && !byEmail.has(email) ? email : null,
      erased: false,
    };
    persons.set(person.id, person);
    newPersons.push(person);
    registerEmail(person);
    return person;
  }

  /** What the platform tells of a member goes into their row; an address only while nobody else has it. */
  function describe(personId: string, { profile, member, email }: Told): void {
    const person = persons.get(personId);
    // Who is no member any more keeps their row, and with it what others may still point to; access goes by standing.
    if (!person || !member || person.erased) return;
    person.organisationId ??= organisationId;
    person.displayName = profile.displayName ?? person.displayName;
    person.department = profile.department ?? person.department;
    if (email !== null && person.organisationId === organisationId && !byEmail.has(email)) {
      if (person.email !== null) byEmail.delete(person.email);
      person.email = email;
    }
    registerEmail(person);
  }

  function meet(one: Told): IdentityRow {
    const owner = ownerOf(one.email, one.profile.externalId);
    const known = owner && !owner.reused ? owner.person : null;
    if (known) {
      describe(known.id, one);
      linked.push(known.id);
    }
    const identity: IdentityRow = {
      id: randomUUID(),
      externalUserId: one.profile.externalId,
      personId: (known ?? addPerson(one)).id,
      standing: one.profile.standing,
      email: one.email,
      verified: true,
      deactivated: one.profile.deactivated,
    };
    identities.set(identity.externalUserId, identity);
    newIdentities.push(identity);
    seatsOf(identity.personId).add(identity.externalUserId);
    return identity;
  }

  /**
   * Somebody of whom nothing was known until now and who turns out to be a member may be a person we know. Their own
   * row is empty then, and the identity moves over; in any other case it stays where it is.
   */
  function recognise(identity: IdentityRow, one: Told): void {
    const owner = ownerOf(one.email, identity.externalUserId);
    const nothingKnown = identity.standing === 'unknown' && !identity.verified;
    if (!nothingKnown || !owner || owner.reused || owner.person.id === identity.personId) return;
    moves.push({ from: identity.personId, to: owner.person.id });
    seatsOf(identity.personId).delete(identity.externalUserId);
    seatsOf(owner.person.id).add(identity.externalUserId);
    identity.personId = owner.person.id;
  }

  function update(identity: IdentityRow, one: Told): void {
    recognise(identity, one);
    identity.standing = one.profile.standing;
    identity.email = persons.get(identity.personId)?.erased ? null : one.email;
    identity.verified = true;
    identity.deactivated = one.profile.deactivated;
    told.add(identity);
    describe(identity.personId, one);
  }

  function proposeIfDoubtful(identity: IdentityRow): void {
    const owner = ownerOf(identity.email, identity.externalUserId);
    if (!owner || owner.person.id === identity.personId || persons.get(identity.personId)?.erased) return;
    const reason = owner.reused ? 'address-reused' : 'both-known';
    proposals.push({ identityId: identity.id, personId: owner.person.id, reason });
  }

  for (const profile of profiles) {
    const member = profile.standing === 'member';
    const one: Told = { profile, member, email: member ? normalisedEmail(profile.email) : null };
    const known = identities.get(profile.externalId);
    if (known) update(known, one);
    proposeIfDoubtful(known ?? meet(one));
  }

  const made = new Set(newIdentities);
  return {
    newPersons,
    changedPersons: kept.persons.flatMap((before) => {
      const after = persons.get(before.id);
      return after && isChanged(before, after) ? [after] : [];
    }),
    newIdentities,
    toldIdentities: [...told].filter((identity) => !made.has(identity)),
    moves,
    linked,
    proposals,
  };
}

const FIELDS = ['organisationId', 'displayName', 'department', 'email'] as const;

function isChanged(before: PersonRow, after: PersonRow): boolean {
  return FIELDS.some((field) => before[field] !== after[field]);
}
