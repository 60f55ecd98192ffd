import type { Actor, Role } from '../chat/skill.ts';

/** Who may do and read what: the one place that decides. What is not granted is denied. */
export function mayUse(actor: Actor, needed: Role): boolean {
  return actor.roles.has(needed);
}

/** Who reads, and where the answer will stand. */
export interface Reader {
  /** Null: belongs to no organisation here. */
  organisationId: string | null;
  /** In a direct message, where nobody else reads along. */
  direct: boolean;
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
