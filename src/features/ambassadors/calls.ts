import { localTimeAt } from '../../calendar/local-time.ts';
import { ephemeral } from '../../chat/call.ts';
import { privately, shownPrivately } from '../../chat/saying.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { currentCard, currentCards } from '../../learning-content/kept-cards.ts';
import type { Transaction } from '../../store/transaction.ts';
import {
  ANSWER_CARD,
  answerSchema,
  cardName,
  GRADE_CARD,
  MORE_CARD,
  noneSchema,
  nudgeSchema,
  RESUME,
  STOP,
  WHY,
} from './actions.ts';
import { keepAnswer, oneMoreCard } from './cards.ts';
import type { AmbassadorDeps } from './deps.ts';
import { join, stop } from './joining.ts';
import type { Verdict } from './memory.ts';
import { answeredCard, askedCard, verdictInWords } from './message.ts';
import { joinButton } from './own-card.ts';
import { activeAmbassador, endRest, noteReaction, readAmbassador, readNudge } from './repository.ts';
import { ownReply } from './view.ts';
import { whyInWords } from './why.ts';

/** What somebody does with a button under a nudge, or under their own card. */
export function ambassadorCalls(deps: AmbassadorDeps): CallAction[] {
  return [resume(deps), stopNow(), why(), answer(deps), grade(deps), more(deps)];
}

function resume(deps: AmbassadorDeps): CallAction {
  return callAction({
    name: RESUME,
    role: 'colleague',
    payload: noneSchema,
    async run(turn, _payload, tx) {
      const { ambassadors } = texts(turn.language);
      const { personId } = turn.actor;
      const ambassador = personId === null ? null : await readAmbassador(tx, personId);
      if (!ambassador) return ephemeral(turn, ambassadors.wasNotOne);
      if (ambassador.stoppedAt !== null) await join(tx, turn.actor, {});
      else await endRest(tx, ambassador.personId);
      const reply = await ownReply(deps, tx, turn, { line: ambassadors.resumed });
      return shownPrivately(turn, ambassadors.resumed, reply);
    },
  });
}

function stopNow(): CallAction {
  return callAction({
    name: STOP,
    role: 'colleague',
    payload: noneSchema,
    async run(turn, _payload, tx) {
      const { ambassadors } = texts(turn.language);
      const were = await stop(tx, turn.actor);
      return {
        kind: 'ephemeral',
        language: turn.language,
        text: were ? ambassadors.stopped : ambassadors.wasNotOne,
        buttons: were ? [joinButton(turn.language)] : [],
      };
    },
  });
}

function why(): CallAction {
  return callAction({
    name: WHY,
    role: 'colleague',
    payload: nudgeSchema,
    async run(turn, { on }, tx) {
      const { personId } = turn.actor;
      const nudge = personId === null ? null : await readNudge(tx, personId, on);
      if (!nudge || personId === null) return ephemeral(turn, texts(turn.language).ambassadors.gone);
      await noteReaction(tx, personId);
      return ephemeral(turn, await whyInWords(tx, turn, nudge));
    },
  });
}

function answer(deps: AmbassadorDeps): CallAction {
  return callAction({
    name: ANSWER_CARD,
    role: 'colleague',
    payload: answerSchema,
    run: (turn, { cardId, on, verdict }, tx) => kept(deps, turn, tx, { cardId, on, verdict, corrects: false }),
  });
}

/** Of an answer in own words: whoever gave it knows best how it was. */
function grade(deps: AmbassadorDeps): CallAction {
  return callAction({
    name: GRADE_CARD,
    role: 'colleague',
    payload: answerSchema,
    run: (turn, { cardId, on, verdict }, tx) => kept(deps, turn, tx, { cardId, on, verdict, corrects: true }),
  });
}

/** Who wants to learn more at once gets it, without being sent more unasked. */
function more(deps: AmbassadorDeps): CallAction {
  return callAction({
    name: MORE_CARD,
    role: 'colleague',
    payload: noneSchema,
    async run(turn, _payload, tx) {
      const { ambassadors } = texts(turn.language);
      const ambassador = await activeAmbassador(tx, turn.actor);
      if (ambassador === null) return ephemeral(turn, ambassadors.wasNotOne);
      const { personId, themes } = ambassador;
      const today = localTimeAt(turn.now).date;
      const cards = await currentCards(tx, await deps.content(), turn.actor.organisationId);
      const next = await oneMoreCard(tx, cards, { personId, today, themes });
      if (next === null) return ephemeral(turn, ambassadors.noMoreCards);
      return {
        response: ephemeral(turn, ambassadors.oneMoreBelow),
        messages: privately(turn, askedCard(next, turn.language, today)),
      };
    },
  });
}

async function kept(
  deps: AmbassadorDeps,
  turn: Turn,
  tx: Transaction,
  { cardId, on, verdict, corrects }: { cardId: string; on: string; verdict: Verdict; corrects: boolean },
): Promise<CallAnswer> {
  const { ambassadors } = texts(turn.language);
  const { personId, organisationId } = turn.actor;
  const card = await currentCard(tx, await deps.content(), organisationId, cardId);
  if (!card || personId === null || organisationId === null) return ephemeral(turn, ambassadors.cardGone);
  const today = localTimeAt(turn.now).date;
  const { intervalDays, counted } = await keepAnswer(tx, { personId, cardId, verdict, today, corrects });
  if (corrects) return ephemeral(turn, `${ambassadors.graded} ${againIn(turn, intervalDays)}`);
  if (!counted) return ephemeral(turn, ambassadors.answeredBefore);
  const drawn = answeredCard(card, turn.language, { verdict, on, again: intervalDays, said: false });
  return {
    response: ephemeral(turn, verdictInWords(card, verdict, turn.language)),
    messages: privately(turn, { ...drawn, card: cardName(cardId, on) }),
  };
}

function againIn({ language }: Turn, days: number): string {
  return texts(language).ambassadors.again(Math.max(1, Math.round(days / 7)));
}
