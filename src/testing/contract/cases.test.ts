import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type CaseStage, createCaseStage, DENEKAMP } from './case-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { cases } = nl;

describe.each(PLATFORMS)('cases in $name', ({ name, createDriver }) => {
  let stage: CaseStage;

  beforeAll(async () => {
    stage = await createCaseStage(createDriver);
  });

  afterAll(() => stage?.close());

  it('proposes a counter, says why and what it will send, and sends nothing yet', async () => {
    const atCounter = await stage.driver.direct('Loes');
    const thread = await stage.propose();
    const proposal = await stage.has(thread, cases.proposalTitle);
    for (const words of [
      cases.municipality('Dinkelland'),
      'Denekamp hoort bij de gemeente Dinkelland',
      cases.willSend('gemeente Dinkelland'),
      'zoekt een werkplaats',
      cases.nothingSentYet,
    ]) {
      expect(proposal.text).toContain(words);
    }
    expect(proposal.buttons).toEqual([cases.handOver, cases.edit, cases.drop]);
    expect(await stage.arrivedAt(atCounter)).toEqual([]);
    expect(await stage.newest()).toMatchObject({ state: 'draft', municipalityCode: 'GM1774', counterId: null });
  });

  it('asks one question, and then gives the best there is', async () => {
    const { thread } = await stage.driver.say(
      'Fleur',
      'Ik sprak een ondernemer uit Twente, zij zoekt een werkplaats voor haar meubels.',
    );
    const question = await stage.has(thread, cases.questionTitle);
    expect(question.buttons).toContain('Dinkelland');
    expect(question.buttons).toContain(cases.fillInPlace);
    await stage.press('Fleur', thread, cases.questionTitle, 'Dinkelland');
    const proposal = await stage.has(thread, cases.proposalTitle);
    expect(proposal.text).toContain(cases.municipality('Dinkelland'));
    expect(proposal.text).toContain('zoekt een werkplaats voor haar meubels');
    expect(await stage.driver.answers(thread, 1)).toHaveLength(1);
  });

  // Only Slack has threads in a conversation alone; Teams answers by the button.
  if (name === 'Slack')
    it('takes a place that is said in the thread', async () => {
      const said = 'Ik sprak een ondernemer, zij zoekt een werkplaats voor haar meubels.';
      const { thread } = await stage.driver.say('Fleur', said);
      await stage.has(thread, cases.questionTitle);
      await stage.driver.reply('Fleur', thread, 'in Denekamp');
      expect((await stage.has(thread, cases.proposalTitle)).text).toContain(cases.municipality('Dinkelland'));
    });

  it('says in a channel how its question can be answered, since a bare answer there is never heard', async () => {
    const said = 'Ik sprak een ondernemer, zij zoekt een werkplaats voor haar meubels.';
    const { thread } = await stage.driver.say('Fleur', said, 'channel');
    expect((await stage.has(thread, cases.questionTitle)).text).toContain(cases.howToAnswerHere);
  });

  it('never asks a second question', async () => {
    const { thread } = await stage.driver.say(
      'Fleur',
      'Ik sprak een ondernemer, zij zoekt een werkplaats voor haar meubels.',
    );
    const form = formIn(await stage.press('Fleur', thread, cases.questionTitle, cases.fillInPlace));
    await form.send({ [cases.formPlace]: 'Twente' });
    const proposal = await stage.has(thread, cases.proposalTitle);
    expect(proposal.text).toContain(cases.provisional);
    expect(proposal.buttons).toContain(cases.handOver);
  });

  it('says which province a place outside the area is in', async () => {
    const { thread } = await stage.driver.say(
      'Fleur',
      'Ik sprak een ondernemer uit Groenlo, zij zoekt een werkplaats voor haar meubels.',
    );
    const [answer] = await stage.driver.answers(thread, 1);
    expect(answer?.text).toContain('Gelderland');
    expect(answer?.buttons).toEqual([]);
  });

  it('leaves a question of the colleague a question', async () => {
    const { thread } = await stage.driver.say('Fleur', 'Wat is een makelaar met mandaat?');
    const [answer] = await stage.driver.answers(thread, 1);
    expect(answer?.sources.length).toBeGreaterThan(0);
  });

  it('keeps no numbers of citizens or accounts, and says so', async () => {
    const thread = await stage.propose('Fleur', `${DENEKAMP} Haar BSN is 111222333 en rekening NL91ABNA0417164300.`);
    const proposal = await stage.has(thread, cases.proposalTitle);
    expect(proposal.text).toContain(nl.conversation.masked(['bsn', 'iban']));
    const { request } = await stage.newest();
    expect(request).not.toMatch(/111222333|NL91ABNA/);
    expect(request).toContain('[BSN');
  });

  it('takes contact details only with consent, and then gives them to the counter', async () => {
    const thread = await stage.propose();
    const counter = await stage.driver.direct('Loes');
    const form = formIn(await stage.press('Fleur', thread, cases.proposalTitle, cases.edit));
    expect(form.fields.find(({ label }) => label === cases.formPlace)?.value).toBe('Dinkelland');
    const refused = formIn(await form.send({ [cases.formName]: 'Jet Bakker', [cases.formPhone]: '06-12345678' }));
    expect(refused.fields.find(({ label }) => label === cases.formConsent)?.error ?? refused.words).toContain(
      cases.formConsentMissing,
    );
    await refused.send({ [cases.formConsent]: true });
    await stage.has(thread, 'Jet Bakker, 06-12345678');
    expect(await stage.newest()).toMatchObject({
      contact: { name: 'Jet Bakker', phone: '06-12345678' },
      contactConsentAt: expect.any(Date),
    });
    await stage.press('Fleur', thread, cases.proposalTitle, cases.handOver);
    expect((await stage.has(counter, cases.counterTitle((await stage.newest()).number))).text).toContain(
      'Jet Bakker, 06-12345678',
    );
  });

  it('shows which names of people go along, leaves them out and puts them back; the counter reads what was shown', async () => {
    const thread = await stage.propose('Fleur', DENEKAMP.replace('een ondernemer', 'mevrouw Jansen'));
    const counter = await stage.driver.direct('Loes');
    await stage.has(thread, cases.namesGoAlong('Jansen', 1));
    await stage.press('Fleur', thread, cases.proposalTitle, cases.leaveNamesOut(1));
    const without = await stage.has(thread, cases.namesAreOut(1));
    expect(without.text).not.toContain('Jansen');
    expect((await stage.newest()).request).toContain(`mevrouw ${cases.nameMark}`);
    await stage.press('Fleur', thread, cases.proposalTitle, cases.putNamesBack(1));
    await stage.has(thread, cases.namesGoAlong('Jansen', 1));
    await stage.press('Fleur', thread, cases.proposalTitle, cases.leaveNamesOut(1));
    await stage.has(thread, cases.namesAreOut(1));
    await stage.press('Fleur', thread, cases.proposalTitle, cases.handOver);
    const { number } = await stage.newest();
    const card = await stage.has(counter, cases.counterTitle(number));
    expect(card.text).toContain('zoekt een werkplaats');
    expect(JSON.stringify(await stage.arrivedAt(counter))).not.toContain('Jansen');
  });

  it.each([
    [12, 'Jans', true],
    [80, 'Janssenvanoudheusden', false],
  ])('leaves out %i names (%s) with one press, and puts them back where they fit in a button', async (count, family, fits) => {
    const letters = (n: number) => String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26));
    const people = Array.from({ length: count }, (_, at) => `mevrouw ${family}${letters(at)}`).join(', ');
    const thread = await stage.propose('Fleur', `${DENEKAMP} Ook ${people} doen mee.`);
    await stage.press('Fleur', thread, cases.proposalTitle, cases.leaveNamesOut(count));
    const without = await stage.has(thread, fits ? cases.namesAreOut(count) : cases.namesAreGone(count));
    expect(without.text).not.toContain('Jans');
    expect(without.buttons.includes(cases.putNamesBack(count))).toBe(fits);
    if (!fits) return;
    await stage.press('Fleur', thread, cases.proposalTitle, cases.putNamesBack(count));
    await stage.has(thread, `${family}${letters(count - 1)}`);
    expect((await stage.newest()).request).toContain(people);
  });

  it('sends nothing and forgets what was said when the colleague does not want it', async () => {
    const counter = await stage.driver.direct('Loes');
    const thread = await stage.propose();
    expect(wordsIn(await stage.press('Fleur', thread, cases.proposalTitle, cases.drop)).words).toContain(cases.dropped);
    expect((await stage.has(thread, cases.dropped)).buttons).toEqual([cases.afterAll, cases.ownQuestion]);
    expect(await stage.newest()).toMatchObject({ state: 'withdrawn', request: null });
    expect(await stage.arrivedAt(counter)).toEqual([]);
  });

  it('is filed by a form', async () => {
    const { thread } = await stage.driver.say('Fleur', '/impact casus');
    const form = formIn(await stage.press('Fleur', thread, cases.formInvitation, cases.formOpen));
    const refused = formIn(await form.send({ [cases.formRequest]: 'Een timmervrouw zoekt een werkplaats.' }));
    expect(refused.fields.find(({ label }) => label === cases.formPlace)?.error ?? refused.words).toContain(
      cases.formPlaceMissing,
    );
    await refused.send({ [cases.formPlace]: '7591' });
    expect((await stage.has(thread, cases.proposalTitle)).text).toContain(cases.municipality('Dinkelland'));
  });

  it('says at the field which place or number it cannot use, and keeps all that was typed', async () => {
    const { thread } = await stage.driver.say('Fleur', '/impact casus');
    const form = formIn(await stage.press('Fleur', thread, cases.formInvitation, cases.formOpen));
    const typed = {
      [cases.formRequest]: 'Een smid uit Denekamp zoekt een werkplaats.',
      [cases.formPlace]: 'Atlantis',
      [cases.formPhone]: '12',
      [cases.formConsent]: true,
    };
    const refused = formIn(await form.send(typed));
    const errorAt = (label: string) => refused.fields.find((field) => field.label === label)?.error ?? refused.words;
    expect(errorAt(cases.formPlace)).toContain(cases.formPlaceUnknown('Atlantis'));
    expect(errorAt(cases.formPhone)).toContain(cases.formPhoneWrong);
    const kept = Object.fromEntries(refused.fields.map(({ label, value }) => [label, value]));
    expect(kept).toMatchObject(typed);
    await refused.send({ [cases.formPlace]: 'Denekmap', [cases.formPhone]: '+31 (0)6 12 34 56 78' });
    await stage.has(thread, '+31 (0)6 12 34 56 78');
    expect(await stage.newest()).toMatchObject({ municipalityCode: 'GM1774' });
  });

  it('keeps a flood waiting, and loses nothing of it', async () => {
    const { prisma } = stage.running.database;
    const flooder = await stage.meet('Vloed');
    const { organisationId } = await prisma.person.findUniqueOrThrow({ where: { id: flooder } });
    const done = {
      organisationId: organisationId ?? '',
      filedById: flooder,
      state: 'finished' as const,
      clocks: {},
      handedOverAt: new Date(),
    };
    await prisma.entrepreneurCase.createMany({ data: Array.from({ length: 20 }, () => done) });
    const thread = await stage.propose('Vloed');
    expect(wordsIn(await stage.press('Vloed', thread, cases.proposalTitle, cases.handOver)).words).toContain(
      cases.flood(20),
    );
    expect(await stage.newest()).toMatchObject({ state: 'draft', request: expect.stringContaining('werkplaats') });
    await prisma.entrepreneurCase.updateMany({ where: { filedById: flooder }, data: { handedOverAt: new Date(0) } });
    expect(wordsIn(await stage.press('Vloed', thread, cases.proposalTitle, cases.handOver)).words).toContain(
      cases.handedOver('gemeente Dinkelland'),
    );
  });

  it('writes nothing of what was said to the log', () => {
    expect(stage.running.logged.join('\n')).not.toMatch(/werkplaats|Jet Bakker|laaddeur/);
  });
});
