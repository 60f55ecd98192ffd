/** What this part of the bot says in Dutch. */
export const nl = {
  corrections: {
    formTitle: 'Dit begreep ik verkeerd',
    formIntro:
      'Vertel wat het wel was. Hieronder staat wat ik ervan bewaar: zonder namen, nummers en adressen. Haal weg wat er niet in hoort.',
    formFate:
      'De beheerder kijkt of ik hiervan leer. De casus of de vraag zelf verandert niet. Na de bewaartermijn verdwijnt de tekst.',
    text: 'Het bericht',
    what: 'Wat was het?',
    kinds: {
      'no-case': 'Dit was geen casus',
      case: 'Dit was wel een casus',
      'other-topic': 'Dit was een casus, maar over iets anders',
    },
    topic: 'Waar ging het over?',
    topicHint: 'Alleen als het een casus was',
    needsTopic: 'Kies waar het over ging.',
    submit: 'Verbeter',
    open: 'Vul het in',
    openLine: 'Zeg hier wat het bericht wel was.',
    kept: 'Dank je, dit ligt nu bij de beheerder. Als die het goed vindt, leer ik ervan. De casus of de vraag zelf is niet veranderd.',
    decided: 'Over dit bericht is al besloten. Er is niets veranderd.',
    gone: 'Dit bericht is er niet meer, of het is van een andere organisatie. Er is niets bewaard.',
    empty: 'Zet achter het commando het bericht dat ik verkeerd begreep.',
  },
};
