import { createHash, randomBytes } from 'node:crypto';
import type { AttachedFile } from '../chat/reply.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';

/** Where the pages of files are. */
export const FILES_PATH = '/files';
/** How long a link to a file works: who was away finds it still. */
export const FILE_DAYS = 90;

/** A file that names nobody: whoever has the link may have it. */
export interface NewFile {
  /** `leernetwerk.ics` */
  name: string;
  mediaType: string;
  text: string;
}

/**
 * Keeps a file for who fetches it in a browser, and gives it as what goes along with a reply. For many people it is one file:
 * nothing in it is of one of them.
 *
 * @param publicUrl where people reach the bot in a browser; null: nowhere, then only platforms that take files show it
 */
export async function offerFile(tx: Transaction, publicUrl: string | null, file: NewFile): Promise<AttachedFile> {
  if (publicUrl === null) return { ...file, url: null };
  const secret = randomBytes(32).toString('base64url');
  await tx.$executeRaw`
    INSERT INTO offered_file (id, secret_hash, name, media_type, text, expires_at)
    VALUES (gen_random_uuid(), ${hashOf(secret)}, ${file.name}, ${file.mediaType}, ${file.text},
            clock_now() + make_interval(days => ${FILE_DAYS}))`;
  return { ...file, url: `${publicUrl}${FILES_PATH}/${secret}` };
}

/** @returns null when there is none (any more); with a link that works, as often as it is opened */
export async function fileBehind(prisma: PrismaClient, secret: string): Promise<NewFile | null> {
  const [found] = await prisma.$queryRaw<NewFile[]>`
    SELECT name, media_type AS "mediaType", text FROM offered_file
    WHERE secret_hash = ${hashOf(secret)} AND expires_at > clock_now()`;
  return found ?? null;
}

/** Removes files whose time was over so many days ago; returns how many. */
export function forgetFiles(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`DELETE FROM offered_file WHERE expires_at < clock_now() - make_interval(days => ${days})`;
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
