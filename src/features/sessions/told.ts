import { readMoments } from '../../calendar/moment-in-words.ts';
import { LANGUAGES, type Language } from '../../chat/language.ts';
import { texts } from '../../i18n/texts.ts';
import { isEverydayWord } from '../../language/general-words.ts';
import { typingMistakes } from '../../language/typing-mistakes.ts';
import { WEB_ADDRESS, webAddressIn } from '../../language/web-address.ts';
import { literally, stem, wordsOf } from '../../language/words.ts';
import { blank, seatsIn } from '../../places/amounts.ts';
import { SessionKind } from '../../store/generated/enums.ts';
import { MOST_PLACES } from './actions.ts';
import { sinceIn } from './listed.ts';
import { recurringIn } from './recurring.ts';
import { sessionWords } from './said.ts';
import { LONGEST } from './sketch.ts';

/** A session as one sentence tells of it; null: that is not said. */
export interface Told {
  kind: SessionKind | null;
  title: string | null;
  place: string | null;
  link: string | null;
  about: string | null;
  /** In Dutch time, as 2027-02-09. */
  date: string | null;
  /** Since midnight. */
  minute: number | null;
  /** How long it takes; "van 13 tot 15 uur". */
  minutes: number | null;
  /** "Maximaal 30 plekken". */
  capacity: number | null;
}

/** Of what it is about: a clause, and no text. */
const LONGEST_CLAUSE = 500;

/**
 * "Plan een webinar over sociaal inkopen op 9 februari om 14 uur in het provinciehuis, https://…".
 *
 * @param begins it begins a session: then a building by itself is where it is, while "zaal 2 is dubbel geboekt" tells of one
 */
export function toldOf(text: string, now: Date, language: Language, begins = false): Told {
  const link = webAddressIn(text);
  const moments = readMoments(text, now).filter(({ kind }) => kind !== 'duration');
  // A comma stands for what was read, so that nothing runs on over it.
  const bare = withoutTimes(text, now).replace(WEB_ADDRESS, ',').replace(QUOTED, ',');
  const { about, at } = sessionWords(language);
  const called = [...sessionWords(language).called, IS_CALLED];
  const topic = clause(bare, about, [...at, ...called], language);
  const name = quotedIn(text) ?? clause(bare, called, [...about, ...at], language) ?? behindKind(bare, language);
  const place = clause(bare, at, [...about, ...called, FOR], language) ?? (begins ? buildingIn(bare, language) : null);
  const [moment] = moments;
  const seats = seatsIn(text);
  return {
    kind: kindIn(text),
    title: (name ?? topic)?.slice(0, LONGEST.title) ?? null,
    place: place?.slice(0, LONGEST.place) ?? null,
    link,
    about: topic?.slice(0, LONGEST_CLAUSE) ?? null,
    date: moment?.kind === 'moment' ? moment.date : moment?.kind === 'days' ? moment.from : null,
    minute: moment?.kind === 'moment' ? moment.minute : null,
    minutes: moment?.kind === 'moment' && moment.until ? (moment.until.getTime() - moment.at.getTime()) / 60_000 : null,
    capacity: seats !== null && seats.count <= MOST_PLACES ? seats.count : null,
  };
}

/** Without when it is, how often and from when on. */
function withoutTimes(text: string, now: Date): string {
  const once = recurringIn(text, now)?.rest ?? text;
  const rest = blank(once, sinceIn(once, now));
  return readMoments(rest, now)
    .filter(({ kind }) => kind !== 'duration')
    .reduce(blank, rest);
}

/** In quotation marks of any kind; an apostrophe within a word is none. */
const QUOTED = /[“"„]([^“”"„]+)[”"]|(?<![\p{L}\d])['‘’]([^'’‘]{3,}?)['’](?!\p{L})/u;

function quotedIn(text: string): string | undefined {
  const [, double, single] = QUOTED.exec(text) ?? [];
  return double ?? single;
}

const among = (...keys: ('names' | 'bears' | 'it' | 'fillers' | 'titleNames' | 'becomes')[]) =>
  LANGUAGES.flatMap((language) => keys.flatMap((key) => sessionWords(language)[key]))
    .toSorted((one, other) => other.length - one.length)
    .join('|');
const FILLERS = `(?:\\s+(?:${among('fillers')}))*`;
/** What stands right before a title: "noem het", "het heet", "de titel is". */
const IS_CALLED = [
  `(?:${among('names')})\\s+(?:${among('it')})${FILLERS}`,
  `(?:${among('it')})\\s+(?:${among('bears')})${FILLERS}`,
  `(?:${among('it')})\\s+(?:is|['’]s)\\s+called`,
  `(?:${among('titleNames')})(?:\\s+(?:is|${among('becomes')})|\\s*:)${FILLERS}`,
].join('|');
const TITLE_BEHIND = new RegExp(`(?<!\\p{L})(?:${IS_CALLED})\\s+(?=[^\\s,;])([^,;\\n]+)`, 'iu');
/** "Laat het Kennistafel heten". */
const TITLE_BEFORE = new RegExp(
  `(?<!\\p{L})(?:${among('it')})${FILLERS}\\s+([^,;\\n]+?)\\s+(?:${among('bears')})(?!\\p{L})`,
  'iu',
);

/** What something is called from now on, as words say, and where all that says so stands; null: they do not. */
export function titleGiven(text: string): { title: string; start: number; end: number } | null {
  const found = TITLE_BEHIND.exec(text) ?? TITLE_BEFORE.exec(text);
  const said = found?.[1] ?? '';
  const title = (quotedIn(said) ?? said.replace(/[“”"„]|[.!]+$/gu, '')).trim().slice(0, LONGEST.title);
  return found === null || title === '' ? null : { title, start: found.index, end: found.index + found[0].length };
}

/** Before whom it is for: no place goes on over it. */
const FOR = 'voor|for';

/** "Webinar financieringsvormen, dinsdag …": what stands behind what it is called, up to a comma or the place. */
function behindKind(bare: string, language: Language): string | null {
  const { about, at, called, online } = sessionWords(language);
  const kinds = LANGUAGES.flatMap((one) => Object.values(texts(one).sessions.kinds));
  const said = clause(bare, kinds.map(literally), [...about, ...at, ...called, ...online, FOR], language);
  const tells = wordsOf(said ?? '').some((word) => !isEverydayWord(word, language));
  return said !== null && tells && bare.includes(',') ? said : null;
}

/** "…, zaal 2 provinciehuis, …", "…, Hengelo, gemeentehuis, …": the part with a building in it, and a bare town before it. */
function buildingIn(bare: string, language: Language): string | null {
  const { buildings } = sessionWords(language);
  const parts = bare.split(/[,;.\n]+/).map((part) => part.trim());
  const at = parts.findIndex((part) => wordsOf(part).some((word) => buildings.includes(word)));
  const part = parts[at];
  if (part === undefined || wordsOf(part).length > MOST_WORDS) return null;
  const town = /^\p{Lu}[\p{L}-]+$/u.exec(parts[at - 1] ?? '')?.[0];
  return town === undefined ? part : `${part}, ${town}`;
}

/** More words than these are no place. */
const MOST_WORDS = 6;

/** What stands behind the first of some words, until a comma or what else begins, without what only leads on. */
function clause(text: string, words: readonly string[], until: readonly string[], language: Language): string | null {
  const found = new RegExp(`(?<!\\p{L})(?:${words.join('|')})\\s+([^,;.\\n]+)`, 'iu').exec(text)?.[1];
  const end = found?.search(new RegExp(`(?<!\\p{L})(?:${until.join('|')})(?!\\p{L})`, 'iu')) ?? -1;
  const said = end < 0 ? found : found?.slice(0, end);
  const leads = new RegExp(`(?:\\s+(?:${sessionWords(language).leads.join('|')}))+\\s*$`, 'iu');
  const left = ` ${said ?? ''}`.trimEnd().replace(leads, '').trim();
  return left === '' ? null : left;
}

/** "Een webinar", "de kennissessie": as each kind is called, in either language. */
export function kindIn(text: string): SessionKind | null {
  const isSaid = (name: string, language: Language) => {
    const said = new Set(wordsOf(text).map((word) => stem(word, language)));
    return wordsOf(name).every((word) => said.has(stem(word, language)));
  };
  const kinds = Object.values(SessionKind);
  return (
    kinds.find((kind) => LANGUAGES.some((language) => isSaid(texts(language).sessions.kinds[kind], language))) ??
    kinds.find((kind) => LANGUAGES.some((language) => isMisspeltIn(text, texts(language).sessions.kinds[kind]))) ??
    null
  );
}

/** "Leernetwrk", "webbinar": in as many letters as only one of them has. */
function isMisspeltIn(text: string, name: string): boolean {
  const wanted = wordsOf(name).join(' ');
  if (wanted.includes(' ')) return false;
  return wordsOf(text).some(
    (word) => word[0] === wanted[0] && typingMistakes(word, wanted, MOST_MISTAKES) <= MOST_MISTAKES,
  );
}

const MOST_MISTAKES = 2;
