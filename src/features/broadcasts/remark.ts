import { localTimeAt } from '../../calendar/local-time.ts';
import { type Read, readMoments } from '../../calendar/moment-in-words.ts';
import { answerBeside } from '../../chat/asked-beside.ts';
import { ephemeral } from '../../chat/call.ts';
import { newChoice, remarkReply } from '../../chat/cards.ts';
import { LANGUAGES } from '../../chat/language.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { told } from '../../chat/saying.ts';
import { type CallAction, callAction, type Outcome, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { LONGEST_REMARK, messageName, REMARK, remarkSchema } from './actions.ts';
import type { BroadcastDeps } from './deps.ts';
import { cardsOf, problemWith } from './form.ts';
import { can } from './life.ts';
import { type Broadcast, changeContents, lockBroadcast } from './repository.ts';
import { fieldIn, REWORDINGS } from './rewording.ts';
import { withCard } from './shown.ts';
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

/** The buttons of {@link remarkCard} and {@link whichMoment}, in every language. */
export const REMARK_BUTTONS = {
  yes: LANGUAGES.map((language) => texts(language).broadcasts.remark.add),
  no: LANGUAGES.map((language) => texts(language).broadcasts.remark.leaveOut),
};

/** "Toch niet", "ja graag", typed where those buttons stand; null: they do not, or this is no answer to them. */
export function remarkAnswered(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, text: string): Outcome | null {
  const answer = can('edit', broadcast) ? answerBeside(turn, messageName(broadcast.id), text, REMARK_BUTTONS) : null;
  if (answer === null) return null;
  const { remark } = texts(turn.language).broadcasts;
  // Which words they were is known to the button alone.
  return answer === 'no' ? withCard(deps, turn, broadcast, remark.left) : told(turn, remark.pressToAdd);
}

/**
 * "Om half 11", beside a draft that names an hour itself: it is asked whether the message says so, or goes out then.
 *
 * @returns null: it can only be when it goes out
 */
export function whichMoment(turn: Turn, broadcast: Broadcast, text: string): ReplyDraft | null {
  const { now } = turn;
  const [said, more] = readMoments(text, now);
  const day = whichDay(turn, broadcast, text);
  if (day !== null) return asked(turn, broadcast, day);
  const clocks = readMoments(broadcast[fieldIn(turn, broadcast)] ?? '', now).filter(({ kind }) => kind === 'moment');
  const [clock, another] = clocks;
  if (said?.kind !== 'moment' || more || !clock || another || broadcast.sendAt !== null) return null;
  // With a day it is a moment of its own, which the text does not name.
  if (localTimeAt(now).date !== said.date && /\p{L}{5,}/u.test(said.text)) return null;
  const old = CLOCK_IN.exec(clock.text)?.[0] ?? clock.text;
  return asked(turn, broadcast, { said: said.text, old });
}

/** "Nee, het is 18 december", beside a draft that names a day itself and where nothing is said of sending; null: it is not so. */
function whichDay(turn: Turn, broadcast: Broadcast, words: string): { said: string; old: string } | null {
  const { reading } = turn;
  const isOfSending = reading?.purposes[0]?.label === 'broadcast' && !(reading.kindOf('broadcast') in REWORDINGS);
  const [said, more] = readMoments(words, turn.now).filter(isDay);
  const [old, another] = readMoments(broadcast[fieldIn(turn, broadcast)] ?? '', turn.now).filter(isDay);
  if (isOfSending || broadcast.sendAt !== null || !said || more || !old || another) return null;
  return { said: said.text, old: old.text };
}

function isDay(read: Read): boolean {
  return read.kind === 'days' && read.from === read.until;
}

/** Whether the text says so, or it goes out then. */
function asked(
  { language }: Turn,
  { id, version }: Broadcast,
  { said, old }: { said: string; old: string },
): ReplyDraft {
  const { instead, remark } = texts(language).broadcasts;
  const payload = { broadcastId: id, version, words: said, insteadOf: old, adds: true };
  return {
    language,
    subject: messageName(id),
    framed: true,
    card: `${newChoice()}:moment`,
    body: [paragraph(instead.asks(said))],
    buttons: [
      { kind: 'action', label: instead.inText(old, said), action: REMARK, payload },
      { kind: 'say', label: instead.send(said), text: instead.sayWhen(said) },
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
