import type { LocalDate } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { dateInWords, weekdayInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import type { LearningCard, Vocabulary } from '../../learning-content/library.ts';
import {
  JOIN,
  joinedSubject,
  joinSubject,
  NO_WISHES,
  OWN_CARD,
  OWN_SUBJECT,
  REST,
  RESUME,
  STOP,
  type Wishes,
} from './actions.ts';
import { cardQuestion } from './message.ts';
import type { NamedDays } from './pause-words.ts';
import { type Rest, restsOn } from './planner.ts';
import type { Ambassador, Choices } from './repository.ts';
import type { KeptRest } from './resting.ts';

/** What somebody sees of being an ambassador, with what can be done with it. */
export interface OwnView {
  ambassador: Ambassador;
  vocabulary: Vocabulary;
  today: LocalDate;
  line?: string;
  numbers?: { got: number; cards: number };
  /** The next school holiday of their region; null: none is known. */
  holiday: NamedDays | null;
  /** What a nudge looks like; left out: they know. */
  example?: LearningCard | null;
  /** What is spoken of by it; left out: how it is set. */
  subject?: string;
}

export function ownCard(view: OwnView, language: Language): ReplyDraft {
  const { ambassador, today, line, numbers, example, subject } = view;
  const { ambassadors } = texts(language);
  if (ambassador.stoppedAt !== null) {
    return { language, framed: true, body: [paragraph(ambassadors.stoppedState)], buttons: [joinButton(language)] };
  }
  const shown = example ? cardQuestion(example, language, today) : null;
  return {
    language,
    framed: true,
    card: `${OWN_CARD}:${language}`,
    standing: 'anew',
    subject: shown && example ? joinedSubject(example.id) : (subject ?? OWN_SUBJECT),
    body: [
      paragraph(line ?? ambassadors.own),
      { kind: 'list', items: choicesInWords(view, language) },
      ...(numbers ? [paragraph(ambassadors.numbers(numbers.got, numbers.cards)), paragraph(ambassadors.nextOne)] : []),
      ...(shown ? [{ kind: 'heading' as const, text: ambassadors.example }, ...shown.body] : []),
    ],
    buttons: [...(shown?.buttons ?? []), ...ownButtons(view, language)],
  };
}

function choicesInWords({ ambassador, vocabulary, today, holiday }: OwnView, language: Language): string[] {
  const { ambassadors } = texts(language);
  const { pace, days, themes, department, schoolRegion, snoozedFrom, snoozedUntil } = ambassador;
  const named = themes.flatMap((id) => vocabulary.themes[id]?.[language] ?? []);
  const office = department === null ? undefined : vocabulary.departments[department]?.[language];
  return [
    ambassadors.settings({ pace, days, hours: hoursOf(ambassador) }),
    ambassadors.aboutThemes(named),
    ...(office === undefined ? [] : [ambassadors.forDepartment(office)]),
    ...(schoolRegion === null ? [] : [ambassadors.notInHolidays(schoolRegion, holidayInWords(holiday, language))]),
    ...(snoozedUntil !== null && today < snoozedUntil
      ? [restInWords({ from: restsOn(ambassador, today) ? null : snoozedFrom, until: snoozedUntil }, language)]
      : []),
  ];
}

function holidayInWords(holiday: NamedDays | null, language: Language): NamedDays | null {
  if (holiday === null) return null;
  const { name, from, until } = holiday;
  return { name, from: dateInWords(from, language), until: dateInWords(until, language) };
}

function ownButtons({ ambassador, today }: OwnView, language: Language): Button[] {
  const { ambassadors } = texts(language);
  const { snoozedUntil } = ambassador;
  const isToCome = snoozedUntil !== null && today < snoozedUntil && !restsOn(ambassador, today);
  return [
    { kind: 'action', label: ambassadors.change, action: JOIN, payload: {} },
    restsOn(ambassador, today) || isToCome
      ? { kind: 'action', label: isToCome ? ambassadors.noRest : ambassadors.resume, action: RESUME, payload: {} }
      : { kind: 'action', label: ambassadors.restLabel, action: REST, payload: {} },
    stopButton(language),
  ];
}

function restInWords({ from, until }: Rest, language: Language): string {
  const first = from === null ? null : weekdayInWords(from, language);
  return texts(language).ambassadors.restsUntil(weekdayInWords(until, language), first);
}

/** That a rest is kept: until when, from when on if it does not begin now, and what became of the one they had. */
export function restKept({ rest: { from, until }, earlier }: KeptRest, language: Language): string {
  const { ambassadors } = texts(language);
  const again = weekdayInWords(until, language);
  const now = from === null ? ambassadors.restNow(again) : ambassadors.restLater(weekdayInWords(from, language), again);
  return earlier === null ? now : `${now} ${earlierInWords(earlier, language)}`;
}

function earlierInWords({ rest, became }: NonNullable<KeptRest['earlier']>, language: Language): string {
  const { earlierRest } = texts(language).ambassadors;
  const from = rest.from === null ? null : weekdayInWords(rest.from, language);
  return earlierRest[became](weekdayInWords(rest.until, language), from);
}

export function joinButton(language: Language, wishes: Wishes = NO_WISHES): Button {
  const { join } = texts(language).ambassadors;
  return { kind: 'action', label: join, action: JOIN, payload: { wishes }, style: 'primary' };
}

/** Ends it, for who is one or has the role. */
export function stopButton(language: Language): Button {
  return { kind: 'action', label: texts(language).ambassadors.stop, action: STOP, payload: {} };
}

/** Who was given the role and chose nothing yet: what comes to them, and that they may choose. */
export function roleCard(language: Language): ReplyDraft {
  const { ambassadors } = texts(language);
  return {
    language,
    framed: true,
    body: [paragraph(ambassadors.byRole)],
    buttons: [
      { kind: 'action', label: ambassadors.choose, action: JOIN, payload: {}, style: 'primary' },
      stopButton(language),
    ],
  };
}

/** What being one is, with the button to become one. @param line said before it @param wishes what they said of how they want it */
export function invitation(language: Language, line: string, wishes: Wishes = NO_WISHES): ReplyDraft {
  const buttons = [joinButton(language, wishes)];
  return { language, framed: true, subject: joinSubject(wishes), body: [paragraph(line)], buttons };
}

const NOON = 12 * 60;
/** The parts of a working day that can be chosen. */
export const HOURS = {
  any: { fromMinute: 9 * 60, untilMinute: 17 * 60 },
  morning: { fromMinute: 9 * 60, untilMinute: NOON },
  afternoon: { fromMinute: NOON, untilMinute: 17 * 60 },
} as const;
export type Hours = keyof typeof HOURS;

export function hoursOf({ fromMinute, untilMinute }: Pick<Choices, 'fromMinute' | 'untilMinute'>): Hours {
  if (untilMinute <= NOON) return 'morning';
  return fromMinute >= NOON ? 'afternoon' : 'any';
}

/** How they would get it, of somebody who is not one yet. */
export function wishedInWords(choices: Choices, { themes }: Vocabulary, language: Language): string {
  const { ambassadors } = texts(language);
  const settings = ambassadors.settings({ pace: choices.pace, days: choices.days, hours: hoursOf(choices) });
  const about = ambassadors.aboutThemes(choices.themes.flatMap((id) => themes[id]?.[language] ?? []));
  return ambassadors.wished(settings, about, ambassadors.join);
}
