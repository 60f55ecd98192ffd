import type { Audience } from '../../audiences/audience.ts';
import { audienceMeant, kindsIn, type Nameable, namesEverybody } from '../../audiences/reading.ts';
import type { Language } from '../../chat/language.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { recognisePlaces } from '../../gazetteer/recognition.ts';
import { isWrittenEveryday } from '../../language/general-words.ts';
import { wordsOf } from '../../language/words.ts';
import { addressIn } from '../../places/address.ts';
import { blank, seatsIn, withoutMoments } from '../../places/amounts.ts';
import { visitWords } from './said.ts';

/** Longer than any name of a host. */
const LONGEST_HOST = 120;

/** A visit as one sentence tells of it. */
export interface Told {
  host: string | null;
  address: string | null;
  capacity: number | null;
  /** Null: nobody is named. */
  audience: Audience | null;
}

/** What a sentence tells of a visit, beside its times: "… voor alle makelaars … bij een kringloopwerkplaats, 15 man". */
export function toldIn(
  text: string,
  { nameable, language, before, now }: { nameable: Nameable; language: Language; before: Audience; now: Date },
): Told {
  const seats = seatsIn(text);
  const address = addressIn(text);
  const rest = blank(blank(withoutMoments(text, now), seats), address);
  const { at, guests } = visitWords(language);
  const host = hostIn(rest, { text, nameable, language });
  const whom = clausesBehind(rest, guests, at).find((clause) => !beginsWithVisit(clause, language)) ?? null;
  const named = whom === null ? null : audienceMeant(whom, nameable, language, before, { isNew: true });
  return {
    host: host === null ? null : hostNamed(host, nameable.gazetteer, language),
    address: address?.address ?? townIn(host, whom === null ? rest : rest.replace(whom, ','), nameable.gazetteer),
    capacity: seats?.count ?? null,
    audience:
      named ?? audienceElsewhere(host === null ? rest : rest.replace(host, ','), { nameable, language, before }),
  };
}

/** "Nodig de ambassadeurs uit voor een werkbezoek aan …": what they are invited for, and not who they are. */
function beginsWithVisit(clause: string, language: Language): boolean {
  const { articles, visit } = visitWords(language);
  const [first = ''] = wordsOf(clause).filter((word) => !articles.includes(word));
  return visit.some((word) => first.endsWith(word));
}

/**
 * Whom one visits, as it is said: behind "bij"; else behind "aan" or "naar", where nobody is invited by it; else what stands behind the
 * word for a visit itself, where more than that is told.
 *
 * @param rest the text without its times, places and address
 */
function hostIn(
  rest: string,
  { text, nameable, language }: { text: string; nameable: Nameable; language: Language },
): string | null {
  const { at, towards, guests, visit } = visitWords(language);
  const until = [...guests, ...towards];
  const isPlace = (clause: string) => townsIn(clause, nameable.gazetteer).some(({ start }) => start === 0);
  const isGroup = (clause: string) => {
    const begun = clause.split(/\s+/).slice(0, LONGEST_GROUP).join(' ');
    const { roles, departments } = kindsIn(begun, nameable);
    return namesEverybody(begun) || roles.length + departments.length > 0;
  };
  // "To plan a site visit to De Cirkel" names whom one visits behind the visit.
  const isOfVisit = (clause: string) => wordsOf(clause).some((word) => visit.includes(word));
  const behindAt = clausesBehind(rest, at, guests).find((clause) => !isPlace(clause) && !isOfVisit(clause));
  const behindTo = () => clausesBehind(rest, towards, guests).find((clause) => !isPlace(clause) && !isGroup(clause));
  const behindVisit = () =>
    clausesBehind(
      rest,
      visit.map((word) => `\\p{L}*${word}`),
      until,
    ).find((clause) => saysMore(clause, language));
  return behindAt ?? behindTo() ?? (rest === text ? null : behindVisit()) ?? null;
}

/** In so many words a group is named, where one is. */
const LONGEST_GROUP = 3;

/** Whether words are more than what stands around a name, or a verb: "plannen", "uit", "volgende". */
function saysMore(clause: string, language: Language): boolean {
  const isVerb = (word: string) => language === 'nl' && word.endsWith('en');
  return wordsOf(clause).some((word) => !isWrittenEveryday(word, language) && !isVerb(word));
}

/** The places in a text that lie in one municipality, each with where it stands. */
export function townsIn(text: string, gazetteer: Gazetteer) {
  return recognisePlaces(gazetteer, text).filter(({ municipalities }) => municipalities.length === 1);
}

/**
 * The town in which a host is, for where no street is told: within what the host is called, or elsewhere behind "in" or by itself.
 *
 * @param rest without the host and whom it is for: those may be of another town
 */
function townIn(host: string | null, rest: string, gazetteer: Gazetteer): string | null {
  const [ofHost] = host === null ? [] : townsIn(host, gazetteer);
  const [elsewhere] = townsIn(rest, gazetteer).filter(({ start }) => IN_A_TOWN.test(rest.slice(0, start)));
  return (ofHost ?? elsewhere)?.place ?? null;
}

const IN_A_TOWN = /(?:[,.;\n]|(?<!\p{L})(?:in|te|bij|near|at))\s*$/iu;

/** The name of a host without what only leads on, up to the town it is in: "de Cirkel op", "een bakker in Olst die zuurdesem bakt". */
function hostNamed(said: string, gazetteer: Gazetteer, language: Language): string | null {
  const { leads, articles } = visitWords(language);
  const [town] = townsIn(said, gazetteer).filter(({ start }) => start > 0);
  const words = town === undefined ? said : said.slice(0, town.end);
  const behind = new RegExp(`(?:\\s+(?:${[...leads, ...articles].join('|')}))+$`, 'iu');
  const name = withoutArticle(
    words
      .replace(/[\s(–-]+$/u, '')
      .replace(behind, '')
      .trim(),
    language,
  ).slice(0, LONGEST_HOST);
  return name === '' ? null : name;
}

/** Who is named outside "voor …": "nodig alle inkopers uit", "alleen communicatie"; a place there is rather where it is. */
function audienceElsewhere(
  rest: string,
  { nameable, language, before }: { nameable: Nameable; language: Language; before: Audience },
): Audience | null {
  const { roles, departments } = kindsIn(rest, nameable);
  if (roles.length > 0 || departments.length > 0) {
    const found = audienceMeant(rest, nameable, language, before, { isNew: true });
    return found && { ...found, places: before.places };
  }
  return namesEverybody(rest) || visitWords(language).anybody.some((words) => rest.toLowerCase().includes(words))
    ? before
    : null;
}

/** What stands behind each of some words, until a comma or what `until` begins. */
function clausesBehind(text: string, words: readonly string[], until: readonly string[]): string[] {
  const ending = new RegExp(`(?<!\\p{L})(?:${until.join('|')})(?!\\p{L})`, 'iu');
  const behind = new RegExp(`(?<!\\p{L})(?:${words.join('|')})\\s+(?=([^,;.\\n]+))`, 'giu');
  return [...text.matchAll(behind)].flatMap(([, found = '']) => {
    const end = found.search(ending);
    const clause = (end < 0 ? found : found.slice(0, end)).trim();
    return clause === '' ? [] : [clause];
  });
}

function withoutArticle(name: string, language: Language): string {
  const articles = visitWords(language).articles.join('|');
  // “De Cirkel” is a name, “de bakker” is none.
  return name.replace(new RegExp(`^(?:${articles})\\s+`, 'u'), '');
}
