/** What this part of the bot says in Dutch. */
export const nl = {
  platform: {
    names: { slack: 'Slack', teams: 'Teams', terminal: 'de terminal' },
    sources: 'Bronnen',
    openPassage: (n: number) => `Lees bron ${n}`,
    automated: 'Automatisch antwoord. Controleer de bron voordat je iets besluit.',
    useful: 'Nuttig',
    notUseful: 'Niet nuttig',
    possiblyDouble: 'Misschien heb je dit bericht al gekregen. Er ging iets mis bij het versturen.',
    working: 'Ik zoek het voor je op…',
    close: 'Sluit',
    unknownTenant:
      'Deze werkplek is nog niet gekoppeld aan de Impactmakelaar. Vraag je beheerder om de koppeling te maken.',
    unavailable: 'Ik kan nu even niet antwoorden. Probeer het over een paar minuten opnieuw.',
    pressFailed: 'Dat lukte niet. Probeer het opnieuw, of stel je vraag nog een keer.',
    busy: 'Het is nu even te druk. Er is niets gebeurd: druk over een paar tellen nog een keer.',
  },
  forms: {
    missing: 'Vul dit in.',
    tooLong: 'Dit is te lang. Maak het korter.',
    notValid: 'Dit klopt niet. Kijk het nog eens na.',
    failed: 'Dat lukte niet. Wat je invulde staat er nog: probeer het nog eens.',
    done: 'Gedaan.',
    yes: 'Ja',
    cancel: 'Annuleer',
  },
};
