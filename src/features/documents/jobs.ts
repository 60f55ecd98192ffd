import { z } from 'zod';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { Messenger } from '../../delivery/messenger.ts';
import { dateInWords } from '../../i18n/days.ts';
import type { JobDefinition } from '../../jobs/jobs.ts';
import { holdersOf, type RoleHolder } from '../../people/in-reach.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { renewalReply } from './cards.ts';
import { markAsked, type OutdatedDocument, outdatedDocuments } from './repository.ts';

const noPayload = z.object({});
/** Nobody gets more questions than this in one morning, whatever has passed. */
const MOST_A_DAY = 100;

/**
 * Every morning of a working day: asks the owners of documents whose time has passed whether they are still right.
 * Where the owner left or may not say so any more, the brokers of the organisation; where there is none, the
 * administrators hear that somebody must be.
 */
export function renewalJob(deps: { messenger: Messenger; logger: Logger }): JobDefinition<typeof noPayload> {
  const { messenger, logger } = deps;
  return {
    name: 'document-renewal',
    payload: noPayload,
    cron: '30 8 * * 1-5',
    async run() {
      const { messages } = await messenger.within(async (tx) => {
        const questions: OutgoingMessage[] = [];
        for (const document of await outdatedDocuments(tx, MOST_A_DAY)) questions.push(...(await ask(tx, document)));
        return { messages: questions };
      });
      logger.info({ asked: messages.length }, 'asked about outdated documents');
    },
  };
}

/** @returns none when nobody can be asked: then it is tried again the next morning */
async function ask(tx: Transaction, document: OutdatedDocument): Promise<OutgoingMessage[]> {
  const { people, as } = await whomToAsk(tx, document);
  if (people.length > 0) await markAsked(tx, document.id);
  return people.map(({ id: personId, language }) => ({
    to: { personId, ifUnreachable: 'skip' },
    replies: [renewalReply(document, { as, language, spelledUntil: dateInWords(document.validUntil, language) })],
  }));
}

/** Whoever can be written to and has something to say: only a broker may say whether a document still holds. */
async function whomToAsk(
  tx: Transaction,
  { ownerId, organisationId }: OutdatedDocument,
): Promise<{ people: RoleHolder[]; as: 'owner' | 'broker' | 'administrator' }> {
  const inReach = async (role: 'broker' | 'administrator') =>
    (await holdersOf(tx, role, organisationId)).filter(({ reachable }) => reachable);
  const brokers = await inReach('broker');
  const owner = brokers.filter(({ id }) => id === ownerId);
  if (owner.length > 0) return { people: owner, as: 'owner' };
  if (brokers.length > 0) return { people: brokers, as: 'broker' };
  return { people: await inReach('administrator'), as: 'administrator' };
}
