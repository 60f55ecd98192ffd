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
import { changeContents, lockBroadcast, readBroadcast } from './repository.ts';
import { viewOf } from './view.ts';

/** With this name a file is queued that belongs to a draft; the id of the draft stands behind the colon. */
export const BROADCAST_FILE = 'broadcast-file';

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
  return settling('answered', async (tx) => {
    const made = await draftOf(deps, tx, turn, text, { isListed: true });
    if ('asks' in made) return { replies: [made.asks] };
    const purpose = `${BROADCAST_FILE}:${made.id}`;
    await deps.queueForReading(tx, { file, conversationId, personId, language, purpose });
    return { replies: [sentence(broadcasts.files.reading(file.name), language)] };
  });
}

/** What was sent with a draft is read: its card says what came of it. */
export function broadcastFiles({ gazetteer }: { gazetteer: Gazetteer }) {
  return async (
    tx: Transaction,
    sent: { bytes: Uint8Array; about: string; personId: string; organisationId: string; language: Language },
  ): Promise<ReplyDraft> => {
    const { about, language } = sent;
    const { broadcasts } = texts(language);
    const broadcast = await lockBroadcast(tx, about);
    if (!broadcast || !can('edit', broadcast)) return sentence(broadcasts.wentOut, language);
    const line = await listTaken(tx, { ...sent, id: broadcast.id });
    const now = await readBroadcast(tx, broadcast.id);
    return now ? deskCard(await viewOf(tx, gazetteer, now), language, line) : sentence(broadcasts.gone, language);
  };
}

/** @returns what became of each line, or what is wrong with the file */
async function listTaken(
  tx: Transaction,
  sent: { bytes: Uint8Array; id: string; personId: string; organisationId: string; language: Language },
): Promise<string> {
  const { bytes, id, personId, organisationId, language } = sent;
  const { problems } = texts(language).audiences.list;
  const isNetwork = await tx.roleGrant.count({ where: { personId, role: 'network_broker', revokedAt: null } });
  try {
    const list = await readAddressList(tx, bytes, isNetwork > 0 ? null : organisationId);
    const before = await readBroadcast(tx, id);
    if (before) {
      const audience = { ...before.audience, people: list.people };
      await changeContents(tx, id, { by: personId, contents: { audience } });
    }
    return listInWords(list, language);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'audience.list') throw error;
    return problems[error.detail === 'empty' || error.detail === 'too-long' ? error.detail : 'broken'];
  }
}
