import { ephemeral } from '../../chat/call.ts';
import { type CallAction, callAction } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { DONE, doneSchema, GO_ON, LESS, noneSchema } from './actions.ts';
import { slower } from './pace.ts';
import { activeAmbassador, changePace, noteNudgeReaction, noteReaction, readNudge } from './repository.ts';

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
      await noteReaction(tx, personId);
      return ephemeral(turn, reaction === 'did' ? ambassadors.thanks : ambassadors.fine);
    },
  });
}

/** Who did nothing with several and was asked wants to go on. */
function goOn(): CallAction {
  return callAction({
    name: GO_ON,
    role: 'colleague',
    payload: noneSchema,
    async run(turn, _payload, tx) {
      const { ambassadors } = texts(turn.language);
      const ambassador = await activeAmbassador(tx, turn.actor);
      if (!ambassador) return ephemeral(turn, ambassadors.wasNotOne);
      await noteReaction(tx, ambassador.personId);
      return ephemeral(turn, ambassadors.wentOn);
    },
  });
}

function less(): CallAction {
  return callAction({
    name: LESS,
    role: 'colleague',
    payload: noneSchema,
    async run(turn, _payload, tx) {
      const { ambassadors } = texts(turn.language);
      const ambassador = await activeAmbassador(tx, turn.actor);
      if (!ambassador) return ephemeral(turn, ambassadors.wasNotOne);
      const pace = slower(ambassador.pace);
      await changePace(tx, ambassador.personId, pace);
      return ephemeral(turn, pace === ambassador.pace ? ambassadors.slowest : ambassadors.paceNow(pace));
    },
  });
}
