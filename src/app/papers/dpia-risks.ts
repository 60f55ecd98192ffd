/** A risk for people, with what the program does about it. How likely and how serious it is, the organisation weighs. */
export interface Risk {
  risk: string;
  cause: string;
  measure: string;
  /** Controls of `bio2-measures.ts` where the measure is shown to be there. */
  controls: readonly string[];
  left: string;
}

/** For points 16 and 17 of the model. */
export const RISKS: readonly Risk[] = [
  {
    risk: 'Iemand leest wat niet voor die persoon is',
    cause: 'Verschillende organisaties gebruiken een installatie; in kanalen lezen anderen mee',
    measure:
      'Wie wat mag lezen staat bij elk document en elke rol. Gasten en mensen van buiten zien alleen wat het hele netwerk mag weten. Eigen gegevens worden alleen in een gesprek met de bot alleen getoond.',
    controls: ['5.15', '8.03'],
    left: 'In een kanaal ziet wie meeleest, ook een gast, het antwoord aan een collega, als het platform niet zegt dat het kanaal gedeeld is.',
  },
  {
    risk: 'Bijzondere of nummergegevens van ondernemers en inwoners komen in de bot',
    cause: 'Medewerkers typen vrij',
    measure:
      'Burgerservicenummers en rekeningnummers worden aan de deur afgedekt, en de medewerker hoort dat. Telefoonnummers en e-mailadressen gaan zonder instemming niet mee naar een loket.',
    controls: ['8.11', '5.14'],
    left: 'Een gezondheidsgegeven, straatadres of naam in vrije tekst herkent het programma niet altijd.',
  },
  {
    risk: 'Gegevens blijven langer dan nodig',
    cause: 'Berichten, vragen en casussen stapelen zich op',
    measure: 'Elke nacht verdwijnt wat zijn tijd heeft gehad; per soort ligt vast na hoeveel dagen.',
    controls: ['8.10', '5.33'],
    left: 'Wat in Slack of Teams zelf staat, logbestanden en back-ups.',
  },
  {
    risk: 'Een medewerker voelt zich gevolgd of onder druk gezet',
    cause: 'De bot weet wie wat leerde, toezegde en zag',
    measure:
      'Ambassadeur word je zelf, en je stopt wanneer je wilt. Niemand krijgt meer ongevraagde berichten dan een vast aantal. Cijfers gaan over groepen.',
    controls: ['5.34'],
    left: 'Afspreken dat leidinggevenden dit niet gebruiken om mensen te beoordelen, en de ondernemingsraad vragen.',
  },
  {
    risk: 'Een fout antwoord of verkeerd loket schaadt een ondernemer',
    cause: 'De bot begrijpt iets verkeerd, of een bron klopt niet',
    measure:
      'Antwoorden wijzen naar hun bron. Een mens drukt op de knop, en het loket kan terugsturen. Over elke casus loopt een termijn, zodat niets blijft liggen.',
    controls: ['8.26', '5.29'],
    left: 'Bronnen actueel houden; een bron die iets onwaars zegt wordt geciteerd.',
  },
  {
    risk: 'Een leverancier buiten de EER krijgt gegevens',
    cause: 'Slack, Teams of een taalmodel draait elders',
    measure:
      'Zonder taalmodel werkt alles ook. Naar een taalmodel gaan alleen de vraag en passages die de vrager mag lezen.',
    controls: ['8.12', '8.03'],
    left: 'Contract, land en waarborg van elke leverancier.',
  },
  {
    risk: 'Iemand breekt in of steelt een back-up',
    cause: 'Server, sleutels of back-ups zijn niet goed beschermd',
    measure:
      'Sleutels staan versleuteld in de database, verzoeken van buiten worden gecontroleerd, en in logregels staan geen berichten.',
    controls: ['8.24', '8.05', '8.12'],
    left: 'Een back-up is niet versleuteld: doe dat zelf. De server, de schijf en TLS.',
  },
];
