/** What a sentence of the log is made of. */
interface AuditFacts {
  who: string;
  whom: string;
  /** Of the details, in words. */
  detail(name: string): string;
}

/** What this part of the bot says in Dutch. */
export const nl = {
  audit: {
    system: 'Het systeem of de technische beheerder',
    somebody: 'Iemand van wie ik de naam niet meer heb',
    erasedSelf: 'Iemand liet de eigen gegevens wissen. Dat was een eigen wens.',
    gone: 'iemand die is gewist',
    something: 'iets dat er niet meer is',
    other: (who: string, whom: string) => `${who} deed iets met ${whom}.`,
    did: {
      'role.granted': ({ who, whom, detail }: AuditFacts) => `${who} gaf ${whom} de rol ${detail('role')}.`,
      'role.revoked': ({ who, whom, detail }: AuditFacts) => `${who} nam de rol ${detail('role')} af van ${whom}.`,
      'person.exported': ({ who, whom }: AuditFacts) => `${who} haalde de gegevens op van ${whom}.`,
      'person.erased': ({ who, whom }: AuditFacts) => `${who} wiste de gegevens van ${whom}.`,
      'person.imported': ({ who, whom }: AuditFacts) => `${who} nam ${whom} over uit een bestand.`,
      'correction.written': ({ who }: AuditFacts) => `${who} zei hoe een bericht wel begrepen moet worden.`,
      'correction.accepted': ({ who }: AuditFacts) => `${who} nam een verbetering over als voorbeeld.`,
      'correction.rejected': ({ who }: AuditFacts) => `${who} nam een verbetering niet over.`,
      'identity.linked': ({ who, whom }: AuditFacts) => `${who} koppelde een account aan ${whom}.`,
      'identity.kept-apart': ({ who, whom }: AuditFacts) => `${who} besloot dat een account niet van ${whom} is.`,
      'people.imported': ({ who, whom, detail }: AuditFacts) =>
        `${who} nam mensen over uit een bestand voor ${whom}: ${detail('made')} nieuw, ${detail('changed')} veranderd.`,
      'people.refreshed': ({ who, whom, detail }: AuditFacts) =>
        `${who} las wie er zijn in ${whom}: ${detail('new')} nieuw, ${detail('changed')} veranderd, ${detail('gone')} weg.`,
      'tenant.invited': ({ who, whom, detail }: AuditFacts) =>
        `${who} nodigde ${whom} uit om ${detail('platform')} te koppelen.`,
      'tenant.connected': ({ who, whom }: AuditFacts) => `${who} koppelde ${whom}.`,
      'tenant.disconnected': ({ who, whom }: AuditFacts) => `${who} ontkoppelde ${whom}.`,
      'bot.removed': ({ whom }: AuditFacts) => `De bot is weggehaald uit een gesprek of team in ${whom}.`,
      'retention.changed': ({ who, detail }: AuditFacts) =>
        `${who} veranderde een bewaartermijn van ${detail('from')} naar ${detail('to')} dagen.`,
      'rule.added': ({ who, whom }: AuditFacts) => `${who} voegde een regel toe: “${whom}”.`,
      'rule.changed': ({ who, whom }: AuditFacts) => `${who} veranderde een regel: “${whom}”.`,
      'rule.withdrawn': ({ who, whom }: AuditFacts) => `${who} zette een regel uit: “${whom}”.`,
      'rule.moved': ({ who, whom }: AuditFacts) => `${who} gaf een regel een andere plaats: “${whom}”.`,
      'rule.flagged': ({ who, whom }: AuditFacts) => `${who} meldde dat een regel niet klopt: “${whom}”.`,
      'counter.added': ({ who, whom }: AuditFacts) => `${who} voegde loket ${whom} toe.`,
      'counter.changed': ({ who, whom }: AuditFacts) => `${who} veranderde de gegevens van loket ${whom}.`,
      'counter.member-added': ({ who, whom }: AuditFacts) => `${who} zette iemand bij loket ${whom}.`,
      'counter.member-removed': ({ who, whom }: AuditFacts) => `${who} haalde iemand weg bij loket ${whom}.`,
      'visit.approved': ({ who, detail }: AuditFacts) => `${who} ging akkoord met werkbezoek ${detail('number')}.`,
      'criteria.target-set': ({ who, detail }: AuditFacts) =>
        detail('target') === '0'
          ? `${who} haalde het doel voor inkoop met criteria weg.`
          : `${who} zette het doel voor inkoop met criteria op ${detail('target')}%.`,
      'visit.opened': ({ who, detail }: AuditFacts) => `${who} nodigde mensen uit voor werkbezoek ${detail('number')}.`,
      'visit.changed': ({ who, detail }: AuditFacts) =>
        `${who} veranderde werkbezoek ${detail('number')} nadat mensen waren uitgenodigd.`,
      'visit.cancelled': ({ who, detail }: AuditFacts) => `${who} zei werkbezoek ${detail('number')} af.`,
      'card.added': ({ who }: AuditFacts) => `${who} gaf ambassadeurs een eigen leerkaart.`,
      'card.removed': ({ who }: AuditFacts) => `${who} haalde een eigen leerkaart weg.`,
      'content.unwanted': ({ who }: AuditFacts) =>
        `${who} liet een meegeleverde kaart of een haakje weg in de eigen organisatie.`,
      'content.wanted': ({ who }: AuditFacts) => `${who} nam een meegeleverde kaart of een haakje weer op.`,
      'hook.added': ({ who }: AuditFacts) => `${who} gaf collega’s een eigen haakje.`,
      'hook.removed': ({ who }: AuditFacts) => `${who} haalde een eigen haakje weg.`,
      'school-holiday.kept': ({ who, detail }: AuditFacts) =>
        `${who} zette een schoolvakantie van regio ${detail('region')} erin.`,
      'school-holiday.removed': ({ who, detail }: AuditFacts) =>
        `${who} haalde een schoolvakantie van regio ${detail('region')} weg.`,
      'policy.confirmed': ({ who }: AuditFacts) => `${who} bevestigde de thema’s van een nieuw akkoord.`,
      'ambassador.joined': ({ who }: AuditFacts) => `${who} werd ambassadeur.`,
      'ambassador.stopped': ({ who }: AuditFacts) => `${who} stopte als ambassadeur.`,
      'broadcast-channel.opened': ({ who }: AuditFacts) => `${who} liet makelaars berichten zetten in een kanaal.`,
      'broadcast-channel.closed': ({ who }: AuditFacts) => `${who} sloot een kanaal voor berichten van makelaars.`,
      'broadcast.sent': ({ who, detail }: AuditFacts) => `${who} verstuurde bericht ${detail('number')} aan een groep.`,
      'broadcast.approved': ({ who, detail }: AuditFacts) => `${who} ging akkoord met bericht ${detail('number')}.`,
      'broadcast.paused': ({ who, detail }: AuditFacts) => `${who} zette bericht ${detail('number')} stil.`,
      'broadcast.resumed': ({ who, detail }: AuditFacts) => `${who} liet bericht ${detail('number')} weer doorgaan.`,
      'broadcast.disapproved': ({ who, detail }: AuditFacts) =>
        `${who} was niet akkoord met bericht ${detail('number')}.`,
      'broadcast.dropped': ({ who, detail }: AuditFacts) => `${who} gooide bericht ${detail('number')} weg.`,
      'broadcast.reminded': ({ who, detail }: AuditFacts) => `${who} liet aan bericht ${detail('number')} herinneren.`,
      'broadcast.stopped': ({ who, detail }: AuditFacts) => `${who} stopte bericht ${detail('number')}.`,
      'broadcast.corrected': ({ who, detail }: AuditFacts) =>
        `${who} verbeterde bericht ${detail('number')} bij wie het al had.`,
      'session.announced': ({ who, detail }: AuditFacts) => `${who} kondigde sessie ${detail('number')} aan.`,
      'session.moved': ({ who, detail }: AuditFacts) => `${who} verzette een datum van sessie ${detail('number')}.`,
      'session.capacity': ({ who, detail }: AuditFacts) =>
        `${who} veranderde hoeveel plekken sessie ${detail('number')} heeft.`,
      'session.edited': ({ who, detail }: AuditFacts) => `${who} veranderde sessie ${detail('number')}.`,
      'session.cancelled': ({ who, detail }: AuditFacts) => `${who} zegde sessie ${detail('number')} (deels) af.`,
      'broadcast.recalled': ({ who, detail }: AuditFacts) => `${who} trok bericht ${detail('number')} terug.`,
      'message.read': ({ who }: AuditFacts) => `${who} las de tekst van een bericht dat niet was bezorgd.`,
      'message.resent': ({ who }: AuditFacts) => `${who} liet een bericht dat niet was bezorgd opnieuw sturen.`,
      'database.backed-up': ({ who }: AuditFacts) => `${who} heeft een reservekopie van alle gegevens gemaakt.`,
      'database.restored': ({ who }: AuditFacts) => `${who} heeft een reservekopie van alle gegevens teruggezet.`,
      'deliveries.released': ({ who }: AuditFacts) =>
        `${who} heeft de berichten laten gaan die wachtten na het terugzetten van een reservekopie.`,
      'deliveries.dropped': ({ who }: AuditFacts) =>
        `${who} heeft de berichten laten vervallen die wachtten na het terugzetten van een reservekopie.`,
    },
  },
};
