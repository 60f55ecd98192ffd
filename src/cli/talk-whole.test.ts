import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../i18n/nl.ts';
import { openTalk, saidTo, type Talking } from '../testing/talking.ts';

const { visits, sessions, broadcasts, dossiers, calendarMail } = nl;

/** Each from its beginning to its end, as people go through it: typed where that is possible, else with the buttons. */
describe('in the terminal, typed and by buttons', { timeout: 600_000 }, () => {
  let talk: Talking;

  beforeAll(async () => {
    talk = await openTalk();
    await talk.goTo('2027-02-01T09:00');
    await say('ambassador-2', 'hoi');
  }, 300_000);

  afterAll(() => talk?.close(), 60_000);

  const say = (as: string, text: string) => talk.line({ conversation: as, as, text });

  it('a whole site visit: planned, changed, opened, replied to, moved up, reminded of, and thanked for', async () => {
    const plan =
      'zet een werkbezoek uit voor alle ambassadeurs, vrijdag 19 maart 2027 om 10 uur bij een kringloopwerkplaats, 15 man';
    expect(saidTo(await say('broker', plan), 'broker')).toContain('vrijdag 19 maart 2027, 10:00–12:00');
    expect(saidTo(await say('broker', 'een uur later'), 'broker')).toContain('11:00–13:00');
    expect(saidTo(await say('broker', 'toch 1 plek'), 'broker')).toContain(visits.capacity(1, false));
    await say('broker', 'Dorpsstraat 1, Rijssen');
    expect(saidTo(await say('broker', 'verstuur maar'), 'broker')).toContain(visits.pressToOpen);
    const opened = await talk.press('broker', visits.buttons.open);
    expect(saidTo(opened, 'ambassador')).toContain(visits.yours.invited);
    expect(saidTo(opened, 'ambassador-2')).toContain(visits.yours.invited);

    const came = await talk.press('ambassador', visits.buttons.come);
    const address = came.find(({ to }) => to.includes('@'));
    expect(saidTo(came, 'ambassador')).toContain(visits.alsoByMail(address?.to ?? '?'));
    expect(address?.text).toContain(calendarMail.subject.new('Werkbezoek 1: kringloopwerkplaats'));
    const full = await say('ambassador-2', 'ik kom ook naar de kringloopwerkplaats');
    expect(saidTo(full, 'ambassador-2')).toContain('Je staat op de wachtlijst');
    expect(saidTo(full, 'broker')).toContain('1 op de wachtlijst');
    const freed = await say('ambassador', 'ik kan toch niet');
    expect(saidTo(freed, 'ambassador')).toContain(visits.yours.declined);
    expect(saidTo(freed, 'ambassador-2')).toContain('Er is 1 plek vrij voor jou');
    expect(saidTo(freed, address?.to ?? '')).toContain(calendarMail.subject.gone('Werkbezoek 1'));
    const taken = await talk.press('ambassador-2', visits.buttons.take);
    expect(saidTo(taken, 'ambassador-2')).toContain('Je komt vrijdag 19 maart 2027, 11:00–13:00');

    const before = saidTo(await talk.goTo('2027-03-18T12:00'), 'ambassador-2');
    expect(before).toContain(visits.reminder.week);
    expect(before).toContain(visits.reminder.day);
    const after = await talk.goTo('2027-03-22T12:00');
    expect(saidTo(after, 'ambassador-2')).toContain(visits.after.ask);
    expect(saidTo(after, 'ambassador')).toBe('');
    const list = saidTo(await talk.press('broker', visits.buttons.who), 'broker');
    expect(list).toContain(visits.whoTitle);
  });

  it('a series of sessions: planned, announced, joined, asked after, moved and reminded of', async () => {
    await talk.goTo('2027-04-01T09:00');
    await say(
      'broker',
      'plan een webinar over sociaal inkopen op 18 mei 2027 om 10 uur, https://vergader.example.nl/3',
    );
    const begun = JSON.stringify(await talk.press('broker', sessions.buttons.edit));
    for (const told of ['webinar', 'sociaal inkopen', '2027-05-18', '10:00', 'https://vergader.example.nl/3'])
      expect(begun).toContain(`"initial":"${told}"`);
    await say('broker', 'plan het leernetwerk, dinsdag 11 mei 2027 om 14 uur');
    const form = await talk.press('broker', sessions.invitation.label);
    expect(form[0]?.form?.action).toBe('session.plan');
    const values = {
      ...{ kind: 'learning_network', title: 'Leernetwerk impact ondernemen', date: '2027-05-11', time: '14.00' },
      ...{ minutes: '120', repeat: 'monthly', times: '3', place: 'Grote Kerkhof 1, Deventer' },
    };
    const refused = await talk.fill('broker', 'session.plan', { ...values, place: 'het stadhuis' });
    expect(JSON.stringify(refused)).toContain(sessions.problems['no-address']);
    expect(saidTo(await talk.fill('broker', 'session.plan', values), 'broker')).toContain('dinsdag 11 mei 2027, 14:00');
    const announced = await talk.press('broker', sessions.buttons.announce);
    expect(saidTo(announced, 'ambassador')).toContain('dinsdag 11 mei 2027, 14:00–16:00');

    const joined = await talk.press('ambassador', sessions.joinAll);
    expect(saidTo(joined, 'ambassador')).toContain(sessions.joinedAll(3));
    expect(joined.filter(({ to }) => to.includes('@'))).toHaveLength(3);
    expect(saidTo(await say('ambassador', 'wanneer is het leernetwerk?'), 'ambassador')).toContain(sessions.youCome);
    const off = await say('ambassador', 'ik kan toch niet');
    expect(saidTo(off, 'ambassador')).toContain(sessions.declined('dinsdag 11 mei 2027, 14:00–16:00'));
    expect(off.filter(({ to }) => to.includes('@')).map(({ text }) => text)).toEqual([
      expect.stringContaining(calendarMail.subject.gone('')),
    ]);
    expect(saidTo(await say('ambassador', 'ik kom'), 'ambassador')).toContain(
      sessions.joined('dinsdag 11 mei 2027, 14:00–16:00'),
    );
    const week = saidTo(await talk.goTo('2027-05-10T12:00'), 'ambassador');
    expect(week).toContain('Herinnering');
  });

  it('a whole message to many: written, changed, tried, sent, seen, answered, reminded of, corrected and taken back', async () => {
    await talk.goTo('2027-06-08T09:00');
    const written = saidTo(
      await say('broker', 'stuur een bericht aan alle ambassadeurs: Donderdag om 10 uur is er *taart* in de hal.'),
      'broker',
    );
    expect(written).toContain('is er *taart* in de hal');
    expect(written).toContain(broadcasts.goesOnPress);
    expect(saidTo(await say('broker', 'zet erboven Feest'), 'broker')).toContain('Feest');
    expect(saidTo(await say('broker', 'vervang “de hal” door “de kantine”'), 'broker')).toContain('in de kantine');
    expect(saidTo(await say('broker', 'stuur hem eerst als test naar mij'), 'broker')).toContain(broadcasts.isTest);
    const asked = await say('broker', 'verstuur maar');
    expect(saidTo(asked, 'broker')).toContain(broadcasts.pressToSend);
    expect(saidTo(asked, 'ambassador')).toBe('');

    const sent = await talk.press('broker', broadcasts.buttons.send);
    for (const who of ['ambassador', 'ambassador-2']) expect(saidTo(sent, who)).toContain('*taart* in de kantine');
    expect(saidTo(sent, 'colleague')).toBe('');
    expect(saidTo(sent, 'broker')).toContain(`${broadcasts.recipients.sent}: 2`);
    const seen = await talk.press('ambassador', broadcasts.seen);
    expect(saidTo(seen, 'ambassador')).toContain(broadcasts.thanks);
    expect(saidTo(seen, 'broker')).toContain(`${broadcasts.recipients.acknowledged}: 1`);
    const answered = await say('ambassador-2', 'hoe lang duurt het?');
    expect(saidTo(answered, 'broker')).toContain('“hoe lang duurt het?”');
    expect(saidTo(await say('broker', 'hoeveel mensen hebben het gezien?'), 'broker')).toContain(
      `${broadcasts.recipients.acknowledged}: 1`,
    );
    const reminded = await talk.press('broker', broadcasts.buttons.remind);
    expect(saidTo(reminded, 'ambassador-2')).toContain(broadcasts.reminder);
    expect(saidTo(reminded, 'ambassador')).toBe('');

    await talk.press('broker', broadcasts.buttons.correct);
    const values = { title: 'Feest', textNl: 'Donderdag om 11 uur is er taart.' };
    const corrected = await talk.fill('broker', 'broadcast.correct', values);
    for (const who of ['ambassador', 'ambassador-2']) {
      expect(saidTo(corrected, who)).toContain(broadcasts.correctedMessage);
      expect(saidTo(corrected, who)).toContain('om 11 uur');
    }
    expect(saidTo(await say('broker', 'trek het maar terug'), 'broker')).toContain(broadcasts.pressToRecall);
    await talk.press('broker', broadcasts.buttons.recall);
    const recalled = await talk.fill('broker', 'broadcast.recall', {});
    for (const who of ['ambassador', 'ambassador-2'])
      expect(saidTo(recalled, who)).toContain(broadcasts.recalledMessage);
    expect(saidTo(recalled, 'broker')).toContain('teruggetrokken');
  });

  it('a whole dossier: described, chosen from, put right, rejected, shared, awarded and counted', async () => {
    const begun = await say('procurement_officer', 'Schoonmaak van het provinciehuis, 4 jaar, 1,2 miljoen, Europees');
    expect(saidTo(begun, 'procurement_officer')).toContain('€ 1.200.000');
    const me = 'procurement_officer';
    expect(saidTo(await say(me, 'neem de eerste en de derde'), me)).toContain('Gekozen:');
    const form = await talk.press(me, dossiers.buttons.reject(2));
    expect(form[0]?.form?.action).toBe('dossier.reject');
    expect(saidTo(await talk.fill(me, 'dossier.reject', { why: 'market' }), me)).toContain(
      dossiers.rejectForm.reasons.market,
    );
    expect(saidTo(await say(me, 'waarom de eerste?'), me)).toContain('Aanbestedingswet 2012, artikel');
    expect(saidTo(await say(me, 'het is 80.000 euro, geen 1,2 miljoen'), me)).toContain('€ 80.000');
    await talk.press(me, dossiers.buttons.shareWith);
    const shared = await talk.fill(me, 'dossier.share-with', { name: 'Fleur de Vries' });
    expect(saidTo(shared, 'colleague')).toContain('deelt dossier 1 met jou');
    expect(saidTo(await say('colleague', '/impact dossier'), 'colleague')).toContain('€ 80.000');
    expect(saidTo(await say('ambassador', '/impact dossier'), 'ambassador')).toContain(dossiers.none);
    await talk.press(me, dossiers.buttons.award);
    expect(saidTo(await talk.fill(me, 'dossier.award', {}), me)).toContain(dossiers.done.awarded);
    expect(saidTo(await say(me, 'neem nummer 2'), me)).toContain(dossiers.problems.closed);
    expect(saidTo(await say('broker', '/impact inkoopcijfers'), 'broker')).toContain(dossiers.figures.tooFew(2027));
  });
});
