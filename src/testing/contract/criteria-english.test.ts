import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCriteria } from '../../app/criteria.ts';
import { advised } from '../../criteria/library.ts';
import { en } from '../../i18n/en.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { PRESSING, type Pressing } from './press.ts';

const { dossiers, criteria } = en;
const LOCAL = 'Only companies from Zwolle may take part.';
const CLEANING = '/impact criteria Cleaning of the city hall, 4 years, 1.2 million euro, open European procedure';

describe.each(PRESSING)('criteria in English in $name', ({ create }) => {
  let platform: Pressing;
  let running: RunningBot;

  beforeAll(async () => {
    platform = await create();
    running = await startRunningBot([platform.driver], { PUBLIC_URL: 'http://127.0.0.1:9' });
    await platform.driver.answers((await platform.driver.say('Anna', 'Hello')).thread, 1);
  });

  afterAll(async () => {
    await running?.stop();
    await platform?.driver.close();
  });

  async function say(text: string): Promise<{ thread: string; message: ReceivedMessage }> {
    const { thread } = await platform.driver.say('Anna', text);
    const [message] = await platform.driver.answers(thread, 1);
    if (!message) throw new Error('There is no answer.');
    return { thread, message };
  }

  it('say what is in proportion and when not to use it in English, and that what goes into the documents is Dutch', async () => {
    const { thread, message } = await say(CLEANING);
    const [, title = ''] = /1\. ([^\n(]+?)(?: \(|\n|$)/.exec(message.text) ?? [];
    const shown = await platform.press('Anna', thread, message.id, dossiers.buttons.more(1));
    const { library } = (await openCriteria()).reader;
    const found = library.criteria.filter((one) => title.startsWith(one.titleEn) || shown.includes(one.text));
    expect(found.length).toBeGreaterThan(0);
    const said = found.map((one) => advised(one, 'en'));
    expect(said.some(({ proportionality }) => shown.includes(proportionality))).toBe(true);
    expect(said.some(({ whenNotToUse }) => shown.includes(whenNotToUse))).toBe(true);
    expect(said.some(({ whyKind }) => shown.includes(whyKind))).toBe(true);
    expect(shown).toContain(dossiers.criterion.inDutch);
    for (const one of found) expect(shown).not.toContain(one.whenNotToUse);
  });

  it('find what the law does not allow in an English text, and say it and the law in English', async () => {
    const { message } = await say(`check: ${LOCAL}`);
    expect(message.text).toContain(`${criteria.severities.stop}: “${LOCAL}”`);
    expect(message.text).toContain(criteria.checks['local-preference']);
    expect(message.text).toContain('Public Procurement Act 2012, article 1.8: treat firms equally');
    expect(message.text).not.toMatch(/ondernemers|gelijk behandelen/);
  });

  it('go into an English file and English figures', async () => {
    const { thread, message } = await say(CLEANING);
    await platform.press('Anna', thread, message.id, dossiers.buttons.choose(1));
    const label = dossiers.file.link(dossiers.file.formats.md);
    const card = await eventually(`“${label}”`, async () =>
      (await platform.driver.answers(thread, 0)).findLast(({ buttons }) => buttons.includes(label)),
    );
    const shown = await platform.press('Anna', thread, card.id, label);
    const secret = /\/dossiers\/([\w-]+)/.exec(shown)?.[1];
    const file = await (await fetch(`${running.bot.url}/dossiers/${secret}`, { method: 'POST' })).text();
    expect(file).toContain(`## ${dossiers.document.chosen}`);
    expect(file).toContain(criteria.proportionality);
    expect(file).toContain(dossiers.criterion.inDutch);
    expect(file).toContain(dossiers.history['criterion.chosen']);
    expect(file).not.toMatch(/Verhouding|Gekozen|koos/);
    const { prisma } = running.database;
    const { createdById: personId } = await prisma.dossier.findFirstOrThrow({ select: { createdById: true } });
    await prisma.roleGrant.create({ data: { personId, role: 'director' } });
    const year = new Date().getFullYear();
    const figures = await say('/impact dossier-figures');
    expect(figures.message.text).toContain(dossiers.figures.title);
    expect(figures.message.text).toContain(dossiers.figures.tooFew(year));
    expect(figures.message.text).toContain(dossiers.figures.small);
  });
});
