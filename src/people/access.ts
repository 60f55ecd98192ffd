import type { Actor, Need, Role, Setting } from '../chat/skill.ts';

/** Who may do and read what: the one place that decides. What is not granted is denied. */
export function mayUse(actor: Actor, needed: Need): boolean {
  return needed === 'anyone' || [needed, ...(ALSO[needed] ?? [])].some((role) => actor.roles.has(role));
}

/** Who else may do what a role may. */
const ALSO: Partial<Record<Need, readonly Role[]>> = {
  // A broker keeps the figures that a director looks at.
  director: ['broker'],
};

/** Who reads, and where the answer will stand. */
export interface Reader {
  /** Null: reads what the whole network may read. */
  organisationId: string | null;
  /** In a direct message, where nobody else reads along. */
  direct: boolean;
}

/** What an answer to this person may hold in this setting: where others read along, what the others may read. */
export function readerOf(actor: Actor, setting: Setting): Reader {
  return { organisationId: setting === 'shared' ? null : actor.organisationId, direct: setting === 'direct' };
}

/** Whose document it is, and how far it may travel. */
export interface Readable {
  scope: 'network' | 'organisation' | 'direct_only';
  organisationId: string | null;
}

export function mayRead(reader: Reader, document: Readable): boolean {
  if (document.scope === 'network') return true;
  const own = reader.organisationId !== null && reader.organisationId === document.organisationId;
  return own && (document.scope === 'organisation' || reader.direct);
}
