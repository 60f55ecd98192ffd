import { localTimeAt } from '../../calendar/local-time.ts';
import { readMoments } from '../../calendar/moment-in-words.ts';
import { ephemeral } from '../../chat/call.ts';
import { newChoice, remarkReply } from '../../chat/cards.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { type CallAction, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { LONGEST_REMARK, messageName, REMARK, remarkSchema } from './actions.ts';
import type { BroadcastDeps } from './deps.ts';
import { cardsOf, problemWith } from './form.ts';
import { type Broadcast, changeContents, lockBroadcast } from './repository.ts';
import { fieldIn } from './rewording.ts';
import { splitMessage, withOther } from './wording.ts';

/**
 * What somebody said beside a draft that is no change which is understood: it may be part of what the message is to say, which a press
 * decides.
 *
 * @returns null: it is too long to be a remark
 */
export function remarkCard({ language }: Turn, { id, version }: Broadcast, text: string): ReplyDraft | null {
  const { remark } = texts(language).broadcasts;
  const words = splitMessage(text).tail ?? text.trim();
  if (words === '' || words.length > LONGEST_REMARK) return null;
  const button = (adds: boolean, label: string): Button => ({
    kind: 'action',
    label,
    action: REMARK,
    payload: { broadcastId: id, version, words, adds },
  });
  return remarkReply({ language, subject: messageName(id), asks: remark.asks, words }, [
    button(true, remark.add),
    button(false, remark.leaveOut),
  ]);
}

/**
 * "Om half 11", beside a draft that names an hour itself: it is asked whether the message says so, or goes out then.
 *
 * @returns null: it can only be when it goes out
 */
export function whichMoment(turn: Turn, broadcast: Broadcast, text: string): ReplyDraft | null {
  const { language, now } = turn;
  const { instead, remark } = texts(language).broadcasts;
  const [said, more] = readMoments(text, now);
  const clocks = readMoments(broadcast[fieldIn(turn, broadcast)] ?? '', now).filter(({ kind }) => kind === 'moment');
  const [clock, another] = clocks;
  if (said?.kind !== 'moment' || more || !clock || another || broadcast.sendAt !== null) return null;
  // With a day it is a moment of its own, which the text does not name.
  if (localTimeAt(now).date !== said.date && /\p{L}{5,}/u.test(said.text)) return null;
  const old = CLOCK_IN.exec(clock.text)?.[0] ?? clock.text;
  const payload = {
    broadcastId: broadcast.id,
    version: broadcast.version,
    words: said.text,
    insteadOf: old,
    adds: true,
  };
  return {
    language,
    subject: messageName(broadcast.id),
    framed: true,
    card: `${newChoice()}:moment`,
    body: [paragraph(instead.asks(said.text))],
    buttons: [
      { kind: 'action', label: instead.inText(old, said.text), action: REMARK, payload },
      { kind: 'say', label: instead.send(said.text), text: instead.sayWhen(said.text) },
      { kind: 'action', label: remark.leaveOut, action: REMARK, payload: { ...payload, adds: false } },
    ],
  };
}

/** The hour in words that may name a day before it. */
const CLOCK_IN = /(?:om|at)\s.+$/iu;

/** The press that puts a remark behind the text of a draft, or leaves it out. */
export function remarkCall(deps: BroadcastDeps): CallAction {
  return callAction({
    name: REMARK,
    role: 'broker',
    payload: remarkSchema,
    async run(turn, { broadcastId, version, words, insteadOf, adds }, tx) {
      const { broadcasts } = texts(turn.language);
      const before = await lockBroadcast(tx, broadcastId);
      const problem = problemWith(turn, before, version);
      if (problem !== null || !before) return ephemeral(turn, problem ?? broadcasts.gone);
      if (!adds) return ephemeral(turn, broadcasts.remark.left);
      const field = fieldIn(turn, before);
      const now = before[field];
      const text =
        (insteadOf !== undefined && now !== null ? withOther(now, insteadOf, words) : null) ??
        [now ?? '', words].join('\n').trim();
      await changeContents(tx, before.id, {
        by: turn.actor.personId ?? before.editedById,
        contents: { [field]: text },
      });
      return { response: ephemeral(turn, broadcasts.changed), messages: await cardsOf(deps, tx, before) };
    },
  });
}
