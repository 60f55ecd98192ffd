import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nl } from '../../i18n/nl.ts';
import { isSlack } from '../slack-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { network } = nl;
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

  it('show a broker groups of five and more, and what hides the smaller ones', async () => {
    const { thread } = await bea.driver.say(bea.person, '/impact netwerk');
    const [answer] = await bea.driver.answers(thread, 1);
    expect(answer?.text).toContain(network.row(network.whole, 32, ['13 actief', '19 stil', '0 nieuw']));
    // Three in communication could be worked out from the whole: a second department is hidden with it.
    expect(answer?.text).toContain(network.row('communicatie', null, null));
    expect(answer?.text).toContain(network.row('inkoop', null, null));
    expect(answer?.text).toContain(network.row('economie', 15, ['6 actief', '9 stil', '0 nieuw']));
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

  it('are for brokers only', async () => {
    const { thread } = await anna.driver.say(anna.person, '/impact netwerk');
    const [answer] = await anna.driver.answers(thread, 1);
    expect(answer?.text).not.toContain(network.title);
  });
});
