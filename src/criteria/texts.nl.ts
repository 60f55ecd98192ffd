const euro = (amount: number) => `€ ${amount.toLocaleString('nl-NL')}`;

/** What this part of the bot says in Dutch. */
export const nl = {
  criteria: {
    euro,
    kinds: {
      eis: 'eis',
      geschiktheidseis: 'geschiktheidseis',
      selectiecriterium: 'selectiecriterium',
      gunningscriterium: 'gunningscriterium',
      contractbepaling: 'contractbepaling',
    },
    levels: { basis: 'basis', significant: 'significant', ambitieus: 'ambitieus' },
    contracts: {
      works: 'een werk',
      supplies: 'een levering',
      services: 'een dienst',
      social: 'een sociale of andere specifieke dienst',
    },
    severities: { stop: 'Stop', warn: 'Let op', hint: 'Kans' },
    range: (min: number, max: number) => `${min} tot ${max}%`,
    weight: (weight: string) => `weging ${weight}`,
    reasons: {
      goal: (theme: string) => `Je noemt ${theme} als doel.`,
      ownRule: (buyer: string, amount: number) => `Social return geldt bij ${buyer} vanaf ${euro(amount)}.`,
      group: (group: string) => `Het is gemaakt voor ${group}.`,
      anyGroup: 'Het past bij elke opdracht.',
      lateStage: 'Dit kan in deze fase nog.',
      noCompetition: 'Er is maar een aanbieder, dus je vraagt het als eis of spreekt het af.',
      kind: {
        eis: 'Als eis geldt het voor elke aanbieder.',
        geschiktheidseis: 'Het gaat over wat een aanbieder moet kunnen.',
        selectiecriterium: 'Er is een ronde vooraf, dus je mag kiezen wie mag inschrijven.',
        gunningscriterium: 'Als gunningscriterium beloont het de beste aanbieding.',
        contractbepaling: 'Als afspraak in het contract telt het bij de uitvoering.',
      },
      level: {
        basis: 'Het is ook voor kleine bedrijven te doen.',
        significant: 'Het gaat een stap verder dan wat gewoon is.',
        ambitieus: 'Het vraagt veel; toets het bij de markt.',
      },
      fitsValue: (amount: number) => `De waarde van ${euro(amount)} is er groot genoeg voor.`,
    },
    notes: {
      vatRemoved: (amount: number) => `Het bedrag was met btw; zonder 21% btw is het ${euro(amount)}.`,
      vatNotSaid: 'Ik ga ervan uit dat het bedrag zonder btw is.',
      highest: (written: string) => `Ik reken met het hoogste bedrag: ${written}.`,
      perYear: (amount: number, years: number, withOptions: boolean) =>
        `${euro(amount)} per jaar, ${years.toLocaleString('nl-NL')} jaar lang${withOptions ? ', met de opties mee' : ''}.`,
      perMonth: (amount: number, years: number, withOptions: boolean) =>
        `${euro(amount)} per maand, ${years.toLocaleString('nl-NL')} jaar lang${withOptions ? ', met de opties mee' : ''}.`,
      perYearOnly: (amount: number) => `${euro(amount)} per jaar; hoe lang het contract duurt, weet ik nog niet.`,
      lotsAdded: (lots: number) => `De waarde van ${lots} percelen bij elkaar.`,
      otherCurrency: (written: string) => `Ik reken alleen in euro en lees “${written}”. Geef het bedrag in euro.`,
      negative: (written: string) => `“${written}” is onder nul. Wat is de waarde van de opdracht?`,
      absurd: (written: string) => `“${written}” kan niet kloppen als waarde. Klopt het aantal nullen?`,
      unknownCpv: (code: string) => `De CPV-code ${code} bestaat niet. Ik kijk naar de woorden.`,
      threshold: (amount: number, contract: string) =>
        `De Europese drempel voor ${contract} is nu ${euro(amount)} zonder btw.`,
      oldThreshold: (amount: number, contract: string, years: readonly number[], year: number) =>
        `De Europese drempel voor ${contract} die ik ken, is van ${years.join(' en ')}: ${euro(amount)} zonder btw. Die van ${year} ken ik niet. Zoek hem op voor je verder gaat.`,
      onlyByAgreement:
        'De opdracht is al op de markt. Nieuwe eisen kunnen niet meer; dit zijn afspraken die je samen kunt maken, zolang ze de opdracht niet wezenlijk veranderen.',
      early: (subject: string) =>
        `Begin met het doel. Zet in de opdracht bijvoorbeeld: “Wij vragen ${subject} die aantoonbaar bijdraagt aan ons doel, en laten de manier waarop aan de markt.”`,
      socialReturn: (buyer: string, amount: number, date: string) =>
        `Social return bij ${buyer}: vanaf ${euro(amount)} zonder btw (bron van ${date}).`,
      socialReturnUndated: (buyer: string, amount: number) =>
        `Social return bij ${buyer}: vanaf ${euro(amount)} zonder btw (bron zonder datum).`,
    },
    basis: 'waarde zoals je die noemt',
    ask: {
      contract: 'Is het een werk (bouwen of aanleggen), een dienst of een levering? Daar hangt de drempel van af.',
      procedure: 'Welke procedure kies je?',
      procedureUnknown: 'Procedure nog niet bekend',
      stage: 'Hoe ver ben je?',
      stageUnknown: 'Fase nog niet bekend',
      group: 'Wat ga je inkopen?',
      value: 'Wat is de waarde over de hele looptijd, met opties, zonder btw?',
      term: 'Hoe lang duurt het contract, met de verlengingen mee?',
      goal: 'Wat moet de opdracht bereiken, buiten het product of de dienst zelf?',
      below: (amount: number) => `Minder dan ${euro(amount)}`,
      above: (amount: number) => `${euro(amount)} of meer`,
      unknown: 'Dat weet ik nog niet',
      tooLight: (procedure: string, value: number, threshold: number) =>
        `Je noemt “${procedure}”, maar de waarde is ${euro(value)}. Vanaf ${euro(threshold)} moet het Europees. Wat klopt?`,
      european: 'Het gaat Europees',
      lower: (threshold: number) => `De waarde is lager dan ${euro(threshold)}`,
      exception: 'Beide kloppen: er is een uitzondering',
      years: (years: number) => `${years} jaar`,
    },
    european: {
      yes: (value: number, contract: string) => `Ja, ${euro(value)} voor ${contract} moet Europees.`,
      no: (value: number, contract: string) => `Nee, ${euro(value)} voor ${contract} hoeft niet Europees.`,
      other: (contract: string, amount: number) => `Voor ${contract} is de drempel ${euro(amount)}.`,
      reckoned:
        'Reken met de hele looptijd, met verlengingen en zonder btw. Bron: Aanbestedingswet 2012, artikel 2.15;',
    },
    none: 'Ik lees hier geen opdracht in. Vertel wat je wilt inkopen, hoe lang en voor hoeveel.',
    checks: {
      'local-preference':
        'Waar een bedrijf zit of waar iets vandaan komt, mag geen eis zijn en geen punten opleveren. Vraag wat je nodig hebt, zoals reactietijd of versheid, of maak percelen die bij kleine bedrijven passen.',
      nationality:
        'Uit welk land een bedrijf komt, mag geen eis zijn en geen punten opleveren. Vraag wat het werk nodig heeft, zoals een taal of een vergunning.',
      'regional-experience':
        'Ervaring in een bepaalde streek sluit anderen uit. Vraag ervaring met vergelijkbaar werk, waar dat ook was.',
      'known-supplier':
        'Wie al voor jullie werkt of werkte, mag geen voorsprong krijgen. Vraag ervaring met vergelijkbaar werk, voor wie dat ook was.',
      'discriminates-people':
        'Dit sluit mensen uit om hun leeftijd, geslacht, geloof of afkomst. Dat mag niet van de regels voor gelijke behandeling. Vraag wat het werk nodig heeft.',
      'brand-without-equivalent':
        'Hier staat een merk of soort zonder “of gelijkwaardig”. Beschrijf wat het product moet kunnen. Kan dat niet, zet er dan “of gelijkwaardig” bij.',
      'product-name':
        'Dit lijkt de naam van een product. Is dat zo, beschrijf dan wat het product moet kunnen, of zet er “of gelijkwaardig” bij.',
      'label-without-equivalent':
        'Een keurmerk of norm staat er zonder “of gelijkwaardig”. Zet het erbij, of noem de eisen achter het keurmerk.',
      'selection-as-award':
        'Ervaring of omvang van het bedrijf zegt niets over de kwaliteit van het aanbod. Maak er een geschiktheidseis van, of vraag naar de mensen die het werk doen.',
      'weights-after-opening':
        'De weging moet vooraf in de stukken staan. Leg haar nu vast en verander haar niet na de opening.',
      'weights-not-100': 'De weging telt niet op tot het geheel. Reken de onderdelen na.',
      'weight-disproportionate':
        'De weging of de last past niet bij de waarde, de duur of het onderwerp. Maak het lichter, of leg uit waarom het nodig is.',
      'social-return-below-threshold':
        'De waarde ligt onder het bedrag waarboven deze opdrachtgever social return vraagt. Laat het weg, of leg uit waarom het hier past.',
      'split-to-avoid-threshold':
        'Een opdracht splitsen om onder de drempel te blijven mag niet. Tel alles bij elkaar; percelen mogen wel, met de waarde van het geheel.',
      'turnover-requirement':
        'Een omzeteis mag alleen met zwaarwegende argumenten in de stukken, en nooit hoger dan drie keer de waarde. Vraag liever een vergelijkbare opdracht.',
      'staff-size':
        'Hoeveel mensen een bedrijf in dienst heeft, zegt niet of het dit werk kan, en sluit kleine bedrijven uit. Vraag wat nodig is voor deze opdracht, zoals hoeveel mensen tegelijk beschikbaar zijn.',
      'references-disproportionate':
        'Dit vraagt meer ervaring dan nodig is. Ga uit van één vergelijkbare opdracht per vaardigheid, tot 60% van de waarde. Vraag minder, of leg uit waarom meer nodig is.',
      'unlimited-liability':
        'Onbeperkte aansprakelijkheid past zelden bij een opdracht. Zet er een grens bij die past bij de waarde en het risico.',
      'price-decides':
        'Zo beslist bijna alleen de prijs. Geef kwaliteit meer gewicht, of leg uit waarom de prijs zo zwaar telt.',
      'lowest-price-unmotivated':
        'Gunnen op alleen de laagste prijs moet je in de stukken motiveren. Kies de beste verhouding tussen prijs en kwaliteit, of schrijf de reden op.',
      'no-link-to-subject':
        'Dit heeft geen verband met de opdracht. Vraag alleen wat bij het product, de dienst of de uitvoering hoort.',
      'no-verification': 'Er staat niet hoe een aanbieder dit bewijst. Noem het bewijs, met “of gelijkwaardig”.',
      'not-objective': 'Dit kan niemand op dezelfde manier toetsen. Noem wat je meet, vanaf wanneer en hoeveel.',
      'reserved-direct-award':
        'Een voorbehouden opdracht is geen rechtstreekse gunning. Laat de bedrijven die eraan voldoen met elkaar meedingen.',
      'outdated-threshold': 'Dit drempelbedrag is oud. Gebruik het bedrag dat nu geldt.',
      'unknown-threshold':
        'Vanaf welk bedrag deze opdrachtgever social return vraagt, weet ik niet. Kijk in het eigen inkoopbeleid.',
      'reserved-contract-possible':
        'Dit werk kun je misschien voorbehouden aan sociale werkplaatsen. Ga eerst na of er genoeg aanbieders zijn.',
      'procedure-too-light':
        'Deze procedure is te licht voor de waarde. Doe het Europees, of schrijf op welke uitzondering van de wet hier geldt.',
      'required-and-awarded':
        'Je geeft hier punten voor iets wat je al eist. Elke aanbieder die mag inschrijven, heeft dat al. Het maakt dus geen verschil. Kies een van de twee, of geef punten voor wat verder gaat dan de eis.',
      'ends-before-beginning': 'Het contract eindigt voor het begint. Kijk de datums na.',
      'reserved-and-open':
        'De opdracht is voorbehouden en toch open voor iedereen. Kies een van de twee, en zet het voorbehoud in de aankondiging.',
      'conflicting-criteria': 'Twee dingen spreken elkaar tegen. Kies wat zwaarder weegt.',
    },
    figures: {
      sum: (sum: number, total: number) => ` (${sum} van ${total})`,
      times: (times: number) => ` (${times.toLocaleString('nl-NL')} keer de waarde)`,
      threshold: (buyer: string, amount: number) => ` (${buyer}: ${euro(amount)})`,
      current: (amount: number) => ` (nu ${euro(amount)})`,
      from: (amount: number) => ` (vanaf ${euro(amount)} moet het Europees)`,
      pair: (one: string, other: string) => ` (“${one}” en “${other}”)`,
    },
    ofLot: (lot: string, said: string) => `Perceel ${lot}: ${said}`,
    outsideScope: 'Hier is het geen verbod, maar wel iets om op te letten. ',
    law: (articles: string) => `Aanbestedingswet 2012, artikel ${articles}`,
    themes: 'Thema',
    kind: 'Soort',
    level: 'Niveau',
    verification: 'Bewijs',
    proportionality: 'Verhouding',
    why: 'Waarom',
    source: 'Bron',
    nothingFound:
      'Ik keek naar merken, keurmerken, land en plaats, ervaring en grootte van het bedrijf, omzet, prijs, weging, bewijs en vage woorden, en vond niets. Dat zegt niet dat alles mag: laat het ook lezen door een inkoper of jurist.',
  },
};
