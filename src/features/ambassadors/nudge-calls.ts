import { ephemeral } from '../../chat/call.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { DONE, doneSchema, GO_ON, LESS, noneSchema } from './actions.ts';
import { slower } from './pace.ts';
import {
  type Ambassador,
  activeAmbassador,
  changePace,
  noteNudgeReaction,
  noteReaction,
  readNudge,
} from './repository.ts';

/** What somebody does with a nudge that is no card. */
export function nudgeCalls(): CallAction[] {
  return [done(), goOn(), less()];
}

function done(): CallAction {
  return callAction({
    name: DONE,
    role: 'colleague',
    payload: doneSchema,
    async run(turn, { on, reaction }, tx) {
      const { ambassadors } = texts(turn.language);
      const { personId } = turn.actor;
      const nudge = personId === null ? null : await readNudge(tx, personId, on);
      if (!nudge || personId === null) return ephemeral(turn, ambassadors.gone);
      if (nudge.reactedAt !== null) return ephemeral(turn, ambassadors.reactedBefore);
      await noteNudgeReaction(tx, { personId, on, reaction });
      return ephemeral(turn, reaction === 'did' ? ambassadors.thanks : ambassadors.fine);
    },
  });
}

/** Who did nothing with several and was asked wants to go on. */
function goOn(): CallAction {
  return ofAmbassador(GO_ON, async (turn, { personId }, tx) => {
    await noteReaction(tx, personId);
    return ephemeral(turn, texts(turn.language).ambassadors.wentOn);
  });
}

function less(): CallAction {
  return ofAmbassador(LESS, async (turn, { personId, pace: before }, tx) => {
    const { ambassadors } = texts(turn.language);
    const pace = slower(before);
    await changePace(tx, personId, pace);
    return ephemeral(turn, pace === before ? ambassadors.slowest : ambassadors.paceNow(pace));
  });
}

/** A press that means something only of who is ambassador now; another is told so. */
function ofAmbassador(
  name: string,
  act: (turn: Turn, ambassador: Ambassador, tx: Transaction) => Promise<CallAnswer>,
): CallAction {
  return callAction({
    name,
    role: 'colleague',
    payload: noneSchema,
    async run(turn, _payload, tx) {
      const ambassador = await activeAmbassador(tx, turn.actor);
      return ambassador ? act(turn, ambassador, tx) : ephemeral(turn, texts(turn.language).ambassadors.wasNotOne);
    },
  });
}
