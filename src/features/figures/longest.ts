import { localTimeAt } from '../../calendar/local-time.ts';
import { othersReadAlong, told } from '../../chat/saying.ts';
import type { Outcome, Turn } from '../../chat/skill.ts';
import { dateInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import { askedOn, type Counted } from './asked.ts';
import { type FiguresDeps, readerOf } from './deps.ts';
import { longestCase, longestQuestion } from './repository.ts';
import type { Told } from './spoken.ts';

/**
 * "Welke wacht het langst?": of the cases that somebody looks after, or else filed; of the questions for a broker where these are
 * spoken of.
 */
export async function showLongest(deps: FiguresDeps, turn: Turn, text: string, last: Told): Promise<Outcome> {
  const { prisma } = deps;
  const { actor, language } = turn;
  const { figures, people, cases } = texts(language);
  if (othersReadAlong(turn)) return told(turn, people.onlyInPrivate);
  const { personId, organisationId, roles } = actor;
  if (personId === null || organisationId === null) return told(turn, figures.forWhom);
  const day = (moment: Date) => dateInWords(localTimeAt(moment).date, language);
  if (isOfQuestions(turn, askedOn(text, readerOf(deps, turn))?.what ?? last.what) && roles.has('broker')) {
    const since = await longestQuestion(prisma, organisationId);
    if (since === null) return told(turn, figures.noneWaits);
    return withButton(turn, figures.longestQuestion(day(since)), figures.showQuestions, '/impact open-vragen');
  }
  const looksAfter = roles.has('broker') || roles.has('administrator');
  const of = looksAfter ? { organisationId } : { filedBy: personId };
  const found = await longestCase(prisma, of, last.place?.codes ?? null);
  if (found === null) return told(turn, figures.noneWaits);
  const line = figures.longestCase(found.number, day(found.since), found.counter);
  return withButton(turn, line, figures.showCase(found.number), cases.caseCommand(found.number));
}

/** Questions are what is named, or nothing is and one is spoken of. */
function isOfQuestions({ spokenOf = [] }: Turn, what: readonly Counted[]): boolean {
  return what.length === 0 ? spokenOf[0]?.subject.startsWith('gap:') === true : what.join() === 'questions';
}

function withButton({ language }: Turn, line: string, label: string, says: string): Outcome {
  const body = [{ kind: 'paragraph' as const, text: line }];
  return { status: 'answered', replies: [{ language, body, buttons: [{ kind: 'say', label, text: says }] }] };
}
