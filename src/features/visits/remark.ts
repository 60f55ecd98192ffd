import { ephemeral } from '../../chat/call.ts';
import { remarkReply } from '../../chat/cards.ts';
import { LANGUAGES } from '../../chat/language.ts';
import type { Button, ReplyDraft } from '../../chat/reply.ts';
import { type CallAction, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName, LONGEST_REMARK, REMARK, remarkSchema } from './actions.ts';
import type { VisitDeps } from './deps.ts';
import { isBefore, isTheirs } from './life.ts';
import { changeVisit, lockVisit, type Visit } from './repository.ts';

/**
 * What an organiser said of a draft that changes nothing of the visit as it is known: it may be for its guests to know, and is put with
 * it by a press.
 *
 * @returns null: it is too long to be a remark
 */
export function remarkCard({ language }: Turn, visit: Visit, text: string): ReplyDraft | null {
  const { remark, buttons } = texts(language).visits;
  const words = remarkIn(text);
  if (words.length > LONGEST_REMARK) return null;
  const payload = { visitId: visit.id, version: visit.version, words };
  const add = (adds: boolean, label: string): Button => ({
    kind: 'action',
    label,
    action: REMARK,
    payload: { ...payload, adds },
  });
  const subject = invitationName(visit.id);
  return remarkReply({ language, subject, asks: remark.asks, words }, [
    add(true, buttons.add),
    add(false, buttons.leaveOut),
  ]);
}

/** The buttons of such a remark, in every language. */
export const REMARK_BUTTONS = {
  yes: LANGUAGES.map((language) => texts(language).visits.buttons.add),
  no: LANGUAGES.map((language) => texts(language).visits.buttons.leaveOut),
};

/** What stands behind a colon is what is to be said: "zet erbij: …". */
function remarkIn(text: string): string {
  const at = text.search(/:\s/);
  const behind = at < 0 ? '' : text.slice(at + 1).trim();
  return behind === '' ? text.trim() : behind;
}

/** The press that puts a remark with a draft, or leaves it out. */
export function remarkCall(deps: VisitDeps): CallAction {
  return callAction({
    name: REMARK,
    role: 'colleague',
    payload: remarkSchema,
    async run(turn, { visitId, version, words, adds }, tx) {
      const { visits } = texts(turn.language);
      const visit = await lockVisit(tx, visitId);
      if (!visit || !isTheirs(turn.actor, visit)) return ephemeral(turn, visits.gone);
      if (!adds) return ephemeral(turn, visits.remark.left);
      if (!isBefore(visit)) return ephemeral(turn, visits.notNow);
      if (visit.version !== version) return ephemeral(turn, visits.changedMeanwhile);
      await addRemark(tx, visit, words, turn);
      deps.changed(visitId);
      return { response: ephemeral(turn, visits.changedDraft), messages: [] };
    },
  });
}

async function addRemark(tx: Transaction, { id, prepare }: Visit, words: string, { actor }: Turn): Promise<void> {
  const remarks = [prepare, words].filter((part) => part !== null).join('. ');
  await changeVisit(tx, id, { prepare: remarks, state: 'draft', editedById: actor.personId });
}
