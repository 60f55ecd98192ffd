/** What this part of the bot says in Dutch. */
export const nl = {
  themes: {
    onlyBrokers: 'Beleidsthema’s beheert een makelaar van een aangesloten organisatie.',
    onlyMembers: 'Beleidsthema’s zijn van een aangesloten organisatie. Jij hoort daar niet bij.',
    hooksOnto: (term: string) => `Dit past erbij, volgens ${term}:`,
    noSuchTheme: (term: string, names: readonly string[]) =>
      `Dat thema staat niet in ${term}. Deze thema’s wel: ${names.join(', ')}.`,
    readThese: 'Deze thema’s lees ik. Druk op de knop, en vul in hoe het akkoord heet en wanneer het begint.',
    howToLink:
      'Wat bij een thema past, kies je bij het voorstel voor een akkoord, met de knop Wijzig wat erbij past. Typ: /impact beleidsthemas. Is het akkoord al bevestigd? Geef het dan opnieuw.',
    invitation: {
      text: 'Is er een nieuw akkoord? Geef mij de thema’s. Ik stel voor welke haakjes, criteria en kaarten erbij passen.',
      label: 'Geef een nieuw akkoord',
    },
    formTitle: 'Nieuw akkoord',
    formIntro: 'Ik stel bij elk thema voor wat erbij past. Er verandert pas iets als jij het bevestigt.',
    fields: {
      name: 'Hoe heet het akkoord?',
      nameHint: 'Bijvoorbeeld: coalitieakkoord 2027–2031',
      beginsOn: 'Vanaf welke dag geldt het?',
      source: 'Waar staat het? (titel of adres)',
      themes: 'Welke thema’s noemt het?',
      themesHint: 'Elk thema op een eigen regel. Achter een dubbele punt kun je zeggen waar het over gaat.',
    },
    propose: 'Stel koppelingen voor',
    linkTitle: 'Wat past erbij?',
    save: 'Opslaan',
    errors: {
      themes: (most: number) => `Schrijf elk thema op een eigen regel: minstens één, en hooguit ${most}.`,
      begun: 'Er geldt al een akkoord dat op die dag of later begint. Geef het akkoord opnieuw met een latere dag.',
    },
    proposed: 'Dit stel ik voor. Kijk of het klopt, en bevestig het dan.',
    confirmed: 'Bevestigd. Vanaf nu noem ik deze thema’s bij haakjes. Wat er eerder gold, blijft bewaard.',
    current: 'Dit geldt nu:',
    howNext: 'Komt er een nieuw akkoord? Dan blijft dit bewaard.',
    none: 'Ik ken nog geen beleidsthema’s van je organisatie.',
    hooksThere: (names: readonly string[]) =>
      `Wel heb ik haakjes bij deze thema’s: ${names.join(', ')}. Vraag bijvoorbeeld: een haakje voor ${names[0] ?? 'inkoop'}.`,
    below: 'Mijn voorstel staat in ons gesprek.',
    kept: 'Bewaard. Bevestig het als alles klopt.',
    themeOut: (name: string) => `${name} is eruit. Bevestig het als alles klopt.`,
    themesIn: (names: readonly string[]) =>
      `${names.join(', ')} ${names.length === 1 ? 'staat' : 'staan'} er nu bij. Bevestig het als alles klopt.`,
    tooMany: (most: number) => `Er passen hooguit ${most} thema’s in. Haal er eerst een uit.`,
    howToChange:
      'Wat wil je anders? Zeg bijvoorbeeld: haal mobiliteit eruit, ook nog fietsen als thema, of: de kaarten hoeven niet. Of gebruik de knop.',
    pressToConfirm: 'Klopt alles? Druk dan op Bevestig. Pas daarna geldt het.',
    pressToDrop: 'Wil je het hele voorstel niet? Druk dan op Weg ermee.',
    dropped: 'Dit voorstel is weg. Er is niets veranderd.',
    gone: 'Dit voorstel is er niet meer, of het is al bevestigd.',
    nothingLinked: 'Hier heb ik niets bij gevonden.',
    nothingToLink: 'Bij deze thema’s heb ik niets gevonden. Zeg achter het thema waar het over gaat.',
    source: (source: string) => `Bron: ${source}`,
    wouldBegin: (from: string) => `Geldt vanaf ${from}, als je het bevestigt.`,
    since: (from: string) => `Geldt vanaf ${from}.`,
    fromUntil: (from: string, until: string) => `Gold van ${from} tot en met ${until}.`,
    earlier: (name: string, period: string) => `${name}. ${period}`,
    link: {
      hook: (name: string) => `Haakje: ${name}`,
      criterion: (name: string) => `Criterium: ${name}`,
      card: (name: string) => `Kaart: ${name}`,
    },
    buttons: { confirm: 'Bevestig', link: 'Wijzig wat erbij past', drop: 'Weg ermee' },
  },
};
