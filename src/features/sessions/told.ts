import { type Read, readMoments } from '../../calendar/moment-in-words.ts';
import { LANGUAGES, type Language } from '../../chat/language.ts';
import { texts } from '../../i18n/texts.ts';
import { saidWords } from '../../language/said-words.ts';
import { WEB_ADDRESS } from '../../language/web-address.ts';
import { stem, wordsOf } from '../../language/words.ts';
import { SessionKind } from '../../store/generated/enums.ts';

/** How people tell of a session, see `prisma/seed/words/sessions.yaml`. */
const sessionWords = saidWords('sessions', ['about', 'at', 'called', 'leads']);

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
}

const LONGEST = { title: 120, place: 200, about: 500 };

/** "Plan een webinar over sociaal inkopen op 9 februari om 14 uur in het provinciehuis, https://…". */
export function toldOf(text: string, now: Date, language: Language): Told {
  const link = text.match(WEB_ADDRESS)?.[0] ?? null;
  const moments = readMoments(text, now).filter(({ kind }) => kind !== 'duration');
  // A comma stands for what was read, so that nothing runs on over it.
  const bare = moments.reduce(blank, text).replace(WEB_ADDRESS, ',');
  const { about, at, called } = sessionWords(language);
  const topic = clause(bare, about, [...at, ...called], language);
  const name = /[“"„]([^“”"„]+)[”"]/u.exec(text)?.[1] ?? clause(bare, called, [...about, ...at], language);
  const place = clause(bare, at, [...about, ...called], language);
  const [moment] = moments;
  return {
    kind: kindIn(text),
    title: (name ?? topic)?.slice(0, LONGEST.title) ?? null,
    place: place?.slice(0, LONGEST.place) ?? null,
    link,
    about: topic?.slice(0, LONGEST.about) ?? null,
    date: moment?.kind === 'moment' ? moment.date : moment?.kind === 'days' ? moment.from : null,
    minute: moment?.kind === 'moment' ? moment.minute : null,
  };
}

function blank(text: string, { start, end }: Read): string {
  return text.slice(0, start) + ','.repeat(end - start) + text.slice(end);
}

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
function kindIn(text: string): SessionKind | null {
  const isSaid = (name: string, language: Language) => {
    const said = new Set(wordsOf(text).map((word) => stem(word, language)));
    return wordsOf(name).every((word) => said.has(stem(word, language)));
  };
  return (
    Object.values(SessionKind).find((kind) =>
      LANGUAGES.some((language) => isSaid(texts(language).sessions.kinds[kind], language)),
    ) ?? null
  );
}
