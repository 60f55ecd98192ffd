/** What this part of the bot says in Dutch. */
export const nl = {
  delivery: {
    replaced: 'Dit bericht is oud. Hieronder staat een nieuwer.',
  },
  undelivered: {
    cut: 'Dit bericht was te lang. Dit is het begin.',
    subject: 'Niet alles wat de Impactmakelaar stuurt, komt aan.',
    tokenRefused: (platform: string, count: number) =>
      `${platform} neemt de sleutel van de Impactmakelaar niet meer aan. Er ${count === 1 ? 'wacht 1 bericht' : `wachten ${count} berichten`}; die gaan vanzelf weg zodra de app daar weer werkt. Installeer de app opnieuw, of vraag het aan wie de Impactmakelaar beheert.`,
    missingScope: (platform: string, scope: string | null, count: number) =>
      `De app in ${platform} mist een recht${scope === null ? '' : `: ${scope}`}. Er ${count === 1 ? 'wacht 1 bericht' : `wachten ${count} berichten`}; die gaan vanzelf weg zodra de app opnieuw is geïnstalleerd.`,
    lookUpSubject: 'De Impactmakelaar ziet niet wie jullie collega’s zijn.',
    lookUpScope: (platform: string, scope: string) =>
      `De app in ${platform} mist een recht: ${scope}. Daardoor kan ik niet nagaan of iemand een collega is, en doe ik voor diegene niet wat alleen voor collega’s is. Installeer de app opnieuw, of vraag het aan wie de Impactmakelaar beheert. Zolang het niet is opgelost, hoor je dit hoogstens een keer per dag.`,
    lookUpRefused: (platform: string) =>
      `${platform} wil mij niet vertellen wie iemand is. Daardoor kan ik niet nagaan of iemand een collega is, en doe ik voor diegene niet wat alleen voor collega’s is. Kijk of de app daar nog mag werken, of vraag het aan wie de Impactmakelaar beheert. Zolang het niet is opgelost, hoor je dit hoogstens een keer per dag.`,
    givenUp: (count: number, reason: string) =>
      `${count === 1 ? '1 bericht is' : `${count} berichten zijn`} niet bezorgd: ${reason}.`,
    unheard: (count: number) =>
      `${count === 1 ? 'Bij 1 bericht' : `Bij ${count} berichten`} kon ik niet verwerken of het aankwam. Een casus kan daardoor een verkeerde stand tonen. In het log staat wat er misging.`,
    reasons: {
      'delivery.blocked': 'de ontvanger, of de plek, neemt geen berichten van mij aan',
      'delivery.not-installed': 'ik sta niet in dat gesprek, of niet meer',
      'delivery.token-refused': 'de sleutel werkte een week lang niet',
      'delivery.missing-scope': 'de app miste een week lang een recht',
      'delivery.rejected': 'het bericht werd geweigerd',
      'delivery.layout-refused': 'het bericht werd geweigerd, ook zonder opmaak',
      'delivery.unavailable': 'er kwam te lang geen antwoord',
      'delivery.uncertain': 'het is niet zeker of het aankwam',
      'delivery.rate-limited': 'het was te lang te druk',
      'delivery.not-connected': 'die omgeving is niet gekoppeld',
    },
    otherReason: 'er ging iets mis',
    whatToDo:
      'Wie de Impactmakelaar beheert, ziet met “impact deliveries list” om welke berichten het gaat, en kan ze opnieuw laten sturen. Van dezelfde soort fout hoor je hoogstens een keer per dag.',
    sayButton: (label: string, text: string) => `${label}: stuur mij “${text}”.`,
    lostButtons: (labels: string) =>
      `De knoppen konden niet mee: ${labels}. Stuur mij “/impact help”, dan lees je hoe het ook kan.`,
  },
};
