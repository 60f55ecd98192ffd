import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ROLES, type Role, type Setting } from '../chat/skill.ts';
import type { Skills } from '../conversation/skills.ts';
import { openStoredRetriever } from '../knowledge/stored-retriever.ts';
import { mayRead, mayUse, type Readable, readerOf } from '../people/access.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createSkills } from './skills.ts';

/** `everybody`: guests too. `members`: every colleague of a connected organisation. Otherwise: who holds the role. */
type Decision = 'everybody' | 'members' | Exclude<Role, 'colleague'>;

/**
 * Who may do what. Every action of every skill stands here, once: a new one fails this test until somebody has
 * decided who may do it. Add a line.
 */
const DECISIONS: Readonly<Record<string, Decision>> = {
  // Welcome: whoever addresses the bot gets an answer.
  'intent small talk': 'everybody',
  'intent passing on': 'everybody',
  'intent abilities': 'everybody',
  'intent away from a counter': 'members',
  // Who answers sees what waits, who asked sees their own; where a counter is, for every colleague.
  'intent open questions': 'members',
  'intent counters': 'members',
  // Who the brokers of one’s own organisation are.
  'intent brokers': 'members',
  'intent complaint': 'everybody',
  'intent human': 'everybody',
  '/impact help': 'everybody',
  '/impact hulp': 'everybody',
  'occasion installed': 'everybody',
  'occasion home-opened': 'everybody',
  // Answers: what is found depends on who reads; see the second table.
  'intent question': 'everybody',
  '/impact vraag': 'everybody',
  '/impact ask': 'everybody',
  'press passage.read': 'everybody',
  // What is said after an answer is a question again.
  'thread answer': 'everybody',
  'thread own-data': 'everybody',
  // A verdict counts in the figures of an organisation: of its members only.
  'press answer.feedback': 'members',
  'press answer.reason': 'members',
  // Gaps: a question goes to the brokers of one's own organisation; they alone see what waits, and answer.
  'press gap.ask': 'members',
  'press gap.take-back': 'members',
  '/impact open-vragen': 'broker',
  '/impact gaten': 'broker',
  '/impact gaps': 'broker',
  '/impact verbeterpunten': 'broker',
  '/impact feedback': 'broker',
  'thread gap': 'broker',
  'press gap.answer': 'broker',
  'press gap.send': 'broker',
  'press gap.drop': 'broker',
  'press gap.close': 'broker',
  'press gap.article': 'broker',
  // Corrections: of what came to one's own organisation, which is looked up at the press.
  '/impact corrigeer': 'broker',
  '/impact correct': 'broker',
  'press correction.write': 'broker',
  // Documents: what a broker gives becomes knowledge; whose document it is is checked again below.
  files: 'broker',
  // With which somebody asks for criteria: read for them alone, and kept nowhere.
  'files criteria': 'members',
  'intent address to read': 'broker',
  'thread document': 'broker',
  'press document.renew': 'broker',
  'press document.scope': 'broker',
  'press document.withdraw': 'broker',
  // Cases: a guest hears where an entrepreneur can go; members file. Who works at the counter of a case, or is a broker,
  // is looked up at the press, for a case can be at any counter: see case-life/transitions.ts.
  'intent case': 'everybody',
  '/impact casus': 'members',
  '/impact case': 'members',
  // One's own cases, and those at one's own counter; see also the life of a case.
  'intent own cases': 'members',
  'thread case': 'members',
  'press case.make': 'members',
  // Makes a draft of the other need in a case of one's own.
  'press case.second': 'members',
  'press case.again': 'members',
  'press case.edit': 'members',
  'press case.from-scan': 'members',
  'press case.hand-over': 'members',
  'press case.contact': 'members',
  'press case.contact-back': 'members',
  'press case.names-out': 'members',
  'press case.names-back': 'members',
  'press case.drop': 'members',
  'press case.place': 'members',
  'press case.withdraw': 'members',
  'press case.accept': 'members',
  'press case.bounce': 'members',
  'press case.ask': 'members',
  'press case.answer': 'members',
  'press case.finish': 'members',
  'press case.forwarded': 'members',
  'press case.pass-on': 'members',
  'press case.words': 'members',
  'press case.send': 'members',
  // People: of one's own organisation, which the functions below check again.
  '/impact rol': 'administrator',
  '/impact role': 'administrator',
  '/impact rollen': 'administrator',
  '/impact roles': 'administrator',
  '/impact koppelingen': 'administrator',
  '/impact links': 'administrator',
  '/impact logboek': 'administrator',
  '/impact log': 'administrator',
  'press role.change': 'administrator',
  'press link.decide': 'administrator',
  // Policy themes: of one's own organisation, which is looked up at the press.
  '/impact beleidsthemas': 'broker',
  '/impact policy-themes': 'broker',
  '/impact akkoord': 'broker',
  '/impact agreement': 'broker',
  'press policy.write': 'broker',
  'press policy.link': 'broker',
  'press policy.confirm': 'broker',
  'press policy.drop': 'broker',
  // Broadcasts: to one's own organisation, and beyond it with the right for the network, which is checked at the press; who
  // got one says that they saw it, and everybody decides for themselves whether they get any.
  // Who is no broker is offered the guests of a visit of which they are deputy, or told whose it is to write.
  'intent broadcast': 'members',
  'press broadcast.remark': 'broker',
  'thread broadcast': 'broker',
  // What is said beside one that somebody got; no more of them.
  'thread broadcast-received': 'members',
  'thread messages-taken': 'members',
  'intent messages': 'members',
  '/impact bericht': 'broker',
  '/impact broadcast': 'broker',
  '/impact berichten': 'members',
  '/impact broadcasts': 'members',
  '/impact kanaal': 'administrator',
  '/impact channel': 'administrator',
  '/impact groepen': 'broker',
  '/impact groups': 'broker',
  'files broadcast': 'broker',
  'press broadcast.to-person': 'broker',
  'press broadcast.keep-group': 'broker',
  'press broadcast.forget-group': 'broker',
  'press broadcast.write': 'broker',
  'press broadcast.test': 'broker',
  'press broadcast.send': 'broker',
  'press broadcast.drop': 'broker',
  // Never by who wrote it, on whichever platform.
  'press broadcast.approve': 'broker',
  'press broadcast.disapprove': 'broker',
  'press broadcast.pause': 'broker',
  'press broadcast.resume': 'broker',
  'press broadcast.stop': 'broker',
  'press broadcast.correct': 'broker',
  'press broadcast.recall': 'broker',
  'press broadcast.remind': 'broker',
  'press broadcast.results': 'broker',
  'press broadcast.who': 'broker',
  'press broadcast.seen': 'members',
  'press broadcast.answer': 'members',
  'press broadcast.take': 'members',
  // Site visits: what their organisers do takes a broker of the organisation or the deputy, looked up at the press; who is invited
  // or belongs to the organisation replies.
  'intent visit': 'members',
  'thread visit': 'members',
  '/impact werkbezoek': 'broker',
  '/impact visit': 'broker',
  '/impact werkbezoeken': 'members',
  '/impact visits': 'members',
  'press visit.write': 'members',
  'press visit.open': 'members',
  'press visit.approve': 'broker',
  'press visit.disapprove': 'broker',
  'press visit.drop': 'members',
  'press visit.cancel': 'members',
  'press visit.who': 'members',
  'press visit.post': 'members',
  'press visit.stay': 'members',
  'press visit.leave-times': 'members',
  'press visit.present': 'members',
  'press visit.reply': 'members',
  'press visit.show-name': 'members',
  'press visit.agree-change': 'members',
  // Of its organisers, which is looked up at the press.
  'press visit.remark': 'members',
  'press visit.calendar': 'members',
  'press visit.feedback': 'members',
  // A broker gets the form of all messages, a deputy that of the guests of their visit: looked up at the press.
  'press visit.write-guests': 'members',
  'press visit.tell': 'members',
  // Ambassadors: everybody decides for themselves, and about themselves only.
  'intent ambassador': 'members',
  '/impact ambassadeur': 'members',
  '/impact ambassador': 'members',
  'thread card': 'members',
  'press card.more': 'members',
  'thread card-answered': 'members',
  'press ambassador.join': 'members',
  'press ambassador.rest': 'members',
  'press ambassador.resume': 'members',
  'press ambassador.stop': 'members',
  'thread nudge': 'members',
  'thread ambassador-own': 'members',
  'press ambassador.go-on': 'members',
  'press ambassador.less': 'members',
  'thread ambassador-asked': 'members',
  'thread ambassador-joined': 'members',
  'thread ambassador-rest': 'members',
  // A broker may have a colleague of their own organisation asked; who is asked decides.
  'press ambassador.ask-colleague': 'broker',
  'press nudge.why': 'members',
  'press nudge.done': 'members',
  'press card.answer': 'members',
  'press card.grade': 'members',
  // Sessions: planned by brokers, for their own organisation or, with that right, the network; which is checked at the press, as is
  // that somebody is among those it is for.
  'intent session': 'members',
  'intent session recap': 'broker',
  'thread session': 'members',
  'thread session-draft': 'broker',
  '/impact sessie': 'broker',
  '/impact session': 'broker',
  '/impact sessies': 'members',
  '/impact sessions': 'members',
  'press session.plan': 'broker',
  'press session.announce': 'broker',
  'press session.drop': 'broker',
  'press session.restore': 'broker',
  'press session.move': 'broker',
  'press session.move-said': 'broker',
  'press session.cancel': 'broker',
  'press session.cancel-all': 'broker',
  'press session.capacity': 'broker',
  'press session.set-capacity': 'broker',
  'press session.stay': 'broker',
  'press session.edit': 'broker',
  'press session.edit-said': 'broker',
  'press session.recap': 'broker',
  'press session.article': 'broker',
  'press session.reply': 'members',
  'press session.choose': 'members',
  'press session.topics': 'members',
  'press session.calendar': 'members',
  'press session.who': 'members',
  // Rules and counters hold for the whole network: no secret, and kept by its brokers.
  '/impact regels': 'members',
  '/impact rules': 'members',
  '/impact loketten': 'members',
  '/impact counters': 'members',
  'press rule.change': 'network_broker',
  'press rule.apply': 'network_broker',
  'press rule.withdraw': 'network_broker',
  'press rule.history': 'network_broker',
  'press counter.change': 'network_broker',
  // Criteria come from the library; a dossier is its maker's, and of colleagues of the organisation when it is shared, which
  // is checked at the press: see features/criteria/life.ts.
  'intent check': 'members',
  'intent criteria': 'members',
  'intent european': 'members',
  '/impact criteria': 'members',
  // Numbers of one's own organisation, none of small groups.
  '/impact inkoopcijfers': 'director',
  '/impact dossier-figures': 'director',
  '/impact dossier': 'members',
  '/impact dossiers': 'members',
  'thread checked-text': 'members',
  'thread dossier-figures': 'director',
  'thread dossier': 'members',
  'press dossier.assignment': 'members',
  'press dossier.choose': 'members',
  'press dossier.reject': 'members',
  'press dossier.restore': 'members',
  'press dossier.change': 'members',
  'press dossier.more': 'members',
  'press dossier.fact': 'members',
  'press dossier.show': 'members',
  'press dossier.export': 'members',
  // Only by who made it.
  'press dossier.share': 'members',
  'press dossier.share-with': 'members',
  'press dossier.share-text': 'members',
  'press dossier.take-text': 'members',
  'press dossier.target': 'broker',
  // Who directs an organisation sees how it does; who keeps the figures does too.
  'press dossier.figures': 'director',
  'press dossier.figures-file': 'director',
  'press dossier.drop': 'members',
  'press dossier.award': 'members',
  // The scan looks in the register of the network on behalf of an entrepreneur.
  'intent scan': 'members',
  '/impact scan': 'members',
  'press scan.fill-in': 'members',
  // Hooks come from the library; one is shared with a colleague of one's own organisation only.
  'intent hook': 'members',
  'thread hook': 'members',
  'thread hook-asked': 'members',
  'thread hook-themes': 'members',
  '/impact haakje': 'members',
  '/impact hook': 'members',
  'press hook.another': 'members',
  'press hook.shorter': 'members',
  'press hook.share': 'members',
  '/impact haakje-schrijven': 'broker',
  '/impact write-hook': 'broker',
  'press hook.write': 'broker',
  'press hook.use': 'broker',
  'press hook.drop': 'broker',
  // Learning cards are written for one's own organisation: looked up at every press.
  'intent learning cards': 'broker',
  'thread own-card': 'broker',
  '/impact leerkaart': 'broker',
  '/impact learning-card': 'broker',
  // School holidays are the same for every organisation, and who changed them is in the log.
  '/impact schoolvakanties': 'broker',
  '/impact school-holidays': 'broker',
  'press school-holiday.add': 'broker',
  'press school-holiday.remove': 'broker',
  '/impact kaarten': 'broker',
  '/impact cards': 'broker',
  '/impact haakjes': 'broker',
  '/impact hooks': 'broker',
  'press content.page': 'broker',
  'press content.wanted': 'broker',
  '/impact leerkaarten': 'broker',
  '/impact learning-cards': 'broker',
  'press own-card.write': 'broker',
  'press own-card.use': 'broker',
  'press own-card.refuse': 'broker',
  'press own-card.withdraw': 'broker',
  'press own-card.show': 'broker',
  // What holds is read by everybody of the organisation; what is given and proposed is a broker's, looked up when it is done.
  'intent policy themes': 'members',
  'thread policy': 'members',
  'thread policy-term': 'broker',
  'thread policy-begun': 'broker',
  // Figures of the ambassadors of one's own organisation, without groups of fewer than five.
  '/impact netwerk': 'broker',
  // Whose figures these are is checked in what they ask: a broker's own organisation, each in a line for who sees to the network.
  'intent network': 'members',
  'thread network': 'members',
  '/impact network': 'broker',
  // Who the brokers of one's own organisation are, asked on; a press that puts one's own question to them; what an ambassador's own messages are about.
  'thread who': 'members',
  'thread pass-on': 'members',
  'thread ambassador-about': 'members',
  // Who may see which figures is checked in what they ask: no group of fewer than five, of others only all together.
  'thread figures': 'members',
  '/impact cijfers': 'members',
  '/impact figures': 'members',
  // What somebody has under way themselves, looked up for them.
  'thread under-way': 'members',
  '/impact loopt': 'members',
  '/impact under-way': 'members',
  // Pledges: everybody's own, looked up at the press; shared with brokers by a press of who made it.
  'intent pledge': 'members',
  'thread pledge': 'members',
  '/impact toezegging': 'members',
  '/impact pledge': 'members',
  '/impact toezeggingen': 'members',
  '/impact pledges': 'members',
  'press pledge.write': 'members',
  'press pledge.done': 'members',
  'press pledge.later': 'members',
  'press pledge.drop': 'members',
  'press pledge.reopen': 'members',
  'press pledge.share': 'members',
  // Privacy: about whoever asks, and everybody has that right, guests too (GDPR, art. 15 and 17).
  'intent own-data': 'everybody',
  'intent language': 'everybody',
  '/impact mijn-gegevens': 'everybody',
  '/impact my-data': 'everybody',
  '/impact privacy': 'everybody',
  'press privacy.download': 'everybody',
  'press privacy.erase': 'everybody',
  'press privacy.platform': 'everybody',
  'press privacy.language': 'everybody',
  // The terms are no secret; they hold for the whole network, so only who reaches the network changes them.
  '/impact bewaren': 'members',
  '/impact retention': 'members',
  'press retention.set': 'network_broker',
};

/** What somebody is: nobody's member (a guest, an external, somebody unknown), or a member with one role or none. */
const ACTORS: readonly { name: string; actor: Actor }[] = [
  { name: 'a guest', actor: { personId: null, organisationId: null, roles: new Set() } },
  ...ROLES.map((role) => ({
    name: role,
    actor: { personId: null, organisationId: 'noord', roles: new Set<Role>(['colleague', role]) },
  })),
];

let database: TestDatabase;
let skills: Skills;

beforeAll(async () => {
  database = await createTestDatabase();
  const logger = createLogger({ level: 'silent' });
  const retriever = await openStoredRetriever(database.prisma, logger);
  const retention = { inboxDays: 7, conversationDays: 30, auditDays: 1826, casesDays: 730 };
  skills = await createSkills(
    { model: null, publicUrl: null, retention },
    { prisma: database.prisma, retriever, logger },
  );
});

afterAll(() => database.drop());

describe('who may do what', () => {
  it('is decided for every action, and for none that is gone', () => {
    expect(
      skills
        .table()
        .map(({ action }) => action)
        .toSorted(),
    ).toEqual(Object.keys(DECISIONS).toSorted());
  });

  it.each(ACTORS)('is what was decided, for $name', ({ actor }) => {
    const allowed = skills.table().filter(({ role }) => mayUse(actor, role));
    const decided = Object.entries(DECISIONS).filter(([, decision]) => isDecidedFor(decision, actor));
    expect(allowed.map(({ action }) => action).toSorted()).toEqual(decided.map(([action]) => action).toSorted());
  });
});

function isDecidedFor(decision: Decision, { roles }: Actor): boolean {
  if (decision === 'everybody') return true;
  if (decision === 'director') return roles.has('director') || roles.has('broker');
  return decision === 'members' ? roles.size > 0 : roles.has(decision);
}

/** Who reads which documents where: d in a direct message, p privately among others, c in a channel, s in a shared one. */
const READS: Readonly<Record<Readable['scope'], Readonly<Record<'own' | 'other' | 'guest', string>>>> = {
  network: { own: 'dpcs', other: 'dpcs', guest: 'dpcs' },
  organisation: { own: 'dpc', other: '', guest: '' },
  direct_only: { own: 'd', other: '', guest: '' },
};

const SETTINGS: Readonly<Record<string, Setting>> = { d: 'direct', p: 'private', c: 'channel', s: 'shared' };
const READERS = { own: 'noord', other: 'zuid', guest: null } as const;

describe('who may read what', () => {
  const cases = Object.entries(READS).flatMap(([scope, readers]) =>
    Object.entries(readers).map(([reader, where]) => ({ scope, reader, where })),
  );

  it.each(cases)('a document of scope $scope, $reader: "$where"', ({ scope, reader, where }) => {
    const organisationId = Object.entries(READERS).find(([name]) => name === reader)?.[1] ?? null;
    const document = {
      scope: scope === 'network' || scope === 'organisation' ? scope : 'direct_only',
      organisationId: 'noord',
    } as const;
    // A role never widens what is read.
    for (const roles of [new Set<Role>(), new Set<Role>(ROLES)]) {
      const actor = { personId: null, organisationId, roles };
      const read = Object.entries(SETTINGS).filter(([, setting]) => mayRead(readerOf(actor, setting), document));
      expect(read.map(([letter]) => letter).join('')).toBe(where);
    }
  });

  it('knows every scope there is', async () => {
    const scopes = await database.prisma.$queryRaw<{ scope: string }[]>`
      SELECT unnest(enum_range(NULL::"Scope"))::text AS scope`;
    expect(scopes.map(({ scope }) => scope).toSorted()).toEqual(Object.keys(READS).toSorted());
  });
});
