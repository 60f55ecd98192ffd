import type { nl } from './texts.nl.ts';

/** The same in English. */
export const en: typeof nl = {
  audit: {
    system: 'The system or the operator',
    somebody: 'Somebody whose name I no longer have',
    erasedSelf: 'Somebody had their own data erased, at their own wish.',
    gone: 'somebody who was erased',
    something: 'something that is gone',
    other: (who, whom) => `${who} did something with ${whom}.`,
    did: {
      'role.granted': ({ who, whom, detail }) => `${who} made ${whom} ${detail('role')}.`,
      'role.revoked': ({ who, whom, detail }) => `${who} took the role ${detail('role')} from ${whom}.`,
      'person.exported': ({ who, whom }) => `${who} fetched the data of ${whom}.`,
      'person.erased': ({ who, whom }) => `${who} erased the data of ${whom}.`,
      'person.imported': ({ who, whom }) => `${who} brought in ${whom} from a file.`,
      'identity.linked': ({ who, whom }) => `${who} linked an account to ${whom}.`,
      'identity.kept-apart': ({ who, whom }) => `${who} decided that an account is not of ${whom}.`,
      'people.imported': ({ who, whom, detail }) =>
        `${who} brought in people from a file for ${whom}: ${detail('made')} new, ${detail('changed')} changed.`,
      'people.refreshed': ({ who, whom, detail }) =>
        `${who} read who is in ${whom}: ${detail('new')} new, ${detail('changed')} changed, ${detail('gone')} gone.`,
      'tenant.invited': ({ who, whom, detail }) => `${who} invited ${whom} to connect ${detail('platform')}.`,
      'tenant.connected': ({ who, whom }) => `${who} connected ${whom}.`,
      'tenant.disconnected': ({ who, whom }) => `${who} disconnected ${whom}.`,
      'bot.removed': ({ whom }) => `The bot was removed from a conversation or team in ${whom}.`,
      'retention.changed': ({ who, detail }) =>
        `${who} changed how long something is kept from ${detail('from')} to ${detail('to')} days.`,
      'rule.added': ({ who, whom }) => `${who} added a rule: “${whom}”.`,
      'rule.changed': ({ who, whom }) => `${who} changed a rule: “${whom}”.`,
      'rule.withdrawn': ({ who, whom }) => `${who} switched off a rule: “${whom}”.`,
      'rule.moved': ({ who, whom }) => `${who} gave a rule another place: “${whom}”.`,
      'rule.flagged': ({ who, whom }) => `${who} said that a rule is not right: “${whom}”.`,
      'counter.added': ({ who, whom }) => `${who} added counter ${whom}.`,
      'counter.changed': ({ who, whom }) => `${who} changed the data of counter ${whom}.`,
      'counter.member-added': ({ who, whom }) => `${who} put somebody at counter ${whom}.`,
      'counter.member-removed': ({ who, whom }) => `${who} took somebody away from counter ${whom}.`,
      'visit.approved': ({ who, detail }) => `${who} agreed to site visit ${detail('number')}.`,
      'criteria.target-set': ({ who, detail }) =>
        `${who} set the aim for buying with criteria to ${detail('target')}%.`,
      'visit.opened': ({ who, detail }) => `${who} invited people to site visit ${detail('number')}.`,
      'visit.cancelled': ({ who, detail }) => `${who} called off site visit ${detail('number')}.`,
      'policy.confirmed': ({ who }) => `${who} confirmed the themes of a new agreement.`,
      'ambassador.joined': ({ who }) => `${who} became an ambassador.`,
      'ambassador.stopped': ({ who }) => `${who} stopped being an ambassador.`,
      'broadcast.sent': ({ who, detail }) => `${who} sent message ${detail('number')} to a group.`,
      'broadcast.approved': ({ who, detail }) => `${who} agreed to message ${detail('number')}.`,
      'broadcast.stopped': ({ who, detail }) => `${who} stopped message ${detail('number')}.`,
      'broadcast.corrected': ({ who, detail }) => `${who} corrected message ${detail('number')} with who had it.`,
      'session.announced': ({ who, detail }) => `${who} announced session ${detail('number')}.`,
      'session.moved': ({ who, detail }) => `${who} moved a date of session ${detail('number')}.`,
      'session.cancelled': ({ who, detail }) => `${who} called off session ${detail('number')} (or part of it).`,
      'broadcast.recalled': ({ who, detail }) => `${who} recalled message ${detail('number')}.`,
      'message.read': ({ who }) => `${who} read the words of a message that was not delivered.`,
      'message.resent': ({ who }) => `${who} had a message that was not delivered sent again.`,
    },
  },
};
