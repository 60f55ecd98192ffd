import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addCounter, addMember } from '../counters/changes.ts';
import { isAbsent } from '../counters/desk.ts';
import { readDesks } from '../counters/desk-repository.ts';
import { counterEntrySchema } from '../counters/entry.ts';
import { dueAt, startClock } from '../deadlines/clock.ts';
import { firstAlarm, setAlarm } from '../deadlines/repository.ts';
import { type DeadlineKind, deadlinesJob } from '../deadlines/sweeper.ts';
import { appendEntry, readHistory } from '../ledger/ledger.ts';
import { verifyLedger } from '../ledger/verify-stored.ts';
import type { LinkKind } from '../signed-links/kind.ts';
import { createSignedLinks, type SignedLinks } from '../signed-links/links.ts';
import { createLinkRouter } from '../signed-links/router.ts';
import { clockNow, setClock } from '../store/clock.ts';
import type { Transaction } from '../store/transaction.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/**
 * What features share is general when something that is nothing of ours can stand on it: a tree that a counter waters. It
 * is dry or watered, must be watered within a working day of its counter, and is watered by a link in an e-mail.
 */
const TREE = 'tree';
const ACTIONS = ['water', 'fell'] as const;
const DAY = 8 * 60;
const MONDAY_NOON = new Date('2026-11-30T11:00:00Z');
const logger = createLogger({ level: 'silent' });

let database: TestDatabase;
let server: Server;
let links: SignedLinks<{ state: string }, (typeof ACTIONS)[number]>;
let memberId: string;
const trees = new Map<string, string>();

beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 4 });
  trees.clear();
  await setClock(database.prisma, MONDAY_NOON);
  const how = { by: null, reason: 'Zo is het afgesproken.' };
  memberId = await database.prisma.$transaction(async (tx) => {
    await addCounter(tx, GARDEN, how);
    const added = { counterId: 'tuin', personId: null, name: 'Tom', email: 'tom@example.nl', rung: 'contact' } as const;
    return (await addMember(tx, added, how)).memberId;
  });
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  links = createSignedLinks({ prisma: database.prisma, signingKey: randomBytes(32), publicUrl }, TREE_LINKS);
  server.on('request', express().use('/trees', createLinkRouter({ links, logger })));
});

afterEach(async () => {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  await database.drop();
});

const GARDEN = counterEntrySchema.parse({
  id: 'tuin',
  name: 'De tuin',
  kind: 'counter',
  level: 'municipal',
  firstLine: true,
  municipalities: 'all',
  topics: [],
  verified: true,
  status: 'active',
  validUntil: null,
  website: null,
  email: null,
  phone: null,
});

const treeOf = (subjectId: string) => ({ subjectKind: TREE, subjectId });

/** Writes down what happened to a tree; its state after it. */
async function note(tx: Transaction, id: string, kind: string, state: string, words: string | null = null) {
  trees.set(id, state);
  const by = kind === 'water' ? ({ kind: 'member', memberId } as const) : ({ kind: 'system' } as const);
  await appendEntry(tx, { ...treeOf(id), kind, at: await clockNow(tx), by, state, place: 'tuin', words });
}

/** Plants a tree that must be watered within a working day of the garden. */
async function plant(tx: Transaction): Promise<string> {
  const id = randomUUID();
  await note(tx, id, 'plant', 'dry', 'Een beuk.');
  const [desk] = await readDesks(tx, ['tuin']);
  if (!desk) throw new Error('The garden is a counter.');
  const clock = startClock(DAY, await clockNow(tx));
  await setAlarm(tx, treeOf(id), dueAt([desk.hours], clock, { from: clock.startedAt, minutes: clock.minutes }));
  return id;
}

const DRYING: DeadlineKind = {
  subjectKind: TREE,
  async ring(tx, id) {
    if (trees.get(id) !== 'dry') return false;
    await note(tx, id, 'wither', 'withered');
    await setAlarm(tx, treeOf(id), null);
    return true;
  },
};

const pressSchema = z.object({ action: z.enum(ACTIONS) });

const TREE_LINKS: LinkKind<{ state: string }, (typeof ACTIONS)[number], z.infer<typeof pressSchema>> = {
  subjectKind: TREE,
  path: 'trees',
  actions: ACTIONS,
  look: async (_db, { subjectId }) => ({ state: trees.get(subjectId) ?? 'gone' }),
  read: (form) => pressSchema.safeParse(form).data ?? null,
  async press(tx, { subjectId }) {
    if (trees.get(subjectId) !== 'dry') return { kind: 'refused', code: 'not-dry' };
    await note(tx, subjectId, 'water', 'watered');
    await setAlarm(tx, treeOf(subjectId), null);
    return { kind: 'done' };
  },
  pages: {
    cover: () => 'A tree.',
    isReading: () => false,
    page: ({ state }, { note: why }) => `The tree is ${state}. ${why ?? ''}`,
    message: (_language, about) => about,
  },
};

const states = { [TREE]: async () => trees };

describe('a subject that no feature knows', () => {
  it('is watered by a link in an e-mail, once, and its history is whole', async () => {
    const { prisma } = database;
    const id = await prisma.$transaction(plant);
    const url = await prisma.$transaction((tx) =>
      links.issue(tx, { subjectId: id, memberId, actions: ['water'], language: 'nl' }),
    );
    const press = async (action: string) => {
      const response = await fetch(url, { method: 'POST', body: new URLSearchParams({ action }) });
      return `${response.status} ${await response.text()}`;
    };
    expect(await (await fetch(url)).text()).toBe('A tree.');
    expect(await press('fell')).toBe('409 The tree is dry. refused');
    expect(await press('water')).toBe('200 The tree is watered. ');
    expect(await press('water')).toBe('200 The tree is watered. ');
    expect(await firstAlarm(prisma)).toBeNull();
    expect(await readHistory(prisma, treeOf(id))).toMatchObject([
      { kind: 'plant', isBySystem: true, words: 'Een beuk.' },
      { kind: 'water', memberId, place: 'tuin' },
    ]);
    expect(await verifyLedger(prisma, { states })).toMatchObject({ flaws: [], subjects: 1, entries: 2 });
  });

  it('withers when nobody comes within a working day of its counter, and not before', async () => {
    const { prisma } = database;
    const id = await prisma.$transaction(plant);
    const job = deadlinesJob({ prisma, kinds: [DRYING], logger });
    const due = await firstAlarm(prisma);
    expect(due?.toISOString()).toMatch(/^2026-12-01T11:00:/);
    await setClock(prisma, new Date('2026-12-01T10:55:00Z'));
    await job.run({});
    expect(trees.get(id)).toBe('dry');
    await setClock(prisma, new Date('2026-12-01T11:01:00Z'));
    await job.run({});
    await job.run({});
    expect(trees.get(id)).toBe('withered');
    expect(await verifyLedger(prisma, { states })).toMatchObject({ flaws: [], entries: 2 });
  });

  it('shows when its state is not what was written down, and blames no other kind', async () => {
    const { prisma } = database;
    const [id] = [await prisma.$transaction(plant), await prisma.$transaction(plant)];
    trees.set(id, 'watered');
    expect((await verifyLedger(prisma, { states })).flaws).toEqual([
      { kind: 'state-differs', subject: treeOf(id), ledger: null },
    ]);
    expect((await verifyLedger(prisma, { states: {} })).flaws).toEqual([]);
  });

  it('knows who of its counter is away', async () => {
    const { prisma } = database;
    await prisma.counterAbsence.create({ data: { memberId, from: MONDAY_NOON } });
    const [desk] = await prisma.$transaction((tx) => readDesks(tx, ['tuin']));
    const [tom] = desk?.members ?? [];
    expect(tom && isAbsent(tom.absences, MONDAY_NOON)).toBe(true);
    expect(tom && isAbsent(tom.absences, new Date('2026-11-29T11:00:00Z'))).toBe(false);
  });

  it('needs nothing of any feature', async () => {
    const code = await readFile(import.meta.filename, 'utf8');
    const imported = [...code.matchAll(/ from '([^']+)'/g)].map(([, from = '']) => from);
    expect(imported.filter((from) => from.includes('features/'))).toEqual([]);
    expect(imported).toEqual(expect.arrayContaining(['../ledger/ledger.ts', '../signed-links/links.ts']));
  });
});
