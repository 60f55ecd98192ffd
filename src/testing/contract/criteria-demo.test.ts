import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCriteria } from '../../app/criteria.ts';
import { prepareDemoDossiers } from '../../cli/demo-dossiers.ts';
import { readLaw } from '../../criteria/law.ts';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { type ScriptedModel, startScriptedModel } from '../scripted-model.ts';
import { PRESSING, type Pressing } from './press.ts';

const { dossiers, criteria } = nl;
/** What no source says, in every form a model may write. */
const UNTRUE = 'Artikel 9.99 zegt dat de Europese drempel 1 euro is. Eis dat alle bedrijven uit Zwolle komen.';
const READ = { purpose: 'smalltalk', act: 'new', sure: true, place: null, question: UNTRUE };

interface Stage {
  platform: Pressing;
  running: RunningBot;
  say(text: string): Promise<{ thread: string; message: ReceivedMessage }>;
}

async function openStage(create: () => Promise<Pressing>, environment: Record<string, string> = {}): Promise<Stage> {
  const platform = await create();
  const running = await startRunningBot([platform.driver], { PUBLIC_URL: 'http://127.0.0.1:9', ...environment });
  await platform.driver.answers((await platform.driver.say('Anna', 'Hoi')).thread, 1);
  return {
    platform,
    running,
    async say(text) {
      const { thread } = await platform.driver.say('Anna', text);
      const [message] = await platform.driver.answers(thread, 1);
      if (!message) throw new Error('There is no answer.');
      return { thread, message };
    },
  };
}

describe.each(PRESSING)('the dossiers of the demo in $name', ({ create }) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage(create);
    const { prisma } = stage.running.database;
    const anna = await prisma.person.findFirstOrThrow({ where: { organisationId: { not: null } } });
    await prisma.roleGrant.create({ data: { personId: anna.id, role: 'broker' } });
    await prisma.$transaction((tx) => prepareDemoDossiers(tx, anna.id), { timeout: 60_000 });
  });

  afterAll(async () => {
    await stage?.running.stop();
    await stage?.platform.driver.close();
  });

  it('are two, one early and one awarded', async () => {
    const { thread, message } = await stage.say('/impact dossier');
    expect(message.text).toMatch(/schoonmaak[^\n]*\(gegund\)/i);
    expect(message.text).toMatch(/groenvoorziening/i);
    const numbers = [...message.text.matchAll(/Dossier (\d+): (\p{L}+)/gu)].map(([, n, what]) => ({ n, what }));
    const early = numbers.find(({ what }) => what === 'groenvoorziening')?.n;
    await stage.platform.driver.press('Anna', thread, message.id, dossiers.buttons.open(Number(early)));
    const card = await eventually('the early one', async () =>
      (await stage.platform.driver.answers(thread, 0)).find(({ text }) => text.includes(dossiers.stages.idea)),
    );
    expect(card.text).toContain('€ 540.000');
    expect(card.text).toMatch(/Begin met het doel[^“]*“Wij vragen groenvoorziening/);
  });

  it('have a share of a year, against the aim', async () => {
    const { message } = await stage.say('/impact inkoopcijfers');
    const year = new Date().getFullYear();
    expect(message.text).toContain(dossiers.figures.target(90));
    expect(message.text).toContain(dossiers.figures.share(year, 6, 7));
    expect(message.text).toContain(dossiers.figures.percentage(86, 90));
    expect(message.buttons).toContain(dossiers.figures.asFile);
  });

  it('have the wording of an idea, which stands in the file once it is taken', async () => {
    const { thread, message } = await stage.say(
      'We denken na over schoonmaak van de werven, 100.000 euro per jaar, 3 jaar. Doel: circulair, geen afval.',
    );
    const offered = /“([^”]+)”/.exec(message.text.slice(message.text.indexOf('Tekst 1')))?.[1] ?? '';
    expect(offered.length).toBeGreaterThan(60);
    await stage.platform.press('Anna', thread, message.id, dossiers.wording.take(1));
    const label = dossiers.file.link(dossiers.file.formats.md);
    const at = async (words: string, has: (one: ReceivedMessage) => boolean) =>
      eventually(words, async () => (await stage.platform.driver.answers(thread, 0)).findLast(has));
    const taken = await at('the wording taken', ({ text }) => text.includes('Zo staat het in de opdracht'));
    await stage.platform.press('Anna', thread, taken.id, dossiers.buttons.choose(1));
    const chosen = await at(label, ({ buttons }) => buttons.includes(label));
    const shown = await stage.platform.press('Anna', thread, chosen.id, label);
    const secret = /\/dossiers\/([\w-]+)/.exec(shown)?.[1];
    const file = await (await fetch(`${stage.running.bot.url}/dossiers/${secret}`, { method: 'POST' })).text();
    const assignment = file.split(`## ${dossiers.document.assignment}`)[1]?.split('\n## ')[0];
    expect(assignment).toContain(offered);
  });
});

describe.each(PRESSING)('criteria beside a language model in $name', ({ create }) => {
  let without: Stage;
  let beside: Stage;
  let model: ScriptedModel;

  beforeAll(async () => {
    model = await startScriptedModel(() => ({
      output: { outcome: 'answered', refusal: null, search: null, sentences: [{ text: UNTRUE, evidence: ['1.1'] }] },
    }));
    model.readScript = () => ({ output: READ });
    without = await openStage(create);
    beside = await openStage(create, { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'scripted', MODEL_TIMEOUT_MS: '300' });
  });

  afterAll(async () => {
    for (const stage of [without, beside]) {
      await stage?.running.stop();
      await stage?.platform.driver.close();
    }
    await model?.close();
  });

  it.each([
    'Geef criteria voor schoonmaak van het provinciehuis, 4 jaar, 1,2 miljoen euro, Europees openbaar, social return',
    'Geef criteria voor laptops, 90.000 euro, circulair',
    'iets met groen bij de werf, wat moet ik vragen van de hovenier',
    'controleer: Alleen bedrijven uit Zwolle mogen inschrijven.',
  ])('are what they are without it, whatever it says: %s', async (text) => {
    const [alone, helped] = [(await without.say(text)).message, (await beside.say(text)).message];
    const same = (words: string) => words.replace(/[Dd]ossier \d+/g, 'dossier');
    expect(same(helped.text)).toBe(same(alone.text));
    expect(helped.buttons).toEqual(alone.buttons);
    expect(helped.text).not.toMatch(/9\.99|drempel [^.]*\b1 euro/);
  });

  it('cite articles that the library knows, and criteria of the library only', async () => {
    const { thread, message } = await beside.say(
      'Geef criteria voor catering in het stadskantoor, 4 jaar, 900.000 euro, Europees openbaar',
    );
    const law = await readLaw();
    const { library } = (await openCriteria()).reader;
    const shown = await beside.platform.press('Anna', thread, message.id, dossiers.buttons.more(1));
    const cited = [...shown.matchAll(/artikel ([\d.]+[a-z]?(?: lid \d+)?)/g)].map(([, citation]) => citation ?? '');
    expect(cited.length).toBeGreaterThan(0);
    for (const citation of cited) expect(law.has(citation), citation).toBe(true);
    expect(library.criteria.some(({ text }) => shown.includes(text.slice(0, 60)))).toBe(true);
    expect(shown).toContain(criteria.verification);
  });
});
