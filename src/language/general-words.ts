import type { Language } from '../chat/language.ts';
import { stem } from './words.ts';

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
    welkom fysiek klus gebruik gebruiken gebruikt bedoeling inhoud doel doelen vinger zelfde dezelfde hetzelfde ander anders`,
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
    works write wrong year years yet`,
};

/** The words of everyday speech, as they are written. */
export function generalWords(language: Language): readonly string[] {
  return GENERAL_WORDS[language].split(/\s+/);
}

const stems: Record<Language, ReadonlySet<string>> = { nl: stemsOf('nl'), en: stemsOf('en') };

function stemsOf(language: Language): Set<string> {
  return new Set(generalWords(language).map((word) => stem(word, language)));
}

export function isGeneralWord(word: string, language: Language): boolean {
  return stems[language].has(stem(word, language));
}
