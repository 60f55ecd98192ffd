import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Links with which somebody without chat says what becomes of something that was sent to them by e-mail.
 *
 * - *The token is the right*: id of the link, what it allows, until when, and an HMAC-SHA256 over these with
 *   `LINK_SIGNING_KEY` (RFC 2104). Nobody without the key makes or widens one; whoever has the link can use it, so it
 *   allows little, for two weeks, about one subject, and stops when the subject is no longer theirs.
 * - *Opening a link does nothing*: scanners of mail servers open every link. Only a press (a POST of the form on the
 *   page) acts.
 * - *Each action once.* A second press of the same finds it done and changes nothing.
 *
 * `links.ts` decides, `router.ts` serves the pages; what they show and do is for the feature to say (`kind.ts`).
 */
export interface LinkRight {
  linkId: string;
  /** A bit for each action, by its place in the list of its kind. */
  allowed: number;
  /** In whole seconds. */
  expiresAt: Date;
}

const VERSION = 1;
const ID_BYTES = 16;
const MASK_BYTES = 2;
const EXPIRY_BYTES = 6;
const MAC_BYTES = 32;
const PAYLOAD_BYTES = 1 + ID_BYTES + MASK_BYTES + EXPIRY_BYTES;
/** 57 bytes are exactly 76 characters: no bits are left over, so that a right has one way of writing. */
const TOKEN = new RegExp(`^[A-Za-z0-9_-]{${((PAYLOAD_BYTES + MAC_BYTES) * 4) / 3}}$`);

/** How many actions the links of one kind can have. */
export const MOST_ACTIONS = MASK_BYTES * 8;

/** @param key at least 32 bytes */
export function signToken(key: Uint8Array, right: LinkRight): string {
  const payload = Buffer.alloc(PAYLOAD_BYTES);
  payload.writeUInt8(VERSION, 0);
  payload.write(right.linkId.replaceAll('-', ''), 1, ID_BYTES, 'hex');
  payload.writeUIntBE(right.allowed, 1 + ID_BYTES, MASK_BYTES);
  payload.writeUIntBE(Math.floor(right.expiresAt.getTime() / 1_000), 1 + ID_BYTES + MASK_BYTES, EXPIRY_BYTES);
  return Buffer.concat([payload, macOf(key, payload)]).toString('base64url');
}

/**
 * What a token allows, if it is one of ours. It may have expired: that is for the clock of the database to say.
 *
 * @returns null: forged, mutilated, or of another version
 */
export function readToken(key: Uint8Array, token: string): LinkRight | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const payload = bytes.subarray(0, PAYLOAD_BYTES);
  if (!timingSafeEqual(macOf(key, payload), bytes.subarray(PAYLOAD_BYTES))) return null;
  if (payload.readUInt8(0) !== VERSION) return null;
  return {
    linkId: payload.toString('hex', 1, 1 + ID_BYTES).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    allowed: payload.readUIntBE(1 + ID_BYTES, MASK_BYTES),
    expiresAt: new Date(payload.readUIntBE(1 + ID_BYTES + MASK_BYTES, EXPIRY_BYTES) * 1_000),
  };
}

/** The bits of these actions. */
export function maskOf<Action extends string>(known: readonly Action[], actions: readonly Action[]): number {
  return known.reduce((bits, action, at) => bits | (actions.includes(action) ? 1 << at : 0), 0);
}

/** The actions of these bits. */
export function actionsIn<Action extends string>(known: readonly Action[], mask: number): Action[] {
  return known.filter((_action, at) => (mask & (1 << at)) !== 0);
}

/** With the purpose in it, so that the key signs nothing that could pass for something else: the name of the first links. */
function macOf(key: Uint8Array, payload: Uint8Array): Buffer {
  return createHmac('sha256', key).update('case-link/1').update(payload).digest();
}
