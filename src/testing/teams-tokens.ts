import { exportJWK, type GenerateKeyPairResult, generateKeyPair, type JWK, SignJWT } from 'jose';

/** What can be wrong with the token of a request. */
export type TokenFault = 'wrong-audience' | 'wrong-issuer' | 'wrong-service-url' | 'expired' | 'other-key' | 'none';

/** Signs tokens as Bot Connector does, with a key of its own. */
export interface TokenIssuer {
  /** What the bot fetches to check tokens with. */
  readonly keys: { keys: (JWK & { endorsements: string[] })[] };
  /**
   * A token for a request to the bot.
   *
   * @returns null for the fault `none`
   */
  sign(fault?: TokenFault): Promise<string | null>;
}

const KEY_ID = 'local-key';

/** Made once a process: they take a fifth of a second of the processor, and no test looks what they are. */
let pairs: Promise<[GenerateKeyPairResult, GenerateKeyPairResult]> | undefined;

function keyPairs(): NonNullable<typeof pairs> {
  pairs ??= Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  return pairs;
}

export async function createTokenIssuer(options: {
  issuer: string;
  audience: string;
  serviceUrl: string;
}): Promise<TokenIssuer> {
  const [{ publicKey, privateKey }, other] = await keyPairs();
  const key: JWK = { ...(await exportJWK(publicKey)), kid: KEY_ID, use: 'sig', alg: 'RS256' };
  return {
    // As Microsoft's keys do, this one says for which channels it counts.
    keys: { keys: [{ ...key, endorsements: ['msteams'] }] },
    async sign(fault) {
      if (fault === 'none') return null;
      const expiry = fault === 'expired' ? '-1 hour' : '1 hour';
      const serviceurl = fault === 'wrong-service-url' ? `${options.serviceUrl}elsewhere/` : options.serviceUrl;
      return new SignJWT({ serviceurl })
        .setProtectedHeader({ alg: 'RS256', kid: KEY_ID, typ: 'JWT' })
        .setIssuer(fault === 'wrong-issuer' ? 'https://issuer.example' : options.issuer)
        .setAudience(fault === 'wrong-audience' ? 'another-bot' : options.audience)
        .setIssuedAt(fault === 'expired' ? '-2 hours' : undefined)
        .setExpirationTime(expiry)
        .sign(fault === 'other-key' ? other.privateKey : privateKey);
    },
  };
}
