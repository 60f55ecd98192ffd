import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ServerAccount } from './account.ts';

const ENTER = 0o1;

/** Whether the account may enter the folder and every folder above it. */
export async function isReachable(folder: string, account: ServerAccount): Promise<boolean> {
  const { uid, gid, mode } = await stat(folder);
  if (!((mode >> shiftOf(account, uid, gid)) & ENTER)) return false;
  const parent = dirname(folder);
  return parent === folder || isReachable(parent, account);
}

/** Where in a file's mode the three bits stand that count for the account. */
function shiftOf(account: ServerAccount, uid: number, gid: number): number {
  if (account.uid === uid) return 6;
  return account.gid === gid ? 3 : 0;
}
