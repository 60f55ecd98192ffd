import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { en } from '../../i18n/en.ts';
import { isSlack } from '../slack-driver.ts';
import { isTeams } from '../teams-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { attachments, network } = en;
const sharedSchema = z.object({ files: z.array(z.object({ name: z.string(), url_private: z.string() })) });

describe.each(PLATFORMS)('the figures of the network with a public address, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { PUBLIC_URL: 'https://bot.example.nl' });
    bea = await stage.meet(driver, 'Bea', 'broker');
    const { prisma } = stage.running.database;
    const { organisationId } = await prisma.person.findUniqueOrThrow({ where: { id: bea.personId } });
    const { tenantId } = await prisma.chatIdentity.findFirstOrThrow({ where: { personId: bea.personId } });
    for (let n = 0; n < 8; n += 1) {
      const identities = { create: { tenantId, externalUserId: `inkoop-${n}`, standing: 'member' as const } };
      const roleGrants = { create: { role: 'ambassador' as const, grantedAt: new Date('2025-11-01') } };
      await prisma.person.create({ data: { organisationId, department: 'inkoop', identities, roleGrants } });
    }
  });

  afterAll(() => stage?.stop());

  it('are told in English, with a picture that is a file or behind a press', async () => {
    const { driver, person } = bea;
    const { thread } = await driver.say(person, 'how are our ambassadors doing?');
    const [answer] = await driver.answers(thread, 1);
    expect(answer?.text).toContain(network.title);
    expect(answer?.text).toContain(network.row('inkoop', 8, ['0 active', '8 quiet', '0 new']));
    expect(answer?.text).not.toMatch(/\b(?:het|een|niet|afdeling)\b/i);
    const bytes = await picture(answer?.buttons ?? []);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(1800);
  });

  async function picture(buttons: readonly string[]): Promise<Buffer> {
    const { driver } = bea;
    if (isSlack(driver)) {
      const shared = await driver.call(({ method }) => method === 'files.completeUploadExternal');
      const { files } = sharedSchema.parse(shared.answer);
      expect(files.map(({ name }) => name)).toEqual([network.pictureName]);
      const authorization = `Bearer ${driver.env.SLACK_BOT_TOKEN}`;
      return bytesOf(await fetch(files[0]?.url_private ?? '', { headers: { authorization } }));
    }
    if (!isTeams(driver)) throw new Error('There is no such platform.');
    expect(buttons).toEqual([attachments.open(network.pictureName)]);
    const secret = /\/files\/([\w-]+)/.exec(JSON.stringify(driver.connector.received))?.[1];
    const url = `${stage.running.bot.url}/files/${secret}`;
    // Opening it, as previews do, gives a page that says nothing of it.
    const page = await fetch(url, { headers: { 'accept-language': 'en' } });
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).not.toContain('inkoop');
    const got = await fetch(url, { method: 'POST' });
    expect(got.headers.get('content-type')).toContain('image/png');
    return bytesOf(got);
  }

  async function bytesOf(response: Response): Promise<Buffer> {
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  }
});
