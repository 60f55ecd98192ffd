import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '../../store/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { noteHappening } from './life.ts';
import { forgetDossiers, forgetDrafts } from './retention.ts';

const NOW = new Date('2026-11-30T09:00:00Z');

describe('dossiers after their term', () => {
  let database: TestDatabase;
  let by: { organisationId: string; createdById: string };

  beforeAll(async () => {
    database = await createTestDatabase();
    const { prisma } = database;
    const { id: organisationId } = await prisma.organisation.create({ data: { slug: 'noord', name: 'Noord' } });
    const { id: createdById } = await prisma.person.create({ data: { organisationId, displayName: 'Anna' } });
    by = { organisationId, createdById };
    await setClock(prisma, NOW);
  });

  afterAll(() => database.drop());

  function keep(state: 'draft' | 'open' | 'dropped', days: number) {
    const changedAt = new Date(NOW.getTime() - days * 86_400_000);
    const criterion = {
      criterionId: 'een',
      libraryVersion: 1,
      position: 1,
      theme: 'klimaat',
      kind: 'eis',
      level: 'basis',
    };
    return database.prisma.dossier.create({
      data: {
        ...by,
        state,
        changedAt,
        text: 'Schoonmaak',
        productGroup: 'schoonmaak',
        criteria: { create: { ...criterion, state: 'rejected', reason: 'te zwaar' } },
      },
    });
  }

  it('lose their words and reasons, and keep what the figures count', async () => {
    const { prisma } = database;
    const old = await keep('open', 800);
    const young = await keep('open', 10);
    await prisma.$transaction((tx) =>
      noteHappening(tx, old.id, {
        kind: 'criterion.rejected',
        by: { kind: 'system' },
        state: 'rejected',
        words: 'te zwaar',
      }),
    );
    expect(await forgetDossiers(prisma, 730)).toBe(1);
    const kept = await prisma.dossier.findUniqueOrThrow({ where: { id: old.id }, include: { criteria: true } });
    expect(kept).toMatchObject({
      text: null,
      productGroup: 'schoonmaak',
      criteria: [{ reason: null, state: 'rejected' }],
    });
    expect(await prisma.ledgerWords.count()).toBe(0);
    expect((await prisma.dossier.findUniqueOrThrow({ where: { id: young.id } })).text).toBe('Schoonmaak');
  });

  it('go sooner when nothing was decided, or when they were put aside', async () => {
    const { prisma } = database;
    const draft = await keep('draft', 40);
    const dropped = await keep('dropped', 40);
    const open = await keep('open', 40);
    expect(await forgetDrafts(prisma, 30)).toBe(2);
    const texts = await prisma.dossier.findMany({
      where: { id: { in: [draft.id, dropped.id, open.id] } },
      orderBy: { number: 'asc' },
      select: { text: true },
    });
    expect(texts.map(({ text }) => text)).toEqual([null, null, 'Schoonmaak']);
  });
});
