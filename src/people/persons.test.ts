import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Profile } from '../chat/platform.ts';
import { AppError } from '../errors.ts';
import type { OnePerson } from '../store/personal-data.ts';
import type { Transaction } from '../store/transaction.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { decideLink, openProposals } from './link-decisions.ts';
import { peopleData } from './personal-data.ts';
import { createPersons } from './persons.ts';
import { grantRole } from './roles.ts';
import type { Tenant } from './tenants.ts';
import { connect, meet, personOf, profile } from './test-people.ts';

describe('persons', () => {
  let database: TestDatabase;
  let slack: Tenant;
  let teams: Tenant;
  let elsewhere: Tenant;
  let seed = 0;

  beforeAll(async () => {
    database = await createTestDatabase({ poolSize: 6 });
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    seed += 1;
    slack = await connect(database.prisma, 'slack', `S${seed}`, `Noord ${seed}`);
    teams = await connect(database.prisma, 'teams', `T${seed}`, `Noord ${seed}`);
    elsewhere = await connect(database.prisma, 'teams', `E${seed}`, `Zuid ${seed}`);
  });

  const persons = (firstAdministrators: string[] = []) =>
    createPersons(database.prisma, {
      firstAdministrators,
      belongings: [peopleData],
      logger: createLogger({ level: 'silent' }),
    });
  const tells = (told: Profile | null) => async () => told;
  const fails = () => Promise.reject(new AppError({ code: 'people.unavailable', message: 'Not now.' }));

  describe('at first contact', () => {
    it('makes a member a colleague of the organisation, with what the platform tells', async () => {
      const known = await persons().identify(
        'slack',
        slack,
        { externalId: 'U1' },
        tells(profile('U1', { displayName: 'Anna', email: 'Anna@Noord.nl' })),
      );
      expect([...known.actor.roles]).toEqual(['colleague']);
      expect(known.actor.organisationId).toBe(slack.organisationId);
      expect(await database.prisma.person.findUnique({ where: { id: known.actor.personId } })).toMatchObject({
        displayName: 'Anna',
        email: 'anna@noord.nl',
      });
    });

    it.each([
      ['a guest', tells(profile('U1', { standing: 'guest', email: 'gast@elders.nl' }))],
      ['somebody of another team', tells(profile('U1', { standing: 'external' }))],
      ['somebody the platform does not know', tells(null)],
      ['somebody of whom the platform does not tell now', fails],
      ['a member who has left', tells(profile('U1', { deactivated: true }))],
    ])('gives %s no organisation and no role', async (_who, lookUp) => {
      const known = await persons().identify('slack', slack, { externalId: 'U1' }, lookUp);
      expect([...known.actor.roles]).toEqual([]);
      expect(known.actor.organisationId).toBeNull();
    });

    it('asks once more when the platform fails for the moment, and says so while it does not tell', async () => {
      let asked = 0;
      const failing = (times: number) => async () => {
        asked += 1;
        if (asked <= times) throw new AppError({ code: 'people.unavailable', message: 'Not now.', retryable: true });
        return profile('U1');
      };
      expect(await persons().identify('slack', slack, { externalId: 'U1' }, failing(9))).toMatchObject({
        unseen: true,
      });
      expect(asked).toBe(2);
      expect(await persons().identify('slack', slack, { externalId: 'U1' }, tells(null))).toMatchObject({
        unseen: false,
      });
      asked = 0;
      const known = await persons().identify('slack', slack, { externalId: 'U1' }, failing(1));
      expect(known).toMatchObject({ unseen: false });
      expect([...known.actor.roles]).toEqual(['colleague']);
    });

    it('asks again about who was unknown, and not about who is known', async () => {
      await persons().identify('slack', slack, { externalId: 'U1' }, fails);
      const known = await persons().identify('slack', slack, { externalId: 'U1' }, tells(profile('U1')));
      expect([...known.actor.roles]).toEqual(['colleague']);
      const again = await persons().identify('slack', slack, { externalId: 'U1' }, fails);
      expect(again.actor).toEqual(known.actor);
    });

    it('asks again about who was gone, and takes them back only when the platform does', async () => {
      const asked = (told: Profile | null) => persons().identify('slack', slack, { externalId: 'U1' }, tells(told));
      await asked(profile('U1'));
      await database.prisma
        .$executeRaw`UPDATE chat_identity SET deactivated_at = now() WHERE tenant_id = ${slack.id}::uuid`;
      expect((await asked(profile('U1', { deactivated: true }))).actor.roles.size).toBe(0);
      expect((await asked(null)).actor.roles.size).toBe(0);
      expect((await asked(profile('U1'))).actor.roles.has('colleague')).toBe(true);
    });

    it('believes an event that says somebody is of another team, without asking', async () => {
      const known = await persons().identify(
        'slack',
        slack,
        { externalId: 'U1', external: true },
        tells(profile('U1')),
      );
      expect(known.actor.organisationId).toBeNull();
    });

    it('makes one person of two first messages at once', async () => {
      const both = await Promise.all(
        [1, 2].map(() => persons().identify('slack', slack, { externalId: 'U1' }, tells(profile('U1')))),
      );
      expect(new Set(both.map(({ actor }) => actor.personId)).size).toBe(1);
    });

    it('makes who the configuration names administrator, but no guest', async () => {
      const named = persons(['slack:U1', 'slack:U2']);
      const member = await named.identify('slack', slack, { externalId: 'U1' }, tells(profile('U1')));
      const guest = await named.identify(
        'slack',
        slack,
        { externalId: 'U2' },
        tells(profile('U2', { standing: 'guest' })),
      );
      expect(member.actor.roles.has('administrator')).toBe(true);
      expect(guest.actor.roles.size).toBe(0);
    });
  });

  describe('on two platforms', () => {
    const email = 'anna@noord.nl';

    it('are one when connected tenants of one organisation vouch for one address', async () => {
      const one = await meet(database.prisma, slack, profile('U1', { displayName: 'Anna', email }));
      const other = await meet(
        database.prisma,
        teams,
        profile('guid-1', { displayName: 'A. de Vries', email: 'ANNA@noord.nl' }),
      );
      expect(other).toBe(one);
    });

    it.each([
      ['another organisation', () => elsewhere, profile('guid-1', { email })],
      ['a guest', () => teams, profile('guid-1', { email, standing: 'guest' })],
      ['only the name', () => teams, profile('guid-1', { displayName: 'Anna' })],
    ])('are two for %s', async (_why, tenant, told) => {
      const one = await meet(database.prisma, slack, profile('U1', { displayName: 'Anna', email }));
      expect(await meet(database.prisma, tenant(), told)).not.toBe(one);
      expect(await openProposals(database.prisma, slack.organisationId)).toEqual([]);
    });

    it('wait for an administrator when an address was given to somebody else', async () => {
      const one = await meet(database.prisma, slack, profile('U1', { displayName: 'Anna', email }));
      const other = await meet(database.prisma, slack, profile('U9', { displayName: 'Andere Anna', email }));
      expect(other).not.toBe(one);
      const [proposal] = await openProposals(database.prisma, slack.organisationId);
      expect(proposal).toMatchObject({ reason: 'address-reused', person: { displayName: 'Anna' } });
    });

    it('wait for an administrator when both had things of their own, and are linked or kept apart once', async () => {
      const one = await meet(database.prisma, slack, profile('U1', { displayName: 'Anna', email }));
      const other = await meet(database.prisma, teams, profile('guid-1', { displayName: 'Anna' }));
      await database.prisma.answer.create({
        data: { personId: other, status: 'answered', mode: 'quoted', language: 'nl', elapsedMs: 1 },
      });
      await meet(database.prisma, teams, profile('guid-1', { displayName: 'Anna', email }));
      const [proposal] = await openProposals(database.prisma, slack.organisationId);
      expect(proposal).toMatchObject({ reason: 'both-known' });
      const moved: OnePerson[] = [];
      const part = { move: async (_tx: Transaction, person: OnePerson) => void moved.push(person) };
      const decide = (decision: 'linked' | 'kept_apart') =>
        database.prisma.$transaction((tx) => decideLink(tx, [part, peopleData], null, proposal?.id ?? '', decision));
      await decide('linked');
      expect(await personOf(database.prisma, teams, 'guid-1')).toBe(one);
      expect(moved).toEqual([{ from: other, to: one, name: 'Anna' }]);
      await expect(decide('kept_apart')).rejects.toMatchObject({ code: 'link.not-open' });
    });

    it('are not decided any more of somebody who was erased meanwhile, also when the refusal is told as a sentence', async () => {
      const one = await meet(database.prisma, slack, profile('U1', { email }));
      await meet(database.prisma, slack, profile('U9', { email }));
      const [proposal] = await openProposals(database.prisma, slack.organisationId);
      await database.prisma.person.update({ where: { id: one }, data: { erasedAt: new Date() } });
      const told = await database.prisma.$transaction((tx) =>
        decideLink(tx, [peopleData], null, proposal?.id ?? '', 'linked').catch((error: unknown) => error),
      );
      expect(told).toMatchObject({ code: 'link.not-open' });
      expect(await database.prisma.linkProposal.findFirst({ where: { personId: one } })).toMatchObject({
        decision: null,
      });
      expect(await openProposals(database.prisma, slack.organisationId)).toEqual([]);
    });

    it('are not linked by an administrator of another organisation', async () => {
      await meet(database.prisma, slack, profile('U1', { email }));
      await meet(database.prisma, slack, profile('U9', { email }));
      const [proposal] = await openProposals(database.prisma, slack.organisationId);
      const zita = {
        personId: null,
        organisationId: elsewhere.organisationId,
        roles: new Set(['administrator'] as const),
      };
      await expect(
        database.prisma.$transaction((tx) => decideLink(tx, [peopleData], zita, proposal?.id ?? '', 'linked')),
      ).rejects.toMatchObject({ code: 'link.forbidden' });
    });

    it('keep their roles on both', async () => {
      const one = await meet(database.prisma, slack, profile('U1', { email }));
      await database.prisma.$transaction((tx) => grantRole(tx, { by: null, personId: one, role: 'broker' }));
      const known = await persons().identify(
        'teams',
        teams,
        { externalId: 'guid-1' },
        tells(profile('guid-1', { email })),
      );
      expect([...known.actor.roles].sort()).toEqual(['broker', 'colleague']);
    });
  });
});
