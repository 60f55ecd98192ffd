import { localTimeAt } from '../../calendar/local-time.ts';
import { ephemeral } from '../../chat/call.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import {
  ANSWER_CARD,
  answerSchema,
  cardName,
  GRADE_CARD,
  noneSchema,
  nudgeSchema,
  RESUME,
  STOP,
  WHY,
} from './actions.ts';
import { currentCards, keepAnswer } from './cards.ts';
import type { AmbassadorDeps } from './deps.ts';
import { privately } from './form.ts';
import { join, stop } from './joining.ts';
import type { Verdict } from './memory.ts';
import { answeredCard } from './message.ts';
import { joinButton } from './own-card.ts';
import { keepChoices, noteReaction, readAmbassador, readNudge } from './repository.ts';
import { ownReply } from './view.ts';
import { whyInWords } from './why.ts';

/** What somebody does with a button under a nudge, or under their own card. */
export function ambassadorCalls(deps: AmbassadorDeps): CallAction[] {
  return [resume(deps), stopNow(), why(), answer(deps), grade(deps)];
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
      else await keepChoices(tx, ambassador.personId, {});
      const reply = await ownReply(deps, tx, turn, { line: ambassadors.resumed });
      return { response: ephemeral(turn, ambassadors.resumed), messages: reply ? privately(turn, reply) : [] };
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

async function kept(
  deps: AmbassadorDeps,
  turn: Turn,
  tx: Transaction,
  { cardId, on, verdict, corrects }: { cardId: string; on: string; verdict: Verdict; corrects: boolean },
): Promise<CallAnswer> {
  const { ambassadors } = texts(turn.language);
  const { personId, organisationId } = turn.actor;
  const card = (await currentCards(tx, await deps.content())).get(cardId);
  if (!card || personId === null || organisationId === null) return ephemeral(turn, ambassadors.cardGone);
  const today = localTimeAt(turn.now).date;
  const { intervalDays, counted } = await keepAnswer(tx, { personId, cardId, verdict, today, corrects });
  if (corrects) return ephemeral(turn, `${ambassadors.graded} ${againIn(turn, intervalDays)}`);
  if (!counted) return ephemeral(turn, ambassadors.answeredBefore);
  const drawn = answeredCard(card, turn.language, { verdict, on, again: intervalDays, said: false });
  return {
    response: ephemeral(turn, verdict === 'right' ? ambassadors.right : card[turn.language][verdict]),
    messages: privately(turn, { ...drawn, card: cardName(cardId, on) }),
  };
}

function againIn({ language }: Turn, days: number): string {
  return texts(language).ambassadors.again(Math.max(1, Math.round(days / 7)));
}
