import type { Transaction } from '../store/transaction.ts';
import type { Audience } from './audience.ts';

/** What people and site visits are called that an audience holds by their ids. */
export interface AudienceNames {
  /** By id; who is of another organisation is not in it. */
  people: ReadonlyMap<string, string>;
  /** The site visit whose guests it is for; null: there is none. */
  visit: { number: number; host: string | null } | null;
}

/** Nothing is known by name. */
export const NO_NAMES: AudienceNames = { people: new Map(), visit: null };

/** @param lookingId the organisation whose people look: of others no names */
export async function namesOfAudience(
  tx: Transaction,
  { alsoPeople, withoutPeople, guests }: Audience,
  lookingId: string,
): Promise<AudienceNames> {
  const ids = [...alsoPeople.map(({ id }) => id), ...withoutPeople];
  const found =
    ids.length === 0
      ? []
      : await tx.person.findMany({
          where: { id: { in: ids }, organisationId: lookingId, displayName: { not: null } },
          select: { id: true, displayName: true },
        });
  const visit =
    guests === null
      ? null
      : await tx.siteVisit.findUnique({ where: { id: guests.visitId }, select: { number: true, host: true } });
  return { people: new Map(found.map(({ id, displayName }) => [id, displayName ?? ''])), visit };
}
