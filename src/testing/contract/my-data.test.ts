import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCases } from '../../case-life/cases.ts';
import { nl } from '../../i18n/nl.ts';
import { searchDatabase } from '../catalogue.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { PRESSING, type Pressing } from './press.ts';

const QUESTION = 'Wat is een makelaar met mandaat?';
const PUBLIC_URL = 'http://127.0.0.1:9';
const { privacy } = nl;

describe.each(PRESSING)('a colleague in $name', ({ create }) => {
  let platform: Pressing;
  let running: RunningBot;

  beforeAll(async () => {
    platform = await create();
    running = await startRunningBot([platform.driver], { PUBLIC_URL });
  });

  afterAll(async () => {
    await running?.stop();
    await platform?.driver.close();
  });

  async function say(person: string, text: string, place?: 'direct' | 'channel') {
    const { thread } = await platform.driver.say(person, text, place);
    const [message] = await platform.driver.answers(thread, 1);
    if (!message) throw new Error('There is no answer.');
    return { thread, message };
  }

  /** Asks for the link and returns where it leads on this machine. */
  async function link(person: string): Promise<string> {
    const { thread, message } = await say(person, 'mijn gegevens');
    const shown = await platform.press(person, thread, message.id, privacy.download);
    const secret = /\/my-data\/([\w-]+)/.exec(shown)?.[1];
    expect(shown).toContain(`${PUBLIC_URL}/my-data/`);
    return `${running.bot.url}/my-data/${secret}`;
  }

  const download = (url: string) => fetch(url, { method: 'POST' });

  it.each([
    'mijn gegevens',
    'welke gegevens heb je van mij?',
    '/impact mijn-gegevens',
  ])('asks "%s" and sees what is kept, and how long', async (text) => {
    const { message } = await say('Anna', text);
    expect(message.text).toContain(privacy.title);
    expect(message.text).toContain(`${privacy.organisation}: `);
    expect(message.text).toContain(nl.retention.line(nl.retention.kinds.inbox, 7));
    expect(message.buttons).toEqual([privacy.download, privacy.erase, 'Speak English to me']);
  });

  it('reads of their cases who has them, and what was never handed over as that', async () => {
    await say('Gijs', 'hoi');
    const { prisma } = running.database;
    const gijs = await prisma.person.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    const filed = { organisationId: gijs.organisationId ?? '', filedById: gijs.id, clocks: {} };
    const at = { visited: ['roz'], counterId: 'roz', ownerPersonId: gijs.id, ownerRung: 'broker' as const };
    const numberOf = async (data: object) =>
      (await prisma.entrepreneurCase.create({ data: { ...filed, ...data }, select: { number: true } })).number;
    const dropped = await numberOf({ state: 'withdrawn' });
    const waits = await numberOf({ state: 'handed_over', ...at });
    const works = await numberOf({ state: 'accepted', ...at });
    const { message } = await say('Gijs', 'mijn gegevens');
    for (const line of [
      privacy.cases(2),
      privacy.drafts(0),
      privacy.endedDrafts(1),
      privacy.caseLine(dropped, nl.caseLinks.neverHandedOver),
      privacy.caseLine(waits, nl.cases.aBrokerHasIt),
      privacy.caseLine(works, nl.cases.withBroker),
    ])
      expect(message.text).toContain(line);
  });

  it('sees nothing of it where others read along', async () => {
    const { message } = await say('Anna', 'welke gegevens heb je van mij?', 'channel');
    expect(message.text).toContain(privacy.onlyInPrivate);
    expect(message.buttons).toEqual([]);
  });

  it.each([
    ['Karim', 'Kan mijn leidinggevende meelezen?'],
    ['Lotte', 'wie kan zien wat ik vraag?'],
    ['Femke', 'ziet de makelaar mijn vragen?'],
    ['Ruben', 'lezen jullie mee?'],
    ['Esra', 'bewaar je dit gesprek?'],
  ])('%s asks "%s" and hears who sees what, and when it is forgotten', async (person, text) => {
    const { message } = await say(person, text);
    const { question, ambassador, operator, model, noModel } = privacy.whoSees;
    for (const line of [privacy.whoReads.direct, question, privacy.whoSees.case, ambassador(5), operator, noModel])
      expect(message.text).toContain(line);
    expect(message.text).toContain(privacy.forgotten(30, 731));
    expect(message.text).not.toContain(model);
    expect(message.text).not.toContain(privacy.title);
    expect(message.buttons).toEqual([privacy.showMine]);
  });

  it('hears in a channel that everybody there reads along, and nothing of their own', async () => {
    const { message } = await say('Anna', 'wie kan zien wat ik vraag?', 'channel');
    expect(message.text).toContain(privacy.whoReads.channel);
    expect(message.text).toContain(privacy.whoSees.question);
    expect(message.buttons).toEqual([]);
  });

  it('still gets the file after a scanner and a preview opened the link', async () => {
    const url = await link('Bram');
    for (const method of ['GET', 'HEAD', 'GET']) {
      const looked = await fetch(url, { method, headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0' } });
      expect(looked.status).toBe(200);
      expect(await looked.text()).not.toMatch(/conversation|inbox|Bram/);
    }
    expect((await fetch(url)).headers.get('content-security-policy')).toContain("form-action 'self'");
    expect((await download(url)).status).toBe(200);
  });

  it('downloads it once, in a file that no cache keeps', async () => {
    const url = await link('Bram');
    const response = await download(url);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-disposition': 'attachment; filename=mijn-gegevens.json',
      'referrer-policy': 'no-referrer',
      'content-type': expect.stringContaining('application/json'),
    });
    const file = JSON.parse(await response.text());
    expect(file.parts.conversation.inbox[0].payload.text).toBe('mijn gegevens');
    const again = await download(url);
    expect(again.status).toBe(404);
    expect(await again.text()).not.toContain('mijn gegevens heb');
  });

  it('downloads it once, also when many come at the same moment', async () => {
    const url = await link('Bram');
    const answers = await Promise.all([1, 2, 3, 4].map(() => download(url)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404, 404]);
  });

  it('is too late after ten minutes', async () => {
    const url = await link('Bram');
    await running.database.prisma
      .$executeRaw`UPDATE download_ticket SET expires_at = expires_at - interval '10 minutes'`;
    for (const answer of [await fetch(url), await download(url)]) expect(answer.status).toBe(404);
  });

  it('leaves the secret of the link in no table and no line of the log', async () => {
    const secret = (await link('Bram')).split('/').at(-1) ?? '';
    expect(secret.length).toBeGreaterThan(40);
    expect(await searchDatabase(running.database.prisma, [secret])).toEqual([]);
    expect(running.logged.join('\n')).not.toContain(secret);
  });

  it('is asked once more before anything is erased, and is a stranger after it', async () => {
    await say('Carla', `${QUESTION} kanariecarla`);
    const before = await running.database.prisma.chatIdentity.count();
    const { thread, message } = await say('Carla', 'wis mijn gegevens');
    expect(message.text).toContain(privacy.confirmTitle);
    expect((await searchDatabase(running.database.prisma, ['kanariecarla'])).length).toBeGreaterThan(0);
    const shown = await platform.press('Carla', thread, message.id, privacy.confirm);
    expect(shown).toContain(privacy.erased);
    expect(await searchDatabase(running.database.prisma, ['kanariecarla'])).toEqual([]);
    // Pressed again it is harmless, and leaves nothing either.
    expect(await platform.press('Carla', thread, message.id, privacy.confirm)).toContain(privacy.erased);
    const { message: met } = await say('Carla', QUESTION);
    expect(met.text).toContain(nl.conversation.introduction);
    expect(await running.database.prisma.chatIdentity.count()).toBeGreaterThan(before);
  });

  it('sees the cases they filed, handed over or not', async () => {
    await say('Emma', 'mijn gegevens');
    const { prisma } = running.database;
    const { id, organisationId } = await prisma.person.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    if (organisationId === null) throw new Error('Emma is a member.');
    const cases = createCases(prisma);
    const { number } = await prisma.$transaction(async (tx) => {
      const { id: caseId } = await cases.file(tx, {
        filedBy: { personId: id, organisationId },
        conversationId: null,
        municipalityCode: null,
        topics: [],
        request: 'Zoekt een kas.',
        contact: null,
        rule: null,
      });
      return tx.entrepreneurCase.findUniqueOrThrow({ where: { id: caseId } });
    });
    const { message } = await say('Emma', '/impact mijn-gegevens');
    expect(message.text).toContain(privacy.drafts(1));
    expect(message.text).toContain(privacy.cases(0));
    expect(message.text).toContain(privacy.caseLine(number, nl.caseLinks.states.draft));
    const file = await (await download(await link('Emma'))).text();
    expect(file).toContain('Zoekt een kas.');
  });

  it('who is the last administrator is told so before anything is asked', async () => {
    await say('Gerda', 'Hoi');
    const { prisma } = running.database;
    const { id } = await prisma.person.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    await prisma.roleGrant.create({ data: { personId: id, role: 'administrator' } });
    const { message } = await say('Gerda', 'wis mijn gegevens');
    expect(message.text).toContain(privacy.lastAdministrator);
    expect(message.buttons).toEqual([]);
    await prisma.roleGrant.deleteMany({ where: { personId: id } });
    expect((await say('Gerda', 'wis mijn gegevens')).message.buttons).toContain(privacy.confirm);
  });

  it('chooses a language', async () => {
    const { thread, message } = await say('Dirk', 'mijn gegevens');
    expect(await platform.press('Dirk', thread, message.id, 'Speak English to me')).toContain(
      'I speak English with you',
    );
  });
});

describe('who is in both platforms', () => {
  it('chooses where the bot writes', async () => {
    const [slack, teams] = await Promise.all(PRESSING.map(({ create }) => create()));
    if (!slack || !teams) throw new Error('Two platforms are expected.');
    const running = await startRunningBot([slack.driver, teams.driver]);
    try {
      const { thread: first } = await teams.driver.say('Anna', 'hoi');
      await teams.driver.answers(first, 1);
      const { thread: second } = await slack.driver.say('Anna', 'hoi');
      await slack.driver.answers(second, 1);
      const { prisma } = running.database;
      const [one, other] = await prisma.chatIdentity.findMany();
      await prisma.chatIdentity.update({ where: { id: other?.id ?? '' }, data: { personId: one?.personId ?? '' } });
      const { thread } = await slack.driver.say('Anna', 'mijn gegevens');
      const [message] = await slack.driver.answers(thread, 1);
      expect(message?.buttons).toContain(privacy.prefer('Slack'));
      expect(await slack.press('Anna', thread, message?.id ?? '', privacy.prefer('Teams'))).toContain('Teams');
      expect(await prisma.person.findUnique({ where: { id: one?.personId ?? '' } })).toMatchObject({
        preferredPlatform: 'teams',
      });
      // Without a public address there is no link: an administrator makes the file.
      expect(await slack.press('Anna', thread, message?.id ?? '', privacy.download)).toContain('impact people export');
    } finally {
      await running.stop();
      await Promise.all([slack.driver.close(), teams.driver.close()]);
    }
  });
});

it('tells that the words go to a language model, where there is one', async () => {
  const [first] = PRESSING;
  if (!first) throw new Error('There is no platform.');
  const platform = await first.create();
  const running = await startRunningBot([platform.driver], { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: PUBLIC_URL });
  const { thread } = await platform.driver.say('Anna', 'wie kan zien wat ik vraag?');
  const [message] = await platform.driver.answers(thread, 1);
  expect(message?.text).toContain(privacy.whoSees.model);
  expect(message?.text).not.toContain(privacy.whoSees.noModel);
  await running.stop();
  await platform.driver.close();
});
