import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LONGEST_TEXT } from '../../conversation/hearing.ts';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver } from '../chat-driver.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { PLATFORMS } from './drivers.ts';

const QUESTION = 'Wat is een makelaar met mandaat?';
/** An article whose source has no address of its own. */
const QUESTION_WITHOUT_ADDRESS = 'Wat is de Europese drempel voor werken in 2026?';

describe.each(PLATFORMS)('a colleague in $name', ({ createDriver }) => {
  let driver: ChatDriver;
  let running: RunningBot;

  beforeAll(async () => {
    driver = await createDriver();
    running = await startRunningBot([driver]);
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  async function ask(person: string, text: string, place?: 'direct' | 'channel') {
    const { status, thread } = await driver.say(person, text, place);
    const [message] = await driver.answers(thread, 1);
    if (!message) throw new Error('There is no answer.');
    return { status, thread, message };
  }

  it.each(['direct', 'channel'] as const)('asks in a %s place and gets an answer with its sources', async (place) => {
    const { status, message } = await ask('Anna', QUESTION, place);
    expect(status).toBe(200);
    expect(message.text).toMatch(/makelaar met mandaat/i);
    expect(message.text).toContain('[1]');
    expect(message.sources[0]).toMatchObject({ n: 1, title: expect.stringContaining('makelaar') });
    expect(message).toMatchObject({ marked: true, feedback: true });
  });

  it('is told at first contact, and only then, that this is an automated assistant', async () => {
    const first = await ask('Nieuweling', QUESTION);
    const second = await ask('Nieuweling', QUESTION);
    expect(first.message.text).toContain(nl.conversation.introduction);
    expect(second.message.text).not.toContain(nl.conversation.introduction);
  });

  it('opens a source that has no address of its own', async () => {
    const { thread, message } = await ask('Bram', QUESTION_WITHOUT_ADDRESS);
    const source = message.sources.find(({ url }) => url === null);
    expect(source).toBeDefined();
    const words = await driver.openPassage('Bram', thread, message.id, source?.n ?? 0);
    expect(words).toContain(source?.title);
    expect(words).toContain('5.404.000');
  });

  it('says whether the answer was useful, and may change that', async () => {
    const { thread, message } = await ask('Carla', QUESTION);
    await driver.giveFeedback('Carla', thread, message.id, true);
    await driver.giveFeedback('Carla', thread, message.id, false);
    const kept = await running.database.prisma.feedback.findMany();
    expect(kept.map(({ verdict }) => verdict)).toEqual(['not_useful']);
  });

  it.each([
    'Hoi!',
    'dankjewel',
    'help',
    'wat kun je?',
    'ik wil een mens spreken',
  ])('says "%s" and is not declined', async (text) => {
    const { message } = await ask('Dirk', text);
    expect(message.text).not.toContain(nl.answers.declined);
    expect(message.sources).toEqual([]);
  });

  it('asks in English and is answered in English', async () => {
    const { message } = await ask('Eve', 'What is a broker with a mandate?');
    expect(message.text).toMatch(/broker/i);
    expect(message.sources.length).toBeGreaterThan(0);
  });

  it('asks what the sources do not hold and is told so', async () => {
    const { message } = await ask('Frits', 'Hoe laat gaat de trein naar Parijs?');
    expect(message.text).toContain(nl.answers.declinedNext);
    expect(message.sources).toEqual([]);
    expect(message.feedback).toBe(false);
  });

  it.each([
    ['no words at all', '', nl.conversation.empty],
    ['another language', 'Wo bekomme ich eine Genehmigung für mein Unternehmen?', nl.conversation.otherLanguage],
    ['a text that is too long', 'lang '.repeat(4000), nl.conversation.tooLong(LONGEST_TEXT)],
  ])('says something in %s and gets a clear sentence', async (_what, text, sentence) => {
    // Only a mention can come without a word: neither platform lets a person send an empty message.
    const { message } = await ask('Gea', text, text === '' ? 'channel' : 'direct');
    expect(message.text).toContain(sentence);
  });

  it('leaves no trace of what was said in the log', async () => {
    await ask('Ina', `${QUESTION} kanarievogel`);
    expect(running.logged.length).toBeGreaterThan(0);
    expect(running.logged.join('\n')).not.toMatch(/kanarievogel|makelaar met mandaat/i);
  });
});
