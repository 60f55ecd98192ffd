import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../chat/language.ts';
import { plainText, type ReplyDraft } from '../chat/reply.ts';
import { drawNudge, offersFor } from '../features/ambassadors/offers.ts';
import { NUDGE_WORDS, wordCount } from '../learning-content/library.ts';
import { keepWritten, useHook } from '../learning-content/own-hooks.ts';
import { makePledge } from '../pledges/pledges.ts';
import { setClock } from '../store/clock.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createGround, createMarkedPerson } from '../testing/person-fixture.ts';
import { openLearningContent } from './learning-content.ts';
import { NUDGE_SOURCES } from './nudge-sources.ts';

const DAY = '2026-11-30';
const deps = { content: await openLearningContent(), sources: NUDGE_SOURCES };
const LONG = Array.from({ length: 90 }, (_, n) => `woord${n}`).join(' ');

describe('a nudge as it arrives', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    const { personId } = await createMarkedPerson(
      database.prisma,
      await createGround(database.prisma, 'grond'),
      'anna',
    );
    const { prisma } = database;
    // In the evening what is due that day is asked the next morning.
    await setClock(prisma, new Date(`${DAY}T08:00:00Z`));
    const { organisationId } = await prisma.person.findUniqueOrThrow({ where: { id: personId } });
    await prisma.ownHook.deleteMany();
    await prisma.learningCard.deleteMany();
    const by = { organisationId: organisationId ?? '', personId };
    const own = { themes: ['inkoop'], example: null, sourceUrl: null };
    const title = 'Verslag van de dag over inkoop van schoonmaak';
    for (const [pitch, sourceTitle] of [
      [LONG, 'Een verslag'],
      [LONG.split(' ').slice(0, 50).join(' '), title],
      [LONG.split(' ').slice(0, 40).join(' '), title],
    ] as const) {
      await useHook(prisma, (await keepWritten(prisma, by, { ...own, pitch, sourceTitle })).id);
    }
    await makePledge(prisma, { personId, text: LONG, dueOn: DAY });
    const { id } = await makePledge(prisma, { personId, text: LONG, dueOn: DAY });
    await prisma.pledge.update({
      where: { id },
      data: { state: 'done', endedAt: new Date(DAY), sharedWith: 'ambassadors' },
    });
  });

  afterAll(() => database.drop());

  async function drawn(kind: string, item: string, language: Language): Promise<ReplyDraft> {
    const reply = await drawNudge(database.prisma, { kind, item, day: DAY }, language, deps);
    if (!reply) throw new Error(`There is no ${kind} ${item}.`);
    return reply;
  }

  it.each(LANGUAGES)('has fewer than sixty words, whatever it is of, in %s', async (language) => {
    const { prisma } = database;
    const offers = [...(await offersFor(prisma, DAY, deps.content, deps.sources)), { kind: 'still-welcome', item: '' }];
    const kinds = new Set(offers.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(['card', 'hook', 'pledge', 'still-welcome', 'success', 'who-knows']);
    const lengths: Record<string, number> = {};
    for (const { kind, item } of offers) {
      lengths[`${kind} ${item}`] = wordCount(plainText(await drawn(kind, item, language)));
    }
    expect(Object.entries(lengths).filter(([, words]) => words >= NUDGE_WORDS)).toEqual([]);
  });

  it('of a hook names every source it has, in words and as a link', async () => {
    for (const { id, sources, nl } of deps.content.hooks) {
      const reply = await drawn('hook', id, 'nl');
      const words = plainText(reply);
      for (const { title } of sources) expect(words, id).toContain(title);
      const links = (reply.buttons ?? []).filter(({ kind }) => kind === 'link').length;
      const pages = new Set(sources.flatMap(({ url }) => (url?.startsWith('https://') ? [url] : [])));
      expect(links, id).toBe(Math.min(2, pages.size));
      expect(words).toContain(nl.pitch);
    }
  });

  it('is no hook of a broker that is too long with what stands around it', async () => {
    const offers = await offersFor(database.prisma, DAY, deps.content, deps.sources);
    const own = offers.filter(({ kind, organisationId }) => kind === 'hook' && organisationId !== null);
    expect(own).toHaveLength(1);
  });
});
