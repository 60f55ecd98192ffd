import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { type FileServer, startFileServer } from '../file-server.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { broadcasts, audiences } = nl;
const { buttons } = broadcasts;

describe.each(PLATFORMS)('a broadcast to a list of addresses, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let files: FileServer;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;

  beforeAll(async () => {
    files = await startFileServer();
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna');
    cor = await stage.meet(driver, 'Cor');
    const { prisma } = stage.running.database;
    const other = await prisma.organisation.create({ data: { slug: 'elders', name: 'Gemeente Elders' } });
    await prisma.person.create({ data: { organisationId: other.id, email: 'eva@elders.example.nl' } });
    for (const [{ personId }, email] of [
      [anna, 'anna@noord.example.nl'],
      [cor, 'cor@noord.example.nl'],
    ] as const) {
      await prisma.person.update({ where: { id: personId }, data: { email } });
    }
  });

  afterAll(async () => {
    await stage?.stop();
    await files?.close();
  });

  async function send(
    text: string,
    list: string,
    name = 'lijst.csv',
  ): Promise<{ thread: string; card: ReceivedMessage }> {
    const { thread } = await bea.driver.share('Bea', { name, url: files.put(name, Buffer.from(list)) }, text);
    const [reading, card] = await bea.driver.answers(thread, 2);
    expect(reading?.text).toContain(broadcasts.files.reading(name));
    if (!card) throw new Error('There is no card.');
    return { thread, card };
  }

  it('accounts for each line, and reaches who is on it and nobody else', async () => {
    const list = [
      'naam;e-mail',
      'Anna;Anna@noord.example.nl',
      'Anna nog eens;anna@noord.example.nl',
      'Niemand;niemand@noord.example.nl',
      'Zonder;geen adres',
      'Eva;eva@elders.example.nl',
    ];
    const text = 'Stuur een bericht aan iedereen op deze lijst: vrijdag is er taart';
    const { thread, card } = await send(text, list.join('\r\n'));
    expect(card.text).toContain(
      'Op de lijst staan 6 regels: 1 collega gevonden; 1 dubbel (regel 3: anna@noord.example.nl)',
    );
    expect(card.text).toContain('1 regel met namen van kolommen');
    expect(card.text).toContain('1 zonder e-mailadres (regel 5)');
    expect(card.text).toContain('1 ken ik niet (regel 4: niemand@noord.example.nl)');
    expect(card.text).toContain('(regel 6: eva@elders.example.nl)');
    expect(card.text).toContain(broadcasts.to(`${audiences.listed(1)} bij Provincie Test`));
    expect(card.text).toContain('Dit krijgt 1 collega');
    await stage.press(bea, card, buttons.send, thread);
    await stage.read(anna, 'vrijdag is er taart');
    await stage.read(bea, `${broadcasts.recipients.sent}: 1`, thread);
    expect(await stage.all(cor, 'taart')).toEqual([]);
  });

  it('is chosen again in the form of a new one', async () => {
    const { card } = await stage.write(bea, {
      [broadcasts.fields.title]: 'Meer taart',
      [broadcasts.fields.textNl]: 'Er is nog taart over.',
      [audiences.fields.kept]: audiences.lists.named('maandag 30 november', 1),
    });
    expect(card.text).toContain(broadcasts.to(`${audiences.listed(1)} bij Provincie Test`));
  });

  it('is named again in words by its day, beside a draft as well, and is then no moment', async () => {
    const { thread } = await bea.driver.say('Bea', 'Stuur een bericht aan de lijst van maandag: de taart is op');
    const [draft] = await bea.driver.answers(thread, 1);
    expect(draft?.text).toContain(broadcasts.to(`${audiences.listed(1)} bij Provincie Test`));
    expect(draft?.text).toContain(broadcasts.goesOnPress);

    const other = await bea.driver.say('Bea', 'Stuur een bericht aan alle ambassadeurs: er is weer taart');
    await bea.driver.answers(other.thread, 1);
    await bea.driver.reply('Bea', other.thread, 'stuur dit aan de lijst van maandag');
    const changed = await stage.read(bea, broadcasts.to(`${audiences.listed(1)} bij Provincie Test`), other.thread);
    expect(changed.text).toContain('er is weer taart');
    expect(changed.text).toContain(broadcasts.goesOnPress);
    await bea.driver.reply('Bea', other.thread, 'Bewaar deze groep als Taartlijst');
    await stage.read(bea, broadcasts.keep.kept('Taartlijst'), other.thread);
    const { prisma } = stage.running.database;
    await prisma.keptAudience.deleteMany();
  });

  it('is asked for by its whole name where several were sent on one day', async () => {
    const { prisma } = stage.running.database;
    const first = await prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'asc' } });
    const { id: _, number: __, audience, progress: ___, ...rest } = first;
    const people = [bea.personId, cor.personId];
    await prisma.broadcast.create({
      data: { ...rest, state: 'done', audience: { ...(audience as object), people } },
    });
    const { thread } = await bea.driver.say('Bea', 'Stuur een bericht aan de lijst van maandag: het is op');
    const [asks] = await bea.driver.answers(thread, 1);
    const names = [2, 1].map((count) => audiences.lists.named('maandag 30 november', count));
    for (const name of names) expect(asks?.text).toContain(name);
    expect(asks?.buttons).toEqual([broadcasts.invitation.label]);
    const named = await bea.driver.say('Bea', `Stuur een bericht aan de ${names[0]?.toLowerCase()}: het is op`);
    const [draft] = await bea.driver.answers(named.thread, 1);
    expect(draft?.text).toContain(audiences.listed(2));
    await prisma.broadcast.deleteMany({ where: { state: 'done', audience: { path: ['people'], equals: people } } });
  });

  it('reaches nobody where the file is no list, and says so', async () => {
    const { card } = await send(
      'Stuur een bericht aan de mensen op deze lijst: het is feest',
      'naam\nAnna',
      'namen.csv',
    );
    expect(card.text).toContain(audiences.list.problems.empty);
    expect(card.text).toContain(broadcasts.reachesNobody);
    expect(card.text).not.toContain(broadcasts.goesOnPress);
    expect(card.buttons).not.toContain(buttons.send);
  });

  it('is kept by a name, used by it, seen, and removed', async () => {
    const { thread, card } = await send(
      'Stuur een bericht aan iedereen op deze lijst: kern',
      'cor@noord.example.nl',
      'kern.csv',
    );
    const form = formIn(await stage.press(bea, card, buttons.keep, thread));
    expect(wordsIn(await form.send({ [broadcasts.keep.name]: 'Kernteam' })).words).toContain(
      broadcasts.keep.kept('Kernteam'),
    );
    const again = formIn(await stage.press(bea, card, buttons.keep, thread));
    const refused = formIn(await again.send({ [broadcasts.keep.name]: 'kernteam' }));
    expect(refused.fields[0]?.error).toBe(broadcasts.keep.taken);

    const used = await bea.driver.say('Bea', 'Stuur een bericht aan het Kernteam: morgen overleg');
    const [draft] = await bea.driver.answers(used.thread, 1);
    if (!draft) throw new Error('There is no draft.');
    expect(draft.text).toContain('Dit krijgt 1 collega');
    await stage.press(bea, draft, buttons.send, used.thread);
    await stage.read(cor, 'morgen overleg');
    expect(await stage.all(anna, 'morgen overleg')).toEqual([]);

    const listed = await bea.driver.say('Bea', '/impact groepen');
    const [groups] = await bea.driver.answers(listed.thread, 1);
    if (!groups) throw new Error('No groups are shown.');
    expect(groups.text).toContain(broadcasts.keep.one('Kernteam', `${audiences.listed(1)} bij Provincie Test`, 1));
    expect(groups.buttons).toEqual([broadcasts.keep.use('Kernteam'), broadcasts.keep.forget('Kernteam')]);
    const gone = await stage.press(bea, groups, broadcasts.keep.forget('Kernteam'), listed.thread);
    expect(wordsIn(gone).words).toContain(broadcasts.keep.forgotten('Kernteam'));
    await stage.read(bea, broadcasts.keep.none, listed.thread);
  });
});
