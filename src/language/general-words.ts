import type { Language } from '../chat/language.ts';
import { isStopWord, stem } from './words.ts';

/**
 * Words of everyday speech that stand around a subject and are seldom the subject itself: "kun je in gewone taal
 * uitleggen …", "ik ben nieuw hier en hoorde in de lunch …". They are looked for, and count for less.
 */
const GENERAL_WORDS: Record<Language, string> = {
  nl: `aanbieden aankloppen aanpak aanstellen aantal aardig achter afspreken akkoord algemeen allebei artikel baan
    baas bang basis bedienen bedrag beetje begin begrijp begrijpen behoorlijk bekend belangrijk belang bellen belt bepaald
    bericht best beter betalen bezig bijna blijft blijven boek boven brengen brief bron buiten collega collegas concreet
    daarnaast daarvoor denken denk directie draait draaien duidelijk duur    eerste eind einde elkaar erg
    fijn fout gaande gedaan gedraaid gehad gehoord gekozen geldig geldt gelden gemaakt genoeg gesprek gewone gezet goed
    goede groep groot grote halen half handig hard heel heen helemaal help helpen hoe hoog hoge hulp idee informatie ingaan
    intern interview ja jaar jaren kan kant kennen kent keer keuze kiezen klaar klein kleine kleinste kloppen klopt koffie
    krijg krijgen krijgt kwijt laatst laatste lang lange langer later leggen lekker leest leren leven lezen lijken lijkt
    lopen loopt lukt lunch maand maken maakt makkelijk manier meedoen meestal mens mensen merken mis moeilijk moment
    mooi morgen nadat naam namelijk natuurlijk nemen net nieuw nieuwe nodig noemen noemt nooit normaal nummer onderdeel ongeveer
    online onlangs ooit oude over overleg paar pas persoon plaats plan plek praten praktijk precies probleem project
    punt raar reden regelen  rest rol rond rustig samenvatten samenvatting scherp schrijven serieus simpel sinds slim
    snap snappen soms sommige spreken start stellen steeds stond stonden straks stuk stukken stuur sturen taal tegelijk
    tegenwoordig telt terug tijd tijdens tijdje trouwens uiteindelijk vallen vandaag vanmiddag vast vastleggen vergadering
    vergeten verder verschil verschillende verschilt verteld vinden vindt vond voordat voorbeeld voorbeelden voorjaar
    vooral vorig vorige vraagt vroeg vroeger week  weg weinig werk werken werkt werkte wijze woensdag maandag dinsdag
    donderdag vrijdag zaterdag zondag woont zaak zaken zeker ziet zien zoek zoeken zoekt zoal zomaar zorgen zwaar
    hoorden gezegd toevallig eerlijk mogelijk momenteel inmiddels stapel kunt tip tips actueel huidige huidig
    rekening netjes ofzo enzo zoiets toegestaan geoorloofd lastig leek club afkorting
    meteen alweer alvast allicht aandacht aangeven aanhouden aankomen aannemen aanpakken aantreffen aanvullen absoluut af afgesproken 
    aftrap afvragen alledaags alleen anderhalf apart automatisch baseren beantwoorden bedacht bedenken bedoelen begonnen
    behalve behandelen beheer bekijken beknopt bemoeien benoemen bepalen bereiken beschikbaar beschouwen beschrijven
    besproken bestemd betreft beurt bevat bevatten bijbehorend bijzonder binnenkort blij blijkbaar blijkt breed  buurman compleet
    daadwerkelijk daarbij daarna daardoor dadelijk degene derde desnoods destijds dichtbij dikwijls dingen direct doel doorgaan
    doorhebben doorgeven dragen drie drukken duiden durf durven eerder eerlijk eerst effe effectief eigen eindelijk enorm enz
    ergens ernaar ervan evenveel exact extra  feitelijk  formeel gaf gang gauw gebeld gebeuren gebeurde gebied gebruikelijk
    gedachte gedeelte gek geheel gehele gekregen geleden gelegen geleid gelijk geloof geloven gemiddeld genoemd gepland geregeld geschikt
    gesteld gevraagd geweten gezien ging gingen goedemorgen grofweg haal haalt handelen handvat handen hang hangt hartelijk herinneren
    hierbij hoef houden  idd ieder iedereen ietwat inderdaad ineens ingezet inleiden innen inzicht jaarlijks jammer jongens juist
    kader kijk kijkt klopte komend komende kop kwam kwamen kwestie laag laatstgenoemde laten leer lees leuk ligt lijst lijstje
    los maakte maal maandelijks maanden   makkelijker   meedenken meegeven meekrijgen mee meenemen melden menig merkt
    middel middenin minder misschien missen moeite morgenochtend na naartoe nagaan namens neem neemt neerzetten net nogal noem noteren nuttig omgaan
    omgang omschrijven omschrijving omtrent ondanks onder onderhand onderscheiden onderscheidt ongeacht ons onszelf onthouden ontstaan ontstond
    oog ooit opgaan opgeschreven opkomen oplossen opletten opmerken oppakken opschrijven opzoeken organiseren overal overkant overleggen 
    pak pakken pakt passen past  plaatsvinden pleiten plus populair prettig prima probeert proberen punten raad raakt raken 
    redelijk reageren  regelt reken richten richting rij roepen  ruim ruimte rustig samengevat schatten scheelt schema schets slechts
     sla slaan slag snapt sommigen soorten spel speelt spelen staan   stelde stelt stop strikt stuks succes
    tegenkomen tekst teveel  thuis toelichten toelichting toepassen toevoegen totaal tussendoor twee tweede type uitgelegd uitleg
    uitschrijven uitvinden uitzoeken  vaak valt vanavond vaste vergelijken vergelijking verhaal verband verklaren vermeld vermelden vernomen
    verschijnen verstaan verstaat verwachten verzin verzoek vervolgens vier vlot voel voldoende volgen volgens volgt volledig voorstellen
    voorkomen voornaam voort vrij vrijwel waarheen waarmee wachten  wandelgangen wanneer week weet weetje werd wereld werkelijk
    werkte wijst wist woord woorden zoektocht zaten zegt zet zetten zeven zichzelf zie zin zit zojuist zorgt zoveel zulke
    bestaan gaande nadenken officieel officiele officiële tegenwoordige recent recente actief doorgaat lijn persoonlijk vakje opletten
    welkom fysiek klus gebruik gebruiken gebruikt bedoeling inhoud doel doelen vinger zelfde dezelfde hetzelfde ander anders
    teamleider teamleiders manager managers stagiair stagiaire stagiairs mevrouw mevrouwen mevr meneer heer dhr griffier
    secretaris secretaresse directeur directeuren chef chefs leidinggevende leidinggevenden collegaatje trainee trainees
    vriend vriendin vrienden buurvrouw zus broer dame dames heren nieuwkomer nieuweling iemand niemand lezer lezers
    spreker sprekers mailing mailings mailtje mailtjes mailde poster posters nieuwsbrief nieuwsbrieven factsheet
    factsheets memo memos notitie notities presentatie presentaties presenteren presenteer spreektekst speech toespraak
    toespraakje praatje praatjes kantine heidag teamdag teamuitje quiz visitekaartje visitekaartjes verjaardag
    verjaardagen kantlijn intranet briefje briefjes blaadje blaadjes papier papieren papiertje papiertjes kladje geeltje
    schrift schriftje notitieboekje aantekening aantekeningen krabbel krabbels folder folders brochure brochures boekje
    boekjes stukje stukjes tekstje tekstjes alinea alineas zinnetje regeltje kopje slide slides sheet powerpoint
    whiteboard prikbord spiekbrief plaatje plaatjes kolom ordner mapje mappen agenda notulen notuleren kwartiertje uurtje
    momentje werkoverleg teamoverleg bijpraten lezing lezingen filmpje filmpjes inwerken ingewerkt inwerkmap lunchpauze
    pauze telefoontje telefoontjes appje appjes appen appte linkedin tweet krant krantje krantenartikel kranten zuchten
    zucht zuchtte riep riepen geroepen beweren beweert beweerde beweerd schermen schermt schermde geschermd opperen
    oppert opperde geopperd twijfelen twijfel twijfelt twijfelde piekeren pieker piekert piekerde snauwt snauwde googelen
    googel googelde gegoogeld googlen mompelen mompelde fluisteren fluisterde zeuren zeurde kletsen kletste babbelen
    lachen lacht lachte gelachen grapje grapjes grap grappen grappig knikken knikt knikte zei zeiden antwoordde
    antwoorden vermoeden vermoed vermoedt vermoedde meende dacht dachten verbazen verbaast verbaasde verbaasd verwarren
    verwart verward verwarrend verwarring begreep begrepen onthield vergat verwarde volhouden volhield hield vol noemde
    noemden luisteren luistert luisterde scrollen scrolde klikken klik klikte discussie discussies discussieren
    gediscussieerd ruzie ruzies meningsverschil oneens eens mening meningen gerucht geruchten roddel roddels gooien gooit
    gooide keek keken zocht zochten getypt schrikken schrok geschrokken hopen hoopte ergeren erger ergert irritant
    vervelend leuker saai saaie stom stomme genant vreemd vreemde merkwaardig boos kwaad bezorgd ongerust zenuwachtig
    nerveus trots teleurgesteld tevreden enthousiast benieuwd nieuwsgierig moe verlegen onzeker gestrest opgelucht
    verrast dom domme geweldig fantastisch uitstekend heerlijk gezellig super top tof waardeloos belachelijk onzin
    flauwekul kletskoek onhandig ingewikkeld vaag vage onduidelijk chaotisch rommelig slordig keurig mooier spannend
    indrukwekkend droog droge taai kort korte krachtig krachtige pakkend pakkende eenvoudig eenvoudige dingetje dingetjes
    gedoe gedoetje verhaaltje klusje klusjes rijtje rijtjes smaak smaken zooi zootje rommel rompslomp bedoening toestand
    spul spullen spulletjes troep boel warboel vaktaal jargon modewoord modewoorden containerbegrip kreet kreten woordje
    woordjes lettertjes letters letter hokje hokjes diploma diplomas raadsel raadsels puzzel ezelsbruggetje vuistregel
    rondje lijstjes iets niets nergens nou joh he eh uh oke hoi hallo dag groet groetjes groeten bedankt dankjewel
    alsjeblieft aub svp excuus eigenlijk overigens sowieso stiekem toch immers ietsje tikje tikkeltje poosje tijdlang
    tijdstip eeuwig gisteren gisteravond eergisteren overmorgen vanochtend vannacht vanmorgen zonet daarnet plotseling
    plots intussen ondertussen tussentijds nadien voorheen ochtend ochtenden middag middagen avond avonden nacht weekend
    dagen minuutje minuten ogenblik najaar zomer winter herfst januari februari maart april juni juli augustus september
    oktober november december zn mn tov ivm mbt bijv mss nvt vlgs nov okt jan feb mrt apr jun jul aug sep sept dec dmv
    tgv ipv oa resp mi tzt asap fyi ih obv agv tbv mvg gr ff wnr zgn ong bootje bootjes fiets fietsen fietsje
    koffieautomaat koffiemachine koffietje thee trap trappen lift liften balie deur deuren deurtje hoek hoekje pen pennen
    potlood mouw doosje klok hoofd ding roepen snauwen mopperen mopperde evt idd baas klus verhaal dagje weekje flyer
    flyers`,
  en: `able actually agree ago almost already always amount another anyone apply around article ask back basic basics
    become began begin believe best better big bit book both brief call came case cases change chat check clear close
    colleague colleagues come comes compared consider correct cover covers current currently day days deal describe
    description detail details different difference difficult does done early easy else end enough even ever every example
    examples fact far few find first found full general gave go goes going good got great group hard heard heart help held
    hi high idea important information inside interview involved  joined keep kind last late lately later latest learn
    least left less let likely line list little live long look looking lot lunch made main make makes making many matter
    mention mentioned meeting minimum month months name named need needs new news next nobody normal number often old once
    one ones open order others over own page part parts people person perhaps place plain plan point possible probably
    problem purpose put question questions quick quickly quite read reason recent recently role run running same saw see
    seems send set several share short show simple simply since somebody someone sort start started still stop sure take
    taken takes talk tell term terms things think time times today together told took total try turn type understand
    allowed permitted abbreviation club layman anyways
    accord accurate actual add afterwards agreed aim allow along although amongst anybody anyhow anything anyway appear appears arrange
    aside aspect attention aware basically bear bring brings broad bunch bye careful carry certain chance choose clarify clearly comment
    common complete completely concern consist contain contains continue curious currently  decent define degree depend
    details directly discuss easily easy effect else  entire entirely equal especially essentially eventually everybody everyone everything exact
    expect express extra feel felt figure fill fine follow following form format forward four front fully gather given handle happen
    happened happens having heads hear hold hope however idea imagine indeed instance instead interest interested item  
    kept knew known lead learned leave length  level listed located  major manage manner matters maybe  middle
    mind minute mostly  near nearly necessary neither nice none normally note nothing notice obviously occur    ok okay
    opinion ordinary original otherwise pass past pick plus possibly practice precise precisely present pretty previous properly provide purely pull
    rather reach regard regarding regular related relation remember  require rest  right roughly round seem
    seems seen sense sentence separate serve seven simple single situation six something sometimes somewhat somewhere spend
    stand stands state stay   story straight strictly stuff subject suggest summary suppose supposed surely  ten thanks
    three throughout topic towards  true two typical unless useful various view  walk wanted weeks whatever whenever whichever
    whoever wise within without world worth wondering
    until use used using usually version wait want wants way week weeks went whether whole wonder word words work working
    works write wrong year years yet
    boss bosses trainee trainees secretary receptionist chief teammate teammates coworker coworkers newcomer madam mister
    mr mrs ms guy guys fellow friend friends wife husband reader readers mailing mailings poster posters newsletter
    newsletters factsheet factsheets memo memos notebook slide slides deck powerpoint speech speeches canteen cafeteria
    offsite quiz quizzes birthday birthdays margin margins intranet leaflet leaflets flyer flyers brochure brochures
    paragraph paragraphs sheet sheets paper papers draft drafts scribble scribbles scribbled whiteboard picture pictures
    folder folders agenda newspaper newspapers headline headlines rumour rumours rumors gossip hallway tea coffee coffees
    sigh sighs sighed shout shouts shouted doubt doubts doubted worry worries worried google googled googling mumble
    mumbled whisper whispered laugh laughed laughing joke jokes joked joking nod nodded said says saying answer answers
    answered replied reply guess guesses guessed guessing thought assume assumed suspect suspected argue argues argued
    argument arguments disagree disagreed explain explained explains explaining forget forgot forgotten confuse confused
    confuses confusing overhear overheard listened listening browse browsed click clicked afraid angry annoyed annoying
    nervous anxious proud happy glad sad disappointed excited tired bored boring embarrassed surprised surprising puzzled
    unsure stupid silly clever weird strange odd funny awesome amazing excellent terrible ridiculous nonsense rubbish
    vague tricky complicated unclear handy fancy concise mess fuss hassle thingy buzzwords jargon diploma diplomas well
    kinda sorta dunno yeah hmm uh oh hey hello dear please pls plz sorry honestly frankly literally apparently supposedly
    yesterday tomorrow tonight morning mornings afternoon night weekend weekends moment moments while meanwhile suddenly
    soon sooner previously nowadays autumn summer winter monday tuesday wednesday thursday friday saturday sunday january
    february april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    eg ie fyi asap imo thx approx esp bike bikes bicycle boat boats stairs lift door doors pen pens hands`,
};

/** The words of everyday speech, as they are written. */
export function generalWords(language: Language): readonly string[] {
  return GENERAL_WORDS[language].split(/\s+/);
}

/** Made for the first text in a language. */
const stems: Partial<Record<Language, ReadonlySet<string>>> = {};
const written: Partial<Record<Language, ReadonlySet<string>>> = {};

function stemsOf(language: Language): Set<string> {
  return new Set(generalWords(language).map((word) => stem(word, language)));
}

export function isGeneralWord(word: string, language: Language): boolean {
  stems[language] ??= stemsOf(language);
  return stems[language].has(stem(word, language));
}

/** Whether a word is seldom a subject: it only joins others, or is one of everyday speech. */
export function isEverydayWord(word: string, language: Language): boolean {
  return isStopWord(word, language) || isGeneralWord(word, language);
}

/** The same of a word as it is written: a name may have the stem of one ("Bas", "baas"). */
export function isWrittenEveryday(word: string, language: Language): boolean {
  written[language] ??= new Set(generalWords(language));
  return isStopWord(word, language) || written[language].has(word);
}

/** Shorter words tell nothing. */
const SHORTEST_TELLING = 3;

/** Whether a word may tell something of its own. */
export function mayTell(word: string, language: Language): boolean {
  return word.length >= SHORTEST_TELLING && !isEverydayWord(word, language);
}
