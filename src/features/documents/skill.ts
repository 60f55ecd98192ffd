import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import { redrawn } from '../../chat/cards.ts';
import type { SharedFile } from '../../chat/inbound.ts';
import { answered } from '../../chat/saying.ts';
import {
  type CallAction,
  type CallAnswer,
  callAction,
  type Outcome,
  type Skill,
  type Topic,
  type Turn,
} from '../../chat/skill.ts';
import { dateInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import { renewDocument, rescopeDocument, withdrawDocument } from '../../knowledge/document-list.ts';
import { DOCUMENT_TOPIC, documentSpokenOf } from '../../knowledge/spoken-document.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { askedOfDocument } from './asked.ts';
import {
  CHANGE_SCOPE,
  handedOverReply,
  RENEW,
  readingReply,
  renewalCards,
  renewedReply,
  SCOPES,
  WITHDRAW,
} from './cards.ts';
import { oneYearOn } from './dates.ts';
import { addressesIn, isHandedOver } from './recognition.ts';
import { type OwnDocument, ownDocument, queueIngestions } from './repository.ts';

const MOST_AT_ONCE = 10;

/**
 * Takes the files and web addresses that a broker sends in a direct message. The turn only notes them down and says so;
 * reading is work for minutes and done beside it.
 */
export function createDocumentsSkill(deps: { prisma: PrismaClient }): Skill {
  const refusal = (language: Turn['language']) => texts(language).documents.onlyBrokers;
  return {
    name: 'documents',
    abilities: [{ purpose: 'documents', role: 'broker' }],
    files: { role: 'broker', refusal, run: (turn, files) => takeFiles(turn, files) },
    intents: [
      {
        name: 'address to read',
        role: 'broker',
        refusal,
        purposes: [],
        claims: (text, reading) => isHandedOver(text, reading),
        run: (turn, text) => takePages(turn, addressesIn(text)),
      },
    ],
    topics: [handedOverTopic(deps)],
    calls: [changeScope(), withdraw(), renew()],
  };
}

/** What is said of a document that was handed over just before: who may read it, or that it goes. What stands in it is a question. */
function handedOverTopic({ prisma }: { prisma: PrismaClient }): Topic {
  return {
    name: DOCUMENT_TOPIC,
    role: 'broker',
    situation: async () => null,
    async named(turn, text) {
      const id = documentSpokenOf(turn, ANSWERS);
      return id === null || askedOfDocument(text, turn.language) === null ? null : { id, text, move: 'state' };
    },
    moves: {
      async state(turn, id, { text }) {
        const asked = askedOfDocument(text, turn.language);
        const document = await prisma.$transaction((tx) => ownDocument(tx, id, turn.actor.organisationId));
        return asked && document && answered(handedOverReply(document, asked, turn.language));
      },
    },
  };
}

/** What was asked of it since does not take it away. */
const ANSWERS = ['answer'];

async function takeFiles(turn: Turn, files: readonly SharedFile[]): Promise<Outcome> {
  return take(
    turn,
    files.slice(0, MOST_AT_ONCE).map(({ name, mediaType, platform, reference }) => ({
      name,
      reference: { kind: 'file' as const, platform, file: reference, ...(mediaType ? { mediaType } : {}) },
    })),
  );
}

async function takePages(turn: Turn, addresses: readonly string[]): Promise<Outcome> {
  return take(
    turn,
    addresses.slice(0, MOST_AT_ONCE).map((url) => ({ name: url, reference: { kind: 'page' as const, url } })),
  );
}

type Taken = Pick<Parameters<typeof queueIngestions>[1][number], 'name' | 'reference'>;

async function take(turn: Turn, documents: readonly Taken[]): Promise<Outcome> {
  const { conversationId, language, setting } = turn;
  const { personId } = turn.actor;
  if (setting !== 'direct' || conversationId === null || personId === null) return notHere(turn);
  return {
    status: 'answered',
    replies: [
      readingReply(
        documents.map(({ name }) => name),
        language,
      ),
    ],
    async settle(tx) {
      await queueIngestions(
        tx,
        documents.map((document) => ({ ...document, conversationId, personId, language })),
      );
      return {};
    },
  };
}

function notHere({ language }: Turn): Outcome {
  const text = texts(language).documents.onlyDirect;
  return { status: 'declined', replies: [{ language, body: [{ kind: 'paragraph', text }] }] };
}

const documentSchema = z.object({ documentId: z.uuid() });

/** `asked`: until when the document held when it was asked about; left out: it was not. */
const askedSchema = documentSchema.extend({ asked: z.string().optional() });

function changeScope(): CallAction {
  return callAction({
    name: CHANGE_SCOPE,
    role: 'broker',
    payload: documentSchema.extend({ scope: z.enum(SCOPES) }),
    run: (turn, { documentId, scope }, tx) =>
      withOwn(turn, tx, { documentId }, async (document) => {
        if (document.scope !== scope) await rescopeDocument(tx, document.id, scope);
        return { outcome: (language) => texts(language).documents.whoMayRead[scope], isSettled: false };
      }),
  });
}

function withdraw(): CallAction {
  return callAction({
    name: WITHDRAW,
    role: 'broker',
    payload: askedSchema,
    run: (turn, payload, tx) =>
      withOwn(turn, tx, payload, async ({ slug }) => {
        await withdrawDocument(tx, slug);
        return { outcome: (language) => texts(language).documents.withdrawn, isSettled: true };
      }),
  });
}

function renew(): CallAction {
  return callAction({
    name: RENEW,
    role: 'broker',
    payload: askedSchema,
    run: (turn, payload, tx) =>
      withOwn(turn, tx, payload, async ({ slug }) => {
        const until = oneYearOn(turn.now);
        await renewDocument(tx, slug, until);
        return {
          outcome: (language) => texts(language).documents.renewed(dateInWords(until, language)),
          isSettled: true,
        };
      }),
  });
}

interface Done {
  outcome: (language: Turn['language']) => string;
  /** The question whether the document is still right is answered by it. */
  isSettled: boolean;
}

/**
 * Does something with a document of the person's own organisation, and says what was done or that there is none. A
 * question about it that was answered meanwhile is not answered again.
 */
async function withOwn(
  turn: Turn,
  tx: Transaction,
  { documentId, asked }: { documentId: string; asked?: string | undefined },
  act: (document: OwnDocument) => Promise<Done>,
): Promise<CallAnswer> {
  const { actor, language } = turn;
  const document = await ownDocument(tx, documentId, actor.organisationId);
  if (!document) return ephemeral(turn, texts(language).documents.gone);
  if (asked !== undefined && asked !== document.validUntil)
    return ephemeral(turn, texts(language).documents.answeredBefore);
  const { outcome, isSettled } = await act(document);
  const draw = (to: Turn['language']) => renewedReply(document.title, outcome(to), to);
  return {
    response: ephemeral(turn, outcome(language)),
    messages: isSettled ? redrawn(renewalCards(document.id), draw) : [],
  };
}
