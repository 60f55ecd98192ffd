import { firstOf } from '../../audiences/reading.ts';
import { localTimeAt } from '../../calendar/local-time.ts';
import { MONTH_OF } from '../../calendar/words/vocabulary.ts';
import { LANGUAGES } from '../../chat/language.ts';
import { paragraph } from '../../chat/reply.ts';
import { answered } from '../../chat/saying.ts';
import type { Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { isAsked } from '../../language/questions-in.ts';
import { stem, wordsOf } from '../../language/words.ts';
import { isTheirs } from './broker-calls.ts';
import type { SessionDeps } from './deps.ts';
import { heldWithRecap, isFor, type Series, type Session } from './repository.ts';
import { sessionWords } from './said.ts';
import { titleOf, whenIn } from './words.ts';

/** A session that was held, with what came out of it. */
interface Held {
  series: Series;
  session: Session;
  recap: string;
}

/**
 * The session whose recap is asked for, "wat kwam er uit het leernetwerk?": the latest of that kind, of that title or in that month that
 * who asks was invited to, or sees to. A recap that is no knowledge yet is nobody else's to read, so it is told to them alone.
 *
 * @returns null: that is not asked, or there is none for them
 */
export async function outcomeAsked(deps: SessionDeps, turn: Turn, text: string): Promise<Held | null> {
  const { personId } = turn.actor;
  if (turn.setting !== 'direct' || personId === null || !asksOutcome(text)) return null;
  const all = await heldWithRecap(deps.prisma, turn.now, MOST_LOOKED_AT);
  for (const held of all.filter((one) => isMeant(one, text))) {
    const may = isTheirs(turn.actor, held.series) || (await isFor(deps.prisma, deps.gazetteer, held.series, personId));
    if (may) return held;
  }
  return null;
}

/** So many of the latest are looked at. */
const MOST_LOOKED_AT = 50;

/** What came out of a session, as its broker wrote it. */
export function outcomeTold({ language }: Turn, { series, session, recap }: Held): Outcome {
  const { sessions } = texts(language);
  const heading = sessions.recapNotice(titleOf(series, language), whenIn(session, language));
  return answered({ language, body: [paragraph(heading), paragraph(recap), paragraph(sessions.recapFrom)] });
}

function asksOutcome(text: string): boolean {
  return isAsked(text) && LANGUAGES.some((language) => firstOf(text, sessionWords(language).outcome) !== null);
}

/** It is of a session that is called so; where a month is named, one of that month. */
function isMeant({ series, session }: Held, text: string): boolean {
  const months = wordsOf(text).flatMap((word) => MONTH_OF.get(word) ?? []);
  return isCalled(text, series) && (months.length === 0 || months.includes(monthOf(session)));
}

/** Whether words call a session by its kind, its title, or as any session is called. */
export function isCalled(text: string, { kind, title }: Pick<Series, 'kind' | 'title'>): boolean {
  return LANGUAGES.some((language) => {
    const said = new Set(wordsOf(text).map((word) => stem(word, language)));
    const has = (word: string) => said.has(stem(word, language));
    const { kinds } = texts(language).sessions;
    const isOfKind = wordsOf(kinds[kind]).every(has);
    const isOther = !isOfKind && Object.values(kinds).some((name) => wordsOf(name).every(has));
    const names = wordsOf(title).filter((word) => word.length >= LENGTH_THAT_TELLS);
    return !isOther && (isOfKind || names.some(has) || sessionWords(language).session.some(has));
  });
}

function monthOf({ startsAt }: Session): number {
  return Number(localTimeAt(startsAt).date.split('-')[1]);
}

/** A shorter word of a title tells nothing of which it is. */
const LENGTH_THAT_TELLS = 5;
