import { isSameAudience } from '../../audiences/audience.ts';
import { keptNamedIn } from '../../audiences/nameable.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import { settling } from '../../chat/saying.ts';
import type { Outcome, Settled, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { isAsked } from '../../language/questions-in.ts';
import { wordsOf } from '../../language/words.ts';
import type { Transaction } from '../../store/transaction.ts';
import { whichOf } from './choosing.ts';
import type { BroadcastDeps } from './deps.ts';
import { LONGEST_ALT, LONGEST_TITLE } from './form.ts';
import { can, isWithoutText } from './life.ts';
import { linkIn } from './link.ts';
import { rewritten } from './locked.ts';
import { remarkCard, whichMoment } from './remark.ts';
import { type Broadcast, type Contents, lockBroadcast } from './repository.ts';
import { fieldIn } from './rewording.ts';
import { broadcastWords } from './said.ts';
import { namesItsDay, whenBeside } from './schedule.ts';
import { shown, withCard } from './shown.ts';
import { notDoneIn } from './undone.ts';
import { viewOf, whomFor } from './view.ts';
import { NOBODY_NAMED, type Whom, whomSaid } from './whom.ts';
import { insteadIn, splitMessage, textTyped, titleIn, withoutQuoted } from './wording.ts';

/** What words change of a draft is changed, whatever they say of it: whom it is for, when it goes out, what it says. */
export function changed(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, text: string): Outcome {
  const { broadcasts } = texts(turn.language);
  if (!can('edit', broadcast)) return withCard(deps, turn, broadcast, broadcasts.pressToCorrect);
  return settling('answered', async (tx) => {
    const now = await lockBroadcast(tx, broadcast.id);
    if (!now || turn.actor.personId === null || !can('edit', now))
      return { replies: await shown(deps, tx, turn, broadcast.id) };
    return draftChanged(deps, tx, turn, now, text);
  });
}

/** The draft with what words change of it; or what is asked, where they do not say that. */
async function draftChanged(
  deps: BroadcastDeps,
  tx: Transaction,
  turn: Turn,
  before: Broadcast,
  text: string,
): Promise<Settled> {
  const { broadcasts } = texts(turn.language);
  const { contents, whom, why } = await changesMeant(deps, tx, turn, { broadcast: before, text });
  if (whom.unknown.length > 0)
    return { replies: await shown(deps, tx, turn, before.id, broadcasts.unknown(whom.unknown)) };
  if (contents === null && mayBeText(before, { text, whom, why })) {
    const words = { [fieldIn(turn, before)]: textTyped(text, turn.language) };
    return rewritten(deps, tx, turn, { before, contents: words });
  }
  if (contents === null) return { replies: await notChanged(deps, tx, turn, before, { text, whom, why }) };
  if (isAsItWas(before, contents)) return { replies: await shown(deps, tx, turn, before.id, broadcasts.sameWhom) };
  const nobody = await reachesNobody(deps, tx, before, contents);
  if (nobody !== null) return { replies: await shown(deps, tx, turn, before.id, nobody(turn)) };
  const which = isOnlyWhen(contents) ? whichMoment(turn, before, text) : null;
  if (which !== null) return { replies: [which] };
  const isAsking = isWithoutText(before) && contents.textNl === undefined && contents.textEn === undefined;
  const undone = await notDoneIn(deps, tx, turn, { text, contents });
  const line = [
    broadcasts.changed,
    ...(isAsking ? [broadcasts.whatText] : []),
    ...(why === undefined ? [] : [why]),
    ...(undone.length === 0 ? [] : [broadcasts.notDone(undone)]),
  ].join(' ');
  const settled = await rewritten(deps, tx, turn, { before, contents, line });
  return { ...settled, replies: [...(settled.replies ?? []), ...(await whichOf(tx, turn, before.id, whom.several))] };
}

/** So many words may be the text that is waited for; fewer rather say something of it. */
const LEAST_OF_TEXT = 5;

/** "De sleutel ligt bij de balie", where the text is waited for, is that, whatever it seems to do. */
function mayBeText(
  before: Broadcast,
  { text, whom, why }: { text: string; whom: Whom; why: string | undefined },
): boolean {
  const isOfWhom = whom.several.length + whom.lists.length + whom.visits.length > 0;
  return (
    isWithoutText(before) && !isOfWhom && why === undefined && !isAsked(text) && wordsOf(text).length >= LEAST_OF_TEXT
  );
}

/** Whether words that say nothing but whom it is for leave that as it is. */
function isAsItWas(before: Broadcast, { audience, ...others }: Partial<Contents>): boolean {
  return audience !== undefined && Object.keys(others).length === 0 && isSameAudience(audience, before.audience);
}

function isOnlyWhen(contents: Partial<Contents>): boolean {
  return contents.sendAt !== undefined && Object.keys(contents).length === 1;
}

/** What is asked where words change nothing that is understood: who is meant, the text, or whether they come with it. */
async function notChanged(
  deps: BroadcastDeps,
  tx: Transaction,
  turn: Turn,
  before: Broadcast,
  { text, whom, why }: { text: string; whom: Whom; why: string | undefined },
): Promise<ReplyDraft[]> {
  const { broadcasts } = texts(turn.language);
  const which = await whichOf(tx, turn, before.id, whom.several);
  if (which.length > 0) return which;
  if (whom.lists.length > 0) return shown(deps, tx, turn, before.id, broadcasts.whichList(whom.lists));
  const remark =
    why === undefined && !isWithoutText(before)
      ? (whichMoment(turn, before, text) ?? remarkCard(turn, before, text))
      : null;
  if (remark !== null) return [remark];
  const line = why ?? (isWithoutText(before) ? broadcasts.whatText : broadcasts.changeWhat);
  return shown(deps, tx, turn, before.id, line);
}

/** Why words that name people change nothing: nobody is left of who gets it now; null: somebody is. */
async function reachesNobody(
  deps: BroadcastDeps,
  tx: Transaction,
  before: Broadcast,
  { audience, channels = before.channels }: Partial<Contents>,
): Promise<((turn: Turn) => string) | null> {
  if (audience === undefined || channels.length > 0) return null;
  const now = await viewOf(tx, deps, before);
  const then = await viewOf(tx, deps, { ...before, audience });
  if (now.count?.total === 0 || then.count?.total !== 0) return null;
  return ({ language }) => texts(language).broadcasts.reachesNobodyNow(whomFor(then, language));
}

/** What words change of a draft: they say whom and when, and behind a colon what. */
export async function changesMeant(
  deps: BroadcastDeps,
  tx: Transaction,
  turn: Turn,
  { broadcast, text }: { broadcast: Broadcast; text: string },
): Promise<{ contents: Partial<Contents> | null; whom: Whom; why: string | undefined }> {
  const worded = wordedSo(turn, broadcast, text);
  const { head: said } = splitMessage(text);
  // What is quoted is of its words then, and tells of nobody and of no moment.
  const whole = worded === null ? said : withoutQuoted(said);
  if (worded !== null && whole === said && linkIn(text) === null)
    return { contents: worded, whom: NOBODY_NAMED, why: undefined };
  const when = whenBeside(whole, await keptNamedIn(tx, turn, whole), turn, broadcast.sendAt);
  const head = when?.at == null ? whole : when.rest;
  const whom = await whomSaid(deps, tx, turn, broadcast, head);
  const contents = contentsMeant(turn, broadcast, { text, head, whom, worded, sendAt: when?.at ?? null });
  return { contents, whom, why: when?.why ?? undefined };
}

interface Meant {
  text: string;
  /** Of it what may tell whom it is for. */
  head: string;
  whom: Whom;
  /** What it changes by its form alone. */
  worded: Partial<Contents> | null;
  sendAt: Date | null;
}

/** @returns null: they change nothing */
function contentsMeant(
  turn: Turn,
  broadcast: Broadcast,
  { text, head, whom, worded, sendAt }: Meant,
): Partial<Contents> | null {
  const { head: whole, tail } = splitMessage(text);
  const link = linkIn(text);
  if (link !== null) return { link };
  if (tail !== null && broadcast.pictureId !== null && namesPicture(whole, turn))
    return { pictureAlt: tail.slice(0, LONGEST_ALT) };
  const { audience, channels } = whom;
  const words = tail === null ? null : textOf(turn, text, { head, isAbout: audience !== null || channels.length > 0 });
  if (audience === null && words === null && channels.length === 0 && sendAt === null) return worded;
  const ids = new Set([...broadcast.channels, ...channels.map(({ id }) => id)]);
  return {
    ...worded,
    ...(sendAt === null ? {} : { sendAt }),
    ...(audience === null ? {} : { audience }),
    ...(channels.length === 0 ? {} : { channels: [...ids] }),
    ...(words === null ? {} : turn.language === 'nl' ? { textNl: words } : { textEn: words }),
  };
}

/** What words change by their form alone: a title that they give, one thing instead of another; null: neither. */
function wordedSo(turn: Turn, broadcast: Broadcast, text: string): Partial<Contents> | null {
  const title = titleIn(text, turn.language);
  if (title !== null) return { title: title.slice(0, LONGEST_TITLE) };
  const field = fieldIn(turn, broadcast);
  if (namesItsDay(text, turn.now, broadcast.sendAt)) return null;
  const other = insteadIn(broadcast[field] ?? '', text, turn.language);
  return other === null ? null : { [field]: other };
}

/** What stands behind a colon is the text where it is said to be, or where it is said whom it is for; else it is all text, or none. */
function textOf(turn: Turn, text: string, { isAbout }: { head: string; isAbout: boolean }): string | null {
  const typed = textTyped(text, turn.language);
  if (typed !== text.trim()) return typed;
  return isAbout || turn.reading?.kindOf('broadcast') === 'write' ? splitMessage(text).tail : null;
}

/** "Plaatje: een bakfiets voor het stadhuis". */
function namesPicture(head: string, { language }: Turn): boolean {
  const last = wordsOf(head).at(-1);
  return last !== undefined && broadcastWords(language).picture.includes(last);
}
