import { type Button, paragraph } from '../../chat/reply.ts';
import { answered } from '../../chat/saying.ts';
import type { Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { shortMomentIn } from '../../places/times.ts';
import { CANCEL, EDIT_SAID, MOVE_SAID, sessionName } from './actions.ts';
import { isTheirs } from './broker-calls.ts';
import type { SessionDeps } from './deps.ts';
import { type OneChanged, oneChanged, saysOff } from './one-changed.ts';
import { type Series, type Session, toCome } from './repository.ts';
import { whereSaid } from './sketch-said.ts';
import { titleOf, whenIn } from './words.ts';

type Proposed = { some: readonly Session[]; change: OneChanged };

/** What words of a broker of theirs change of one date of an announced series; null: nothing, or it is of all of them. */
export function oneOfAnnounced({ gazetteer }: SessionDeps, turn: Turn, series: Series, text: string): Proposed | null {
  const isOfBroker = isTheirs(turn.actor, series) && turn.setting === 'direct' && series.state === 'announced';
  if (!isOfBroker || isOfThemselves(turn, text)) return null;
  const reading = { now: turn.now, language: turn.language, gazetteer };
  return oneChanged(text, toCome(series, turn.now), reading, whereSaid);
}

const OF_MEMBERS: ReadonlySet<string> = new Set(['join', 'leave', 'maybe']);
const OF_ONESELF = /(?<!\p{L})(?:ik|i)(?!\p{L})/iu;

/** "Ik ben er de 18e niet bij": whether who speaks comes, and not whether it takes place. */
function isOfThemselves({ reading }: Turn, text: string): boolean {
  const isOfMember = OF_MEMBERS.has(reading?.kindOf('session') ?? '');
  return isOfMember && (OF_ONESELF.test(text) || !saysOff(text));
}

/** The change, with the press that makes it so: who comes hears of it. */
export function oneProposed(turn: Turn, series: Series, { some, change }: Proposed): Outcome {
  const { language } = turn;
  const { sessions } = texts(language);
  const [only, ...others] = some;
  const subject = only === undefined ? {} : { subject: sessionName(only.id) };
  const buttons = some.slice(0, MOST_ASKED).flatMap((session) => buttonFor(turn, series, session, change) ?? []);
  const ask =
    only === undefined || (others.length > 0 && change.does !== 'off')
      ? sessions.whichDate
      : lineFor(turn, only, change);
  return answered({
    language,
    ...subject,
    body: [{ kind: 'heading', text: titleOf(series, language) }, paragraph(ask)],
    buttons,
  });
}

const MOST_ASKED = 5;

function lineFor({ language }: Turn, session: Session, change: OneChanged): string {
  const { sessions } = texts(language);
  const when = whenIn(session, language);
  switch (change.does) {
    case 'problem':
      return sessions.problems[change.problem];
    case 'off':
      return sessions.oneOff;
    case 'move':
      return sessions.oneMoves(when, whenIn(change.to, language));
    default:
      return [sessions.oneAsk(when), ...whereLines(change.where, sessions)].join('\n');
  }
}

function whereLines(
  { place, link }: Extract<OneChanged, { does: 'edit' }>['where'],
  { editedTo, online }: ReturnType<typeof texts>['sessions'],
): string[] {
  return [
    ...(place === undefined ? [] : [editedTo.place(place ?? online)]),
    ...(link === undefined ? [] : [editedTo.link(link)]),
  ];
}

function buttonFor({ language }: Turn, series: Series, session: Session, change: OneChanged): Button | null {
  const { sessions } = texts(language);
  const seriesId = series.id;
  const action = (label: string, name: string, payload: object): Button => ({
    kind: 'action',
    label,
    action: name,
    payload: { ...payload },
    style: 'primary',
  });
  switch (change.does) {
    case 'problem':
      return null;
    case 'off':
      return action(sessions.callOff(shortMomentIn(language, session.startsAt)), CANCEL, {
        seriesId,
        sessionId: session.id,
      });
    case 'move': {
      const { startsAt, endsAt } = change.to;
      const to = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
      return action(sessions.moveOne, MOVE_SAID, { sessionId: session.id, ...to });
    }
    default:
      return action(sessions.buttons.agreeEdit, EDIT_SAID, { seriesId, sessionId: session.id, edited: change.where });
  }
}
