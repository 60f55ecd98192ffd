import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { AppError } from '../errors.ts';

/** Keeps secrets in the database unreadable to whoever has only the database. */
export interface Vault {
  /**
   * @param label what the secret is of, for example `slack:T012345`: it opens under no other label, so that a row
   *   copied over another one is worth nothing
   */
  seal(secret: string, label: string): Uint8Array<ArrayBuffer>;
  /** Whether it was sealed with the key that seals now, and not with an older one. */
  isCurrent(envelope: Uint8Array): boolean;
  /** @throws AppError `vault.unknown-key`, `vault.damaged` */
  open(envelope: Uint8Array, label: string): string;
}

/** The command that makes a key. */
export const MAKE_KEY = `node -e "console.log(require('crypto').randomBytes(32).toString('base64'))"`;

export const KEY_BYTES = 32;
/**
 * An envelope: one byte that says which kind it is, the id of the key, the nonce, the tag of GCM, and the secret.
 * AES-256-GCM with a random nonce of 96 bits (NIST SP 800-38D, 8.2.2) holds for some four thousand million envelopes a key.
 */
const VERSION = 1;
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES;

/**
 * @param keys of 32 bytes each: the first one seals, all of them open, so that keys can be changed one after the other
 */
export function createVault(keys: readonly Uint8Array[]): Vault {
  const known = keys.map((key) => ({ id: keyId(key), key }));
  const [sealing] = known;
  if (!sealing) throw noKey();
  return {
    seal(secret, label) {
      const head = Buffer.concat([Buffer.from([VERSION]), sealing.id]);
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing.key, nonce).setAAD(bound(head, label));
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return new Uint8Array(Buffer.concat([head, nonce, cipher.getAuthTag(), sealed]));
    },
    isCurrent: (envelope) => sealing.id.equals(Buffer.from(envelope).subarray(1, HEAD_BYTES)),
    open(given, label) {
      const envelope = Buffer.from(given);
      if (envelope.length < HEAD_BYTES + NONCE_BYTES + TAG_BYTES || envelope[0] !== VERSION) throw damaged();
      const head = envelope.subarray(0, HEAD_BYTES);
      const key = known.find(({ id }) => id.equals(head.subarray(1)))?.key;
      if (!key) throw unknownKey();
      const nonce = envelope.subarray(HEAD_BYTES, HEAD_BYTES + NONCE_BYTES);
      const tag = envelope.subarray(HEAD_BYTES + NONCE_BYTES, HEAD_BYTES + NONCE_BYTES + TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(bound(head, label)).setAuthTag(tag);
      try {
        const sealed = envelope.subarray(HEAD_BYTES + NONCE_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw damaged(cause);
      }
    },
  };
}

/** The vault of a configuration without a key: everything in it fails with what to do. */
export const NO_VAULT: Vault = {
  seal: () => {
    throw noKey();
  },
  // There is no key that could seal it better.
  isCurrent: () => true,
  open: () => {
    throw noKey();
  },
};

/** Says which key, and nothing of the key. */
export function keyId(key: Uint8Array): Buffer {
  return createHash('sha256').update('impactmakelaar key id').update(key).digest().subarray(0, KEY_ID_BYTES);
}

function bound(head: Buffer, label: string): Buffer {
  return Buffer.concat([head, Buffer.from(label, 'utf8')]);
}

function noKey(): AppError {
  return new AppError({
    code: 'vault.no-key',
    message: `ENCRYPTION_KEY is not set, so no token of a workspace can be kept or read. Make a key with: ${MAKE_KEY}`,
  });
}

function unknownKey(): AppError {
  return new AppError({
    code: 'vault.unknown-key',
    message:
      'This was encrypted with a key that is not in ENCRYPTION_KEY. Add the old key behind the new one, with a comma ' +
      'between; if it is lost, connect the workspace again.',
  });
}

function damaged(cause?: unknown): AppError {
  return new AppError({
    code: 'vault.damaged',
    message: 'What was stored encrypted is damaged or belongs to another workspace. Connect the workspace again.',
    ...(cause === undefined ? {} : { cause }),
  });
}
