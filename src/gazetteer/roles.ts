import type { FoundPlace, PlaceMention } from './mention.ts';

type RoleOf = Pick<PlaceMention, 'role' | 'roleBy'>;

const LONGEST_LEAD = 90;
const LONGEST_TAIL = 45;

/** "in", "uit de gemeente", "te"… between the words that tell and the name. */
const TO_NAME = String.raw`(?:\s+(?:de|het|the|oude|gemeente|gem\.?|stad|dorp|omgeving|buurt|van|regio|centrum|binnenstad|hartje|town|city|village|municipality|of))*\s*[("'“]*$`;
const IN = `(?:in|te|at|op|nabij|rond|near|bij|around)`;
/** Somebody else or what they do: from here on the place is theirs, not that of the colleague named before. */
const ACTS = String.raw`(?:wil|willen|zoekt|zoeken|gaat|gaan|heeft|hebben|begint|start|runt|een|wants?|needs?)\b`;
const FROM = `(?:uit|van|vanuit|from|of)`;

function lead(pattern: string): RegExp {
  return new RegExp(pattern + TO_NAME, 'iu');
}

const words: RoleOf = { role: 'other', roleBy: 'words' };

/** What stands before a name and tells what the place is; the first that fits counts. */
const LEADS: readonly (readonly [RegExp, RoleOf])[] = [
  // Denied, or past: "niet uit Almelo", "zat eerst in Coevorden", "verhuist van Zwolle".
  [lead(String.raw`\b(?:niet|geen|not|noch)(?: meer| langer)?\s+(?:${IN}|${FROM})`), words],
  [lead(String.raw`\b(?:i\.?p\.?v\.?|in plaats van|instead of)(?:\s+(?:${IN}|${FROM}))?`), words],
  [
    lead(
      String.raw`\b(?:eerst|vroeger|voorheen|eerder|oorspronkelijk|ooit|destijds|tot voor kort|geboren|opgegroeid|getogen|gevlucht|originally|formerly|previously|born|used to be|grew up)\b(?:\s+\p{L}+){0,3}\s+(?:${IN}|${FROM})`,
    ),
    words,
  ],
  [lead(String.raw`\b(?:verhuis\p{L}*|vertrek\p{L}*|weg|moves?|moving)\b(?:\s+\p{L}+){0,2}\s+${FROM}`), words],
  // The one who writes, and colleagues.
  [
    lead(
      String.raw`\b(?:ik|wij|we|i)\b(?:\s+(?:zelf|hier|als \p{L}+))*\s+(?:werk(?:en)?|werkzaam|zit(?:ten)?|ben|zijn|work|am|are)\b(?:\s+\p{L}+){0,3}\s+(?:${IN}|voor|van|for)`,
    ),
    words,
  ],
  [lead(String.raw`\bwerk(?:t|en|zaam)?\s+(?:zelf\s+)?(?:${IN}|voor|for)(?:\s+de)?\s+gemeente`), words],
  [lead(String.raw`\b(?:werkt|works)\s+(?:zelf\s+)?(?:voor|for)`), words],
  [
    lead(
      String.raw`\b(?:collega(?:'?s)?|colleagues?|accountmanager|beleids\p{L}+|ambtena(?:ar|ren)|wethouder|burgemeester|raadslid|raad|college|kcc|balie|bedrijfsconsulent|economische zaken)\b(?:\s+(?!${ACTS})\p{L}+){0,2}\s+(?:${IN}|${FROM}|voor)`,
    ),
    words,
  ],
  [lead(String.raw`\b(?:wij|we|ik)\s*[(,]\s*(?:van |bij )?(?:de )?gemeente`), words],
  [lead(String.raw`\b(?:namens|wij als|als|beste|dag|hallo|geachte|dear)\s+(?:de\s+)?gemeente`), words],
  // Who buys: only the place of the business when no other is named.
  [
    lead(
      String.raw`\b(?:lever\p{L}*|verko(?:o|p)\p{L}*|aanbested\p{L}*|inkoop|supply|supplies|sell|deliver|opdracht|contract|leverancier)\b(?:\s+\p{L}+){0,3}\s+(?:aan|voor|van|bij|met|to|of|for)(?:\s+de)?\s+(?:gemeente|municipality of)`,
    ),
    { role: 'other', roleBy: 'organisation' },
  ],
  [
    lead(
      String.raw`\b(?:klant(?:en)?|afnemers?|opdrachtgevers?|opdracht(?:en)?|leveranciers?|customers?|clients?|verkoopt|verkopen|levert|leveren|exporteert|sells?|suppl(?:y|ies)|winkels? in heel|project(?:en)? gedaan)\b(?:\s+\p{L}+){0,3}\s+(?:${IN}|${FROM}|aan|to|door heel)`,
    ),
    words,
  ],
  // A municipality as an organisation, not as where somebody is: "de gemeente Zwolle belde", but not "uit de gemeente".
  [
    /(?<!\b(?:in|uit|oet|te|binnen|vanuit|from)\s(?:de\s)?)\bgemeente\s+(?:van\s+)?["'(]?$/iu,
    { role: 'other', roleBy: 'organisation' },
  ],
  // Where something happened.
  [
    lead(
      String.raw`\b(?:beurs|congres|bijeenkomst|borrel|netwerkborrel|training|cursus|conferentie|studie|studeert|studeerde|opleiding|stage|school|universiteit|hogeschool|fair|conference|event|meetup|werkbezoek|ontbijt|vergadering)\s+${IN}`,
    ),
    words,
  ],
  [
    lead(
      String.raw`\b(?:sprak|ontmoette|zag|gesproken|met|spoke|met)\s+(?:hem|haar|ze|hen|him|her|them)\s+(?:\p{L}+\s+)?${IN}`,
    ),
    words,
  ],
  // Relatives and others beside the one spoken of.
  [
    lead(
      String.raw`\b(?:haar|zijn|hun|her|his|their)\s+(?:broer|zus|moeder|vader|man|vrouw|partner|compagnon|vriend|vriendin|zwager|dochter|zoon|neef|nicht|buurman|buurvrouw|brother|sister|wife|husband|neighbour)\b(?:\s+\p{L}+){0,3}\s+(?:${IN}|${FROM})`,
    ),
    words,
  ],
  // Homes.
  [
    lead(
      String.raw`\b(?:woon|woont|wonen|wonend|woonachtig|woonde|woonplaats|thuis|ouders|privé|lives?|living)\b(?:\s+\p{L}+){0,4}?(?:\s+(?:${IN}|is))?`,
    ),
    { role: 'home', roleBy: 'words' },
  ],
  // "als adres 8331 KL".
  [
    lead(String.raw`\b(?:adres|address|postcode|zip code)(?:\s+(?:is|was|van|:))?:?`),
    { role: 'seat', roleBy: 'words' },
  ],
  // What they have is where they are, whatever it is called.
  [
    lead(
      String.raw`\b(?:heeft|hebben|heb|runt|runnen|has|have|runs?)\s+(?:al |nu |ook |already )?(?:een|de|haar|zijn|twee|drie|a|an|two)\s+(?:\p{L}+\s+){1,2}${IN}`,
    ),
    { role: 'seat', roleBy: 'words' },
  ],
  // Where it is to be.
  [lead(String.raw`\b(?:naar|richting|to)`), { role: 'project', roleBy: 'words' }],
  [
    lead(
      String.raw`\b(?:zoekt?|zoeken|pand|locatie|plek|kavel|terrein|perceel|grond|loods|ruimte|\p{L}*ruimte|ver?bouw\p{L}*|bouwen|festival|evenement|vestig\p{L}*|vestiging|open(?:t|en)?|houden|organiser\p{L}+|start(?:en|t)?|beginn?(?:en|t)?|opzetten|uitbreiden|premises|space|settle|set up)\b(?:\s+\p{L}+){0,3}\s+${IN}`,
    ),
    { role: 'project', roleBy: 'words' },
  ],
  [
    lead(String.raw`\b(?:wil|willen|gaat|gaan|zou|wants? to|like to|plans? to)\s+(?:\p{L}+\s+){0,2}${IN}`),
    { role: 'project', roleBy: 'words' },
  ],
  // Where the business is.
  [
    lead(
      String.raw`\b(?:gevestigd|ingeschreven|zit|zetel|staat|ligt|zaak|\p{L}*bedrijf|\p{L}*winkel|\p{L}*zaak|werkplaats|fabriek|kantoor|atelier|praktijk|\p{L}*bakkerij|restaurant|café|hotel|\p{L}*boerderij|runt|vestiging|adres|based|located|shop|company|factory|runs?|store)\b(?:\s+\p{L}+){0,2}\s+(?:${IN}|aan)`,
    ),
    { role: 'seat', roleBy: 'words' },
  ],
];

/** What stands behind a name and tells what the place is. */
const TAILS: readonly (readonly [RegExp, RoleOf])[] = [
  [/^\s*(?:collega|gemeente(?:huis|raad)?|wethouder|ambtena|colleague)/i, words],
  [/^\s*(?:woont|woonachtig|lives?)\b/i, { role: 'home', roleBy: 'words' }],
  [
    /^(?:\s+\p{L}+){0,4}\s+(?:vestigen|openen|beginnen|starten|opstarten|uitbreiden|opzetten|bouwen|verbouwen|organiseren|houden|overnemen)\b/iu,
    { role: 'project', roleBy: 'words' },
  ],
  [/^\s*(?:gevestigd|zit|staat|based)\b/i, { role: 'seat', roleBy: 'words' }],
];

const SIGNATURE =
  /(?:^|[\n.>,]\s*)(?:groet(?:en|jes)?|gr\.?|mvg|vr\.? ?gr\.?|met vriendelijke groet(?:en)?|hartelijke groet(?:en)?|vriendelijke groet(?:en)?|kind regards|regards|best)\b[ ,.]*/gi;
const SIGNATURE_END = /\n\s*\n|\n\s*>|-{3,}|\n\s*(?:geachte|beste|goedemiddag|goedemorgen|hallo|dag|hoi|dear)\b/i;
/** A signature without an end of its own is a few lines, not the rest of the message. */
const LONGEST_SIGNATURE = 140;

const COMES_FROM = /\b(?:uit|van|vanuit|from)\s+(?:de\s+)?(?:gemeente\s+)?$/i;

/** Gives every place found its role, by the words around it. */
export function assignRoles(found: readonly FoundPlace[], text: string): PlaceMention[] {
  const signatures = signaturesOf(text);
  const mentions: PlaceMention[] = [];
  for (const [at, place] of found.entries()) {
    const before = found[at - 1];
    const after = found[at + 1];
    const start = Math.max(clauseStart(text, place.start), before?.end ?? 0, place.start - LONGEST_LEAD);
    const end = Math.min(clauseEnd(text, place.end), after?.start ?? text.length, place.end + LONGEST_TAIL);
    const leadIn = text.slice(start, place.start);
    const companion = mentions.at(-1);
    const role = sameAsBefore(companion, text, place)
      ? { role: companion?.role ?? 'seat', roleBy: companion?.roleBy ?? 'none' }
      : roleOf(leadIn, text.slice(place.end, end), place);
    const takenBack = after !== undefined && TAKEN_BACK.test(text.slice(place.end));
    const signed = signatures.find(([from, to]) => place.start >= from && place.start < to);
    mentions.push({ ...place, ...(takenBack ? words : signed ? signature(text.slice(...signed), role) : role) });
  }
  return mentions;
}

/** The address of a colleague who signs tells nothing of whom they write about; who signs for a business is there. */
function signature(signed: string, role: RoleOf): RoleOf {
  if (OF_GOVERNMENT.test(signed)) return { role: 'other', roleBy: 'signature' };
  return role.role === 'seat' ? { role: 'seat', roleBy: 'signature' } : role;
}

const OF_GOVERNMENT = /\b(?:gemeente|provincie|waterschap|omgevingsdienst|regio|municipality|province)\b/i;

/** "uit Ommen, sorry, uit Raalte": the first was a slip. */
const TAKEN_BACK = /^[\s,.(-]*(?:sorry|nee|oeps|correctie|pardon|ik bedoel|of nee|of eigenlijk|no,|i mean)\b/i;

function roleOf(leadIn: string, tail: string, place: FoundPlace): RoleOf {
  const ahead = LEADS.find(([pattern]) => pattern.test(leadIn))?.[1];
  const tailing = TAILS.find(([pattern]) => pattern.test(tail))?.[1];
  // "een bureau uit Rotterdam wil een festival houden …": where they are from is not where it will be.
  const behind = tailing?.role === 'project' && COMES_FROM.test(leadIn) ? undefined : tailing;
  // A country is where people and things come from, unless it is said that the business is there.
  if (place.kind === 'country') return ahead?.role === 'seat' ? ahead : words;
  if (behind?.role === 'other') return behind;
  if (ahead && ahead.role !== 'seat') return ahead;
  return behind ?? ahead ?? { role: 'seat', roleBy: 'none' };
}

/** "in Almelo en Hengelo", "Zwolle, 8011 PV", "Haarle (7448)": what is said of the first is said of the second. */
function sameAsBefore(companion: PlaceMention | undefined, text: string, place: FoundPlace): boolean {
  if (!companion) return false;
  const between = text.slice(companion.end, place.start);
  if (/^\s*(?:,|\(|en|of|and|or|\/|&|tot)\s*(?:in\s+|uit\s+)?$/i.test(between)) return true;
  const isAddress = place.kind === 'postcode' || companion.kind === 'postcode';
  return isAddress && /^[\s,(:]*(?:postcode|pc|met postcode|op)?[\s:]*$/i.test(between);
}

const CLAUSE_START = /[.!?;\n>](?=\s)|\b(?:maar|but|terwijl|while|want)\b/gi;

/** Sentences, "maar", and lines part what is said of one place from another. */
function clauseStart(text: string, at: number): number {
  let start = 0;
  for (const cut of text.slice(0, at).matchAll(CLAUSE_START)) start = cut.index + cut[0].length;
  return start;
}

function clauseEnd(text: string, from: number): number {
  const cut = text.slice(from).search(/[.!?;,\n)]|\b(?:maar|but|en|and|die|dat)\b/i);
  return cut < 0 ? text.length : from + cut;
}

function signaturesOf(text: string): [number, number][] {
  return [...text.matchAll(SIGNATURE)].map((match) => {
    const from = match.index + match[0].length;
    const end = text.slice(from).search(SIGNATURE_END);
    return [from, from + (end < 0 ? LONGEST_SIGNATURE : end)];
  });
}
