import { describe, expect, it } from 'vitest';
import { readTopicWords } from './topic-book.ts';
import { recogniseTopics } from './topics.ts';

const book = await readTopicWords();

function topicsOf(text: string): string[] {
  return recogniseTopics(book, text).map(({ id }) => id);
}

describe('recogniseTopics', () => {
  it.each([
    ['starten', 'een vrouw uit Zwolle wil een eigen cateringbedrijf opstarten'],
    ['starten', "hij gaat zich inschrijven als zzp'er en weet niet wat er allemaal moet (Almelo)"],
    [
      'starten',
      'Een jonge moeder uit Borne heeft een idee voor een babyspullenverhuur en wil weten hoe je een bedrijf begint',
    ],
    [
      'starten',
      'Uitkeringsgerechtigde uit Hengelo droomt van een eigen snackbar, kan hij ergens startersadvies krijgen?',
    ],
    ['starten', 'Man uit Raalte is net gestart met een klusbedrijf en heeft honderd vragen'],
    ['starten', 'Ze willen in Kampen een buurtrestaurant openen'],
    ['starten', 'Iemand in Losser wil van haar hobby haar beroep maken, waar kan ze beginnen'],
    ['starten', 'ondernemer in de dop uit Wierden, wil een sociaal café oprichten'],
    ['starten', 'He wants to become self-employed in Enschede'],
    ['starten', 'Nieuwkomer uit Oldenzaal wil een kapperszaak beginnen'],
    ['businessmodel', 'Stichting uit Zwolle draait op fondsen en wil minder afhankelijk worden van subsidies'],
    [
      'businessmodel',
      'Een sociale onderneming uit Enschede maakt al drie jaar verlies en zoekt begeleiding om winst te maken',
    ],
    ['businessmodel', 'Ondernemer uit Raalte zoekt hulp bij het schrijven van een ondernemersplan'],
    ['businessmodel', 'De eigenares van een leerwerkrestaurant in Deventer zoekt een mentor'],
    ['businessmodel', 'Theatermaker uit Almelo wil leren ondernemen, is er een cursus?'],
    ['businessmodel', 'A social enterprise in Zwolle needs coaching on its business model'],
    ['financiering', 'Ondernemer uit Enschede komt geld tekort om te investeren in machines'],
    ['financiering', 'Bakker uit Hengelo wil 25.000 euro lenen voor een nieuwe oven'],
    ['financiering', 'een duurzame kledingmaker uit Kampen is op zoek naar een financier'],
    ['financiering', 'Ondernemer in Deventer heeft startkapitaal nodig'],
    ['financiering', 'bedrijf uit Ommen wil groeien maar krijgt bij de bank geen voet aan de grond'],
    ['financiering', 'Startup in Zwolle zoekt aandeelhouders'],
    ['financiering', 'Entrepreneur in Raalte is looking for investors'],
    ['bijstand_schulden', 'Schilder uit Zwolle heeft een belastingschuld en komt er niet meer uit'],
    ['bijstand_schulden', 'ondernemer uit Almelo dreigt failliet te gaan'],
    ['bijstand_schulden', 'Eenpitter uit Borne is ziek en heeft geen inkomsten'],
    ['bijstand_schulden', 'De marktkoopman uit Hardenberg kan de rekeningen niet meer betalen'],
    ['bijstand_schulden', 'zelfstandige in Kampen zit financieel aan de grond'],
    ['bijstand_schulden', 'Kapster uit Deventer wil stoppen met haar zaak vanwege schulden'],
    ['bijstand_schulden', "Man uit Rijssen vraagt of hij als zzp'er een aanvulling op zijn inkomen kan krijgen"],
    ['bijstand_schulden', 'taxichauffeur, eigen bedrijf, Enschede, deurwaarder aan de deur'],
    [
      'subsidie_gemeente',
      'Ondernemer uit Raalte vraagt of er een vergoeding is voor het opknappen van zijn winkelpand',
    ],
    ['subsidie_gemeente', 'Is er in Almelo een regeling voor leegstaande winkels? Een ondernemer vroeg dat'],
    ['subsidie_gemeente', 'Buurtwinkel uit Enschede wil subsidie van de gemeente voor leerplekken'],
    ['subsidie_gemeente', 'Kan een sociale onderneming uit Zwolle ergens subsidie krijgen?'],
    ['subsidie_provincie', 'Onderneemster uit Ommen wil weten hoe ver de provincie is met haar subsidieaanvraag'],
    [
      'subsidie_provincie',
      'Een landgoed bij Dalfsen heeft van de provincie een beschikking gekregen en snapt er niks van',
    ],
    ['subsidie_provincie', 'De stichting uit Hengelo moet een eindverantwoording indienen bij de provincie'],
    ['subsidie_provincie', 'ondernemer in Kampen wil in beroep tegen het besluit van de provincie over zijn subsidie'],
    [
      'subsidie_provincie',
      'Welke provinciale regeling past bij een circulaire startup uit Enschede? De oprichter heeft er een op het oog en wil aanvragen',
    ],
    ['subsidie_rijk', 'Een bedrijf uit Almelo wil WBSO aanvragen'],
    ['subsidie_rijk', 'Ondernemer uit Hardenberg heeft gehoord van een MIT haalbaarheidssubsidie'],
    ['subsidie_rijk', 'Transporteur uit Staphorst vraagt naar de subsidie voor elektrische vrachtwagens van RVO'],
    ['subsidie_rijk', 'Europees geld voor een project van een ondernemer uit Losser, wie weet de weg?'],
    ['vergunning_gewoon', 'Eigenaar van een ijskraam in Giethoorn wil een standplaats'],
    ['vergunning_gewoon', 'Een yogaschool uit Zwolle wil in een woonhuis lesgeven, mag dat van het omgevingsplan?'],
    ['vergunning_gewoon', 'Ondernemer in Goor wil zijn winkel ombouwen tot appartement'],
    ['vergunning_gewoon', 'Mag een bakker in Almelo zomaar een bord op de stoep zetten?'],
    ['vergunning_gewoon', 'Kroeg uit Enschede wil langer open en vraagt of daar ontheffing voor nodig is'],
    ['vergunning_gewoon', 'Een boer uit Raalte wil een boerderijwinkel in zijn stal, past dat in het bestemmingsplan?'],
    ['vergunning_gewoon', 'foodtruckhouder uit Deventer wil op de markt staan, welke vergunning?'],
    ['vergunning_gewoon', 'Restaurant in Kampen wil alcohol schenken'],
    ['vergunning_gewoon', 'Ondernemer uit Ommen wil een tiny house verhuren bij zijn camping, moet hij dat melden?'],
    ['vergunning_gewoon', 'A café owner in Zwolle wants to put tables on the pavement'],
    ['vergunning_complex', 'Een vuurwerkopslag in Almelo valt onder de Brzo regels en wil uitbreiden'],
    ['vergunning_complex', 'Fabriek uit Hengelo met een IPPC-installatie vraagt om een wijziging van de vergunning'],
    ['vergunning_complex', 'Tuinbouwbedrijf in Kampen wil water uit de grond halen, 200.000 m3 per jaar grondwater'],
    ['vergunning_complex', 'Een geitenhouder uit Dalfsen vraagt hoe het zit met zijn stikstofruimte'],
    ['vergunning_complex', 'Biovergister in Hardenberg moet een provinciale omgevingsvergunning hebben'],
    ['locatie', 'Ondernemer uit Zwolle moet zijn werkplaats uit en heeft met spoed iets anders nodig'],
    ['locatie', 'fietskoerier uit Enschede zoekt ruimte voor 10 bakfietsen'],
    ['locatie', 'Ze zoeken in Deventer een betaalbare plek voor een repaircafé'],
    ['locatie', 'Een beginnende keramiste uit Almelo wil een ateliertje huren'],
    ['locatie', 'Groeiend bedrijf in Rijssen zoekt grond op een bedrijventerrein'],
    ['locatie', 'Voedselcoöperatie uit Raalte vraagt of er nog een leegstaand schoolgebouw is'],
    ['locatie', 'A company from Hengelo needs a bigger warehouse'],
    ['inclusief_werkgeven', 'Loodgieter uit Almelo wil een jongen van het praktijkonderwijs een baan geven'],
    ['inclusief_werkgeven', 'Hoveniersbedrijf in Zwolle zoekt personeel en wil statushouders een kans geven'],
    ['inclusief_werkgeven', 'Restaurant uit Kampen wil mensen uit de Wajong laten werken'],
    [
      'inclusief_werkgeven',
      'Een bedrijf in Steenwijk wil weten welke vergoeding je krijgt als je iemand met een beperking aanneemt',
    ],
    ['inclusief_werkgeven', 'werkgever uit Enschede vraagt naar de no-riskpolis'],
    ['inclusief_werkgeven', 'A farm near Ommen would like to employ people with a distance to the labour market'],
    ['keurmerk', 'Timmerbedrijf uit Zwolle wil op de prestatieladder'],
    ['keurmerk', 'Koffiebrander uit Enschede wil een B Corp worden'],
    ['keurmerk', 'Ondernemer uit Ommen wil in het register van de Code Sociale Ondernemingen'],
    ['keurmerk', 'sociale onderneming in Almelo wil een erkenning of certificaat als sociaal bedrijf'],
    ['social_return', 'Wegenbouwer uit Hardenberg moet 2% van de loonsom aan social return besteden'],
    ['social_return', 'Adviesbureau uit Zwolle heeft een SROI-paragraaf in het contract en zoekt hulp'],
    ['social_return', 'Hoe kan een bouwbedrijf uit Raalte aan zijn social return voldoen? De directeur belde'],
    [
      'launching_customer',
      'Ondernemer uit Deventer heeft een slimme afvalbak en zoekt een gemeente die hem als eerste wil uitproberen',
    ],
    ['launching_customer', 'Techbedrijf in Almelo zoekt een overheid voor een proefproject met sensoren'],
    ['leveren_aan_overheid', 'Drukker uit Raalte wil weten hoe hij op de groslijst van de gemeente komt'],
    ['leveren_aan_overheid', 'Een lunchroom in Zwolle wil vergaderlunches verzorgen voor de gemeente'],
    ['leveren_aan_overheid', 'Bedrijf uit Ommen wil meedoen met aanbestedingen maar snapt het systeem niet'],
    ['leveren_aan_overheid', 'Sociale wasserij uit Enschede vraagt hoe ze opdrachten van de gemeente kan krijgen'],
    ['impactmeting', 'Stadslandbouwproject uit Zwolle wil zijn maatschappelijke waarde in cijfers laten zien'],
    ['impactmeting', 'Ondernemer uit Almelo wil weten wat zijn sociale impact is en hoe je die meet'],
    ['rechtsvorm', 'Ondernemer uit Kampen vraagt of zijn eenmanszaak een bv moet worden'],
    ['rechtsvorm', 'Buurtinitiatief in Enschede wil een coöperatie beginnen en zoekt uitleg over statuten'],
    ['rechtsvorm', 'is een bvm iets voor een bedrijf uit Hengelo? de eigenaar vroeg ernaar'],
    ['circulair', 'Een kledingmerk uit Almelo wil van oude jeans nieuwe stof maken en zoekt kennis over recycling'],
    ['circulair', 'Timmerman uit Zwolle vraagt waar hij gebruikt hout kan krijgen'],
    ['circulair', 'cateraar uit Enschede wil iets doen met voedselverspilling'],
    ['circulair', 'Fabrikant uit Deventer wil zijn verpakkingen hergebruiken'],
    ['duurzaamheid_energie', 'Bakker uit Ommen heeft te weinig stroom voor zijn ovens, het net zit vol'],
    ['duurzaamheid_energie', 'Sportschool in Zwolle wil energie besparen en zoekt advies'],
    ['duurzaamheid_energie', 'winkelier uit Hengelo wil zijn pand verduurzamen'],
    ['duurzaamheid_energie', 'Camping uit Ommen wil laadpalen plaatsen'],
    ['duurzaamheid_energie', 'Bedrijf in Raalte wil van het aardgas af'],
    ['innovatie', 'Ondernemer uit Enschede heeft een uitvinding en wil die laten testen'],
    ['innovatie', 'Maakbedrijf uit Hengelo wil samenwerken met de UT aan een nieuw materiaal'],
    ['innovatie', 'Startup uit Zwolle wil een nieuw product ontwikkelen met het Windesheim'],
    ['netwerk', 'Ondernemer uit Zwolle voelt zich alleen en zoekt collega-ondernemers met een missie'],
    ['netwerk', 'Duurzame startup in Deventer wil lid worden van een netwerk voor impactondernemers'],
    ['netwerk', 'Waar kan een sociaal ondernemer uit Kampen gelijkgestemden ontmoeten? ze vroeg het gisteren'],
    ['doorverwijzing', 'Ondernemer uit Almelo weet niet meer waar hij met zijn vraag naartoe moet'],
    ['doorverwijzing', 'Ondernemer uit Raalte heeft een vraag, bij wie moet hij zijn?'],
    ['doorverwijzing', 'Kan iemand een ondernemer uit Zwolle terugbellen? Hij is al vier keer doorverbonden'],
    [
      'starten',
      'Goedemorgen, Ahmed uit Hengelo heeft een verblijfsvergunning gekregen en wil een kapperszaak. Hij weet niet hoe dat moet in Nederland.',
    ],
    ['starten', 'Mijn nichtje uit Almelo bakt taarten en wil dat officieel gaan doen. Waar kan ze advies krijgen?'],
    ['starten', 'Ondernemer in spé uit Raalte, heeft net ontslag genomen, wil een voedselbos met lunchroom'],
    ['starten', 'Wat moet een vrouw uit Borne allemaal regelen voordat ze haar webwinkel mag openen? Ze vroeg het me.'],
    ['starten', 'Vluchteling uit Eritrea, woont in Losser, wil schoonmaakbedrijf'],
    ['starten', 'Een zij-instromer uit Kampen wil naast haar baan als freelancer beginnen'],
    ['starten', 'A newcomer living in Hardenberg hopes to run her own tailor shop one day'],
    [
      'businessmodel',
      'Sociale onderneming uit Oldenzaal: prachtig werk maar kan het hoofd financieel niet boven water houden zonder fondsen, wil een levensvatbaar plan',
    ],
    ['businessmodel', 'De oprichtster van een zorgtuin in Rijssen wil weten of haar plan haalbaar is'],
    ['businessmodel', 'Weverij in Enschede heeft hulp nodig met het maken van een begroting en businessplan'],
    ['businessmodel', 'Can someone review the business plan of a social baker from Almelo?'],
    ['financiering', 'Voor de aankoop van twee elektrische bussen zoekt een taxibedrijf uit Ommen geld'],
    [
      'financiering',
      'Kaasmakerij in Raalte kan de verbouwing niet betalen en wil weten of er leningen zijn voor sociale ondernemers',
    ],
    [
      'bijstand_schulden',
      'Een alleenstaande moeder met een nagelstudio in Zwolle kan haar gezin niet meer onderhouden',
    ],
    ['bijstand_schulden', 'horecaondernemer in Enschede heeft coronaschulden'],
    [
      'bijstand_schulden',
      'Er belde iemand uit Steenwijk: ziek geworden, geen verzekering, zaak ligt stil. Is daar iets voor?',
    ],
    ['bijstand_schulden', 'Fotograaf uit Hengelo houdt onder bijstandsniveau over'],
    ['bijstand_schulden', 'self-employed carpenter from Raalte, no work, no savings'],
    [
      'subsidie_gemeente',
      'Weet jij of de gemeente Oldenzaal een subsidie heeft voor buurtinitiatieven? Een sociaal ondernemer vroeg het',
    ],
    ['subsidie_gemeente', 'een theatergroep uit Zwartsluis zoekt subsidie'],
    [
      'subsidie_provincie',
      'Museumboerderij in Giethoorn heeft bij de provincie een aanvraag ingediend en wil de status weten',
    ],
    [
      'subsidie_provincie',
      'Bestuurder uit Deventer krijgt het formulier van het provinciale subsidieloket niet verstuurd',
    ],
    ['vergunning_gewoon', 'In Nijverdal wil een pizzeria bezorgscooters op de stoep parkeren'],
    ['vergunning_gewoon', 'Mag een atelier aan huis in Wierden? de kunstenares vroeg of de gemeente dat goedvindt'],
    ['vergunning_gewoon', 'Hotel in Ootmarsum wil een schuur slopen en er kamers bouwen'],
    [
      'vergunning_gewoon',
      'De eigenaar van een buitenschoolse opvang in Borne moet iets regelen met brandveiligheid en de gemeente',
    ],
    ['vergunning_gewoon', 'Dutch-Syrian restaurant in Almelo wants to serve alcohol'],
    ['vergunning_complex', 'Betonfabriek te Kampen: wil uitstoot verhogen, ligt naast een Natura2000 gebied'],
    ['vergunning_complex', 'Een waterflessenbedrijf uit Haaksbergen pompt grondwater op en wil meer'],
    ['locatie', 'Een pop-up winkel in Zwolle zoekt voor drie maanden een leeg winkelpand'],
    ['locatie', 'Zorgboerderij bij Raalte zoekt weiland erbij'],
    ['locatie', 'Kan een muziekschool uit Enschede ergens goedkoop zitten? Hun huur wordt opgezegd'],
    ['locatie', 'Meubelmakers-collectief in Deventer staat per januari op straat, wie weet een plek'],
    ['locatie', 'Someone from Borne is looking for a place to make soap'],
    [
      'inclusief_werkgeven',
      'Bouwmarkt in Ommen heeft vacatures en wil die graag invullen met mensen uit de kaartenbak',
    ],
    [
      'inclusief_werkgeven',
      'Een teler uit Dalfsen wil nieuwkomers inzetten in de kas, hoe regel je dat met een uitkering?',
    ],
    [
      'inclusief_werkgeven',
      'de directeur van een metaalbedrijf (Hardenberg) vraagt of hij compensatie krijgt als zijn werknemer minder productief is door een beperking',
    ],
    ['inclusief_werkgeven', 'Employer in Zwolle asks how to hire people from the target group register'],
    ['keurmerk', 'Een leerwerkbedrijf in Zwolle wil bewijzen dat ze sociaal zijn, is er een keurmerk?'],
    ['social_return', 'Installateur uit Staphorst moet van de woningcorporatie iets met social return doen'],
    [
      'social_return',
      'Een klein architectenbureau uit Hasselt verdient door SROI niks meer aan de klus, mag dat anders?',
    ],
    ['launching_customer', 'startup uit almelo wil haar slimme bankje testen bij een gemeente'],
    ['impactmeting', 'Voedselbank-supermarkt in Almelo wil weten hoeveel verschil ze maken en hoe je dat opschrijft'],
    ['rechtsvorm', 'Kan een BV uit Ommen ook een ANBI worden? vroeg de eigenaar'],
    ['circulair', 'Drukkerij in Zwolle houdt veel papier over en zoekt iemand die er iets mee kan'],
    ['circulair', 'bouwbedrijf uit Raalte wil slooponderdelen opnieuw gebruiken'],
    ['duurzaamheid_energie', 'Bedrijvenpark in Goor wil samen een zonneweide'],
    [
      'innovatie',
      'Een jong bedrijf in Enschede ontwikkelt een sensor voor slechtzienden en zoekt hulp bij de ontwikkeling en onderzoek',
    ],
    ['netwerk', "Hij mist collega's om mee te sparren, runt in zijn eentje een sociale drukkerij in Deventer"],
    [
      'doorverwijzing',
      'Mevrouw in Goor heeft al vijf ambtenaren gesproken over haar winkel, niemand voelt zich verantwoordelijk. Wie kan dit oppakken?',
    ],
  ])('leads with %s in "%s"', (topic, text) => {
    expect(topicsOf(text)[0] ?? book.fallback).toBe(topic);
  });

  it('knows every topic of the book from some sentence', () => {
    const examples = 22;
    expect(book.topics).toHaveLength(examples);
    expect(book.fallback).toBe('doorverwijzing');
  });

  it('gives the questions in a message in order, and after them what only describes', () => {
    const text =
      'Ze maakt meubels van afval met mensen uit de bijstand, zoekt een werkplaats en weet niet of ze een vergunning nodig heeft.';
    const matches = recogniseTopics(book, text);
    expect(matches.map(({ id, asked }) => [id, asked])).toEqual([
      ['locatie', true],
      ['vergunning_gewoon', true],
      ['circulair', false],
      ['inclusief_werkgeven', false],
    ]);
  });

  it.each([
    ['Ze wil een theetuin beginnen, heeft ze een vergunning nodig?', ['vergunning_gewoon', 'starten']],
    ['Zijn subsidieaanvraag bij de provincie is afgewezen', ['subsidie_provincie']],
    ['Hij wil subsidie, maar niet bij de provincie', ['subsidie_gemeente']],
    ['Hij wil iemand aannemen met loonkostensubsidie', ['inclusief_werkgeven']],
    ['De aannemer moet social return invullen bij een aanbesteding', ['social_return']],
  ])('tells neighbouring topics apart in "%s"', (text, topics) => {
    expect(topicsOf(text)).toEqual(topics);
  });

  it('finds nothing in what is about nothing', () => {
    expect(recogniseTopics(book, 'Dank je wel en tot morgen!')).toEqual([]);
  });
});
