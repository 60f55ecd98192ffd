import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Links with which somebody at a counter without chat says what becomes of a case.
 *
 * - *The token is the right*: id of the link, what it allows, until when, and an HMAC-SHA256 over these with
 *   `LINK_SIGNING_KEY` (RFC 2104). Nobody without the key makes or widens one; whoever has the link can use it, so it
 *   allows little, for two weeks, at one case, and stops when the case leaves the counter or the member does.
 * - *Opening a link does nothing*: scanners of mail servers open every link. Only a press (a POST of the form on the
 *   page) acts.
 * - *Each action once.* A second press of the same finds it done and changes nothing.
 *
 * The pages are plain HTML without script (`pages.ts`), served by `router.ts`; `links.ts` decides, and `case-mail.ts`
 * writes the e-mail around a link.
 */
export const LINK_ACTIONS = ['accept', 'bounce', 'ask_back', 'finish'] as const;
export type LinkAction = (typeof LINK_ACTIONS)[number];

export interface LinkRight {
  linkId: string;
  actions: readonly LinkAction[];
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

/** @param key at least 32 bytes */
export function signToken(key: Uint8Array, right: LinkRight): string {
  const payload = Buffer.alloc(PAYLOAD_BYTES);
  payload.writeUInt8(VERSION, 0);
  payload.write(right.linkId.replaceAll('-', ''), 1, ID_BYTES, 'hex');
  const mask = LINK_ACTIONS.reduce((bits, action, at) => bits | (right.actions.includes(action) ? 1 << at : 0), 0);
  payload.writeUIntBE(mask, 1 + ID_BYTES, MASK_BYTES);
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
  const mask = payload.readUIntBE(1 + ID_BYTES, MASK_BYTES);
  return {
    linkId: payload.toString('hex', 1, 1 + ID_BYTES).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    actions: LINK_ACTIONS.filter((_action, at) => (mask & (1 << at)) !== 0),
    expiresAt: new Date(payload.readUIntBE(1 + ID_BYTES + MASK_BYTES, EXPIRY_BYTES) * 1_000),
  };
}

/** With the purpose in it, so that the key signs nothing that could pass for something else. */
function macOf(key: Uint8Array, payload: Uint8Array): Buffer {
  return createHmac('sha256', key).update('case-link/1').update(payload).digest();
}
