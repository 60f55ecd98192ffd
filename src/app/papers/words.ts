import type { RetentionKind } from '../../people/retention-terms.ts';
import type { Concerned, LegalGround, Receiver } from '../../store/personal-data.ts';
import type { Facts } from './facts.ts';

/** What the papers call things, in Dutch. */
export const CONCERNED: Readonly<Record<Concerned, string>> = {
  colleague: 'medewerkers',
  guest: 'gasten en mensen van andere organisaties in de chat',
  ambassador: 'ambassadeurs',
  'counter-member': 'medewerkers van loketten',
  entrepreneur: 'ondernemers',
  host: 'wie een werkbezoek ontvangt',
  supplier: 'mensen die in een opdracht worden genoemd',
};

/** The grounds as a proposal, with what would have to be true. */
export const GROUNDS: Readonly<Record<LegalGround, string>> = {
  consent: 'toestemming (AVG art. 6 lid 1 onder a): de persoon kiest er zelf voor en kan altijd stoppen',
  law: 'wettelijke plicht (AVG art. 6 lid 1 onder c)',
  task: 'taak van algemeen belang (AVG art. 6 lid 1 onder e)',
};

export const KINDS: Readonly<Record<RetentionKind, string>> = {
  inbox: 'berichten aan de bot',
  messages: 'berichten van de bot',
  conversations: 'gesprekken en wat daaruit volgt',
  downloads: 'links om iets op te halen',
  audit: 'logboek',
  cases: 'casussen en dossiers',
  ambassadors: 'ambassadeurs',
};

/** Who gets data here, as it is configured. Where their servers are is in a contract, which the program does not know. */
export function receiversOf(receivers: readonly Receiver[], facts: Facts): string[] {
  const chats = facts.platforms.map((platform) => (platform === 'slack' ? 'Slack (Salesforce)' : 'Teams (Microsoft)'));
  const all: Record<Receiver, string[]> = {
    chat: chats.length > 0 ? chats : ['nog geen chat ingesteld'],
    mail: facts.mail ? ['de mailserver van de organisatie'] : [],
    model: facts.model ? [`taalmodel ${facts.model.name} op ${facts.model.host}`] : [],
  };
  return receivers.flatMap((receiver) => all[receiver]);
}
