import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { grantRole } from '../../people/roles.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { PRESSING, type Pressing } from './press.ts';

const { figures } = nl.dossiers;

describe.each(PRESSING)('a director in $name', ({ create }) => {
  let platform: Pressing;
  let running: RunningBot;
  let personId: string;

  beforeAll(async () => {
    platform = await create();
    running = await startRunningBot([platform.driver], { PUBLIC_URL: 'http://127.0.0.1:9' });
    await platform.driver.answers((await platform.driver.say('Bram', 'Hoi')).thread, 1);
    const { prisma } = running.database;
    const bram = await prisma.person.findFirstOrThrow({ where: { organisationId: { not: null } } });
    personId = bram.id;
    const dossier = { organisationId: bram.organisationId ?? '', createdById: personId, state: 'open' } as const;
    await prisma.dossier.createMany({
      data: Array.from({ length: 6 }, () => ({ ...dossier, text: 'Drukwerk', productGroup: 'papier-drukwerk' })),
    });
    const all = await prisma.dossier.findMany({ select: { id: true } });
    const chosen = { criterionId: 'papier-vezels', libraryVersion: 1, position: 1, state: 'chosen' } as const;
    const of = { theme: 'ketenverantwoordelijkheid', kind: 'eis', level: 'basis' };
    await prisma.dossierCriterion.createMany({ data: all.map(({ id }) => ({ dossierId: id, ...chosen, ...of })) });
  });

  afterAll(async () => {
    await running?.stop();
    await platform?.driver.close();
  });

  async function say(text: string): Promise<{ thread: string; message: ReceivedMessage }> {
    const { thread } = await platform.driver.say('Bram', text);
    const [message] = await platform.driver.answers(thread, 1);
    if (!message) throw new Error('There is no answer.');
    return { thread, message };
  }

  /** What is said next; a picture may come with it, as a message of its own. */
  async function goOn(thread: string, words: string): Promise<string> {
    const before = new Set((await platform.driver.answers(thread, 0)).map(({ id }) => id));
    await platform.driver.reply('Bram', thread, words);
    const answer = await eventually(`an answer to ${words}`, async () =>
      (await platform.driver.answers(thread, 0)).find(({ id, text }) => !before.has(id) && text !== ''),
    );
    return answer.text;
  }

  it('is who was made one: before, nobody but a broker sees how the organisation does', async () => {
    const share = figures.share(new Date().getFullYear(), 6, 6);
    expect((await say('/impact inkoopcijfers')).message.text).not.toContain(share);
    const list = await say('/impact dossier');
    expect(list.message.buttons).not.toContain(figures.show);
    await running.database.prisma.$transaction((tx) =>
      grantRole(tx, { by: null, personId, role: 'director', quiet: true }),
    );
    const { message } = await say('/impact inkoopcijfers');
    expect(message.text).toContain(share);
    // The aim is for a broker to set.
    expect(message.buttons).not.toContain(figures.setTarget);
  });

  it('asks in English too', async () => {
    const { message } = await say('how are we doing with impact criteria in our procurement?');
    expect(message.text).toContain(en.dossiers.figures.share(new Date().getFullYear(), 6, 6));
  });

  it.each([
    'hoe staan we ervoor met impactcriteria?',
    'welk deel van onze inkoop heeft impactcriteria?',
    'in hoeveel dossiers staan criteria?',
  ])('asks in words how the organisation does: %s', async (words) => {
    const { message } = await say(words);
    expect(message.text).toContain(figures.share(new Date().getFullYear(), 6, 6));
    expect(message.text).toContain(figures.percentage(100, null));
  });

  it.each([
    ['Is dat in euro’s of in aantallen?', figures.howCounted],
    ['dat lijkt me niet te kloppen, inkoop doet er tientallen per jaar', figures.howCounted],
    ['hoe tel je dat eigenlijk?', figures.howCounted],
    ['en per kwartaal?', figures.byYear],
    ['exporteer de lijst erachter', figures.pressFile],
    ['Er is geen norm toch? Ik zou zeggen 30 procent', figures.compared(100, 30)],
    ['verandert dat percentage daardoor?', figures.share(new Date().getFullYear(), 6, 6)],
  ])('asks on about them: %s', async (words, line) => {
    const { thread } = await say('hoe staan we ervoor met impactcriteria?');
    const answer = await goOn(thread, words);
    expect(answer).toContain(line);
    expect(answer).toContain(figures.share(new Date().getFullYear(), 6, 6));
  });

  it('is not asked of them what somebody is to send next week', async () => {
    const { thread } = await say('hoe staan we ervoor met impactcriteria?');
    const answer = await goOn(thread, 'Laat de makelaar me volgende week een overzicht sturen');
    expect(answer).not.toContain(figures.howCounted);
  });

  it('is compared with the percentage that was named before', async () => {
    const { thread } = await say('hoe staan we ervoor met impactcriteria?');
    await goOn(thread, 'Er is geen norm toch? Ik zou zeggen 30 procent');
    expect(await goOn(thread, 'Zitten we daar nu boven of onder?')).toContain(figures.compared(100, 30));
  });

  it('presses a button for it, and gets the same as a file while they are a director', async () => {
    const { thread, message } = await say('/impact dossiers');
    expect(message.buttons).toContain(figures.show);
    await platform.driver.press('Bram', thread, message.id, figures.show);
    const shown = await eventually('the figures', async () =>
      (await platform.driver.answers(thread, 0)).find(({ text }) => text.includes(figures.title)),
    );
    const link = async () => {
      const window = await platform.press('Bram', thread, shown.id, figures.asFile);
      return `${running.bot.url}/dossiers/${/\/dossiers\/([\w-]+)/.exec(window)?.[1]}`;
    };
    expect(await (await fetch(await link(), { method: 'POST' })).text()).toContain('share of value');
    const later = await link();
    const { prisma } = running.database;
    await prisma.roleGrant.updateMany({ where: { personId, role: 'director' }, data: { revokedAt: new Date() } });
    expect((await fetch(later, { method: 'POST' })).status).toBe(404);
    expect((await say('/impact inkoopcijfers')).message.text).not.toContain(figures.title);
  });
});
