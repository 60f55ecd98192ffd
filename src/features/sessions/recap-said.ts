import { instantAt, localTimeAt, plusDays } from '../../calendar/local-time.ts';
import { readMoments } from '../../calendar/moment-in-words.ts';
import { LANGUAGES } from '../../chat/language.ts';
import { type Button, paragraph } from '../../chat/reply.ts';
import { answered } from '../../chat/saying.ts';
import type { Intent, Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { says } from '../../places/said.ts';
import { ARTICLE, LONGEST_BEGUN, RECAP, sessionName } from './actions.ts';
import type { SessionDeps } from './deps.ts';
import { isCalled, outcomeAsked } from './outcome.ts';
import { heldOf, type Series, type Session } from './repository.ts';
import { sessionWords } from './said.ts';
import { titleOf, whenIn } from './words.ts';

interface Held {
  series: Series;
  session: Session;
}

/** "Maak een verslag van donderdag", "stuur het verslag rond", of a broker of whom a session was held, whatever else it may be read as. */
export function recapIntent(deps: SessionDeps): Intent {
  return {
    name: 'session recap',
    role: 'broker',
    purposes: ['session', 'broadcast', 'question', 'pledge', 'visit'],
    fits: async (turn, text) => ((await recapMeant(deps, turn, text)).length > 0 ? 1 : 0),
    run: async (turn, text) => recapOffered(turn, await recapMeant(deps, turn, text), text),
  };
}

const RECAPS = new RegExp(
  `(?<!\\p{L})(?:${LANGUAGES.flatMap((language) => sessionWords(language).recap).join('|')})(?!\\p{L})`,
  'iu',
);
/** So many of the latest are looked at, and so long ago one is that is not named. */
const MOST_LOOKED_AT = 20;
const DAYS_UNNAMED = 14;

/** The sessions that were held of which a recap may be meant; none: no recap is spoken of, or it is asked what stands in it. */
export async function recapMeant(deps: SessionDeps, turn: Turn, text: string): Promise<Held[]> {
  const { organisationId, roles } = turn.actor;
  if (turn.setting !== 'direct' || organisationId === null || !roles.has('broker')) return [];
  const [head = ''] = text.split(':');
  if (!RECAPS.test(head) || says(head, 'visits') || (await outcomeAsked(deps, turn, text)) !== null) return [];
  const all = await heldOf(deps.prisma, organisationId, turn.now, MOST_LOOKED_AT);
  const onDay = all.filter(({ session }) => isOnDay(head, session, turn.now));
  if (onDay.length > 0) return onDay.slice(0, 1);
  const since = plusDays(localTimeAt(turn.now).date, -DAYS_UNNAMED);
  const latest = all.filter(({ session }) => localTimeAt(session.startsAt).date >= since);
  const called = latest.filter(({ series }) => isCalled(head, series));
  return called.length > 0 ? called : latest;
}

/** Whether words name its day, as it is counted from the day before it or from now: "donderdag", "9 februari", "gisteren". */
function isOnDay(text: string, { startsAt }: Session, now: Date): boolean {
  const { date } = localTimeAt(startsAt);
  const before = instantAt(plusDays(date, -1), 12 * 60);
  return [before, now].some((from) =>
    readMoments(text, from).some((read) => {
      if (read.kind === 'duration') return false;
      const options = read.kind === 'unclear' ? read.options : [read];
      // "Gisteren" may be read as the same weekday to come.
      const isPast = read.kind === 'unclear' && read.why === 'past';
      const days = [date, ...(isPast ? [plusDays(date, 7)] : [])];
      return options.some((one) =>
        one.kind === 'days' ? one.from === one.until && days.includes(one.from) : days.includes(one.date),
      );
    }),
  );
}

/** The recap is written by a press, with what stands behind a colon; of one that is there it is said who got it. */
export function recapOffered({ language }: Turn, some: readonly Held[], text: string): Outcome {
  const { sessions } = texts(language);
  const [only, ...others] = some;
  if (!only) return answered({ language, body: [paragraph(sessions.noneHeld)] });
  const begun = /:\s*(\S.*)$/su.exec(text)?.[1]?.trim().slice(0, LONGEST_BEGUN) ?? '';
  const write = ({ session }: Held, label: string) => ({
    ...{ kind: 'action' as const, label, action: RECAP, payload: { sessionId: session.id, begun } },
  });
  const named = ({ series, session }: Held) => [titleOf(series, language), whenIn(session, language)] as const;
  if (others.length > 0) {
    const buttons = some.slice(0, MOST_ASKED).map((one) => write(one, named(one).join(', ').slice(0, LONGEST_LABEL)));
    return answered({ language, body: [paragraph(sessions.whichRecap)], buttons });
  }
  const { session } = only;
  const isWritten = session.recap !== null;
  const article: Button = {
    ...{ kind: 'action', label: sessions.buttons.article, action: ARTICLE, payload: { sessionId: session.id } },
  };
  return answered({
    language,
    subject: sessionName(session.id),
    body: [paragraph((isWritten ? sessions.recapThere : sessions.recapBegin)(...named(only)))],
    buttons: isWritten
      ? [write(only, sessions.buttons.recapAgain), article]
      : [{ ...write(only, sessions.buttons.recap), style: 'primary' }],
  });
}

const MOST_ASKED = 5;
const LONGEST_LABEL = 70;
