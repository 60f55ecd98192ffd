/**
 * The turns of phrase by which a message shows whose question it is, for plain text (see `plain`). They say who is
 * spoken of and who has the need, in Dutch and English; what the question is about is in `prisma/seed/topics`.
 */

function anyOf(patterns: readonly string[], flags = ''): RegExp {
  return new RegExp(patterns.join('|'), flags);
}

/** Who has a business, or the business itself; one, not many. */
export const BUSINESS = anyOf([
  String.raw`\b(?:\w*ondernemer|\w*onderneemster|\w*ondernemster|\w*starter|zzp'?er|zelfstandige)\b`,
  String.raw`\b(?:\w*bedrijf(je)?|\w*winkel(ier|tje)?|\w*zaak(je)?|startup|start-up|stichting)\b`,
  String.raw`\b(?:cooperatie|initiatiefneem?ster|initiatiefnemer|\w*maker|\w*onderneming|\w*boer)\b`,
  String.raw`\b(?:\w*boerin|eigenaar|eigenaresse|\w*bakker(ij)?|kapper|\w*bouwer|\w*houder|\w*handel)\b`,
  String.raw`\b(?:\w*fabriek|\w*erij|\w*bureau|\w*restaurant|\w*cafe|\w*hotel|camping|\w*atelier)\b`,
  String.raw`\b(?:\w*hoeve|eigenares|directeur|directrice|\w*lunchroom|\w*arts|\w*installateur|\w*aannemersbedrijf|\w*kwekerij)\b`,
  String.raw`\b(?:\w*salon|\w*garage|vof|bv|entrepreneur|founder|owner|company|business|(?<!the )self-employed)\b`,
  String.raw`\b(?:freelancer|shop|brewery|enterprise)\b`,
]);

/** Somebody who may have one. */
export const PERSON = anyOf([
  String.raw`\b(?:iemand|vrouw|man|meneer|mevrouw|mevr|mw|dhr|heer|dame|jongen|vent|meisje|stel)\b`,
  String.raw`\b(?:zus(sen)?|broers?|schoonzus|kennis|client|klant op|groep bewoners|someone|woman|guy)\b`,
  String.raw`\b(?:lady|person)\b`,
]);

/** "schilder uit Tilligte": whatever trade, who is from somewhere. */
export const SOMEBODY_FROM = anyOf([
  String.raw`(^|[.?!,:;\n(] ?|\b(een|de|die|dat|twee|drie|vier|a|the|an|two|three) ([\w-]+ ){0,3})(?!collega|wethouder|ambtena)[\w-]{4,} (uit|oet|from) \w`,
]);

/** "ze vragen om een coach", "wie kan hem helpen": somebody was spoken of. */
export const THEY = anyOf([
  String.raw`\b(hij|zij|ze|ie|die) (wil|willen|zoekt|zoeken|vraagt|vragen|vroeg|heeft|hebben|moet|moeten|kan|kunnen|weet|zit|is|loopt|krijgt)\b`,
  String.raw`\b(wil|zoekt|vraagt|heeft|moet|kan|weet) (hij|zij|ze|ie)\b`,
  String.raw`\b(hem|haar|hen|'?m|ze) (helpen|verwijzen|doorverwijzen|sturen|heen|noemen|op weg)\b`,
  String.raw`\b(she|he|they) (wants?|needs?|is|are|has|have|should|can)\b`,
  String.raw`\b(can|should|could) (she|he|they)\b`,
]);

/** How a case reaches a colleague. */
export const CONTACT = anyOf([
  String.raw`\b(?:sprak|gesproken|\w*gesprek|belde|belt|gebeld|belletje|telefoon|aan de lijn)\b`,
  String.raw`\b(?:mail(tje|de|t)?|gemaild|kwam (langs|binnen)|langs(gekomen)?|vroeg|gevraagd|kreeg)\b`,
  String.raw`\b(?:zegt|vertelde|vertelt|meldde|meldt|gaf aan|appte|appt|klopte aan|stond (net |zojuist )?(aan|voor) de (balie|deur))\b`,
  String.raw`\b(?:kregen|krijg een vraag|binnen(gekomen)?|doorgestuurd|fwd|fw|casus|onderstaande?)\b`,
  String.raw`\b(?:werkbezoek bij|vraag(je)? van|verzoek van|doorzetter|question from|spoke|talked)\b`,
  String.raw`\b(?:called|told me|asked (me|us)|emailed|contacted)\b`,
]);

/** What somebody spoken of wants or lacks. */
export const NEED = anyOf(
  [
    String.raw`\b(?:zoekt|zoeken|vraagt|vragen|wil|willen|wilt|weet niet|weten niet|snapt)\b`,
    String.raw`\b(?:heeft[^.?!]{0,50} nodig|nodig heeft|nodig hebben|twijfelt|overweegt|moet|redt)\b`,
    String.raw`\b(?:zit met|kan [^.?!]{0,40} niet|krijgt)\b`,
    String.raw`\b(?:heeft (schulden|geen|te weinig|hulp|een vraag|een (subsidie)?aanvraag|gehoord)|is op zoek)\b`,
    String.raw`\b(?:loopt|komt niet|gaat failliet|mist|staat\b[^.?!]{0,20} op straat)\b`,
    String.raw`\b(?:kan\b[^.?!]{0,40}niet meer|hopes|wordt|denkt na|doorgestuurd|wants?|needs?)\b`,
    String.raw`\b(?:is (looking|searching|trying|planning|hoping|outgrowing|struggling|thinking))\b`,
    String.raw`\b(?:would (like|love)|asks?|doesn'?t know|cannot|has (no|serious)|said no)\b`,
  ],
  'g',
);

/** Who has the need is not the entrepreneur but the one who writes, or their organisation. */
export const OWN_SUBJECT = anyOf([
  String.raw`\b(ik|we|wij|i|college|leidinggevende|wethouder|raad|de gemeente|de provincie|directie|afdeling|collega('s)?|wat|wie|jullie|je|ze hier)( \w+){0,2} ?$`,
]);

/** Asks where somebody should go. */
export const REFERRAL = anyOf([
  String.raw`\b(?:naar wie|bij wie|aan wie|welk loket|naar welk|wie helpt)\b`,
  String.raw`\b(?:wie kan (?!mij (meer )?(vertellen|uitleggen))|wie moet(en)? (ze|hij|zij)|wie kunnen)\b`,
  String.raw`\b(?:wie (legt|regelt|begeleidt|ondersteunt|kijkt mee|denkt mee)|welke afdeling)\b`,
  String.raw`\b(?:wie pakt|wie gaat (er )?(over|daarover)|wie adviseert)\b`,
  String.raw`\b(?:wie (is|wordt) (haar|zijn|hun|het) (aanspreekpunt|loket))\b`,
  String.raw`\b(?:wat is (het|haar|zijn) (loket|aanspreekpunt))\b`,
  String.raw`\b(?:waar (kan|kunnen|moet|moeten|kon|begint|vraagt|vragen|stuur|verwijs|wijs|zou))\b`,
  String.raw`\b(?:waar (hij|zij|ze|ik (hem|haar))|verwijs|doorverwijzen|doorsturen|weet jij wie)\b`,
  String.raw`\b(?:weten jullie|kan (hij|zij|ze|ie) (ergens|daar)|ergens (heen|terecht))\b`,
  String.raw`\b(?:waar\b[^.?!]{0,60}\b(heen|terecht|aankloppen|naartoe))\b`,
  String.raw`\b(?:where (can|should|could|do|does)|whom? (can|could|should|to)|which counter)\b`,
  String.raw`\bloket\?`,
  String.raw`\b(jullie|vergunning|vergunning nodig|bbz)\?\s*$`,
  String.raw`\bkunt u (mij|ons) helpen`,
]);

/** Speaks of a business of one's own. */
export const OWN_BUSINESS = anyOf([
  String.raw`\b(mijn|ons|onze) (eigen )?(\w+ )?(bedrijf|bedrijfje|zaak|winkel|onderneming|webshop|stichting|product|producten|klanten|netaansluiting|aansluiting|atelier|restaurant|praktijk|pand|personeel|subsidieaanvraag|contract|verdienmodel|boerderij|fabriek|my company)\b`,
  String.raw`\bmy (business|company|shop|product|startup)\b`,
  String.raw`\b(als|ik ben|wij zijn|we zijn|i am|i'm|as) (een |a |an )?(\w+ )?(ondernemer|zzp'?er|zelfstandige|sociale onderneming|startup|entrepreneur|founder)\b`,
  String.raw`\b(ik|wij|we) (heb|hebben|run|runnen|begin|beginnen|start|starten|maak|maken|verkoop|verkopen) (een |sinds |nu )?(\w+ ){0,3}(bedrijf|bedrijfje|zaak|winkel|\w*bar|\w*cafe|restaurant|atelier|\w*erij|webshop|praktijk|onderneming|\w*winkel|stichting)\b`,
  String.raw`\b(ik|wij|we) (run|runnen) een\b`,
  String.raw`\b(ik|wij|we) (heb|hebben) (al |nu |samen )?een (?!vraag|aanvraag|idee|afspraak|opdracht|aanbesteding|casus|ondernemer|bedrijf dat|collega|overleg|gesprek|dossier|mail|bericht|project|contract|budget|team|bijeenkomst|loket|programma|netwerk|werkgroep|plan|sociaal|sociale|\w*ondernemer|\w*bedrijf)[\w-]+( [\w-]+){0,2} (in|te) \w`,
  String.raw`\b(wij|we|ik) (groei(en)?|barst(en)?) uit (onze|mijn|ons)\b|\buit (onze|mijn) (schuur|garage|keuken|werkplaats|loods|jas) (gegroeid|groeien)\b`,
  String.raw`\b(ik|wij|we) (maak|maken|verkoop|verkopen|produceren?) \w+`,
]);

/** Supplying government is what a business does. */
export const OWN_SUPPLY = anyOf([
  String.raw`\b(ik|wij|we|i)\b[^.?!]{0,30}\b(lever(en)?|verkopen|supply|sell)\b[^.?!]{0,30}\b(aan|to) (de |een |the )?(gemeente|provincie|overheid|municipality|province|government)`,
]);

/** Wants to begin one. */
export const OWN_START = anyOf([
  String.raw`\b(ik|wij|we|i) (wil|willen|ga|gaan|zou|want|would)\b[^.?!]{0,70}\b(beginn?en|starten|opzetten|openen|start|open)\b`,
]);

/** The one who writes. */
export const FIRST_PERSON = /\b(ik|mij|me|mijn|wij|we|ons|onze|i|my|our)\b/;

/** The writer's own work: buying, policy, writing, organising. */
export const OWN_WORK = anyOf([
  String.raw`\b(inschrijvers?|gegadigden?)\b|\b(het|de|dit|deze) (memo|notitie)\b`,
  String.raw`(^|[.?!:] )(schrijf|maak|bedenk|vertaal|vat|write|draft|translate|summari[sz]e)\b`,
  String.raw`\b(onze|mijn|our|my) (accountmanager|beleids\w+|jurist|adviseur|communicatie\w*|projectleider|manager)\b`,
  String.raw`\b(welke vragen|wat) (kan|moet|zal) ik (hem |haar |ze )?(stellen|vragen)\b`,
  String.raw`\bnieuwe (baan|functie|rol)\b`,
  String.raw`\bvoor (de|mijn) afdeling\b`,
  String.raw`\b(onze|ons|mijn|our|my) (\w+ )?(aanbesteding\w*|bestek|inkoop\w*|inkope\w*|college|raad|afdeling|team|beleid|programma|gemeentehuis|provinciehuis|directie|leidinggevende|wethouder|gedeputeerde|heidag|leveranciers?|aannemer|opdrachtnemers?|catering|organisatie|tender|procurement|department|contractpartij|(leer)?netwerk\w*|bijeenkomst|sessie|congres|evenement|programma|collega'?s?)\b`,
  String.raw`\b(wij|we|ik|i)\b[^.?!]{0,40}\bals (een )?(gemeente|provincie|ambtenaar|inkoper|overheid|opdrachtgever|organisatie|makelaar|accounthouder)\b`,
  String.raw`\b(wij|we|ik)\b[^.?!]{0,60}\b(aan te besteden|aanbesteden|inkopen|in te kopen|voorbehouden|gunnen|uitvragen|bestek|marktconsultatie|raadsbrief|raadsvoorstel|collegevoorstel|beleidsnota|nota|memo|presentatie|linkedin|nieuwsbrief|laten meedoen)\b`,
  String.raw`\b(provincie|gemeente) zelf\b`,
  String.raw`\b(opdracht|aanbesteding)\b[^.?!]{0,30}\b(voorbehouden|onderhands\w*)\b`,
  String.raw`\bonderhandse\b`,
  String.raw`\b(wij|we|ik)\b[^?!]{0,120}\b(criteria|gunning\w*|uitvraag|offerteaanvraag)\b`,
  String.raw`\bour (reserved|framework) contract`,
  String.raw`\bde (leverancier|opdrachtnemer|inschrijver)\b[^.?!]{0,60}\b(wil|moet|voldoet|mag|levert)\b`,
  String.raw`\b(inkoopbeleid|linkedin|raadsbrief)\b`,
  String.raw`\bin (een|de|our|a) (aanbesteding|tender)\b`,
  String.raw`\bbij ons\b[^.?!]{0,40}\b(contract\w*|inkoop\w*|bestek)\b`,
]);

/** The writer looks for a business, a person or an example. */
export const LOOKING_FOR_ONE = anyOf([
  String.raw`\b(ik|wij|we|i)\b (zoek(en)?|(ben|zijn) op zoek naar|am looking for|wil(len)?|zouden|organiseer|organiseren|are looking|want)\b[^.?!]{0,80}\b(ondernemers?|bedrijf|bedrijven|collega|spreker|leveranciers?|voorbeeld\w*|onderneming|werkbezoek|bijeenkomst|enterprise)\b`,
  String.raw`\b(heb|ken|kennen|weet|heeft|hebben) (je|jij|jullie|iemand|u|we|wij)\b[^.?!]{0,40}\b(voorbeeld\w*|ondernemers?|bedrijf|bedrijven|lijst|overzicht|cijfers)\b`,
  String.raw`\b(lijst|overzicht|cijfers|voorbeeld(en)?|examples?|list) (van|met|over|of|for)\b`,
  String.raw`\b(op werkbezoek bij|uitnodigen|do you know)\b`,
  String.raw`\b(is|zijn|bestaan) er\b[^.?!]{0,30}\b(bedrijf|bedrijven|ondernemers?|onderneming(en)?) (dat|die|met|waar)\b`,
  String.raw`\b(is|are) there\b[^.?!]{0,30}\b(company|companies|entrepreneurs?|enterprises?|business(es)?) (that|who|with|where)\b`,
]);

/** Entrepreneurs in general. */
export const ENTREPRENEURS = anyOf([
  String.raw`\b(?:\w*ondernemers|\w*ondernemingen|bedrijven|entrepreneurs|enterprises|suppliers)\b`,
  String.raw`\b(?:leveranciers)\b`,
]);

/** "Als een ondernemer …, gaat dat dan …?": nobody in particular, wherever. */
export const SUPPOSED = anyOf([
  String.raw`(^|[.?!] )(als|stel( dat| je voor dat)?|wanneer|if|suppose|what if) (een|iemand|er een|a|an|someone|somebody)\b[^.?!]*\?`,
]);

/** "Wat moet daarvoor geregeld worden en bij wie?" asks for a counter all the same. */
export const WITH_WHOM = /\b(bij wie|naar wie|welk loket)\b[^.?!]{0,25}\?/;

/** "wil ik", "moet je": the subject stands behind. */
export const INVERTED = /^ (ik|we|wij|je|i|er|een \w+ ook)\b/;

/** "In Nijverdal wil een pizzeria …". */
export const SOMEWHERE_SOMEBODY = /^(in|te|bij) [\w' -]{3,40} (wil|zoekt|heeft|zit|is|vraagt) (een|er een|iemand|de)\b/;

/** What a sentence about somebody else does not begin with: the writer, a question, the authorities. */
const NOT_ANOTHER = [
  '(van|vanaf|over|in|op|tot|sinds|bij|met|naar|aan|uit|voor|door|onder|binnen|na|from|since|for|in) (welke?|wie|wat|hoeveel|wanneer|which|what|when)',
  String.raw`(de|het|onze|ons|mijn) (\w+ )?(gemeente|provincie|raad|college|wethouder|directie|afdeling|collega|leidinggevende|minister|wet|omgevingsdienst|waterschap|roz)`,
  'ik|we|wij|je|jij|jullie|u|i|you|wat|wie|waar|hoe|welke?|wanneer|waarom|hoeveel',
  'kan|kun|kunnen|mag|mogen|moet|moeten|is|zijn|heeft|heb|hebben|bestaat|geldt|what',
  'who|where|how|which|when|why|can|do|does|the province|the municipality',
  'overijssel|provincie|gemeente|social return|impact',
];

/** A sentence whose subject is a thing or somebody else: "Een lunchroom in Zwolle wil …". */
export const ABOUT_ANOTHER = new RegExp(
  String.raw`^(?!${NOT_ANOTHER.join('|')})[\w'-]+ [^.?!]{0,60}\b(wil|zoekt|moet|vraagt|kreeg|krijgt|won|bouwt|maakt|draait|runt|verloor|kocht|weet|snapt|twijfelt|valt|komt|heeft|zit|loopt|gaat|kan|staat|houdt|mist|asked|told|needs|wants|would like|is looking|has|asks|hopes)\b`,
);

/** A statement that begins with a thing or somebody else: "Kapster met een salon in Pathmos", "- wasserette, Almelo". */
export const ABOUT_SOMETHING = new RegExp(
  String.raw`^[-*\u2022 ]*(?!${NOT_ANOTHER.join('|')}|(het|dit|dat|er) (gaat|is|was|heeft)|(bij|op|tijdens|voor) (het|de|ons|onze))(?:(?:een|de|het|a|an|the) )?[a-z][\w'-]{2,}\b[^?]*$`,
);

/** What may stand before the question itself. */
const GREETING = String.raw`(?:(?:hoi|hallo|hai|hey|dag|goedemorgen|goedemiddag|vraagje|even een vraag|hi|hello|dear|beste)\b[^.?!\n,:]{0,25}[,:!.]? *)?`;

/** "Weet je …", "ik ben benieuwd …". */
const LEAD_IN =
  '(?:en |maar |zeg |weet je |(?:en |maar |dus )?ik (?:ben benieuwd|vraag me af|wil(?:de)? (?:graag )?weten|zou (?:graag )?(?:willen )?weten) |benieuwd |kun je |kan je )?';

const KNOWLEDGE_WORDS = [
  String.raw`(geef|noem|toon|laat|give|list|name)\b`,
  String.raw`wat (?!nu\b|kan (hij|zij|ze)\b|is (het|haar|zijn|hun) (loket|aanspreekpunt)|zijn de eerste stappen|zeg ik tegen)\w+`,
  String.raw`wie (is|zijn|organiseert|doet|heeft|bij|weet|was|zit)\b(?! (haar|zijn|het|hun) (aanspreekpunt|loket))`,
  String.raw`hoeveel|hoe vaak|hoe lang|wanneer|waarom|welke?\b(?! loket| vergunning| rechtsvorm| afdeling| gemeente (pakt|gaat|is het|moet|helpt))`,
  '(van|over|in|op|tot|bij|met|aan|voor|door|onder|binnen|na) (welke?(?! (loket|gemeente))|wat|hoeveel)',
  'vanaf|sinds',
  String.raw`hoe (werkt|werken|zit|leg|schrijf|weeg|wegen|meet|nemen|heeft|pak|pakken|kan ik als|kunnen we|(kan|kunnen|moet|moeten) (de |een )?(gemeente|provincie|overheid)|doe|doen|gaat|verhoudt|richt|organiseer|vraag|stel)\b(?! (ze|zij|hij|ie)\b)`,
  'bestaat|bestaan|geldt|gelden',
  '(ik )?(ben )?benieuwd (hoe|wat|wie|welke|waarom|of (de|het|er|we|wij))',
  'ik (vraag me af|wil graag weten|zou graag (willen )?weten) (hoe|wat|wie|welke|waarom|of (de|het|er|we|wij))',
  String.raw`mag(?! een [\w-]+ (uit|in|te) )|mogen`,
  String.raw`(kan|mag|moet) ik [^.?!]{0,40}(verwijzen|sturen|doorverwijzen|doorsturen) naar (de|het|een)\b`,
  String.raw`(kan|kunnen) (de |een )?(gemeente|provincie|overheid|college|raad)\b`,
  String.raw`is (de|het|een|social|impact|dat|er (een|al))\b|moet (een (?![\w-]+ (uit|in|te) )|de|het|je)\b`,
  String.raw`klopt|leg\b|leg eens|vertel|uitleg|heb(ben)? (je|jij|jullie|we|wij)|heeft (de|iemand|onze)`,
  'ken(nen)? (je|jij|jullie)|kun(nen)? (je|we|wij|jullie)|waar (vind|staat|staan|komt|lees)|what',
  'when|why|how (many|much|do we|does|can we|long|is)|who (is|are|organi)|which (?!counter)',
  'is (the|there)|are|explain|tell me|do (you|we)|can we|should we|may we',
];

/** Asks for knowledge: what something is, how many, since when, whether one may. */
export const KNOWLEDGE = new RegExp(`^${GREETING}${LEAD_IN}(?:${KNOWLEDGE_WORDS.join('|')})`);

const ANY_BUSINESS = String.raw`(?:een|a|an) (?:\w+ ){0,2}(?:\w*ondernemer|starter|bedrijf|zzp'?er|zelfstandige|\w*onderneming|startup|stichting|vereniging|winkel|werkgever|entrepreneur|business|company|founder|foundation|employer)\b`;

/** A question that any entrepreneur might have. */
export const IN_GENERAL = new RegExp(
  String.raw`^${GREETING}(?:waar|bij wie|naar wie|hoe|welk loket|bij welk loket|welke vergunning(?:en)?|heeft|moet|mag|kan|krijgt|wat|where|who|how|does|can|must|may)\b[^.?!]{0,25}\b${ANY_BUSINESS}`,
);

export const HOW_IN_GENERAL = new RegExp(String.raw`^${GREETING}(?:hoe|how)\b[^.?!]{0,25}\b${ANY_BUSINESS}`);
