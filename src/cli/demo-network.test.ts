import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openLearningContent } from '../app/learning-content.ts';
import { NUDGE_SOURCES } from '../app/nudge-sources.ts';
import { OFFICE_HOURS } from '../calendar/opening-hours.ts';
import { nextWorkingMoment } from '../calendar/working-time.ts';
import { replySchema } from '../chat/reply.ts';
import { createOutreach } from '../delivery/outreach.ts';
import { drawNudge } from '../features/ambassadors/offers.ts';
import { sendDue } from '../features/ambassadors/sending.ts';
import { createBroadcastsSkill } from '../features/broadcasts/skill.ts';
import { networkFigures } from '../features/network/figures.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import { nl } from '../i18n/nl.ts';
import { connect } from '../people/test-people.ts';
import { PLAYGROUND_TENANT_ID } from '../platforms/teams/playground.ts';
import { renderReply } from '../platforms/teams/render.ts';
import { termsOf } from '../policy-themes/terms.ts';
import { readStoredBook } from '../routing/book.ts';
import { createCaseRouter } from '../routing/router.ts';
import { loadRuleSeed } from '../routing/seed.ts';
import { readSeedRuleBook } from '../routing/seed-rule-book.ts';
import { readTopicBook } from '../routing/topic-book.ts';
import { clockNow, setClock } from '../store/clock.ts';
import { BroadcastRecipientState } from '../store/generated/enums.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { runProgram } from '../testing/run-cli.ts';
import { botEnvironment } from '../testing/running-bot.ts';
import { readMessage } from '../testing/teams-messages.ts';
import { prepareDemoNetwork } from './demo-network.ts';

const DAY_MS = 86_400_000;
const listedSchema = z.looseObject({
  state: z.string().optional(),
  times: z
    .array(z.object({ startsAt: z.string(), endsAt: z.string(), places: z.number(), taken: z.number() }))
    .optional(),
});
const TERMS = { inbox: 30, messages: 90, conversations: 90, downloads: 7, audit: 730, cases: 730, ambassadors: 730 };

describe('the network of the demo', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    await loadRuleSeed(database.prisma, await readSeedRuleBook());
    await connect(database.prisma, 'teams', PLAYGROUND_TENANT_ID, 'Provincie Demo');
    await prepareDemoNetwork(database.prisma);
  });

  afterAll(() => database.drop());

  it('leads a case in Zwolle to a counter that is plainly not real, with the person of the page there', async () => {
    const [gazetteer, topicBook, book] = await Promise.all([
      openGazetteer(),
      readTopicBook(),
      readStoredBook(database.prisma),
    ]);
    const router = createCaseRouter({ gazetteer, topicBook }, () => book);
    const { decision } = router.consider('Een bakker uit Zwolle zoekt een pand', { today: '2026-11-24' });
    expect(decision.destination?.counter).toMatchObject({
      id: 'testloket-zwolle',
      name: expect.stringContaining('demo'),
      email: expect.stringMatching(/@example\.nl$/),
    });
    const members = await database.prisma.counterMember.findMany({ include: { person: true } });
    expect(members).toMatchObject([{ counterId: 'testloket-zwolle', person: { displayName: 'Alex Wilber' } }]);
    const roles = await database.prisma.roleGrant.findMany({ where: { personId: members[0]?.personId ?? '' } });
    expect(roles.map(({ role }) => role).toSorted()).toEqual([
      'administrator',
      'ambassador',
      'broker',
      'network_broker',
    ]);
  });

  it('has a broadcast that went out, with somebody in every state there is, and a draft', async () => {
    const { prisma } = database;
    const broadcasts = await prisma.broadcast.findMany({ orderBy: { number: 'asc' }, include: { recipients: true } });
    expect(broadcasts.map(({ state }) => state)).toEqual(['done', 'draft']);
    const states = new Set(broadcasts[0]?.recipients.map(({ state }) => state));
    // Nothing waits of what went out.
    expect(states).toEqual(new Set(Object.values(BroadcastRecipientState).filter((state) => state !== 'queued')));
  });

  it('shows a broker at its page what became of that one with each, and the draft', async () => {
    const { prisma } = database;
    const { id: personId, organisationId } = await prisma.person.findFirstOrThrow({
      where: { displayName: 'Alex Wilber' },
    });
    const outreach = createOutreach({ platforms: new Map() });
    const { subcommands = [] } = createBroadcastsSkill({
      ...{ prisma, gazetteer: await openGazetteer(), outreach, approvalAbove: 50, publicUrl: null },
      ...{ retention: TERMS, channelOf: () => null, changed: () => undefined },
      queueForReading: async () => undefined,
      visits: { named: async () => [], one: async () => null, offered: async () => null },
    });
    const { replies } = (await subcommands
      .find(({ names }) => names.includes('berichten'))
      ?.run(
        {
          ...{ conversationId: null, setting: 'direct', language: 'nl', subject: null, memory: [], now: new Date() },
          actor: { personId, organisationId, roles: new Set(['broker', 'colleague']) },
          signal: AbortSignal.any([]),
        },
        '',
      )) ?? { replies: [] };
    const [draft, went] = replies.map((reply, at) =>
      readMessage({
        ...{ id: String(at), conversationId: 'page', replyToId: null },
        activity: { ...renderReply(replySchema.parse(reply), { client: 'playground', possiblyDouble: false }) },
      }),
    );
    const { states, recipients, reasons, notInstalledRemedy, buttons } = nl.broadcasts;
    expect(draft?.text).toContain(states.draft(2));
    expect(draft?.buttons).toContain(buttons.send);
    expect(went?.text).toContain(states.done(1));
    for (const [state, count] of [
      [recipients.acknowledged, 2],
      [recipients.sent, 1],
      [recipients.blocked, 1],
      [recipients.not_installed, 1],
      [recipients.failed, 1],
      [recipients.uncertain, 1],
      [recipients.skipped, 2],
    ])
      expect(went?.text).toContain(`${state}: ${count}`);
    for (const why of [reasons.refused(1), reasons['over-the-cap'](1)]) expect(went?.text).toContain(why);
    expect(went?.text).toContain(notInstalledRemedy);
    expect(went?.buttons).toEqual(expect.arrayContaining([buttons.who, buttons.remind, buttons.recall]));
  });

  it('has thirty ambassadors in three organisations with half a year behind them, so that a broker sees figures', async () => {
    const { prisma } = database;
    const alex = await prisma.person.findFirstOrThrow({ where: { displayName: 'Alex Wilber' } });
    const organisationId = alex.organisationId ?? '';
    expect(await prisma.ambassador.count()).toBe(31);
    const kinds = await prisma.nudge.groupBy({ by: ['kind'], _count: true });
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(['card', 'hook', 'invitation', 'success', 'who-knows']);
    const { table, moves, missing } = await networkFigures(prisma, organisationId, 'onbekend');
    expect(table.total).toBe(19);
    expect(table.groups.filter(({ total }) => total !== null).length).toBeGreaterThan(0);
    expect(moves.pledged).toBeGreaterThan(4);
    expect(missing).toContain('mobiliteit');
    expect(
      await prisma.person.count({ where: { organisationId, region: 'Twente', ambassador: { isNot: null } } }),
    ).toBe(9);
    expect(table.split).toEqual({ active: 13, quiet: 6, new: 0 });
    const [current, before] = await termsOf(prisma, organisationId);
    expect(current?.themes.every(({ links }) => links.length > 0)).toBe(true);
    expect(before?.endsOn).not.toBeNull();
  });

  it('has a question for who tries it, within a minute of the next working moment', async () => {
    const { prisma } = database;
    const alex = await prisma.person.findFirstOrThrow({ where: { displayName: 'Alex Wilber' } });
    const [planned, ...others] = await prisma.nudge.findMany({ where: { personId: alex.id, state: 'planned' } });
    expect(others).toEqual([]);
    const now = await clockNow(prisma);
    const next = nextWorkingMoment(OFFICE_HOURS, now);
    expect(planned?.kind).toBe('card');
    expect((planned?.dueAt.getTime() ?? 0) - next.getTime()).toBeLessThanOrEqual(60_000);
    await setClock(prisma, planned?.dueAt ?? now);
    const deps = { content: openLearningContent, sources: NUDGE_SOURCES };
    const day = (planned?.plannedFor ?? now).toISOString().slice(0, 10);
    const drawn = await prisma.$transaction(async (tx) =>
      drawNudge(tx, { kind: planned?.kind ?? '', item: planned?.item ?? '', day }, 'nl', {
        content: await openLearningContent(),
        sources: NUDGE_SOURCES,
      }),
    );
    expect(drawn?.buttons?.length).toBeGreaterThan(3);
    // Nothing hinders it but that nobody opened the page here.
    const outreach = createOutreach({ platforms: new Map() });
    await prisma.$transaction((tx) => sendDue(tx, { ...deps, outreach }));
    expect(await prisma.nudge.findMany({ where: { personId: alex.id, whyNot: { not: null } } })).toMatchObject([
      { state: 'undeliverable' },
    ]);
  });

  it('has a visit in three weeks with one place left, to which who tries it is invited, and one that was', async () => {
    const visits = await printed('visits', 'list');
    expect(visits.map(({ state }) => state)).toEqual(['open', 'open']);
    const inDays = (moment: unknown) => (new Date(String(moment)).getTime() - Date.now()) / DAY_MS;
    const times = visits.flatMap(({ times: [time] = [] }) => (time === undefined ? [] : [time]));
    const [ahead, was] = times.toSorted((one, other) => inDays(other.startsAt) - inDays(one.startsAt));
    expect(inDays(ahead?.startsAt)).toBeGreaterThan(20);
    expect(inDays(ahead?.startsAt)).toBeLessThan(24);
    expect(ahead).toMatchObject({ places: 8, taken: 7 });
    expect(inDays(was?.endsAt)).toBeLessThan(0);
    const { prisma } = database;
    const alex = await prisma.person.findFirstOrThrow({ where: { displayName: 'Alex Wilber' } });
    const invited = await prisma.visitGuest.findMany({ where: { personId: alex.id }, include: { visit: true } });
    expect(invited).toMatchObject([{ reply: 'invited', visit: { host: 'kringloopwerkplaats De Cirkel' } }]);
    expect(await prisma.visitGuest.count({ where: { attended: true } })).toBe(5);
  });

  it('has five meetings of next year’s learning network', async () => {
    const { prisma } = database;
    const [network, ...others] = await printed('sessions', 'list');
    expect(others).toEqual([]);
    const year = (await clockNow(prisma)).getUTCFullYear() + 1;
    expect(JSON.stringify(network)).toContain(`Leernetwerk impact ondernemen ${year}`);
    const dates = await prisma.session.findMany({ orderBy: { startsAt: 'asc' } });
    expect(dates.map(({ startsAt }) => startsAt.getUTCFullYear())).toEqual([year, year, year, year, year]);
    expect(dates.map(({ startsAt }) => startsAt.getUTCMonth() + 1)).toEqual([2, 4, 6, 9, 11]);
    expect(dates[0]).toMatchObject({ capacity: 4, taken: 3 });
  });

  /** What a command prints for a program. */
  async function printed(...command: string[]) {
    const { stdout } = await runProgram('cli.ts', [...command, '--json'], botEnvironment(database.url, []));
    return z.array(listedSchema).parse(JSON.parse(stdout));
  }

  it('is made once', async () => {
    const count = async () => [
      await database.prisma.ruleVersion.count(),
      await database.prisma.counterVersion.count(),
      await database.prisma.counterMember.count(),
      await database.prisma.roleGrant.count(),
      await database.prisma.broadcast.count(),
    ];
    const before = await count();
    await prepareDemoNetwork(database.prisma);
    expect(await count()).toEqual(before);
  });
});
