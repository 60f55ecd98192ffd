import type { Period } from '../../calendar/period-named.ts';
import type { Language } from '../../chat/language.ts';
import type { Actor } from '../../chat/skill.ts';
import { dateInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import { isSmall, SMALLEST_SHOWN } from '../../people/small-groups.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Counted, CountedPlace } from './asked.ts';
import {
  countCases,
  countMessages,
  countQuestions,
  countSessions,
  countUsers,
  countVisits,
  type Within,
} from './repository.ts';

/** Figures of the organisation of who asks, or of all others together: so nothing of one is worked out from a sum. */
export interface Scope {
  tx: Transaction;
  actor: Actor;
  language: Language;
  isOfOthers: boolean;
  place: CountedPlace | null;
}

/** One kind of figure over a stretch, in a line; what is of too few people says so. */
export function lineOf(scope: Scope, what: Counted, period: Period): Promise<string> {
  return LINES[what](scope, period);
}

const LINES: Readonly<Record<Counted, (scope: Scope, period: Period) => Promise<string>>> = {
  async questions(scope, period) {
    const { figures } = texts(scope.language);
    const when = periodInWords(period, scope.language);
    const { people, ...counts } = await countQuestions(scope.tx, within(scope, period));
    return isSmall(people) ? figures.questionsOfFew(when, SMALLEST_SHOWN) : figures.questions(when, counts);
  },
  async users(scope, period) {
    const { figures } = texts(scope.language);
    const when = periodInWords(period, scope.language);
    const people = await countUsers(scope.tx, within(scope, period));
    // Rounded, so that of two stretches none tells who was there in one of them only.
    const about = Math.floor(people / SMALLEST_SHOWN) * SMALLEST_SHOWN;
    return isSmall(people) ? figures.usersFew(when, SMALLEST_SHOWN) : figures.users(when, about);
  },
  async cases(scope, period) {
    const { figures } = texts(scope.language);
    const counts = await countCases(scope.tx, within(scope, period), scope.place?.codes ?? null);
    const shown = seesEachCase(scope) ? (count: number) => String(count) : figures.count;
    return figures.cases({
      when: periodInWords(period, scope.language),
      place: scope.place?.name ?? null,
      running: shown(counts.running),
      handedOver: shown(counts.handedOver),
      closed: shown(counts.closed),
      helped: shown(counts.helped),
    });
  },
  async messages(scope, period) {
    const count = await countMessages(scope.tx, within(scope, period));
    return texts(scope.language).figures.messages(periodInWords(period, scope.language), count);
  },
  async visits(scope, period) {
    const counts = await countVisits(scope.tx, within(scope, period));
    return texts(scope.language).figures.visits(periodInWords(period, scope.language), counts);
  },
  async sessions(scope, period) {
    const counts = await countSessions(scope.tx, within(scope, period));
    return texts(scope.language).figures.sessions(periodInWords(period, scope.language), counts);
  },
};

/** Who looks after the cases of an organisation sees each of them, and so how many there are. */
function seesEachCase({ actor: { roles }, isOfOthers }: Scope): boolean {
  return !isOfOthers && (roles.has('broker') || roles.has('administrator'));
}

function within({ actor: { organisationId }, isOfOthers }: Scope, period: Period): Within {
  return { organisationId, isOfOthers, period };
}

/** "in november 2026", "in kwartaal 3 van 2026", "tot nu toe". */
export function periodInWords({ unit, from }: Period, language: Language): string {
  const { periods } = texts(language).figures;
  switch (unit) {
    case 'day':
      return periods.day(dateInWords(from, language));
    case 'week':
      return periods.week(dateInWords(from, language));
    case 'month':
      return periods.in(dateInWords(from.slice(0, 7), language));
    case 'quarter':
      return periods.quarter((Number(from.slice(5, 7)) + 2) / 3, from.slice(0, 4));
    case 'year':
      return periods.in(from.slice(0, 4));
    case 'ever':
      return periods.ever;
  }
}
