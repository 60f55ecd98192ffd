import { audienceByException } from '../../audiences/exceptions.ts';
import { audienceInOrOut, beginsWithoutGroup, bringsGroupIn } from '../../audiences/in-or-out.ts';
import { idsOf, namesIn } from '../../audiences/left-out.ts';
import { peopleNamed, withinOf } from '../../audiences/people.ts';
import { rolesIn } from '../../audiences/reading.ts';
import { readMoments } from '../../calendar/moment-in-words.ts';
import type { Language } from '../../chat/language.ts';
import { settling } from '../../chat/saying.ts';
import type { Move, Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { wordsOf } from '../../language/words.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { BroadcastDeps } from './deps.ts';
import { can } from './life.ts';
import { forOthers, onLocked, rewritten } from './locked.ts';
import { type Broadcast, readBroadcast } from './repository.ts';
import { broadcastWords } from './said.ts';
import { whenWanted } from './schedule.ts';
import { shown } from './shown.ts';

/** What a message is called, which is the name of nobody. */
export function calledSo(language: Language): string[] {
  const { message, this: these } = broadcastWords(language);
  return [...message, ...these];
}

/** Whom a draft is for with who is said to be left out or to come to it; null: that is not said of anybody. */
export function audienceThen(
  { gazetteer }: Pick<BroadcastDeps, 'gazetteer'>,
  turn: Turn,
  prisma: Transaction,
  broadcast: Broadcast,
  text: string,
) {
  const { audience, title, textNl, textEn } = broadcast;
  const words = [title, textNl, textEn].join('\n');
  return audienceInOrOut({ gazetteer, prisma }, turn, { text, audience, called: calledSo(turn.language), words });
}

/** Whom a draft is for when words speak of who was left out as of an exception; null: they do not. */
export function exceptionThen(
  { gazetteer }: Pick<BroadcastDeps, 'gazetteer'>,
  turn: Turn,
  prisma: Transaction,
  { audience }: Broadcast,
  text: string,
) {
  return audienceByException({ gazetteer, prisma }, turn, { text, audience, called: calledSo(turn.language) });
}

/** Whether words say of a draft that somebody is left out or comes to it, and nothing else. */
export async function saysInOrOut(
  deps: BroadcastDeps,
  turn: Turn,
  broadcast: Broadcast,
  text: string,
): Promise<boolean> {
  return can('edit', broadcast) && (await audienceThen(deps, turn, deps.prisma, broadcast, text)) !== null;
}

/**
 * "Sanne hoeft niet", "inkoop kan eruit", "henk toch wel": who is named is left out or comes to it, and the message stays.
 *
 * @returns null: that is not said of anybody
 */
export async function leftOut(
  deps: BroadcastDeps,
  turn: Turn,
  broadcast: Broadcast,
  text: string,
): Promise<Outcome | null> {
  if (!(await saysInOrOut(deps, turn, broadcast, text))) return null;
  return onLocked(deps, turn, broadcast, 'edit', async (tx, before) => {
    const audience = (await audienceThen(deps, turn, tx, before, text)) ?? before.audience;
    const sendAt = sendAtSaid(turn, before, text);
    if (sendAt !== null) return rewritten(deps, tx, turn, { before, contents: { audience, sendAt } });
    return forOthers(deps, tx, turn, before, audience);
  });
}

/** "Anna niet, en om half 10 graag": an hour beside who is left out; a day alone may be why. */
function sendAtSaid({ now, language }: Turn, { sendAt }: Broadcast, text: string): Date | null {
  const isClock = readMoments(text, now).some(({ kind }) => kind === 'moment');
  return isClock ? (whenWanted(text, now, language, sendAt)?.at ?? null) : null;
}

/** "Bea moet het ook weten", "sandra is ziek, die kan eruit", beside a draft that has its text: of whom that is for. */
export async function whomByForm(deps: BroadcastDeps, turn: Turn, id: string, text: string): Promise<Move | null> {
  const broadcast = await readBroadcast(deps.prisma, id);
  if (!broadcast) return null;
  const isWhom =
    (await saysInOrOut(deps, turn, broadcast, text)) ||
    (await beginsWithoutGroup(deps, turn, text)) ||
    (await bringsGroupIn(deps, turn, text));
  return isWhom ? 'correction' : null;
}

/** Purposes by which somebody asks who is on a list, whichever list that is. */
const OF_LISTS = ['visit', 'session', 'network'] as const;

/** "Wie staan er op de lijst?", where a draft was spoken of last: of whom that is for, unless another thing or a group is named. */
export function asksWhoGetsIt({ reading, language }: Turn, text: string): boolean {
  const [likeliest] = reading?.purposes ?? [];
  const isOfList = OF_LISTS.some((one) => likeliest?.label === one && reading?.kindOf(one) === 'who');
  const { otherLists } = broadcastWords(language);
  return isOfList && rolesIn(text).length === 0 && !wordsOf(text).some((word) => otherLists.includes(word));
}

/** A draft with whom it is for, and of who is named in the question whether they get it. */
export function whoWouldGetIt(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, text: string): Outcome {
  const { broadcasts } = texts(turn.language);
  return settling('answered', async (tx) => {
    const { people } = await peopleNamed(tx, namesIn(text, turn.language, calledSo(turn.language)), withinOf(turn));
    const get = await idsOf({ gazetteer: deps.gazetteer, prisma: tx }, broadcast.audience);
    const [are, areNot] = [people.filter(({ id }) => get.has(id)), people.filter(({ id }) => !get.has(id))];
    const line = [
      ...(are.length === 0 ? [] : [broadcasts.getsIt(are.map(({ name }) => name))]),
      ...(areNot.length === 0 ? [] : [broadcasts.getsItNot(areNot.map(({ name }) => name))]),
    ].join(' ');
    return { replies: await shown(deps, tx, turn, broadcast.id, line === '' ? undefined : line) };
  });
}
