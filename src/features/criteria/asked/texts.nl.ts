/** What is said in Dutch of a dossier when it is talked about. */
export const nl = {
  dossierAsked: {
    themes: 'Dit staat erin, per thema:',
    lightest: (n: number, title: string) => `Nummer ${n} vraagt het minst: ${title}.`,
    reserved:
      'Dat kan: dat heet een voorbehouden opdracht. Alleen sociale werkplaatsen mogen dan meedoen, en ondernemingen met als hoofddoel om mensen met een beperking of een achterstand aan werk te helpen. Van hun werknemers hoort ten minste 30% bij die groep. Andere bedrijven mogen niet meedoen. Zet dit vooraf in de stukken en in de aankondiging. Een sociaal doel alleen is niet genoeg. Laat een inkoper of jurist meekijken.',
    lots: {
      intro:
        'In percelen delen mag, en is volgens de wet zelfs het uitgangspunt. Zo krijgen kleine bedrijven meer kans.',
      together: 'De waarde van alle percelen samen bepaalt of je boven de drempel zit: delen verandert daar niets aan.',
    },
    weights: {
      makes: (sum: number) => `De wegingen zijn samen ${sum}%.`,
      none: 'Er is geen gunningscriterium bij. Alleen een gunningscriterium heeft een weging.',
      chosen: 'Dit weegt wat je koos:',
      suggested: 'Je koos nog geen gunningscriterium. Dit wegen de voorstellen:',
      sum: (least: number, most: number) =>
        `Samen: ${least === most ? `${least}%` : `${least} tot ${most}%`}. Wat overblijft tot 100%, is voor prijs en andere kwaliteit.`,
    },
    stillOpen: (number: number) => `Dossier ${number} staat nog open: ga gewoon verder.`,
    share: {
      percentage: (share: number) => `${share.toLocaleString('nl-NL')}%`,
      fact: (percentage: string) => `social return ${percentage}`,
      changed: (now: string, before: string) => `Social return is nu ${now} van de opdrachtsom (eerst ${before}).`,
      law: 'De Aanbestedingswet noemt geen percentage voor social return. Het moet passen bij wat je koopt, en in verhouding zijn.',
      /** As a rule names it, in Dutch: “2% of 5%”. */
      ruled: (percentage: string) => percentage,
      rule: (buyer: string, euros: string, percentage: string, source: string) =>
        `${buyer} vraagt ${percentage}, vanaf ${euros} zonder btw (${source}).`,
      ruleUnknown: (buyer: string, euros: string, source: string) =>
        `${buyer} vraagt social return vanaf ${euros} zonder btw (${source}). Hoeveel procent, staat niet in mijn bronnen: kijk in je inkoopbeleid.`,
      noRule: 'Van jouw organisatie ken ik geen regel voor social return: kijk in je inkoopbeleid.',
      others: (rules: string) => `Ter vergelijking: ${rules}.`,
      how: 'Zeg welk percentage het wordt, dan zet ik het in de tekst: “zet social return op 5%”.',
    },
    framework:
      'Een raamovereenkomst verandert niets aan de criteria. Voor de drempel telt de waarde van alles wat je er in de hele looptijd mee denkt te kopen. Zet in de raamovereenkomst wat voor elke opdracht geldt, en vraag de rest per opdracht.',
    proof: 'Dit is het bewijs:',
    missed: 'Dit geldt als het niet lukt:',
    howMany: {
      below:
        'Onder de drempel kies je zelf hoeveel ondernemers je vraagt, om redenen die je kunt uitleggen. Kijk in het inkoopbeleid van je organisatie vanaf welk bedrag je er meer moet vragen: dat beleid ken ik niet.',
      above: 'Boven de drempel kies je dat niet zelf: dan hoort er een Europese procedure bij.',
      unknown: 'Dat hangt af van de waarde. Wat is de waarde over de hele looptijd, zonder btw?',
    },
    otherKind: {
      why: (n: number, kind: string, why: string) => `Nummer ${n} is een ${kind}. ${why}`,
      added: (title: string, kind: string) =>
        `Als ${kind} is er “${title}”. Dat staat er nu bij als voorstel. Kies het, en haal het andere eruit.`,
      none: (kind: string, n: number) =>
        `Een ${kind} over hetzelfde heb ik niet. Met Wijzig ${n} maak je zelf een tekst.`,
      already: (n: number, kind: string) => `Nummer ${n} is al een ${kind}.`,
      noRoom: (kind: string) => `Een ${kind} past niet bij deze procedure of fase.`,
    },
    noLabel:
      'Ik stel eisen voor, en geen keurmerk: zo mag ook meedoen wie het keurmerk niet heeft. Als bewijs mag een keurmerk wel.',
    label:
      'Een keurmerk eisen mag alleen als het gaat over wat je koopt, en met “of gelijkwaardig” erbij: wie hetzelfde anders kan laten zien, doet ook mee. Gaat het keurmerk ook over andere dingen, noem dan zelf de eisen die bij je opdracht passen.',
    whichOf: (titles: string) => `Bedoel je ${titles}? Noem het nummer.`,
    nearest: (titles: string) => `Het dichtst erbij komt: ${titles}. Bedoel je dat, druk dan op de knop.`,
    inContract: (stayed: string, out: string) =>
      `In het contract: ${stayed === '' ? 'niets' : stayed}.${out === '' ? '' : ` Niet: ${out}.`} Dat staat zo klaar.`,
  },
};
