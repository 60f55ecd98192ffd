import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { hooks } = nl;
const SOURCE = /Bron: .{5,}Gelezen op \d{1,2} [a-z]+ \d{4}\./;

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
    const { thread } = await anna.driver.say(anna.person, text);
    const [answer] = await anna.driver.answers(thread, 1);
    if (!answer) throw new Error(`Nothing is said to ${text}.`);
    return { answer, thread };
  }

  async function goOn(thread: string, text: string): Promise<ReceivedMessage> {
    const before = (await anna.driver.answers(thread, 0)).length;
    await anna.driver.reply(anna.person, thread, text);
    const answer = (await anna.driver.answers(thread, before + 1)).at(-1);
    if (!answer) throw new Error(`Nothing is said to ${text}.`);
    return answer;
  }

  it.each([
    'geef me een haakje voor mobiliteit',
    '/impact haakje mobiliteit',
  ])('is a pitch with theme and source for "%s"', async (text) => {
    const { answer } = await ask(text);
    expect(answer.text).toContain('mobiliteit');
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

  it('is given in English to who asks in English', async () => {
    const { answer } = await ask('give me a hook for mobility');
    expect(answer.text).toContain('mobility');
    expect(answer.buttons).toContain(en.hooks.another);
  });
});
