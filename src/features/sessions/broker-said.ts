import { namesDayOf } from '../../calendar/day-named.ts';
import { localTimeAt } from '../../calendar/local-time.ts';
import { MONTH_OF } from '../../calendar/words/vocabulary.ts';
import { LANGUAGES } from '../../chat/language.ts';
import { paragraph } from '../../chat/reply.ts';
import { answered } from '../../chat/saying.ts';
import type { Named, Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { isAsked } from '../../language/questions-in.ts';
import { wordsOf } from '../../language/words.ts';
import { seatsMeant } from '../../places/amounts.ts';
import { MOST_PLACES, SET_CAPACITY, sessionName } from './actions.ts';
import { isTheirs } from './broker-calls.ts';
import type { SessionDeps } from './deps.ts';
import { desk } from './desk-card.ts';
import { editSaid, namesEdit } from './edit-said.ts';
import { editProposed } from './editing.ts';
import { saysOff } from './one-changed.ts';
import { datesNamed } from './one-date.ts';
import { oneOfAnnounced, oneProposed } from './one-proposed.ts';
import { listSeries, type Series, type Session, toCome } from './repository.ts';
import { sessionWords } from './said.ts';
import { titleOf } from './words.ts';

/** Whether words name what of an announced session changes, of all of it or of one date. */
export function changesAnnounced(deps: SessionDeps, turn: Turn, series: Series, text: string): boolean {
  return namesEdit(text) || oneOfAnnounced(deps, turn, series, text) !== null;
}

/** So many of the latest are looked at. */
const MOST_LOOKED_AT = 8;
const OF_ONESELF = /(?<!\p{L})(?:ik|i)(?!\p{L})/iu;

/**
 * "18 maart vervalt", "zeg die van mei af": that one of its very days does not take place is said of a session, whatever was spoken of since.
 *
 * @returns null: they say no such thing of one of theirs, or it may be of several
 */
export async function calledOff({ prisma }: SessionDeps, turn: Turn, text: string): Promise<Named | null> {
  const { organisationId, roles } = turn.actor;
  if (turn.setting !== 'direct' || !roles.has('broker') || organisationId === null) return null;
  if (!saysOff(text) || isAsked(text) || namesOther(text) || OF_ONESELF.test(text) || beginsElse(turn)) return null;
  const latest = await listSeries(prisma, organisationId, MOST_LOOKED_AT);
  const named = latest.filter((series) => series.state === 'announced' && namesDate(text, series, turn.now));
  const [next] = named.length === 1 && named[0] ? toCome(named[0], turn.now) : [];
  return next ? { id: next.id, text, move: 'correction' } : null;
}

/** By its day or its month; "de eerste" may be of anything. */
function namesDate(text: string, series: Series, now: Date): boolean {
  const dates = toCome(series, now);
  const months = new Set(wordsOf(text).flatMap((word) => MONTH_OF.get(word) ?? []));
  const isOfMonth = dates.some(({ startsAt }) => months.has(Number(localTimeAt(startsAt).date.slice(5, 7))));
  return (isOfMonth || namesDayOf(text, dates, now)) && datesNamed(text, dates, now).some.length > 0;
}

/** It names something else that can be spoken of: a message, a site visit. */
export function namesOther(text: string): boolean {
  const others = LANGUAGES.flatMap((language) => sessionWords(language).others);
  return wordsOf(text).some((word) => others.includes(word));
}

/** From this chance on words are surely for something. */
const SURELY = 0.6;

/** A correction of a broker of theirs is one of the date; null: they are no broker of it. */
export function changedOf(
  deps: SessionDeps,
  turn: Turn,
  { series, session, text }: { series: Series; session: Session; text: string },
): Outcome | null {
  const { sessions } = texts(turn.language);
  const isTheirsHere = isTheirs(turn.actor, series) && turn.setting === 'direct' && series.state === 'announced';
  const one = oneOfAnnounced(deps, turn, series, text);
  if (one !== null) return oneProposed(turn, series, one);
  if (beginsElse(turn)) return null;
  const capacity = capacityOf(turn, { series, session }, text);
  if (capacity !== null) return capacity;
  if (!isTheirsHere) return null;
  const edited = editSaid(text, session, { now: turn.now, language: turn.language, gazetteer: deps.gazetteer });
  if (edited !== null) return editProposed(turn, series, session, edited);
  return desk(deps, turn, series, saysOff(text) ? sessions.pressToCancel : sessions.pressToMove);
}

/** "Nodig de makelaars uit voor een lunch, 10 plekken": surely something new, whatever it might change of a session. */
export function beginsElse({ reading }: Turn): boolean {
  if (!reading) return false;
  const surely = new Set(reading.purposes.flatMap(({ label, chance }) => (chance >= SURELY ? [label] : [])));
  // "Toch 20 plekken" is said of visits as well: of those only what plans one is something else.
  if (surely.has('visit')) return reading.kindOf('visit') === 'plan';
  return surely.has('broadcast') || surely.has('case') || surely.has('criteria');
}

/** "Maximaal 30 plekken", of its broker: a press makes it so; null: no number of places is named, or it is not theirs. */
export function capacityOf(
  turn: Turn,
  { series, session }: { series: Series; session: Session },
  text: string,
): Outcome | null {
  const { sessions } = texts(turn.language);
  const seats = seatsMeant(text, session.capacity);
  if (
    seats === null ||
    seats > MOST_PLACES ||
    beginsElse(turn) ||
    turn.setting !== 'direct' ||
    !isTheirs(turn.actor, series)
  )
    return null;
  if (series.state !== 'draft' && series.state !== 'announced') return null;
  // No card of the desk: that is drawn anew when somebody answers, and would lose what was understood.
  return answered({
    language: turn.language,
    subject: sessionName(session.id),
    body: [{ kind: 'heading', text: titleOf(series, turn.language) }, paragraph(sessions.pressForCapacity(seats))],
    buttons: [
      {
        kind: 'action',
        label: sessions.makeCapacity(seats),
        action: SET_CAPACITY,
        payload: { seriesId: series.id, capacity: seats },
        style: 'primary',
      },
    ],
  });
}
