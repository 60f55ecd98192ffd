import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { eventually } from '../eventually.ts';
import { runCommand } from '../run-cli.ts';
import { botEnvironment } from '../running-bot.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { writeVisit } from './visit-stage.ts';

const { broadcasts, sessions, visits } = nl;

describe.each(PLATFORMS)('what the operator decides at the command line, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let folder: string;
  let bea: Seat;
  let bert: Seat;
  let anna: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { BROADCAST_APPROVAL_ABOVE: '1' });
    bea = await stage.meet(driver, 'Bea', 'broker');
    bert = await stage.meet(driver, 'Bert', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    await stage.meet(driver, 'Cor', 'ambassador');
    const { prisma } = stage.running.database;
    await prisma.person.update({
      where: { id: bea.personId },
      data: { displayName: 'Bea', email: 'bea@noord.example.nl' },
    });
    folder = await mkdtemp(join(tmpdir(), 'operator-'));
  });

  afterAll(async () => {
    await stage?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]) => runCommand(args, botEnvironment(stage.running.database.url, []));

  /** What stands where a second broker was asked, once nothing is asked there any more. */
  async function overFor(seat: Seat, words: string): Promise<void> {
    const over = await stage.read(seat, words);
    expect(over.buttons).toEqual([]);
  }

  it('about a message is on the card of who was asked, and its maker hears it', async () => {
    const { card, where } = await stage.write(bea, {
      [broadcasts.fields.title]: 'Appels',
      [broadcasts.fields.textNl]: 'Over appels.',
      [broadcasts.fields.roles]: [nl.people.roles.ambassador],
    });
    await stage.press(bea, card, broadcasts.buttons.send, where);
    const { number } = await stage.running.database.prisma.broadcast.findFirstOrThrow();
    await stage.read(bert, broadcasts.approvalAsked('Bea', number));
    expect((await run('broadcasts', 'approve', `${number}`, '--reason', 'iedereen is ziek')).stderr).toBe('');
    await stage.read(anna, 'Over appels.');
    await overFor(bert, broadcasts.approvalOver(number));
    await stage.read(bea, broadcasts.agreedByOperator(number, 'iedereen is ziek'));
  });

  it('about one that goes later takes the buttons from the card of its maker as well', async () => {
    const { card, where } = await stage.write(bea, {
      [broadcasts.fields.title]: 'Bieten',
      [broadcasts.fields.textNl]: 'Over bieten.',
      [broadcasts.fields.roles]: [nl.people.roles.ambassador],
      [broadcasts.fields.sendOn]: '2026-12-16',
      [broadcasts.fields.sendAt]: '9:30',
    });
    await stage.press(bea, card, broadcasts.buttons.send, where);
    const { number } = await stage.running.database.prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
    await stage.read(bert, broadcasts.approvalAsked('Bea', number));
    await run('broadcasts', 'approve', `${number}`, '--reason', 'iedereen is ziek');
    await stage.read(bea, broadcasts.states.scheduled(number), where);
    await overFor(bert, broadcasts.approvalOver(number));
    await stage.read(bea, broadcasts.agreedByOperator(number, 'iedereen is ziek'));
  });

  it('about a site visit is on the card of who was asked, and its maker hears it', async () => {
    const { card, where, title } = await writeVisit(stage, bea);
    await stage.press(bea, card, visits.buttons.open, where);
    const { number } = await stage.running.database.prisma.siteVisit.findFirstOrThrow();
    await stage.read(bert, visits.approvalAsked('Bea', number));
    expect((await run('visits', 'approve', `${number}`, '--reason', 'iedereen is ziek')).stderr).toBe('');
    await stage.read(anna, title);
    await overFor(bert, visits.approvalOver(number));
    await stage.read(bea, visits.agreedByOperator(number, 'iedereen is ziek'));
  });

  it('about a session is told to who comes', async () => {
    const file = join(folder, 'sessie.yaml');
    await writeFile(
      file,
      'kind: knowledge_session\ntitle: Lokaal inkopen\nplace: Dorpsstraat 1, Rijssen\ndate: 2026-12-10\ntime: "10:00"\nminutes: 60\n',
    );
    const created = await run('sessions', 'create', file, '--by', 'bea@noord.example.nl', '--announce');
    expect(created.stderr).toBe('');
    const invited = await stage.read(anna, 'Lokaal inkopen');
    await stage.press(anna, invited, sessions.join);
    const { prisma } = stage.running.database;
    await eventually('she comes', async () => (await prisma.sessionReply.findFirst()) ?? undefined);
    const { number } = await prisma.sessionSeries.findFirstOrThrow();
    expect((await run('sessions', 'cancel', `${number}`, '--reason', 'de zaal is dicht')).stderr).toBe('');
    await stage.read(anna, 'De zaal is dicht.');
  });
});
