import { roleNamed } from '../../people/people-csv.ts';
import type { GrantedRole } from '../../people/roles.ts';

/** What somebody wants with roles, as they typed it behind `/impact rol`. */
export type RoleCommand =
  | { kind: 'list' }
  /** Show somebody's roles, with buttons to change them. */
  | { kind: 'show'; person: string }
  | { kind: 'change'; change: 'grant' | 'revoke'; role: GrantedRole; person: string }
  | { kind: 'unknown-role'; word: string };

const VERBS: ReadonlyMap<string, 'grant' | 'revoke'> = new Map([
  ['geef', 'grant'],
  ['give', 'grant'],
  ['grant', 'grant'],
  ['neem', 'revoke'],
  ['ontneem', 'revoke'],
  ['take', 'revoke'],
  ['revoke', 'revoke'],
]);
/** Words between role and person that say nothing: "geef makelaar aan Anna", "take broker from Anna". */
const LINKING = /^(af van|aan|van|to|from|af)\s+/i;

/** Reads "geef makelaar aan anna@x.nl", "neem makelaar af van Anna", "anna@x.nl" and nothing at all. */
export function readRoleCommand(text: string): RoleCommand {
  const said = text.trim();
  if (said === '' || /^(lijst|list)$/i.test(said)) return { kind: 'list' };
  const [verb = '', word = '', ...rest] = said.split(/\s+/);
  const change = VERBS.get(verb.toLowerCase());
  if (change === undefined) return { kind: 'show', person: said };
  const role = roleNamed(word);
  if (role === null) return { kind: 'unknown-role', word };
  return { kind: 'change', change, role, person: rest.join(' ').replace(LINKING, '') };
}
