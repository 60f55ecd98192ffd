import type { Language } from '../../../chat/language.ts';
import { texts } from '../../../i18n/texts.ts';
import { tellingWords } from '../../../routing/need.ts';
import { stateText } from './cards.ts';
import type { CaseChat } from './deps.ts';
import type { CaseView } from './repository.ts';

/** As many characters of what was asked as one knows a case by. */
const LONGEST_BEGIN = 45;

type Nameable = Pick<CaseView, 'number' | 'request'>;

/** What a case is called within a sentence: its number and its first words. */
export function caseName({ number, request }: Nameable, language: Language): string {
  return texts(language).cases.named(
    number,
    request === null ? null : firstWords(told(request, language), LONGEST_BEGIN),
  );
}

/** Where a sentence, or a greeting before it, ends. */
const PARTS = /(?<=[.!?\n,])\s+/;
const ARTICLE = /(?:^|\s)(?:een|'?n|de|het|a|an|the)\s/i;
/** Fewer words that tell one case from another are said before anything is told: "kun je me helpen?". */
const FEWEST_TELLING = 2;

/** What was asked from where it begins to tell something: "Hoi, kun je me helpen? Ik had net …" is known by no greeting. */
function told(request: string, language: Language): string {
  const parts = request.split(PARTS);
  const begin = parts.findIndex((part) => {
    const names = part.endsWith(',') && ARTICLE.test(part);
    return names || tellingWords(part, language).size >= FEWEST_TELLING;
  });
  return begin > 0 ? parts.slice(begin).join(' ') : request;
}

/** The same on a button, where there is less room. */
export function caseLabel({ number, request }: Nameable, language: Language): string {
  const { cases } = texts(language);
  const title = cases.filerTitle(number);
  // Two places go to what stands between them.
  return request === null
    ? title
    : `${title}: ${firstWords(told(request, language), LONGEST_LABEL - title.length - 2)}`;
}

/** A case in one line, as it stands in a list of somebody's own. */
export function ownCaseLine({ names }: Pick<CaseChat, 'names'>, view: CaseView, language: Language): string {
  const place = view.municipalityCode === null ? null : names.municipality(view.municipalityCode);
  const topics = view.topics.map((topic) => names.topic(topic, language)).join(', ');
  const state = stateText(view, language).replace(/\.$/, '');
  return texts(language).cases.ownCase(view.number, place, topics, state, view.counter?.name ?? null);
}

/** What fits on a button of a telephone. */
const LONGEST_LABEL = 40;

function firstWords(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > longest / 2 ? cut.slice(0, end) : cut).replace(/[\s.,;:]+$/, '')}…`;
}

/** A case within a text, by its number. */
const NUMBER = /(?:\b(?:casus|case)\s*|#)(\d{1,9})\b/gi;
/** A text that begins with whom it is about, and what it says of that case. */
const BEGINS_WITH = /^\s*(?:over\s+|about\s+)?(?:(?:casus|case)\s*|#)\d{1,9}\s*[:,;–-]\s*(?=\S)/i;

/** The numbers of the cases that a text names. */
export function numbersIn(text: string): number[] {
  return [...new Set([...text.matchAll(NUMBER)].map(([, number]) => Number(number)))];
}

/** What a text says of the case with whose number it begins; else all of it. */
export function saidOfIt(text: string): string {
  return text.replace(BEGINS_WITH, '');
}
