import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseSubject } from '../case-life/case-life.ts';
import { createCases } from '../case-life/cases.ts';
import { createTestNetwork, historyOf, type TestNetwork } from '../case-life/test-cases.ts';
import { nl } from '../i18n/nl.ts';
import { renderMail } from '../mail/content.ts';
import { revokeLinks } from '../signed-links/repository.ts';
import { createLinkRouter } from '../signed-links/router.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { caseMail } from './case-mail.ts';
import { LINK_ACTIONS } from './forms.ts';
import { type CaseLinks, createCaseLinks, type NewLink } from './links.ts';

let database: TestDatabase;
let network: TestNetwork;
let links: CaseLinks;
let server: Server;
let origin: string;
let caseId: string;
let notices: string[];
let notifyFails: boolean;
const logged: string[] = [];

beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 6 });
  network = await createTestNetwork(database.prisma);
  caseId = await network.handOver();
  notices = [];
  notifyFails = false;
  logged.length = 0;
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const names = { municipality: (code: string) => `gemeente ${code}`, topic: (id: string) => `onderwerp ${id}` };
  links = createCaseLinks({
    names,
    prisma: database.prisma,
    cases: createCases(database.prisma),
    signingKey: randomBytes(32),
    publicUrl: origin,
    notify: async (_tx, { event }) => {
      if (notifyFails) throw new Error('The notice could not be queued.');
      notices.push(event.kind);
    },
  });
  const logger = createLogger({ level: 'debug', destination: { write: (line) => void logged.push(line) } });
  server.on('request', express().use('/cases', createLinkRouter({ links, logger })));
});

afterEach(async () => {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  await database.drop();
});

function issue(more: Partial<NewLink> = {}): Promise<string> {
  const link: NewLink = {
    subjectId: caseId,
    memberId: network.anna.memberId,
    actions: LINK_ACTIONS,
    language: 'nl',
    ...more,
  };
  return database.prisma.$transaction((tx) => links.issue(tx, link));
}

async function get(url: string) {
  const response = await fetch(url);
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** Presses a button: what a browser sends, and the page it gets. */
async function press(url: string, fields: Record<string, string>) {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** Opens the case with the button of the cover. */
const read = (url: string) => press(url, { action: 'read' });

function stored() {
  return database.prisma.entrepreneurCase.findUniqueOrThrow({ where: { id: caseId } });
}

const kinds = async () => (await historyOf(database.prisma, caseId)).map(({ kind }) => kind);

describe('the page of a link', () => {
  it('says of a case that was withdrawn that it is, and shows neither what was done before nor what was asked', async () => {
    const url = await issue();
    await press(url, { action: 'accept' });
    const event = { kind: 'withdraw' } as const;
    await database.prisma.$transaction((tx) =>
      createCases(database.prisma).act(tx, { caseId, event, by: network.filer }),
    );
    const again = await press(url, { action: 'accept' });
    const { body } = again.status === 303 ? await read(url) : again;
    expect(body).toContain('is ingetrokken');
    expect(body).not.toContain('Gelukt');
    expect((await read(url)).body).not.toContain('Een ondernemer zoekt een werkplaats.');
  });

  it('shows the case and a form for each thing that can be done, without script or anything from elsewhere', async () => {
    const { status, headers, body } = await read(await issue());
    expect(status).toBe(200);
    for (const shown of [
      'Een ondernemer zoekt een werkplaats.',
      'gemeente GM0193',
      'onderwerp vergunning_gewoon',
      'Fleur',
    ]) {
      expect(body).toContain(shown);
    }
    expect([...body.matchAll(/name="action" value="(\w+)"/g)].map(([, action]) => action)).toEqual([...LINK_ACTIONS]);
    expect(body).toContain('<option value="roz">ROZ</option>');
    expect(body).not.toMatch(/<script|<img|<link|src=|@import|url\(/);
    expect(body).toContain('name="viewport"');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+';/);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['handed_over', nl.cases.aBrokerHasIt],
    ['accepted', nl.cases.withBroker],
  ] as const)('says that a broker has it when one does (%s)', async (state, words) => {
    const url = await issue();
    const { personId } = network.broker;
    const data = { state, ownerMemberId: null, ownerPersonId: personId, ownerRung: 'broker' as const };
    await database.prisma.entrepreneurCase.update({ where: { id: caseId }, data });
    const { body } = await read(url);
    expect(body).toContain(words);
    expect(body).not.toContain(nl.caseLinks.states[state]);
  });

  it('changes nothing and shows nothing of the case, however often and by whatever it is opened', async () => {
    const url = await issue();
    for (const method of ['GET', 'HEAD', 'GET']) {
      const seen = await (await fetch(url, { method })).text();
      expect(seen).not.toMatch(/werkplaats|GM0193|vergunning|Fleur|Zwolle/);
    }
    expect((await get(url)).body).toContain(nl.caseLinks.cover.button);
    const before = await kinds();
    expect(before).toEqual(['file', 'hand_over']);
    expect(await database.prisma.signedLinkUse.count()).toBe(0);
    expect((await fetch(`${url}?action=accept`)).status).toBe(200);
    expect(await kinds()).toEqual(before);
  });

  it('shows what was written as text, never as markup', async () => {
    const evil = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
    await database.prisma.entrepreneurCase.update({ where: { id: caseId }, data: { request: evil } });
    await database.prisma.counter.update({ where: { id: 'roz' }, data: { name: evil } });
    const { body } = await read(await issue());
    expect(body).not.toMatch(/<script|<img/);
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;');
  });

  it('speaks English when the link does', async () => {
    const { body } = await read(await issue({ language: 'en' }));
    expect(body).toContain('<html lang="en">');
    expect(body).toContain('Accept the case');
  });

  it('shows the contact only while the case is theirs', async () => {
    const contact = { name: 'Jan Jansen', phone: '06-12345678' };
    await database.prisma.entrepreneurCase.update({
      where: { id: caseId },
      data: { contact, contactConsentAt: new Date() },
    });
    const url = await issue();
    expect((await read(url)).body).toContain('Jan Jansen');
    await press(url, { action: 'bounce', counter: 'roz' });
    const after = await read(url);
    expect(after.body).toContain(nl.caseLinks.notTheirs);
    expect(after.body).not.toMatch(/Jan Jansen|werkplaats|<form/);
  });
});

describe('a press on the page', () => {
  it('takes the case, and leads back to a page that says so', async () => {
    const url = await issue();
    const pressed = await press(url, { action: 'accept' });
    expect(pressed.status).toBe(200);
    expect(await stored()).toMatchObject({ state: 'accepted', ownerMemberId: network.anna.memberId });
    for (const { body } of [pressed, await read(url)]) {
      expect(body).toContain('Je hebt deze casus aangenomen op');
      expect(body).not.toContain('value="accept"');
    }
    expect(notices).toEqual(['accept']);
  });

  it('counts once, however often it is sent, also at the same moment', async () => {
    const url = await issue();
    const presses = await Promise.all([1, 2, 3, 4].map(() => press(url, { action: 'accept' })));
    expect(presses.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await press(url, { action: 'accept' })).status).toBe(200);
    expect(await kinds()).toEqual(['file', 'hand_over', 'accept']);
    expect(notices).toEqual(['accept']);
  });

  it('can be followed by another on the same link, to the end', async () => {
    const url = await issue();
    await press(url, { action: 'accept' });
    await press(url, { action: 'ask_back', words: 'Hoe groot?\r\nBsn 123456782?' });
    const [question] = (await historyOf(database.prisma, caseId)).slice(-1);
    expect(question?.words).toBe('Hoe groot?\nBsn [BSN ███]?');
    expect((await press(url, { action: 'finish', outcome: 'helped', words: 'Bel Jan, 06-99999999.' })).status).toBe(
      200,
    );
    expect(await stored()).toMatchObject({ state: 'finished', outcome: 'helped' });
    const [end] = (await historyOf(database.prisma, caseId)).slice(-1);
    expect(end?.words).toBe(`Bel Jan, ${nl.cases.contactMark}.`);
  });

  it.each([
    ['a bounce without whom instead', { action: 'bounce' }],
    ['a question without words', { action: 'ask_back', words: '  ' }],
    ['an end without outcome', { action: 'finish' }],
    ['an action that is none', { action: 'delete' }],
    ['nothing', {}],
  ])('is asked again for %s', async (_what, fields: Record<string, string>) => {
    const pressed = await press(await issue(), fields);
    expect(pressed.status).toBe(422);
    expect(pressed.body).toContain(nl.caseLinks.incomplete);
    expect(await kinds()).toEqual(['file', 'hand_over']);
  });

  it.each([
    ['that the link does not allow', () => issue({ actions: ['accept'] }), { action: 'finish', outcome: 'helped' }],
    ['of somebody at another counter', () => issue({ memberId: network.eva.memberId }), { action: 'accept' }],
    ['to a counter that is none', () => issue(), { action: 'bounce', counter: 'nergens' }],
  ])('is refused %s, and can be done right later', async (_what, link, fields) => {
    const pressed = await press(await link(), fields);
    expect(pressed.status).toBe(409);
    expect(pressed.body).toContain(nl.caseLinks.refused);
    expect(await kinds()).toEqual(['file', 'hand_over']);
    expect(await database.prisma.signedLinkUse.count()).toBe(0);
  });

  it('sends it on to a counter of which only a general address is known', async () => {
    const { prisma } = database;
    await prisma.counter.create({ data: { id: 'adres', name: 'Adres', email: 'loket@example.nl' } });
    expect((await press(await issue(), { action: 'bounce', counter: 'adres' })).status).toBe(200);
    const { state, counterId, ownerMemberId } = await stored();
    expect({ state, counterId }).toEqual({ state: 'handed_over', counterId: 'adres' });
    expect(await prisma.counterMember.findUniqueOrThrow({ where: { id: ownerMemberId ?? '' } })).toMatchObject({
      counterId: 'adres',
      email: 'loket@example.nl',
    });
  });

  it('comes too late when somebody else has taken the case', async () => {
    const [first, second] = [await issue(), await issue({ memberId: network.bob.memberId })];
    await press(first, { action: 'accept' });
    expect((await press(second, { action: 'accept' })).status).toBe(409);
    expect(await stored()).toMatchObject({ ownerMemberId: network.anna.memberId });
  });

  it('leaves nothing behind when the notice cannot be queued', async () => {
    const url = await issue();
    notifyFails = true;
    const pressed = await press(url, { action: 'accept' });
    expect(pressed.status).toBe(503);
    expect(pressed.body).toContain(nl.caseLinks.unavailable.title);
    expect(await kinds()).toEqual(['file', 'hand_over']);
    notifyFails = false;
    expect((await press(url, { action: 'accept' })).status).toBe(200);
  });

  it('is not read without end', async () => {
    const pressed = await press(await issue(), { action: 'ask_back', words: 'x'.repeat(30_000) });
    expect(pressed.status).toBe(413);
  });
});

describe('a link that is not right', () => {
  const forge = (url: string) => url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));

  it.each([
    ['forged', async () => forge(await issue()), 404, nl.caseLinks.unknown.title],
    ['of another key', async () => `${origin}/cases/${'A'.repeat(76)}`, 404, nl.caseLinks.unknown.title],
    ['expired', () => issue({ validDays: -1 }), 410, nl.caseLinks.expired.title],
    [
      'revoked',
      async () => {
        const url = await issue();
        await database.prisma.$transaction((tx) => revokeLinks(tx, caseSubject(caseId)));
        return url;
      },
      404,
      nl.caseLinks.unknown.title,
    ],
  ])('because it is %s says so and does nothing', async (_what, link, status, title) => {
    const url = await link();
    const opened = await get(url);
    expect(opened.status).toBe(status);
    expect(opened.body).toContain(title);
    expect(opened.body).not.toMatch(/<form|werkplaats/);
    expect((await press(url, { action: 'accept' })).status).toBe(status);
    expect(await kinds()).toEqual(['file', 'hand_over']);
  });

  it('never shows up in the log', async () => {
    const url = await issue();
    await press(url, { action: 'accept' });
    notifyFails = true;
    await press(url, { action: 'finish', outcome: 'helped' });
    expect(logged.length).toBeGreaterThan(1);
    expect(logged.join('')).not.toContain(url.split('/').at(-1));
  });
});

describe('the e-mail around a link', () => {
  it('says what is asked and by when, and not who the entrepreneur is', async () => {
    const { number, firstResponseDueAt } = await stored();
    const url = await issue();
    const mail = renderMail(
      caseMail({
        language: 'nl',
        number,
        counterName: 'Ondernemersloket Zwolle',
        municipality: 'Zwolle',
        filedBy: { name: 'Fleur', organisation: 'Provincie' },
        request: 'Een ondernemer zoekt een werkplaats.',
        firstResponseDueAt,
        url,
      }),
    );
    expect(mail.subject).toBe(`Casus ${number} voor jullie loket: Zwolle`);
    for (const body of [mail.text, mail.html]) {
      expect(body).toContain('zoekt een werkplaats');
      expect(body).toContain(url);
      expect(body).toMatch(/uiterlijk \w+dag \d+/);
    }
  });
});
