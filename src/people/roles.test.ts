import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { grantRole, type RoleKeeper, revokeRole } from './roles.ts';
import type { Tenant } from './tenants.ts';
import { actor, connect, meet, profile } from './test-people.ts';

describe('roles', () => {
  let database: TestDatabase;
  let noord: Tenant;
  let zuid: Tenant;
  let anna: string;
  let bram: string;
  let zita: string;
  let seed = 0;

  beforeAll(async () => {
    database = await createTestDatabase({ poolSize: 6 });
  });
  afterAll(() => database.drop());

  beforeEach(async () => {
    seed += 1;
    noord = await connect(database.prisma, 'slack', `N${seed}`, `Noord ${seed}`);
    zuid = await connect(database.prisma, 'slack', `Z${seed}`, `Zuid ${seed}`);
    anna = await meet(database.prisma, noord, profile('U-anna'));
    bram = await meet(database.prisma, noord, profile('U-bram'));
    zita = await meet(database.prisma, zuid, profile('U-zita'));
  });

  const grant = (by: RoleKeeper, personId: string, role: Parameters<typeof grantRole>[1]['role']) =>
    database.prisma.$transaction((tx) => grantRole(tx, { by, personId, role }));
  const revoke = (by: RoleKeeper, personId: string, role: Parameters<typeof grantRole>[1]['role']) =>
    database.prisma.$transaction((tx) => revokeRole(tx, { by, personId, role }));

  it('are given once, with by whom and when, and taken with the same', async () => {
    const administrator = actor(anna, noord.organisationId, ['administrator']);
    expect(await grant(administrator, bram, 'broker')).toBe(true);
    expect(await grant(administrator, bram, 'broker')).toBe(false);
    expect(await revoke(administrator, bram, 'broker')).toBe(true);
    expect(await revoke(administrator, bram, 'broker')).toBe(false);
    const grants = await database.prisma.roleGrant.findMany({ where: { personId: bram } });
    expect(grants).toEqual([
      expect.objectContaining({ role: 'broker', grantedBy: anna, revokedBy: anna, revokedAt: expect.any(Date) }),
    ]);
    const log = await database.prisma.auditEntry.findMany({ where: { objectId: bram }, orderBy: { id: 'asc' } });
    expect(log.map(({ action, actorId, details }) => ({ action, actorId, details }))).toEqual([
      { action: 'role.granted', actorId: anna, details: { role: 'broker' } },
      { action: 'role.revoked', actorId: anna, details: { role: 'broker' } },
    ]);
  });

  it.each([
    ['a colleague', [], 'broker'],
    ['a broker', ['broker'], 'broker'],
    ['a network broker, for a role of one organisation', ['network_broker'], 'broker'],
    ['an administrator, for the network', ['administrator'], 'network_broker'],
  ] as const)('are not given by %s', async (_who, roles, role) => {
    const keeper = actor(anna, noord.organisationId, roles);
    await expect(grant(keeper, bram, role)).rejects.toMatchObject({ code: 'role.forbidden' });
    expect(await database.prisma.roleGrant.count({ where: { personId: bram } })).toBe(0);
  });

  it('are not given to somebody of another organisation, nor to a guest', async () => {
    const administrator = actor(anna, noord.organisationId, ['administrator']);
    await expect(grant(administrator, zita, 'broker')).rejects.toMatchObject({ code: 'role.forbidden' });
    const guest = await meet(database.prisma, noord, profile('U-guest', { standing: 'guest' }));
    await expect(grant(administrator, guest, 'broker')).rejects.toMatchObject({ code: 'role.no-member' });
    await expect(grant(null, guest, 'broker')).rejects.toMatchObject({ code: 'role.no-member' });
  });

  it('that reach the whole network are given by who has that right, or by the operator', async () => {
    expect(await grant(null, zita, 'network_broker')).toBe(true);
    const keeper = actor(zita, zuid.organisationId, ['network_broker']);
    expect(await grant(keeper, anna, 'network_broker')).toBe(true);
  });

  it('keep the last administrator', async () => {
    await grant(null, anna, 'administrator');
    await expect(revoke(null, anna, 'administrator')).rejects.toMatchObject({ code: 'role.last-administrator' });
    await grant(null, bram, 'administrator');
    expect(await revoke(null, anna, 'administrator')).toBe(true);
  });

  it('do not count an administrator who has left, or was only imported', async () => {
    await grant(null, anna, 'administrator');
    await grant(null, bram, 'administrator');
    await meet(database.prisma, noord, profile('U-bram', { deactivated: true }));
    await expect(revoke(null, anna, 'administrator')).rejects.toMatchObject({ code: 'role.last-administrator' });
  });

  it('keep one of the last two administrators when both are taken at once', async () => {
    await grant(null, anna, 'administrator');
    await grant(null, bram, 'administrator');
    const results = await Promise.allSettled([
      revoke(null, anna, 'administrator'),
      revoke(null, bram, 'administrator'),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
