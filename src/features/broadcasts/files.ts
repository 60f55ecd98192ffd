import {
  forgetPicture,
  keepPicture,
  LARGEST_PICTURE_BYTES,
  pictureAddress,
  problemWithPicture,
} from '../../attachments/pictures.ts';
import { readAddressList } from '../../audiences/addresses.ts';
import { listInWords } from '../../audiences/words.ts';
import type { Language } from '../../chat/language.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import { sentence, settling, told } from '../../chat/saying.ts';
import type { FileIntake, Outcome, Turn } from '../../chat/skill.ts';
import { AppError } from '../../errors.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { draftOf } from './begin.ts';
import type { BroadcastDeps } from './deps.ts';
import { deskCard } from './desk-card.ts';
import { can } from './life.ts';
import { type Broadcast, changeContents, latestOf, lockBroadcast, readBroadcast } from './repository.ts';
import { viewOf } from './view.ts';
import { splitMessage } from './wording.ts';

/** With these names files are queued that belong to a draft; the id of the draft stands behind the colon. */
const LIST = 'broadcast-list';
const PICTURE = 'broadcast-picture';

type SharedFile = Parameters<FileIntake['run']>[1][number];

/** "Stuur dit aan iedereen op deze lijst: …", with the list as a file. */
export function broadcastFileIntake(deps: BroadcastDeps): FileIntake {
  return {
    role: 'broker',
    purposes: ['broadcast'],
    refusal: (language) => texts(language).broadcasts.onlyBrokers,
    run: async (turn, files, text) => taken(deps, turn, files, text),
  };
}

/** A draft whose list is still to be read reaches nobody. */
function taken(deps: BroadcastDeps, turn: Turn, files: readonly SharedFile[], text: string): Outcome {
  const { people, broadcasts } = texts(turn.language);
  const { conversationId, language, actor } = turn;
  const { personId } = actor;
  const [file, ...others] = files;
  if (turn.setting !== 'direct' || conversationId === null) return told(turn, people.onlyInPrivate);
  if (personId === null || !file) return told(turn, broadcasts.onlyBrokers);
  if (others.length > 0) return told(turn, broadcasts.files.onlyOne);
  const isPicture = looksLikePicture(file);
  const problem = isPicture ? pictureProblem(deps, file) : null;
  if (problem !== null) return told(turn, broadcasts.pictures.problems[problem]);
  return settling('answered', async (tx) => {
    const made = await draftFor(deps, tx, turn, text, isPicture);
    if ('asks' in made) return { replies: [made.asks] };
    const purpose = `${isPicture ? PICTURE : LIST}:${made.id}`;
    await deps.queueForReading(tx, { file, conversationId, personId, language, purpose });
    const line = isPicture ? broadcasts.pictures.reading(file.name) : broadcasts.files.reading(file.name);
    return { replies: [sentence(line, language)] };
  });
}

/** A picture without a text goes with the draft that its sender works on. */
async function draftFor(deps: BroadcastDeps, tx: Transaction, turn: Turn, text: string, isPicture: boolean) {
  const { personId, organisationId } = turn.actor;
  if (isPicture && splitMessage(text).tail === null && personId !== null && organisationId !== null) {
    const latest = await latestOf(tx, { personId, organisationId });
    if (latest && latest.editedById === personId && can('edit', latest)) return { id: latest.id };
  }
  return draftOf(deps, tx, turn, text, { isListed: !isPicture });
}

/** What it is called and said to be; what it holds decides later. */
function looksLikePicture({ name, mediaType = '' }: SharedFile): boolean {
  return mediaType.startsWith('image/') || /\.(png|jpe?g|gif|webp|heic|bmp|tiff?|svg)$/i.test(name);
}

function pictureProblem({ publicUrl }: BroadcastDeps, { size = 0 }: SharedFile): 'no-address' | 'too-large' | null {
  if (publicUrl === null) return 'no-address';
  return size > LARGEST_PICTURE_BYTES ? 'too-large' : null;
}

/** A file as it arrived, for a draft. */
interface FileSent {
  bytes: Uint8Array;
  about: string;
  personId: string;
  organisationId: string;
  language: Language;
}

interface FileDeps {
  gazetteer: Gazetteer;
  publicUrl: string | null;
}

/** What was sent with a draft is there: its card says what came of it. By the names with which it was queued. */
export function broadcastFiles(deps: FileDeps) {
  const taker = (take: typeof listTaken) => async (tx: Transaction, sent: FileSent) => cardWith(deps, tx, sent, take);
  return { [LIST]: taker(listTaken), [PICTURE]: taker(pictureTaken) };
}

async function cardWith(deps: FileDeps, tx: Transaction, sent: FileSent, take: typeof listTaken): Promise<ReplyDraft> {
  const { about, language } = sent;
  const { broadcasts } = texts(language);
  const broadcast = await lockBroadcast(tx, about);
  if (!broadcast || !can('edit', broadcast)) return sentence(broadcasts.wentOut, language);
  const line = await take(deps, tx, broadcast, sent);
  const now = await readBroadcast(tx, broadcast.id);
  return now ? deskCard(await viewOf(tx, deps, now), language, line) : sentence(broadcasts.gone, language);
}

/** @returns what is asked next, or what is wrong with the picture */
async function pictureTaken(
  { publicUrl }: FileDeps,
  tx: Transaction,
  { id, pictureId: before }: Broadcast,
  { bytes, personId, language }: FileSent,
): Promise<string> {
  const { pictures } = texts(language).broadcasts;
  const problem = publicUrl === null ? 'no-address' : problemWithPicture(bytes);
  if (problem !== null || publicUrl === null) return pictures.problems[problem ?? 'no-address'];
  if (before !== null) await forgetPicture(tx, before);
  const pictureId = await keepPicture(tx, bytes);
  const contents = { pictureId, pictureUrl: pictureAddress(publicUrl, pictureId), pictureAlt: null };
  await changeContents(tx, id, { by: personId, contents });
  return pictures.taken;
}

/** @returns what became of each line, or what is wrong with the file */
async function listTaken(
  _deps: FileDeps,
  tx: Transaction,
  { id, audience: before }: Broadcast,
  { bytes, personId, organisationId, language }: FileSent,
): Promise<string> {
  const { problems } = texts(language).audiences.list;
  const isNetwork = await tx.roleGrant.count({ where: { personId, role: 'network_broker', revokedAt: null } });
  try {
    const list = await readAddressList(tx, bytes, isNetwork > 0 ? null : organisationId);
    const audience = { ...before, people: list.people };
    await changeContents(tx, id, { by: personId, contents: { audience } });
    return listInWords(list, language);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'audience.list') throw error;
    return problems[error.detail === 'empty' || error.detail === 'too-long' ? error.detail : 'broken'];
  }
}
