import type { LocalDate } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { weekdayInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import type { LearningCard, Vocabulary } from '../../learning-content/library.ts';
import { JOIN, JOIN_SUBJECT, joinedSubject, OWN_CARD, REST, RESUME, STOP } from './actions.ts';
import { cardQuestion } from './message.ts';
import { type Rest, restsOn } from './planner.ts';
import type { Ambassador, Choices } from './repository.ts';

/** What somebody sees of being an ambassador, with what can be done with it. */
export interface OwnView {
  ambassador: Ambassador;
  vocabulary: Vocabulary;
  today: LocalDate;
  line?: string;
  numbers?: { got: number; cards: number };
  /** What a nudge looks like; left out: they know. */
  example?: LearningCard | null;
  /** What is spoken of by it; left out: nothing that is waited for. */
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
    ...(shown && example ? { subject: joinedSubject(example.id) } : subject === undefined ? {} : { subject }),
    body: [
      paragraph(line ?? ambassadors.own),
      { kind: 'list', items: choicesInWords(view, language) },
      ...(numbers ? [paragraph(ambassadors.numbers(numbers.got, numbers.cards))] : []),
      ...(shown ? [{ kind: 'heading' as const, text: ambassadors.example }, ...shown.body] : []),
    ],
    buttons: [...(shown?.buttons ?? []), ...ownButtons(view, language)],
  };
}

function choicesInWords({ ambassador, vocabulary, today }: OwnView, language: Language): string[] {
  const { ambassadors } = texts(language);
  const { pace, days, themes, department, schoolRegion, snoozedFrom, snoozedUntil } = ambassador;
  const named = themes.flatMap((id) => vocabulary.themes[id]?.[language] ?? []);
  const office = department === null ? undefined : vocabulary.departments[department]?.[language];
  return [
    ambassadors.settings({ pace, days, hours: hoursOf(ambassador) }),
    ambassadors.aboutThemes(named),
    ...(office === undefined ? [] : [ambassadors.forDepartment(office)]),
    ...(schoolRegion === null ? [] : [ambassadors.notInHolidays(schoolRegion)]),
    ...(snoozedUntil !== null && today < snoozedUntil
      ? [restInWords({ from: restsOn(ambassador, today) ? null : snoozedFrom, until: snoozedUntil }, language)]
      : []),
  ];
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
    { kind: 'action', label: ambassadors.stop, action: STOP, payload: {} },
  ];
}

function restInWords({ from, until }: Rest, language: Language): string {
  const first = from === null ? null : weekdayInWords(from, language);
  return texts(language).ambassadors.restsUntil(weekdayInWords(until, language), first);
}

/** That a rest is kept: until when, and from when on if it does not begin now. */
export function restKept({ from, until }: Rest, language: Language): string {
  const { ambassadors } = texts(language);
  const again = weekdayInWords(until, language);
  return from === null ? ambassadors.restNow(again) : ambassadors.restLater(weekdayInWords(from, language), again);
}

export function joinButton(language: Language): Button {
  return { kind: 'action', label: texts(language).ambassadors.join, action: JOIN, payload: {}, style: 'primary' };
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
      { kind: 'action', label: ambassadors.stop, action: STOP, payload: {} },
    ],
  };
}

/** What being one is, with the button to become one. @param line said before it */
export function invitation(language: Language, line: string): ReplyDraft {
  return { language, framed: true, subject: JOIN_SUBJECT, body: [paragraph(line)], buttons: [joinButton(language)] };
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
