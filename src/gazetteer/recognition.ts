import { isAroundAnswer } from './answers.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { FoundPlace, PlaceMention } from './mention.ts';
import type { NamedPlace } from './named-place.ts';
import { narrow } from './narrowing.ts';
import { readPostcode } from './postcodes.ts';
import { assignRoles } from './roles.ts';
import { canBeOneName, isCapitalised, startsSentence, type Token, tokensOf } from './tokens.ts';

/**
 * The places a text names, in order: by their name, a name with a typing mistake, or a postcode; each with the
 * municipalities it can mean and what the place is to the one spoken of. People and streets that are called after a
 * place are left out, and so are ordinary words that happen to be a name.
 *
 * @param options.isExpected a place is asked for, or may be put right: then a word that stands by itself as one answers or
 *   corrects ("losser", "nee, kampen", "sorry, ik bedoel borne") is the name that it is, in lower case too
 */
export function recognisePlaces(
  gazetteer: Gazetteer,
  text: string,
  options: { isExpected?: boolean } = {},
): PlaceMention[] {
  const tokens = tokensOf(text);
  const found: FoundPlace[] = [];
  for (let at = 0; at < tokens.length; ) {
    const place = readPostcode(gazetteer, tokens, at) ?? readName(gazetteer, tokens, at, options);
    if (place) found.push(place.found);
    at += place?.length ?? 1;
  }
  return assignRoles(narrow(gazetteer, text, found), text);
}

function readName(
  gazetteer: Gazetteer,
  tokens: readonly Token[],
  at: number,
  { isExpected = false }: { isExpected?: boolean },
) {
  for (let length = longestRun(tokens, at, gazetteer.longestName); length >= 1; length -= 1) {
    const run = tokens.slice(at, at + length);
    const key = run.map((token) => token.key).join('');
    const named = gazetteer.named(key);
    const isBare = isExpected && standsAlone(tokens, at, length);
    if (named && isWrittenAlike(named, length) && (isMeant(named, tokens, at, length) || (isBare && canAnswer(named))))
      return { found: foundPlace(named, run, 'exact'), length };
    if (named) continue;
    const misspelt = isPlacePosition(tokens, at) ? gazetteer.misspelt(key) : null;
    if (misspelt && isLikeIn(misspelt, run)) return { found: foundPlace(misspelt, run, 'spelling'), length };
  }
  return null;
}

/** Whether a bare word may be this name where a place is expected. */
function canAnswer({ kind, policy, isWord }: NamedPlace): boolean {
  if (policy === 'never') return false;
  return kind === 'municipality' || kind === 'place' || (!isWord && kind !== 'adjective');
}

/** Where a part of a sentence ends. */
const BREAK = /[.,;:!?()…–\n]|\s-\s/;

/** Whether in this part of its sentence nothing stands beside it but what stands around an answer. */
function standsAlone(tokens: readonly Token[], at: number, length: number): boolean {
  const before = tokens.slice(0, at).findLastIndex((_token, one) => BREAK.test(tokens[one + 1]?.gap ?? ''));
  const behind = tokens.findIndex((token, one) => one >= at + length && BREAK.test(token.gap));
  const around = [...tokens.slice(before + 1, at), ...tokens.slice(at + length, behind === -1 ? undefined : behind)];
  return around.every(({ text }) => isAroundAnswer(text));
}

/** How many tokens from here can be one name. */
function longestRun(tokens: readonly Token[], at: number, most: number): number {
  let length = 1;
  while (length < most) {
    const next = tokens[at + length];
    if (!next || !canBeOneName(next)) break;
    length += 1;
  }
  return length;
}

function foundPlace(named: NamedPlace, run: readonly Token[], evidence: 'exact' | 'spelling'): FoundPlace {
  const isDefault = named.policy === 'default' && named.default !== null;
  return {
    place: named.name,
    kind: named.kind,
    municipalities: named.municipalities,
    elsewhere: named.elsewhere,
    certainty: named.policy === 'ask' ? 'unsure' : isDefault ? 'likely' : 'stated',
    evidence,
    start: run[0]?.start ?? 0,
    end: run.at(-1)?.end ?? 0,
  };
}

const PREPOSITION =
  /^(in|te|uit|oet|bij|vanuit|from|nabij|rond|rondom|buiten|naar|richting|near|at|gemeente|gem|dorp|stad|plaats|town|village|municipality)$/;
const STRONG_PREPOSITION = /^(in|te|uit|oet|vanuit|from|gemeente|gem|dorp|plaats|near)$/;
/** Words that may stand between the preposition and the name. */
const BETWEEN =
  /^(de|het|the|of|oude|gemeente|gem|stad|dorp|wijk|buurtschap|gehucht|kern|omgeving|buurt|hartje|centrum|regio|binnenstad|town|city|village|municipality|van)$/;

/** Whether a preposition of place leads in to this token, with at most three such words between. */
function ledInBy(preposition: RegExp, tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 4); back -= 1) {
    const token = tokens[back];
    if (!token || !/^\s*[(]?\s*$/.test(tokens[back + 1]?.gap ?? '')) return false;
    const word = token.text.toLowerCase();
    if (preposition.test(word)) return true;
    if (!BETWEEN.test(word)) return false;
  }
  return false;
}

/** Where a misspelt name is believed: after a preposition of place, or beside commas as in "bakker, Gramsbrgen, terras". */
function isPlacePosition(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (isPersonName(tokens, at)) return false;
  return ledInBy(PREPOSITION, tokens, at) || /,\s*$/.test(token.gap) || isAfterBusiness(tokens, at);
}

const BUSINESS = /^(\p{L}*ondernemers?|bakker|kapper|starter|zzp'?er|\p{L}*bedrijf|winkelier|\p{L}*winkel|stichting)$/u;

const VERB = /^(zoekt|wil|vraagt|heeft|kan|moet|zit|weet|wants|needs|zoekend)$/;

/** "horecaondernemer haaksberegn", "botenbouwer giethorn zoekt …": telegram style. */
function isAfterBusiness(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (before && after && startsSentence(before) && VERB.test(after.text) && /^ $/.test(after.gap)) return true;
  return BUSINESS.test(tokens[at - 1]?.text.toLowerCase() ?? '') && /^\s+$/.test(tokens[at]?.gap ?? '');
}

/** Words that together happen to have the letters of a name are not it: "huls en" is not Hulsen. */
function isWrittenAlike(named: NamedPlace, length: number): boolean {
  return length === 1 || /[\s-]/.test(named.name);
}

function isLikeIn(named: NamedPlace, run: readonly Token[]): boolean {
  return named.policy !== 'never' && run.length === named.name.split(/[\s-]/).length;
}

/** Whether a name is meant as a place here. */
function isMeant(named: NamedPlace, tokens: readonly Token[], at: number, length: number): boolean {
  const first = tokens[at];
  if (!first || named.policy === 'never' || isPersonName(tokens, at)) return false;
  const capital = tokens.slice(at, at + length).some(isCapitalised);
  const led = ledInBy(PREPOSITION, tokens, at);
  if (named.kind === 'adjective') return capital || !named.isWord;
  if (named.isWord) return isMeantThoughWord(named, tokens, at, capital);
  if (named.kind === 'elsewhere') return led || (capital && isCapitalMeant(tokens, at)) || isAfterBusiness(tokens, at);
  if (named.kind === 'hamlet') return led || (capital && isHamletMeant(named, tokens, at));
  return true;
}

const LONG_NAME = 9;

/**
 * Hamlets are often called after people, and people after hamlets. A long name, one of several words, one between commas
 * ("bakker, Lierderholthuis") and one that is a sentence by itself ("Wijthmen. Zorghoeve.") are believed.
 */
function isHamletMeant({ name }: NamedPlace, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (/[\s-]/.test(name) || /[,(]\s*$/.test(token.gap)) return true;
  if (startsSentence(token)) return /^\s*[.,:;-]/.test(tokens[at + 1]?.gap ?? '.');
  return name.length >= LONG_NAME && isCapitalMeant(tokens, at);
}

/** Outside a sentence's start a capital is a name's; a first name or a company may bear it too, so not after one. */
function isCapitalMeant(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || startsSentence(token)) return true;
  return !(before && isCapitalised(before) && token.gap === ' ' && !startsSentence(before));
}

function isMeantThoughWord(named: NamedPlace, tokens: readonly Token[], at: number, capital: boolean): boolean {
  const first = tokens[at];
  if (!first) return false;
  const isPlace = named.kind === 'place' || named.kind === 'municipality';
  if (ledInBy(STRONG_PREPOSITION, tokens, at)) return capital || isPlace;
  if (!isPlace) return false;
  if (ledInBy(PREPOSITION, tokens, at)) return capital || named.kind === 'municipality';
  // "Losser, man met viskraam …": a heading.
  const isHeading = startsSentence(first) && /^\s*[,:]/.test(tokens[at + 1]?.gap ?? '');
  return (
    (capital && (isHeading || !startsSentence(first))) || (named.kind === 'municipality' && isAfterBusiness(tokens, at))
  );
}

const TITLE =
  /^(heer|dhr|mevrouw|mevr|mw|meneer|mijnheer|familie|fam|mr|mrs|ms|miss|drs|ir|dr|prof|juffrouw|wethouder|directeur|eigenaar|eigenaresse)$/;
const FIRST_NAME = new Set(
  `jan piet kees klaas henk gerrit willem johan hans peter erik eric mark marcel rob bert bart ben bas tom tim sjoerd jeroen
   martin maarten dirk frank fred gert geert hendrik herman jaap joost joop karel koen lars leo luuk niels paul pieter
   ron ruud sander stefan theo thijs wim wouter anna anne anja annemiek astrid bianca carla carolien chantal claudia
   daphne ellen els emma esther eva femke fleur frederike gerda greet hanneke heleen ineke inge ingrid irene iris janneke
   jantine joke jolanda judith karin kim laura lies lisa loes manon margriet maria marian marieke marijke marja marjan
   marloes martine mieke miranda mirjam monique nicole nienke petra renate riet roos ruth sandra saskia sanne silvia sofie
   suzanne tess tineke tanja truus wilma yvonne mohammed ahmed fatima ali yusuf emre omar`.split(/\s+/),
);

/** "de heer van Almelo", "Jan van Deventer", "J. van Kampen", "mevrouw Van Zwolle". */
function isPersonName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before) return false;
  const isVan = /^van$/i.test(before.text);
  const owner = tokens[at - (isVan ? 2 : 1)];
  const ownerWord = owner?.text.toLowerCase() ?? '';
  if (TITLE.test(ownerWord)) return !/^(directeur|eigenaar|eigenaresse|wethouder)$/.test(ownerWord) || !isVan;
  if (!isVan) return false;
  // "Van Ommen" with a capital inside a sentence is a surname.
  if (before.text === 'Van' && !startsSentence(before)) return true;
  if (!owner || !isCapitalised(owner)) return false;
  return FIRST_NAME.has(ownerWord) || (owner.text.length === 1 && /^\.\s*$/.test(before.gap));
}
