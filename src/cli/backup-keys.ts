import type { Config } from '../app/config.ts';
import { keyId } from '../people/vault.ts';
import type { BackupHead } from '../store/backup/format.ts';

/** Where the program runs and how it does: of each machine its own, and nothing in a backup depends on it. */
const OF_THE_MACHINE: ReadonlySet<string> = new Set([
  'HOST',
  'PORT',
  'LOG_LEVEL',
  'DATABASE_URL',
  'DATA_DIR',
  'ENCODER',
]);

/** What no longer works without the very key with which it was made. */
const MADE_WITH: Readonly<Record<string, string>> = {
  ENCRYPTION_KEY: 'the tokens of invited workspaces do not open: add the key of then behind the new one, with a comma',
  LINK_SIGNING_KEY: 'links in e-mails that were sent before do not work',
};

/** A setting that was there when the backup was made, and is not as it was then. */
export interface MissedSetting {
  name: string;
  state: 'missing' | 'other';
  /** What that means, in words that follow the name. */
  means: string;
}

/** The names of settings to be had again where a backup is put back. */
export function settingsThatMatter(names: readonly string[]): string[] {
  return names.filter((name) => !OF_THE_MACHINE.has(name));
}

/** What each key is known by: of the first bytes of a hash nobody makes the key. */
export function keysOf({ encryptionKeys, links }: Pick<Config, 'encryptionKeys' | 'links'>): BackupHead['keys'] {
  const known = (keys: readonly Uint8Array[]) => keys.map((key) => keyId(key).toString('hex'));
  return {
    ...(encryptionKeys.length > 0 ? { ENCRYPTION_KEY: known(encryptionKeys) } : {}),
    ...(links ? { LINK_SIGNING_KEY: known([links.signingKey]) } : {}),
  };
}

/** @param now the names of the settings and the keys of this environment */
export function missedSettings(
  then: Pick<BackupHead, 'settings' | 'keys'>,
  now: Pick<BackupHead, 'settings' | 'keys'>,
): MissedSetting[] {
  const given = new Set(now.settings);
  const missing = then.settings.filter((name) => !given.has(name));
  const other = Object.entries(then.keys).filter(
    ([name, keys]) => given.has(name) && !keys.every((key) => now.keys[name]?.includes(key)),
  );
  return [
    ...missing.map((name) => ({
      name,
      state: 'missing' as const,
      means: MADE_WITH[name] ?? 'it was set when the backup was made',
    })),
    ...other.map(([name]) => ({ name, state: 'other' as const, means: MADE_WITH[name] ?? 'it was another one' })),
  ];
}
