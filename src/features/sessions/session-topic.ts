import type { Situation } from '../../chat/labels.ts';
import { paragraph } from '../../chat/reply.ts';
import { answered, settling, told } from '../../chat/saying.ts';
import type { Outcome, Topic, Turn } from '../../chat/skill.ts';
import { isSpokenOfLast } from '../../chat/spoken-last.ts';
import { texts } from '../../i18n/texts.ts';
import { SESSION_TOPIC, sessionName } from './actions.ts';
import { isTheirs } from './broker-calls.ts';
import type { SessionDeps } from './deps.ts';
import { desk } from './desk-card.ts';
import { replyTo } from './member-calls.ts';
import { dateLine, declineButton, joinButton } from './message.ts';
import { isFor, type Series, type Session, seriesWith } from './repository.ts';
import { redrawnFor, seenBy } from './telling.ts';
import { whoBlocks } from './who.ts';
import { titleOf } from './words.ts';

/** What is said in the thread of a session's card, or after it: "ik kom", "toch niet", "wie komen er?". */
export function sessionTopic(deps: SessionDeps): Topic {
  const answer = (comesThen: boolean) => (turn: Turn, id: string) =>
    onSession(deps, turn, id, (one) => answerTo(deps, turn, one, comesThen));
  const show = (turn: Turn, id: string) => onSession(deps, turn, id, (one) => shown(deps, turn, one));
  return {
    name: SESSION_TOPIC,
    role: 'colleague',
    async situation(turn, id): Promise<Situation | null> {
      const found = await lookAt(deps, turn, id);
      if (!found) return null;
      // Of what is over only who sees to it still says something.
      if (found.session.endsAt <= turn.now && !isTheirs(turn.actor, found.series)) return null;
      return isSpokenOfLast(turn, sessionName(id)) ? 'asked-confirm' : 'handed-over';
    },
    moves: {
      confirmation: answer(true),
      take: answer(true),
      refusal: answer(false),
      cancellation: answer(false),
      unknown: (turn, id) => onSession(deps, turn, id, (one) => undecided(turn, one)),
      correction: (turn, id) => onSession(deps, turn, id, (one) => changedOf(deps, turn, one)),
      state: show,
      repeat: show,
    },
  };
}

/** The session, when it may be seen by who speaks. */
async function lookAt({ prisma, gazetteer }: SessionDeps, turn: Turn, id: string) {
  const { personId } = turn.actor;
  const found = await seriesWith(prisma, id);
  if (!found || personId === null) return null;
  const { series } = found;
  if (isTheirs(turn.actor, series)) return found;
  const isOpen = series.state === 'announced' || series.state === 'cancelled';
  return isOpen && (await isFor(prisma, gazetteer, series, personId)) ? found : null;
}

async function onSession(
  deps: SessionDeps,
  turn: Turn,
  id: string,
  act: (found: { series: Series; session: Session }) => Outcome | null,
): Promise<Outcome | null> {
  const found = await lookAt(deps, turn, id);
  return found && act(found);
}

function answerTo(
  deps: SessionDeps,
  turn: Turn,
  { series, session }: { series: Series; session: Session },
  isComing: boolean,
): Outcome {
  const { sessions } = texts(turn.language);
  const { personId } = turn.actor;
  if (series.state === 'draft') return desk(deps, turn, series, isComing ? sessions.pressToAnnounce : undefined);
  const isCalledOff = !isComing && turn.reading?.kindOf('session') === 'cancel';
  if (isCalledOff && isTheirs(turn.actor, series) && turn.setting === 'direct')
    return desk(deps, turn, series, sessions.pressToCancel);
  if (personId === null) return told(turn, sessions.gone);
  return settling('answered', async (tx) => {
    if (!(await isFor(tx, deps.gazetteer, series, personId)))
      return { replies: [{ language: turn.language, body: [paragraph(sessions.gone)] }] };
    const line = await replyTo(turn, tx, session, { personId, comes: isComing });
    return {
      replies: [{ language: turn.language, subject: sessionName(session.id), body: [paragraph(line)] }],
      messages: await redrawnFor(tx, turn, series.id, personId),
    };
  });
}

/** "Misschien": nothing is kept, and they may still say so. */
function undecided({ language }: Turn, { session }: { session: Session }): Outcome {
  const { sessions } = texts(language);
  const buttons = [joinButton(session, language), declineButton(session, language)];
  return answered({ language, subject: sessionName(session.id), body: [paragraph(sessions.undecided)], buttons });
}

/** A correction of a broker of theirs is one of the date; null: they are no broker of it. */
function changedOf(deps: SessionDeps, turn: Turn, { series }: { series: Series }): Outcome | null {
  const { sessions } = texts(turn.language);
  const isTheirsHere = isTheirs(turn.actor, series) && turn.setting === 'direct' && series.state === 'announced';
  return isTheirsHere ? desk(deps, turn, series, sessions.pressToMove) : null;
}

/** How it stands: for its broker the desk, for others what they were invited to. */
function shown(deps: SessionDeps, turn: Turn, { series, session }: { series: Series; session: Session }): Outcome {
  if (isTheirs(turn.actor, series) && turn.setting === 'direct') return desk(deps, turn, series);
  return settling('answered', async (tx) => {
    const seen = await seenBy(tx, series, turn.setting === 'direct' ? turn.actor.personId : null, turn.now);
    return {
      replies: [
        {
          language: turn.language,
          subject: sessionName(session.id),
          body: [
            { kind: 'heading', text: titleOf(series, turn.language) },
            paragraph(dateLine(session, seen, turn.language)),
            ...(await whoBlocks(turn, tx, series, session)),
          ],
        },
      ],
    };
  });
}
