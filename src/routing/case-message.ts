import type { PlaceMention } from '../gazetteer/mention.ts';
import {
  ABOUT_ANOTHER,
  ABOUT_SOMETHING,
  BUSINESS,
  CONTACT,
  ENTREPRENEURS,
  FIRST_PERSON,
  HOW_IN_GENERAL,
  IN_GENERAL,
  INVERTED,
  KNOWLEDGE,
  LOOKING_FOR_ONE,
  NEED,
  OWN_BUSINESS,
  OWN_START,
  OWN_SUBJECT,
  OWN_SUPPLY,
  OWN_WORK,
  PERSON,
  REFERRAL,
  SOMEBODY_FROM,
  SOMEWHERE_SOMEBODY,
  SUPPOSED,
  THEY,
  WITH_WHOM,
} from './case-patterns.ts';
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
  /** Tells of a contact with somebody, or introduces them: then what is asked is likely what they ask. */
  told: boolean;
}

/** A message before it is known whether it tells of somebody. */
type Read = Omit<Message, 'told'>;

function isAboutAnother(sentence: string): boolean {
  return ABOUT_ANOTHER.test(sentence) || SOMEWHERE_SOMEBODY.test(sentence);
}

/** Who speaks of a business of their own in so many words, or of something only a business has to do with. */
function isOwnVoice({ said, topics }: Message): boolean {
  return FIRST_PERSON.test(said) && topics.some(({ asked, personal }) => asked && personal);
}

function hasSomebody({ said, places, sentences: all }: Read): boolean {
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

/** "Geitenhouder in Vinkenbuurt wil uitbreiden": somebody is told of, with where they are, whatever their trade is called. */
function isIntroduced({ sentences: all, places }: Read): boolean {
  const theirs = places.filter(({ role }) => role === 'seat' || role === 'project').map(({ place }) => plain(place));
  return all.some(
    (sentence) =>
      ABOUT_SOMETHING.test(sentence) &&
      !FIRST_PERSON.test(sentence) &&
      !OWN_WORK.test(sentence) &&
      theirs.some((place) => sentence.indexOf(place) > 0),
  );
}

const SIGNS: readonly Sign[] = [
  { name: 'speaks of an entrepreneur', weight: 1, holds: hasSomebody },
  { name: 'tells of a contact', weight: 2, holds: ({ told }) => told },
  { name: 'introduces somebody, with a place', weight: 2, holds: isIntroduced },
  { name: 'says what they need', weight: 2, holds: hasTheirNeed },
  { name: 'asks where to send them', weight: 2, holds: ({ said }) => REFERRAL.test(said) },
  {
    name: 'speaks of a business of their own',
    weight: 3,
    holds: ({ said }) => [OWN_BUSINESS, OWN_START, OWN_SUPPLY].some((own) => own.test(said)),
  },
  { name: 'says "I" of what only a business asks', weight: 2, holds: isOwnVoice },
  { name: 'names a place', weight: 1, holds: ({ places }) => places.some(({ role }) => role !== 'other') },
  { name: 'names a topic', weight: 1, holds: ({ topics }) => topics.some(({ asked }) => asked) },
  { name: 'telegram style', weight: 1, holds: isTelegram },
  {
    name: 'asks for knowledge',
    weight: -3,
    holds: (message) => !message.told && message.sentences.some(asksForKnowledge),
  },
  // What was asked is then likely what the entrepreneur asks.
  {
    name: 'asks for knowledge, telling of a contact',
    weight: -1,
    holds: (message) => message.told && message.sentences.some(asksForKnowledge),
  },
  { name: 'asks in general', weight: -3, holds: (message) => !message.told && asksInGeneral(message) },
  { name: 'supposes a case', weight: -4, holds: (message) => !message.told && SUPPOSED.test(message.said) },
  { name: 'asks how in general', weight: -1, holds: ({ said }) => HOW_IN_GENERAL.test(said) },
  { name: 'is about own work', weight: -5, holds: ({ said }) => OWN_WORK.test(said) },
  { name: 'looks for a business or example', weight: -4, holds: ({ said }) => LOOKING_FOR_ONE.test(said) },
  {
    name: 'speaks of entrepreneurs in general',
    weight: -2,
    holds: ({ said }) => ENTREPRENEURS.test(said) && !BUSINESS.test(said),
  },
];

function asksForKnowledge(sentence: string): boolean {
  return KNOWLEDGE.test(sentence) && !WITH_WHOM.test(sentence);
}

function isTold(message: Read): boolean {
  return (CONTACT.test(message.said) && hasSomebody(message)) || isIntroduced(message);
}

/** "Waar kan een ondernemer terecht met een vraag?": any entrepreneur, anywhere. */
function asksInGeneral({ said, places }: Message): boolean {
  return IN_GENERAL.test(said) && places.every(({ kind }) => kind === 'region');
}

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
  const read = { said, sentences: sentences(said), topics, places };
  const message: Message = { ...read, told: isTold(read) };
  const holding = SIGNS.filter((sign) => sign.holds(message));
  const score = holding.reduce((sum, { weight }) => sum + weight, 0);
  const somebody = holding.some(({ name, weight }) => weight > 0 && !/place|topic|where to send|telegram/.test(name));
  const aboutSomething = holding.some(({ name }) => /place|topic|contact|own|need/.test(name));
  const decided = score >= ENOUGH && somebody && aboutSomething;
  return {
    isCase: decided,
    confidence: decided ? (CONFIDENCE.find(([least]) => score >= least)?.[1] ?? 0) : NOT_A_CASE,
    considered: holding.map(({ name, weight }) => `${name} ${weight > 0 ? '+' : ''}${weight}`),
  };
}
