import type { Language } from '../../chat/language.ts';
import type { Vocabulary } from '../../learning-content/library.ts';
import { weekdaysMeant } from './day-words.ts';
import { HOURS } from './own-card.ts';
import { daysBetweenMeant, paceMeant } from './pace-words.ts';
import type { Choices } from './repository.ts';
import { themesMeant } from './theme-words.ts';

/** What somebody chooses by their words: how often, on which days, in which part of the day, about what, or several in one sentence. */
export interface ChoicesMeant {
  choices: Partial<Pick<Choices, 'pace' | 'themes' | 'days' | 'fromMinute' | 'untilMinute'>>;
  /** They named how often, and there is no such pace. */
  noSuchPace: boolean;
}

/** @param where.now how often they get something, and the themes and days they have */
export function choicesMeant(
  text: string,
  where: { vocabulary: Vocabulary; language: Language; now: Pick<Choices, 'pace' | 'themes' | 'days'> },
): ChoicesMeant {
  const { vocabulary, language, now } = where;
  const between = daysBetweenMeant(text);
  const pace = paceMeant(text, now.pace);
  const themes = themesMeant(text, { vocabulary, language, now: now.themes });
  const days = weekdaysMeant(text, now.days);
  return {
    choices: {
      ...(pace === null ? {} : { pace }),
      ...(themes === null ? {} : { themes }),
      ...(days === null ? {} : { days }),
      ...hoursMeant(text),
    },
    // Who names their days counts none between them: "mijn dagen doorgeven".
    noSuchPace: between !== null && pace === null && days === null,
  };
}

const MORNING = /(?:\b|['’]s |\p{L})(?:ochtends?|morgens|voormiddag)\b|\bmornings?\b/iu;
const AFTERNOON = /(?:\b|['’]s |\p{L})middags?\b(?!pauze)|\bafternoons?\b/iu;
const NOT = /\b(?:niet|geen|nooit|not|no|never)\b/i;

/** The part of the day; of one that is left out the other. Nothing: neither is named, or both are. */
function hoursMeant(text: string): Partial<Pick<Choices, 'fromMinute' | 'untilMinute'>> {
  const [morning, afternoon] = [MORNING.test(text), AFTERNOON.test(text) && !/voormiddag/i.test(text)];
  if (morning === afternoon) return {};
  return morning === NOT.test(text) ? HOURS.afternoon : HOURS.morning;
}
