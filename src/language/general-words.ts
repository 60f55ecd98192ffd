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
    daarnaast daarvoor denken denk directie draait draaien duidelijk duur duurde duurt duren eerste eind einde elkaar erg
    fijn fout gaande gedaan gedraaid gehad gehoord gekozen geldig geldt gelden gemaakt genoeg gesprek gewone gezet goed
    goede groep groot grote halen half handig hard heel heen helemaal help helpen hoe hoog hoge hulp idee informatie ingaan
    intern interview ja jaar jaren kan kant kennen kent keer keuze kiezen klaar klein kleine kleinste kloppen klopt koffie
    krijg krijgen krijgt kwijt laatst laatste lang lange langer later leggen lekker leest leren leven lezen lijken lijkt
    lopen loopt lukt lunch maand maken maakt makkelijk manier meedoen meestal mens mensen merken mis moeilijk moment
    mooi morgen nadat naam namelijk natuurlijk nemen net nieuw nieuwe nodig noemen noemt nooit normaal nummer onderdeel ongeveer
    online onlangs ooit oude over overleg paar pas persoon plaats plan plek praten praktijk precies probleem project
    punt raar reden regelen regels rest rol rond rustig samenvatten samenvatting scherp schrijven serieus simpel sinds slim
    snap snappen soms sommige spreken start stellen steeds stond stonden straks stuk stukken stuur sturen taal tegelijk
    tegenwoordig telt terug tijd tijdens tijdje trouwens uiteindelijk vallen vandaag vanmiddag vast vastleggen vergadering
    vergeten verder verschil verschillende verschilt verteld vinden vindt vond voordat voorbeeld voorbeelden voorjaar
    vooral vorig vorige vraagt vroeg vroeger week weken weg weinig werk werken werkt werkte wijze woensdag maandag dinsdag
    donderdag vrijdag zaterdag zondag woont zaak zaken zeker ziet zien zoek zoeken zoekt zoal zomaar zorgen zwaar
    hoorden gezegd toevallig eerlijk mogelijk momenteel inmiddels stapel kunt tip tips actueel huidige huidig
    welkom fysiek klus gebruik gebruiken gebruikt bedoeling inhoud doel doelen vinger zelfde dezelfde hetzelfde ander anders`,
  en: `able actually agree ago almost already always amount another anyone apply around article ask back basic basics
    become began begin believe best better big bit book both brief call came case cases change chat check clear close
    colleague colleagues come comes compared consider correct cover covers current currently day days deal describe
    description detail details different difference difficult does done early easy else end enough even ever every example
    examples fact far few find first found full general gave go goes going good got great group hard heard heart help held
    hi high idea important information inside interview involved join joined keep kind last late lately later latest learn
    least left less let likely line list little live long look looking lot lunch made main make makes making many matter
    mention mentioned meeting minimum month months name named need needs new news next nobody normal number often old once
    one ones open order others over own page part parts people person perhaps place plain plan point possible probably
    problem purpose put question questions quick quickly quite read reason recent recently role run running same saw see
    seems send set several share short show simple simply since somebody someone sort start started still stop sure take
    taken takes talk tell term terms things think time times today together told took total try turn type understand
    until use used using usually version wait want wants way week weeks went whether whole wonder word words work working
    works write wrong year years yet`,
};

const stems: Record<Language, ReadonlySet<string>> = { nl: stemsOf('nl'), en: stemsOf('en') };

function stemsOf(language: Language): Set<string> {
  return new Set(GENERAL_WORDS[language].split(/\s+/).map((word) => stem(word, language)));
}

export function isGeneralWord(word: string, language: Language): boolean {
  return stems[language].has(stem(word, language));
}
