import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { retentionDefaults, runRetention } from '../../app/retention.ts';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { isSlack } from '../slack-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { network } = nl;
const LONG_AGO = new Date('2026-10-20T09:00:00Z');
const TERMS = { inboxDays: 30, conversationDays: 30, auditDays: 730, casesDays: 730 };
const sharedSchema = z.object({ files: z.array(z.object({ name: z.string(), url_private: z.string() })) });

describe.each(PLATFORMS)('the figures of the network, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let anna: Seat;
  let bea: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    anna = await stage.meet(driver, 'Anna');
    bea = await stage.meet(driver, 'Bea', 'broker');
    await populate('inkoop', 8, 6);
    await populate('economie', 9, 6);
    await populate('communicatie', 2, 1);
    await populate('milieu', 7, 0);
    await moveLongAgo('milieu');
    await runRetention(stage.running.database.prisma, retentionDefaults(TERMS));
  });

  afterAll(() => stage?.stop());

  /** Ambassadors for a year, of whom some promised something of late. */
  async function populate(department: string, quiet: number, active: number): Promise<void> {
    const { prisma } = stage.running.database;
    const { organisationId } = await prisma.person.findUniqueOrThrow({ where: { id: bea.personId } });
    const { tenantId } = await prisma.chatIdentity.findFirstOrThrow({ where: { personId: bea.personId } });
    for (let n = 0; n < quiet + active; n += 1) {
      const externalUserId = `${department}-${n}`;
      await prisma.person.create({
        data: {
          organisationId,
          department,
          identities: { create: { tenantId, externalUserId, standing: 'member' } },
          roleGrants: { create: { role: 'ambassador', grantedAt: new Date('2025-11-01') } },
          ...(n < active ? { pledges: { create: { text: 'Iets', createdAt: new Date('2026-11-20') } } } : {}),
        },
      });
    }
    await prisma.person.create({ data: { organisationId, department: 'juridische zaken' } });
  }

  /** All of a department saw a message and came to a visit forty days ago; what shows that goes after thirty. */
  async function moveLongAgo(department: string): Promise<void> {
    const { prisma } = stage.running.database;
    const { organisationId } = await prisma.person.findUniqueOrThrow({ where: { id: bea.personId } });
    const by = { organisationId: organisationId ?? '', audience: {}, createdById: bea.personId, createdAt: LONG_AGO };
    const people = await prisma.person.findMany({
      where: { department, roleGrants: { some: { role: 'ambassador' } } },
    });
    await prisma.broadcast.create({
      data: {
        ...{ ...by, state: 'done', title: 'Nieuws', editedById: bea.personId, endedAt: LONG_AGO },
        recipients: {
          create: people.map(({ id }) => ({ personId: id, state: 'acknowledged' as const, changedAt: LONG_AGO })),
        },
      },
    });
    const { id: visitId, slots } = await prisma.siteVisit.create({
      data: {
        ...{ ...by, state: 'open' },
        slots: { create: { startsAt: LONG_AGO, endsAt: new Date('2026-10-20T11:00:00Z'), capacity: people.length } },
      },
      include: { slots: true },
    });
    await prisma.visitGuest.createMany({
      data: people.map(({ id: personId }) => ({
        ...{ visitId, personId, slotId: slots[0]?.id ?? null, reply: 'coming' as const },
        ...{ attended: true, changedAt: LONG_AGO },
      })),
    });
  }

  /** The answer that has these words; a picture may come beside it. */
  function said({ driver }: Seat, thread: string, words: string): Promise<ReceivedMessage> {
    return eventually(words, async () => (await driver.answers(thread, 0)).find(({ text }) => text.includes(words)));
  }

  it('show a broker groups of five and more, and what hides the smaller ones', async () => {
    const { thread } = await bea.driver.say(bea.person, '/impact netwerk');
    const [answer] = await bea.driver.answers(thread, 1);
    expect(answer?.text).toContain(network.row(network.whole, 39, ['20 actief', '19 stil', '0 nieuw']));
    // Three in communication could be worked out from the whole: a second department is hidden with it, and of a third how it stands.
    expect(answer?.text).toContain(network.row('communicatie', null, null));
    expect(answer?.text).toContain(network.row('milieu', null, null));
    expect(answer?.text).toContain(network.row('inkoop', 14, null));
    expect(answer?.text).toContain(network.row('economie', 15, ['6 actief', '9 stil', '0 nieuw']));
    expect(answer?.text).toContain(network.moves.acknowledged(7));
    expect(answer?.text).toContain(network.moves.came(7));
    expect(answer?.text).toContain(network.moves.pledged(13));
    expect(answer?.text).toContain(network.moves.did(0));
    expect(answer?.text).toContain(network.missing(['juridische zaken']));
  });

  it('come with a picture where a platform takes one; elsewhere the words say the same, and nothing of a picture', async () => {
    const { driver } = bea;
    const { thread } = await driver.say(bea.person, '/impact netwerk');
    const [answer] = await driver.answers(thread, 1);
    expect(answer?.text).toContain(network.row('economie', 15, ['6 actief', '9 stil', '0 nieuw']));
    expect(answer?.text).not.toContain(network.pictureName);
    if (!isSlack(driver)) return;
    const shared = await driver.call(({ method }) => method === 'files.completeUploadExternal');
    const { files } = sharedSchema.parse(shared.answer);
    expect(files.map(({ name }) => name)).toEqual([network.pictureName]);
    const authorization = `Bearer ${driver.env.SLACK_BOT_TOKEN}`;
    const got = await fetch(files[0]?.url_private ?? '', { headers: { authorization } });
    const bytes = Buffer.from(await got.arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(1800);
  });

  it('of other organisations are for who sees to the network, each alone and nothing of a few', async () => {
    const { prisma } = stage.running.database;
    for (const [name, count] of [
      ['Gemeente Elders', 6],
      ['Gemeente Klein', 4],
    ] as const) {
      const { id: organisationId } = await prisma.organisation.create({ data: { slug: name.toLowerCase(), name } });
      for (let n = 0; n < count; n += 1) {
        const grantedAt = new Date('2025-11-01');
        await prisma.person.create({
          data: {
            organisationId,
            roleGrants: { create: { role: 'ambassador', grantedAt } },
            ambassador: { create: { pace: 'weekly', days: [0] } },
          },
        });
      }
    }
    const ask = async () => {
      const { thread } = await bea.driver.say(bea.person, '/impact netwerk');
      return (await bea.driver.answers(thread, 1))[0]?.text;
    };
    expect(await ask()).not.toContain('Gemeente Elders');
    await prisma.roleGrant.create({ data: { personId: bea.personId, role: 'network_broker' } });
    const text = await ask();
    expect(text).toContain(network.byOrganisation);
    expect(text).toContain(network.row('Gemeente Elders', 6, ['0 actief', '6 stil', '0 nieuw']));
    expect(text).toContain(network.row('Gemeente Klein', null, null));
  });

  it('are shown to who only sees to the network as well: each organisation in a line, and no department', async () => {
    const nel = await stage.meet(bea.driver, 'Nel', 'network_broker');
    const { thread } = await nel.driver.say(nel.person, 'hoe doen de ambassadeurs het, per organisatie?');
    const answer = await said(nel, thread, network.byOrganisation);
    expect(answer.text).toContain(network.row('Gemeente Elders', 6, ['0 actief', '6 stil', '0 nieuw']));
    expect(answer.text).toContain(network.row('Gemeente Klein', null, null));
    expect(answer.text).toContain(network.mayBeShown);
    expect(answer.text).not.toContain('inkoop');
  });

  it.each([
    ['en vorige maand?', network.onlyNow],
    ['kan je daar een plaatje van maken?', network.title],
    ['doe als bestand dan ook', network.title],
  ])('are asked on about: "%s"', async (words, line) => {
    const { thread } = await bea.driver.say(bea.person, 'hoeveel ambassadeurs hebben we?');
    await said(bea, thread, network.whole);
    await bea.driver.reply(bea.person, thread, words);
    await said(bea, thread, line);
  });

  it('are for brokers only', async () => {
    const { thread } = await anna.driver.say(anna.person, '/impact netwerk');
    const [answer] = await anna.driver.answers(thread, 1);
    expect(answer?.text).not.toContain(network.title);
    // In words it is the same, also of what is asked on about it.
    const { thread: where } = await anna.driver.say(anna.person, 'hoeveel ambassadeurs hebben we?');
    expect((await said(anna, where, network.onlyBrokers)).text).not.toContain(network.whole);
    await anna.driver.reply(anna.person, where, 'en per afdeling?');
    await anna.driver.answers(where, 2);
    expect((await anna.driver.answers(where, 0)).some(({ text }) => text.includes(network.whole))).toBe(false);
  });
});
