import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type CaseStage, createCaseStage } from './case-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { conversation, welcome } = nl;

describe.each(PLATFORMS)('what is hardly a message in $name', ({ createDriver }) => {
  let stage: CaseStage;

  beforeAll(async () => {
    stage = await createCaseStage(createDriver);
    for (const person of ['Anna', 'Bram'])
      await stage.driver.answers((await stage.driver.say(person, 'hoi')).thread, 1);
  });
  afterAll(() => stage?.close());

  /** How much there is of what a message could begin. */
  function happened(): Promise<number[]> {
    const { prisma } = stage.running.database;
    return Promise.all([
      prisma.entrepreneurCase.count(),
      prisma.knowledgeGap.count(),
      prisma.document.count(),
      prisma.broadcast.count(),
      prisma.siteVisit.count(),
      prisma.session.count(),
      prisma.dossier.count(),
      prisma.pledge.count(),
    ]);
  }

  it.each([
    ['only punctuation', '?!', conversation.empty],
    ['dots', '...', conversation.empty],
    ['Low Saxon', 'Wat is n makelaar met mandaat krek, en hoo vind ik um in mien gemeente?', 'makelaar met mandaat'],
    ['Frisian', 'Hoe kin ik in fergunning krije foar myn bedriuw yn Oerisel?', conversation.otherLanguage],
    ['Turkish', 'Belediyeden işyerim için nasıl izin alabilirim?', conversation.otherLanguage],
    ['anger', 'Wat een waardeloze bot ben jij, ik krijg alleen maar onzin terug!!', welcome.complaint],
  ])('gets a fitting word, and nothing happens: %s', async (what, text, sentence) => {
    const before = await happened();
    // Somebody of whom nothing was said before: in Teams a person has one conversation.
    const person = `Collega ${what}`;
    const { thread } = await stage.driver.say(person, text);
    expect((await stage.driver.answers(thread, 1))[0]?.text.toLowerCase()).toContain(sentence.toLowerCase());
    expect(await happened()).toEqual(before);
  });

  it.each(['Anna', 'Bram'])('gets a fitting word, and nothing is read: a voice memo of %s', async (person) => {
    const before = await happened();
    const memo = { name: 'audio_message.m4a', url: 'http://127.0.0.1:1/audio' };
    const silent = await stage.driver.share(person, memo);
    expect((await stage.driver.answers(silent.thread, 1))[0]?.text).toContain(conversation.cannotListen);
    const { thread } = await stage.driver.share(person, memo, 'Wat is een makelaar met mandaat?');
    const [answer] = await stage.driver.answers(thread, 1);
    expect(answer?.text).toMatch(/makelaar met mandaat/i);
    expect(answer?.text).toContain(conversation.cannotListen);
    expect(await happened()).toEqual(before);
  });
});
