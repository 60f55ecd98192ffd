import { strToU8 } from 'fflate';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { createDocumentReader } from '../../knowledge/reading/document-reader.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type FileServer, startFileServer } from '../file-server.ts';
import { asPdf, findOffice } from '../office.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { PRESSING, type Pressing } from './press.ts';

const office = await findOffice();
const PUBLIC_URL = 'http://127.0.0.1:9';
const { dossiers, criteria } = nl;
const LABEL = 'Al het papier moet het FSC-keurmerk hebben.';
const LOCAL = 'Alleen bedrijven uit Zwolle mogen meedoen.';
const SPECIFICATION = `# Programma van eisen\n\nLevering van papier, 300.000 euro, Europees openbaar.\n\n${LABEL}\n\n${LOCAL}\n`;

describe.each(PRESSING)('files of criteria in $name', ({ create }) => {
  let platform: Pressing;
  let running: RunningBot;
  let files: FileServer;

  beforeAll(async () => {
    files = await startFileServer();
    platform = await create();
    running = await startRunningBot([platform.driver], { PUBLIC_URL });
    await platform.driver.answers((await platform.driver.say('Anna', 'Hoi')).thread, 1);
  });

  afterAll(async () => {
    await running?.stop();
    await platform?.driver.close();
    await files?.close();
  });

  async function say(person: string, text: string): Promise<{ thread: string; message: ReceivedMessage }> {
    const { thread } = await platform.driver.say(person, text);
    const [message] = await platform.driver.answers(thread, 1);
    if (!message) throw new Error('There is no answer.');
    return { thread, message };
  }

  /** The card as it stands, once it has this button. */
  function cardWith(thread: string, label: string): Promise<ReceivedMessage> {
    return eventually(`“${label}”`, async () =>
      (await platform.driver.answers(thread, 0)).findLast(({ buttons }) => buttons.includes(label)),
    );
  }

  it('a specification that is sent is checked: each finding with its sentence, the law and the remedy', async () => {
    const file = { name: 'eisen.md', url: files.put('eisen.md', strToU8(SPECIFICATION)) };
    const { thread } = await platform.driver.share('Anna', file, 'Wil je dit programma van eisen controleren?');
    const [reading, checked] = await platform.driver.answers(thread, 2);
    expect(reading?.text).toContain(dossiers.file.reading('eisen.md'));
    expect(checked?.text).toContain(
      `${criteria.severities.stop}: “${LABEL}” ${criteria.checks['label-without-equivalent']}`,
    );
    expect(checked?.text).toContain(`“${LOCAL}”`);
    expect(checked?.text).toContain('Aanbestedingswet 2012, artikel 1.8: ');
    expect(checked?.buttons).toContain(dossiers.buttons.choose(1));
    // It is nobody's knowledge.
    expect(await running.database.prisma.document.count({ where: { kind: 'document' } })).toBe(0);
  });

  it('a specification of many pages is read and kept to its end', async () => {
    const pages = Array.from(
      { length: 600 },
      (_, n) =>
        `De opdrachtnemer levert onderdeel ${n} volgens planning en meldt dat aan de contractmanager van ons gebouw.`,
    );
    const end = 'De waarde van de opdracht is 1,3 miljoen euro, looptijd 4 jaar.';
    const text = `# Programma van eisen\n\nSchoonmaak van het provinciehuis.\n\n${pages.join('\n\n')}\n\n${end}\n\n${LOCAL}\n`;
    expect(text.length).toBeGreaterThan(60_000);
    const file = { name: 'bestek.md', url: files.put('bestek.md', strToU8(text)) };
    const { thread } = await platform.driver.share('Anna', file, 'Wil je dit programma van eisen controleren?');
    await platform.driver.answers(thread, 2);
    const card = await cardWith(thread, dossiers.buttons.choose(1));
    expect(card.text).toContain('€ 1.300.000');
    const form = await platform.press('Anna', thread, card.id, dossiers.buttons.assignment);
    expect(form).toContain(dossiers.form.longText(text.length).slice(0, 30));
    expect(form).not.toContain('onderdeel 7 ');
    await platform.press('Anna', thread, card.id, dossiers.buttons.choose(1));
    const chosen = await cardWith(thread, dossiers.file.link(dossiers.file.formats.md));
    expect(chosen.text).toContain('€ 1.300.000');
    expect(chosen.text).toContain(LOCAL);
    const shown = await platform.press('Anna', thread, chosen.id, dossiers.file.link(dossiers.file.formats.md));
    const secret = /\/dossiers\/([\w-]+)/.exec(shown)?.[1];
    const downloaded = await (await fetch(`${running.bot.url}/dossiers/${secret}`, { method: 'POST' })).text();
    expect(downloaded).toContain(LOCAL);
    expect(downloaded).toContain('1.300.000');
    expect(downloaded).toContain(dossiers.document.shortened);
  });

  it('pasted text is checked with its sentence quoted', async () => {
    const { message } = await say('Anna', `Controleer deze eis voor onze schoonmaak van 900.000 euro: ${LOCAL}`);
    expect(message.text).toContain(LOCAL);
    expect(message.text).toContain(criteria.checks['local-preference'].slice(0, 40));
  });

  it('a dossier is downloaded once as a Word file that another reader opens', async () => {
    const { thread, message } = await say(
      'Anna',
      '/impact criteria Schoonmaak van het provinciehuis, 4 jaar, 1,2 miljoen, Europees',
    );
    await platform.press('Anna', thread, message.id, dossiers.buttons.choose(1));
    const card = await cardWith(thread, dossiers.file.link(dossiers.file.formats.docx));
    const shown = await platform.press('Anna', thread, card.id, dossiers.file.link(dossiers.file.formats.docx));
    const secret = /\/dossiers\/([\w-]+)/.exec(shown)?.[1];
    const url = `${running.bot.url}/dossiers/${secret}`;
    expect((await (await fetch(url)).text()).includes('chooonmaak')).toBe(false);
    const response = await fetch(url, { method: 'POST' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(/criteria-dossier-\d+\.docx/);
    const document = Buffer.from(await response.arrayBuffer());
    const { value: html } = await mammoth.convertToHtml({ buffer: document });
    expect(html).toContain(`<h1>${dossiers.document.chosen}</h1>`);
    expect(html).toMatch(/<h2>1\. .+<\/h2>/);
    expect(html).toContain(`<strong>${criteria.verification}: </strong>`);
    expect(html).toContain(`<strong>${dossiers.document.weight}: </strong>5 tot 15%`);
    expect(html).toContain(dossiers.history['criterion.chosen']);
    expect((await fetch(url, { method: 'POST' })).status).toBe(404);
    if (office !== null) {
      const { blocks } = await createDocumentReader().readDocument(await asPdf(office, document), {
        name: 'dossier.pdf',
      });
      const printed = JSON.stringify(blocks).replace(/\s+/g, ' ');
      for (const words of [dossiers.document.chosen, criteria.verification, 'Aanbestedingswet 2012, artikel'])
        expect(printed).toContain(words);
      expect(printed).toContain('€ 1.200.000');
    }
    // A ticket for a dossier gives nothing else.
    expect((await fetch(url.replace('/dossiers/', '/my-data/'), { method: 'POST' })).status).toBe(404);
  });

  it('what is somebody’s own is nobody else’s, until it is shared', async () => {
    await say('Bram', 'Hoi');
    const { thread, message } = await say(
      'Anna',
      '/impact criteria Groenonderhoud, 3 jaar, 540.000 euro, nationaal openbaar',
    );
    await platform.press('Anna', thread, message.id, dossiers.buttons.choose(1));
    expect((await say('Bram', '/impact dossier')).message.text).toContain(dossiers.none);
    const card = await cardWith(thread, dossiers.buttons.share);
    await platform.press('Anna', thread, card.id, dossiers.buttons.share);
    expect((await say('Bram', '/impact dossier groen')).message.text).toContain('€ 540.000');
  });

  it('figures say nothing of fewer than five dossiers', async () => {
    const { prisma } = running.database;
    const anna = await prisma.dossier.findFirstOrThrow({ select: { createdById: true } });
    await prisma.roleGrant.create({ data: { personId: anna.createdById, role: 'broker' } });
    const year = new Date().getFullYear();
    expect((await say('Anna', '/impact inkoopcijfers')).message.text).toContain(dossiers.figures.tooFew(year));
    for (let n = 0; n < 5; n += 1) {
      const { thread, message } = await say(
        'Anna',
        '/impact criteria Catering, 2 jaar, 100.000 euro, meervoudig onderhands',
      );
      await platform.press('Anna', thread, message.id, dossiers.buttons.choose(1));
    }
    const counted = await prisma.dossier.count({ where: { state: 'open' } });
    expect((await say('Anna', '/impact inkoopcijfers')).message.text).toContain(
      dossiers.figures.share(year, counted, counted),
    );
    // The same in a file, for who is a broker when it is fetched.
    const { thread, message } = await say('Anna', '/impact inkoopcijfers');
    const fileUrl = async () => {
      const shown = await platform.press('Anna', thread, message.id, dossiers.figures.asFile);
      return `${running.bot.url}/dossiers/${/\/dossiers\/([\w-]+)/.exec(shown)?.[1]}`;
    };
    const csv = await (await fetch(await fileUrl(), { method: 'POST' })).text();
    expect(csv).toContain('share of value');
    expect(csv).toContain(`"${year}";"";"${counted}";"${counted}"`);
    const later = await fileUrl();
    await prisma.roleGrant.updateMany({ where: { personId: anna.createdById }, data: { revokedAt: new Date() } });
    expect((await fetch(later, { method: 'POST' })).status).toBe(404);
  });
});
