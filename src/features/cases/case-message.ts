import type { PlaceMention } from '../../gazetteer/mention.ts';
import { plain, sentences } from './plain-text.ts';
import type { TopicMatch } from './topics.ts';

/** Whether a message is a case, and why. */
export interface CaseVerdict {
  isCase: boolean;
  /** From 0 to 1, to be held against what other skills make of the message. */
  confidence: number;
  /** What spoke for and against, for who wants to know: "tells of a contact +2". */
  considered: string[];
}

/** One thing that speaks for or against a case. */
interface Sign {
  name: string;
  weight: number;
  holds(message: Message): boolean;
}

interface Message {
  said: string;
  sentences: readonly string[];
  topics: readonly TopicMatch[];
  places: readonly PlaceMention[];
}

const BUSINESS =
  /\b(\w*ondernemer|\w*onderneemster|\w*ondernemster|\w*starter|zzp'?er|zelfstandige|\w*bedrijf(je)?|\w*winkel(ier|tje)?|\w*zaak(je)?|startup|start-up|stichting|cooperatie|initiatiefneem?ster|initiatiefnemer|\w*maker|\w*onderneming|\w*boer|\w*boerin|eigenaar|eigenaresse|\w*bakker(ij)?|kapper|\w*bouwer|\w*houder|\w*handel|\w*fabriek|\w*erij|\w*bureau|\w*restaurant|\w*cafe|\w*hotel|camping|\w*atelier|\w*salon|\w*garage|vof|bv|entrepreneur|founder|owner|company|business|self-employed|freelancer|shop|brewery|enterprise)\b/;
const PERSON =
  /\b(iemand|vrouw|man|meneer|mevrouw|mevr|mw|dhr|heer|dame|jongen|vent|meisje|stel|zus(sen)?|broers?|schoonzus|kennis|client|klant op|groep bewoners|someone|woman|guy|lady|person)\b/;
/** "schilder uit Tilligte": whatever trade, who is from somewhere. */
const SOMEBODY_FROM =
  /(^|[.?!,:;\n(] ?|\b(een|de|die|dat|twee|drie|vier|a|the|an|two|three) ([\w-]+ ){0,3})(?!collega|wethouder|ambtena)[\w-]{4,} (uit|oet|from) \w/;
/** "ze vragen om een coach", "wie kan hem helpen": somebody was spoken of. */
const THEY =
  /\b(hij|zij|ze|ie|die) (wil|willen|zoekt|zoeken|vraagt|vragen|vroeg|heeft|hebben|moet|moeten|kan|kunnen|weet|zit|is|loopt|krijgt)\b|\b(wil|zoekt|vraagt|heeft|moet|kan|weet) (hij|zij|ze|ie)\b|\b(hem|haar|hen|'?m|ze) (helpen|verwijzen|doorverwijzen|sturen|heen|noemen|op weg)\b|\b(she|he|they) (wants?|needs?|is|are|has|have|should|can)\b|\b(can|should|could) (she|he|they)\b/;

const CONTACT =
  /\b(sprak|gesproken|gesprek|belde|belt|gebeld|belletje|telefoon|aan de lijn|mail(tje|de|t)?|gemaild|kwam (langs|binnen)|langs(gekomen)?|vroeg|gevraagd|kreeg|kregen|krijg een vraag|binnen(gekomen)?|doorgestuurd|fwd|fw|casus|onderstaande?|werkbezoek bij|vraag(je)? van|verzoek van|doorzetter|question from|spoke|talked|called|told me|asked (me|us)|emailed|contacted)\b/;

const NEED =
  /\b(zoekt|zoeken|vraagt|vragen|wil|willen|wilt|weet niet|weten niet|snapt|heeft[^.?!]{0,50} nodig|nodig heeft|nodig hebben|twijfelt|overweegt|moet|redt|zit met|kan [^.?!]{0,40} niet|krijgt|heeft (schulden|geen|te weinig|hulp|een (subsidie)?aanvraag|gehoord)|is op zoek|loopt|komt niet|gaat failliet|mist|staat\b[^.?!]{0,20} op straat|kan\b[^.?!]{0,40}niet meer|hopes|wordt|denkt na|doorgestuurd|wants?|needs?|is (looking|searching|trying|planning|hoping|outgrowing|struggling|thinking)|would (like|love)|asks?|doesn'?t know|cannot|has (no|serious)|said no)\b/g;
/** Who has the need is not the entrepreneur but the one who writes, or their organisation. */
const OWN_SUBJECT =
  /\b(ik|we|wij|i|college|leidinggevende|wethouder|raad|de gemeente|de provincie|directie|afdeling|collega('s)?|wat|wie|jullie|je|ze hier)( \w+){0,2} ?$/;

const REFERRAL =
  /\b(naar wie|bij wie|aan wie|welk loket|naar welk|wie helpt|wie kan (?!mij (meer )?(vertellen|uitleggen))|wie moet(en)? (ze|hij|zij)|wie kunnen|wie pakt|wie gaat (er )?(over|daarover)|wie adviseert|wie (is|wordt) (haar|zijn|hun|het) (aanspreekpunt|loket)|wat is (het|haar|zijn) (loket|aanspreekpunt)|waar (kan|kunnen|moet|moeten|kon|begint|vraagt|vragen|stuur|verwijs|wijs|zou)|waar (hij|zij|ze|ik (hem|haar))|verwijs|doorverwijzen|doorsturen|weet jij wie|weten jullie|kan (hij|zij|ze|ie) (ergens|daar)|ergens (heen|terecht)|waar\b[^.?!]{0,60}\b(heen|terecht|aankloppen|naartoe)|where (can|should|could|do|does)|whom? (can|could|should|to)|which counter)\b|\bloket\?|\b(jullie|vergunning|vergunning nodig|bbz)\?\s*$|\bkunt u (mij|ons) helpen/;

const OWN_BUSINESS =
  /\b(mijn|ons|onze) (eigen )?(\w+ )?(bedrijf|bedrijfje|zaak|winkel|onderneming|webshop|stichting|product|producten|klanten|netaansluiting|aansluiting|atelier|restaurant|praktijk|pand|personeel|subsidieaanvraag|contract|verdienmodel|boerderij|fabriek|my company)\b|\bmy (business|company|shop|product|startup)\b|\b(als|ik ben|wij zijn|we zijn|i am|i'm|as) (een |a |an )?(\w+ )?(ondernemer|zzp'?er|zelfstandige|sociale onderneming|startup|entrepreneur|founder)\b|\b(ik|wij|we) (heb|hebben|run|runnen|begin|beginnen|start|starten|maak|maken|verkoop|verkopen) (een |sinds |nu )?(\w+ ){0,3}(bedrijf|bedrijfje|zaak|winkel|\w*bar|\w*cafe|restaurant|atelier|\w*erij|webshop|praktijk|onderneming|\w*winkel|stichting)\b|\b(ik|wij|we) (run|runnen) een\b|\b(ik|wij|we) (maak|maken|verkoop|verkopen|produceren?) \w+/;
/** A sentence whose subject is a thing or somebody else: "Een lunchroom in Zwolle wil …". */
const ABOUT_ANOTHER =
  /^(?!(van|vanaf|over|in|op|tot|sinds|bij|met|naar|aan|uit|voor|door|onder|binnen|na|from|since|for|in) (welke?|wie|wat|hoeveel|wanneer|which|what|when)|ik|we|wij|je|jij|jullie|u|i|you|wat|wie|waar|hoe|welke?|wanneer|waarom|hoeveel|kan|kun|kunnen|mag|mogen|moet|moeten|is|zijn|heeft|heb|hebben|bestaat|geldt|what|who|where|how|which|when|why|can|do|does|the province|the municipality|(de|het|onze|ons|mijn) (\w+ )?(gemeente|provincie|raad|college|wethouder|directie|afdeling|collega|leidinggevende|minister|wet|omgevingsdienst|waterschap|roz)|overijssel|provincie|gemeente|social return|impact)[\w'-]+ [^.?!]{0,60}\b(wil|zoekt|moet|vraagt|krijgt|weet|snapt|twijfelt|valt|komt|heeft|zit|loopt|gaat|kan|staat|houdt|mist|needs|wants|would like|is looking|has|asks|hopes)\b/;

/** "In Nijverdal wil een pizzeria …". */
const SOMEWHERE_SOMEBODY = /^(in|te|bij) [\w' -]{3,40} (wil|zoekt|heeft|zit|is|vraagt) (een|er een|iemand|de)\b/;

function isAboutAnother(sentence: string): boolean {
  return ABOUT_ANOTHER.test(sentence) || SOMEWHERE_SOMEBODY.test(sentence);
}

/** Supplying government is what a business does. */
const OWN_SUPPLY =
  /\b(ik|wij|we|i)\b[^.?!]{0,30}\b(lever(en)?|verkopen|supply|sell)\b[^.?!]{0,30}\b(aan|to) (de |een |the )?(gemeente|provincie|overheid|municipality|province|government)/;
const OWN_START =
  /\b(ik|wij|we|i) (wil|willen|ga|gaan|zou|want|would)\b[^.?!]{0,70}\b(beginn?en|starten|opzetten|openen|start|open)\b/;
const FIRST_PERSON = /\b(ik|mij|me|mijn|wij|we|ons|onze|i|my|our)\b/;

const GREETING = String.raw`(?:(?:hoi|hallo|hai|hey|dag|goedemorgen|goedemiddag|vraagje|even een vraag|hi|hello|dear|beste)\b[^.?!\n,:]{0,25}[,:!.]? *)?`;
/** Asks for knowledge: what something is, how many, since when, whether one may. */
const KNOWLEDGE = new RegExp(
  `^${GREETING}(?:en |maar |zeg |weet je |(?:en |maar |dus )?ik (?:ben benieuwd|vraag me af|wil(?:de)? (?:graag )?weten|zou (?:graag )?(?:willen )?weten) |benieuwd |kun je |kan je )?(?:` +
    String.raw`wat (?!nu\b|kan (hij|zij|ze)\b|is (het|haar|zijn|hun) (loket|aanspreekpunt)|zijn de eerste stappen|zeg ik tegen)\w+|wie (is|zijn|organiseert|doet|heeft|bij|weet|was|zit)\b(?! (haar|zijn|het|hun) (aanspreekpunt|loket))|hoeveel|hoe vaak|hoe lang|wanneer|waarom|welke?\b(?! loket| vergunning| rechtsvorm)|(van|over|in|op|tot|bij|met|aan|voor|door|onder|binnen|na) (welke?(?! (loket|gemeente))|wat|hoeveel)|vanaf|sinds|` +
    String.raw`hoe (werkt|werken|zit|leg|schrijf|weeg|wegen|meet|nemen|heeft|pak|pakken|kan ik als|kunnen we|(kan|kunnen|moet|moeten) (de |een )?(gemeente|provincie|overheid)|doe|doen|gaat|verhoudt|richt|organiseer|vraag|stel)\b|bestaat|bestaan|geldt|gelden|(ik )?(ben )?benieuwd (hoe|wat|wie|welke|waarom|of (de|het|er|we|wij))|ik (vraag me af|wil graag weten|zou graag (willen )?weten) (hoe|wat|wie|welke|waarom|of (de|het|er|we|wij))|mag(?! een [\w-]+ (uit|in|te) )|mogen|(kan|mag|moet) ik [^.?!]{0,40}(verwijzen|sturen|doorverwijzen|doorsturen) naar (de|het|een)\b|(kan|kunnen) (de |een )?(gemeente|provincie|overheid|college|raad)\b|is (de|het|een|social|impact|dat|er (een|al))\b|moet (een (?![\w-]+ (uit|in|te) )|de|het|je)\b|klopt|leg\b|leg eens|vertel|uitleg|heb(ben)? (je|jij|jullie|we|wij)|heeft (de|iemand|onze)|ken(nen)? (je|jij|jullie)|kun(nen)? (je|we|wij|jullie)|waar (vind|staat|staan|komt|lees)|` +
    `what|when|why|how (many|much|do we|does|can we|long|is)|who (is|are|organi)|which (?!counter)|is (the|there)|are|explain|tell me|do (you|we)|can we|should we|may we)`,
);
/** The writer's own work: buying, policy, writing, organising. */
const OWN_WORK =
  /\b(welke vragen|wat) (kan|moet|zal) ik (hem |haar |ze )?(stellen|vragen)\b|\bnieuwe (baan|functie|rol)\b|\bvoor (de|mijn) afdeling\b|\b(onze|ons|mijn|our|my) (\w+ )?(aanbesteding\w*|bestek|inkoop\w*|inkope\w*|college|raad|afdeling|team|beleid|programma|gemeentehuis|provinciehuis|directie|leidinggevende|wethouder|gedeputeerde|heidag|leveranciers?|aannemer|opdrachtnemers?|catering|organisatie|tender|procurement|department|contractpartij|(leer)?netwerk\w*|bijeenkomst|sessie|congres|evenement|programma|collega'?s?)\b|\b(wij|we|ik|i)\b[^.?!]{0,40}\bals (een )?(gemeente|provincie|ambtenaar|inkoper|overheid|opdrachtgever|organisatie|makelaar|accounthouder)\b|\b(wij|we|ik)\b[^.?!]{0,60}\b(aan te besteden|aanbesteden|inkopen|in te kopen|voorbehouden|gunnen|uitvragen|bestek|marktconsultatie|raadsbrief|raadsvoorstel|collegevoorstel|beleidsnota|nota|memo|presentatie|linkedin|nieuwsbrief|laten meedoen)\b|\b(provincie|gemeente) zelf\b|\b(opdracht|aanbesteding)\b[^.?!]{0,30}\b(voorbehouden|onderhands\w*)\b|\bonderhandse\b|\b(wij|we|ik)\b[^?!]{0,120}\b(criteria|gunning\w*|uitvraag|offerteaanvraag)\b|\bour (reserved|framework) contract|\bde (leverancier|opdrachtnemer|inschrijver)\b[^.?!]{0,60}\b(wil|moet|voldoet|mag|levert)\b|\b(inkoopbeleid|linkedin|raadsbrief)\b|\bin (een|de|our|a) (aanbesteding|tender)\b/;
/** The writer looks for a business, a person or an example. */
const LOOKING_FOR_ONE =
  /\b(ik|wij|we|i)\b (zoek(en)?|(ben|zijn) op zoek naar|am looking for|wil(len)?|zouden|organiseer|organiseren|are looking|want)\b[^.?!]{0,80}\b(ondernemers?|bedrijf|bedrijven|collega|spreker|leveranciers?|voorbeeld\w*|onderneming|werkbezoek|bijeenkomst|enterprise)\b|\b(heb|ken|kennen|weet|heeft|hebben) (je|jij|jullie|iemand|u|we|wij)\b[^.?!]{0,40}\b(voorbeeld\w*|ondernemers?|bedrijf|bedrijven|lijst|overzicht|cijfers)\b|\b(lijst|overzicht|cijfers|voorbeeld(en)?|examples?|list) (van|met|over|of|for)\b|\b(op werkbezoek bij|uitnodigen|do you know)\b/;
const ENTREPRENEURS =
  /\b(\w*ondernemers|\w*ondernemingen|bedrijven|entrepreneurs|enterprises|suppliers|leveranciers)\b/;

/** Who speaks of a business of their own in so many words, or of something only a business has to do with. */
function isOwnVoice({ said, topics }: Message): boolean {
  return FIRST_PERSON.test(said) && topics.some(({ asked, personal }) => asked && personal);
}

function hasSomebody({ said, places, sentences: all }: Message): boolean {
  if ([BUSINESS, PERSON, THEY].some((pattern) => pattern.test(said))) return true;
  return places.length > 0 && (SOMEBODY_FROM.test(said) || all.some(isAboutAnother));
}

function hasTheirNeed(message: Message): boolean {
  if (!hasSomebody(message)) return false;
  return message.sentences.some((sentence) =>
    [...sentence.matchAll(NEED)].some(
      (need) =>
        !OWN_SUBJECT.test(sentence.slice(0, need.index)) && !INVERTED.test(sentence.slice(need.index + need[0].length)),
    ),
  );
}

/** "wil ik", "moet je": the subject stands behind. */
const INVERTED = /^ (ik|we|wij|je|i|er|een \w+ ook)\b/;

const PLACE_SIGN = 'names a place';

const SIGNS: readonly Sign[] = [
  { name: 'speaks of an entrepreneur', weight: 1, holds: hasSomebody },
  { name: 'tells of a contact', weight: 2, holds: isTold },
  { name: 'says what they need', weight: 2, holds: hasTheirNeed },
  { name: 'asks where to send them', weight: 2, holds: ({ said }) => REFERRAL.test(said) },
  {
    name: 'speaks of a business of their own',
    weight: 3,
    holds: ({ said }) => [OWN_BUSINESS, OWN_START, OWN_SUPPLY].some((own) => own.test(said)),
  },
  { name: 'says "I" of what only a business asks', weight: 2, holds: isOwnVoice },
  { name: PLACE_SIGN, weight: 1, holds: ({ places }) => places.some(({ role }) => role !== 'other') },
  { name: 'names a topic', weight: 1, holds: ({ topics }) => topics.some(({ asked }) => asked) },
  { name: 'telegram style', weight: 1, holds: isTelegram },
  {
    name: 'asks for knowledge',
    weight: -3,
    holds: (message) => !isTold(message) && message.sentences.some(asksForKnowledge),
  },
  // What was asked is then likely what the entrepreneur asks.
  {
    name: 'asks for knowledge, telling of a contact',
    weight: -1,
    holds: (message) => isTold(message) && message.sentences.some(asksForKnowledge),
  },
  { name: 'asks in general', weight: -3, holds: (message) => !isTold(message) && asksInGeneral(message) },
  { name: 'supposes a case', weight: -4, holds: (message) => !isTold(message) && SUPPOSED.test(message.said) },
  { name: 'asks how in general', weight: -1, holds: ({ said }) => HOW_IN_GENERAL.test(said) },
  { name: 'is about own work', weight: -5, holds: ({ said }) => OWN_WORK.test(said) },
  { name: 'looks for a business or example', weight: -4, holds: ({ said }) => LOOKING_FOR_ONE.test(said) },
  {
    name: 'speaks of entrepreneurs in general',
    weight: -2,
    holds: ({ said }) => ENTREPRENEURS.test(said) && !BUSINESS.test(said),
  },
];

/** "Wat moet daarvoor geregeld worden en bij wie?" asks for a counter all the same. */
const WITH_WHOM = /\b(bij wie|naar wie|welk loket)\b[^.?!]{0,25}\?/;

function asksForKnowledge(sentence: string): boolean {
  return KNOWLEDGE.test(sentence) && !WITH_WHOM.test(sentence);
}

function isTold(message: Message): boolean {
  return CONTACT.test(message.said) && hasSomebody(message);
}

const ANY_BUSINESS = String.raw`(?:een|a|an) (?:\w+ ){0,2}(?:\w*ondernemer|starter|bedrijf|zzp'?er|zelfstandige|onderneming|startup|entrepreneur|business|company|founder)\b`;
const IN_GENERAL = new RegExp(
  String.raw`^${GREETING}(?:waar|bij wie|naar wie|hoe|welk loket|bij welk loket|welke vergunning(?:en)?|heeft|moet|mag|kan|krijgt|wat|where|who|how|does|can|must|may)\b[^.?!]{0,25}\b${ANY_BUSINESS}`,
);
const HOW_IN_GENERAL = new RegExp(String.raw`^${GREETING}(?:hoe|how)\b[^.?!]{0,25}\b${ANY_BUSINESS}`);

/** "Waar kan een ondernemer terecht met een vraag?": any entrepreneur, anywhere. */
function asksInGeneral({ said, places }: Message): boolean {
  return IN_GENERAL.test(said) && places.every(({ kind }) => kind === 'region');
}

/** "Als een ondernemer …, gaat dat dan …?": nobody in particular, wherever. */
const SUPPOSED =
  /(^|[.?!] )(als|stel( dat| je voor dat)?|wanneer|if|suppose|what if) (een|iemand|er een|a|an|someone|somebody)\b[^.?!]*\?/;

const MOST_TELEGRAM_WORDS = 9;

/** "bakker, Gramsbergen, terras, vergunning?" */
function isTelegram(message: Message): boolean {
  return message.said.split(/\s+/).length <= MOST_TELEGRAM_WORDS && hasSomebody(message) && message.places.length > 0;
}

const ENOUGH = 3;
const CONFIDENCE: readonly (readonly [number, number])[] = [
  [7, 0.85],
  [6, 0.8],
  [5, 0.65],
  [4, 0.5],
  [ENOUGH, 0.4],
  [2, 0.3],
];

/** Less than the answers skill claims for any text. */
const NOT_A_CASE = 0.02;

/**
 * Whether a message is a case: the question of one entrepreneur, brought by a colleague or by the entrepreneur. A
 * question of a colleague's own (what something is, how to tender, who knows what) is none, also when it names a place
 * or an entrepreneur. Decided by who has the need: somebody spoken of, a business of one's own, or the one who writes.
 */
export function isCase(text: string, topics: readonly TopicMatch[], places: readonly PlaceMention[]): CaseVerdict {
  const said = plain(text);
  const message: Message = { said, sentences: sentences(said), topics, places };
  const holding = SIGNS.filter((sign) => sign.holds(message));
  const score = holding.reduce((sum, { weight }) => sum + weight, 0);
  const somebody = holding.some(({ name, weight }) => weight > 0 && !/place|topic|where to send|telegram/.test(name));
  const aboutSomething = holding.some(({ name }) => /place|topic|contact|own|need/.test(name));
  // Somebody somewhere, and nothing that speaks against it.
  const isPlain =
    score >= ENOUGH - 1 && holding.every(({ weight }) => weight > 0) && holding.some(({ name }) => name === PLACE_SIGN);
  const decided = (score >= ENOUGH || isPlain) && somebody && aboutSomething;
  return {
    isCase: decided,
    confidence: decided ? (CONFIDENCE.find(([least]) => score >= least)?.[1] ?? 0) : NOT_A_CASE,
    considered: holding.map(({ name, weight }) => `${name} ${weight > 0 ? '+' : ''}${weight}`),
  };
}
