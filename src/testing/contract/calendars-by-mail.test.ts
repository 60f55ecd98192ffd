import type { ParsedMail } from 'mailparser';
import ical, { type VEvent } from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { startTestMailServer, type TestMailServer } from '../../mail/test-server.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { FILLED_IN, openVisit } from './visit-stage.ts';

const { visits, calendarMail } = nl;
const { buttons, fields, yours } = visits;
const WHEN = 'donderdag 17 december 2026, 10:00–12:00';
const FROM = 'bot@example.nl';
const HOST = 'wim@decirkel.example';

/** An invitation as the calendar of who got it reads it, by a parser that did not write it. */
interface Invitation extends Pick<VEvent, 'uid' | 'start'> {
  method: unknown;
  status: unknown;
  end: unknown;
  location: unknown;
  to: string;
  subject: string;
  words: string;
  sequence: number;
  organiser: unknown;
  attendee: unknown;
}

function invitationIn(mail: ParsedMail): Invitation[] {
  const calendar = mail.attachments.find(({ contentType }) => contentType.startsWith('text/calendar'));
  const parsed = calendar ? Object.values(ical.sync.parseICS(calendar.content.toString())) : [];
  const to = Array.isArray(mail.to) ? '' : (mail.to?.text ?? '');
  return parsed
    .filter((one): one is VEvent => one?.type === 'VEVENT')
    .map(({ uid, method, status, start, end, location, sequence, organizer, attendee }) => ({
      ...{ uid, method, status, start, end, location, organiser: organizer, attendee },
      ...{ to, subject: mail.subject ?? '', words: mail.text ?? '', sequence: Number(sequence) },
    }));
}

describe.each(PLATFORMS)('a site visit in the calendars of people, by e-mail, in $name', ({ createDriver }) => {
  let mailServer: TestMailServer;
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;

  beforeAll(async () => {
    mailServer = await startTestMailServer();
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { SMTP_URL: mailServer.url, MAIL_FROM: `Impactmakelaar <${FROM}>` });
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    cor = await stage.meet(driver, 'Cor', 'ambassador');
    for (const { person, personId } of [anna, cor]) {
      const email = `${person.toLowerCase()}@noord.example`;
      await stage.running.database.prisma.person.update({
        where: { id: personId },
        data: { displayName: person, email },
      });
    }
  });

  afterAll(async () => {
    await stage?.stop();
    await mailServer?.close();
  });

  const sentTo = (address: string) => mailServer.received.flatMap(invitationIn).filter(({ to }) => to === address);
  const next = (address: string, from: number) =>
    eventually(
      `invitation ${from + 1} of ${address}`,
      async () => sentTo(address)[from],
      async () => JSON.stringify(mailServer.received.flatMap(invitationIn)),
    );

  it('goes to who comes and to the host, follows what becomes of it, and goes when it or they go', async () => {
    const values = { ...FILLED_IN, [fields.hostEmail]: HOST };
    const { where, title } = await openVisit(stage, bea, values);
    const hosts = await next(HOST, 0);
    expect(hosts).toMatchObject({
      ...{ method: 'REQUEST', status: 'CONFIRMED', location: 'Dorpsstraat 1, Rijssen', sequence: 0 },
      ...{ start: new Date('2026-12-17T09:00:00Z'), end: new Date('2026-12-17T11:00:00Z') },
      ...{ organiser: { val: `mailto:${FROM}` }, attendee: { val: `mailto:${HOST}` } },
    });
    expect(hosts.words).toContain(calendarMail.host('Provincie Test'));
    expect(hosts.words).toContain(WHEN);

    const invitation = await stage.read(anna, title);
    expect(wordsIn(await stage.press(anna, invitation, buttons.come)).words).toContain(
      visits.alsoByMail('anna@noord.example'),
    );
    const first = await next('anna@noord.example', 0);
    expect(first).toMatchObject({ method: 'REQUEST', uid: hosts.uid, sequence: 0, start: hosts.start });
    expect(first.attendee).toMatchObject({ val: 'mailto:anna@noord.example' });
    expect(first.subject).toBe(calendarMail.subject.new(title));

    // Who goes and comes back: each e-mail counts for more than the one before.
    await stage.press(anna, await stage.read(anna, yours.coming(WHEN, false)), buttons.notAnyMore);
    const gone = await next('anna@noord.example', 1);
    expect(gone).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: first.uid });
    expect(gone.sequence).toBeGreaterThan(first.sequence);
    expect(gone.subject).toBe(calendarMail.subject.gone(title));
    await stage.press(anna, await stage.read(anna, yours.declined), buttons.come);
    const back = await next('anna@noord.example', 2);
    expect(back).toMatchObject({ method: 'REQUEST', uid: first.uid });
    expect(back.sequence).toBeGreaterThan(gone.sequence);

    // Who only may come has nothing in their calendar.
    await stage.press(cor, await stage.read(cor, title), buttons.maybe);

    const card = await stage.read(bea, 'Misschien: 1', where);
    await formIn(await stage.press(bea, card, buttons.change, where)).send({
      [fields.address]: 'Kerkplein 2, Goor',
      [fields.times]: 'vrijdag 18 december 2026 van 14 tot 16 uur',
    });
    for (const [address, before] of [
      [HOST, hosts],
      ['anna@noord.example', back],
    ] as const) {
      const changed = await eventually(`the change at ${address}`, async () =>
        sentTo(address).find(({ location }) => location === 'Kerkplein 2, Goor'),
      );
      expect(changed).toMatchObject({ method: 'REQUEST', uid: before.uid, start: new Date('2026-12-18T13:00:00Z') });
      expect(changed.sequence).toBeGreaterThan(before.sequence);
      expect(changed.subject).toBe(calendarMail.subject.changed(title));
    }

    const changedCard = await stage.read(bea, 'Kerkplein 2, Goor', where);
    await formIn(await stage.press(bea, changedCard, buttons.cancel, where)).send({});
    for (const address of [HOST, 'anna@noord.example']) {
      const off = await eventually(`the end at ${address}`, async () =>
        sentTo(address).find(({ subject }) => subject === calendarMail.subject.off(title)),
      );
      expect(off).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: hosts.uid });
      expect(off.sequence).toBe(Math.max(...sentTo(address).map(({ sequence }) => sequence)));
    }
    // Rising all the way, and nobody got what is not theirs.
    for (const address of [HOST, 'anna@noord.example']) {
      const sequences = sentTo(address).map(({ sequence }) => sequence);
      expect(sequences).toEqual([...new Set(sequences)].toSorted((one, other) => one - other));
    }
    expect(sentTo('cor@noord.example')).toEqual([]);
    expect(mailServer.received.flatMap(invitationIn)).toHaveLength(
      sentTo(HOST).length + sentTo('anna@noord.example').length,
    );
  });

  it('goes to another host when another one is filled in, and away from the one before', async () => {
    const values = { ...FILLED_IN, [fields.host]: 'De Molen', [fields.hostEmail]: 'a@molen.example' };
    const { where } = await openVisit(stage, bea, values);
    await next('a@molen.example', 0);
    const card = await stage.read(bea, 'Nog geen antwoord: 2', where);
    await formIn(await stage.press(bea, card, buttons.change, where)).send({ [fields.hostEmail]: 'b@molen.example' });
    expect(await next('a@molen.example', 1)).toMatchObject({ method: 'CANCEL' });
    expect(await next('b@molen.example', 0)).toMatchObject({ method: 'REQUEST' });
  });

  it('takes no address that is none', async () => {
    const form = formIn(await stage.press(bea, ...(await invitationToWrite())));
    const refused = formIn(await form.send({ ...FILLED_IN, [fields.hostEmail]: 'wim bij de cirkel' }));
    expect(refused.fields.find(({ label }) => label === fields.hostEmail)?.error).toBe(visits.errors.hostEmail);
  });

  async function invitationToWrite() {
    const { thread } = await bea.driver.say(bea.person, '/impact werkbezoek');
    const [invitation] = await bea.driver.answers(thread, 1);
    if (!invitation) throw new Error('Nobody is invited to prepare one.');
    return [invitation, visits.invitation.label, thread] as const;
  }
});

describe.each(PLATFORMS)('sessions in the calendars of people, by e-mail, in $name', ({ createDriver }) => {
  const { sessions } = nl;
  const PLANNED = {
    [sessions.fields.kind]: sessions.kinds.learning_network,
    [sessions.fields.title]: 'Leernetwerk impact ondernemen',
    [sessions.fields.date]: '2027-02-09',
    [sessions.fields.time]: '14.00',
    [sessions.fields.minutes]: sessions.lasts(120),
    [sessions.fields.repeat]: sessions.repeats.monthly,
    [sessions.fields.times]: '3',
    [sessions.fields.place]: 'Grote Kerkhof 1, Deventer',
  };
  const FIRST = 'dinsdag 9 februari 2027, 14:00–16:00';
  let mailServer: TestMailServer;
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;

  beforeAll(async () => {
    mailServer = await startTestMailServer();
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { SMTP_URL: mailServer.url, MAIL_FROM: `Impactmakelaar <${FROM}>` });
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna');
    await stage.meet(driver, 'Cor');
    const data = { email: 'anna@noord.example' };
    await stage.running.database.prisma.person.update({ where: { id: anna.personId }, data });
  });

  afterAll(async () => {
    await stage?.stop();
    await mailServer?.close();
  });

  const invitations = () => mailServer.received.flatMap(invitationIn);
  const untilThere = (what: string, count: number, is: (one: Invitation) => boolean) =>
    eventually(
      what,
      async () => {
        const found = invitations().filter(is);
        return found.length >= count ? found : undefined;
      },
      async () => JSON.stringify(invitations()),
    );

  async function say(seat: Seat, text: string) {
    const { thread } = await seat.driver.say(seat.person, text);
    const [message] = await seat.driver.answers(thread, 1);
    if (!message) throw new Error('There is no answer.');
    return { thread, message };
  }

  it('are there for who comes, follow what becomes of each date, and go', async () => {
    const begun = await say(bea, 'plan het leernetwerk, dinsdag 9 februari 2027 om 14 uur');
    const form = formIn(await stage.press(bea, begun.message, sessions.invitation.label, begun.thread));
    await form.send(PLANNED);
    const where = await eventually('the card', async () => {
      for (const place of [begun.thread, bea.inbox]) {
        // What was said already is a draft, which cannot be announced before the rest is filled in.
        const card = (await bea.driver.answers(place, 0)).find(
          ({ text, buttons }) => text.includes(sessions.states.draft(1)) && buttons.includes(sessions.buttons.announce),
        );
        if (card) return { place, card };
      }
      return undefined;
    });
    await stage.press(bea, where.card, sessions.buttons.announce, where.place);
    await stage.press(anna, await stage.read(anna, FIRST), sessions.joinAll);
    const all = await untilThere('three dates', 3, ({ method }) => method === 'REQUEST');
    expect(new Set(all.map(({ uid }) => uid)).size).toBe(3);
    expect(all.every(({ to }) => to === 'anna@noord.example')).toBe(true);
    const first = all.find(({ start }) => start.getTime() === Date.parse('2027-02-09T13:00:00Z'));
    expect(first).toMatchObject({ sequence: 0, location: 'Grote Kerkhof 1, Deventer' });

    const desk = await say(bea, '/impact sessies');
    const move = formIn(await stage.press(bea, desk.message, sessions.buttons.move, desk.thread));
    await move.send({
      [sessions.fields.session]: FIRST,
      [sessions.fields.newDate]: '2027-02-11',
      [sessions.fields.time]: '10.00',
    });
    const [moved] = await untilThere(
      'the move',
      1,
      ({ start }) => start.getTime() === Date.parse('2027-02-11T09:00:00Z'),
    );
    expect(moved).toMatchObject({ method: 'REQUEST', uid: first?.uid });
    expect(moved?.sequence).toBeGreaterThan(first?.sequence ?? 0);

    const april = formIn(await stage.press(bea, desk.message, sessions.buttons.cancel, desk.thread));
    const [, , third] = all.toSorted((one, other) => one.start.getTime() - other.start.getTime());
    await april.send({
      [sessions.fields.session]: 'dinsdag 13 april 2027, 14:00–16:00',
      [sessions.fields.reason]: 'de zaal is dicht',
    });
    const [off] = await untilThere('the cancellation', 1, ({ method }) => method === 'CANCEL');
    expect(off).toMatchObject({ uid: third?.uid, status: 'CANCELLED' });
    expect(off?.subject).toContain(calendarMail.subject.off('').trim());

    // Who does not come after all is out of the two that are left.
    const { thread } = await say(anna, 'wanneer is het leernetwerk?');
    await anna.driver.reply(anna.person, thread, 'ik kan toch niet');
    const [gone] = await untilThere('who goes', 1, ({ subject }) => subject.startsWith(calendarMail.subject.gone('')));
    expect(gone).toMatchObject({ method: 'CANCEL', uid: first?.uid });
    expect(invitations().filter(({ to }) => to !== 'anna@noord.example')).toEqual([]);
  });
});

describe('an invitation by e-mail that does not arrive', () => {
  it('is told on the card of who organises the visit', async () => {
    const mailServer = await startTestMailServer('refusing');
    const driver = await createSlackDriver();
    const stage = await createBroadcastStage([driver], { SMTP_URL: mailServer.url, MAIL_FROM: FROM });
    try {
      const bea = await stage.meet(driver, 'Bea', 'broker');
      await stage.meet(driver, 'Anna', 'ambassador');
      const { where } = await openVisit(stage, bea, { ...FILLED_IN, [fields.hostEmail]: HOST });
      await stage.read(bea, visits.mailLost(1), where);
    } finally {
      await stage.stop();
      await mailServer.close();
    }
  });
});
