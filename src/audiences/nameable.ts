import type { Language } from '../chat/language.ts';
import type { Actor } from '../chat/skill.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import type { Transaction } from '../store/transaction.ts';
import { type KeptAudience, keptAudiences } from './kept.ts';
import { sentLists } from './lists.ts';
import { type OrganisationPlace, organisationPlaces } from './members.ts';
import { keptIn } from './named-groups.ts';
import type { Nameable } from './reading.ts';

/** What a broker can name. */
export interface NameableHere extends Nameable {
  organisations: OrganisationPlace[];
  kept: (KeptAudience & { alsoCalled?: readonly string[] })[];
}

/** What a broker can name: organisations beyond their own only with the right for the network. */
export async function nameableBy(
  gazetteer: Gazetteer,
  { actor, language }: { actor: Actor; language: Language },
  tx: Transaction,
): Promise<NameableHere> {
  const isNetwork = actor.roles.has('network_broker');
  const all = await organisationPlaces(tx, gazetteer);
  const organisations = isNetwork ? all : all.filter(({ id }) => id === actor.organisationId);
  return {
    gazetteer,
    organisations,
    kept: actor.organisationId === null ? [] : await keptBy(tx, actor.organisationId, language),
    departments: await departmentsOf(
      tx,
      organisations.map(({ id }) => id),
    ),
  };
}

/** Groups that were kept by a name, and lists that were sent with a message. */
async function keptBy(tx: Transaction, organisationId: string, language: Language): Promise<NameableHere['kept']> {
  return [...(await keptAudiences(tx, organisationId)), ...(await sentLists(tx, organisationId, language))];
}

/** What a text calls one of them, which is not to be read as anything else: "lijst van vrijdag". Null: it names none. */
export async function keptNamedIn(
  tx: Transaction,
  { actor, language }: { actor: Actor; language: Language },
  text: string,
): Promise<string | null> {
  if (actor.organisationId === null) return null;
  return keptIn(text, await keptBy(tx, actor.organisationId, language))?.called ?? null;
}

/** The departments of these organisations; of all when none is given. */
export async function departmentsOf(tx: Transaction, organisationIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ department: string }[]>`
    SELECT DISTINCT department FROM person
    WHERE department IS NOT NULL AND erased_at IS NULL
      AND (cardinality(${organisationIds}::uuid[]) = 0 OR organisation_id = ANY(${organisationIds}::uuid[]))
    ORDER BY department LIMIT 100`;
  return rows.map(({ department }) => department);
}
