import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { setClock } from '../../store/clock.ts';
import { eventually } from '../eventually.ts';
import { runCommand } from '../run-cli.ts';
import { botEnvironment } from '../running-bot.ts';
import { createTeamsDriver } from '../teams-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';

describe('broadcasts at the command line', () => {
  let stage: BroadcastStage;
  let folder: string;
  let file: string;
  let bea: Seat;
  let anna: Seat;

  beforeAll(async () => {
    const driver = await createTeamsDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    const { prisma } = stage.running.database;
    await prisma.person.update({ where: { id: bea.personId }, data: { email: 'bea@noord.example.nl' } });
    await prisma.person.update({ where: { id: anna.personId }, data: { displayName: '=1+1' } });
    folder = await mkdtemp(join(tmpdir(), 'broadcast-'));
    file = join(folder, 'nieuws.yaml');
    await writeFile(file, 'title: Nieuws\nnl: De deur is open.\n');
  });

  afterAll(async () => {
    await stage?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function run(...args: string[]) {
    return runWith({}, ...args);
  }

  function runWith(settings: Record<string, string>, ...args: string[]) {
    const environment = { ...botEnvironment(stage.running.database.url, []), ...settings };
    return runCommand(['broadcasts', ...args], environment);
  }

  const sendTo = (audience: string, ...more: string[]) =>
    run('send', file, '--audience', audience, '--by', 'bea@noord.example.nl', ...more);

  it('say first who would get it, and send nothing', async () => {
    const { stdout } = await sendTo('alle ambassadeurs', '--dry-run', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ number: null, total: 1, platforms: [{ platform: 'teams', count: 1 }] });
    expect(await stage.running.database.prisma.broadcast.count()).toBe(0);
  });

  it.each([
    ['nobody is meant', ['iets anders'], 'names nobody'],
    ['nobody is in it', ['alle inkopers'], 'Nobody is in'],
    ['it goes beyond the organisation', ['alle ambassadeurs', '--network'], 'network broker'],
  ])('say what is wrong when %s', async (_what, [audience = '', ...more], sentence) => {
    const { code, stderr } = await sendTo(audience, ...more);
    expect(code).not.toBe(0);
    expect(stderr).toContain(sentence);
  });

  it('refuse a text with a link into a private network', async () => {
    const inside = join(folder, 'binnen.yaml');
    await writeFile(inside, 'title: Nieuws\nnl: Zie http://intranet.local/nieuws voor meer.\n');
    const { code, stderr } = await run(
      'send',
      inside,
      '--audience',
      'alle ambassadeurs',
      '--by',
      'bea@noord.example.nl',
    );
    expect(code).not.toBe(0);
    expect(stderr).toContain('private network');
    expect(await stage.running.database.prisma.broadcast.count()).toBe(0);
  });

  it('account for every line of a list of addresses, and keep it by a name', async () => {
    const list = join(folder, 'lijst.csv');
    await writeFile(list, 'e-mail\nbea@noord.example.nl\nniemand@noord.example.nl\n');
    const by = ['--by', 'bea@noord.example.nl'];
    const dry = await run('send', file, '--addresses', list, ...by, '--dry-run', '--json');
    expect(JSON.parse(dry.stdout)).toMatchObject({
      total: 1,
      lines: [{ fate: 'head' }, { fate: 'found' }, { line: 3, address: 'niemand@noord.example.nl', fate: 'unknown' }],
    });
    expect((await run('send', file, ...by)).stderr).toContain('--audience or --addresses');
    const audiences = (...args: string[]) =>
      runCommand(['audiences', ...args], botEnvironment(stage.running.database.url, []));
    const kept = await audiences('keep', 'Kern', '--addresses', list, ...by);
    expect(kept.stdout).toContain('Kept Kern: who is on the list (1)');
    expect(kept.stdout).toContain('line 3: niemand@noord.example.nl (unknown)');
    expect((await audiences('keep', 'kern', '--addresses', list, ...by)).stderr).toContain('already');
    expect(JSON.parse((await audiences('list', '--json')).stdout)).toMatchObject([{ name: 'Kern', inReach: 1 }]);
    expect(JSON.parse((await sendTo('de Kern', '--dry-run', '--json')).stdout)).toMatchObject({ total: 1 });
    expect((await audiences('remove', 'Kern', ...by)).stdout).toContain('Removed Kern.');
    expect((await audiences('list')).stdout).toContain('No group was kept yet.');
  });

  it('reach people by a running bot, stop for them, and are taken back', async () => {
    expect((await sendTo('alle ambassadeurs')).stdout).toContain('Broadcast 1 goes out');
    const arrived = await stage.read(anna, 'De deur is open.');
    expect((await run('list')).stdout).toMatch(/1 {2}(sending|done) .*Nieuws/);
    expect((await run('pause', '1')).stderr).toMatch(/cannot be paused|^$/);
    await run('resume', '1');
    const { stdout } = await run('export', '1');
    expect(stdout).toContain(`"'=1+1"`);
    expect(stdout).toContain(nl.broadcasts.recipients.sent);
    expect((await run('recall', '1')).stdout).toContain('Broadcast 1 is recalled now.');
    const recalled = await stage.read(anna, nl.broadcasts.recalledMessage);
    expect(recalled.id).toBe(arrived.id);
    expect(JSON.parse((await run('show', '1', '--json')).stdout)).toMatchObject({ state: 'recalled', title: 'Nieuws' });
    expect((await run('stop', '1')).stderr).toContain('cannot be stopped');
  });

  it('wait for a second broker who agrees in chat, or are written down as the operator’s', async () => {
    const one = { BROADCAST_APPROVAL_ABOVE: '0' };
    const args = ['send', file, '--audience', 'alle ambassadeurs', '--by', 'bea@noord.example.nl'];
    expect((await runWith(one, ...args)).stderr).toContain('--approved-by-operator');
    const carla = await stage.meet(bea.driver, 'Carla', 'broker');
    expect((await runWith(one, ...args)).stdout).toContain('waits until a second broker agrees');
    const { prisma } = stage.running.database;
    const { number } = await prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
    const asked = await stage.read(carla, nl.broadcasts.approvalAsked('Bea', number));
    expect(await stage.all(anna, 'De deur is open.')).toEqual([]);
    await stage.press(carla, asked, nl.broadcasts.buttons.approve);
    await stage.read(anna, 'De deur is open.');
    const forced = await runWith(one, ...args, '--approved-by-operator', 'storing, niemand bereikbaar');
    expect(forced.stdout).toContain('goes out');
    const entry = await prisma.auditEntry.findFirstOrThrow({
      where: { action: 'broadcast.approved' },
      orderBy: { id: 'desc' },
    });
    expect(entry).toMatchObject({ actorId: null, details: { reason: 'storing, niemand bereikbaar' } });
  });

  it('that wait are agreed to by the operator, who says why', async () => {
    const one = { BROADCAST_APPROVAL_ABOVE: '0' };
    await runWith(one, 'send', file, '--audience', 'alle ambassadeurs', '--by', 'bea@noord.example.nl');
    const { prisma } = stage.running.database;
    const { number } = await prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
    expect((await run('approve', String(number), '--reason', 'iedereen ziek')).stdout).toContain('is sending now');
    const sent = () => prisma.broadcast.findUniqueOrThrow({ where: { number } });
    await eventually('it goes out', async () => (await sent()).filledAt ?? undefined);
    const again = await run('approve', String(number), '--reason', 'iedereen ziek');
    expect(again.stderr).toContain('only one that waits');
  });

  it('stand still and stop at the word of the operator', async () => {
    const { prisma } = stage.running.database;
    await setClock(prisma, new Date('2026-11-30T20:00:00Z'));
    await sendTo('alle ambassadeurs');
    const latest = () => prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
    await eventually('it is known who gets it', async () => (await latest()).filledAt ?? undefined);
    const given = String((await latest()).number);
    expect((await run('pause', given)).stdout).toContain(`Broadcast ${given} is paused now.`);
    expect((await run('stop', given)).stdout).toContain(`Broadcast ${given} is stopped now.`);
    await setClock(prisma, new Date('2026-12-01T09:00:00Z'));
    expect(JSON.parse((await run('show', given, '--json')).stdout)).toMatchObject({ recipients: { skipped: 1 } });
  });

  it('go on at the word of the operator, and tell a program all along how they stand', async () => {
    const { prisma } = stage.running.database;
    const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).stdout);
    await setClock(prisma, new Date('2026-12-14T20:00:00Z'));
    await writeFile(file, 'title: Vervolg\nnl: De deur gaat verder open.\n');
    await sendTo('alle ambassadeurs');
    const { number } = await prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
    const given = String(number);
    expect(await json('pause', given)).toMatchObject({ number, state: 'paused', title: 'Vervolg' });
    await setClock(prisma, new Date('2026-12-15T09:00:00Z'));
    await ringAtCommit(prisma, ['broadcast', 'outbox']);
    expect(await stage.all(anna, 'De deur gaat verder open.')).toEqual([]);
    expect(await json('resume', given)).toMatchObject({ number, state: 'sending', endedAt: null });
    const arrived = await stage.read(anna, 'De deur gaat verder open.');
    await eventually('it is over', async () => ((await json('show', given)).state === 'done' ? true : undefined));
    expect((await json('list'))[0]).toMatchObject({ number, state: 'done', title: 'Vervolg', recipients: { sent: 1 } });
    expect(await json('export', given)).toMatchObject([{ name: '=1+1', state: 'sent', reason: null }]);
    expect((await run('resume', given, '--json')).stderr).toContain('cannot be resumed');
    expect(await json('recall', given)).toMatchObject({ number, state: 'recalled' });
    await eventually('it is taken back in its own place', async () =>
      (await stage.all(anna, nl.broadcasts.recalledMessage)).find(({ id }) => id === arrived.id),
    );
    await setClock(prisma, new Date('2026-12-15T20:00:00Z'));
    await sendTo('alle ambassadeurs');
    expect(await json('stop', String(number + 1))).toMatchObject({ number: number + 1, state: 'stopped' });
  });
});
