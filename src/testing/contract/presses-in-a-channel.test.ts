import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { eventually } from '../eventually.ts';
import { wordsIn } from '../shown.ts';
import type { SlackDriver } from '../slack-driver.ts';
import type { TeamsDriver } from '../teams-driver.ts';
import { type CaseStage, createCaseStage, DENEKAMP } from './case-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { cases, gaps } = nl;

/** Who filed it, and others who read along where it stands. */
const FILER = 'Adriaan';
const STRANGER = 'Vreemde';
const EVERYBODY_ELSE = /Vreemde|Loes|Almar|Bram|Bea/;

describe.each(PLATFORMS)('a card in a channel of $name, pressed by somebody else', ({ createDriver }) => {
  let stage: CaseStage;

  beforeAll(async () => {
    stage = await createCaseStage(createDriver);
    await stage.meet(STRANGER);
  });
  afterAll(() => stage?.close());

  /** All that went out to anybody: a private answer to a press is none of it. */
  function sentSoFar(): number {
    if (stage.driver.platform === 'teams') return (stage.driver as TeamsDriver).connector.received.length;
    return (stage.driver as SlackDriver).calls.filter(({ method }) => /^chat\./.test(method)).length;
  }

  /** What is queued is with the platform. */
  function quiet(): Promise<boolean> {
    return eventually('an empty outbox', async () => {
      const waiting = { state: { in: ['queued' as const, 'sending' as const] } };
      return (await stage.running.database.prisma.outboxEntry.count({ where: waiting })) === 0 ? true : undefined;
    });
  }

  /** Presses what changes nothing; returns what only the one who pressed reads. */
  async function inVain(person: string, thread: string, messageId: string, label: string): Promise<string> {
    await quiet();
    const [before, sent] = [await stage.driver.answers(thread, 1), sentSoFar()];
    const calls = stage.driver.platform === 'slack' ? (stage.driver as SlackDriver).calls.length : 0;
    const pressed = await stage.driver.press(person, thread, messageId, label);
    const { words } = wordsIn(await pressed.shown());
    await quiet();
    expect(await stage.driver.answers(thread, 1)).toEqual(before);
    expect(sentSoFar()).toBe(sent);
    if (stage.driver.platform === 'slack') {
      const whispers = (stage.driver as SlackDriver).calls
        .slice(calls)
        .filter(({ method }) => method === 'response_url');
      expect(whispers).toHaveLength(1);
      expect(whispers[0]?.body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    }
    return words;
  }

  const kept = async (id: string) => ({
    found: await stage.running.database.prisma.entrepreneurCase.findUniqueOrThrow({ where: { id } }),
    events: await stage.running.database.prisma.ledgerEntry.count({ where: { subjectId: id } }),
  });

  it('a proposal says to everybody else that it is the case of a colleague', async () => {
    const thread = await stage.propose(FILER, DENEKAMP.replace('een ondernemer', 'mevrouw Jansen'), 'channel');
    const card = await stage.has(thread, cases.proposalTitle);
    const before = await kept((await stage.newest()).id);
    for (const person of [STRANGER, 'Loes'])
      for (const label of card.buttons)
        expect(await inVain(person, thread, card.id, label)).toBe(cases.draftOfColleague);
    // A broker may hand it over, and nothing else.
    for (const label of card.buttons.filter((one) => one !== cases.handOver))
      expect(await inVain('Bram', thread, card.id, label)).toBe(cases.draftOfColleagueForBroker);
    expect(await kept(before.found.id)).toEqual(before);
    expect(JSON.stringify(await stage.driver.answers(thread, 1))).not.toMatch(EVERYBODY_ELSE);
  });

  it('a case that was handed over says so too, in every state that has buttons', async () => {
    const thread = await stage.propose(FILER, DENEKAMP.replace('Denekamp', 'Borne'), 'channel');
    await stage.press(FILER, thread, cases.proposalTitle, cases.handOver);
    const { id, number } = await stage.newest();
    await stage.has(thread, nl.caseLinks.states.to_forward);
    await stage.has(thread, 'Beste collega van gemeente Borne');
    const before = await kept(id);
    const cards = (await stage.driver.answers(thread, 1)).filter(({ buttons }) => buttons.length > 0);
    expect(cards.length).toBeGreaterThan(1);
    for (const person of [STRANGER, 'Loes'])
      for (const card of cards)
        for (const label of card.buttons) {
          const words = await inVain(person, thread, card.id, label);
          expect(words).toContain(cases.caseOfColleague);
          expect(words).not.toMatch(new RegExp(`${FILER}|werkplaats|${number}`));
        }
    expect(await kept(id)).toEqual(before);
    expect(JSON.stringify(await stage.driver.answers(thread, 1))).not.toMatch(EVERYBODY_ELSE);
  });

  it.each([
    ['Borne', cases.waitsForColleague('gemeente Borne')],
    ['Denekamp', cases.handedOverForColleague('gemeente Dinkelland')],
  ])('a broker who hands over a case from %s reads that it is a colleague’s', async (place, expected) => {
    const thread = await stage.propose(FILER, DENEKAMP.replace('Denekamp', place), 'channel');
    const shown = wordsIn(await stage.press('Bram', thread, cases.proposalTitle, cases.handOver));
    expect(shown.words).toBe(expected);
    expect(shown.words).toContain(cases.caseOfColleague);
  });

  it('a question for brokers is answered and closed by a broker only', async () => {
    const bram = await stage.driver.direct('Bram');
    const { thread } = await stage.driver.say(
      FILER,
      'Hoeveel fietsen passen er in de kelder van het provinciehuis?',
      'channel',
    );
    const [declined] = await stage.driver.answers(thread, 1);
    await (await stage.driver.press(FILER, thread, declined?.id ?? '', gaps.ask)).shown();
    const { id } = await stage.has(bram, gaps.cardTitle.open);
    expect(id).toBeDefined();
    const { prisma } = stage.running.database;
    const { card, payload } = await prisma.outboxEntry.findFirstOrThrow({ where: { card: { startsWith: 'gap' } } });
    const { conversationId } = await prisma.outboxEntry.findFirstOrThrow({
      where: { platformMessageId: declined?.id ?? '' },
    });
    await prisma.outboxEntry.create({ data: { conversationId, card, payload: payload ?? {} } });
    const standing = await stage.has(thread, gaps.cardTitle.open);
    const before = await prisma.knowledgeGap.findMany();
    for (const label of standing.buttons) {
      const words = await inVain(STRANGER, thread, standing.id, label);
      expect(words).not.toMatch(new RegExp(`${FILER}|Bram`));
      expect(words).not.toBe('');
    }
    expect(await prisma.knowledgeGap.findMany()).toEqual(before);
    expect(JSON.stringify(await stage.driver.answers(thread, 1))).not.toMatch(EVERYBODY_ELSE);
  });
});
