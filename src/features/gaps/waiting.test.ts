import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { plainText } from '../../chat/reply.ts';
import { deadlinesJob } from '../../deadlines/sweeper.ts';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { askBroker, forgetGaps } from './repository.ts';
import { startWaiting, waitingGaps } from './waiting.ts';

const QUESTION = 'Hoeveel parkeerplaatsen heeft de fietsenstalling?';
const ASKED = new Date('2026-12-01T09:00:00Z');
const TERM_DAYS = 30;

let database: TestDatabase;
let organisationId: string;
let tenantId: string;
/** What was said to whoever asked, by the place where they did. */
let said: Map<string, string[]>;

beforeEach(async () => {
  database = await createTestDatabase();
  const { prisma } = database;
  await setClock(prisma, ASKED);
  organisationId = (await prisma.organisation.create({ data: { slug: 'noord', name: 'Noord' } })).id;
  tenantId = (await prisma.chatTenant.create({ data: { platform: 'slack', externalId: 'T1', organisationId } })).id;
  said = new Map();
});

afterEach(() => database.drop());

/** Somebody asks the question of the brokers. @returns where */
async function ask(name: string): Promise<string> {
  const { prisma } = database;
  const { id: personId } = await prisma.person.create({ data: { organisationId, displayName: name } });
  const { id: conversationId } = await prisma.conversation.create({
    data: { tenantId, externalId: `D${name}`, kind: 'personal', address: {} },
  });
  const declined = { question: QUESTION, language: 'nl', status: 'declined', mode: 'quoted', elapsedMs: 1 } as const;
  const { id } = await prisma.answer.create({ data: { ...declined, personId, conversationId } });
  const asked = { id, question: QUESTION, language: 'nl', conversationId, personId, organisationId } as const;
  await prisma.$transaction(async (tx) => {
    const { gapId, isNew } = await askBroker(tx, asked);
    if (isNew) await startWaiting(tx, gapId);
  });
  return conversationId;
}

/** Goes so many days on from when it was asked first, and does every night and minute what is due. */
async function daysOn(days: number): Promise<void> {
  const { prisma } = database;
  await setClock(prisma, new Date(ASKED.getTime() + days * 86_400_000));
  const kind = waitingGaps({ prisma, queue: async (_tx, messages) => messages.forEach(note) });
  await deadlinesJob({ prisma, kinds: [kind], logger: createLogger({ level: 'silent' }) }).run({});
  await forgetGaps(prisma, TERM_DAYS);
}

function note({ to, replies }: OutgoingMessage): void {
  if (!('conversationId' in to)) return;
  said.set(to.conversationId, [...(said.get(to.conversationId) ?? []), ...replies.map(plainText)]);
}

async function kept() {
  const { state, question } = await database.prisma.knowledgeGap.findFirstOrThrow();
  const asked = await database.prisma.gapQuestion.findMany({ select: { text: true } });
  return { state, words: [question, ...asked.map(({ text }) => text)].filter((text) => text !== null).length };
}

it('a question that nobody asked again for a year is closed, who asked hears it, and its words go after their term', async () => {
  const place = await ask('anna');
  await daysOn(360);
  expect(await kept()).toEqual({ state: 'open', words: 2 });
  expect(said.get(place)?.join()).not.toContain(nl.gaps.outOfTime(QUESTION));
  await daysOn(400);
  expect(await kept()).toEqual({ state: 'closed', words: 2 });
  expect(said.get(place)?.filter((text) => text === nl.gaps.outOfTime(QUESTION))).toHaveLength(1);
  await daysOn(400 + TERM_DAYS + 1);
  expect(await kept()).toEqual({ state: 'closed', words: 0 });
  expect(said.get(place)?.filter((text) => text === nl.gaps.outOfTime(QUESTION))).toHaveLength(1);
});

it('a question that somebody asked again within the year stays open a year from then', async () => {
  await ask('anna');
  await setClock(database.prisma, new Date(ASKED.getTime() + 200 * 86_400_000));
  await ask('bram');
  await daysOn(400);
  expect(await kept()).toEqual({ state: 'open', words: 3 });
  await daysOn(600);
  expect(await kept()).toEqual({ state: 'closed', words: 3 });
});
