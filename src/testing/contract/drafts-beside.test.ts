import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { type BroadcastStage, createBroadcastStage, MONDAY, type Seat } from './broadcast-stage.ts';

const { visits, broadcasts } = nl;

describe('what is said beside a draft and is not surely a change of it', () => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;

  beforeAll(async () => {
    const driver = await createSlackDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    const cor = await stage.meet(driver, 'Cor');
    const { prisma } = stage.running.database;
    await prisma.person.update({ where: { id: cor.personId }, data: { displayName: 'Cor Bos', department: 'Natuur' } });
    await prisma.person.update({ where: { id: anna.personId }, data: { displayName: 'Wil Jansen' } });
  });

  afterAll(() => stage?.stop());

  async function begin(text: string): Promise<{ thread: string; card: ReceivedMessage }> {
    const { thread } = await bea.driver.say('Bea', text);
    const [card] = await bea.driver.answers(thread, 1);
    if (!card) throw new Error('Nothing was said.');
    return { thread, card };
  }

  const VISIT =
    'zet een werkbezoek klaar voor alle makelaars: donderdag 14 januari 2027 om 10 uur bij een smederij, Dorpsstraat 3 in Dalfsen, 2 plekken';

  it('says whom a visit is for, when it ends, and what guests must know', async () => {
    const { thread } = await begin(VISIT);
    const whom = await stage.say(bea, thread, 'nodig alle ambassadeurs uit en ook iedereen van natuur');
    expect(whom.text).toContain('ambassadeurs bij Provincie Test, en iedereen van Natuur');
    const until = await stage.say(bea, thread, 'tot 11 uur graag');
    expect(until.text).toContain('donderdag 14 januari 2027, 10:00–11:00');
    expect(until.text).not.toContain('Aanmelden kan tot');
    const remark = await stage.say(bea, thread, 'zet erbij: neem laarzen mee');
    expect(remark.text).toContain('“neem laarzen mee”');
    expect(remark.buttons).toEqual([visits.buttons.add, visits.buttons.leaveOut]);
    await stage.press(bea, remark, visits.buttons.add, thread);
    const visit = await stage.running.database.prisma.siteVisit.findFirstOrThrow({ orderBy: { number: 'desc' } });
    expect(visit.prepare).toBe('neem laarzen mee');
  });

  it('throws nothing away that bears another number', async () => {
    const { thread } = await begin(VISIT);
    const latest = () => stage.running.database.prisma.siteVisit.findFirstOrThrow({ orderBy: { number: 'desc' } });
    const shown = await stage.say(bea, thread, 'gooi nummer 731 maar weg');
    expect(shown.text).toContain(visits.pressToDrop);
    // A message by that number is no visit by it.
    const { number } = await latest();
    await stage.say(bea, thread, `gooi bericht ${number} weg, ik had het over het werkbezoek`);
    expect((await latest()).state).toBe('draft');
  });

  it('leaves who organises a visit out of it', async () => {
    const { thread, card } = await begin(VISIT.replace('makelaars', 'ambassadeurs'));
    await stage.press(bea, card, visits.buttons.open, thread);
    const waiting = await stage.say(bea, thread, 'wie staat er op de wachtlijst');
    const { id } = await stage.running.database.prisma.siteVisit.findFirstOrThrow({ orderBy: { number: 'desc' } });
    const guests = await stage.running.database.prisma.visitGuest.findMany({ where: { visitId: id } });
    expect(guests.map(({ personId }) => personId)).not.toContain(bea.personId);
    expect(waiting.text).toContain(visits.nobodyYet);
    const told = await stage.say(bea, thread, 'zeg tegen iedereen dat ze stevige schoenen aan moeten');
    expect(told.text).not.toContain(visits.proposal.intro);
    expect(told.text).toContain(visits.nobodyToWrite);
  });

  it('leaves a colleague out who is named in small letters, and changes nothing where nobody would be left', async () => {
    const { thread } = await begin(
      'stuur naar iedereen in onze provincie: op 2 februari is de fietscheck bij de ingang',
    );
    expect((await stage.say(bea, thread, 'niet aan natuur en wil ook niet')).text).toContain(
      'niet aan: Natuur, Wil Jansen',
    );
    const kept = await stage.say(bea, thread, 'maar wel aan deventer');
    expect(kept.text).toContain('Zo krijgt niemand het bericht');
    expect(kept.text).toContain('iedereen bij Provincie Test; niet aan: Natuur, Wil Jansen');
  });

  it('keeps a visit where words throw away something else with its number', async () => {
    const { thread } = await begin(VISIT);
    const { prisma } = stage.running.database;
    const { number } = await prisma.siteVisit.findFirstOrThrow({ orderBy: { number: 'desc' } });
    const shown = await stage.say(bea, thread, `gooi bericht ${number} weg, ik had het over het werkbezoek`);
    expect(shown.text).toContain(visits.pressToDrop);
    const visit = await prisma.siteVisit.findFirstOrThrow({ orderBy: { number: 'desc' } });
    expect(visit.state).toBe('draft');
  });

  it('puts one thing instead of another, and a title above', async () => {
    const { thread } = await begin('stuur alle ambassadeurs: vrijdag is er koffie met koek om 10 uur voor 50 man');
    await stage.say(bea, thread, 'moet 60 zijn ipv 50');
    const { prisma } = stage.running.database;
    const latest = () => prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
    expect((await latest()).textNl).toBe('vrijdag is er koffie met koek om 10 uur voor 60 man');
    await stage.say(bea, thread, 'zet erboven Fietscheck');
    expect((await latest()).title).toBe('Fietscheck');
  });

  it('says of a draft whose moment is past that it is, and asks for another', async () => {
    const { thread } = await begin('stuur alle ambassadeurs morgen om 10 uur: de inloop is verplaatst');
    const { prisma } = stage.running.database;
    await setClock(prisma, new Date('2026-12-01T13:00:00Z'));
    try {
      const shown = await stage.say(bea, thread, 'ook aan natuur');
      expect(shown.text).toContain('en dat is voorbij');
      expect(shown.text).not.toContain('Gaat weg op');
    } finally {
      await setClock(prisma, MONDAY);
    }
  });

  it('makes a message for a department whatever it is to say', async () => {
    const { prisma } = stage.running.database;
    await prisma.person.update({ where: { id: anna.personId }, data: { department: 'Mobiliteit' } });
    const { card } = await begin(
      'maak een bericht voor afdeling mobiliteit: de inschrijving voor de cursus impact inkopen is open',
    );
    expect(card.text).toContain('iedereen van Mobiliteit');
    expect(card.text).toContain('de inschrijving voor de cursus impact inkopen is open');
  });

  it('puts a link with a message, and asks what an hour is of', async () => {
    const { thread } = await begin('stuur alle ambassadeurs: vrijdag is er koffie met koek om 10 uur');
    expect((await stage.say(bea, thread, 'link: https://voorbeeld.nl/koffie')).text).toContain(
      'https://voorbeeld.nl/koffie',
    );
    const which = await stage.say(bea, thread, 'doe maar om half 11');
    expect(which.text).toContain(broadcasts.instead.asks('om half 11'));
    const [inText] = which.buttons;
    await stage.press(bea, which, inText ?? '', thread);
    const broadcast = await stage.running.database.prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
    expect(broadcast).toMatchObject({ textNl: 'vrijdag is er koffie met koek om half 11', sendAt: null });
  });
});
