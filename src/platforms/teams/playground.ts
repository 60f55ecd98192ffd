/**
 * What Microsoft 365 Agents Playground 0.2.28 sends, seen over its requests: every person in it belongs to this
 * tenant (one digit longer than a real tenant id).
 */
export const PLAYGROUND_TENANT_ID = '00000000-0000-0000-0000-0000000000001';

/** Who types in its page. */
export const PLAYGROUND_PERSON = {
  externalId: '00000000-0000-0000-0000-0000000000020',
  displayName: 'Alex Wilber',
  email: 'alexw@example.com',
} as const;
