import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import type { Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { noteReactedTo } from '../../nudges/reactions.ts';
import { seatsIn } from '../../places/amounts.ts';
import type { Via } from '../../places/history.ts';
import type { Replied } from '../../places/places.ts';
import { says } from '../../places/said.ts';
import type { Transaction } from '../../store/transaction.ts';
import { sessionName } from './actions.ts';
import { answersOf, reply, type SessionWish } from './places.ts';
import type { Series, Session } from './repository.ts';
import { movedMessages, redrawnFor } from './telling.ts';
import { whenIn } from './words.ts';

/** What came of an answer: a sentence, and what goes out to who got a place by it. */
export interface Answered {
  text: string;
  messages: OutgoingMessage[];
}

interface Answering {
  series: Series;
  session: Session;
  personId: string;
  wish: SessionWish;
  via: Via;
}

/** Somebody answers for one date. */
export async function answerFor(turn: Turn, tx: Transaction, answering: Answering): Promise<Answered> {
  const { series, session, personId, wish, via } = answering;
  const replied = await reply(tx, { sessionId: session.id, personId, wish }, { by: personId, via });
  if (!replied) return { text: texts(turn.language).sessions.gone, messages: [] };
  await noteReactedTo(tx, { personId, kind: 'session', item: series.id, reaction: 'answered' });
  const place = replied.seat?.reply === 'waiting' ? await placeOf(tx, answering) : 0;
  return {
    text: sentenceFor(turn, answering, replied, place),
    messages: await movedMessages(tx, series, session, replied.moved),
  };
}

/** The how manieth of who waits somebody is. */
async function placeOf(tx: Transaction, { series, session, personId }: Answering): Promise<number> {
  return (await answersOf(tx, personId, series)).get(session.id)?.waitingAt ?? 1;
}

function sentenceFor(
  { language, now }: Turn,
  { session, wish }: Answering,
  { decision, seat }: Replied<unknown>,
  place: number,
): string {
  const { sessions } = texts(language);
  const when = whenIn(session, language);
  if (decision.kind === 'refused') {
    const begun = session.endsAt > now ? sessions.hasBegun : sessions.isOver;
    const why = { cancelled: sessions.isOff, past: begun, 'no-second-place': sessions.noSecondPlace };
    return decision.why in why ? why[decision.why as keyof typeof why] : sessions.gone;
  }
  if (seat?.reply === 'waiting') return sessions.waits(when, place);
  const isNew = decision.kind === 'becomes';
  if (seat?.reply !== 'coming') return isNew ? sessions.declined(when) : sessions.sameDeclined(when);
  if (seat.places === 2) return isNew ? sessions.joinedTwo(when) : sessions.sameJoinedTwo(when);
  if (wish.comes && wish.places === 2) return sessions.onlyOnePlace(when);
  return isNew ? sessions.joined(when) : sessions.sameJoined(when);
}

/** The same in words, with the answer as it is said there. */
export async function answerInWords(
  turn: Turn,
  tx: Transaction,
  said: { series: Series; session: Session; personId: string; text: string; isComing: boolean },
): Promise<{ reply: ReplyDraft; messages: OutgoingMessage[] }> {
  const { series, session, personId, text, isComing } = said;
  const { wish, isMore } = isComing ? wishIn(turn, text) : NOT_COMING;
  const done = await answerFor(turn, tx, { series, session, personId, wish, via: 'words' });
  const line = isMore ? `${done.text} ${texts(turn.language).sessions.oneGuest}` : done.text;
  return {
    reply: { language: turn.language, subject: sessionName(session.id), body: [paragraph(line)] },
    messages: [...done.messages, ...(await redrawnFor(tx, turn, series.id, personId))],
  };
}

const NOT_COMING = { wish: { comes: false }, isMore: false } as const;

/** Whom else somebody brings, as their words say: "met een collega", "met twee man". */
function wishIn({ reading }: Turn, text: string): { wish: SessionWish; isMore: boolean } {
  const count = seatsIn(text)?.count ?? 1;
  const isTwo = !says(text, 'alone') && (reading?.kindOf('visit') === 'come-two' || count > 1);
  return { wish: { comes: true, places: isTwo ? 2 : 1 }, isMore: count > 1 };
}

/** "Ik kom op 9 februari", also where it might be read as another day for the session. */
export function saysToCome({ reading }: Turn): boolean {
  const kind = reading?.kindOf('visit');
  return reading?.kindOf('session') === 'join' || kind === 'come' || kind === 'come-two';
}
