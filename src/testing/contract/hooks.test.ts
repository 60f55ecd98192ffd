import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { sayTo } from './session-stage.ts';

const { hooks } = nl;
const SOURCE = /Bron(?: \d)?: .{5,}Gelezen op \d{1,2} [a-z]+ \d{4}\./;

describe.each(PLATFORMS)('a hook, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let anna: Seat;
  let bram: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    anna = await stage.meet(driver, 'Anna');
    bram = await stage.meet(driver, 'Bram');
    for (const { person, personId } of [anna, bram]) {
      await stage.running.database.prisma.person.update({ where: { id: personId }, data: { displayName: person } });
    }
  });

  afterAll(() => stage?.stop());

  /** Says it anew, and gives the answer with where it stands. */
  async function ask(text: string): Promise<{ answer: ReceivedMessage; thread: string }> {
    const { message: answer, thread } = await sayTo(anna, text);
    return { answer, thread };
  }

  const goOn = (thread: string, text: string) => stage.say(anna, thread, text);

  it.each([
    'geef me een haakje voor mobiliteit',
    '/impact haakje mobiliteit',
  ])('is a pitch with theme and source for "%s"', async (text) => {
    const { answer } = await ask(text);
    expect(answer.text).toContain('mobiliteit');
    expect(answer.text).toMatch(SOURCE);
    expect(answer.buttons.slice(0, 3)).toEqual([hooks.another, hooks.shorter, hooks.share]);
  });

  it.each([
    'help me mijn afdelingshoofd te overtuigen',
    'we kopen volgende maand schoonmaak in, wat zeg ik?',
  ])('is given for "%s" too', async (text) => {
    const { answer } = await ask(text);
    expect(answer.text).toMatch(SOURCE);
    expect(answer.buttons.slice(0, 3)).toEqual([hooks.another, hooks.shorter, hooks.share]);
  });

  it('goes on in words: another one, shorter, for somebody else', async () => {
    const { answer, thread } = await ask('geef me een haakje voor mobiliteit');
    const other = await goOn(thread, 'een andere');
    expect(other.text).toMatch(SOURCE);
    expect(other.text).not.toBe(answer.text);
    const short = await goOn(thread, 'korter');
    expect(short.text).toContain(hooks.inShort);
    expect(short.text).toMatch(SOURCE);
    expect(short.text.length).toBeLessThan(other.text.length);
    expect((await goOn(thread, 'voor de wethouder')).text).toMatch(SOURCE);
  });

  it('gives another one by the button, and says when there are no more', async () => {
    const { answer, thread } = await ask('geef me een haakje voor ICT');
    const shown = [answer.text];
    let last = answer;
    while (last.buttons.includes(hooks.another)) {
      const known = (await anna.driver.answers(thread, 0)).length;
      await stage.press(anna, last, hooks.another, thread);
      const next = (await anna.driver.answers(thread, known + 1)).at(-1);
      if (!next || shown.includes(next.text)) throw new Error('Nothing new came.');
      shown.push(next.text);
      last = next;
    }
    expect(shown.length).toBeGreaterThan(2);
    expect(last.text).toContain(hooks.noMore);
  });

  it('says so when nothing fits, with the themes there are', async () => {
    const { answer } = await ask('/impact haakje voetbal');
    expect(answer.text).toContain(hooks.noneFits);
    expect(answer.text).toContain('circulaire economie');
  });

  it('is shared with one colleague, who sees from whom', async () => {
    const { answer, thread } = await ask('/impact haakje mobiliteit');
    const form = formIn(await stage.press(anna, answer, hooks.share, thread));
    const refused = formIn(await form.send({ [hooks.colleague]: 'Niemand Nergens' }));
    expect(refused.fields[0]?.error).toBe(hooks.unknownColleague);
    expect(wordsIn(await refused.send({ [hooks.colleague]: 'Bram' })).words).toContain(hooks.shared('Bram'));
    expect((await stage.read(bram, hooks.sharedBy('Anna'))).text).toMatch(SOURCE);
  });

  it('answers what people say against it', async () => {
    const { answer } = await ask('/impact haakje mijn chef zegt dat er geen geld voor is');
    expect(answer.text).toContain(hooks.against('geen geld'));
    expect(answer.text).toMatch(SOURCE);
  });

  it('is written by a broker, shown to them first, and then given to who asks', { timeout: 240_000 }, async () => {
    const { prisma } = stage.running.database;
    const { writing } = hooks;
    const pitch = 'Zeepkisten bouwen leert jongeren techniek, en de buurt komt kijken.';
    const { answer: refused } = await ask('/impact haakje-schrijven');
    expect(refused.buttons).not.toContain(writing.invitation.label);
    const cor = await stage.meet(anna.driver, 'Cor', 'broker');
    const { thread } = await cor.driver.say(cor.person, '/impact haakje-schrijven');
    const invited = (await cor.driver.answers(thread, 1)).at(-1);
    if (!invited) throw new Error('There is no answer.');
    const form = formIn(await stage.press(cor, invited, writing.invitation.label, thread));
    const values = {
      [writing.fields.pitch]: pitch,
      [writing.fields.themes]: ['cultuur en erfgoed'],
      [writing.fields.source]: 'Verslag van de zeepkistenrace',
    };
    const wrong = formIn(await form.send({ ...values, [writing.fields.address]: 'verslag' }));
    expect(wrong.fields.map(({ error }) => error)).toContain(writing.errors.address);
    await wrong.send({ ...values, [writing.fields.address]: '' });
    const shown = await stage.read(cor, writing.shown, thread).catch(() => stage.read(cor, writing.shown));
    expect(shown.text).toContain(pitch);
    expect((await ask('/impact haakje zeepkisten')).answer.text).not.toContain(pitch);
    await stage.press(cor, shown, writing.use, thread);
    await eventually(
      'it is used',
      async () => (await prisma.ownHook.count({ where: { usedSince: { not: null } } })) || undefined,
    );
    const given = (await ask('/impact haakje zeepkisten')).answer;
    expect(given.text).toContain(pitch);
    expect(given.text).toContain('Verslag van de zeepkistenrace');
    expect(await prisma.auditEntry.count({ where: { action: 'hook.added' } })).toBe(1);
    // Of another organisation it is not to be had.
    const { id: other } = await prisma.organisation.create({ data: { slug: `elders-${Date.now()}`, name: 'Elders' } });
    await prisma.ownHook.updateMany({ data: { organisationId: other } });
    expect((await ask('/impact haakje zeepkisten')).answer.text).not.toContain(pitch);
  });

  it('is given in English to who asks in English', async () => {
    const { answer } = await ask('give me a hook for mobility');
    expect(answer.text).toContain('mobility');
    expect(answer.buttons).toContain(en.hooks.another);
  });
});
