import { localTimeAt } from '../../calendar/local-time.ts';
import { readMoments } from '../../calendar/moment-in-words.ts';
import { newChoice } from '../../chat/cards.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import type { Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { isStopWord, stem, wordsOf } from '../../language/words.ts';
import type { Transaction } from '../../store/transaction.ts';
import { titleOf } from './facts.ts';
import { mayReply } from './guest-calls.ts';
import { isTheirs } from './life.ts';
import { type Visit, visitNumbered } from './repository.ts';
import { visitWords } from './said.ts';
import { organisedBy, overFor, upcomingFor } from './upcoming.ts';

/** The visit that words mean; several: as many as they may mean; none: there is none for this person. @param isOver it has been */
export async function visitsMeant(tx: Transaction, turn: Turn, text: string, isOver = false): Promise<Visit[]> {
  const named = NAMED.exec(text)?.[1];
  if (named !== undefined) {
    const visit = await visitNumbered(tx, Number(named));
    if (visit && (isTheirs(turn.actor, visit) || (await mayReply(tx, turn, visit)))) return [visit];
  }
  if (isOver) return (await overFor(tx, turn)).slice(0, 1);
  const own = await organisedBy(tx, turn);
  const all = [...new Map([...(await upcomingFor(tx, turn)), ...own].map((visit) => [visit.id, visit])).values()];
  const scored = all.map((visit) => ({ visit, score: likeness(visit, text, turn) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ visit }) => visit);
}

/**
 * The visits that words name by their number, their host or their day; those that are only called a visit, when that can be any.
 */
export async function visitsSaid(tx: Transaction, turn: Turn, text: string): Promise<Visit[]> {
  const meant = await visitsMeant(tx, turn, text);
  const isNamed = meant.some((visit) => likeness(visit, text, turn) > 0) || NAMED.test(text);
  const called = wordsOf(text).some((word) => visitWords(turn.language).visit.includes(word));
  return isNamed || called ? meant : [];
}

/** As a visit is called on its card. */
const NAMED = /(?:werkbezoek|site visit|visit)\s+(\d{1,9})(?!\d)/i;

/** How many words of the name of a visit are in a text; its day counts most. */
function likeness({ host, slots }: Visit, text: string, { language, now }: Turn): number {
  const said = new Set(wordsOf(text).map((word) => stem(word, language)));
  const name = wordsOf(host ?? '').filter((word) => word.length > 2 && !isStopWord(word, language));
  const words = name.filter((word) => said.has(stem(word, language))).length;
  const days = new Set(slots.map(({ startsAt }) => localTimeAt(startsAt).date));
  const isDay = readMoments(text, now).some((read) => {
    if (read.kind === 'moment') return days.has(read.date);
    return read.kind === 'days' && [...days].some((day) => read.from <= day && day <= read.until);
  });
  return words + (isDay ? 2 : 0);
}

/** Asks which of several visits is meant; the answer says the same of one of them. */
export function asksWhich({ language }: Turn, some: readonly Visit[], text: string): ReplyDraft {
  const { visits } = texts(language);
  return {
    language,
    subject: newChoice(),
    body: [paragraph(visits.whichVisit)],
    buttons: some.map((visit) => ({
      kind: 'say',
      label: titleOf(visit, language).slice(0, 70),
      text: `${visits.title(visit.number, null)}: ${text}`,
    })),
  };
}
