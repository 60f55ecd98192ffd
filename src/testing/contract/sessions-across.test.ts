import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { setClock } from '../../store/clock.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver } from '../teams-driver.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { sayTo } from './session-stage.ts';

const { sessions } = nl;
const { buttons, fields, kinds } = sessions;
const [PROVINCE, MUNICIPALITY] = ['Provincie Test', 'Gemeente Hengelo'];
const WHEN = 'dinsdag 9 februari 2027, 14:00–16:00';
const FILLED_IN = {
  [fields.kind]: kinds.learning_network,
  [fields.title]: 'Leernetwerk impact ondernemen',
  [fields.date]: '2027-02-09',
  [fields.time]: '14.00',
  [fields.minutes]: sessions.lasts(120),
  [fields.repeat]: sessions.repeats.once,
  [fields.place]: 'Grote Kerkhof 1, Deventer',
};

describe('a learning network of a province in Teams and a municipality in Slack', () => {
  let stage: BroadcastStage;
  let nora: Seat;
  let bram: Seat;
  let piet: Seat;
  let hilde: Seat;
  let hugo: Seat;

  beforeAll(async () => {
    const [slack, teams] = [await createSlackDriver(), await createTeamsDriver()];
    stage = await createBroadcastStage([slack, teams], { PUBLIC_URL: 'http://127.0.0.1:9' });
    const { prisma } = stage.running.database;
    // Nobody said anything yet, so that the bot remembers nothing of whose workspace it is.
    const { id: organisationId } = await prisma.organisation.create({ data: { slug: 'hengelo', name: MUNICIPALITY } });
    await prisma.chatTenant.updateMany({ where: { platform: 'slack' }, data: { organisationId } });
    nora = await meet(teams, 'Nora', 'broker', 'network_broker');
    bram = await meet(teams, 'Bram', 'broker');
    piet = await meet(teams, 'Piet');
    hilde = await meet(slack, 'Hilde');
    hugo = await meet(slack, 'Hugo');
  });

  afterAll(() => stage?.stop());

  async function meet(...[driver, name, ...roles]: Parameters<BroadcastStage['meet']>): Promise<Seat> {
    const seat = await stage.meet(driver, name, ...roles);
    await stage.running.database.prisma.person.update({ where: { id: seat.personId }, data: { displayName: name } });
    return seat;
  }

  async function planForm(seat: Seat) {
    const { message, thread } = await sayTo(seat, 'plan het leernetwerk, dinsdag 9 februari 2027 om 14 uur');
    return { form: formIn(await stage.press(seat, message, sessions.invitation.label, thread)), thread };
  }

  it('is planned by a broker of the network alone, who chooses both', async () => {
    const labels = (await planForm(bram)).form.fields.map(({ label }) => label);
    expect(labels).not.toContain(fields.organisations);
    const { form, thread } = await planForm(nora);
    await form.send({ ...FILLED_IN, [fields.organisations]: [PROVINCE, MUNICIPALITY] });
    const where = await eventually('the card', async () => {
      for (const place of [thread, nora.inbox]) {
        const card = (await nora.driver.answers(place, 0)).findLast(({ buttons: shown }) =>
          shown.includes(buttons.announce),
        );
        if (card) return { card, place };
      }
      return undefined;
    });
    // A draft is of all brokers of the organisation; whom it reaches is not.
    const { message, thread: his } = await sayTo(bram, '/impact sessies');
    const seen = [message, ...(await bram.driver.answers(his, 0))].find(({ buttons: shown }) =>
      shown.includes(buttons.announce),
    );
    if (!seen) throw new Error(`Bram has no card of it: ${message.text}`);
    const refused = await stage.press(bram, seen, buttons.announce, his);
    expect(wordsIn(refused).words).toContain(sessions.onlyNetwork);
    await stage.press(nora, where.card, buttons.announce, where.place);
    for (const seat of [piet, hilde, hugo]) expect((await stage.read(seat, WHEN)).buttons).toContain(sessions.join);
  });

  it('is joined on both, and tells names of one’s own organisation and numbers of the other', async () => {
    for (const seat of [piet, hilde, hugo]) {
      const card = await stage.read(seat, WHEN);
      expect(wordsIn(await stage.press(seat, card, sessions.join)).words).toContain(sessions.joined(WHEN));
    }
    const said = (await sayTo(hilde, 'wie gaan er mee naar het leernetwerk?')).message.text;
    expect(said).toContain(sessions.coming(3));
    expect(said).toContain(sessions.ofOrganisation(MUNICIPALITY, 'Hilde, Hugo'));
    expect(said).toContain(sessions.numberOf(PROVINCE, 1));
    expect(said).not.toContain('Piet');
  });

  it('has a recap that both read, and that is knowledge of both', async () => {
    const { prisma } = stage.running.database;
    await setClock(prisma, new Date('2027-02-09T16:30:00Z'));
    await ringAtCommit(prisma, ['session', 'outbox']);
    const asked = await stage.read(nora, 'Schrijf je een kort verslag');
    const form = formIn(await stage.press(nora, asked, buttons.recap));
    await form.send({
      [fields.recap]:
        'Drie gemeenten meten voortaan hetzelfde: het aantal plekken voor mensen met afstand tot de arbeidsmarkt. Enschede vraagt bij schoonmaak een inwerkplan voor leerlingen van het praktijkonderwijs.',
    });
    for (const seat of [piet, hilde]) await stage.read(seat, 'Drie gemeenten meten');
    const offered = await stage.read(nora, sessions.recapGiven);
    await stage.press(nora, offered, buttons.article);
    const known = await prisma.document.findMany({
      where: { versions: { some: { passages: { some: { text: { contains: 'Drie gemeenten meten' } } } } } },
      select: { scope: true, organisation: { select: { name: true } } },
      orderBy: { organisation: { name: 'asc' } },
    });
    expect(known).toEqual([MUNICIPALITY, PROVINCE].map((name) => ({ scope: 'organisation', organisation: { name } })));
  });

  it('answers what was said there from that knowledge, to who asks on either platform', async () => {
    for (const seat of [piet, hugo]) {
      const heard: string[] = [];
      await eventually(
        'an answer from the recap',
        async () => {
          heard.push((await sayTo(seat, 'Welke gemeente vraagt een inwerkplan bij schoonmaak?')).message.text);
          return heard.at(-1)?.includes('inwerkplan voor leerlingen') ? true : undefined;
        },
        async () => heard.join(' / '),
      );
    }
  });
});
