import { newCardName, redrawn } from '../../chat/cards.ts';
import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import type { Actor } from '../../chat/skill.ts';
import { platformLabel, texts } from '../../i18n/texts.ts';
import type { AuditLine } from '../../people/audit.ts';
import { auditSentence } from '../../people/audit-words.ts';
import type { Member } from '../../people/directory.ts';
import type { DecidedLink, LinkDecision, LinkQuestion } from '../../people/link-decisions.ts';
import { GRANTED_ROLES, isGrantedRole, mayChangeRole } from '../../people/roles.ts';
import { CHANGE_ROLE, DECIDE_LINK, linkCards, roleCards } from './actions.ts';

/**
 * One person with their roles, and a button for each change this actor may make.
 *
 * @param led the open cases they have as a broker: whoever takes that role reads it before they do
 */
export function memberCard(member: Member, actor: Actor, language: Language, led: Led): ReplyDraft {
  const { people } = texts(language);
  const held = member.roles.filter(isGrantedRole);
  const where = [member.department, member.organisation].filter((part) => part !== null).join(', ');
  const buttons = GRANTED_ROLES.filter((role) =>
    mayChangeRole(actor, { organisationId: member.organisationId ?? '' }, role),
  ).map((role): Button => {
    const change = held.includes(role) ? 'revoke' : 'grant';
    const label = change === 'grant' ? people.give(people.roles[role]) : people.take(people.roles[role]);
    return { kind: 'action', label, action: CHANGE_ROLE, payload: { personId: member.id, role, change } };
  });
  return {
    language,
    framed: true,
    card: newCardName(roleCards(member.id, actor), language),
    body: [
      { kind: 'heading', text: nameOf(member, language) },
      ...(where === '' ? [] : [paragraph(where)]),
      paragraph(
        held.length === 0 ? people.noRoles : people.hasRoles(held.map((role) => people.roles[role]).join(', ')),
      ),
      ...(held.includes('broker') && led.count > 0
        ? [paragraph(people.hasCases(led.count, nextOf(led, language)))]
        : []),
    ],
    buttons,
  };
}

/** The cases somebody has as a broker. */
export interface Led {
  count: number;
  /** Who has them when they are a broker no more; null: whoever filed each. */
  next: { name: string | null; isOfNetwork: boolean } | null;
}

function nextOf({ next }: Led, language: Language): string | null {
  return next && texts(language).people.brokerNamed(next.name, next.isOfNetwork);
}

/** The same card wherever it stands, as it is now. */
export function redrawnMember(member: Member, led: Led): OutgoingMessage[] {
  const keepers = [['administrator'], ['administrator', 'network_broker']] as const;
  return keepers.flatMap((roles) => {
    const keeper: Actor = { personId: null, organisationId: member.organisationId, roles: new Set(roles) };
    return redrawn(roleCards(member.id, keeper), (language) => memberCard(member, keeper, language, led));
  });
}

export function holdersCard(holders: readonly Member[], language: Language): ReplyDraft {
  const { people } = texts(language);
  const items = holders.map(
    (holder) => `${nameOf(holder, language)}: ${holder.roles.map((role) => people.roles[role]).join(', ')}`,
  );
  return {
    language,
    framed: true,
    body: [
      { kind: 'heading', text: people.holdersTitle },
      ...(items.length === 0 ? [paragraph(people.nobody)] : [{ kind: 'list' as const, items }]),
      paragraph(people.howToChange),
    ],
  };
}

/** Several people have this name: which one is meant is a button away. */
export function whichMember(found: readonly Member[], language: Language): ReplyDraft {
  const { people } = texts(language);
  return {
    language,
    body: [paragraph(people.several)],
    buttons: found.map((one) => ({
      kind: 'say',
      label: [nameOf(one, language), one.department].filter((part) => part !== null).join(', '),
      text: `/impact rol ${one.email ?? one.id}`,
    })),
  };
}

/** A question who is who; once decided, what was decided and by whom, without buttons. */
export function linkCard(question: LinkQuestion, decided: DecidedLink | null, language: Language): ReplyDraft {
  const { people } = texts(language);
  const { identity, person } = question;
  const button = (label: string, decision: LinkDecision): Button => ({
    kind: 'action',
    label,
    action: DECIDE_LINK,
    payload: { proposalId: question.id, decision },
  });
  return {
    language,
    framed: true,
    card: newCardName(linkCards(question.id), language),
    body: [
      { kind: 'heading', text: people.linkTitle },
      paragraph(
        people.linkQuestion(
          `${identity.displayName ?? people.noName} (${platformLabel(identity.platform, language)}, ${identity.email ?? '–'})`,
          `${person.displayName ?? people.noName} (${person.email ?? '–'})`,
        ),
      ),
      paragraph(
        decided
          ? decidedSentence(decided, language)
          : people[question.reason === 'address-reused' ? 'linkAddressReused' : 'linkBothKnown'],
      ),
    ],
    buttons: decided ? [] : [button(people.linkSame, 'linked'), button(people.linkDifferent, 'kept_apart')],
  };
}

export function decidedSentence({ decision, by }: DecidedLink, language: Language): string {
  const { people } = texts(language);
  const who = by ?? people.somebody;
  return decision === 'linked' ? people.linkedBy(who) : people.keptApartBy(who);
}

export function logCard(lines: readonly AuditLine[], language: Language): ReplyDraft {
  const { people } = texts(language);
  const format = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  });
  const items = lines.map((line) => `${format.format(line.at)}: ${auditSentence(line, language)}`);
  return {
    language,
    framed: true,
    body: [
      { kind: 'heading', text: people.logTitle },
      items.length === 0 ? paragraph(people.logEmpty) : { kind: 'list', items },
    ],
  };
}

export function nameOf(member: Pick<Member, 'displayName' | 'email'>, language: Language): string {
  return member.displayName ?? member.email ?? texts(language).people.noName;
}
