/** What this part of the bot says in Dutch. */
export const nl = {
  installation: {
    offer: {
      title: 'Impactmakelaar koppelen aan jullie Slack',
      text: 'Druk op de knop om verder te gaan naar Slack. Daar kies je de workspace en geef je toestemming. Rond dit binnen tien minuten af, in dit venster.',
      button: 'Verder naar Slack',
    },
    connected: {
      title: 'Gelukt: Slack is gekoppeld',
      text: 'De Impactmakelaar staat nu in jullie Slack. Stuur hem een privébericht, of noem @Impactmakelaar in een kanaal waar je hem hebt uitgenodigd. Je kunt deze pagina sluiten.',
    },
    badInvitation: {
      title: 'Deze link werkt niet meer',
      text: 'De link is al gebruikt, ouder dan 24 uur, of niet compleet. Er is niets gekoppeld. Vraag een nieuwe link aan wie hem je stuurde.',
    },
    badState: {
      title: 'De koppeling is niet afgemaakt',
      text: 'Het duurde langer dan tien minuten, je kwam terug in een andere browser, of deze stap was al gedaan. Open de link uit je uitnodiging opnieuw, en rond alles af in één venster.',
    },
    denied: {
      title: 'Je hebt geen toestemming gegeven',
      text: 'Er is niets gekoppeld. Was het een vergissing? Open dan de link uit je uitnodiging opnieuw.',
    },
    wholeCompany: {
      title: 'Kies één workspace',
      text: 'De app is voor een hele organisatie tegelijk geïnstalleerd. Dat kan hier niet, en er is niets gekoppeld. Open de link uit je uitnodiging opnieuw en kies één workspace.',
    },
    taken: {
      title: 'Deze Slack hoort al bij een andere organisatie',
      text: 'Er is niets veranderd. Klopt dat niet? Vraag het aan wie de Impactmakelaar beheert.',
    },
    refused: {
      title: 'Slack gaf een fout',
      text: 'Er is niets gekoppeld. Open de link uit je uitnodiging over een paar minuten opnieuw.',
    },
    unavailable: {
      title: 'Het lukt nu even niet',
      text: 'Er ging iets mis bij ons. Open de link uit je uitnodiging over een paar minuten opnieuw.',
    },
  },
};
