import { AppError } from '../errors.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { withoutMetadata } from './without-metadata.ts';

/** Where pictures are. */
export const PICTURES_PATH = '/pictures';
/**
 * The largest picture that is shown in both: Teams takes 1 MB in a card, PNG, JPEG or GIF
 * (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format); Slack takes more, and fetches it from
 * an address that everybody can open, as Teams does (docs.slack.dev/reference/block-kit/blocks/image-block).
 */
export const LARGEST_PICTURE_BYTES = 1_000_000;

/** What pictures begin with, and how they are called. */
const TYPES = [
  { mediaType: 'image/png', ending: 'png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/jpeg', ending: 'jpg', begins: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/gif', ending: 'gif', begins: [0x47, 0x49, 0x46, 0x38] },
] as const;

/** A picture as it is given to who asks for it. */
export interface Picture {
  mediaType: string;
  bytes: Uint8Array;
}

/** Why a file cannot be shown as a picture; null: it can. What it is called says nothing. */
export function problemWithPicture(bytes: Uint8Array): 'too-large' | 'no-picture' | null {
  if (typeOf(bytes) === null) return 'no-picture';
  if (bytes.length > LARGEST_PICTURE_BYTES) return 'too-large';
  return asShown(bytes) === null ? 'no-picture' : null;
}

function typeOf(bytes: Uint8Array): (typeof TYPES)[number] | null {
  return TYPES.find(({ begins }) => begins.every((byte, at) => bytes[at] === byte)) ?? null;
}

/** The picture without what a camera wrote into it; null: it is broken, or no picture that can be shown. */
function asShown(bytes: Uint8Array): Picture | null {
  const type = typeOf(bytes);
  if (type === null) return null;
  try {
    return { mediaType: type.mediaType, bytes: withoutMetadata(bytes, type.mediaType) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * Keeps a picture in which nobody finds any more where it was taken.
 *
 * @returns its id, which nobody can guess: who has it can see the picture
 * @throws AppError `picture.broken` when it cannot be shown, see {@link problemWithPicture}
 */
export async function keepPicture(tx: Transaction, bytes: Uint8Array): Promise<string> {
  const shown = asShown(bytes);
  if (shown === null) throw new AppError({ code: 'picture.broken', message: 'The picture cannot be shown.' });
  const [kept] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO picture (id, media_type, bytes) VALUES (gen_random_uuid(), ${shown.mediaType}, ${Buffer.from(shown.bytes)}) RETURNING id`;
  if (!kept) throw new Error('The picture was not stored.');
  return kept.id;
}

/** Where a chat platform fetches it. @param publicUrl where the bot is reached from outside */
export function pictureAddress(publicUrl: string, id: string): string {
  return `${publicUrl}${PICTURES_PATH}/${id}`;
}

/** @returns null: it is not there any more */
export async function pictureBehind(prisma: PrismaClient, id: string): Promise<Picture | null> {
  const [found] = await prisma.$queryRaw<Picture[]>`
    SELECT media_type AS "mediaType", bytes FROM picture WHERE id = ${id}::uuid`;
  return found ?? null;
}

/** Nobody sees it any more, also where the message stands that it was in. */
export async function forgetPicture(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM picture WHERE id = ${id}::uuid`;
}
