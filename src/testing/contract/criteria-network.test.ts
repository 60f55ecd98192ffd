import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossierFigures } from '../../features/criteria/figures.ts';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { isSlack } from '../slack-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { dossiers, criteria } = nl;
const { buttons, figures, practice, shareText, shareWith } = dossiers;
const CLEANING = '/impact criteria Schoonmaak van het provinciehuis, 4 jaar, 1,2 miljoen, Europees';
const OTHERS_TEXT = 'De leverancier laat elk kwartaal zien hoeveel afval er minder was.';

describe.each(PLATFORMS)('criteria and other people, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let anna: Seat;
  let bram: Seat;
  let cor: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    anna = await stage.meet(driver, 'Anna', 'broker');
    bram = await stage.meet(driver, 'Bram');
    cor = await stage.meet(driver, 'Cor');
    for (const { person, personId } of [anna, bram, cor]) {
      await stage.running.database.prisma.person.update({ where: { id: personId }, data: { displayName: person } });
    }
  });

  afterAll(() => stage?.stop());

  async function say(seat: Seat, text: string): Promise<{ thread: string; message: ReceivedMessage }> {
    const { thread } = await seat.driver.say(seat.person, text);
    const [message] = await seat.driver.answers(thread, 1);
    if (!message) throw new Error('There is no answer.');
    return { thread, message };
  }

  const cardWith = (seat: Seat, thread: string, label: string) =>
    eventually(
      `“${label}”`,
      async () => (await seat.driver.answers(thread, 0)).findLast((one) => one.buttons.includes(label)),
      async () => JSON.stringify(await seat.driver.answers(thread, 0)),
    );

  const readWith = (seat: Seat, thread: string, words: string) =>
    eventually(
      `“${words}”`,
      async () => (await seat.driver.answers(thread, 0)).findLast(({ text }) => text.includes(words)),
      async () => JSON.stringify((await seat.driver.answers(thread, 0)).map(({ text }) => text)),
    );

  it('say how many other organisations chose one, and how they wrote it, with whose it is', async () => {
    const { prisma } = stage.running.database;
    const { thread, message } = await say(anna, CLEANING);
    expect(message.text).not.toContain(practice.usedBy(1));
    const { criteria: rows } = await prisma.dossier.findFirstOrThrow({
      include: { criteria: { orderBy: { position: 'asc' } } },
    });
    const criterionId = rows[0]?.criterionId ?? '';
    const deventer = await prisma.organisation.create({ data: { slug: 'deventer', name: 'Gemeente Deventer' } });
    const writer = await prisma.person.create({ data: { organisationId: deventer.id, displayName: 'Wim' } });
    await prisma.dossier.create({
      data: {
        ...{ organisationId: deventer.id, createdById: writer.id, state: 'open', productGroup: 'schoonmaak' },
        text: 'Schoonmaak van het geheime kantoor',
        criteria: {
          create: {
            ...{ criterionId, libraryVersion: 1, position: 1, state: 'chosen' },
            ...{ theme: 'circulair', kind: 'eis', level: 'basis', text: 'Tekst van het geheime kantoor' },
          },
        },
        sharedTexts: {
          create: {
            ...{ criterionId, organisationId: deventer.id, text: OTHERS_TEXT },
            sharedAt: new Date('2026-11-12T10:00:00Z'),
          },
        },
      },
    });
    await anna.driver.reply(anna.person, thread, 'laat het dossier nog eens zien');
    const card = await readWith(anna, thread, practice.usedBy(1));
    const { words } = wordsIn(await stage.press(anna, card, buttons.more(1), thread));
    expect(words).toContain(practice.used(1));
    expect(words).toContain(practice.text(OTHERS_TEXT, 'Gemeente Deventer', '12 november 2026'));
    expect(words).not.toContain('geheime kantoor');
    expect(words).not.toContain('Wim');
  });

  it('go to the network in a text of one’s own, checked again, and come back', async () => {
    const { prisma } = stage.running.database;
    const { thread, message } = await say(anna, CLEANING);
    const own = 'De schoonmaker gebruikt middelen die het water weinig belasten, en laat dat zien.';
    await formIn(await stage.press(anna, message, buttons.change(1), thread)).send({ [dossiers.changeForm.text]: own });
    const card = await cardWith(anna, thread, buttons.shareText(1));
    const form = formIn(await stage.press(anna, card, buttons.shareText(1), thread));
    expect(form.fields[0]?.value).toBe(own);
    const refused = formIn(await form.send({ [shareText.text]: 'Alleen bedrijven uit Zwolle mogen meedoen.' }));
    expect(refused.fields[0]?.error).toBe(criteria.checks['local-preference']);
    expect(await prisma.sharedText.count({ where: { text: own } })).toBe(0);
    await refused.send({ [shareText.text]: own });
    const shared = await cardWith(anna, thread, buttons.takeText(1));
    expect(await prisma.sharedText.count({ where: { text: own, sharedById: anna.personId } })).toBe(1);
    await stage.press(anna, shared, buttons.takeText(1), thread);
    await eventually('it is taken back', async () =>
      (await prisma.sharedText.count({ where: { text: own } })) === 0 ? true : undefined,
    );
  });

  it('are shared with one colleague by name, who hears of it, and with nobody else', { timeout: 240_000 }, async () => {
    const { thread, message } = await say(
      anna,
      '/impact criteria Groenonderhoud, 3 jaar, 540.000 euro, nationaal openbaar',
    );
    await stage.press(anna, message, buttons.choose(1), thread);
    const card = await cardWith(anna, thread, buttons.shareWith);
    const form = formIn(await stage.press(anna, card, buttons.shareWith, thread));
    const refused = formIn(await form.send({ [shareWith.name]: 'Niemand Nergens' }));
    expect(refused.fields[0]?.error).toBe(shareWith.nobody);
    expect(wordsIn(await refused.send({ [shareWith.name]: 'Bram' })).words).toContain(shareWith.done('Bram'));
    const told = await stage.read(bram, 'deelt dossier');
    expect(told.text).toContain('€ 540.000');
    expect((await say(cor, '/impact dossier groen')).message.text).toContain(dossiers.none);
    const seen = await say(bram, '/impact dossier groen');
    expect(seen.message.text).toContain('€ 540.000');
    // Who it is shared with works on it, and shares it with nobody.
    await stage.press(bram, seen.message, buttons.reject(2), seen.thread);
    const hers = wordsIn(
      await stage.press(bram, await cardWith(bram, seen.thread, buttons.shareWith), buttons.shareWith, seen.thread),
    );
    expect(hers.words).toContain(dossiers.problems.onlyMaker);
    const again = await cardWith(anna, thread, buttons.shareWith);
    await formIn(await stage.press(anna, again, buttons.shareWith, thread)).send({ [shareWith.readers]: [] });
    expect((await say(bram, '/impact dossier groen')).message.text).toContain(dossiers.none);
  });

  it('have an aim, and a picture of how far it is that words say as well, of five dossiers or more', {
    timeout: 240_000,
  }, async () => {
    const before = await say(anna, '/impact inkoopcijfers');
    expect(before.message.text).toContain(figures.noTarget);
    const form = formIn(await stage.press(anna, before.message, figures.setTarget, before.thread));
    expect(formIn(await form.send({ [figures.targetField]: 'veel' })).fields[0]?.error).toBe(figures.targetWrong);
    const set = formIn(await stage.press(anna, before.message, figures.setTarget, before.thread));
    expect(wordsIn(await set.send({ [figures.targetField]: '60' })).words).toContain(figures.targetSet(60));
    const few = (await say(anna, '/impact inkoopcijfers')).message.text;
    expect(few).toContain(figures.target(60));
    expect(few).not.toContain(figures.percentage(100, 60));
    const { prisma } = stage.running.database;
    for (let n = 0; n < 5; n += 1) {
      const { thread, message } = await say(
        anna,
        '/impact criteria Catering, 2 jaar, 100.000 euro, meervoudig onderhands',
      );
      await stage.press(anna, message, buttons.choose(1), thread);
    }
    const { organisationId } = await prisma.person.findUniqueOrThrow({ where: { id: anna.personId } });
    const counted = { organisationId: organisationId ?? '', state: 'open' } as const;
    await eventually('they are counted', async () =>
      (await prisma.dossier.count({ where: counted })) >= 6 ? true : undefined,
    );
    const enough = (await say(anna, '/impact inkoopcijfers')).message.text;
    expect(enough).toContain(figures.percentage(100, 60));
    expect(enough).not.toContain(figures.pictureName);
    // By theme and level too, of the dossiers and of their value.
    expect(enough).toContain(figures.value(100));
    const [counts] = await dossierFigures(prisma, counted.organisationId);
    const levels = Object.entries(counts?.byLevel ?? {}).filter(([, { dossiers: of }]) => of !== null && of > 0);
    expect(levels.length).toBeGreaterThan(0);
    for (const [level, { dossiers: of, share, shareOfValue }] of levels) {
      const line = figures.part(level, of ?? 0, Math.round((share ?? 0) * 100), Math.round((shareOfValue ?? 0) * 100));
      expect(enough).toContain(line);
    }
    // Of another year as well, below it.
    const year = new Date().getFullYear();
    const lastYear = new Date(Date.UTC(year - 1, 5, 1));
    const old = { ...counted, createdById: anna.personId, text: 'Drukwerk', productGroup: 'papier-drukwerk' };
    await prisma.dossier.createMany({ data: Array.from({ length: 5 }, () => ({ ...old, createdAt: lastYear })) });
    const years = (await say(anna, '/impact inkoopcijfers')).message.text;
    expect(years).toContain(figures.share(year - 1, 0, 5));
    expect(years.indexOf(`${year - 1}: `)).toBeGreaterThan(years.indexOf(`${year}: `));
    await prisma.dossier.deleteMany({ where: { organisationId: counted.organisationId, createdAt: lastYear } });
    if (isSlack(anna.driver)) {
      const shared = await anna.driver.call(({ method }) => method === 'files.completeUploadExternal');
      expect(JSON.stringify(shared.answer)).toContain(figures.pictureName);
    }
    // By department: three others bought things without any, in two departments of which one is too small to be shown.
    const person = (displayName: string) =>
      prisma.person.create({ data: { organisationId: counted.organisationId, displayName } });
    const other = await person('Wies');
    const dossier = (department: string) => ({
      ...{ ...counted, createdById: other.id, department, text: 'Drukwerk', productGroup: 'papier-drukwerk' },
    });
    const bought = ['Wegen', 'Wegen', 'Wegen', 'Wegen', 'Wegen', 'Griffie', 'Griffie'];
    await prisma.dossier.createMany({ data: bought.map(dossier) });
    const byDepartment = (await say(anna, '/impact inkoopcijfers')).message.text;
    expect(byDepartment).toContain(figures.noDepartment);
    // Of the smaller one nothing is shown, nor of the other: who took that away would know.
    expect(byDepartment).not.toContain('Griffie');
    expect(byDepartment).not.toContain('Wegen');
    await prisma.dossier.createMany({ data: Array.from({ length: 4 }, () => dossier('Griffie')) });
    const more = (await say(anna, '/impact inkoopcijfers')).message.text;
    expect(more).toContain(figures.department('Wegen', 0, 5));
    expect(more).toContain(figures.department('Griffie', 0, 6));
    // A colleague who is no broker sees none of it.
    expect((await say(bram, '/impact inkoopcijfers')).message.text).not.toContain('doel');
  });

  it('that no longer go with what is said of the procedure are asked about, and the answer counts', async () => {
    const { thread } = await say(anna, CLEANING);
    await anna.driver.reply(anna.person, thread, 'nee, het is meervoudig onderhands');
    const ask = criteria.ask.tooLight(dossiers.procedures.invited, 1_200_000, 221_000);
    const asked = await readWith(anna, thread, 'Wat klopt?');
    expect(asked.text).toContain(ask.slice(0, 60));
    expect(asked.buttons).toContain(criteria.ask.european);
    await stage.press(anna, asked, criteria.ask.exception, thread);
    await eventually('it is asked no more', async () => {
      const last = (await anna.driver.answers(thread, 0)).findLast(({ text }) => text.includes('Dossier'));
      return last && !last.text.includes('Wat klopt?') ? last : undefined;
    });
  });

  it('are called something in English for who asks in English', async () => {
    const { message } = await say(
      cor,
      '/impact criteria Cleaning of the town hall, 4 years, 1.2 million euro, European tender',
    );
    expect(message.text).toContain(en.dossiers.criterion.suggested);
    expect(message.text).toMatch(/\d\. [A-Z][a-z]+ .*\b(the|of|and|with|less|work|social|for)\b/);
    expect(message.text).not.toMatch(/\d\. (Schoonmaakmiddelen|Een gezonde|Opleiding|Minder water)/);
  });
});
