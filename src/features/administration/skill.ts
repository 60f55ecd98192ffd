import { ephemeral } from '../../chat/call.ts';
import { redrawn } from '../../chat/cards.ts';
import { LANGUAGES } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered, othersReadAlong, told } from '../../chat/saying.ts';
import { type CallAction, callAction, type Outcome, type Skill, type Turn } from '../../chat/skill.ts';
import { AppError } from '../../errors.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { texts } from '../../i18n/texts.ts';
import { auditLines } from '../../people/audit.ts';
import { findMembers, type Member, member, roleHolders } from '../../people/directory.ts';
import { normalisedEmail } from '../../people/email.ts';
import { decidedLink, decideLink, openProposals } from '../../people/link-decisions.ts';
import type { Belongings } from '../../people/profiles.ts';
import { type GrantedRole, grantRole, revokeRole } from '../../people/roles.ts';
import { asksWhoAtCounter, whoWorksAt } from '../../routing/at-counters.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { CHANGE_ROLE, changeRoleSchema, DECIDE_LINK, decideLinkSchema, linkCards } from './actions.ts';
import {
  decidedSentence,
  holdersCard,
  type Led,
  linkCard,
  logCard,
  memberCard,
  nameOf,
  redrawnMember,
  whichMember,
} from './cards.ts';
import { readRoleCommand } from './command.ts';
import { nameOfPerson, roleNews } from './role-news.ts';
import { BROKERS_SUBJECT, WORK_SUBJECT, whoTopic } from './who-topic.ts';

const LOG_LINES = 20;

/** The cases of brokers: they go to another when the role is taken. */
export interface CasesOfBrokers {
  /** The open ones somebody has, and who has them next. */
  ledBy(db: PrismaClient | Transaction, personId: string): Promise<Led>;
  /** Whoever has them is no broker any more. */
  passOn(tx: Transaction, personId: string): Promise<void>;
}

interface AdministrationDeps {
  prisma: PrismaClient;
  gazetteer: Gazetteer;
  cases: CasesOfBrokers;
  /** What goes along when two accounts turn out to be of one person. */
  belongings: Belongings;
}

/** Gives and takes roles, decides who is who, and shows who did what. */
export function createAdministrationSkill(deps: AdministrationDeps): Skill {
  const { prisma } = deps;
  return {
    name: 'administration',
    intents: [
      {
        name: 'brokers',
        role: 'colleague',
        purposes: ['roles'],
        claims: asksWhoAtCounter,
        run: (turn, text) => brokers(deps, turn, text),
      },
    ],
    topics: [whoTopic({ isOfRoles, brokers: (turn, text) => brokers(deps, turn, text) })],
    subcommands: [
      {
        names: ['rol', 'role', 'rollen', 'roles'],
        role: 'administrator',
        run: (turn, text) => role(deps, turn, text),
      },
      { names: ['koppelingen', 'links'], role: 'administrator', run: (turn) => links(prisma, turn) },
      { names: ['logboek', 'log'], role: 'administrator', run: (turn) => log(prisma, turn) },
    ],
    calls: [changeRoleCall(deps), decideLinkCall(deps)],
  };
}

/** Who works at a counter, or who the brokers of one's own organisation are; who may give roles hears how. */
async function brokers(deps: AdministrationDeps, turn: Turn, text: string): Promise<Outcome> {
  const { people } = texts(turn.language);
  const { prisma } = deps;
  const atCounter = isOfRoles(text) ? null : await whoWorksAt(deps, turn, text);
  if (atCounter !== null) return told(turn, atCounter);
  const { organisationId, roles } = turn.actor;
  const holders = organisationId === null ? [] : await roleHolders(prisma, organisationId);
  const names = holders.filter((one) => one.roles.includes('broker')).map((one) => nameOf(one, turn.language));
  const listed = new Intl.ListFormat(turn.language, { type: 'conjunction' }).format(names);
  const who = names.length === 0 ? people.noBroker : people.brokersAre(listed, names.length);
  const about = (subject: string, line: string): Outcome =>
    answered({ language: turn.language, subject, body: [paragraph(line)] });
  if (!isOfRoles(text)) return about(WORK_SUBJECT, `${people.whoElse} ${who}`);
  const how = roles.has('administrator') ? people.howToChange : people.whoGivesRoles;
  return about(BROKERS_SUBJECT, `${who} ${how}`);
}

/** Who has, or gives, a role; not who works on something, which is kept of nobody. */
function isOfRoles(text: string): boolean {
  const said = text.toLowerCase();
  return LANGUAGES.flatMap((language) => {
    const { roles, roleWords } = texts(language).people;
    return [...Object.values(roles), ...roleWords];
  }).some((word) => said.includes(word.toLowerCase()));
}

async function role(deps: AdministrationDeps, turn: Turn, text: string): Promise<Outcome> {
  const { people } = texts(turn.language);
  if (othersReadAlong(turn)) return told(turn, people.onlyInPrivate);
  const { prisma } = deps;
  const command = readRoleCommand(text);
  switch (command.kind) {
    case 'list':
      return answered(holdersCard(await roleHolders(prisma, turn.actor.organisationId), turn.language));
    case 'unknown-role':
      return told(turn, people.unknownRole(command.word, Object.values(people.roles).slice(1).join(', ')));
    case 'show':
    case 'change': {
      const found = await findMembers(prisma, turn.actor.organisationId, command.person);
      const [one, ...others] = found;
      if (!one) return told(turn, notFound(turn, command.person));
      if (others.length > 0) return answered(whichMember(found, turn.language));
      const led = await deps.cases.ledBy(prisma, one.id);
      const card = memberCard(one, turn.actor, turn.language, led);
      if (command.kind === 'show') return answered(card);
      if (isTakenFromWork(command, led.count) && one.roles.includes('broker')) return answered(asksFirst(card));
      return changeByCommand(deps, turn, one, command);
    }
  }
}

function notFound({ language }: Turn, person: string): string {
  const { people } = texts(language);
  const isAddress = person.slice(1).includes('@');
  return isAddress && normalisedEmail(person) === null ? people.notAnAddress(person) : people.notFound(person);
}

/** In a transaction of its own, as the sentence depends on what came of it; a second attempt changes nothing more. */
async function changeByCommand(
  deps: AdministrationDeps,
  turn: Turn,
  one: Member,
  { change, role: changed }: { change: 'grant' | 'revoke'; role: GrantedRole },
): Promise<Outcome> {
  try {
    const { text, messages } = await deps.prisma.$transaction((tx) =>
      changeRole(deps, tx, turn, { one, changed, change }),
    );
    return { ...told(turn, text), messages };
  } catch (error) {
    return told(turn, refusal(error, turn));
  }
}

async function changeRole(
  { cases }: AdministrationDeps,
  tx: Transaction,
  turn: Turn,
  { one, changed, change }: { one: Member; changed: GrantedRole; change: 'grant' | 'revoke' },
): Promise<{ text: string; messages: OutgoingMessage[] }> {
  const { people } = texts(turn.language);
  const act = change === 'grant' ? grantRole : revokeRole;
  const done = await act(tx, { by: turn.actor, personId: one.id, role: changed });
  const name = nameOf(one, turn.language);
  const news =
    done && one.id !== turn.actor.personId ? await roleNews(tx, turn.actor.personId, { one, changed, change }) : [];
  const now = done ? await member(tx, one.id) : null;
  const led = await cases.ledBy(tx, one.id);
  if (done && change === 'revoke' && changed === 'broker') await cases.passOn(tx, one.id);
  const messages = [...news, ...(now ? redrawnMember(now, led) : [])];
  const [yes, no] = change === 'grant' ? [people.given, people.hadAlready] : [people.taken, people.hadNot];
  return { text: (done ? yes : no)(name, people.roles[changed]), messages };
}

/** The sentence for a change that may not be; anything else is a fault and goes on. */
function refusal(error: unknown, turn: Turn): string {
  const { people, conversation } = texts(turn.language);
  const code = error instanceof AppError ? error.code : '';
  if (code === 'role.last-administrator') return people.lastAdministrator;
  if (code === 'role.no-member') return people.noMember;
  if (code === 'role.forbidden' || code === 'link.forbidden') return conversation.forbidden;
  if (code === 'link.not-open') return people.linkDecidedBefore;
  throw error;
}

async function links(prisma: PrismaClient, turn: Turn): Promise<Outcome> {
  const { people } = texts(turn.language);
  if (othersReadAlong(turn)) return told(turn, people.onlyInPrivate);
  const proposals = await openProposals(prisma, turn.actor.organisationId);
  if (proposals.length === 0) return told(turn, people.noLinks);
  return { status: 'answered', replies: proposals.map((proposal) => linkCard(proposal, null, turn.language)) };
}

async function log(prisma: PrismaClient, turn: Turn): Promise<Outcome> {
  if (othersReadAlong(turn)) return told(turn, texts(turn.language).people.onlyInPrivate);
  const { organisationId } = turn.actor;
  const lines =
    organisationId === null
      ? []
      : await auditLines(prisma, { organisationId }, { limit: LOG_LINES, language: turn.language });
  return answered(logCard(lines, turn.language));
}

/** A role with work in it is taken by a press on a card that says how much. */
function isTakenFromWork({ change, role: taken }: { change: 'grant' | 'revoke'; role: GrantedRole }, cases: number) {
  return change === 'revoke' && taken === 'broker' && cases > 0;
}

function asksFirst(card: ReplyDraft): ReplyDraft {
  return { ...card, body: [...card.body, { kind: 'paragraph', text: texts(card.language).people.notTakenYet }] };
}

function changeRoleCall(deps: AdministrationDeps): CallAction {
  return callAction({
    name: CHANGE_ROLE,
    role: 'administrator',
    payload: changeRoleSchema,
    async run(turn, { personId, role: changed, change }, tx) {
      const one = await member(tx, personId);
      if (!one) return ephemeral(turn, texts(turn.language).people.noMember);
      try {
        const { text, messages } = await changeRole(deps, tx, turn, { one, changed, change });
        return { response: ephemeral(turn, text), messages };
      } catch (error) {
        return ephemeral(turn, refusal(error, turn));
      }
    },
  });
}

function decideLinkCall({ belongings }: AdministrationDeps): CallAction {
  return callAction({
    name: DECIDE_LINK,
    role: 'administrator',
    payload: decideLinkSchema,
    async run(turn, { proposalId, decision }, tx) {
      const { people } = texts(turn.language);
      const { personId, organisationId } = turn.actor;
      try {
        const question = await decideLink(tx, belongings, turn.actor, proposalId, decision);
        const decided = { decision, by: await nameOfPerson(tx, personId) };
        return {
          response: ephemeral(turn, decision === 'linked' ? people.linkedNow : people.keptApart),
          messages: redrawn(linkCards(proposalId), (language) => linkCard(question, decided, language)),
        };
      } catch (error) {
        const before = await decidedLink(tx, proposalId, organisationId);
        return ephemeral(turn, before ? decidedSentence(before, turn.language) : refusal(error, turn));
      }
    },
  });
}
